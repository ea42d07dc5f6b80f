/** Which cell of which printed 예산현황 table an equation is about. */
import type { Equation, EquationState } from '#domain/plan/equation.ts'
import { BUDGET_LINE_LABEL, BUDGET_LINES, type BudgetLine, type BudgetLineKey } from '#domain/plan/plan-figures.ts'
import { worseFirst } from '../../shared/reconciliation/order.ts'

export type StatementColumn = Exclude<keyof BudgetLine, 'line'>
export const STATEMENT_COLUMNS = [
  'budget',
  'budgetShare',
  'previous',
  'previousShare',
  'change',
  'changeRate',
] as const satisfies readonly StatementColumn[]

export interface CellCheck {
  readonly state: EquationState
  readonly equations: readonly Equation[]
}
export type Cells = ReadonlyMap<string, CellCheck>
export const cellKey = (owner: string, item: string, column: StatementColumn) => `${owner}/${item}/${column}`

const isItem = (text: string | undefined): text is BudgetLineKey => BUDGET_LINES.some((one) => one === text)
const isColumn = (text: string | undefined): text is StatementColumn => STATEMENT_COLUMNS.some((one) => one === text)

/** The cells an equation doubts. Most name theirs in their id; a joint check doubts a whole row. */
function cellsOf(equation: Equation): readonly string[] {
  const parts = equation.id.split('/')
  if (parts[0] === 'budget') {
    const [column, item] = [parts.at(-3), parts.at(-2)]
    return isItem(item) && isColumn(column) ? [cellKey(parts.slice(1, -3).join('/'), item, column)] : []
  }
  if (equation.kind === 'policy-programmes') {
    const column = parts.at(-1)
    return isColumn(column) ? [cellKey(parts.slice(1, -1).join('/'), 'policy', column)] : []
  }
  if (equation.kind === 'goal-amount' && /-tables?$/.test(equation.id))
    return [cellKey(parts.slice(1, -1).join('/'), 'policy', 'budget')]
  if (equation.kind === 'joint') {
    const owner = parts.slice(1).join('/')
    const item = BUDGET_LINES.find((one) => equation.printed.location.label === `${owner} ${BUDGET_LINE_LABEL[one]}`)
    return item === undefined
      ? []
      : (['budget', 'previous', 'change', 'changeRate'] as const).map((column) => cellKey(owner, item, column))
  }
  return []
}

/** Every cell with the equations it takes part in as the printed figure, the worst state first. */
export function statementCells(equations: readonly Equation[]): Cells {
  const found = new Map<string, Equation[]>()
  for (const equation of equations) {
    for (const key of cellsOf(equation)) found.set(key, [...(found.get(key) ?? []), equation])
  }
  return new Map(
    [...found].map(([key, list]) => {
      const sorted = list.toSorted((a, b) => worseFirst(a.state, b.state))
      return [key, { state: sorted[0]?.state ?? 'not-checkable', equations: sorted }]
    }),
  )
}
