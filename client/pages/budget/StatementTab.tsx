import { useMemo, useState } from 'react'
import { formatFixed, formatMillion, formatPercent } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { StateMark } from '../../shared/reconciliation/StateMark.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from './budget.module.css'
import { type AskedCell, CellDialog } from './CellDialog.tsx'
import { budgetMessages } from './messages.ts'
import { cellKey, type Cells, STATEMENT_COLUMNS, type StatementColumn, statementCells } from './statement-cells.ts'
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
