import type { Reason } from '#domain/entry/reasons.ts'
import { describe, expect, it } from 'vitest'
import { fakeStore } from '../../../helpers/browser-storage.ts'
import { type Failure, Outbox, type Unsent, type Waiting, waitingFor } from '../../../../client/pages/entry/outbox.ts'

const CELL = { indicatorId: 7, year: 2025, month: 0, name: '지표' }
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

/** A server of one cell that knows handled requests; `lost` replies are handled and never heard of. */
function server() {
  const handled = new Map<string, { version: number }>()
  const at = { version: 0, raw: '', writes: 0, mode: 'up' as 'up' | 'down' | 'lost' }
  const send = async (u: Unsent) => {
    if (at.mode === 'down') throw new Error('down')
    const known = handled.get(u.requestId)
    if (known) return known
    if (u.version !== at.version) throw new Error('conflict')
    at.version += 1
    at.writes += 1
    at.raw = 'raw' in u.change.entry ? u.change.entry.raw : u.change.entry.state
    const result = { version: at.version }
    handled.set(u.requestId, result)
    if (at.mode === 'lost') throw new Error('down')
    return result
  }
  return { at, send }
}

let tabs = 0
function outbox(of: ReturnType<typeof server>, storage = fakeStore().storage, prefix = 'u1.', tab = `tab${++tabs}`) {
  let ids = 0
  const failure = (error: unknown): Failure =>
    error instanceof Error && error.message === 'down'
      ? { kind: 'later', why: null }
      : { kind: 'hold', hold: { kind: 'conflict', facts: { version: of.at.version } } }
  const box = new Outbox({
    storage,
    prefix,
    tab,
    send: of.send,
    failure,
    saved: () => {},
    newId: () => `${prefix}${storage.length}-${ids++}-${Math.random()}`,
    now: () => 'now',
  })
  return { box, storage, tab }
}

