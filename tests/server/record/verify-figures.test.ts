import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { verifyAudit } from '#server/record/verify.ts'
import { enter, KEY, person, writer } from '../../helpers/people.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

// A store of before the rows were followed: only the entries say what was entered.
onBothStores('figures against their entries', (kind) => {
  let indicator = 0
  const store = useStore(kind, loadRealPlan, async (opened) => {
    const row = await opened.db.selectFrom('indicator').select(['id', 'department_id']).orderBy('id').executeTakeFirstOrThrow()
    indicator = row.id
    const as = writer(person('kim', 'evaluator', row.department_id))
    await enter(opened, as, '33', { indicatorId: indicator, reason: '시험' })
    await enter(opened, as, '34', { indicatorId: indicator, reason: '시험', version: 1 })
  })
  const free = async (table: string) => {
    if (kind === 'postgres') await sql.raw(`alter table ${table} disable trigger all`).execute(store().db)
    else await sql.raw(`drop trigger ${table}_no_update`).execute(store().db)
  }

  test('untouched they agree', async () => expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' }))
  test('a figure in force that is not its newest revision', async () => {
    await sql`update actual set value = 3400 where indicator_id = ${indicator} and year = 2025`.execute(store().db)
    expect(await verifyAudit(store().db, KEY)).toMatchObject({
      what: 'rows-differ',
      found: {
        rows: [{ table: 'actual', row: `2025:${indicator}:0`, columns: [{ column: 'value', recorded: '34', stored: '3400' }] }],
      },
    })
    await sql`update actual set value = 34, version = 3 where indicator_id = ${indicator} and year = 2025`.execute(store().db)
    expect(await verifyAudit(store().db, KEY)).toMatchObject({
      found: { rows: [{ table: 'actual', columns: [{ column: 'version', recorded: '2', stored: '3' }] }] },
    })
    await sql`update actual set version = 2 where indicator_id = ${indicator} and year = 2025`.execute(store().db)
  })
  test('a revision and its figure changed together', async () => {
    await free('actual_revision')
    for (const table of ['actual', 'actual_revision'])
      await sql`update ${sql.table(table)} set value = 3400 where indicator_id = ${indicator} and year = 2025 and version = 2`.execute(
        store().db,
      )
    expect(await verifyAudit(store().db, KEY)).toMatchObject({
      found: {
        rows: [{ table: 'actual_revision', what: 'changed', columns: [{ column: 'value', recorded: '34', stored: '3400' }] }],
      },
    })
  })
})
