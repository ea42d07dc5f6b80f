import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Db, Store } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { appendAudit, recordAudit } from '#server/record/record.ts'
import type { AuditRow } from '#server/record/chain.ts'
import { auditOf, auditPage } from '#server/audit/list.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { tamper, TAMPERINGS, verdictAfter } from '../../../scripts/faults/tamper.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'
import { KEY } from '../../helpers/people.ts'

const ENTRIES = 40
const at = new Date('2026-03-02T00:00:00Z')

async function writeEntries(store: Store) {
  await migrate(store)
  for (let n = 1; n <= ENTRIES; n += 1) {
    await recordAudit(store.db, KEY, {
      at: new Date(at.getTime() + n * 60_000),
      actor: { id: `u${n % 3}`, name: ['김하나', '이둘', '박셋'][n % 3] ?? '', role: 'evaluator' },
      act: n % 5 === 0 ? 'refused.value.enter' : 'value.enter',
      subject: `actual:${n % 4}:2025:0`,
      before: n === 1 ? null : { value: n - 1 },
      after: { value: n, note: '100%_확정' },
      requestId: `r-${n}`,
      address: '10.0.0.1',
    })
  }
}

class Undo extends Error {}
const after = (store: Store, harm: (trx: Db) => Promise<unknown>) => verdictAfter(store, KEY, harm)

const move = async (trx: Db, from: number, to: number) => sql`update audit_entry set seq = ${to} where seq = ${from}`.execute(trx)
const remove = async (trx: Db, seq: number) => trx.deleteFrom('audit_entry').where('seq', '=', seq).execute()
const row = (trx: Db, seq: number): Promise<AuditRow> =>
  trx.selectFrom('audit_entry').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow()
/** Makes room at `seq`. */
async function shift(trx: Db, seq: number) {
  for (let n = ENTRIES; n >= seq; n -= 1) await move(trx, n, n + 1)
}
async function closeGap(trx: Db, seq: number) {
  for (let n = seq + 1; n <= ENTRIES; n += 1) await move(trx, n, n - 1)
}

const seq = fc.integer({ min: 1, max: ENTRIES })
const forged = 'f'.repeat(64)
const FIELDS = [
  'at',
  'actor_id',
  'actor',
  'role',
  'act',
  'subject',
  'before_json',
  'after_json',
  'reason',
  'request_id',
  'address',
  'previous_hash',
  'hash',
] as const

