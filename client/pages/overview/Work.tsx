import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Korean, useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { WarnIcon } from '../../ui/icons.tsx'
import { departmentName, type OverviewData } from './facts.ts'
import { runningMessages } from './messages-running.ts'
import styles from './running.module.css'

/** More departments than this: those with something late, then the rest as one line. */
const MOST = 6

type Work = NonNullable<OverviewData['work']>
const lateOf = (work: Work['departments'][number]) => work.late.reduce((sum, one) => sum + one.count, 0)

/** What is late, due within a week and waits for the head, by department: the executive's way to the deadline board. */
export function Work(props: { data: OverviewData; className?: string | undefined; children?: ReactNode }) {
  const { data, className, children } = props
  const t = useText(runningMessages)
  const { work } = data
  if (work === null) return null
  const late = work.late.reduce((sum, one) => sum + one.count, 0)
  const all = data.departments.flatMap(({ id }) => work.departments.find((one) => one.departmentId === id) ?? [])
  const rows = all.length > MOST ? all.toSorted((a, b) => lateOf(b) - lateOf(a)).slice(0, MOST - 1) : all
  const bureau = data.plan.bureau.id
  return (
    <Card
      className={className}
      headline={
        late === 0 ? (
          t.noneLate
        ) : (
          <span className={styles.late}>
            <WarnIcon /> {t.lateHead(late, Math.max(...work.late.map((one) => one.days)))}
          </span>
        )
      }
      subtitle={t.workWhat(work.waiting)}
      actions={
        <Link to="/deadlines" search={{ bureau }}>
          {t.deadlines}
        </Link>
      }
    >
      <table className={`${styles.lagging} ${styles.work}`}>
        <caption className="sr-only">{t.workTable}</caption>
        <thead>
          <tr>
            <th scope="col">{t.department}</th>
            <th scope="col" className="num">
              {t.late}
            </th>
            <th scope="col" className="num">
              {t.soon}
            </th>
            <th scope="col" className="num">
              {t.waiting}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((of) => {
            const days = Math.max(0, ...of.late.map((one) => one.days))
            return (
              <tr key={of.departmentId}>
                <th scope="row">
                  <Korean>{departmentName(data, of.departmentId)}</Korean>
                </th>
                <td className="num">
                  {lateOf(of) === 0 ? (
                    '–'
                  ) : (
                    <span className={styles.late}>
                      <WarnIcon /> {lateOf(of)} <small>{t.lateDays(days)}</small>
                    </span>
                  )}
                </td>
                <td className="num">{of.soon?.count ?? '–'}</td>
                <td className="num">{of.waiting === 0 ? '–' : of.waiting}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {all.length > rows.length && <p className={styles.note}>{t.others(all.length - rows.length)}</p>}
      {children}
    </Card>
  )
}
