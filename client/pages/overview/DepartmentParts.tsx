import { Link } from '@tanstack/react-router'
import { formatPointsLost, formatScore } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { Explain } from '../../ui/Explain.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import styles from './departments.module.css'
import { type DepartmentRow, type OverviewData, statesOf, underWayIn, worstOf } from './facts.ts'
import { overviewMessages } from './messages.ts'
import { ScoreWorking } from './ScoreWorking.tsx'
import { weightText } from './weight-text.ts'

export function DepartmentName({ department, year }: { department: DepartmentRow; year: number }) {
  const t = useText(overviewMessages)
  const { measuredWeight, totalWeight } = department.score
  const partial = measuredWeight > 0 && measuredWeight < totalWeight
  return (
    <p className={styles.name}>
      <Link
        to="/departments/$departmentId"
        params={{ departmentId: String(department.id) }}
        search={{ year }}
        title={department.name}
      >
        <Korean>{department.shortName}</Korean>
      </Link>
      <small data-partial={partial}>{weightText(department.score, t)}</small>
    </p>
  )
}

/** One decimal, and its working one press away. */
export function DepartmentScore({ department, data }: { department: DepartmentRow; data: OverviewData }) {
  const t = useText(overviewMessages)
  const { shown } = department.score
  return (
    <div className={styles.score}>
      {shown === null ? <span className={styles.noScore}>{t.noScore}</span> : <strong>{formatScore(shown, 1)}</strong>}
      <span className={`${styles.why} no-print`}>
        <Explain compact subject={t.workingOf(department.shortName)}>
          <ScoreWorking department={department} data={data} />
        </Explain>
      </span>
    </div>
  )
}

/** Counts by state, the miss first; under them the one thing to know. */
export function DepartmentState({ department }: { department: DepartmentRow }) {
  const t = useText(overviewMessages)
  const { counts } = department.score
  const worst = worstOf(department)
  const underWay = underWayIn(department.indicators).length
  return (
    <div className={styles.state}>
      <p className={styles.counts}>
        {statesOf(counts).map((state) => (
          <StatusBadge key={state} category={state}>
            {counts[state]}
          </StatusBadge>
        ))}
      </p>
      <p className={styles.issue} title={worst?.name}>
        {worst !== null ? (
          <>
            <span className="missed">{formatPointsLost(worst.pointsLost ?? 0)}</span> <Korean>{worst.name}</Korean>
          </>
        ) : counts['not-entered'] > 0 ? (
          t.latePast
        ) : counts['not-computable'] > 0 ? (
          t.newZero(counts['not-computable'])
        ) : counts['not-due'] > 0 ? (
          underWay > 0 ? (
            t.partOnly(underWay)
          ) : (
            t.notDueYet
          )
        ) : (
          department.score.exact !== null && t.noLoss
        )}
      </p>
    </div>
  )
}
