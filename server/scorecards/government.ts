import type { Db } from '#data/database.ts'
import type { CategoryCounts } from '#domain/scoring/category.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { keepersOnce, type KeepersOfPlans } from '../actuals/keepers.ts'
import { type IndicatorScore, scoreGroup, scoreIndicator } from '#domain/scoring/score.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import { type Definitions, definitions } from '../actuals/definitions.ts'
import { indicatorFacts, scoringInput, targetsUntil } from '../actuals/indicator-facts.ts'
import { ownedBudget, ownedLines } from '../budgets/owned.ts'
import { type BudgetYear, bureauBudgets } from '../budgets/summary.ts'
import { type DueCell, dueCells } from '../deadlines/cells.ts'
import { toSubmit } from '../deadlines/late.ts'
import { waitsFor } from '../deadlines/rows.ts'
import { planFor, plansOfEverybody, type UnitName, type YearPlan } from '../plans/plan.ts'
import { unchanged } from '../plans/shown-plan.ts'
import { type ShownUnit, type Structure, structureOfYear, type StructureOfYear } from '../plans/structure.ts'
import { unlessChanged } from '../record/unless-changed.ts'
import { Refusal } from '../refusal.ts'
import { scoringInForce } from '../settings/settings.ts'
import { figuresIn } from './kept-scores.ts'
import { factsOfStructure, type OwnedFacts } from './owned-facts.ts'

/** The indicator of a bureau that was missed by most. */
export interface LowestRate {
  readonly indicatorId: number
  readonly name: string
  readonly departmentId: number
  readonly departmentName: string
  /** percent, shown */
  readonly rate: number
}

export interface GovernmentDepartment extends ShownUnit {
  readonly counts: CategoryCounts
  /** values past their day that nobody has submitted */
  readonly late: number
}

export interface GovernmentBureau extends ShownUnit {
  /** most missed first, then most late, then in the organisation's order */
  readonly departments: readonly GovernmentDepartment[]
  readonly indicators: number
  readonly counts: CategoryCounts
  /** of those with a rate: figures that are not confirmed yet */
  readonly provisional: number
  readonly lowest: LowestRate | null
  /** values past their day that nobody has submitted, of this year and the one before; `since` the oldest day */
  readonly late: { readonly count: number; readonly since: string } | null
  /** values that wait for a head's review */
  readonly toReview: number
  /** policy budget of the year and of the one before, the sums of the unit programmes. 원 */
  readonly budget: { readonly now: BudgetYear; readonly before: BudgetYear | null }
}

export interface GovernmentPage {
  readonly government: UnitName | null
  readonly year: number
  readonly structure: Structure
  /** the other structure would show something else: there is a choice */
  readonly differs: boolean
  /** years that some bureau's plan knows */
  readonly years: readonly number[]
  readonly policy: ScoringPolicy
  /** 집계 대상: which figures are scored */
  readonly counted: CountedStages
  /** those that need attention first: most missed, then most late, then the lowest rate, then in the organisation's order */
  readonly bureaus: readonly GovernmentBureau[]
  readonly asOf: string
}

/**
 * 도정 종합: every bureau of the government in one year: counts, what is late, the budget. No score is made of several bureaus: no law
 * and no setting says how. A few queries for each eight bureaus. Kept: after some figures changed, their bureaus
 * are read and scored anew. Refuses 'unknown-year', 'unknown-plan'.
 */
export async function governmentPage(
  db: Db,
  ask: { year?: number | undefined; structure?: Structure | undefined },
  today: string,
): Promise<GovernmentPage> {
  const { bureaus, due: _due, plans, regroups: _regroups, ...page } = await keptGovernment(db, ask, today)
  const [first] = plans
  return { government: first?.government ?? null, ...page, bureaus: byAttention(bureaus) }
}