describe('Outbox', () => {
  it('lets a change go only when the server has it', async () => {
    const s = server()
    const { box, storage } = outbox(s)
    box.enter(CELL, 0, { entry: { raw: '12' } })
    expect(storage.length).toBe(1)
    await settle()
    expect([s.at.raw, box.list().length, storage.length]).toEqual(['12', 0, 0])
  })
  it('sends the same change once, however often it is given in one frame', async () => {
    const s = server()
    const { box } = outbox(s)
    for (let press = 0; press < 3; press++) box.enter(CELL, 0, { entry: { raw: '12' } })
    await settle()
    expect([s.at.raw, s.at.writes, box.list()]).toEqual(['12', 1, []])
  })
  it('saves a change once whose reply was lost, and the next one after it', async () => {
    const s = server()
    const { box } = outbox(s)
    s.at.mode = 'lost'
    box.enter(CELL, 0, { entry: { raw: '1' } })
    await settle()
    s.at.mode = 'down'
    box.enter(CELL, 0, { entry: { raw: '2' } })
    await settle()
    s.at.mode = 'up'
    await box.retry()
    await settle()
    expect(s.at).toMatchObject({ writes: 2, raw: '2', version: 2 })
    expect(box.list()).toEqual([])
  })
  it('finds what an earlier page left and sends it under the same number', async () => {
    const s = server()
    s.at.mode = 'lost'
    const first = outbox(s)
    first.box.enter(CELL, 0, { entry: { raw: '5' } })
    await settle()
    s.at.mode = 'up'
    const again = outbox(s, first.storage)
    const other = outbox(s, first.storage, 'u2.')
    other.box.adopt(new Set())
    expect(other.box.list()).toHaveLength(0)
    again.box.adopt(new Set([again.tab]))
    expect(again.box.list()).toHaveLength(1)
    await again.box.retry()
    expect(s.at).toMatchObject({ writes: 1, raw: '5' })
    expect(first.storage.length).toBe(0)
  })
  it('leaves alone what a tab that is open has unsent, and never writes over it', async () => {
    const s = server()
    s.at.mode = 'down'
    const one = outbox(s)
    const two = outbox(s, one.storage)
    one.box.enter(CELL, 0, { entry: { raw: '5' } })
    two.box.enter(CELL, 0, { entry: { raw: '6' } })
    await settle()
    two.box.adopt(new Set([one.tab, two.tab]))
    expect([one.box.list(), two.box.list()].map((l) => l.map((u) => u.change.entry))).toEqual([[{ raw: '5' }], [{ raw: '6' }]])
    // Both tabs are killed: neither text is lost, and the second becomes a question, not an overwriting.
    const three = outbox(s, one.storage)
    three.box.adopt(new Set([three.tab]))
    s.at.mode = 'up'
    await three.box.retry()
    three.box.adopt(new Set([three.tab]))
    await three.box.retry()
    expect(s.at.writes).toBe(1)
    const [held] = three.box.list()
    expect(held?.status).toBe('held')
    const { entry } = held?.change ?? { entry: { raw: '' } }
    expect(new Set([s.at.raw, 'raw' in entry ? entry.raw : ''])).toEqual(new Set(['5', '6']))
  })
  it('carries the parts with the figure', async () => {
    const s = server()
    s.at.mode = 'down'
    const { box, storage, tab } = outbox(s)
    const parts = [
      { componentId: 1, raw: '5' },
      { componentId: 2, raw: '7' },
    ]
    box.enter(CELL, 0, { entry: { raw: '12' }, parts })
    await settle()
    expect(JSON.parse(storage.getItem(`u1.2025.0.7~${tab}`) ?? '{}')).toMatchObject({ change: { parts } })
    // A whole typed anew no longer has the parts of the old one.
    box.enter(CELL, 0, { entry: { raw: '13' }, parts: undefined })
    expect(box.list()[0]?.next?.parts).toBeUndefined()
  })
  it('counts its own saves as seen, so typing on is no conflict with oneself', async () => {
    const s = server()
    const { box } = outbox(s)
    box.enter(CELL, 0, { entry: { raw: '1' } })
    await settle()
    box.enter(CELL, 0, { entry: { raw: '2' } })
    await settle()
    expect(s.at).toMatchObject({ raw: '2', version: 2 })
  })
  it('keeps mine beside theirs and overwrites only when told to', async () => {
    const s = server()
    const { box } = outbox(s)
    s.at.version = 3
    box.enter(CELL, 2, { entry: { raw: '9' } })
    await settle()
    expect(box.list()[0]).toMatchObject({ status: 'held', change: { entry: { raw: '9' } } })
    expect(s.at.writes).toBe(0)
    box.insist('2025.0.7')
    await settle()
    expect(s.at).toMatchObject({ raw: '9', version: 4 })
  })
  it('a correction of what was held counts from the version first seen: what another saved meanwhile is a question', async () => {
    const s = server()
    s.at.version = 1
    const { box } = outbox(s)
    box.enter(CELL, 1, { entry: { raw: '1.2만' } }, { kind: 'unclear', proposals: [12_000] })
    // Another person saves, the row shows it, and the one who was asked picks their own figure.
    s.at.version = 2
    s.at.raw = 'theirs'
    box.enter(CELL, 2, { entry: { raw: '12000' } })
    await settle()
    expect(s.at).toMatchObject({ raw: 'theirs', writes: 0 })
    expect(box.list()[0]).toMatchObject({ status: 'held', hold: { kind: 'conflict' }, version: 1 })
    // After the question both have been seen, and the newer version counts.
    box.enter(CELL, 2, { entry: { raw: '12000' } })
    await settle()
    expect(s.at).toMatchObject({ raw: '12000', version: 3 })
  })
  it('says what is kept, and goes on with what is not', async () => {
    const s = server()
    s.at.mode = 'down'
    const { browser, storage } = fakeStore()
    browser.room = 10
    const { box } = outbox(s, storage)
    box.enter(CELL, 0, { entry: { raw: '5' } })
    await settle()
    expect([box.list()[0]?.status, box.isKept('2025.0.7'), browser.length]).toEqual(['waiting', false, 0])
    browser.room = 1000
    storage.retry()
    expect([box.isKept('2025.0.7'), browser.length]).toEqual([true, 1])
    s.at.mode = 'up'
    await box.retry()
    expect([s.at.raw, browser.length, storage.holdsUnkept()]).toEqual(['5', 0, false])
  })
})

it.each<[Reason | null, Waiting | null]>([
  [null, 'offline'],
  ['session-expired', 'signed-out'],
  ['not-signed-in', 'signed-out'],
  ['other-person', 'other-person'],
  ['account-disabled', 'disabled'],
  ['database-full', 'server'],
  ['server-failed', 'server'],
  ['hard-rule', null],
  ['forbidden', null],
])('%s: waits for %s', (why, what) => {
  expect(waitingFor(why)).toBe(what)
})
