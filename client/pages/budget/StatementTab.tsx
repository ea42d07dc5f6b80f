import type { Equation, EquationState } from '#domain/plan/equation.ts'
import { BUDGET_LINE_LABEL, BUDGET_LINES, type BudgetLine, type BudgetLineKey } from '#domain/plan/plan-figures.ts'
import { useMemo, useState } from 'react'
import { formatFixed, formatMillion, formatPercent } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { EquationTerms, EquationWhy } from '../../shared/reconciliation/EquationDetail.tsx'
import { StateMark } from '../../shared/reconciliation/StateMark.tsx'
import { worseFirst } from '../../shared/reconciliation/equation-words.ts'
import { Card } from '../../ui/Card.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Origin } from './Origin.tsx'
import styles from './budget.module.css'
import { budgetMessages } from './messages.ts'
import type { BudgetPage } from './tree.ts'

type Row = BudgetPage['statements'][number]['rows'][number]
const AMOUNTS: ReadonlySet<StatementColumn> = new Set(['budget', 'previous', 'change'])

/** 예산현황 of the bureau and each department as printed, with the cells that fail an equation marked. */
export function StatementTab({ page }: { page: BudgetPage }) {
  const t = useText(budgetMessages)
  const [asked, setAsked] = useState<AskedCell | null>(null)
  const cells = useMemo(() => statementCells(page.reconciliation.equations), [page.reconciliation.equations])
  const units = [page.plan.bureau, ...page.plan.departments]
  const tables = page.statements.flatMap((s) => {
    const unit = units.find((u) => u.id === s.unitId)
    return unit === undefined || s.rows.length === 0 ? [] : [{ unit, rows: s.rows }]
  })
  const failed = [...cells.values()].filter((c) => c.state === 'failed').length
  return (
    <Card
      headline={failed === 0 ? t.statementGood(tables.length) : t.statementBad(tables.length, failed)}
      subtitle={t.statementWhat}
    >
      {tables.length === 0 && <EmptyState title={t.noStatement} />}
      <div className={styles.statements}>
        {tables.map(({ unit, rows }) => (
          <Statement key={unit.id} owner={unit.shortName} rows={rows} cells={cells} onCell={setAsked} />
        ))}
      </div>
      <CellDialog asked={asked} onClose={() => setAsked(null)} />
    </Card>
  )
}

function Statement(props: { owner: string; rows: readonly Row[]; cells: Cells; onCell: (asked: AskedCell) => void }) {
  const t = useText(budgetMessages)
  const heads: Record<StatementColumn, string> = {
    budget: t.budgetAmount,
    budgetShare: t.ratio,
    previous: t.previousAmount,
    previousShare: t.ratio,
    change: t.changeAmount,
    changeRate: t.changeRate,
  }
  const items: Record<Row['item'], string> = {
    total: t.itemTotal,
    policy: t.itemPolicy,
    administration: t.itemAdministration,
    personnel: t.itemPersonnel,
    basic: t.itemBasic,
    finance: t.itemFinance,
  }
  return (
    <section className={styles.statement} aria-label={props.owner}>
      <h3>
        <Korean>{props.owner}</Korean>
      </h3>
      {/* A region that scrolls sideways on a phone must be reachable by keyboard. */}
      <div className={styles.scroll} role="region" tabIndex={0} aria-label={`${props.owner} ${t.statement}`}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col">{t.item}</th>
              {STATEMENT_COLUMNS.map((column) => (
                <th key={column} scope="col" className="num">
                  {column === 'previousShare' ? (
                    <span>
                      <span className="sr-only">{t.previousRatio}</span>
                      <span aria-hidden="true">{t.ratio}</span>
                    </span>
                  ) : (
                    heads[column]
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row) => (
              <tr key={row.id} data-item={row.item}>
                <th scope="row">{items[row.item]}</th>
                {STATEMENT_COLUMNS.map((column) => {
                  const check = props.cells.get(cellKey(props.owner, row.item, column))
                  const value = row[column]
                  const title = `${props.owner} ${items[row.item]} ${column === 'previousShare' ? t.previousRatio : heads[column]}`
                  return (
                    <td key={column} className="num" data-state={check?.state}>
                      <button
                        type="button"
                        className={styles.figure}
                        aria-haspopup="dialog"
                        onClick={() =>
                          props.onCell({
                            title,
                            origin: { subject: 'budget_statement', id: row.id, field: column },
                            equations: check?.equations ?? [],
                          })
                        }
                      >
                        {check?.state === 'failed' && <StateMark state="failed" bare />}
                        {printed(column, value)}
                        <span className="sr-only"> {title}</span>
                      </button>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** As the form prints it: amounts in 백만원, percentages with two decimals. */
function printed(column: StatementColumn, value: number | null): string {
  if (value === null) return '–'
  if (AMOUNTS.has(column)) return formatMillion(value)
  return column === 'changeRate' ? formatPercent(value, 2) : `${formatFixed(value, 2)}%`
}

interface AskedCell {
  readonly title: string
  readonly origin: { readonly subject: 'budget_statement'; readonly id: number; readonly field: string }
  readonly equations: readonly Equation[]
}

/** One cell of a printed table: where it stands, and every equation it takes part in. */
function CellDialog(props: { asked: AskedCell | null; onClose: () => void }) {
  const t = useText(budgetMessages)
  return (
    <Dialog open={props.asked !== null} onClose={props.onClose} title={<Korean>{props.asked?.title ?? ''}</Korean>}>
      {props.asked !== null && (
        <div className={styles.dialog}>
          <section>
            <h3>{t.originTitle}</h3>
            <Origin {...props.asked.origin} />
          </section>
          {props.asked.equations.length > 0 && (
            <section>
              <h3>{t.reconciliation}</h3>
              <ul className={styles.equations}>
                {props.asked.equations.map((equation) => (
                  <li key={equation.id}>
                    <p>
                      <StateMark state={equation.state} /> <Korean>{equation.label}</Korean>
                    </p>
                    <EquationWhy equation={equation} />
                    {equation.state !== 'exact' && <EquationTerms equation={equation} />}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </Dialog>
  )
}

// Which cell of which printed 예산현황 table an equation is about.

type StatementColumn = Exclude<keyof BudgetLine, 'line'>
const STATEMENT_COLUMNS = [
  'budget',
  'budgetShare',
  'previous',
  'previousShare',
  'change',
  'changeRate',
] as const satisfies readonly StatementColumn[]

interface CellCheck {
  readonly state: EquationState
  readonly equations: readonly Equation[]
}
type Cells = ReadonlyMap<string, CellCheck>
const cellKey = (owner: string, item: string, column: StatementColumn) => `${owner}/${item}/${column}`

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
function statementCells(equations: readonly Equation[]): Cells {
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
