import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Db } from '#data/database.ts'
import { newToken, sealChanges } from '#server/record/changes.ts'
import { appendAudit } from '#server/record/record.ts'
import { recordedTables } from '#server/record/recorded-tables.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { everyHarm, sweep, verdictAfter } from '../../../scripts/faults/tamper.ts'
import { fullStore, rowsIn } from '../../helpers/full-store.ts'
import { KEY, onRecord } from '../../helpers/people.ts'
import { onBothStores, temporaryFolder, useStore } from '../../helpers/stores.ts'

onBothStores('what is stored against what the record says', (kind) => {
  const store = useStore(kind, fullStore)

  test('untouched it is whole', async () => expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' }))
  test('every recorded table has a row to be harmed', async () => {
    const empty: string[] = []
    for (const { name } of await recordedTables(store().db)) if ((await rowsIn(store(), name)) === 0) empty.push(name)
    expect(empty).toEqual([])
  })
  describe('SQL changes it', () => {
    // One harm a table here, another one at each place; all of them in tests/faults/tamper.test.ts.
    test('one harm of every table: found and named', { timeout: 120_000 }, async () => {
      const all = Object.values(Object.groupBy(await everyHarm(store()), ({ table }) => table))
      const some = all.flatMap((harms = [], index) => harms[(index * 7) % harms.length] ?? [])
      expect(some.length).toBeGreaterThan(40)
      expect(await sweep(store(), KEY, some)).toEqual([])
    })

    /** A target and what the record says of it changed together, as if it had been so from the start. */
    const forge = async (trx: Db, { digest = false } = {}) => {
      const { id } = await trx
        .selectFrom('target')
        .select('id')
        .where('value', 'is not', null)
        .orderBy('id')
        .executeTakeFirstOrThrow()
      await sql`update target set value = 3300 where id = ${id}`.execute(trx)
      const change = trx.selectFrom('row_change').selectAll().where('table_name', '=', 'target').where('row_key', '=', String(id))
      const before = await change.executeTakeFirstOrThrow()
      const content = (before.content ?? '').replace(/"value":( ?)[^,}]*/, `"value":$1${kind === 'sqlite' ? '"3300.0"' : '3300'}`)
      expect(content).not.toBe(before.content)
      await sql`update row_change set content = ${content} where id = ${before.id}`.execute(trx)
      if (!digest) return
      const token = newToken()
      const after = await trx
        .selectFrom('row_change')
        .select('id')
        .where('token', '=', before.token)
        .orderBy('id')
        .executeTakeFirstOrThrow()
      await sql`update row_change set token = ${token} where token = ${before.token}`.execute(trx)
      const seal = await sealChanges(trx, token, after.id - 1)
      await sql`update audit_entry set changes = ${seal?.text} where seq = 1`.execute(trx)
    }
    const FORGED = ['target', 'row_change', 'audit_entry']
    test('together with what the record says of it: the entry no longer fits', async () =>
      expect(await verdictAfter(store(), KEY, (trx) => forge(trx), FORGED)).toMatchObject({ what: 'changes-tampered', seq: 1 }))
    test('and with the digest of its entry made anew without the key', async () =>
      expect(await verdictAfter(store(), KEY, (trx) => forge(trx, { digest: true }), FORGED)).toMatchObject({
        what: 'tampered',
        seq: 1,
      }))
    test('an entry’s changes taken off it', async () =>
      expect(
        await verdictAfter(store(), KEY, (trx) => sql`update audit_entry set changes = null where seq = 1`.execute(trx), FORGED),
      ).toMatchObject({ what: 'tampered', seq: 1 }))
    test('a change planted in time for the next honest entry is sealed by none', async () => {
      const planted = async (trx: Db) => {
        const { writing } = await trx.selectFrom('audit_head').select('writing').executeTakeFirstOrThrow()
        const { id } = await trx.selectFrom('target').select('id').orderBy('id').executeTakeFirstOrThrow()
        const before = await trx
          .selectFrom('row_change')
          .select('content')
          .where('table_name', '=', 'target')
          .where('row_key', '=', String(id))
          .executeTakeFirstOrThrow()
        const content = (before.content ?? '').replace(/"reason":( ?)null/, '"reason":$1"x"')
        await sql`update target set reason = 'x' where id = ${id}`.execute(trx)
        await trx
          .insertInto('row_change')
          .values({ token: writing, table_name: 'target', row_key: String(id), content })
          .execute()
        const note = { at: new Date(), actor: { id: null, name: '시험', role: null }, act: 'test', subject: 'test' }
        await sql`update indicator set results_due = '01-31' where id = (select min(id) from indicator)`.execute(trx)
        await appendAudit(trx, KEY, note)
      }
      const verdict = await verdictAfter(store(), KEY, planted, ['target'])
      expect(verdict).toMatchObject({ what: 'rows-differ' })
      expect(verdict.kind === 'broken' && verdict.found?.rows.map(({ table }) => table)).toContain('target')
    })
    test('an original of a plan, and files of evidence', async () => {
      const folder = temporaryFolder()
      const keptPath = (sha256: string) => join(folder.path, sha256)
      const bytes = Buffer.from('회의록')
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const file = {
        kind: 'file',
        title: '회의록',
        url: null,
        file_name: '회의록.txt',
        media_type: 'text/plain',
        size: 9,
        sha256,
      } as const
      await onRecord(store(), async (trx) => {
        const { id: _, ...link } = await trx.selectFrom('evidence').selectAll().executeTakeFirstOrThrow()
        await trx
          .insertInto('evidence')
          .values({ ...link, ...file })
          .execute()
      })
      const verdict = () => verifyAudit(store().db, KEY, { keptPath })
      const files = (what: string) => ({ what: 'files-differ', found: { files: [{ what, title: '회의록', sha256 }] } })
      expect(await verdict()).toMatchObject(files('missing'))
      writeFileSync(keptPath(sha256), '회의록!')
      expect(await verdict()).toMatchObject(files('changed'))
      writeFileSync(keptPath(sha256), bytes)
      expect(await verdict()).toMatchObject({ kind: 'ok' })
      folder.remove()
      const original = await verdictAfter(store(), KEY, (trx) => trx.updateTable('import_file').set(BYTES).execute(), [
        'import_file',
      ])
      expect(original).toMatchObject({ what: 'files-differ', found: { files: [{ what: 'changed', title: '성과계획서.hwpx' }] } })
    })
  })
})

// What the types of an append-only table do not allow.
const BYTES = { bytes: Buffer.from('another') } as never
