import type { Db } from '#data/database.ts'
import type { ActualAct } from '#data/schema/actuals.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { PRACTICE } from '../plans/practice.ts'

/** What made results final. */
export interface Confirmer {
  /** who confirmed them; null: nobody did, they came with a document, or with the practice data */
  readonly name: string | null
  readonly loaded: 'document' | 'practice' | null
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
    .select(['r.indicator_id as id', 'r.version', 'r.act', 'r.recorded_by as by', 'r.recorded_at as at']),
)

const confirmedOf = (db: Db, ids: readonly number[], year: number) =>
  db
    .selectFrom('actual_revision')
    .where('indicator_id', 'in', ids)
    .where('year', '=', year)
    .where('month', '=', 0)
    .where('stage', '=', 'confirmed')
    .select(['indicator_id as id', 'version', 'act', 'recorded_by as by', 'recorded_at as at'])
    .execute()

/** Whom or what a final result comes from. */
export type Source = Pick<Confirmer, 'name' | 'loaded' | 'at'>

/**
 * The people and loads behind the year's final results, by the indicator where they are kept (`finalIds`): of the plans in one query
 * each, of the others in one.
 */
export async function sourcesOf(
  db: Db,
  planIds: readonly number[],
  year: number,
  finalIds: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Source>> {
  const rows: Awaited<ReturnType<typeof ofPlan>> = []
  for (const planId of planIds) rows.push(...(await ofPlan(db, { planId, year })).filter((row) => finalIds.has(row.id)))
  const here = new Set(rows.map((row) => row.id))
  const away = [...finalIds].filter((id) => !here.has(id))
  if (away.length > 0) rows.push(...(await confirmedOf(db, away, year)))
  const newest = new Map<number, (typeof rows)[number]>()
  for (const row of rows) if (row.version > (newest.get(row.id)?.version ?? 0)) newest.set(row.id, row)
  return new Map([...newest].map(([id, row]) => [id, sourceOf(row)]))
}

/** Those who confirmed most first. Pure. */
export function confirmersIn(sources: readonly Source[]): Confirmer[] {
  const found = [...Map.groupBy(sources, ({ name, loaded }) => `${loaded ?? ''} ${name ?? ''}`).values()].flatMap(
    ([first, ...rest]) =>
      first === undefined
        ? []
        : [{ ...first, results: 1 + rest.length, at: rest.reduce((last, { at }) => (at > last ? at : last), first.at) }],
  )
  return found.toSorted((a, b) => b.results - a.results || ((a.name ?? '') < (b.name ?? '') ? -1 : 1))
}

/** Without an act nobody confirmed: the figure came in as final. */
function sourceOf({ act, by, at }: { readonly act: ActualAct | null; readonly by: string; readonly at: string }): Source {
  const loaded = act !== null ? null : by === PRACTICE ? ('practice' as const) : ('document' as const)
  return { name: loaded === null ? by : null, loaded, at }
}
