import { Link } from '@tanstack/react-router'
import { formatNumber, unitWord } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './exceptions.module.css'
import type { OverviewData } from './facts.ts'
import { overviewMessages } from './messages.ts'

/** 목표 도전성 in one line; pressed, the targets it is about, each leading to its department. */
export function TargetCheck({ data }: { data: OverviewData }) {
  const t = useText(overviewMessages)
  const { planYear, below, of, against } = data.challenge
  if (of === 0) return null
  const line = t.challenge(planYear, below.length, of, against)
  if (below.length === 0) return <p className={styles.check}>{line}</p>
  return (
    <div className={styles.check}>
      <Popover
        label={line}
        triggerClass={styles.checkButton}
        trigger={
          <>
            {line} <span aria-hidden="true">›</span>
          </>
        }
      >
        <TargetList data={data} />
      </Popover>
    </div>
  )
}

function TargetList({ data }: { data: OverviewData }) {
  const t = useText(overviewMessages)
  const { planYear, below, against } = data.challenge
  const shortNames = new Map(data.departments.map((d) => [d.id, d.shortName]))
  return (
    <div className={styles.checkList}>
      <table className={styles.table}>
        <caption className="sr-only">{t.challengeTable}</caption>
        <thead>
          <tr>
            <th scope="col">{t.indicator}</th>
            <th scope="col" className="num">
              {t.targetOf(planYear)}
            </th>
            <th scope="col" className="num">
              {against === null ? t.lastActual : t.actualOf(against)}
            </th>
          </tr>
        </thead>
        <tbody>
          {below.map((r) => (
            <tr key={r.indicatorId} className={styles.single}>
              <th scope="row">
                <Link
                  to="/departments/$departmentId"
                  params={{ departmentId: String(r.departmentId) }}
                  search={{ year: data.year, indicator: r.indicatorId }}
                >
                  <Korean>{r.name}</Korean>
                </Link>
                <small className="muted">
                  <Korean>{shortNames.get(r.departmentId) ?? ''}</Korean>
                </small>
              </th>
              <td className="num">
                {formatNumber(r.target)}
                <span className="unit"> {unitWord(r.unit)}</span>
              </td>
              <td className="num">
                {r.lastActual === null ? '–' : formatNumber(r.lastActual)}
                <span className="unit"> {unitWord(r.unit)}</span>
                {against === null && <small className="muted"> {t.inYear(r.lastActualYear)}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{t.challengeNote}</p>
    </div>
  )
}
