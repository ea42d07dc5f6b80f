import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { budgetPage } from '#server/budgets/budget.ts'
import { departmentPage } from '#server/departments/department.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { headSeq, toldAfter } from '#server/record/tail.ts'
import { dataDay } from '#server/scorecards/data-day.ts'
import { overview } from '#server/scorecards/overview.ts'
import { enter, onRecord, openOffice, type Office, person, writer } from '../helpers/people.ts'
import { type Statement, statementsOf } from '../helpers/statements.ts'
import { onBothStores, TODAY, useStore } from '../helpers/stores.ts'

/**
 * The SQL of the heavy queries as each store gets it, committed beside this test so that a change of it is seen in review.
 * `npm run sql` writes the files anew.
 */
onBothStores('the SQL of', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
    // A draft stands, so that what was confirmed before it is asked for. Not entered: that would read for the pages what they keep.
    await onRecord(opened, (trx) =>
      trx
        .updateTable('actual')
        .set({ stage: 'draft', finality: 'provisional' })
        .where('indicator_id', '=', made.ids.get('external-cooperation-2') ?? 0)
        .execute(),
    )
  })
  const department = () => office.departments[0] ?? 0
  const save = (version: number) =>
    enter(store(), writer(person('kim', 'evaluator', department())), '12', {
      indicatorId: office.ids.get('external-cooperation-1') ?? 0,
      version,
    })

  const pages: Readonly<Record<string, () => Promise<unknown>>> = {
    overview: () => overview(store().db, {}, TODAY),
    'data-day': () => dataDay(store().db, {}, TODAY),
    department: () => departmentPage(store().db, { departmentId: department() }, TODAY),
    budget: () => budgetPage(store().db, {}, TODAY),
    'entry-grid': () => entryGrid(store().db, {}, person('admin', 'administrator'), TODAY),
    // The second save, which finds a figure and replaces it; the first makes it.
    save: () => save(1),
    'live-feed': async () => toldAfter(store().db, (await headSeq(store().db)) - 1),
  }
  /**
   * How SQLite, which has no statistics of an office's data, comes to figures or their versions by another way than their indicators: then
   * it reads every bureau's for the page of one.
   */
  async function figuresReadWhole(statements: readonly Statement[]): Promise<string[]> {
    const ways: string[] = []
    for (const { sql, parameters } of statements) {
      if (!/(from|join)[^;]*"actual(_revision)?"/.test(sql)) continue
      const asked = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters])
      const { rows } = await store().db.executeQuery<{ detail: string }>(asked)
      for (const { detail } of rows) {
        const figures = /^(SCAN|SEARCH) (r|actual|actual_revision)\b|^SEARCH \w+ USING PRIMARY KEY \(year=/.test(detail)
        if (figures && !detail.includes('indicator_id=')) ways.push(`${detail}: ${sql}`)
      }
    }
    return ways
  }
  test.each(Object.entries(pages))('%s', async (name, work) => {
    if (name === 'save') await save(0)
    const statements = await statementsOf(store(), work)
    const texts = statements.map(({ sql }) => readable(sql))
    // A page's reads may run side by side and end in any order; those of a transaction run one after another.
    const inOrder = texts[0] === 'begin;' ? texts : texts.toSorted()
    if (kind === 'sqlite') expect(await figuresReadWhole(statements)).toEqual([])
    await expect(inOrder.join('\n\n') + '\n').toMatchFileSnapshot(`${kind}/${name}.sql`)
  })
})

const CLAUSES =
  /\s(?=(?:from|inner join|left join|where|order by|group by|having|limit|union all|values|set|on conflict|returning)\s)/g

/** A statement in lines of one clause each; a list of any length is `(?, …)`, since it depends on the data alone. */
const readable = (sql: string) =>
  sql
    .replaceAll(/\((?:\?|\$\d+)(?:, (?:\?|\$\d+))+\)/g, '(?, …)')
    .replaceAll(CLAUSES, '\n  ')
    .concat(';')
