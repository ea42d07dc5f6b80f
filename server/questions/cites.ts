import type { Db } from '#data/database.ts'
import { parseNumber } from '#domain/entry/parse-number.ts'
import type { Cite, Place } from '#domain/questions/answer.ts'
import type { CiteOf } from '#domain/questions/figures.ts'
import type { CiteMoney } from '#domain/questions/about-budget.ts'
import { type Origin, origins } from '../plans/origins.ts'

const asCite = ({ document, table, row, column, line, raw }: Origin): Cite => ({
  kind: 'document',
  document,
  table,
  row,
  column,
  line,
  raw,
})

/** What is printed there, in the figure's own unit; null where it is no number. */
function printed(raw: string, unit: string): number | null {
  const read = parseNumber(raw, { unit })
  return read.kind === 'value' ? read.value : null
}

/**
 * Where printed targets and actuals of some indicators stand. A figure that was entered or changed here is not printed there: its
 * document is named only where it prints the very figure. Three queries however many.
 */
export async function citesOf(db: Db, indicatorIds: readonly number[], years: readonly number[]): Promise<CiteOf> {
  if (indicatorIds.length === 0) return () => null
  const targets = await db
    .selectFrom('target')
    .select(['id', 'indicator_id as indicatorId', 'year'])
    .where('indicator_id', 'in', indicatorIds)
    .where('year', 'in', years)
    .execute()
  const actuals = await db
    .selectFrom('actual_revision')
    .select(['id', 'indicator_id as indicatorId', 'year'])
    .where('indicator_id', 'in', indicatorIds)
    .where('year', 'in', years)
    .where('month', '=', 0)
    .execute()
  const found = await origins(db, [
    { subject: 'target', ids: targets.map((row) => row.id) },
    { subject: 'actual', ids: actuals.map((row) => row.id) },
  ])
  const at = (what: 'target' | 'actual', indicatorId: number, year: number) => {
    const rows = what === 'target' ? targets : actuals
    const ids = new Set(rows.filter((row) => row.indicatorId === indicatorId && row.year === year).map((row) => row.id))
    return found.filter((origin) => origin.subject === what && ids.has(origin.subjectId))
  }
  return (what, { id, unit }, year, value) => {
    const origin = at(what, id, year).find((one) => printed(one.raw, unit) === value)
    return origin === undefined ? null : asCite(origin)
  }
}

/** Where printed amounts stand. `key`: of each programme or project, 'programme.3'. */
export async function moneyCites(
  db: Db,
  amounts: readonly { readonly key: string; readonly id: number; readonly year: number; readonly won: number }[],
): Promise<CiteMoney> {
  const found = await origins(db, [{ subject: 'budget_amount', ids: amounts.map((one) => one.id) }])
  const byId = new Map(found.map((origin) => [origin.subjectId, origin]))
  return (of, year, won) => {
    const row = amounts.find((one) => one.key === `${of.kind}.${of.id}` && one.year === year && one.won === won)
    const origin = row && byId.get(row.id)
    return origin === undefined ? null : asCite(origin)
  }
}

/** Where a printed text of an indicator stands. */
export async function textCite(db: Db, indicatorId: number, field: string): Promise<Cite | null> {
  const found = await origins(db, [{ subject: 'indicator', ids: [indicatorId] }])
  const origin = found.find((one) => one.field === field)
  return origin === undefined ? null : asCite(origin)
}

export const budgetPlace = (year: number, bureauId: number, search: Place['search'] = {}): Place => ({
  to: '/budget',
  search: { year, bureau: bureauId, ...search },
})
