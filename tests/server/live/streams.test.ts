import Fastify from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import type { SignedIn } from '#server/record/writer.ts'
import { appendAudit } from '#server/record/record.ts'
import { hears, type Change } from '#server/record/change.ts'
import { answerError } from '#server/http/reasons.ts'
import { mountLive } from '#server/live/live-route.ts'
import type { Limits, Wire } from '#server/live/streams.ts'
import { Streams } from '#server/live/streams.ts'
import { Feed } from '#server/record/feed.ts'
import { ROLES } from '#domain/entry/permissions.ts'
import { KEY, openOffice, person } from '../../helpers/people.ts'
import { addressOf, readEvents } from '../../helpers/event-stream.ts'
import { useStore } from '../../helpers/stores.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

describe('a stream and its limits', () => {
  const store = useStore('sqlite', openOffice)
  const served = async (who: () => SignedIn | null, limits: Partial<Limits> = {}) => {
    const app = Fastify({ forceCloseConnections: true })
    app.setErrorHandler(answerError)
    mountLive(app, { store: store(), who: async () => who(), limits, pace: { rest: 5 } })
    closers.push(() => app.close())
    const origin = await addressOf(app)
    return async () => {
      const reader = await readEvents(`${origin}/live`)
      closers.push(() => reader.close())
      return reader
    }
  }
  const append = (act: string, subject: string) =>
    store()
      .db.transaction()
      .execute((trx) => appendAudit(trx, KEY, { at: new Date(), actor: { id: null, name: 'x', role: null }, act, subject }))

  test('one person opens so many and no more; one that is closed makes room', async () => {
    const open = await served(() => person('kim', 'evaluator', 1), { aPerson: 3 })
    const readers = [await open(), await open(), await open()]
    expect(readers.map((r) => r.status)).toEqual([200, 200, 200])
    expect((await open()).status).toBe(429)
    readers[0]?.close()
    await expect.poll(async () => (await open()).status).toBe(200)
  })

  test('a session that has ended is found out without any word of it', async () => {
    let who: SignedIn | null = person('kim', 'evaluator', 1)
    const open = await served(() => who, { beat: 20, check: 40 })
    const reader = await open()
    await reader.until((h) => h.name === 'beat')
    who = null
    expect((await reader.until((h) => h.name === 'end')).data).toEqual({ why: 'signed-out' })
    await reader.ended
  })

  test('a session that is now another person’s is not the one that opened the stream', async () => {
    let who: SignedIn = person('kim', 'evaluator', 1)
    const reader = await (await served(() => who, { beat: 20, check: 40 }))()
    who = person('lee', 'administrator')
    expect((await reader.until((h) => h.name === 'end')).data).toEqual({ why: 'signed-out' })
  })

  test('a role taken away holds for what is told in the same breath', async () => {
    let who: SignedIn = person('kim', 'administrator')
    const reader = await (await served(() => who))()
    await reader.until((h) => h.name === 'hello')
    await append('account.create', 'account:lee')
    await reader.until((h) => JSON.stringify(h.data).includes('account:lee'))
    who = person('kim', 'evaluator', 1)
    await store()
      .db.transaction()
      .execute(async (trx) => {
        const note = { at: new Date(), actor: { id: null, name: 'x', role: null } }
        await appendAudit(trx, KEY, { ...note, act: 'account.change', subject: 'account:kim' })
        await appendAudit(trx, KEY, { ...note, act: 'account.create', subject: 'account:park' })
      })
    await append('value.submit', 'actual:1:2025:0')
    await reader.until((h) => JSON.stringify(h.data).includes('value.submit'))
    const told = JSON.stringify(reader.heard)
    expect(told).toContain('account:kim')
    expect(told).not.toContain('account:park')
    const order = reader.heard.filter((h) => h.name === 'changes').flatMap((h) => (h.data as Change[]).map((c) => c.seq))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('a reader that does not read is let go', async () => {
    const written: string[] = []
    const wire: Wire = { waiting: 10_000, write: (text) => written.push(text), end: () => written.push('END') }
    const streams = new Streams(new Feed(store(), { rest: 5 }), { aPerson: 1, behind: 1000, beat: 60_000, check: 60_000 })
    const user = person('kim', 'evaluator', 1)
    await streams.open(
      user,
      wire,
      async () => user,
      null,
      async () => [],
    )
    await append('value.submit', 'actual:1:2025:0')
    await expect.poll(() => written.join('')).toContain('"why":"too-slow"')
    expect(written.at(-1)).toBe('END')
    expect(streams.size).toBe(0)
    streams.stop()
  })

  test('what happens while the past is read comes after it', async () => {
    const written: string[] = []
    const wire: Wire = { waiting: 0, write: (text) => written.push(text), end: () => undefined }
    const streams = new Streams(new Feed(store(), { rest: 0 }), { aPerson: 1, behind: 1000, beat: 60_000, check: 60_000 })
    const user = person('kim', 'evaluator', 1)
    await streams.open(
      user,
      wire,
      async () => user,
      0,
      async () => {
        await append('value.submit', 'actual:1:2025:0')
        await new Promise((done) => setTimeout(done, 100))
        return [{ change: { seq: 1, act: 'value.confirm', subject: 'actual:1:2025:0' }, actorId: null, requestId: null }]
      },
    )
    const told = written.join('')
    expect(told.indexOf('value.confirm')).toBeLessThan(told.indexOf('hello'))
    expect(told.indexOf('hello')).toBeLessThan(told.indexOf('value.submit'))
    streams.stop()
  })
})

describe('who hears what', () => {
  const everybody = ROLES
  const cases: readonly (readonly [act: string, subject: string, hearers: readonly string[]])[] = [
    ['value.confirm', 'actual:1:2025:0', everybody],
    ['evidence.add', 'actual:1:2025:0', everybody],
    ['comment.add', 'actual:1:2025:0', everybody],
    ['activity.add', 'activity:4', everybody],
    ['period.close', 'period:1:2025:year:0', everybody],
    ['deputy.name', 'deputy:3', everybody],
    ['setting.change', 'setting:entry-rules', everybody],
    ['account.change', 'account:somebody', ['administrator']],
    ['session.end', 'account:somebody', ['administrator']],
    ['something.new', 'thing:1', ['administrator']],
    ['toString', 'thing:1', ['administrator']],
    ['refused.value.enter', 'actual:1:2025:0', []],
    ['sign-in', 'account:somebody', ['administrator']],
    ['sign-out', 'account:somebody', ['administrator']],
    ['import.confirm', 'plan:1', everybody],
    ['import.correct', 'import:1', ['administrator']],
    ['budget.upload', 'budget:1', everybody],
    ['evidence.fetch', 'actual:1:2025:0', []],
    ['sign-in.refused', 'account:?', []],
    ['audit.export', 'audit:csv', []],
  ]
  test.each(cases)('%s of %s: %j', (act, subject, hearers) => {
    expect(ROLES.filter((role) => hears(person('me', role, 1), { seq: 1, act, subject }))).toEqual(hearers)
  })
  test.each(['value.enter', 'value.clear'])('%s is heard where the department’s entries are read', (act) => {
    const hearers = (departmentId?: number) =>
      ROLES.filter((role) =>
        hears(person('me', role, 1), {
          seq: 1,
          act,
          subject: 'actual:1:2025:0',
          ...(departmentId === undefined ? {} : { departmentId }),
        }),
      )
    expect([hearers(1), hearers(2), hearers()]).toEqual([
      everybody,
      ['executive', 'administrator'],
      ['executive', 'administrator'],
    ])
  })
  test('everybody hears of their own account', () => {
    for (const role of ROLES)
      expect(hears(person('me', role), { seq: 1, act: 'account.change', subject: 'account:me' })).toBe(true)
  })
})
