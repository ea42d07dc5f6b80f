import { words } from './equation.ts'
import type { Equation, EquationState } from './equation.ts'
import { BUDGET_LINE_LABEL } from './plan-figures.ts'
import type { BudgetBlock, PlanFigures } from './plan-figures.ts'
import { budgetEquations, bureauSumEquations } from './reconcile-budget.ts'
import { checkJointly, lineNames } from './reconcile-joint.ts'
import { goalTableEquations, programmeEquations, staffEquations, weightEquations } from './reconcile-plan.ts'

/**
 * 대사: every equation a printed plan should satisfy, with its terms, where each is printed, and what came out. Figures
 * are never corrected; a failed equation is a question for a person (rules §8). Order: staff, weights, goal tables,
 * budgets, programmes, joint checks.
 */
export function reconcile(plan: PlanFigures): readonly Equation[] {
  const bureau = plan.budgets.find((block) => block.level === 'bureau')
  const departments = plan.budgets.filter((block) => block.level === 'department')
  return [
    ...staffEquations(plan.staffing),
    ...weightEquations(plan.goals),
    ...goalTableEquations(plan.goalTables, plan.goals, plan.programmes, plan.budgets),
    ...plan.budgets.flatMap(budgetEquations),
    ...(bureau === undefined ? [] : bureauSumEquations(bureau, departments)),
    ...programmeEquations(plan.programmes, plan.budgets),
    ...plan.budgets.map(jointEquation),
  ]
}

/** How many equations are in each state, for the headline of the review. */
export function countStates(equations: readonly Equation[]): Readonly<Record<EquationState, number>> {
  const counts: Record<EquationState, number> = { exact: 0, rounding: 0, failed: 0, 'not-checkable': 0 }
  for (const equation of equations) counts[equation.state] += 1
  return counts
}

function jointEquation(block: BudgetBlock): Equation {
  const { state, suspects, named } = checkJointly(block)
  const line = named ?? 'total'
  const label =
    named === null
      ? `${block.owner} 예산현황: 모든 칸이 동시에 성립`
      : `${block.owner} ${BUDGET_LINE_LABEL[named]}: 다른 칸과 동시에 성립할 수 없음`
  const row = block.lines[line]
  const printed = `${row.previous ?? ''} → ${row.budget ?? ''}, ${row.change ?? ''}, ${row.changeRate?.toFixed(2) ?? ''} %`
  return {
    id: `joint/${block.owner}`,
    kind: 'joint',
    label,
    printed: words(`${block.owner} ${BUDGET_LINE_LABEL[line]}`, row.line, printed),
    // The other lines that could be the wrong one: arithmetic cannot tell them apart.
    terms: suspects.slice(1).map((key) => words(`${block.owner} ${lineNames([key])}`, block.lines[key].line, null)),
    computed: null,
    difference: null,
    tolerance: 0,
    state: state === 'possible' ? 'exact' : state === 'impossible' ? 'failed' : 'not-checkable',
  }
}
