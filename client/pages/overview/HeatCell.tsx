import { formatCompact, formatNumber, formatRate } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { categoryWord } from '../../messages.ts'
import { StatusGlyph } from '../../ui/StatusGlyph.tsx'
import type { OverviewData } from './facts.ts'
import styles from './heat.module.css'
import { overviewMessages } from './messages.ts'

type Cell = OverviewData['heat'][number]['cells'][number]

/** The cell is narrow: the state in its shortest word. */
const SHORT: Partial<Record<Cell['category'], 'cellNotComputable' | 'cellNotEntered' | 'cellNotApplicable'>> = {
  'not-computable': 'cellNotComputable', 'not-entered': 'cellNotEntered', 'not-applicable': 'cellNotApplicable',
}

/** A rate where measured; else the target, on hatching where a result is due; else the word for what is missing. */
export function HeatCell({ cell }: { cell: Cell }) {
  const t = useText(overviewMessages)
  const language = useLanguage()
  const word = categoryWord[cell.category][language]
  if (cell.rate !== null) {
    return (
      <td className={styles.cell} data-category={cell.category}>
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
      <td className={`${styles.cell} hatched`} data-category={cell.category}>
        <span className={styles.word}>
          <StatusGlyph category={cell.category} />
          {t[SHORT[cell.category] ?? 'noTarget']}
        </span>
      </td>
    )
  }
  return (
    <td className={`${styles.cell} ${cell.category === 'not-entered' ? 'hatched' : ''}`} data-category={cell.category}>
      <span className={styles.target}>
        <span className="sr-only">{t.targetCell(word)} </span>
        {targetText(cell.target.value, language)}
      </span>
    </td>
  )
}

/** Only where the figure would not fit: 197만, in English 1.97M. */
function targetText(value: number, language: 'ko' | 'en'): string {
  return Math.abs(value) < 1e5 ? formatNumber(value) : language === 'ko' ? formatCompact(value) : `${formatNumber(value / 1e6, 2)}M`
}
