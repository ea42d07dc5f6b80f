import { useMemo } from 'react'
import { formatNumber, formatRate } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { RateBullet } from '../../ui/RateBullet.tsx'
import { Sparkline } from '../../ui/Sparkline.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { actualOf, targetOf, useWord } from './figures.ts'
import { Actual, Lost, State } from './IndicatorCells.tsx'
import styles from './IndicatorTable.module.css'
import { texts } from './messages.ts'
import { PaceCell } from './PaceCell.tsx'
import type { IndicatorRow, Page } from './types.ts'
import { KIND } from './words.ts'

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

/** How far the work has come, for sorting. */
const STAGES: readonly IndicatorRow['stage'][] = [null, 'draft', 'returned', 'submitted', 'confirmed', 'closed']

const lastRate = (row: IndicatorRow, year: number) => {
  const rate = row.series.find((p) => p.year === year - 1)?.rate
  return rate?.kind === 'rate' ? rate.shown : null
}

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
            <RateBullet rate={rate(r)} last={lastRate(r, page.year)} category={r.category} width="6rem" />
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
        cell: (r) => (r.evidence === 0 ? <span className="muted">–</span> : t.pieces(r.evidence)),
      },
      {
        id: 'state',
        header: t.state,
        sort: (r) => STAGES.indexOf(r.stage ?? r.inYear.periods.at(-1)?.stage ?? null),
        cell: (r) => <State row={r} year={page.year} />,
      },
    ]
  }, [t, word, page])
}
