import { periodShort } from '#domain/words/period-name.ts'
import { formatNumber, withUnit } from '../../../format.ts'
import { type IndicatorRow, type Page } from '../figures.ts'
import { isLate, type Period } from './course.ts'
import styles from './pace.module.css'
import { daysLate, useCourseWords } from './words.ts'

/** A month holds so many signs; a figure that is longer is left out whole and stands in the cell's words. */
const SIGNS = 3

/** The year's periods side by side, as wide as their months: how far each is, and its own figure. */
export function PeriodCells({ row, page }: { row: IndicatorRow; page: Page }) {
  const { t, language } = useCourseWords(page)
  const { periods, frequency } = row.inYear
  const months = 12 / periods.length
  const texts = periods.map((p) => (p.figure === null ? '' : formatNumber(p.figure)))
  const longest = Math.max(...texts.map((text) => text.length))
  const fits = longest <= SIGNS * months
  const words = (period: Period, text: string) => {
    const name = periodShort(period.month, frequency)[language]
    if (isLate(period, page.asOf)) return t.cellLate(name, daysLate(period, page.asOf))
    return t.cell(name, text === '' ? '' : withUnit(period.figure ?? 0, row.unit), t[`state-${period.state}`])
  }
  const said = periods.map((period, index) => words(period, texts[index] ?? ''))
  return (
    <div
      className={styles.cells}
      role="img"
      aria-label={said.join(', ')}
      style={{ minWidth: `${12 * Math.max(1.375, Math.min(SIGNS, longest / months) * 0.5 + 0.375)}rem` }}
    >
      {periods.map((period, index) => (
        <span
          key={period.month}
          title={said[index]}
          data-state={period.state}
          data-late={isLate(period, page.asOf)}
          style={{ gridColumn: `span ${months}` }}
        >
          {fits ? texts[index] : ''}
        </span>
      ))}
    </div>
  )
}

const STATES = ['confirmed', 'submitted', 'not-entered', 'not-due'] as const

/** What the cells mean. */
export function CellLegend({ page }: { page: Page }) {
  const { t } = useCourseWords(page)
  return (
    <span className={styles.legend}>
      {STATES.map((state) => (
        <span key={state}>
          <span className={styles.sample} data-state={state} aria-hidden="true" />
          {t[`state-${state}`]}
        </span>
      ))}
    </span>
  )
}
