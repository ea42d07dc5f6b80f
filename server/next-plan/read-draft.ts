import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { IndicatorTable } from '#data/schema/plans.ts'
import { DRAFT_FIELDS, type DraftDifference, draftDifferences, type DraftField } from '#domain/plan/draft-differences.ts'
import type { Decision, DraftContent } from '#domain/plan/draft-needs.ts'
import type { YearTarget } from '#domain/plan/roll-over.ts'
import { sumOf } from '#domain/scoring/decimal.ts'
import { type SettledRate, sunsetYears } from '#domain/scoring/sunset.ts'
import { type ChallengeFinding, challengeTargets } from '#domain/scoring/target-challenge.ts'
import { placesOn, unitSpells } from '../organisation/places.ts'
import { ownersOn } from '../organisation/owners.ts'
import { indicatorsBefore } from './before.ts'
import type { DraftPlan } from './draft-plan.ts'
import { resultsBefore, type YearResult } from './results.ts'
import { droppedOf } from './dropped.ts'
import { draftHolders } from './editing.ts'
import { nextPlanRules } from './rules.ts'
import { targetsInForce } from './targets.ts'

export interface DraftPart {
  readonly id: number
  readonly name: string
  readonly unit: string
  readonly target: number
}

export interface DraftRow {
  /** null while it is dropped */
  readonly id: number | null
  readonly lineageId: number
  readonly departmentId: number
  /** the units whose people change it today */
  readonly heldBy: readonly number[]
  readonly goalId: number
  readonly fields: Readonly<Record<DraftField, string | number>>
  readonly decimals: number
  readonly parts: readonly DraftPart[]
  readonly decision: Decision | null
  readonly reason: string
  /** of the years that the plan decides */
  readonly targets: readonly YearTarget[]
  /** of the years before, from their own plans */
  readonly results: readonly YearResult[]
  readonly differences: readonly DraftDifference[]
  readonly findings: readonly ChallengeFinding[]
  /** the years of the 일몰 proposal; null = none */
  readonly sunset: readonly SettledRate[] | null
  readonly partsDiffer: boolean
}

export interface DraftGoal {
  readonly id: number
  readonly departmentId: number
  readonly name: string
  readonly programmes: readonly { readonly id: number; readonly name: string; readonly projects: number }[]
}

export interface DraftDepartment {
  readonly id: number
  readonly name: string
  /** the units whose people change this part today */
  readonly heldBy: readonly number[]
  readonly done: { readonly at: string; readonly by: string } | null
}

export interface Draft {
  readonly plan: DraftPlan
  readonly departments: readonly DraftDepartment[]
  readonly goals: readonly DraftGoal[]
  readonly rows: readonly DraftRow[]
  /** fiscal year … last year: what the plan decides */
  readonly years: readonly number[]
}

// Results of the three years before the plan's own stand beside its targets.
const SHOWN_YEARS = 3

/** The whole of a draft, with what the plans before say of its indicators. A fixed number of queries but for very long plans. */
export async function readDraft(db: Db, plan: DraftPlan, today: string): Promise<Draft> {
  const indicators = await indicatorsOf(db, plan.id)
  const decisions = new Map(
    (await db.selectFrom('draft_decision').selectAll().where('plan_id', '=', plan.id).execute()).map((d) => [d.lineage_id, d]),
  )
  const dropped = [...decisions.values()].flatMap((d) => (d.dropped === null ? [] : [droppedOf(d.dropped)]))
  const lineages = new Set([...indicators, ...dropped.map((d) => d.indicator)].map((i) => i.lineage_id))
  const before = new Map([...(await indicatorsBefore(db, plan))].filter(([lineage]) => lineages.has(lineage)))
  const ids = [...indicators.map((i) => i.id), ...[...before.values()].map((i) => i.id)]
  const targets = await targetsInForce(db, ids)
  const parts = Map.groupBy(await partsOf(db, ids), (part) => part.indicatorId)
  const { sunsetYears: sunset } = await nextPlanRules(db, today)
  // The three years that are shown, and as many as the proposal looks at.
  const plansBefore = [...new Set([...before.values()].map((i) => i.plan_id))]
  const results = await resultsBefore(db, { plan, plansBefore, count: Math.max(SHOWN_YEARS, sunset + 1) }, today)

  const owners = await ownersOn(db, today)
  const rowOf = (
    indicator: Omit<Selectable<IndicatorTable>, 'id'>,
    own: { readonly id: number | null; readonly targets: readonly YearTarget[]; readonly parts: readonly DraftPart[] },
  ): DraftRow => {
    const { lineage_id: lineageId } = indicator
    const decision = decisions.get(lineageId)
    const was = before.get(lineageId)
    const settled = (was && results.get(was.id)) ?? []
    const decided = { fields: fieldsOf(indicator), targets: own.targets }
    const reference = was && { fields: fieldsOf(was), targets: decidedTargets(targets.get(was.id) ?? [], plan) }
    return {
      id: own.id,
      lineageId,
      departmentId: indicator.department_id,
      heldBy: draftHolders(owners, { planId: plan.id, departmentId: indicator.department_id, lineageId }),
      goalId: indicator.goal_id,
      fields: decided.fields,
      decimals: indicator.decimals,
      parts: own.parts,
      decision: decision?.decision ?? null,
      reason: decision?.reason ?? '',
      targets: own.targets,
      results: settled,
      differences: reference && own.id !== null ? draftDifferences(reference, decided) : [],
      findings: own.id === null ? [] : findingsOf(indicator, own.targets, settled, plan),
      sunset: sunsetYears(
        settled.filter((r) => r.actual !== null),
        sunset,
      ),
      partsDiffer:
        was !== undefined &&
        addedUp(parts.get(was.id) ?? [], targets.get(was.id) ?? [], plan.from.fiscalYear) &&
        !addedUp(own.parts, own.targets, plan.fiscalYear),
    }
  }
  const names = placesOn(await unitSpells(db), today)
  const done = await db.selectFrom('draft_department').selectAll().where('plan_id', '=', plan.id).execute()
  const goals = await goalsOf(db, plan.id)
  const rows = [
    ...indicators.map((i) => rowOf(i, { id: i.id, targets: targets.get(i.id) ?? [], parts: parts.get(i.id) ?? [] })),
    ...dropped.map((d) => rowOf(d.indicator, { id: null, targets: d.targets, parts: [] })),
  ]
  const departmentIds = [...new Set([...goals, ...rows].map((one) => one.departmentId))]
  return {
    plan,
    departments: departmentIds.map((id) => {
      const said = done.find((d) => d.department_id === id)
      return {
        id,
        name: names.unit(id)?.name ?? '',
        heldBy: draftHolders(owners, { planId: plan.id, departmentId: id }),
        done: said ? { at: said.done_at, by: said.done_by } : null,
      }
    }),
    goals,
    rows,
    years: Array.from({ length: plan.lastYear - plan.fiscalYear + 1 }, (_, n) => plan.fiscalYear + n),
  }
}

