import { sql } from 'kysely'
import type { Db } from '#data/database.ts'
import { type PartsSum, sumBeside } from '#domain/plan/budget.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import type { YearPlan } from '../plans/plan.ts'

/**
 * A year's policy budget. `not-planned`: the plan gives no figure for it, and none is invented. 원. The amount is the one of 예산현황
 * where the plan prints it, else the sum of the unit programmes.
 */
export type BudgetYear =
  | {
      readonly year: number
      readonly kind: 'settled' | 'budget' | 'plan'
      readonly amount: number
      /** of the unit programmes, where the printed amount is another one */
      readonly sum?: PartsSum
      /** 증감액 and 증감률 (percent; null from nothing) into this year, as printed */
      readonly change?: { readonly amount: number; readonly rate: number | null }
    }
  | { readonly year: number; readonly kind: 'not-planned' }

/** How much a unit programme moved from the year before into the plan year. 원. */
export interface BudgetMove {
  readonly programmeId: number
  readonly name: string
  readonly departmentId: number
  readonly before: number
  readonly after: number
  readonly change: number
}

// One figure a year: what was settled says more than what was voted, and that more than what was meant.
const BEST = { settled: 3, budget: 2, plan: 1 } as const

const sums = (db: Db, planId: number) =>
  db
    .selectFrom('budget_amount as b')
    .innerJoin('programme as p', 'p.id', 'b.programme_id')
    .where('p.plan_id', '=', planId)
    .select(['b.year', 'b.kind', sql<number>`sum(b.amount)`.as('amount'), sql<number>`count(*)`.as('programmes')])
    .groupBy(['b.year', 'b.kind'])
const sumsOfPlan = compiledOnce((db, of: { planId: number }) => sums(db, of.planId))
const sumsOfDepartment = compiledOnce((db, of: { planId: number; departmentId: number }) =>
  sums(db, of.planId).where('p.department_id', '=', of.departmentId),
)

const countOf = (db: Db, planId: number) =>
  db
    .selectFrom('programme')
    .where('plan_id', '=', planId)
    .select((eb) => eb.fn.countAll<number>().as('n'))
const countOfPlan = compiledOnce((db, of: { planId: number }) => countOf(db, of.planId))
const countOfDepartment = compiledOnce((db, of: { planId: number; departmentId: number }) =>
  countOf(db, of.planId).where('department_id', '=', of.departmentId),
)

const sumsByDepartment = compiledOnce((db, of: { planId: number }) =>
  sums(db, of.planId).select('p.department_id as departmentId').groupBy('p.department_id'),
)
const countsByDepartment = compiledOnce((db, of: { planId: number }) =>
  countOf(db, of.planId).select('department_id as departmentId').groupBy('department_id'),
)

const policyLines = compiledOnce((db, { planId }: { planId: number }) =>
  db
    .selectFrom('budget_statement')
    .select(['unit_id as unitId', 'budget', 'previous', 'change', 'change_rate as changeRate'])
    .where('plan_id', '=', planId)
    .where('item', '=', 'policy'),
)

interface PolicyLine {
  readonly budget: number
  readonly previous: number
  readonly change: number
  readonly changeRate: number
}

/** The years with 정책사업 of the unit's 예산현황 first: it prints the plan's year and the one before. */
function printedFirst(
  plan: Pick<YearPlan, 'fiscalYear' | 'amountUnitWon'>,
  years: readonly BudgetYear[],
  line: PolicyLine | undefined,
  programmes: number,
): BudgetYear[] {
  return years.map((one): BudgetYear => {
    const amount = one.year === plan.fiscalYear ? line?.budget : one.year === plan.fiscalYear - 1 ? line?.previous : undefined
    // A settled amount of the year before says more, and 예산현황 does not print it.
    if (line === undefined || amount === undefined || one.kind === 'settled' || one.kind === 'plan') return one
    const sum = one.kind === 'budget' ? sumBeside(amount, one.amount, programmes, plan.amountUnitWon) : null
    const change = { amount: line.change, rate: line.previous === 0 ? null : line.changeRate }
    return {
      year: one.year,
      kind: 'budget',
      amount,
      ...(sum === null ? {} : { sum }),
      ...(one.year === plan.fiscalYear ? { change } : {}),
    }
  })
}

/**
 * The policy budget of each year of the plan's window, of the whole plan or one department. What the plan does
 * not print comes in by files, programme by programme: such a year counts only when every programme has its amount, because a sum
 * of some would look like a cut.
 */
export async function budgetYears(db: Db, plan: YearPlan, departmentId?: number): Promise<BudgetYear[]> {
  const rows =
    departmentId === undefined
      ? await sumsOfPlan(db, { planId: plan.id })
      : await sumsOfDepartment(db, { planId: plan.id, departmentId })
  const [all] =
    departmentId === undefined
      ? await countOfPlan(db, { planId: plan.id })
      : await countOfDepartment(db, { planId: plan.id, departmentId })
  const unitId = departmentId ?? plan.bureau.id
  const line = (await policyLines(db, { planId: plan.id })).find((one) => one.unitId === unitId)
  return printedFirst(plan, yearsOf(plan, rows, all?.n ?? 0), line, all?.n ?? 0)
}

