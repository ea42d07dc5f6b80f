import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatDate, formatNumber, formatPointsLost, formatRate, unitWord } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { categoryWord } from '../../messages.ts'
import { usePeriodNames } from '../../shared/text/period-name.ts'
import { soFarText } from '../../shared/text/so-far.ts'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { RateBullet } from '../../ui/RateBullet.tsx'
import { Sparkline } from '../../ui/Sparkline.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import styles from './IndicatorTable.module.css'
import { actualOf, type IndicatorRow, isProvisional, mainReason, type Page, targetOf, targetText } from './figures.ts'
import { texts } from './messages.ts'
import { useRowSort } from './use-row-sort.ts'
import { FINALITY, KIND, STAGE, useWord } from './words.ts'

const route = getRouteApi('/frame/departments/$departmentId')

/** The department's indicators in one year. The order and the open row are in the address. */
export function IndicatorTable({ page }: { page: Page }) {
  const t = useText(texts)
  const navigate = route.useNavigate()
  const columns = useIndicatorColumns(page)
  const order = useRowSort(columns)
  const { indicator } = route.useSearch()
  const { years } = page.plan
  const headline = useHeadline(page)
  return (
    <Card
      headline={headline}
      {...(page.indicators.length === 0
        ? {}
        : { subtitle: t.tableSub(years[0] ?? page.year, years.at(-1) ?? page.year, years.includes(page.year - 1)) })}
    >
      {page.indicators.length === 0 ? (
        <EmptyState title={t.noIndicatorsWhat} />
      ) : (
        <div className={styles.table}>
          <DataTable
            caption={headline}
            columns={columns}
            rows={page.indicators}
            rowId={(r) => String(r.id)}
            rowName={(r) => r.name}
            phone="cards"
            {...order}
            openId={indicator === undefined ? null : String(indicator)}
            onOpen={(r) => void navigate({ search: (before) => ({ ...before, indicator: r.id }), resetScroll: false })}
          />
        </div>
      )}
    </Card>
  )
}

function useHeadline({ year, indicators, score }: Page): string {
  const t = useText(texts)
  const language = useLanguage()
  const of = indicators.length
  const met = score.counts.met + score.counts.exceeded
  const { missed } = score.counts
  if (of === 0) return t.table(year, of)
  if (missed > 0) return t.tableMissed(year, of, missed)
  const part = indicators.filter((i) => 'soFar' in i.actual && i.actual.soFar !== undefined).length
  if (met === 0 && part > 0) return t.tableUnderWay(year, of, part)
  if (met === 0) return t.tableWaiting(year, of, categoryWord[mainReason(indicators.map((i) => i.category))][language])
  return met === of ? t.tableMet(year, of) : t.tableMetPart(year, of, met)
}

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
function useIndicatorColumns(page: Page): readonly Column<IndicatorRow>[] {
  const t = useText(texts)
  const word = useWord()
  const language = useLanguage()
  return useMemo<readonly Column<IndicatorRow>[]>(() => {
    const rate = (r: IndicatorRow) => (r.rate.kind === 'rate' ? r.rate.shown : null)
    const targetCell = (r: IndicatorRow) => {
      const text = targetText(r, t.noTarget, language)
      return r.target.kind === 'none' && r.originalTarget === undefined ? <span className="muted">{text}</span> : text
    }
    return [
      {
        id: 'name',
        header: t.indicator,
        sort: (r) => r.name,
        cell: (r) => (
          <span className={styles.two}>
            <Korean>{r.name}</Korean>
            <span className={styles.small}>
              {word(KIND[r.kind])} · <Korean>{unitWord(r.unit)}</Korean>
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
      { id: 'target', header: t.target, numeric: true, sort: targetOf, cell: (r) => targetCell(r) },
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
        sort: (r) => STAGES.indexOf(r.stage ?? newest(r)?.stage ?? null),
        cell: (r) => <State row={r} year={page.year} />,
      },
    ]
  }, [t, word, page, language])
}

/** The newest period that is in. */
const newest = (row: IndicatorRow) => row.inYear.periods.findLast((p) => p.stage !== null)

/** Of the year's figure; while the year is not complete, of the newest period that is in. */
function State({ row, year }: { row: IndicatorRow; year: number }) {
  const periods = usePeriodNames()
  const word = useWord()
  const last = newest(row)
  if (row.actual.kind !== 'measured' && last?.stage != null) {
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
      {isProvisional(row) && ` (${word(FINALITY.provisional)})`}
    </span>
  )
}

/** The year's figure, or what is in of a year that is not complete: named so, and never scored. */
function Actual({ row }: { row: IndicatorRow }) {
  const language = useLanguage()
  const soFar = 'soFar' in row.actual ? row.actual.soFar : undefined
  const value = actualOf(row)
  if (soFar === undefined) {
    if (value === null) return <span className="muted">–</span>
    if (!isProvisional(row)) return formatNumber(value)
    return (
      <span className={styles.two}>
        <span>{formatNumber(value)}</span>
        <span className={styles.small}>{FINALITY.provisional[language]}</span>
      </span>
    )
  }
  return (
    <span className={styles.two}>
      <span className="muted">{formatNumber(soFar.value)}</span>
      <span className={`${styles.small} ${styles.keep}`}>{soFarText(soFar, language)}</span>
    </span>
  )
}

/** Points lost; a dash where nothing was scored. */
function Lost({ lost }: { lost: number | null }) {
  if (lost === null) return <span className="muted">–</span>
  return <span className={lost > 0 ? styles.lost : 'muted'}>{formatPointsLost(lost)}</span>
}

/** 진도 of a year that is not under way: made, or by when its results are due. */
function PaceCell({ row, page }: { row: IndicatorRow; page: Page }) {
  const t = useText(texts)
  if (row.actual.kind === 'measured') return <span className={`muted ${styles.keep}`}>{t.yearDone}</span>
  if (targetOf(row) === null) return <span className={`muted ${styles.keep}`}>{t.noTarget}</span>
  if (row.inYear.frequency !== 'year') return <span className="muted">–</span>
  const dueOn = `${page.year + 1}-${row.inYear.resultsDue}`
  return (
    <span className={styles.two}>
      <span className={styles.keep}>{t.onceAYear}</span>
      <span className={styles.small}>{page.asOf >= dueOn ? t.pastDate(formatDate(dueOn)) : t.afterDate(formatDate(dueOn))}</span>
    </span>
  )
}
