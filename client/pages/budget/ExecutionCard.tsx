import { lazy, useState } from 'react'
import { executionOf } from '#domain/plan/execution.ts'
import { formatDate, formatMillion, formatPercent } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { part } from '../../missing-part.ts'
import { Card } from '../../ui/Card.tsx'
import { Opened } from '../../ui/Opened.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import { budgetUploadMessages } from '../../shared/workbooks/budget-messages.ts'
import styles from './budget.module.css'
import type { AskedExecution } from './FigureDialog.tsx'
import { budgetMessages } from './messages.ts'
import type { BudgetPage } from './tree.ts'

const ExecutionDialog = lazy(() => part(() => import('./FigureDialog.tsx')).then((m) => ({ default: m.ExecutionDialog })))

/** 집행률 by unit programme, for the years somebody has brought executed amounts in for; nothing where there are none. */
export function ExecutionCard({ page }: { page: BudgetPage }) {
  const t = useText(budgetUploadMessages)
  const b = useText(budgetMessages)
  const years = [...new Set(page.executions.map((e) => e.year))].toSorted((x, y) => x - y)
  const [chosen, setChosen] = useState<number | null>(null)
  const [asked, setAsked] = useState<AskedExecution | null>(null)
  const year = chosen !== null && years.includes(chosen) ? chosen : years.at(-1)
  if (year === undefined) return null
  const lines = page.programmes.map((p) => {
    const spent = page.executions.find((e) => e.programmeId === p.id && e.year === year)
    return {
      programme: p,
      spent,
      budget: p.amounts.find((a) => a.year === year && a.kind === 'budget')?.amount ?? null,
      executed: spent?.amount ?? null,
    }
  })
  const whole = executionOf(lines)
  const rate = (of: typeof whole) => (of.rate === null ? '–' : formatPercent(of.rate))
  return (
    <Card
      headline={whole.rate === null ? t.executionNone(year) : t.executionTitle(year, rate(whole), whole.of, whole.all)}
      subtitle={t.executionWhat}
    >
      {years.length > 1 && (
        <Segmented label={t.year} small value={year} options={years.map((y) => ({ value: y, label: y }))} onChange={setChosen} />
      )}
      <WideTable className={styles.executions} name={t.executionWhat}>
        <table className={styles.plain}>
          <caption className="sr-only">{t.executionWhat}</caption>
          <thead>
            <tr>
              <th scope="col">{t.programme}</th>
              <th scope="col" className="num">
                {t.budget} ({b.unit})
              </th>
              <th scope="col" className="num">
                {t.spent} ({b.unit})
              </th>
              <th scope="col" className="num">
                {t.rate}
              </th>
              <th scope="col" className="num">
                {t.day}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.flatMap(({ programme, spent, budget }) =>
              spent === undefined
                ? []
                : [
                    <tr key={programme.id}>
                      <th scope="row">
                        <Korean>{programme.name}</Korean>
                      </th>
                      <td className="num">{budget === null ? '–' : formatMillion(budget)}</td>
                      <td className="num">
                        <button
                          type="button"
                          className={styles.figure}
                          onClick={() => setAsked({ id: spent.id, name: programme.name })}
                        >
                          {formatMillion(spent.amount)}
                        </button>
                      </td>
                      <td className="num">{rate(executionOf([{ budget, executed: spent.amount }]))}</td>
                      <td className="num">{formatDate(spent.asOf)}</td>
                    </tr>,
                  ],
            )}
          </tbody>
          {whole.of > 1 && (
            <tfoot>
              <tr>
                <th scope="row">{t.total}</th>
                <td className="num">{formatMillion(whole.budget)}</td>
                <td className="num">{formatMillion(whole.executed)}</td>
                <td className="num">{rate(whole)}</td>
                <td />
              </tr>
            </tfoot>
          )}
        </table>
      </WideTable>
      {asked !== null && (
        <Opened>
          <ExecutionDialog asked={asked} year={year} onClose={() => setAsked(null)} />
        </Opened>
      )}
    </Card>
  )
}