/** The page with what its bureaus are made of. */
interface KeptGovernment extends Omit<GovernmentPage, 'government'> {
  /** in the organisation's order */
  readonly bureaus: readonly GovernmentBureau[]
  readonly plans: readonly YearPlan[]
  /** the plans of the figures that are collected now */
  readonly due: readonly YearPlan[]
  /** something was reorganised: a figure may be another bureau's than its plan's */
  readonly regroups: boolean
}

function keptGovernment(
  db: Db,
  ask: { year?: number | undefined; structure?: Structure | undefined },
  today: string,
): Promise<KeptGovernment> {
  return unlessChanged<KeptGovernment>(db, ['government', ask.year, ask.structure, today], {
    read: (handle) => wholeGovernment(handle, ask, today),
    async renew(handle, kept, changed) {
      const figures = figuresIn(changed)
      if (figures === null || kept.regroups) return null
      const { year, policy, counted, due } = kept
      const changedPlans = await plansOf(handle, [...figures.ids])
      const bureauIds = new Set([...kept.plans, ...due].flatMap((plan) => (changedPlans.has(plan.id) ? [plan.bureau.id] : [])))
      const of = { year, counted, today, dated: await definitions(handle), keepers: keepersOnce(handle, today) }
      const plans = kept.plans.filter((plan) => bureauIds.has(plan.bureau.id))
      const fresh = new Map((await asPrinted(handle, plans, { ...of, due, policy })).map((one) => [one.id, one]))
      return { ...kept, bureaus: kept.bureaus.map((bureau) => fresh.get(bureau.id) ?? bureau) }
    },
  })
}

