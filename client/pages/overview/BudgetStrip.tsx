import { Link } from '@tanstack/react-router'
import { trend } from '#domain/plan/budget.ts'
import { formatChange, formatMillion } from '../../format.ts'
import { useText } from '../../language.tsx'
import styles from './budget.module.css'
import type { OverviewData } from './facts.ts'
import { overviewMessages } from './messages.ts'

/** The policy budget of each year as upright bars from 0; a year without a figure is hatched, never 0. Text throughout. */
export function BudgetStrip({ data }: { data: OverviewData }) {
  const t = useText(overviewMessages)
  const { years } = data.budget
  const most = Math.max(1, ...years.map((y) => (y.kind === 'not-planned' ? 0 : y.amount)))
  const changes = trend(years.map((y) => ({ year: y.year, amount: y.kind === 'not-planned' ? null : y.amount })))
  return (
    <ol className={styles.strip} aria-label={t.years}>
      {years.map((y) => {
        const percent = changes.find((c) => c.year === y.year)?.change?.percent ?? null
        return (
          <li key={y.year} data-current={y.year === data.plan.fiscalYear}>
            <span className={styles.column}>
              {y.kind === 'not-planned' ? (
                <span className={`hatched ${styles.missing}`}>
                  <span>{t.notPlanned}</span>
                </span>
              ) : (
                <>
                  <strong>
                    <Link to="/budget" search={{ bureau: data.plan.bureau.id }}>
                      {formatMillion(y.amount)}
                    </Link>
                  </strong>
                  <span className={styles.amount} style={{ height: `${(Math.max(0, y.amount) / most) * 100}%` }} />
                </>
              )}
            </span>
            <span className={styles.year}>
              {y.year}
              {y.kind !== 'not-planned' && ` ${t[y.kind]}`}
            </span>
            <small>{percent === null ? '' : `${formatChange(percent, 2)}%`}</small>
          </li>
        )
      })}
    </ol>
  )
}
