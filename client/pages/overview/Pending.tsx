import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatDate } from '../../format.ts'
import { Korean, type Texts, useText } from '../../language.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import styles from './exceptions.module.css'
import { type DepartmentRow, type OverviewData, underWayIn } from './facts.ts'
import { overviewMessages } from './messages.ts'

/** A year without misses because it has no results: who has entered how many, and from when they are due. */
export function Pending({ data }: { data: OverviewData }) {
  const t = useText(overviewMessages)
  const waiting = data.departments.filter((d) => d.score.counts['not-entered'] + d.score.counts['not-due'] > 0)
  const partial = waiting.some((d) => underWayIn(d.indicators).length > 0)
  return (
    <div className={styles.scroll} role="region" tabIndex={0} aria-label={t.pendingWhat}>
      <table className={styles.table}>
        <caption className="sr-only">{t.pendingWhat}</caption>
        <thead>
          <tr>
            <th scope="col">{t.department}</th>
            <th scope="col" className="num">
              {t.entered}
            </th>
            {partial && (
              <th scope="col" className="num">
                {t.underWay}
              </th>
            )}
            <th scope="col" className={styles.word}>
              {t.pendingState}
            </th>
            <th scope="col" className="num">
              {t.dueFrom}
            </th>
          </tr>
        </thead>
        <tbody>
          {waiting.map((d) => (
            <tr key={d.id} className={styles.single}>
              <th scope="row">
                <Link to="/departments/$departmentId" params={{ departmentId: String(d.id) }} search={{ year: data.year }}>
                  <Korean>{d.shortName}</Korean>
                </Link>
              </th>
              <td className="num">{entered(d)}</td>
              {partial && <td className="num">{underWayIn(d.indicators).length || '–'}</td>}
              <td className={styles.word}>{outstanding(d)}</td>
              <td className="num">{dueFrom(d, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const entered = (d: DepartmentRow) => `${d.indicators.filter((i) => i.actual.kind === 'measured').length}/${d.indicators.length}`

function outstanding(d: DepartmentRow): ReactNode {
  const state = d.score.counts['not-entered'] > 0 ? 'not-entered' : 'not-due'
  return <StatusBadge category={state}>{d.score.counts[state]}</StatusBadge>
}

/** The first date on which one of the department's actuals falls due; a late one has passed it. */
function dueFrom(d: DepartmentRow, t: Texts<typeof overviewMessages>): string {
  if (d.score.counts['not-entered'] > 0) return t.past
  const dates = d.indicators.flatMap((i) => (i.actual.kind === 'not-due' ? [i.actual.dueOn] : []))
  const first = dates.toSorted()[0]
  return first === undefined ? t.none : formatDate(first)
}