/** The plans in which some indicators stand, or the same ones elsewhere: the record of a year may be kept at another plan's. */
async function plansOf(db: Db, indicatorIds: readonly number[]): Promise<ReadonlySet<number>> {
  if (indicatorIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('indicator')
    .select('plan_id')
    .distinct()
    .where('lineage_id', 'in', (of) => of.selectFrom('indicator as i').select('i.lineage_id').where('i.id', 'in', indicatorIds))
    .execute()
  return new Set(rows.map((row) => row.plan_id))
}

async function wholeGovernment(
  db: Db,
  ask: { year?: number | undefined; structure?: Structure | undefined },
  today: string,
): Promise<KeptGovernment> {
  const { policy, counted } = await scoringInForce(db, today)
  const { year, plans, due } = await governmentPlans(db, ask, today)
  const [first] = plans
  if (first === undefined) throw new Refusal('unknown-plan')
  const structure = ask.structure ?? 'then'
  const known = await structureOfYear(db, { plan: first, structure, today })
  const view = known !== null && known.regrouped.size > 0 ? known : null
  const of = { year, counted, today, dated: await definitions(db), keepers: keepersOnce(db, today) }
  const all = { ...of, due, policy }
  const scored = async () =>
    scoredBureaus(db, { ...all, found: await (view ? regrouped(db, view, of) : printed(db, plans, of)), known })
  return {
    year,
    structure,
    differs: known !== null && known.differing.size > 0,
    years: [...new Set(plans.flatMap((plan) => plan.known))].toSorted((x, y) => x - y),
    policy,
    counted,
    bureaus: known === null ? await asPrinted(db, plans, all) : await scored(),
    asOf: today,
    plans,
    due,
    regroups: known !== null,
  }
}

interface Scoring extends Asked {
  readonly due: readonly YearPlan[]
  readonly policy: ScoringPolicy
}

/** Bureaus that are read together: a government's few in a step or two; of hundreds others get their turn between the steps. */
const AT_ONCE = 8

/** The bureaus of some plans as these print them, where nothing was reorganised. */
async function asPrinted(db: Db, plans: readonly YearPlan[], of: Scoring): Promise<readonly GovernmentBureau[]> {
  const bureaus: GovernmentBureau[] = []
  for (let at = 0; at < plans.length; at += AT_ONCE) {
    if (at > 0) await new Promise(setImmediate)
    const some = plans.slice(at, at + AT_ONCE)
    const ids = new Set(some.map((plan) => plan.bureau.id))
    const due = of.due.filter((plan) => ids.has(plan.bureau.id))
    bureaus.push(...(await scoredBureaus(db, { ...of, found: await printed(db, some, of), due, known: null })))
  }
  return bureaus
}

/** Bureaus with their scores, and with what is late of what is collected now. */
async function scoredBureaus(
  db: Db,
  of: Scoring & { readonly found: readonly Found[]; readonly known: StructureOfYear | null },
): Promise<readonly GovernmentBureau[]> {
  const { found, policy, year } = of
  const late = await lateness(db, of, of.today)
  return found.map(({ unit, departments, facts, budget }): GovernmentBureau => {
    const own = facts.map((fact): Scored => ({
      departmentId: fact.ownerId,
      score: scoreIndicator(scoringInput(fact, year), policy),
    }))
    const scores = own.map((one) => one.score)
    return {
      ...unit,
      departments: departmentsOf(departments, own, policy, late.byDepartment),
      indicators: scores.length,
      counts: scoreGroup(scores, policy).counts,
      provisional: scores.filter(isProvisional).length,
      lowest: lowestOf(own, departments),
      late: late.byBureau.get(unit.id)?.late ?? null,
      toReview: late.byBureau.get(unit.id)?.toReview ?? 0,
      budget,
    }
  })
}

/** A bureau with what it has of the year. */
interface Found {
  readonly unit: ShownUnit
  readonly departments: readonly ShownUnit[]
  readonly facts: readonly OwnedFacts[]
  readonly budget: GovernmentBureau['budget']
}

/** The plans of all bureaus that answer for a year, and those of the figures that are collected now. */
async function governmentPlans(db: Db, ask: { year?: number | undefined }, today: string) {
  // A year that the first bureau does not know may be another's.
  const year = ask.year ?? (await planFor(db, { today })).year
  const thisYear = Number(today.slice(0, 4))
  const found = await plansOfEverybody(db, [...new Set([year, thisYear - 1, thisYear])], today)
  const plans = found.filter((plan) => plan.year === year)
  if (plans.length === 0) plans.push(await planFor(db, { year, today }))
  return { year, plans, due: found.filter((plan) => plan.year === thisYear - 1 || plan.year === thisYear) }
}

interface Asked {
  readonly year: number
  readonly counted: CountedStages
  readonly today: string
  /** how the indicators are measured in which year, read once */
  readonly dated: Definitions
  readonly keepers: KeepersOfPlans
}

/** Everything as the plans print it. */
async function printed(db: Db, plans: readonly YearPlan[], { year, counted, today, dated, keepers }: Asked): Promise<Found[]> {
  const budgets = await bureauBudgets(db, plans, year)
  const found: Found[] = []
  for (const plan of plans) {
    // As the bureau's own page has them, of the one year.
    const until = targetsUntil(plan.years, today)
    const of = { planId: plan.id, counting: counted, until, dated, keepers: await keepers(plan.id) }
    found.push({
      unit: unchanged(plan.bureau),
      departments: plan.departments.map(unchanged),
      facts: (await indicatorFacts(db, of, [year], today)).map((fact) => ({ ...fact, ownerId: fact.departmentId })),
      budget: budgets.get(plan.id) ?? { now: { year, kind: 'not-planned' }, before: null },
    })
  }
  return found
}

/** Everything by its owner in the structure; each fact and each 원 is in exactly one bureau. */
async function regrouped(db: Db, view: StructureOfYear, { year, counted, today, dated, keepers }: Asked): Promise<Found[]> {
  const facts = Map.groupBy(await factsOfStructure(db, view, [year], counted, today, dated, keepers), (fact) => fact.ownerId)
  const budget = ownedBudget(view, await ownedLines(db, view))
  return view.bureaus.map(({ departments, ...unit }) => {
    const [before, now] = budget.years(new Set(departments.map((d) => d.id)), [year - 1, year])
    return {
      unit,
      departments,
      facts: departments.flatMap((department) => facts.get(department.id) ?? []),
      budget: { now: now ?? { year, kind: 'not-planned' }, before: before ?? null },
    }
  })
}

const isProvisional = ({ rate, actual }: IndicatorScore) =>
  rate.kind === 'rate' && actual.kind === 'measured' && actual.finality === 'provisional'

/** Counts decide, the worst first (rules §5); equal ones keep the organisation's order. */
const byAttention = (bureaus: readonly GovernmentBureau[]): readonly GovernmentBureau[] =>
  bureaus.toSorted(
    (a, b) =>
      b.counts.missed - a.counts.missed ||
      (b.late?.count ?? 0) - (a.late?.count ?? 0) ||
      (a.lowest?.rate ?? Infinity) - (b.lowest?.rate ?? Infinity),
  )

interface Scored {
  readonly departmentId: number
  readonly score: IndicatorScore
}

function departmentsOf(
  departments: readonly ShownUnit[],
  scored: readonly Scored[],
  policy: ScoringPolicy,
  late: ReadonlyMap<number, number>,
): readonly GovernmentDepartment[] {
  const own = Map.groupBy(scored, (one) => one.departmentId)
  return departments
    .map((department) => ({
      ...department,
      counts: scoreGroup(
        (own.get(department.id) ?? []).map((one) => one.score),
        policy,
      ).counts,
      late: late.get(department.id) ?? 0,
    }))
    .toSorted((a, b) => b.counts.missed - a.counts.missed || b.late - a.late)
}

function lowestOf(scored: readonly Scored[], departments: readonly ShownUnit[]): LowestRate | null {
  const missed = scored.flatMap(({ departmentId, score }) =>
    score.category === 'missed' && score.rate.kind === 'rate'
      ? [{ indicatorId: score.id, name: score.name, departmentId, rate: score.rate.shown }]
      : [],
  )
  const [worst] = missed.toSorted((a, b) => a.rate - b.rate || a.indicatorId - b.indicatorId)
  if (worst === undefined) return null
  return { ...worst, departmentName: departments.find((d) => d.id === worst.departmentId)?.shortName ?? '' }
}

/**
 * What is left of this year and the one before, as on the deadline board, by bureau and by department. It is a matter of today: in a
 * structure it stands with the bureau that has the department's work by now.
 */
async function lateness(
  db: Db,
  of: {
    readonly found: readonly Found[]
    readonly due: readonly YearPlan[]
    readonly known: StructureOfYear | null
    readonly dated: Definitions
    readonly keepers: KeepersOfPlans
  },
  today: string,
) {
  const { found, due, known, dated, keepers } = of
  const bureauOf = new Map(found.flatMap(({ unit, departments }) => departments.map((d) => [d.id, unit.id] as const)))
  const listed = new Set(found.map(({ unit }) => unit.id))
  const departmentIds = [
    ...new Set([...bureauOf.keys(), ...(known?.owningNow ?? []), ...due.flatMap((plan) => plan.departments.map((d) => d.id))]),
  ]
  const cells = await dueCells(db, { plans: due, departmentIds, dated, keepers, unfinished: true }, today)
  const isLate = (cell: DueCell) => toSubmit(cell) && cell.dueOn < today
  const byBureau = Map.groupBy(
    cells,
    (cell) => bureauOf.get(cell.departmentId) ?? known?.bureausWith(cell.departmentId).find((id) => listed.has(id)),
  )
  return {
    byBureau: new Map(
      [...byBureau].map(([bureauId, own]) => {
        const days = own.filter(isLate).map((cell) => cell.dueOn)
        const [since] = days.toSorted()
        const toReview = own.filter((cell) => waitsFor(cell) === 'review').length
        return [bureauId, { late: since === undefined ? null : { count: days.length, since }, toReview }] as const
      }),
    ),
    byDepartment: new Map(
      [...Map.groupBy(cells.filter(isLate), (cell) => cell.departmentId)].map(([id, own]) => [id, own.length]),
    ),
  }
}