onBothStores('the record', (kind) => {
  const store = useStore(kind, writeEntries)
  const runs = kind === 'sqlite' ? 150 : 40
  const each = <T>(arbitrary: fc.Arbitrary<T>, body: (value: T) => Promise<void>) =>
    fc.assert(fc.asyncProperty(arbitrary, body), { numRuns: runs })

  test('untouched it is whole', async () =>
    expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok', entries: ENTRIES }))
  test('with another key nothing of it is genuine', async () =>
    expect(await verifyAudit(store().db, 'another')).toMatchObject({ kind: 'broken', seq: 1 }))
  test('an entry of a transaction that fails is not kept, and leaves no gap', async () => {
    const failing = store()
      .db.transaction()
      .execute(async (trx) => {
        await appendAudit(trx, KEY, { at, actor: { id: null, name: '-', role: null }, act: 'x', subject: 'y' })
        throw new Undo()
      })
    await expect(failing).rejects.toBeInstanceOf(Undo)
    expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok', entries: ENTRIES })
  })
  test('an honest mistake is stopped by the store', async () => {
    await expect(store().db.deleteFrom('audit_entry').execute()).rejects.toThrow(/append-only/)
    await expect(sql`update audit_entry set actor = 'x'`.execute(store().db)).rejects.toThrow(/append-only/)
  })

  describe('tampering is found and named', () => {
    test('a changed field', () =>
      each(fc.tuple(seq, fc.constantFrom(...FIELDS)), async ([n, field]) => {
        const verdict = await after(store(), (trx) =>
          sql`update audit_entry set ${sql.ref(field)} = ${field === 'hash' ? forged : 'x'} where seq = ${n}`.execute(trx),
        )
        expect(verdict).toMatchObject({ kind: 'broken', what: 'tampered', seq: n })
      }))
    test('an entry taken out', () =>
      each(fc.tuple(seq, fc.boolean()), async ([n, renumbered]) => {
        const verdict = await after(store(), async (trx) => {
          await remove(trx, n)
          if (renumbered) await closeGap(trx, n)
        })
        expect(verdict).toMatchObject({ kind: 'broken', what: 'deleted', seq: n })
      }))
    test('the end cut off', () =>
      each(seq, async (n) => {
        expect(await after(store(), (trx) => trx.deleteFrom('audit_entry').where('seq', '>=', n).execute())).toMatchObject({
          what: 'deleted',
          seq: n,
        })
        const headToo = await after(store(), async (trx) => {
          const last = n === 1 ? { hash: '' } : await row(trx, n - 1)
          await trx.deleteFrom('audit_entry').where('seq', '>=', n).execute()
          await trx
            .updateTable('audit_head')
            .set({ seq: n - 1, hash: last.hash })
            .execute()
        })
        expect(headToo).toMatchObject({ kind: 'broken', what: 'head-tampered' })
      }))
    test('an entry put in: invented, or copied from elsewhere', () =>
      each(fc.tuple(seq, seq, fc.boolean()), async ([n, source, copied]) => {
        const verdict = await after(store(), async (trx) => {
          const copy = await row(trx, source)
          const before = n === 1 ? { hash: '' } : await row(trx, n - 1)
          await shift(trx, n)
          await trx
            .insertInto('audit_entry')
            .values(copied ? { ...copy, seq: n } : { ...copy, seq: n, actor: '아무개', previous_hash: before.hash, hash: forged })
            .execute()
        })
        // A copy of the very entry of that place, put before it: the place is right, so the second one is the strange one.
        const copyOfPlace = copied && source === n
        expect(verdict).toMatchObject({ kind: 'broken', what: 'inserted', seq: copyOfPlace ? n + 1 : n })
      }))
    test('an entry added at the end, with and without the head', async () => {
      const add = async (trx: Db) => {
        const last = await row(trx, ENTRIES)
        await trx
          .insertInto('audit_entry')
          .values({ ...last, seq: ENTRIES + 1, previous_hash: last.hash, hash: forged })
          .execute()
      }
      expect(await after(store(), add)).toMatchObject({ what: 'inserted', seq: ENTRIES + 1 })
      const withHead = await after(store(), async (trx) => {
        await add(trx)
        await trx
          .updateTable('audit_head')
          .set({ seq: ENTRIES + 1, hash: forged })
          .execute()
      })
      expect(withHead).toMatchObject({ what: 'inserted', seq: ENTRIES + 1 })
    })
    test('two entries exchanged', () =>
      each(
        fc.tuple(seq, seq).filter(([a, b]) => a !== b),
        async ([a, b]) => {
          const verdict = await after(store(), async (trx) => {
            await move(trx, a, 999)
            await move(trx, b, a)
            await move(trx, 999, b)
          })
          expect(verdict).toMatchObject({ kind: 'broken', what: 'reordered', seq: Math.min(a, b) })
        },
      ))
    test.each(TAMPERINGS)('%s: found, whichever entry it is', async (only) => {
      expect(await tamper(store(), KEY, { runs: kind === 'sqlite' ? 25 : 6, seed: 20261122, only })).toEqual([])
    })
    test('any of them in any order', async () =>
      expect(await tamper(store(), KEY, { runs: kind === 'sqlite' ? 300 : 40, seed: 7 })).toEqual([]))
    test('the whole record wiped out where somebody has written', async () => {
      const wipe = async (trx: Db) => {
        await trx.deleteFrom('audit_entry').execute()
        await trx.updateTable('audit_head').set({ seq: 0, hash: '', seal: '' }).execute()
      }
      expect(
        await after(store(), async (trx) => {
          await wipe(trx)
          await trx
            .insertInto('handled_request')
            .values({ request_id: 'request-1', user_id: 'u', asked: forged, result: '{}', handled_at: at.toISOString() })
            .execute()
        }),
      ).toMatchObject({ kind: 'broken', what: 'deleted', seq: 1 })
    })
    test('an older end than was written down outside', async () => {
      const { hash } = await row(store().db, ENTRIES)
      expect(await verifyAudit(store().db, KEY, { anchor: { seq: ENTRIES, hash } })).toMatchObject({ kind: 'ok' })
      expect(await verifyAudit(store().db, KEY, { anchor: { seq: ENTRIES + 5, hash: forged } })).toMatchObject({
        what: 'deleted',
        seq: ENTRIES + 1,
      })
    })
  })

  test('the log is searched and paged', async () => {
    const page = await auditPage(store().db, { limit: 10 })
    expect(page.lines.map((l) => l.seq)).toEqual([40, 39, 38, 37, 36, 35, 34, 33, 32, 31])
    expect((await auditPage(store().db, { limit: 10, before: page.next ?? 0 })).lines[0]?.seq).toBe(30)
    expect((await auditPage(store().db, { act: 'refused.' })).lines).toHaveLength(8)
    expect((await auditPage(store().db, { q: '0%_확' })).lines).toHaveLength(ENTRIES)
    expect((await auditPage(store().db, { q: '0%%확' })).lines).toHaveLength(0)
    expect((await auditPage(store().db, { q: '김하나', from: '2026-03-02', to: '2026-03-02' })).lines).toHaveLength(13)
    expect((await auditPage(store().db, { to: '2026-03-01' })).lines).toHaveLength(0)
    expect((await auditOf(store().db, 'actual:1:2025:0')).map((l) => l.seq)).toEqual([1, 5, 9, 13, 17, 21, 25, 29, 33, 37])
  })
})
