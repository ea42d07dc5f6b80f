import { Budget } from './Budget.tsx'
import { Departments } from './Departments.tsx'
import { Exceptions } from './Exceptions.tsx'
import type { OverviewData } from './facts.ts'
import { Heatmap } from './Heatmap.tsx'
import styles from './overview.module.css'

/** More departments than this make the left column much longer than the right one. */
const LONG = 7

/** The four panels, in the order of the question: how did we do, what was missed, what is planned, where did the money go. */
export function Board({ data, wall = false }: { data: OverviewData; wall?: boolean }) {
  return (
    <div className={styles.holder}>
      <div className={styles.board} data-long={data.departments.length > LONG}>
        <Departments data={data} wall={wall} className={styles.departments} />
        <Exceptions data={data} className={styles.exceptions} />
        <Heatmap data={data} className={styles.heat} />
        <Budget data={data} wall={wall} className={styles.budget} />
      </div>
    </div>
  )
}
