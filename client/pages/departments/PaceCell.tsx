import { useQuery } from '@tanstack/react-query'
import { formatDate } from '../../format.ts'
import { useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { useWord } from './figures.ts'
import styles from './IndicatorTable.module.css'
import { texts } from './messages.ts'
import { paceOf } from './pace.ts'
import type { IndicatorRow, Page } from './types.ts'
import { PACE } from './words.ts'

/**
 * 진도. The page's answer knows no in-year figures, so each row asks for its own; the requests of all rows travel as one, and the
 * side panel opens from what they brought.
 */
export function PaceCell({ row, page }: { row: IndicatorRow; page: Page }) {
  const t = useText(texts)
  const word = useWord()
  const trpc = useTRPC()
  const { data } = useQuery(trpc.departments.indicator.queryOptions({ indicatorId: row.id }))
  if (row.actual.kind === 'measured') return <span className={`muted ${styles.keep}`}>{t.yearDone}</span>
  if (data === undefined) return null
  const pace = paceOf(data, page.year, page.asOf)
  if (pace === null) return <span className={`muted ${styles.keep}`}>{t.noTarget}</span>
  if (pace.yearly && pace.measured === 0) {
    const past = page.asOf >= pace.dueOn
    return (
      <span className={styles.two}>
        <span className={styles.keep}>{t.onceAYear}</span>
        <span className={styles.small}>{past ? t.pastDate(formatDate(pace.dueOn)) : t.afterDate(formatDate(pace.dueOn))}</span>
      </span>
    )
  }
  return <span className={`${styles.keep} ${pace.status === 'behind' ? 'missed' : ''}`}>{word(PACE[pace.status])}</span>
}
