import { useMemo } from 'react'
import { formatNumber, formatPointsLost, formatRate } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { soFarText } from '../../so-far.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { RateBullet } from '../../ui/RateBullet.tsx'
import { Sparkline } from '../../ui/Sparkline.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { actualOf, targetOf, useWord } from './figures.ts'
import styles from './IndicatorTable.module.css'
import { texts } from './messages.ts'
import { PaceCell } from './PaceCell.tsx'
import type { IndicatorRow, Page } from './types.ts'
import { FINALITY, KIND, STAGE } from './words.ts'

// Worst first when sorted by state.
const ORDER: readonly IndicatorRow['category'][] = [
  'missed',
  'not-entered',
  'not-computable',
  'not-due',
  'not-applicable',
  'met',
  'exceeded',
]

/** The name leads, as it heads the row and opens it; its state follows. */
export function useIndicatorColumns(page: Page): readonly Column<IndicatorRow>[] {
  const t = useText(texts)
  const word = useWord()
  return useMemo<readonly Column<IndicatorRow>[]>(() => {
    const rate = (r: IndicatorRow) => (r.rate.kind === 'rate' ? r.rate.shown : null)
    const figure = (value: number | null, none: string) =>
      value === null ? <span className="muted">{none}</span> : formatNumber(value)
    return [
      {
        id: 'name',
        header: t.indicator,
        sort: (r) => r.name,
        cell: (r) => (
          <span className={styles.two}>
            <Korean>{r.name}</Korean>
            <span className={styles.small}>
              {word(KIND[r.kind])} · {r.unit}
            </span>
          </span>
        ),
      },
      {
        id: 'status',
        header: t.status,
        sort: (r) => ORDER.indexOf(r.category),
        cell: (r) => <StatusBadge category={r.category} />,
      },
      { id: 'weight', header: t.weight, numeric: true, sort: (r) => r.weight, cell: (r) => formatNumber(r.weight) },
      { id: 'target', header: t.target, numeric: true, sort: targetOf, cell: (r) => figure(targetOf(r), t.noTarget) },
      { id: 'actual', header: t.actual, numeric: true, sort: actualOf, cell: (r) => <Actual row={r} /> },
      {
        id: 'rate',
        header: t.rate,
        numeric: true,
        sort: rate,
        cell: (r) => (
          <span className={styles.rate}>
            <RateBullet rate={rate(r)} category={r.category} width="6.5rem" />
            <span className={r.category === 'missed' ? 'missed' : undefined}>
              {r.rate.kind === 'rate' ? formatRate(r.rate.shown) : '–'}
            </span>
          </span>
        ),
      },
      { id: 'lost', header: t.lost, numeric: true, sort: (r) => r.pointsLost, cell: (r) => <Lost lost={r.pointsLost} /> },
      {
        id: 'trend',
        header: t.trend,
        cell: (r) => (
          <Sparkline
            name={r.name}
            unit={r.unit}
            points={r.series.map((p) => ({ label: String(p.year), actual: actualOf(p), target: targetOf(p) }))}
          />
        ),
      },
      { id: 'pace', header: t.pace, cell: (r) => <PaceCell row={r} page={page} /> },
      {
        id: 'cause',
        header: t.explanation,
        sort: (r) => r.cause,
        cell: (r) => {
          if (r.cause !== null)
            return (
              <span className={styles.cause} title={r.cause}>
                {r.cause}
              </span>
            )
          return r.category === 'missed' ? (
            <span className={styles.wanted}>{t.causeMissing}</span>
          ) : (
            <span className="muted">–</span>
          )
        },
      },
      {
        id: 'evidence',
        header: t.evidence,
        numeric: true,
        sort: (r) => r.evidence,
        cell: (r) => (r.evidence === 0 ? <span className="muted">{t.none}</span> : t.pieces(r.evidence)),
      },
      {
        id: 'state',
        header: t.state,
        sort: (r) => (r.stage === null ? null : word(STAGE[r.stage])),
        cell: (r) => (
          <span className={`muted ${styles.keep}`}>
            {r.stage === null ? '–' : word(STAGE[r.stage])}
            {r.actual.kind === 'measured' && r.actual.finality === 'provisional' && ` (${word(FINALITY.provisional)})`}
          </span>
        ),
      },
    ]
  }, [t, word, page])
}

/** The year's figure, or what is in of a year that is not complete: named so, and never scored. */
function Actual({ row }: { row: IndicatorRow }) {
  const language = useLanguage()
  const soFar = 'soFar' in row.actual ? row.actual.soFar : undefined
  const value = actualOf(row)
  if (soFar === undefined) return value === null ? <span className="muted">–</span> : formatNumber(value)
  return (
    <span className={styles.two}>
      <span className="muted">{formatNumber(soFar.value)}</span>
      <span className={`${styles.small} ${styles.keep}`}>{FINALITY.provisional[language]} {soFarText(soFar, language)}</span>
    </span>
  )
}

function Lost({ lost }: { lost: number | null }) {
  if (lost === null) return <span className="muted">–</span>
  return <span className={lost > 0 ? styles.lost : 'muted'}>{formatPointsLost(lost)}</span>
}
