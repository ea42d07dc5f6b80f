import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatNumber, formatPercent } from '../../../format.ts'
import { Korean } from '../../../language.tsx'
import { paceFigure } from '../../../shared/text/pace.tsx'
import { Card } from '../../../ui/Card.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Sparkline } from '../../../ui/Sparkline.tsx'
import { actualOf, type IndicatorRow, isProvisional, type Page, targetOf } from '../figures.ts'
import { useRowSort } from '../use-row-sort.ts'
import { FINALITY, KIND } from '../words.ts'
import { isLate, restsOnSubmitted, valueOf } from './course.ts'
import { CourseBadge } from './PaceCharts.tsx'
import styles from './pace.module.css'
import { CellLegend, PeriodCells } from './PeriodCells.tsx'
import { periodsText, useCourseWords } from './words.ts'

const route = getRouteApi('/frame/departments/$departmentId')

/** How far entry and review are, an indicator a row: its state, what is in, each period. */
export function StateTable({ page }: { page: Page }) {
  const { t } = useCourseWords(page)
  const navigate = route.useNavigate()
  const { indicator } = route.useSearch()
  const columns = useColumns(page)
  const order = useRowSort(columns)
  const headline = useHeadline(page)
  const { years } = page.plan
  return (
    <Card
      headline={headline}
      subtitle={
        <span className={styles.spread}>
          <span>{t.statesSub(years[0] ?? page.year, years.at(-1) ?? page.year)}</span>
          <CellLegend page={page} />
        </span>
      }
      className={styles.states}
    >
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
    </Card>
  )
}

function useHeadline(page: Page): string {
  const { t } = useCourseWords(page)
  const periods = page.indicators.flatMap((row) => row.inYear.periods)
  const due = periods.filter((p) => p.state !== 'not-due')
  const entered = due.filter((p) => p.state !== 'not-entered').length
  const late = due.filter((p) => isLate(p, page.asOf)).length
  if (due.length === 0) return t.statesNone
  if (late > 0) return t.statesLate(entered, due.length, late)
  return entered === due.length ? t.statesAll(due.length) : t.statesPart(entered, due.length)
}

/** Worst first when sorted by state. */
const ORDER = ['behind', 'needs-improvement', 'too-early', 'on-track'] as const

function useColumns(page: Page): readonly Column<IndicatorRow>[] {
  const { t, language } = useCourseWords(page)
  return useMemo<readonly Column<IndicatorRow>[]>(
    () => [
      {
        id: 'name',
        header: t.indicator,
        sort: (r) => r.name,
        cell: (r) => (
          <span className={styles.two}>
            <Korean>{r.name}</Korean>
            <small>{t.weightOf(KIND[r.kind][language], formatNumber(r.weight))}</small>
          </span>
        ),
      },
      {
        id: 'status',
        header: t.pace,
        sort: (r) => (r.pace === null ? ORDER.length : ORDER.indexOf(r.pace.status)),
        cell: (r) => (
          <span className={styles.two}>
            <CourseBadge row={r} />
            <small>{percentText(r, language)}</small>
          </span>
        ),
      },
      {
        id: 'actual',
        header: t.soFar,
        numeric: true,
        sort: (r) => r.pace?.percent ?? (r.rate.kind === 'rate' ? r.rate.shown : null),
        cell: (r) => <SoFar row={r} page={page} />,
      },
      { id: 'periods', header: t.states, cell: (r) => <PeriodCells row={r} page={page} /> },
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
      {
        id: 'evidence',
        header: t.evidence,
        numeric: true,
        sort: (r) => r.evidence,
        cell: (r) => (r.evidence === 0 ? <span className="muted">–</span> : t.pieces(r.evidence)),
      },
    ],
    [t, language, page],
  )
}

/** How far, and of when: '9월까지 97.1%'; of a result its rate. */
function percentText(row: IndicatorRow, language: 'ko' | 'en'): string {
  const { pace } = row
  if (pace === null) return row.rate.kind === 'rate' ? formatPercent(row.rate.shown) : ''
  if (pace.month === null) return ''
  const period = periodsText([{ month: pace.month }], row.inYear.frequency, language)
  return pace.percent === null ? period : `${period} ${formatPercent(pace.percent)}`
}

function SoFar({ row, page }: { row: IndicatorRow; page: Page }) {
  const { t, language } = useCourseWords(page)
  const value = valueOf(row)
  const target = targetOf(row)
  const of = target === null ? t.noTarget : paceFigure(target, row.unit)
  const provisional = row.pace === null ? isProvisional(row) : restsOnSubmitted(row)
  const notes = [
    ...(row.originalTarget?.kind === 'set' ? [t.original(paceFigure(row.originalTarget.value, ''))] : []),
    ...(provisional ? [FINALITY.provisional[language]] : []),
  ]
  return (
    <span className={styles.two}>
      <span>
        <b>{value === null ? '–' : paceFigure(value, '')}</b> / {of}
      </span>
      {notes.length > 0 && <small>{notes.join(' · ')}</small>}
    </span>
  )
}
