import type { Insertable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { Database } from '#data/schema.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import { insertForIds, insertMany } from '../../plans/insert-many.ts'

/** An indicator of the plan before, and the one that goes on from it. */
export interface Succession {
  readonly from: number
  readonly to: number
}

export interface ContinueRules {
  readonly relation: 'correction' | 'next'
  readonly fiscalYear: number
  readonly firstYear: number
  readonly lastYear: number
}

/**
 * What persons entered for an indicator goes on with it into the new plan, for the years of its window: figures with every
 * version, parts, evidence, activities, hand-entered pace and official changes of targets. A figure that only ever came out of a
 * plan document is replaced by the new document's, where that prints one. The plan before keeps its own.
 */
export async function continueEntries(trx: Db, successions: readonly Succession[], rules: ContinueRules): Promise<void> {
  if (successions.length === 0) return
  const to = new Map(successions.map((s) => [s.from, s.to]))
  for (let from = 0; from < successions.length; from += 200) {
    const ids = successions.slice(from, from + 200).map((s) => s.from)
    await figures(trx, ids, to, rules)
    await targets(trx, ids, to, rules)
    await besides(trx, ids, to, rules)
  }
}

async function figures(trx: Db, ids: readonly number[], to: ReadonlyMap<number, number>, { firstYear, lastYear }: ContinueRules) {
  const all = await trx
    .selectFrom('actual_revision')
    .selectAll()
    .where('indicator_id', 'in', ids)
    .where('year', '>=', firstYear)
    .where('year', '<=', lastYear)
    .orderBy('id')
    .execute()
  const printed = new Set(
    (
      await trx
        .selectFrom('actual')
        .select(['indicator_id', 'year'])
        .where(
          'indicator_id',
          'in',
          ids.map((id) => to.get(id) ?? 0),
        )
        .where('month', '=', 0)
        .execute()
    ).map((a) => `${a.indicator_id}/${a.year}`),
  )
  const cell = (r: { indicator_id: number; year: number; month: number }) => `${r.indicator_id}/${r.year}/${r.month}`
  // The new document's own figure stands there already; load-plan leaves out those a person had a hand in.
  const revisions = all.filter((r) => r.month > 0 || !printed.has(`${to.get(r.indicator_id)}/${r.year}`))
  const carried = new Set(revisions.map(cell))
  const copies = revisions.map(({ id, ...r }) => ({
    ...r,
    indicator_id: to.get(r.indicator_id) ?? 0,
    request_id: null,
    carried_from: id,
  }))
  const newIds = await insertForIds(trx, 'actual_revision', copies, ['indicator_id', 'year', 'month', 'version'])
  const now = await trx
    .selectFrom('actual')
    .selectAll()
    .where('indicator_id', 'in', ids)
    .where('year', '>=', firstYear)
    .where('year', '<=', lastYear)
    .execute()
  await insertMany(
    trx,
    'actual',
    now.filter((a) => carried.has(cell(a))).map((a) => ({ ...a, indicator_id: to.get(a.indicator_id) ?? 0 })),
  )
  await parts(trx, ids, to, carried)
  await copyOrigins(trx, new Map(revisions.map((r, n) => [r.id, newIds[n] ?? 0])))
}

/** Parts follow the component of the same name and unit; where the new plan counts other things they stay with the old one. */
async function parts(trx: Db, ids: readonly number[], to: ReadonlyMap<number, number>, carried: ReadonlySet<string>) {
  const map = await componentsOf(trx, ids, to)
  if (map.size === 0) return
  const owner = new Map([...map].map(([id, c]) => [id, c.from]))
  const rows = await trx
    .selectFrom('actual_part')
    .selectAll()
    .where('component_id', 'in', [...map.keys()])
    .execute()
  const mine = rows.filter((p) => carried.has(`${owner.get(p.component_id)}/${p.year}/${p.month}`))
  await insertMany(
    trx,
    'actual_part',
    mine.map((p) => ({ ...p, component_id: map.get(p.component_id)?.to ?? 0 })),
  )
}

async function componentsOf(trx: Db, ids: readonly number[], to: ReadonlyMap<number, number>) {
  const all = await trx
    .selectFrom('indicator_component')
    .select(['id', 'indicator_id', 'name', 'unit'])
    .where('indicator_id', 'in', [...ids, ...ids.map((id) => to.get(id) ?? 0)])
    .execute()
  const key = (indicator: number, c: { name: string; unit: string }) => `${indicator}\n${squeezeName(c.name)}\n${c.unit}`
  const fresh = new Map(all.map((c) => [key(c.indicator_id, c), c.id]))
  return new Map(
    all.flatMap((c) => {
      const next = to.get(c.indicator_id)
      const twin = next === undefined ? undefined : fresh.get(key(next, c))
      return twin === undefined ? [] : [[c.id, { from: c.indicator_id, to: twin }] as const]
    }),
  )
}

/** A figure once read from a document keeps that document as its origin. */
async function copyOrigins(trx: Db, ids: ReadonlyMap<number, number>) {
  const asked = [...ids.keys()]
  const rows: Insertable<Database['provenance']>[] = []
  for (let from = 0; from < asked.length; from += 500) {
    const found = await trx
      .selectFrom('provenance')
      .selectAll()
      .where('subject', '=', 'actual')
      .where('subject_id', 'in', asked.slice(from, from + 500))
      .execute()
    rows.push(...found.map(({ id: _, ...p }) => ({ ...p, subject_id: ids.get(p.subject_id) ?? 0 })))
  }
  await insertMany(trx, 'provenance', rows)
}

/** Official changes hold on: in a corrected filing for every year, in the next year's plan for the years before it. */
async function targets(
  trx: Db,
  ids: readonly number[],
  to: ReadonlyMap<number, number>,
  { relation, fiscalYear, firstYear, lastYear }: ContinueRules,
) {
  const until = relation === 'correction' ? lastYear : fiscalYear - 1
  const rows = await trx
    .selectFrom('target')
    .selectAll()
    .where('indicator_id', 'in', ids)
    .where('revision', '>', 1)
    .where('year', '>=', firstYear)
    .where('year', '<=', until)
    .orderBy('revision')
    .execute()
  await insertMany(
    trx,
    'target',
    rows.map(({ id: _, ...t }) => ({ ...t, indicator_id: to.get(t.indicator_id) ?? 0 })),
  )
}

async function besides(trx: Db, ids: readonly number[], to: ReadonlyMap<number, number>, { firstYear, lastYear }: ContinueRules) {
  const pace = await trx
    .selectFrom('pace_point')
    .selectAll()
    .where('indicator_id', 'in', ids)
    .where('year', '>=', firstYear)
    .where('year', '<=', lastYear)
    .execute()
  await insertMany(
    trx,
    'pace_point',
    pace.map((p) => ({ ...p, indicator_id: to.get(p.indicator_id) ?? 0 })),
  )
  const proof = await trx
    .selectFrom('evidence')
    .selectAll()
    .where('indicator_id', 'in', ids)
    .where('year', '>=', firstYear)
    .where('year', '<=', lastYear)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  await insertMany(
    trx,
    'evidence',
    proof.map(({ id: _, ...e }) => ({ ...e, indicator_id: to.get(e.indicator_id) ?? 0, request_id: null })),
  )
  const components = await componentsOf(trx, ids, to)
  const links = await trx.selectFrom('activity_link').selectAll().where('indicator_id', 'in', ids).execute()
  await insertMany(
    trx,
    'activity_link',
    links.map((l) => ({
      ...l,
      indicator_id: to.get(l.indicator_id) ?? 0,
      component_id: l.component_id === null ? null : (components.get(l.component_id)?.to ?? null),
    })),
  )
}
