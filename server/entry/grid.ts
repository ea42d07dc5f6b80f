import type { Db } from '#data/database.ts'
import { monthsOf } from '#domain/entry/due.ts'
import { type Progress, progressOf } from '#domain/entry/progress.ts'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import type { GroupScore } from '#domain/scoring/score.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { scoreGroup } from '#domain/scoring/score.ts'
import type { SignedIn } from '../record/writer.ts'
import { bureausWithPlan, unknownYear, type UnitName, type YearPlan } from '../plans/plan.ts'
import { Refusal } from '../refusal.ts'
import { type CellContext, type GridCell, gridCell } from '../actuals/cell.ts'
import { cellContext, cellsAt, departmentsOf, placedIn } from '../actuals/context.ts'
import { type IndicatorRow, indicatorsIn, plansOf, plansUnder } from '../actuals/indicators.ts'
import { monthsIn, periodAsked } from './landing.ts'
import type { EntryRules } from '../settings/settings.ts'

export interface GridAsk {
  /** both left out: the newest year's figure that can be entered */
  readonly year?: number | undefined
  /** 0 = year's figures; 1–12 = every period that ends with that month */
  readonly month?: number | undefined
  readonly departmentId?: number | undefined
  /** for those who see everything: whose departments */
  readonly bureauId?: number | undefined
}

export interface GridDepartment extends UnitName {
  readonly planId: number
  readonly cells: readonly GridCell[]
  readonly progress: Progress
  /** the department's score over the cells of yearly figures and those made of periods, as on every page */
  readonly score: GroupScore
}

export interface EntryGrid {
  readonly year: number
  readonly month: number
  /** years and months that can be chosen with these indicators */
  readonly years: readonly number[]
  readonly months: readonly number[]
  readonly departments: readonly GridDepartment[]
  readonly progress: Progress
  readonly rules: EntryRules
  /** the scoring policy the rates and scores were made by */
  readonly policy: ScoringPolicy
  readonly today: string
}

/**
 * The entry grid: every indicator of the person's departments (those they deputise for included) that has a period there.
 * Executives and administrators see all of a bureau and may enter nothing. Refuses 'forbidden', 'unknown-bureau' and 'unknown-year'.
 */
export async function entryGrid(db: Db, ask: GridAsk, user: SignedIn, today: string): Promise<EntryGrid> {
  const context = await cellContext(db, user, today)
  const everywhere = PERMISSIONS['entry.read'][user.role] === 'everywhere'
  const own = departmentsOf(context.acting, 'enter')
  if (ask.departmentId !== undefined && !everywhere && !own.includes(ask.departmentId)) throw new Refusal('forbidden')
  if (!everywhere && own.length === 0) throw new Refusal('forbidden')
  const shows = (id: number) => (ask.departmentId === undefined ? everywhere || own.includes(id) : id === ask.departmentId)
  const all = await plansOfYears(db, ask, everywhere ? null : own, context)
  const years = [...new Set(all.map((p) => p.year))].toSorted((a, b) => a - b)
  if (ask.year !== undefined && years.length > 0 && !years.includes(ask.year)) throw unknownYear(ask.year, years)
  // Which months there are to choose from says the plan of the year; the current one's where none is asked for.
  const read = async (year: number) => {
    const plans = all.filter((p) => p.year === year)
    const departments = plans.flatMap((plan) => plan.departments.filter((d) => shows(d.id)).map((d) => ({ ...d, plan })))
    const printed = await indicatorsIn(
      db,
      plans.map((p) => p.id),
      departments.map((d) => d.id),
      context.owners,
    )
    return { plans, departments, printed }
  }
  const thisYear = Number(today.slice(0, 4))
  const start = ask.year ?? years.findLast((y) => y <= thisYear) ?? years[0] ?? thisYear
  const first = await read(start)
  const measured = (rows: readonly IndicatorRow[], of: number) => rows.map((row) => context.dated.row(row, of, today))
  const { year, month } = periodAsked(ask, years, monthsIn(measured(first.printed, start)), today)
  const again = year !== start && all.some((p) => p.year === year && !first.plans.some((one) => one.id === p.id))
  const { plans, departments, printed } = again ? await read(year) : first
  const indicators = measured(printed, year)
  const months = monthsIn(indicators)
  const found: GridDepartment[] = []
  for (const plan of plans) {
    const due = indicators
      .filter((i) => i.plan_id === plan.id && monthsOf(i.frequency).includes(month))
      .map((i) => placedIn(i, { year, month }, context))
    const cells = (await cellsAt(db, plan.id, due, { year, month }, context)).map((facts) => gridCell(facts, context))
    for (const { plan: its, ...unit } of departments.filter((d) => d.plan.id === plan.id)) {
      const mine = cells.filter((c) => c.departmentId === unit.id)
      found.push({
        ...unit,
        planId: its.id,
        cells: mine,
        progress: progressOf(mine, today),
        score: scoreGroup(
          mine.map((c) => c.score),
          context.policy,
        ),
      })
    }
  }
  const { rules, policy } = context
  return {
    year,
    month,
    years,
    months,
    departments: found,
    progress: progressOf(
      found.flatMap((d) => d.cells),
      today,
    ),
    rules,
    policy,
    today,
  }
}

/** The plans of every year that can be chosen. */
async function plansOfYears(
  db: Db,
  ask: GridAsk,
  own: readonly number[] | null,
  { today, owners }: CellContext,
): Promise<YearPlan[]> {
  if (own === null && ask.departmentId === undefined) {
    const bureauId = ask.bureauId ?? (await bureausWithPlan(db, today))[0]?.id
    if (bureauId === undefined) throw new Refusal('unknown-plan')
    return plansUnder(db, bureauId, 'all', owners)
  }
  return plansOf(db, ask.departmentId === undefined ? (own ?? []) : [ask.departmentId], 'all', today, owners)
}
