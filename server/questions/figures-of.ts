import type { Db } from '#data/database.ts'
import type { GroupAt } from '#domain/questions/about-group.ts'
import type { MoneyAt } from '#domain/questions/about-budget.ts'
import type { IndicatorAt } from '#domain/questions/figures.ts'
import type { BudgetPage } from '../budgets/budget.ts'
import type { BudgetYear } from '../budgets/summary.ts'
import type { YearAmount } from '../budgets/programmes.ts'
import type { DepartmentPage } from '../departments/department.ts'
import type { Overview } from '../scorecards/overview.ts'
import { budgetPlace, moneyCites } from './cites.ts'

/** The indicators of a department's page, as a question needs them. */
export const indicatorsOf = (page: DepartmentPage): readonly IndicatorAt[] =>
  page.indicators.map((score) => ({
    score,
    year: page.year,
    departmentId: page.department.id,
    department: page.department.shortName,
    pace: score.pace,
    frequency: score.inYear.frequency,
    aggregation: score.inYear.aggregation,
    provisional: score.inYear.periods.some((one) => one.month <= (score.pace?.month ?? 0) && one.state === 'submitted'),
    cause: score.cause,
  }))

export const departmentGroup = (page: DepartmentPage): GroupAt => ({
  kind: 'department',
  id: page.department.id,
  name: page.department.name,
  year: page.year,
  place: { to: '/departments/$departmentId', departmentId: page.department.id, search: { year: page.year } },
  indicators: indicatorsOf(page),
  score:
    page.score.shown === null
      ? null
      : { shown: page.score.shown, measured: page.score.measuredWeight, total: page.score.totalWeight, rule: null },
})

/** The same of the overview's bureau. */
export function bureauGroup(page: Overview): GroupAt {
  const running = new Map((page.running?.rows ?? []).map((row) => [row.indicatorId, row]))
  const causes = new Map([
    ...page.exceptions.map((one) => [one.indicatorId, one.cause] as const),
    ...(page.running?.lagging ?? []).map((one) => [one.indicatorId, one.cause] as const),
  ])
  const rule = page.bureau.find((one) => one.rule === page.policy.rollUp)
  return {
    kind: 'bureau',
    id: page.plan.bureau.id,
    name: page.plan.bureau.name,
    year: page.year,
    place: { to: '/overview', search: { year: page.year, bureau: page.plan.bureau.id } },
    indicators: page.departments.flatMap((department) =>
      department.indicators.map((score): IndicatorAt => {
        const row = running.get(score.id)
        return {
          score,
          year: page.year,
          departmentId: department.id,
          department: department.shortName,
          pace: row?.pace ?? null,
          frequency: row?.frequency ?? 'year',
          aggregation: row?.aggregation ?? 'last',
          provisional: row?.finality === 'provisional',
          cause: causes.get(score.id) ?? null,
        }
      }),
    ),
    // Under a rule of its own: the weights behind it stand at the departments.
    score: rule?.shown == null ? null : { shown: rule.shown, measured: 0, total: 0, rule: rule.rule },
  }
}

/** What a year had of an indicator, by which a question without a year finds one. */
export interface YearHeld {
  readonly year: number
  readonly measured: boolean
  readonly rated: boolean
  readonly missed: boolean
  readonly noTarget: boolean
}
const rated = (category: string) => category === 'exceeded' || category === 'met' || category === 'missed'
export const heldByDepartment = (page: DepartmentPage): readonly (YearHeld & { readonly indicatorId: number })[] =>
  page.indicators.flatMap((one) =>
    one.series.map((at) => ({
      indicatorId: one.id,
      year: at.year,
      measured: at.actual.kind === 'measured',
      rated: rated(at.category),
      missed: at.category === 'missed',
      noTarget: at.target.kind === 'none' || at.target.value === 0,
    })),
  )
export const heldByBureau = (page: Overview): readonly (YearHeld & { readonly indicatorId: number })[] =>
  page.heat.flatMap((one) =>
    one.cells.map((at) => ({
      indicatorId: one.indicatorId,
      year: at.year,
      measured: at.finality !== undefined,
      rated: rated(at.category),
      missed: at.category === 'missed',
      noTarget: at.target.kind === 'none' || at.target.value === 0,
    })),
  )

