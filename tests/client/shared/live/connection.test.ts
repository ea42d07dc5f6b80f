import { describe, expect, test } from 'vitest'
import type { LiveNews, LiveSource } from '#client/shared/live/connection.ts'
import { LiveConnection } from '#client/shared/live/connection.ts'
import { LiveExchange } from '#client/shared/live/exchange.ts'

/** A network and a clock in the test's hands. */
class World implements LiveSource {
  readonly urls: string[] = []
  answer: number | null = 200
  #streams: { closed: boolean; on: Map<string, (event: Event) => void> }[] = []
  #timers: { at: number; ring: () => void }[] = []
  #now = 0

  open(url: string) {
    this.urls.push(url)
    const stream = { closed: false, on: new Map<string, (event: Event) => void>() }
    this.#streams.push(stream)
    return {
      addEventListener: (name: string, listener: unknown) => void stream.on.set(name, listener as (event: Event) => void),
      close: () => {
        stream.closed = true
      },
    } as Pick<EventSource, 'addEventListener' | 'close'>
  }
  status() {
    return Promise.resolve(this.answer)
  }
  wait(ms: number, ring: () => void) {
    const timer = { at: this.#now + ms, ring }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((t) => t !== timer)
    }
  }
  random = () => 0.5

  /** Open streams; one that was closed and never said so would stay here. */
  get running() {
    return this.#streams.filter((s) => !s.closed).length
  }
  say(name: string, data: unknown = null) {
    const event = { data: JSON.stringify(data) } as unknown as Event
    for (const stream of this.#streams.filter((s) => !s.closed)) stream.on.get(name)?.(event)
  }
  async pass(ms: number) {
    const until = this.#now + ms
    for (;;) {
      const next = this.#timers.filter((t) => t.at <= until).toSorted((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#now = next.at
      this.#timers = this.#timers.filter((t) => t !== next)
      next.ring()
      await new Promise((done) => setTimeout(done, 0))
    }
    this.#now = until
  }
}

const change = (seq: number) => ({ seq, act: 'value.enter', subject: `actual:${seq}:2025:0` })
const connect = () => {
  const world = new World()
  const news: LiveNews[] = []
  const connection = new LiveConnection(world, (one) => news.push(one))
  return { world, news, connection }
}

describe('one connection', () => {
  test('comes back from where it was cut', async () => {
    const { world, news, connection } = connect()
    connection.start(5, 'kim')
    world.say('hello', { seq: 5 })
    world.say('changes', [change(6), change(7)])
    world.say('error')
    expect(news).toEqual([
      { kind: 'state', state: 'open' },
      { kind: 'changes', changes: [change(6), change(7)] },
      { kind: 'state', state: 'lost' },
    ])
    await world.pass(1000)
    expect(world.urls).toEqual(['/live?after=5&for=kim', '/live?after=7&for=kim'])
    expect(world.running).toBe(1)
  })

  test('waits longer after each failure, and no longer than half a minute', async () => {
    const { world, connection } = connect()
    world.answer = null
    connection.start(0, 'kim')
    const opened: number[] = []
    for (let second = 0; second < 300; second += 1) {
      world.say('error')
      await world.pass(1000)
      opened.push(world.urls.length)
    }
    expect(opened[9]).toBeLessThanOrEqual(6)
    expect(world.urls.length).toBeGreaterThan(10)
    expect(world.urls.length).toBeLessThan(25)
  })

  test('signed out is an end, told by the stream', async () => {
    const told = connect()
    told.connection.start(0, 'kim')
    told.world.say('end', { why: 'signed-out' })
    await told.world.pass(600_000)
    expect(told.world.urls).toHaveLength(1)
    expect(told.connection.state).toBe('ended')
  })

  test.each([401, 403, 409])('signed out, disabled or somebody else is an end, told by the answer %i', async (status) => {
    const refused = connect()
    refused.world.answer = status
    refused.connection.start(0, 'kim')
    for (let n = 0; n < 5; n += 1) {
      refused.world.say('error')
      await refused.world.pass(30_000)
    }
    expect(refused.connection.state).toBe('ended')
    expect(refused.world.running).toBe(0)
    expect(refused.world.urls).toHaveLength(2)
  })

  test('a server that stops is come back to', async () => {
    const { world, connection } = connect()
    connection.start(3, 'kim')
    world.say('hello', { seq: 4 })
    world.say('end', { why: 'stopping' })
    await world.pass(2000)
    expect(world.urls).toEqual(['/live?after=3&for=kim', '/live?after=4&for=kim'])
  })

  test('silence is a dead connection; a beat is none', async () => {
    const { world, connection } = connect()
    connection.start(0, 'kim')
    world.say('hello', { seq: 1 })
    for (let n = 0; n < 4; n += 1) {
      await world.pass(20_000)
      world.say('beat', { seq: 2 + n })
    }
    expect(world.urls).toHaveLength(1)
    await world.pass(60_000)
    expect(world.urls.at(-1)).toBe('/live?after=5&for=kim')
  })

  test('a restored store counts from further back', () => {
    const { world, news, connection } = connect()
    connection.start(50, 'kim')
    world.say('anew', { seq: 10 })
    world.say('hello', { seq: 10 })
    expect(news[0]).toEqual({ kind: 'anew' })
    expect(connection.seq).toBe(10)
  })
})

describe('many tabs on one connection', () => {
  const exchange = () => {
    const world = new World()
    const one = new LiveExchange(world)
    const tab = (user: string, seq: number) => {
      const news: LiveNews[] = []
      const tell = (n: LiveNews) => news.push(n)
      const key = {}
      one.hear(key, { kind: 'join', user, seq }, tell)
      return {
        news,
        changes: () => news.flatMap((n) => (n.kind === 'changes' ? n.changes.map((c) => c.seq) : [])),
        see: (visible: boolean) => one.hear(key, { kind: 'seen', visible }, tell),
        leave: () => one.hear(key, { kind: 'leave' }, tell),
      }
    }
    return { world, tab }
  }

  test('one stream, heard by all; a late one gets what it has not seen', () => {
    const { world, tab } = exchange()
    const first = tab('kim', 5)
    world.say('hello', { seq: 5 })
    world.say('changes', [change(6), change(7)])
    const late = tab('kim', 6)
    world.say('changes', [change(8)])
    expect(world.running).toBe(1)
    expect(first.changes()).toEqual([6, 7, 8])
    expect(late.changes()).toEqual([7, 8])
  })

  test('one that shows older things than are kept asks for everything anew', () => {
    const { world, tab } = exchange()
    tab('kim', 5)
    world.say('hello', { seq: 5 })
    expect(tab('kim', 4).news).toContainEqual({ kind: 'anew' })
    for (let seq = 6; seq < 400; seq += 1) world.say('changes', [change(seq)])
    expect(tab('kim', 6).news).toContainEqual({ kind: 'anew' })
    expect(tab('kim', 390).changes()).toEqual([391, 392, 393, 394, 395, 396, 397, 398, 399])
  })

  test('somebody else signs in: another stream', () => {
    const { world, tab } = exchange()
    tab('kim', 5)
    tab('lee', 9)
    expect(world.urls).toEqual(['/live?after=5&for=kim', '/live?after=9&for=lee'])
    expect(world.running).toBe(1)
  })

  test('nobody looks for long: closed, and taken up when somebody does', async () => {
    const { world, tab } = exchange()
    const one = tab('kim', 5)
    world.say('hello', { seq: 5 })
    one.see(false)
    for (let n = 0; n < 25; n += 1) {
      await world.pass(15_000)
      world.say('beat', { seq: 9 })
    }
    expect(world.running).toBe(0)
    one.see(true)
    expect(world.urls.at(-1)).toBe('/live?after=9&for=kim')
  })

  test('the last one leaves: closed', () => {
    const { world, tab } = exchange()
    const [one, two] = [tab('kim', 5), tab('kim', 5)]
    one.leave()
    expect(world.running).toBe(1)
    two.leave()
    expect(world.running).toBe(0)
  })
})
