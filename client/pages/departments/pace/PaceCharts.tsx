import { periodShort } from '#domain/words/period-name.ts'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Korean } from '../../../language.tsx'
import { PACE, paceFigure, PaceBadge } from '../../../shared/text/pace.tsx'
import { usePeriodNames } from '../../../shared/text/period-name.ts'
import { Card } from '../../../ui/Card.tsx'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { type IndicatorRow, type Page, targetOf } from '../figures.ts'
import { useYearsChart } from '../indicator/use-years-chart.ts'
import styles from './pace.module.css'
import { PACE_HEIGHT, paceOption, placeInYear } from './pace-option.ts'
import { useCourseWords } from './words.ts'

const route = getRouteApi('/frame/departments/$departmentId')

/** 시기별 목표와 누계: each indicator's course in a frame of its own, with what it says as its headline. */
export function PaceCharts({ page }: { page: Page }) {
  const { t } = useCourseWords(page)
  const table = usePeriodTable(page)
  const within = page.indicators.some((row) => row.inYear.frequency !== 'year')
  const yearly = page.indicators.some((row) => row.inYear.frequency === 'year')
  return (
    <Card
      headline={t.title}
      subtitle={[...(within ? [t.sub] : []), ...(yearly ? [t.yearlySub] : [])].join(' · ')}
      {...(within ? { table } : {})}
    >
      <div className={styles.charts}>
        {page.indicators.map((row) => (
          <Course key={row.id} row={row} page={page} />
        ))}
      </div>
    </Card>
  )
}

function Course({ row, page }: { row: IndicatorRow; page: Page }) {
  const { course, rest } = useCourseWords(page)
  const params = route.useParams()
  return (
    <section className={styles.course}>
      <header className={styles.head}>
        <h3 className={styles.name}>
          <Link
            to="/departments/$departmentId"
            params={params}
            search={(before) => ({ ...before, indicator: row.id })}
            resetScroll={false}
          >
            <Korean>{row.name}</Korean>
          </Link>
        </h3>
        <CourseBadge row={row} />
      </header>
      <p className={styles.message}>{course(row)}</p>
      {row.inYear.frequency === 'year' ? <YearsChart row={row} /> : <PaceChart row={row} page={page} />}
      <p className={styles.rest}>{rest(row)}</p>
    </section>
  )
}

/** The one state of an indicator in a year under way: against its pace, or the result that is made already. Row and panel show the same. */
export const CourseBadge = ({ row }: { row: IndicatorRow }) =>
  row.pace === null ? <StatusBadge category={row.category} /> : <PaceBadge status={row.pace.status} />

/** The chart alone, for the page and the panel. */
export function PaceChart({ row, page }: { row: IndicatorRow; page: Page }) {
  const { t, language, course } = useCourseWords(page)
  const names = usePeriodNames()
  const { frequency, aggregation, periods } = row.inYear
  const option = useMemo(
    () =>
      paceOption(
        { periods, frequency, aggregation, unit: row.unit, target: targetOf(row), today: placeInYear(page.asOf, page.year) },
        {
          total: t.total,
          expected: t.expected,
          missing: t['state-not-entered'],
          none: '–',
          period: (month) => names.of(page.year, month, frequency),
          tick: (month) => periodShort(month, frequency)[language],
        },
      ),
    [periods, frequency, aggregation, row, page.asOf, page.year, t, names, language],
  )
  const state = row.pace === null ? '' : `${PACE[row.pace.status][language]}. `
  const said = periods.flatMap((p) =>
    p.total === null
      ? []
      : [
          t.periodSaid(
            periodShort(p.month, frequency)[language],
            paceFigure(p.total, row.unit),
            p.expected === null ? null : paceFigure(p.expected, row.unit),
          ),
        ],
  )
  return (
    <Chart
      option={option}
      height={PACE_HEIGHT}
      label={[`${row.name}: ${state}${course(row)}`, said.join('; ')].filter(Boolean).join('. ')}
    />
  )
}

function YearsChart({ row }: { row: IndicatorRow }) {
  const { option, label } = useYearsChart(row)
  return <Chart option={option} height={PACE_HEIGHT} label={label} />
}

/** The same figures as a table: a line a period that is over. */
function usePeriodTable(page: Page) {
  const { t, language } = useCourseWords(page)
  const figure = (value: number | null, unit: string) => (value === null ? '–' : paceFigure(value, unit))
  return {
    caption: t.title,
    columns: [t.indicator, t.period, t.figure, t.total, t.expected, t.states],
    words: [1, 5],
    rows: page.indicators.flatMap((row) =>
      row.inYear.periods
        .filter((p) => p.month !== 0)
        .map((p) => [
          row.name,
          periodShort(p.month, row.inYear.frequency)[language],
          figure(p.figure, row.unit),
          figure(p.total, row.unit),
          figure(p.expected, row.unit),
          t[`state-${p.state}`],
        ]),
    ),
  }
}
