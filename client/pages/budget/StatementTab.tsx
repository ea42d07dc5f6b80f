import type { Equation, EquationState } from '#domain/plan/equation.ts'
import {
  BUDGET_LINE_LABEL,
  BUDGET_LINES,
  type BudgetLine,
  type BudgetLineKey,
  type GoalTable,
} from '#domain/plan/plan-figures.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { formatFixed, formatMillion, formatNumber, formatPercent } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { EquationTerms, EquationWhy } from '../../shared/reconciliation/EquationDetail.tsx'
import { StateMark } from '../../shared/reconciliation/StateMark.tsx'
import { worseFirst } from '../../shared/reconciliation/equation-words.ts'
import { useTRPC } from '../../trpc.ts'
import { Card } from '../../ui/Card.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import { Origin } from './Origin.tsx'
import styles from './budget.module.css'
import { budgetMessages } from './messages.ts'
import type { BudgetAsked, BudgetPage } from './tree.ts'

type Row = BudgetPage['statements'][number]['rows'][number]
const AMOUNTS: ReadonlySet<StatementColumn> = new Set(['budget', 'previous', 'change'])

/** 예산현황 of the bureau and each department as printed, with the cells that fail an equation marked. */
export function StatementTab({ page, asked }: { page: BudgetPage; asked: BudgetAsked }) {
  const t = useText(budgetMessages)
  const { data } = useSuspenseQuery(useTRPC().budgets.reconciliation.queryOptions(asked))
  const { goalTables, equations } = data
  const [cell, setCell] = useState<AskedCell | null>(null)
  const cells = useMemo(() => statementCells(equations), [equations])
  const units = [page.plan.bureau, ...page.plan.departments]
  const tables = page.statements.flatMap((s) => {
    const unit = units.find((u) => u.id === s.unitId)
    return unit === undefined || s.rows.length === 0 ? [] : [{ unit, rows: s.rows }]
  })
  const failed = [...cells.values()].filter((c) => c.state === 'failed').length
  const wrong = goalTables.filter((table) => goalFaults(table, goalTables, equations).length > 0).length
  return (
    <Card
      headline={failed + wrong === 0 ? t.statementGood(tables.length) : t.statementBad(tables.length, failed, wrong)}
      subtitle={t.statementWhat}
    >
      {tables.length === 0 && <EmptyState title={t.noStatement} />}
      <div className={styles.statements}>
        {tables.map(({ unit, rows }) => (
          <Statement key={unit.id} owner={unit.shortName} rows={rows} cells={cells} onCell={setCell}>
            {goalTables
              .filter((table) => table.owner === unit.shortName)
              .map((table) => (
                <PrintedGoals key={table.line ?? table.owner} table={table} faults={goalFaults(table, goalTables, equations)} />
              ))}
          </Statement>
        ))}
      </div>
      <CellDialog asked={cell} onClose={() => setCell(null)} />
    </Card>
  )
}

function Statement(props: {
  owner: string
  rows: readonly Row[]
  cells: Cells
  onCell: (asked: AskedCell) => void
  children: ReactNode
}) {
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
      <WideTable name={`${props.owner} ${t.statement}`}>
        <table className={styles.grid}>
          <caption className="sr-only">{`${props.owner} ${t.statement}`}</caption>
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
      </WideTable>
      {props.children}
    </section>
  )
}

type GoalFault =
  | { readonly kind: 'sum'; readonly equation: Equation }
  | { readonly kind: 'left-out'; readonly department: string; readonly amount: number | null }
  | { readonly kind: 'empty' }
  | { readonly kind: 'row'; readonly equation: Equation }

/** What is wrong with a printed table of goals, by the equations that fail: the mark stands there, and not at the total it should give. */
function goalFaults(table: GoalTable, all: readonly GoalTable[], equations: readonly Equation[]): readonly GoalFault[] {
  const failed = equations.filter((e) => e.state === 'failed')
  const found: GoalFault[] = []
  for (const equation of failed) {
    const [kind, owner, ...rest] = equation.id.split('/')
    if (kind === 'goal-amount' && rest.at(-1) === 'bureau-table' && owner === table.owner) found.push({ kind: 'sum', equation })
    else if (kind === 'goal-amount' && rest.at(-1) === 'department-tables') {
      if (table.level === 'department' && table.rows.length === 0) found.push({ kind: 'empty' })
    } else if (kind === 'goal-missing') {
      const name = rest.join('/')
      const amount = all.find((one) => one.owner === owner)?.rows.find((row) => row.name === name)?.amount ?? null
      if (table.level === 'bureau') found.push({ kind: 'left-out', department: owner ?? '', amount })
    } else if ((kind === 'goal-amount' || kind === 'count') && owner === table.owner) found.push({ kind: 'row', equation })
  }
  return found
}

/** 정책사업목표 현황 as printed, in the plan's unit of money, with what does not agree below it. */
function PrintedGoals({ table, faults }: { table: GoalTable; faults: readonly GoalFault[] }) {
  const t = useText(budgetMessages)
  if (table.rows.length === 0 && faults.length === 0) return null
  const title = `${table.owner} ${t.goalTable}`
  const say = (fault: GoalFault) => {
    if (fault.kind === 'empty') return t.goalTableEmpty
    if (fault.kind === 'left-out')
      return t.goalLeftOut(fault.department, fault.amount === null ? '–' : formatNumber(fault.amount))
    const { printed: figure, computed, label } = fault.equation
    const [first, second] = [figure.value, computed].map((value) => (value === null ? '–' : formatNumber(value)))
    return fault.kind === 'sum' ? t.goalSum(second ?? '–', first ?? '–') : `${label}: ${first} ≠ ${second}`
  }
  return (
    <div className={styles.goalTable}>
      {table.rows.length > 0 && (
        <WideTable name={title}>
          <table className={styles.grid}>
            <caption>{t.goalTable}</caption>
            <thead>
              <tr>
                <th scope="col">{t.policyGoal}</th>
                <th scope="col" className="num">
                  {t.indicatorCount}
                </th>
                <th scope="col" className="num">
                  {t.programmeCount}
                </th>
                <th scope="col" className="num">
                  {t.budgetAmount}
                </th>
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row" className={styles.goalName}>
                    <Korean>{row.name}</Korean>
                  </th>
                  {[row.indicatorCount, row.programmeCount, row.amount].map((value, at) => (
                    // Three columns, always in this order.
                    // oxlint-disable-next-line react/no-array-index-key
                    <td key={at} className="num">
                      {value === null ? '–' : formatNumber(value)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      {faults.length > 0 && (
        <ul className={styles.goalFaults}>
          {faults.map((fault) => (
            <li key={say(fault)}>
              <StateMark state="failed" bare /> {table.rows.length === 0 && `${t.goalTable}: `}
              <Korean>{say(fault)}</Korean>
            </li>
          ))}
        </ul>
      )}
    </div>
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

/** The cells an equation doubts; those of the tables of goals are marked in their tables. Most name theirs in their id; a joint check doubts a whole row. */
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
