import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { PlanTable } from '#data/schema/plans.ts'
import { may } from '#domain/entry/permissions.ts'
import { forYearAfter, goesOn, type PlanYears, proposedTargets, yearsAfter } from '#domain/plan/roll-over.ts'
import { insertForIds, insertMany } from '../plans/insert-many.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { type TakenOver, takenOver } from './taken-over.ts'
import { draftTarget, targetsInForce } from './targets.ts'

export interface RolledOver {
  readonly planId: number
  readonly fiscalYear: number
  readonly counts: {
    readonly goals: number
    readonly indicators: number
    readonly targets: number
    readonly programmes: number
    readonly projects: number
    /** projects that end before the new fiscal year and are not in its draft */
    readonly endedProjects: number
  }
}

/**
 * 이월: makes the draft of next year's plan from a filed or confirmed one, whole or not at all. Goals, definitions, weights,
 * parts, programmes and projects go on with their lineage; targets of years that the plan before decided are proposed as they
 * stand; amounts and the last year's targets are left open. What a reorganisation gave to another department stands under that
 * one; what left the bureau is not in its draft, and what came to it is. Refuses 'forbidden', 'unknown-plan' and 'plan-year-exists' when
 * that year has a plan already (facts: year, status, who, at).
 */
export async function rollOver(
  db: Db,
  input: { readonly fromPlanId: number; readonly requestId: string },
  as: Writer,
): Promise<RolledOver> {
  return write(db, as, { act: 'draft.make', subject: `plan:${input.fromPlanId}`, input }, async (trx, audit) => {
    if (!may(as.user, 'plan.draft')) throw new Refusal('forbidden')
    const from = await trx.selectFrom('plan').selectAll().where('id', '=', input.fromPlanId).executeTakeFirst()
    if (from === undefined || (from.status !== 'filed' && from.status !== 'confirmed')) throw new Refusal('unknown-plan')
    await refuseWhenThere(trx, from.bureau_id, from.fiscal_year + 1)
    const rolled = await makeDraft(trx, from, as)
    const subject = `plan:${rolled.planId}`
    await audit({ subject, after: { planId: rolled.planId, fromPlanId: from.id, ...rolled.counts } })
    return rolled
  })
}

async function refuseWhenThere(trx: Db, bureauId: number, year: number) {
  const there = await trx
    .selectFrom('plan as p')
    .leftJoin('plan_draft as d', 'd.plan_id', 'p.id')
    .where('p.bureau_id', '=', bureauId)
    .where('p.fiscal_year', '=', year)
    .where('p.status', '<>', 'superseded')
    .select(['p.status', 'd.made_by as by', 'd.made_at as at'])
    .executeTakeFirst()
  if (there) throw new Refusal('plan-year-exists', { year, status: there.status, who: there.by ?? '', at: there.at ?? '' })
}