/** The same of every department of the plan, in three queries. */
export async function departmentBudgetYears(db: Db, plan: YearPlan) {
  const rows = Map.groupBy(await sumsByDepartment(db, { planId: plan.id }), (row) => row.departmentId)
  const counts = new Map((await countsByDepartment(db, { planId: plan.id })).map((row) => [row.departmentId, row.n]))
  const lines = new Map((await policyLines(db, { planId: plan.id })).map((line) => [line.unitId, line]))
  return plan.departments.map(({ id }) => {
    const count = counts.get(id) ?? 0
    return { departmentId: id, years: printedFirst(plan, yearsOf(plan, rows.get(id) ?? [], count), lines.get(id), count) }
  })
}

/**
 * The policy budget of `year` and of the year before, of each of the plans, in three queries. `before` is null where the plan does not
 * reach back.
 */
export async function bureauBudgets(
  db: Db,
  plans: readonly YearPlan[],
  year: number,
): Promise<ReadonlyMap<number, { readonly now: BudgetYear; readonly before: BudgetYear | null }>> {
  const planIds = plans.map((plan) => plan.id)
  if (planIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('budget_amount as b')
    .innerJoin('programme as p', 'p.id', 'b.programme_id')
    .where('p.plan_id', 'in', planIds)
    .where('b.year', 'in', [year - 1, year])
    .select([
      'p.plan_id as planId',
      'b.year',
      'b.kind',
      sql<number>`sum(b.amount)`.as('amount'),
      sql<number>`count(*)`.as('programmes'),
    ])
    .groupBy(['p.plan_id', 'b.year', 'b.kind'])
    .execute()
  const counts = await db
    .selectFrom('programme')
    .where('plan_id', 'in', planIds)
    .select((eb) => ['plan_id as planId', eb.fn.countAll<number>().as('n')])
    .groupBy('plan_id')
    .execute()
  const printed = await db
    .selectFrom('budget_statement')
    .where('plan_id', 'in', planIds)
    .where('item', '=', 'policy')
    .select(['plan_id as planId', 'unit_id as unitId', 'budget', 'previous', 'change', 'change_rate as changeRate'])
    .execute()
  const sumsOf = Map.groupBy(rows, (row) => row.planId)
  const countsOf = new Map(counts.map((row) => [row.planId, row.n]))
  return new Map(
    plans.map((plan) => {
      const count = countsOf.get(plan.id) ?? 0
      const line = printed.find((one) => one.planId === plan.id && one.unitId === plan.bureau.id)
      const years = printedFirst(plan, yearsOf(plan, sumsOf.get(plan.id) ?? [], count), line, count)
      const at = (wanted: number) => years.find((one) => one.year === wanted)
      return [plan.id, { now: at(year) ?? { year, kind: 'not-planned' }, before: at(year - 1) ?? null }]
    }),
  )
}

interface Sum {
  readonly year: number
  readonly kind: 'settled' | 'budget' | 'plan'
  readonly amount: number
  /** how many programmes have it */
  readonly programmes: number
}

/** The figure that says most of each year of the plan, from sums by year and kind; `programmes`: how many the plan has. */
export function yearsOf(plan: YearPlan, rows: readonly Sum[], programmes: number): BudgetYear[] {
  const printed = (r: Sum) => r.kind === 'budget' || (r.kind === 'settled' && r.year === plan.settledYear)
  return plan.years.map((year) => {
    const best = rows
      .filter((r) => r.year === year && (printed(r) || r.programmes === programmes))
      .toSorted((a, b) => BEST[b.kind] - BEST[a.kind])[0]
    return best ? { year, kind: best.kind, amount: best.amount } : { year, kind: 'not-planned' }
  })
}

const votedAmounts = compiledOnce((db, of: { planId: number; before: number; after: number }) =>
  db
    .selectFrom('budget_amount as b')
    .innerJoin('programme as p', 'p.id', 'b.programme_id')
    .where('p.plan_id', '=', of.planId)
    .where('b.kind', '=', 'budget')
    .where('b.year', 'in', [of.before, of.after])
    .select(['p.id', 'p.name', 'p.department_id as departmentId', 'b.year', 'b.amount']),
)

/** Every programme's change from the year before the plan's fiscal year into it, largest first by size. */
export async function budgetMoves(db: Db, plan: YearPlan): Promise<BudgetMove[]> {
  const before = plan.fiscalYear - 1
  const rows = await votedAmounts(db, { planId: plan.id, before, after: plan.fiscalYear })
  const moves = new Map<number, BudgetMove>()
  for (const r of rows) {
    const known = moves.get(r.id) ?? {
      programmeId: r.id,
      name: r.name,
      departmentId: r.departmentId,
      before: 0,
      after: 0,
      change: 0,
    }
    const next = r.year === before ? { ...known, before: r.amount } : { ...known, after: r.amount }
    moves.set(r.id, { ...next, change: next.after - next.before })
  }
  return [...moves.values()].toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change) || a.programmeId - b.programmeId)
}

const totalLines = compiledOnce((db, { planId }: { planId: number }) =>
  db
    .selectFrom('budget_statement')
    .select(['unit_id', 'budget', 'previous', 'change', 'change_rate as changeRate'])
    .where('plan_id', '=', planId)
    .where('item', '=', 'total'),
)

/** The printed total line of each unit's 예산현황, by unit. 원; changeRate in percent as printed. */
export async function statementTotals(db: Db, planId: number) {
  const rows = await totalLines(db, { planId })
  return new Map(rows.map(({ unit_id: unitId, ...row }) => [unitId, row]))
}
