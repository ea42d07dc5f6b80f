import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'

/** Who made results final. */
export interface Confirmer {
  /** a person's name, or where the figures were loaded from */
  readonly name: string
  readonly results: number
  /** the newest of them, ISO moment */
  readonly at: string
}

// Of the versions of a figure the newest confirmed one: closing comes after it and says nothing of the figure.
const ofPlan = compiledOnce((db, { planId, year }: { planId: number; year: number }) =>
  db
    .selectFrom('indicator as i')
    .innerJoin('actual_revision as r', 'r.indicator_id', 'i.id')
    .where('i.plan_id', '=', planId)
    .where('r.year', '=', year)
    .where('r.month', '=', 0)
    .where('r.stage', '=', 'confirmed')
    .select(['r.indicator_id as id', 'r.version', 'r.recorded_by as name', 'r.recorded_at as at']),
)

const confirmedOf = (db: Db, ids: readonly number[], year: number) =>
  db
    .selectFrom('actual_revision')
    .where('indicator_id', 'in', ids)
    .where('year', '=', year)
    .where('month', '=', 0)
    .where('stage', '=', 'confirmed')
    .select(['indicator_id as id', 'version', 'recorded_by as name', 'recorded_at as at'])
    .execute()

/** The people behind the year's final results (those kept at the indicators `finalIds`), who confirmed most first. */
export async function confirmersOf(
  db: Db,
  planIds: readonly number[],
  year: number,
  finalIds: ReadonlySet<number>,
): Promise<Confirmer[]> {
  const rows: Awaited<ReturnType<typeof ofPlan>> = []
  for (const planId of planIds) rows.push(...(await ofPlan(db, { planId, year })).filter((row) => finalIds.has(row.id)))
  const here = new Set(rows.map((row) => row.id))
  const away = [...finalIds].filter((id) => !here.has(id))
  if (away.length > 0) rows.push(...(await confirmedOf(db, away, year)))
  const newest = new Map<number, (typeof rows)[number]>()
  for (const row of rows) if (row.version > (newest.get(row.id)?.version ?? 0)) newest.set(row.id, row)
  const people = Map.groupBy(newest.values(), (row) => row.name)
  const found = [...people].map(([name, own]) => ({
    name,
    results: own.length,
    at: own.reduce((last, row) => (row.at > last ? row.at : last), ''),
  }))
  return found.toSorted((a, b) => b.results - a.results || (a.name < b.name ? -1 : 1))
}