async function makeDraft(trx: Db, from: Selectable<PlanTable>, as: Writer): Promise<RolledOver> {
  const before = {
    fiscalYear: from.fiscal_year,
    settledYear: from.settled_year,
    firstYear: from.first_year,
    lastYear: from.last_year,
  }
  const next = yearsAfter(before)
  const last = await trx
    .selectFrom('plan')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('bureau_id', '=', from.bureau_id)
    .where('fiscal_year', '=', next.fiscalYear)
    .executeTakeFirst()
  const { id: planId } = await trx
    .insertInto('plan')
    .values({
      code: forYearAfter(from.code, from.fiscal_year),
      bureau_id: from.bureau_id,
      fiscal_year: next.fiscalYear,
      version: (last?.version ?? 0) + 1,
      title: forYearAfter(from.title, from.fiscal_year),
      status: 'draft',
      filed_on: null,
      confirmed_on: null,
      amount_unit_won: from.amount_unit_won,
      settled_year: next.settledYear,
      first_year: next.firstYear,
      last_year: next.lastYear,
      document_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('plan_draft')
    .values({
      plan_id: planId,
      from_plan_id: from.id,
      made_at: as.now.toISOString(),
      made_by: as.user.name,
      made_by_id: as.user.id,
      edits: 0,
    })
    .execute()
  const taken = await takenOver(trx, from, next, as.today)
  const goals = await copyGoals(trx, taken, planId)
  const indicators = await copyIndicators(trx, taken, planId, goals)
  const targets = await proposeTargets(trx, indicators, next, as)
  const works = await copyProgrammes(trx, taken, planId, goals, next.fiscalYear)
  return {
    planId,
    fiscalYear: next.fiscalYear,
    counts: { goals: goals.size, indicators: indicators.size, targets, ...works },
  }
}

/** Ids of the plan before → ids of the draft. */
type Ids = ReadonlyMap<number, number>

/** A stored row without its number: what is written again under another plan. */
function withoutId<Row extends { readonly id: number }>(row: Row): Omit<Row, 'id'> {
  const { id: _, ...columns } = row
  return columns
}
const idsOf = (rows: readonly { readonly id: number }[], ids: readonly number[]): Ids =>
  new Map(rows.map((row, n) => [row.id, ids[n] ?? 0]))

/** The draft's goal of a goal of the plan before, in a department. */
type Goals = ReadonlyMap<string, number>
const inDepartment = (goalId: number, departmentId: number) => `${goalId}:${departmentId}`

async function copyGoals(trx: Db, { goals, strategic }: TakenOver, planId: number): Promise<Goals> {
  const copies = strategic.map((row) => ({ ...withoutId(row), plan_id: planId }))
  const over = idsOf(strategic, await insertForIds(trx, 'strategic_goal', copies, ['code']))
  const rows = goals.map(({ row, departmentId, code }) => ({
    ...withoutId(row),
    code,
    plan_id: planId,
    department_id: departmentId,
    strategic_goal_id: row.strategic_goal_id === null ? null : (over.get(row.strategic_goal_id) ?? null),
  }))
  const ids = await insertForIds(trx, 'policy_goal', rows, ['code'])
  return new Map(goals.map(({ row, departmentId }, n) => [inDepartment(row.id, departmentId), ids[n] ?? 0]))
}

async function copyIndicators(trx: Db, { indicators, planIds }: TakenOver, planId: number, goals: Goals): Promise<Ids> {
  // Lineage and texts as printed are columns like the others.
  const rows = indicators.map(({ row, departmentId, code }) => ({
    ...withoutId(row),
    code,
    plan_id: planId,
    department_id: departmentId,
    goal_id: goals.get(inDepartment(row.goal_id, departmentId)) ?? 0,
  }))
  const ids = await insertForIds(trx, 'indicator', rows, ['code'])
  const own: Ids = new Map(indicators.map(({ row }, n) => [row.id, ids[n] ?? 0]))
  const parts = await trx
    .selectFrom('indicator_component as c')
    .innerJoin('indicator as i', 'i.id', 'c.indicator_id')
    .selectAll('c')
    .where('i.plan_id', 'in', planIds)
    .orderBy('c.id')
    .execute()
  const copies = parts.flatMap((row) => {
    const indicator_id = own.get(row.indicator_id)
    return indicator_id === undefined ? [] : [{ ...withoutId(row), indicator_id }]
  })
  await insertMany(trx, 'indicator_component', copies)
  return own
}

async function proposeTargets(trx: Db, indicators: Ids, next: PlanYears, as: Writer): Promise<number> {
  const before = await targetsInForce(trx, [...indicators.keys()])
  const rows = [...indicators].flatMap(([from, to]) =>
    proposedTargets(before.get(from) ?? [], next).map((target) => draftTarget(to, target, as)),
  )
  await insertMany(trx, 'target', rows)
  return rows.length
}

async function copyProgrammes(trx: Db, { programmes, planIds }: TakenOver, planId: number, goals: Goals, fiscalYear: number) {
  const rows = programmes.map(({ row, departmentId, code }) => ({
    ...withoutId(row),
    code,
    plan_id: planId,
    department_id: departmentId,
    goal_id: goals.get(inDepartment(row.goal_id, departmentId)) ?? 0,
    // Nothing is printed yet.
    printed_project_count: null,
  }))
  const written = await insertForIds(trx, 'programme', rows, ['code'])
  const ids: Ids = new Map(programmes.map(({ row }, n) => [row.id, written[n] ?? 0]))
  const stored = await trx
    .selectFrom('project as j')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .selectAll('j')
    .where('p.plan_id', 'in', planIds)
    .orderBy('j.id')
    .execute()
  const all = stored.filter((row) => ids.has(row.programme_id))
  const projects = all.filter((row) => goesOn(row.ends_on, fiscalYear))
  const lines = projects.map((row) => ({ ...withoutId(row), programme_id: ids.get(row.programme_id) ?? 0 }))
  const projectIds = idsOf(projects, await insertForIds(trx, 'project', lines, ['programme_id', 'code']))
  const shares = await trx
    .selectFrom('funding_share as s')
    .innerJoin('project as j', 'j.id', 's.project_id')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .selectAll('s')
    .where('p.plan_id', 'in', planIds)
    .execute()
  await insertMany(
    trx,
    'funding_share',
    shares.flatMap((share) => {
      const project_id = projectIds.get(share.project_id)
      return project_id === undefined ? [] : [{ ...share, project_id }]
    }),
  )
  return { programmes: ids.size, projects: projectIds.size, endedProjects: all.length - projects.length }
}
