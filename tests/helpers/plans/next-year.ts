import { readPlanFiles } from '#server/plans/plan-files.ts'
import { PLAN_FOLDER } from '../stores.ts'
import { PLAIN, render } from './printer.ts'
import type { SyntheticPlan } from './synthetic.ts'

/**
 * The real plan as the document of the year after would print it: the same bureau, departments, goals, indicators and programmes, each
 * printed year moved by one. `targets`: of its fiscal year, by the code of the indicator, where they differ.
 */
export function nextYearsDocument(targets: Readonly<Record<string, number>> = {}): string {
  return render(nextYearsPlan(targets), PLAIN)
}

function nextYearsPlan(targets: Readonly<Record<string, number>>): SyntheticPlan {
  const files = readPlanFiles(PLAN_FOLDER)
  const [bureau, government] = ['bureau', 'government'].map((kind) => files.organisation.find((unit) => unit.kind === kind))
  const [plan] = files.plan
  if (!bureau || !government || !plan) throw new Error('a plan without its bureau')
  const printed = (row: { readonly printed: Readonly<Record<string, { readonly raw: string }>> } | undefined, column: string) =>
    row?.printed[column]?.raw ?? ''
  const amounts = (row: { readonly figures: Readonly<Record<string, number | null>> }) =>
    ['settled_2024', 'budget_2025', 'budget_2026'].map((column) => row.figures[column] ?? 0)
  return {
    government: government.name,
    bureau: bureau.name,
    money: '백만원',
    settledYear: plan.settled_year + 1,
    departments: files.organisation
      .filter((unit) => unit.kind === 'department')
      .map((unit) => {
        const staff = files.staffing.find((row) => row.table_unit === unit.code && row.unit === unit.code)
        const people = staff && ([staff.quota, staff.grade4, staff.grade5, staff.grade6, staff.headcount] as const)
        return {
          name: unit.name,
          teams: files.teams.filter((row) => row.unit === unit.code).map((row) => row.name),
          staff: people ?? [1, 0, 0, 1, 1],
          strategic: files.strategic_goals.find((row) => row.unit === unit.code)?.name ?? '',
          goals: files.policy_goals
            .filter((goal) => goal.department === unit.code)
            .map((goal) => ({
              name: goal.name,
              indicators: files.indicators
                .filter((indicator) => indicator.goal === goal.code)
                .map(({ code, name, unit: measure, kind, weight, formula, source, rationale }) => {
                  const rows = [files.targets, files.actuals].map((of) => of.find((row) => row.indicator === code))
                  const [target, actual] = rows
                  const other = targets[code]
                  return {
                    name,
                    unit: measure,
                    kind: kind === 'key' ? ('핵심' as const) : ('일반' as const),
                    weight,
                    targets: [0, 1, 2, 3, 4].map((at) =>
                      at === 2 && other !== undefined ? String(other) : printed(target, `y${plan.first_year + at}`),
                    ),
                    actual: printed(actual, `y${plan.settled_year}`),
                    formula,
                    source,
                    rationale,
                  }
                }),
              programmes: files.programmes
                .filter((programme) => programme.goal === goal.code)
                .map((programme) => ({
                  name: programme.name,
                  account: programme.account,
                  amounts: amounts(programme),
                  projects: files.projects
                    .filter((project) => project.programme === programme.code)
                    .map((project) => ({
                      name: project.name,
                      amounts: amounts(project),
                      funding: project.funding ?? '',
                      body: project.implementing_body ?? '',
                      years: [2027, 2031] as const,
                    })),
                })),
            })),
        }
      }),
  }
}