/** The same, as the check of what is missing wants it. */
export const contentOf = (draft: Draft): DraftContent => ({
  years: draft.years,
  departments: draft.departments.map(({ id, name, done }) => ({ id, name, done: done !== null })),
  goals: draft.goals,
  indicators: draft.rows.map((row) => ({
    lineageId: row.lineageId,
    departmentId: row.departmentId,
    goalId: row.goalId,
    name: String(row.fields.name),
    decision: row.decision,
    reason: row.reason,
    weight: Number(row.fields.weight),
    targets: row.targets,
    differences: row.differences.length,
    findings: row.findings.length,
    partsDiffer: row.partsDiffer,
  })),
})

const indicatorsOf = (db: Db, planId: number) =>
  db
    .selectFrom('indicator as i')
    .innerJoin('policy_goal as g', 'g.id', 'i.goal_id')
    .selectAll('i')
    .where('i.plan_id', '=', planId)
    .orderBy('g.sort_order')
    .orderBy('i.sort_order')
    .orderBy('i.id')
    .execute()

async function partsOf(db: Db, indicatorIds: readonly number[]) {
  if (indicatorIds.length === 0) return []
  return db
    .selectFrom('indicator_component')
    .where('indicator_id', 'in', indicatorIds)
    .select(['id', 'indicator_id as indicatorId', 'name', 'unit', 'target'])
    .orderBy('sort_order')
    .execute()
}

async function goalsOf(db: Db, planId: number): Promise<DraftGoal[]> {
  const goals = await db
    .selectFrom('policy_goal')
    .where('plan_id', '=', planId)
    .select(['id', 'department_id as departmentId', 'name'])
    .orderBy('sort_order')
    .orderBy('id')
    .execute()
  const programmes = await db
    .selectFrom('programme as p')
    .where('p.plan_id', '=', planId)
    .select((eb) => [
      'p.id',
      'p.goal_id as goalId',
      'p.name',
      eb
        .selectFrom('project')
        .select((e) => e.fn.countAll<number>().as('n'))
        .whereRef('programme_id', '=', 'p.id')
        .as('projects'),
    ])
    .orderBy('p.sort_order')
    .orderBy('p.id')
    .execute()
  return goals.map((goal) => ({
    ...goal,
    programmes: programmes.flatMap(({ goalId, projects, ...p }) =>
      goalId === goal.id ? [{ ...p, projects: projects ?? 0 }] : [],
    ),
  }))
}

export const fieldsOf = (row: Pick<Selectable<IndicatorTable>, DraftField>): Record<DraftField, string | number> =>
  Object.fromEntries(DRAFT_FIELDS.map((field) => [field, row[field]])) as Record<DraftField, string | number>

const decidedTargets = (targets: readonly YearTarget[], plan: DraftPlan) =>
  targets.filter(({ year }) => year >= plan.fiscalYear && year <= plan.lastYear)

function findingsOf(
  indicator: Omit<Selectable<IndicatorTable>, 'id'>,
  targets: readonly YearTarget[],
  results: readonly YearResult[],
  plan: DraftPlan,
): readonly ChallengeFinding[] {
  const last = results.findLast((r) => r.actual !== null)
  const { code, name, unit, direction } = indicator
  return challengeTargets([
    {
      code,
      name,
      unit,
      direction,
      targets: [
        ...results.filter((r) => r.year >= plan.firstYear || r === last).map(({ year, target }) => ({ year, target })),
        ...targets.map(({ year, value }) => ({
          year,
          target: value === null ? ({ kind: 'none' } as const) : ({ kind: 'set', value } as const),
        })),
      ],
      lastActual:
        last?.actual === null || last === undefined
          ? { kind: 'not-entered' }
          : { kind: 'measured', value: last.actual, finality: 'final' },
      lastActualYear: last?.year ?? plan.settledYear,
      planYear: plan.fiscalYear,
    },
  ])
}

/** The parts' targets add up to the whole's of the year. */
function addedUp(parts: readonly DraftPart[], targets: readonly YearTarget[], year: number): boolean {
  const whole = targets.find((t) => t.year === year)?.value ?? null
  return parts.length > 0 && whole !== null && sumOf(parts.map((p) => p.target)) === whole
}
