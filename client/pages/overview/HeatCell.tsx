import { formatCompact, formatNumber, formatRate } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { categoryWord } from '../../messages.ts'
import { soFarText } from '../../shared/text/so-far.ts'
import { StatusGlyph } from '../../ui/StatusGlyph.tsx'
import type { OverviewData } from './facts.ts'
import styles from './heat.module.css'
import { overviewMessages } from './messages.ts'

type Row = OverviewData['heat'][number]
type Cell = Row['cells'][number]

/** The cell is narrow: the state in its shortest word. */
const SHORT: Partial<Record<Cell['category'], 'cellNotComputable' | 'cellNotEntered' | 'cellNotApplicable'>> = {
  'not-computable': 'cellNotComputable',
  'not-entered': 'cellNotEntered',
  'not-applicable': 'cellNotApplicable',
}

/** A rate where measured; else the target, on hatching where a result is due, with 잠정 n/12 where a part of the year is in; else the word for what is missing. */
export function HeatCell({ cell, row }: { cell: Cell; row: Row }) {
  const t = useText(overviewMessages)
  const language = useLanguage()
  const word = categoryWord[cell.category][language]
  const at = { 'data-category': cell.category, 'data-indicator': row.indicatorId, 'data-year': cell.year }
  if (cell.rate !== null) {
    return (
      <td className={styles.cell} {...at}>
        <span className={styles.rate}>
          <StatusGlyph category={cell.category} />
          <span className="sr-only">{t.rateCell(word)} </span>
          {formatRate(cell.rate)}
          <span className="sr-only">%</span>
        </span>
      </td>
    )
  }
  // Not computable says more than a target of 0, and "not applicable" more than any target.
  if (cell.category === 'not-computable' || cell.category === 'not-applicable' || cell.target.kind === 'none') {
    return (
      <td className={`${styles.cell} hatched`} {...at}>
        <span className={styles.word}>
          <StatusGlyph category={cell.category} />
          {t[SHORT[cell.category] ?? 'noTarget']}
        </span>
      </td>
    )
  }
  const { soFar } = cell
  const part =
    soFar === undefined
      ? null
      : t.partCell(formatNumber(soFar.value), row.unit, soFarText(soFar, language), formatNumber(cell.target.value))
  return (
    <td className={`${styles.cell} ${cell.category === 'not-entered' ? 'hatched' : ''}`} {...at} title={part ?? undefined}>
      <span className={styles.target}>
        <span className="sr-only">{part === null ? t.targetCell(word) : `${word}, ${part}`} </span>
        <span aria-hidden={part !== null}>{targetText(cell.target.value, language)}</span>
        {soFar !== undefined && (
          <span className={styles.part} aria-hidden="true">
            {t.provisional} {soFar.entered}/{soFar.of}
          </span>
        )}
      </span>
    </td>
  )
}

/** Only where the figure would not fit: 197만, in English 1.97M. */
function targetText(value: number, language: 'ko' | 'en'): string {
  return Math.abs(value) < 1e5
    ? formatNumber(value)
    : language === 'ko'
      ? formatCompact(value)
      : `${formatNumber(value / 1e6, 2)}M`
}
