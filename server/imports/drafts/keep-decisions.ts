import type { Db } from '#data/database.ts'
import { insertMany } from '../../plans/insert-many.ts'

/** An indicator of the plan before, and the one that goes on from it. */
export interface Succession {
  readonly from: number
  readonly to: number
}

/**
 * A corrected filing keeps what was decided about the plan since: official changes of targets and the pace entered by hand, of the
 * years it prints. Figures, evidence, comments and activities are not touched: they are read and continued where they are kept,
 * through the lineage (server/actuals/keepers.ts), and so a plan of another year needs nothing.
 */
export async function keepDecisions(
  trx: Db,
  successions: readonly Succession[],
  years: { readonly firstYear: number; readonly lastYear: number },
): Promise<void> {
  const to = new Map(successions.map((s) => [s.from, s.to]))
  for (let from = 0; from < successions.length; from += 200) {
    const ids = successions.slice(from, from + 200).map((s) => s.from)
    await targets(trx, ids, to, years)
    await pace(trx, ids, to, years)
  }
}

type Years = { readonly firstYear: number; readonly lastYear: number }

async function targets(trx: Db, ids: readonly number[], to: ReadonlyMap<number, number>, { firstYear, lastYear }: Years) {
  const rows = await trx
    .selectFrom('target')
    .selectAll()
    .where('indicator_id', 'in', ids)
    .where('revision', '>', 1)
    // A change that the document itself prints is the document's, not a decision about it.
    .where((eb) => eb.or([eb('stage', '<>', 'revised'), eb('approved_by', '<>', '')]))
    .where('year', '>=', firstYear)
    .where('year', '<=', lastYear)
    .orderBy('revision')
    .execute()
  const kept = rows.map(({ id: _, ...t }) => ({ ...t, indicator_id: to.get(t.indicator_id) ?? 0 }))
  const printed = new Map(
    kept.length === 0
      ? []
      : (
          await trx
            .selectFrom('target')
            .select((eb) => ['indicator_id', 'year', eb.fn.max('revision').as('last')])
            .where('indicator_id', 'in', [...new Set(kept.map((t) => t.indicator_id))])
            .groupBy(['indicator_id', 'year'])
            .execute()
        ).map((t) => [`${t.indicator_id}:${t.year}`, t.last]),
  )
  await insertMany(
    trx,
    'target',
    [...Map.groupBy(kept, (t) => `${t.indicator_id}:${t.year}`)].flatMap(([key, all]) =>
      all.map((t, n) => ({ ...t, revision: (printed.get(key) ?? 0) + 1 + n })),
    ),
  )
}

async function pace(trx: Db, ids: readonly number[], to: ReadonlyMap<number, number>, { firstYear, lastYear }: Years) {
  const points = await trx
    .selectFrom('pace_point')
    .selectAll()
    .where('indicator_id', 'in', ids)
    .where('year', '>=', firstYear)
    .where('year', '<=', lastYear)
    .execute()
  await insertMany(
    trx,
    'pace_point',
    points.map((p) => ({ ...p, indicator_id: to.get(p.indicator_id) ?? 0 })),
  )
}
