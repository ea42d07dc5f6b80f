import { type Selectable, sql } from 'kysely'
import type { Db } from '#data/database.ts'
import type { IndicatorTable } from '#data/schema/plans.ts'
import { type PlanDates, planOfYear } from '#domain/plan/plan-of-year.ts'
import { compiledOnce } from '../../data/compiled-once.ts'

/** The row of an indicator, as far as it says how a year of it is made and when it is due. */
export type Owner = Pick<
  Selectable<IndicatorTable>,
  'id' | 'frequency' | 'aggregation' | 'reported' | 'direction' | 'pace' | 'results_due' | 'share_of_whole'
>

/**
 * Where the record of a plan's indicators is kept. The record of a year belongs to the indicator, whatever plan it stands in
 * (rules §2): it is begun at the indicator of the plan that answers the year, stays where it was begun, and other plans and later
 * versions read and continue it there, through the lineage.
 */
export interface Keepers {
  /** the indicator, of this or another plan, whose rows are the record of the year */
  readonly keeper: (indicatorId: number, year: number) => number
  /** the same indicator in the plan that answers the year, where that is another plan; its targets and periods hold */
  readonly owner: (indicatorId: number, year: number) => Owner | null
  /** the same indicator in every plan, itself first */
  readonly everywhere: (indicatorId: number) => readonly number[]
}

/** Every record is kept where it is asked for. */
const AT_HOME: Keepers = { keeper: (id) => id, owner: () => null, everywhere: (id) => [id] }

// Of another unit it is another measure, but for a corrected filing of the same year.
const others = compiledOnce((db, { planId }: { planId: number }) =>
  db
    .selectFrom('indicator as i')
    .innerJoin('plan as own', 'own.id', 'i.plan_id')
    .innerJoin('indicator as o', (join) => join.onRef('o.lineage_id', '=', 'i.lineage_id').onRef('o.plan_id', '<>', 'i.plan_id'))
    .innerJoin('plan as p', 'p.id', 'o.plan_id')
    .where('i.plan_id', '=', planId)
    .where((eb) => eb.or([eb('o.unit', '=', eb.ref('i.unit')), eb('p.fiscal_year', '=', eb.ref('own.fiscal_year'))]))
    .select([
      'i.id as of',
      'o.id',
      'o.frequency',
      'o.aggregation',
      'o.reported',
      'o.direction',
      'o.pace',
      'o.results_due',
      'o.share_of_whole',
      'p.fiscal_year as fiscalYear',
      'p.version',
      'p.status',
      'p.first_year as firstYear',
      'p.last_year as lastYear',
    ]),
)
const ownPlan = compiledOnce((db, { planId }: { planId: number }) =>
  db
    .selectFrom('plan')
    .where('id', '=', planId)
    .select(['fiscal_year as fiscalYear', 'version', 'status', 'first_year as firstYear', 'last_year as lastYear']),
)

// Copies of earlier versions of this product (`carried_from`) are nobody's record; one that was continued is.
const marks = compiledOnce((db, { planId }: { planId: number }) => {
  const members = db
    .selectFrom('indicator as i')
    .innerJoin('indicator as o', 'o.lineage_id', 'i.lineage_id')
    .where('i.plan_id', '=', planId)
    .select('o.id')
  return db
    .selectFrom('actual_revision as r')
    .where('r.indicator_id', 'in', members)
    .where('r.carried_from', 'is', null)
    .select(['r.indicator_id as id', 'r.year', sql<number>`max(case when r.act is null then 0 else r.version end)`.as('written')])
    .groupBy(['r.indicator_id', 'r.year'])
    .unionAll(
      db
        .selectFrom('evidence as e')
        .where('e.indicator_id', 'in', members)
        .where('e.request_id', 'is not', null)
        .select(['e.indicator_id as id', 'e.year', sql<number>`1`.as('written')]),
    )
    .unionAll(
      db
        .selectFrom('value_comment as c')
        .where('c.indicator_id', 'in', members)
        .select(['c.indicator_id as id', 'c.year', sql<number>`1`.as('written')]),
    )
})

interface Member extends PlanDates, Owner {}

/** Where the record of a plan's indicators is kept; one query where no other plan has any of them, three otherwise. */
export async function keepersOf(db: Db, planId: number, today: string): Promise<Keepers> {
  const found = await others(db, { planId })
  if (found.length === 0) return AT_HOME
  const [plan] = await ownPlan(db, { planId })
  if (plan === undefined) return AT_HOME
  const elsewhere = Map.groupBy(found, (row) => row.of)
  const written = new Map<string, number>()
  for (const { id, year, written: version } of await marks(db, { planId })) {
    const key = `${id}:${year}`
    written.set(key, Math.max(written.get(key) ?? 0, version))
  }
  const current = Number(today.slice(0, 4))
  const kept = new Map<string, { keeper: number; owner: Owner | null }>()
  const decide = (id: number, year: number, members: readonly Member[]) => {
    const own = { ...plan, id }
    const inForce = [own, ...members].filter((m) => m.status !== 'superseded')
    const owner = planOfYear(inForce, year, current) ?? own
    const mark = (m: { readonly id: number }) => written.get(`${m.id}:${year}`)
    // What persons recorded stays where they began it; of two the one that went on longer, else the owner's.
    const persons = [owner, own, ...members].filter((m) => (mark(m) ?? 0) > 0)
    const longest = persons.toSorted((a, b) => (mark(b) ?? 0) - (mark(a) ?? 0))[0]
    // Else what a plan prints: the owner, the plan that is read, then the nearest other one that has begun.
    const begun = inForce
      .filter((m) => m.status !== 'draft' && m.fiscalYear <= current)
      .toSorted((a, b) => a.fiscalYear - b.fiscalYear)
    const near = [...begun.filter((m) => m.fiscalYear >= year), ...begun.filter((m) => m.fiscalYear < year).toReversed()]
    const printed = [owner, own, ...near].find((m) => mark(m) !== undefined)
    // Until a year begins, what its plan says of it is nobody's but its own.
    const rule = owner.id === id || year > current ? null : (members.find((m) => m.id === owner.id) ?? null)
    return { keeper: (longest ?? printed ?? owner).id, owner: rule }
  }
  const at = (id: number, year: number) => {
    const members = elsewhere.get(id)
    if (members === undefined) return { keeper: id, owner: null }
    const key = `${id}:${year}`
    const known = kept.get(key) ?? decide(id, year, members)
    kept.set(key, known)
    return known
  }
  return {
    keeper: (id, year) => at(id, year).keeper,
    owner: (id, year) => at(id, year).owner,
    everywhere: (id) => [id, ...(elsewhere.get(id) ?? []).map((m) => m.id)],
  }
}

/** Where the record of one indicator is kept. */
export async function keepersOfIndicator(db: Db, indicatorId: number, today: string): Promise<Keepers> {
  const row = await db.selectFrom('indicator').select('plan_id').where('id', '=', indicatorId).executeTakeFirst()
  return row === undefined ? AT_HOME : keepersOf(db, row.plan_id, today)
}

/** Keepers of several plans, each read once. */
export type KeepersOfPlans = (planId: number) => Promise<Keepers>

export function keepersOnce(db: Db, today: string): KeepersOfPlans {
  const read = new Map<number, Promise<Keepers>>()
  return (planId) => {
    const known = read.get(planId) ?? keepersOf(db, planId, today)
    read.set(planId, known)
    return known
  }
}