const BEST = ['settled', 'budget', 'plan'] as const
/** The figure of a year that says most; of the year before the one of the same kind, since a settled amount is no budget. */
function amountIn(amounts: readonly YearAmount[], year: number, like?: MoneyAt['amount']): MoneyAt['amount'] {
  const own = amounts.filter((one) => one.year === year)
  const same = like && own.find((one) => one.kind === like.kind)
  const found = same ?? BEST.flatMap((kind) => own.filter((one) => one.kind === kind))[0]
  return found === undefined ? null : { kind: found.kind, won: found.amount }
}

/** Unit programmes and projects of the budget page in its year, of one department where it is named, and where amounts are printed. */
export async function moneyOf(db: Db, page: BudgetPage, departmentId?: number, year = page.plan.year) {
  const bureauId = page.plan.bureau.id
  const unit = new Map(page.units.map((one) => [one.id, one.shortName]))
  const list = page.programmes.filter((one) => departmentId === undefined || one.departmentId === departmentId)
  const within = (one: { readonly departmentId: number }) => unit.get(one.departmentId) ?? ''
  const made = (
    kind: 'programme' | 'project',
    one: { readonly id: number; readonly name: string; readonly amounts: readonly YearAmount[] },
    at: { readonly within: string; readonly programme: number; readonly departmentId: number },
  ): MoneyAt => {
    const amount = amountIn(one.amounts, year)
    const spent =
      kind === 'programme' ? page.executions.find((row) => row.programmeId === one.id && row.year === year) : undefined
    return {
      kind,
      id: one.id,
      name: one.name,
      within: at.within,
      place: budgetPlace(year, bureauId, { programme: at.programme }),
      year,
      amount,
      before: amountIn(one.amounts, year - 1, amount ?? undefined),
      spent: spent === undefined ? null : { won: spent.amount, asOf: spent.asOf },
    }
  }
  const programmes = list.map((one) =>
    made('programme', one, { within: within(one), programme: one.id, departmentId: one.departmentId }),
  )
  const projects = list.flatMap((one) =>
    one.projects.map((project) =>
      made('project', project, { within: `${within(one)} · ${one.name}`, programme: one.id, departmentId: one.departmentId }),
    ),
  )
  const rows = list.flatMap((one) => [
    ...one.amounts.map((a) => ({ key: `programme.${one.id}`, id: a.id, year: a.year, won: a.amount })),
    ...one.projects.flatMap((j) => j.amounts.map((a) => ({ key: `project.${j.id}`, id: a.id, year: a.year, won: a.amount }))),
  ])
  return { programmes, projects, cite: (wanted: readonly MoneyAt[]) => moneyCites(db, citedRows(rows, wanted)) }
}

const citedRows = <R extends { readonly key: string }>(rows: readonly R[], wanted: readonly MoneyAt[]): readonly R[] => {
  const keys = new Set(wanted.map((one) => `${one.kind}.${one.id}`))
  return rows.filter((row) => keys.has(row.key))
}

/** The policy budget of a department or the bureau in the page's year. */
export function unitMoney(
  page: BudgetPage,
  unit: { readonly kind: 'department' | 'bureau'; readonly id: number; readonly name: string },
  year = page.plan.year,
): MoneyAt {
  const years: readonly BudgetYear[] =
    unit.kind === 'bureau' ? page.years : (page.departmentYears.find((one) => one.departmentId === unit.id)?.years ?? [])
  const at = (wanted: number) => {
    const found = years.find((one) => one.year === wanted)
    return found === undefined || found.kind === 'not-planned' ? null : found
  }
  const [now, before] = [at(year), at(year - 1)]
  return {
    kind: unit.kind,
    id: unit.id,
    name: unit.name,
    within: '',
    place: budgetPlace(year, page.plan.bureau.id, unit.kind === 'department' ? { department: unit.id } : {}),
    year,
    amount: now === null ? null : { kind: now.kind, won: now.amount },
    before: before === null ? null : { kind: before.kind, won: before.amount },
    change: now?.change === undefined ? undefined : { won: now.change.amount, rate: now.change.rate },
    spent: null,
  }
}
