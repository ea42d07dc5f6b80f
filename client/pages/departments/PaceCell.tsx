import { formatDate } from '../../format.ts'
import { useText } from '../../language.tsx'
import { useWord } from './figures.ts'
import styles from './IndicatorTable.module.css'
import { texts } from './messages.ts'
import { paceOf } from './pace.ts'
import type { IndicatorRow, Page } from './types.ts'
import { PACE } from './words.ts'

/** 진도: where the year under way stands against its pace, or why there is none. */
export function PaceCell({ row, page }: { row: IndicatorRow; page: Page }) {
  const t = useText(texts)
  const word = useWord()
  if (row.actual.kind === 'measured') return <span className={`muted ${styles.keep}`}>{t.yearDone}</span>
  const pace = paceOf(row, page.year, page.asOf)
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
