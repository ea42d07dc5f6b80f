import { afterEach, describe, expect, inject, test } from 'vitest'
import { sql } from 'kysely'
import pg from 'pg'
import { openStore, type Store } from '#data/database.ts'
import { appendAudit, type AuditNote } from '#server/record/record.ts'
import { Feed, type Joined, type News } from '#server/record/feed.ts'
import { headSeq, MOST_AT_ONCE } from '#server/record/tail.ts'
import { patience } from '../../helpers/patience.ts'
import { enter, KEY, type Office, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'

const note = (subject: string): AuditNote => ({
  at: new Date(),
  actor: { id: 'kim', name: 'kim', role: 'evaluator' },
  act: 'value.enter',
  subject,
})
const append = (store: Store, ...subjects: string[]) =>
  store.db.transaction().execute(async (trx) => {
    for (const subject of subjects) await appendAudit(trx, KEY, note(subject))
  })
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
const FAST = { rest: 5, retry: [20, 100] as [number, number] }

/** Somebody who listens, and what was said. */
async function listener(store: Store, pace: ConstructorParameters<typeof Feed>[1] = FAST) {
  const news: News[] = []
  const joined = await new Feed(store, pace).join((one) => news.push(one))
  const told = () => news.flatMap((n) => (n.kind === 'told' ? n.told.map((t) => t.change) : []))
  return { ...joined, news, told }
}

onBothStores('the feed of the record', (kind) => {
  let office: Office | undefined
  const store = useStore(kind, openOffice, async (_, made) => {
    office = made
  })
  const open: Joined[] = []
  const listening = async (pace?: ConstructorParameters<typeof Feed>[1]) => {
    const one = await listener(store(), pace)
    open.push(one)
    return one
  }
  afterEach(() => {
    for (const one of open.splice(0)) one.leave()
  })

  test('a save is told once, with where it happened and no figure', async () => {
    const { told, seq } = await listening()
    const [departmentId = 0] = office?.departments ?? []
    const indicatorId = [...(office?.ids.values() ?? [])][0] ?? 0
    await enter(store(), writer(person('kim', 'evaluator', departmentId)), '4321', { indicatorId })
    await expect
      .poll(told)
      .toEqual([
        { seq: seq + 1, act: 'value.enter', subject: `actual:${indicatorId}:2025:0`, departmentId, indicatorId, year: 2025 },
      ])
    expect(JSON.stringify(told())).not.toContain('4321')
  })

  test('a refused save tells nobody of a change', async () => {
    const { told } = await listening()
    const indicatorId = [...(office?.ids.values() ?? [])][0] ?? 0
    expect(await outcome(enter(store(), writer(person('lee', 'evaluator')), '5', { indicatorId }))).toBe('forbidden')
    await expect.poll(told).toMatchObject([{ act: 'refused.value.enter' }])
  })

  test('what is rolled back is never told, and the next one takes its number', async () => {
    const { told, seq } = await listening()
    const undone = store()
      .db.transaction()
      .execute(async (trx) => {
        await appendAudit(trx, KEY, note('undone'))
        throw new Error('on purpose')
      })
    await expect(undone).rejects.toThrow('on purpose')
    await wait(100)
    expect(told()).toEqual([])
    await append(store(), 'kept')
    await expect.poll(told).toMatchObject([{ seq: seq + 1, subject: 'kept' }])
  })

  test('nothing is told before the commit', async () => {
    const { told } = await listening()
    let during = -1
    await store()
      .db.transaction()
      .execute(async (trx) => {
        await appendAudit(trx, KEY, note('slow'))
        await wait(200)
        during = told().length
      })
    expect(during).toBe(0)
    await expect.poll(told).toHaveLength(1)
  })

  test('many writers: each once, in the order of the record', async () => {
    const { told, seq } = await listening()
    await Promise.all(Array.from({ length: 40 }, (_, n) => append(store(), `one:${n}`, `two:${n}`)))
    await expect.poll(() => told().length).toBe(80)
    expect(told().map((c) => c.seq)).toEqual(Array.from({ length: 80 }, (_, n) => seq + n + 1))
  })

  test('more than can be told one by one is a gap', async () => {
    const { news } = await listening()
    await append(store(), ...Array.from({ length: MOST_AT_ONCE + 1 }, (_, n) => `x:${n}`))
    await expect.poll(() => news).toEqual([{ kind: 'gap', seq: await headSeq(store().db) }])
  })

  test('a second listener hears it too; who has left does not', async () => {
    const feed = new Feed(store(), FAST)
    const [first, second]: News[][] = [[], []]
    const one = await feed.join((n) => first?.push(n))
    const two = await feed.join((n) => second?.push(n))
    one.leave()
    await append(store(), 'later')
    await expect.poll(() => second).toHaveLength(1)
    expect(first).toEqual([])
    two.leave()
    expect(feed.seq).toBeNull()
  })

  test('without any call the beat finds it', async () => {
    const { told } = await listening({ rest: 0, beat: 50 })
    // Past the bell and the trigger: a script of another process, or a notice that was lost.
    const { db } = store()
    if (kind === 'postgres') await sql`alter table audit_entry disable trigger audit_entry_told`.execute(db)
    const seq = (await headSeq(db)) + 1
    await db
      .insertInto('audit_entry')
      .values({
        seq,
        at: new Date().toISOString(),
        actor_id: null,
        actor: 'script',
        role: null,
        act: 'plan.load',
        subject: 'unheard',
        before_json: null,
        after_json: null,
        reason: null,
        request_id: null,
        address: null,
        previous_hash: '',
        hash: '0'.repeat(64),
      })
      .execute()
    await db.updateTable('audit_head').set({ seq }).where('id', '=', 1).execute()
    if (kind === 'postgres') await sql`alter table audit_entry enable trigger audit_entry_told`.execute(db)
    await expect.poll(told).toMatchObject([{ subject: 'unheard' }])
  })

  test('a store that was restored counts from further back: everything is asked anew', async () => {
    const { news } = await listening({ rest: 0, beat: 50 })
    const before = await headSeq(store().db)
    await store()
      .db.updateTable('audit_head')
      .set({ seq: before - 1 })
      .where('id', '=', 1)
      .execute()
    await expect.poll(() => news).toContainEqual({ kind: 'gap', seq: before - 1 })
    await store().db.updateTable('audit_head').set({ seq: before }).where('id', '=', 1).execute()
  })
})

describe('PostgreSQL, several servers', () => {
  let office: Office | undefined
  const store = useStore('postgres', openOffice, async (_, made) => {
    office = made
  })
  const urlOf = () => {
    const url = new URL(inject('postgresUrl'))
    url.pathname = new URL(store().place).pathname
    return url.toString()
  }

  test('another server hears of a write within a second', async () => {
    const other = openStore(urlOf())
    const there = await listener(other, { rest: 150 })
    try {
      const began = performance.now()
      const [departmentId = 0] = office?.departments ?? []
      const indicatorId = [...(office?.ids.values() ?? [])][0] ?? 0
      await enter(store(), writer(person('kim', 'evaluator', departmentId)), '12', { indicatorId })
      await expect
        .poll(there.told, { interval: 10, timeout: 20_000 })
        .toMatchObject([{ act: 'value.enter', indicatorId, departmentId }])
      expect(performance.now() - began).toBeLessThan(patience(1000))
    } finally {
      there.leave()
      await other.close()
    }
  })

  test('a lost connection is opened again, and what happened meanwhile is told', async () => {
    const there = await listener(store(), { rest: 5, retry: [300, 300], beat: 60_000 })
    const client = new pg.Client({ connectionString: urlOf() })
    await client.connect()
    const listeners = () =>
      client.query<{ pid: number }>(
        `select pid from pg_stat_activity where application_name = 'jipyo-live' and datname = current_database()`,
      )
    try {
      expect((await listeners()).rowCount).toBe(1)
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jipyo-live' and datname = current_database()`,
      )
      await append(store(), 'unheard:1', 'unheard:2')
      expect(there.told()).toEqual([])
      await expect.poll(there.told, { timeout: 3000 }).toMatchObject([{ subject: 'unheard:1' }, { subject: 'unheard:2' }])
      await append(store(), 'heard again')
      await expect.poll(() => there.told().length).toBe(3)
      there.leave()
      await expect.poll(async () => (await listeners()).rowCount).toBe(0)
    } finally {
      there.leave()
      await client.end()
    }
  })
})
