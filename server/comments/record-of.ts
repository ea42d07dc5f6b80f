import type { Db } from '#data/database.ts'
import { keepersOfIndicator } from '../actuals/keepers.ts'
import { joined, type Thread, threads } from '../actuals/value-comments.ts'
import type { Value } from './access.ts'

/** The value under the indicator that keeps its record. */
export async function recordOf(db: Db, value: Value, today: string): Promise<Value> {
  const keepers = await keepersOfIndicator(db, value.indicatorId, today)
  return { ...value, indicatorId: keepers.keeper(value.indicatorId, value.year) }
}

/** What was said of one value, in whatever plan it was said; undefined when nobody said anything. */
export async function threadOfValue(db: Db, { indicatorId, year, month }: Value, today: string): Promise<Thread | undefined> {
  const found = await threadsOfYear(db, { indicatorId, year }, today, month)
  return found.find((thread) => thread.month === month)
}

/** The threads of an indicator's year, one a month. */
export async function threadsOfYear(
  db: Db,
  { indicatorId, year }: Pick<Value, 'indicatorId' | 'year'>,
  today: string,
  month?: number,
): Promise<readonly Thread[]> {
  const keepers = await keepersOfIndicator(db, indicatorId, today)
  const ids = keepers.everywhere(indicatorId)
  const found = await threads(db, { indicatorIds: ids, years: [year], ...(month === undefined ? {} : { month }) })
  return [...Map.groupBy(found.values(), (thread) => thread.month).values()].map(joined)
}
