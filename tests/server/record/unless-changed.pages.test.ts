import { expect, test } from 'vitest'
import { budgetPage } from '#server/budgets/budget.ts'
import { departmentPage } from '#server/departments/department.ts'
import { answerOf } from '#server/http/finished-answers.ts'
import { recordedTables } from '#server/record/recorded-tables.ts'
import { overview } from '#server/scorecards/overview.ts'
import type { Db } from '#data/database.ts'
import { keepingNothing } from '../../helpers/keeping-nothing.ts'
import { onRecord, openOffice, type Office } from '../../helpers/people.ts'
import { statementsOf } from '../../helpers/statements.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('a page that is kept', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (_, made) => {
    office = made
  })
  const year = 2024
  const pages: Readonly<Record<string, (db: Db) => Promise<unknown>>> = {
    overview: (db) => overview(db, { year }, TODAY),
    department: (db) => departmentPage(db, { departmentId: office.departments[0] ?? 0, year }, TODAY),
    budget: (db) => budgetPage(db, {}, TODAY),
  }
  const tablesOf = async (work: () => Promise<unknown>) => {
    const texts = (await statementsOf(store(), work)).map((one) => one.sql)
    return new Set(texts.flatMap((text) => [...text.matchAll(/(?:from|join) "(\w+)"/g)].map(([, name]) => name)))
  }
  /** What the record's trigger notes of a row: many tables refuse that a test changes one. */
  const noted = (table: string) =>
    onRecord(store(), async (trx) => {
      const { writing: token } = await trx.selectFrom('audit_head').select('writing').executeTakeFirstOrThrow()
      await trx.insertInto('row_change').values({ token, table_name: table, row_key: '1', content: null }).execute()
    })

  test.each(Object.entries(pages))('is read anew after a change of any table it is made of: %s', async (of, page) => {
    const made = await tablesOf(() => page(keepingNothing(store().db)))
    const tables = (await recordedTables(store().db)).map(({ name }) => name).filter((name) => made.has(name))
    expect(tables).toEqual(expect.arrayContaining(['budget_amount', 'indicator', 'organisation_unit_name', 'plan', 'setting']))
    if (of !== 'budget') expect(tables).toEqual(expect.arrayContaining(['actual', 'actual_revision', 'scoring_policy', 'target']))
    const ask = () => answerOf(store().db, { of, input: { year }, today: TODAY }, page)
    for (const table of tables) {
      await ask()
      const kept = await tablesOf(ask)
      await noted(table)
      expect([table, kept.has(table), (await tablesOf(ask)).has(table)]).toEqual([table, false, true])
    }
  })
})
