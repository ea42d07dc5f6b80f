import type { Db } from '#data/database.ts'
import { regroup } from '#domain/plan/regroup.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { type GroupScore, type IndicatorScore, scoreGroup, scoreIndicator } from '#domain/scoring/score.ts'
import { type Definitions, definitions } from '../actuals/definitions.ts'
import { type IndicatorFacts, indicatorFacts, scoringInput } from '../actuals/indicator-facts.ts'
import { keepersOnce, type KeepersOfPlans } from '../actuals/keepers.ts'
import { planInStructure, type ShownPlan } from '../plans/shown-plan.ts'
import type { Structure, StructureOfYear } from '../plans/structure.ts'
import { Refusal } from '../refusal.ts'

/** Facts of an indicator with whose it is in a structure; `departmentId` is its plan's. */
export interface OwnedFacts extends IndicatorFacts {
  readonly ownerId: number
}

/** The facts of every plan of a year with their owners, over the same years. */
export async function factsOfStructure(
  db: Db,
  view: StructureOfYear,
  years: readonly number[],
  counting: CountedStages,
  today: string,
  dated?: Definitions,
  keepers: KeepersOfPlans = keepersOnce(db, today),
): Promise<OwnedFacts[]> {
  const facts: OwnedFacts[] = []
  // Once for all plans.
  const known = dated ?? (await definitions(db))
  for (const plan of view.plans) {
    const of = { planId: plan.id, counting, dated: known, keepers: await keepers(plan.id) }
    for (const fact of await indicatorFacts(db, of, years, today))
      facts.push({ ...fact, ownerId: view.ownerOf('indicator', fact.id, fact.departmentId) })
  }
  return facts
}

/** The facts of the bureau asked, in its structure. */
export async function factsShown(
  db: Db,
  { plan, view }: Pick<ShownPlan, 'plan' | 'view'>,
  counting: CountedStages,
  today: string,
  dated?: Definitions,
  keepers: KeepersOfPlans = keepersOnce(db, today),
): Promise<OwnedFacts[]> {
  if (view !== null) {
    const departments = new Set(plan.departments.map((department) => department.id))
    return (await factsOfStructure(db, view, plan.years, counting, today, dated, keepers)).filter((fact) =>
      departments.has(fact.ownerId),
    )
  }
  const of = { planId: plan.id, counting, keepers: await keepers(plan.id), ...(dated === undefined ? {} : { dated }) }
  const facts = await indicatorFacts(db, of, plan.years, today)
  return facts.map((fact) => ({ ...fact, ownerId: fact.departmentId }))
}

/** A policy goal, or the part of one, that a department has in a structure. */
export interface ShownGoal {
  readonly goalId: number
  readonly name: string
  /** percent of the goal: what is here, and the whole */
  readonly weight: number
  readonly ofWeight: number
  readonly whole: boolean
  /** in percent, of a goal that is here as a whole; null where a part of it went elsewhere or nothing is measured */
  readonly shown: number | null
}

export interface DepartmentScore {
  readonly score: GroupScore
  /** whether one score may stand for the department (#domain/plan/regroup.ts); else `score` has counts and weights alone */
  readonly comparable: boolean
  /** its goals one by one, where no one score may stand for them */
  readonly goals: readonly ShownGoal[]
}

/**
 * The scores of departments in a structure, by department. `scoreOf` gives an indicator's. Nothing regrouped: one query less, and the
 * score is the plan's to the digit.
 */
export async function departmentScores(
  db: Db,
  facts: readonly OwnedFacts[],
  scoreOf: (fact: OwnedFacts) => IndicatorScore,
  policy: ScoringPolicy,
): Promise<(departmentId: number) => DepartmentScore> {
  const groups = new Map(regroup(facts).map((group) => [group.ownerId, group]))
  const torn = [...groups.values()]
    .filter((group) => !group.comparable)
    .flatMap((group) => group.parts.map((part) => part.goalId))
  const names = new Map(
    torn.length === 0
      ? []
      : (await db.selectFrom('policy_goal').select(['id', 'name']).where('id', 'in', torn).execute()).map((g) => [g.id, g.name]),
  )
  return (departmentId) => {
    const group = groups.get(departmentId)
    const score = scoreGroup((group?.facts ?? []).map(scoreOf), policy)
    if (group === undefined || group.comparable) return { score, comparable: true, goals: [] }
    return {
      score: { ...score, exact: null, shown: null, uncapped: null, grade: null },
      comparable: false,
      goals: group.parts.map(({ goalId, facts: own, weight, ofWeight, whole }) => ({
        goalId,
        name: names.get(goalId) ?? '',
        weight,
        ofWeight,
        whole,
        shown: whole ? scoreGroup(own.map(scoreOf), policy).shown : null,
      })),
    }
  }
}

/**
 * The scores of another year of a bureau, by department, as the page of that year gives them: by its own plan's indicators, weights and
 * targets (rules §2). Null where no plan knows the year.
 */
export async function scoresOfYear(
  db: Db,
  ask: { readonly bureauId: number; readonly year: number; readonly structure?: Structure | undefined; readonly today: string },
  { policy, counted, dated }: { readonly policy: ScoringPolicy; readonly counted: CountedStages; readonly dated?: Definitions },
): Promise<((departmentId: number) => DepartmentScore) | null> {
  const shown = await planInStructure(db, ask).catch((error: unknown) => {
    if (error instanceof Refusal) return null
    throw error
  })
  if (shown === null) return null
  const facts = await factsShown(db, shown, counted, ask.today, dated)
  return departmentScores(db, facts, (fact) => scoreIndicator(scoringInput(fact, ask.year), policy), policy)
}
