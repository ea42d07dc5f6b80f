import { RateBullet } from '../../ui/RateBullet.tsx'
import { DepartmentName, DepartmentScore, DepartmentState } from './DepartmentParts.tsx'
import styles from './departments.module.css'
import { type DepartmentRow, type OverviewData, statesOf } from './facts.ts'

/** The same bullets for a phone and for paper: each row has its own bar on the same 0–130 % axis. */
export function PlainBullets({ rows, data }: { rows: readonly DepartmentRow[]; data: OverviewData }) {
  return (
    <ul className={styles.plain}>
      {rows.map((d) => {
        const [first] = statesOf(d.score.counts)
        const { shown, measuredWeight, totalWeight } = d.score
        return (
          <li key={d.id}>
            <DepartmentName department={d} year={data.year} />
            <span className={styles.bar}>
              <RateBullet
                rate={shown}
                last={d.previousScore}
                width="100%"
                height="1.25rem"
                measuredShare={totalWeight === 0 ? 1 : measuredWeight / totalWeight}
                {...(shown === null && first !== undefined ? { category: first } : {})}
              />
            </span>
            <DepartmentScore department={d} data={data} />
            <DepartmentState department={d} />
          </li>
        )
      })}
    </ul>
  )
}
