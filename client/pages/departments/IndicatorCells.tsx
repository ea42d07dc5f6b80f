import { formatNumber, formatPointsLost } from '../../format.ts'
import { useLanguage } from '../../language.tsx'
import { usePeriodNames } from '../../shared/text/period-name.ts'
import { soFarText } from '../../shared/text/so-far.ts'
import { actualOf, useWord } from './figures.ts'
import styles from './IndicatorTable.module.css'
import type { IndicatorRow } from './types.ts'
import { FINALITY, STAGE } from './words.ts'

/** Of the year's figure; while the year is not complete, of the newest period that is in. */
export function State({ row, year }: { row: IndicatorRow; year: number }) {
  const periods = usePeriodNames()
  const word = useWord()
  const last = row.inYear.periods.at(-1)
  if (row.actual.kind !== 'measured' && last !== undefined) {
    return (
      <span className={styles.two}>
        <span className={styles.keep}>{word(STAGE[last.stage])}</span>
        {/* The year is the page's. */}
        <span className={styles.small}>
          {periods.of(year, last.month, row.inYear.frequency).replace(`${year}년 `, '').replace(` of ${year}`, '')}
        </span>
      </span>
    )
  }
  return (
    <span className={`muted ${styles.keep}`}>
      {row.stage === null ? '–' : word(STAGE[row.stage])}
      {row.actual.kind === 'measured' && row.actual.finality === 'provisional' && ` (${word(FINALITY.provisional)})`}
    </span>
  )
}

/** The year's figure, or what is in of a year that is not complete: named so, and never scored. */
export function Actual({ row }: { row: IndicatorRow }) {
  const language = useLanguage()
  const soFar = 'soFar' in row.actual ? row.actual.soFar : undefined
  const value = actualOf(row)
  if (soFar === undefined) return value === null ? <span className="muted">–</span> : formatNumber(value)
  return (
    <span className={styles.two}>
      <span className="muted">{formatNumber(soFar.value)}</span>
      <span className={`${styles.small} ${styles.keep}`}>
        {FINALITY.provisional[language]} {soFarText(soFar, language)}
      </span>
    </span>
  )
}

/** Points lost; a dash where nothing was scored. */
export function Lost({ lost }: { lost: number | null }) {
  if (lost === null) return <span className="muted">–</span>
  return <span className={lost > 0 ? styles.lost : 'muted'}>{formatPointsLost(lost)}</span>
}
