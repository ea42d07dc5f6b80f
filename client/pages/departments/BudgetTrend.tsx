import { useMemo } from 'react'
import { formatMillion, formatMillionChange } from '../../format.ts'
import { useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { Chart } from '../../ui/chart/Chart.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { budgetTrend, largestMove, type TrendYear } from './budget-trend.ts'
import { budgetTrendOption, TREND_HEIGHT } from './budget-trend-option.ts'
import { shorten } from './figures.ts'
import { moneyTexts } from './messages-money.ts'
import type { Page } from './types.ts'
import { useNarrow } from '../../ui/use-media.ts'

/** Where the money goes from the settled year to the last of the plan's window. */
export function BudgetTrend({ page }: { page: Page }) {
  const t = useText(moneyTexts)
  const narrow = useNarrow()
  const { years, series } = useMemo(() => budgetTrend(page, t.restOf), [page, t])
  const option = useMemo(() => {
    const kinds = { settled: t.settled, budget: t.voted, plan: t.planned, 'not-planned': '' }
    const label = (y: TrendYear) => `${y.year}${kinds[y.kind] === '' ? '' : `${narrow ? '\n' : ' '}${kinds[y.kind]}`}`
    const short = series.map((s) => ({ ...s, name: shorten(s.name, narrow ? 20 : 22) }))
    return budgetTrendOption(years, short, { unplanned: t.notPlanned, total: t.total, label }, narrow)
  }, [years, series, t, narrow])
  const headline = useHeadline(page)
  if (years.every((y) => y.total === null))
    return (
      <Card headline={t.trendNone} subtitle={t.trendSub}>
        <EmptyState title={t.notPlannedLong} />
      </Card>
    )
  const table = {
    caption: t.trendSub,
    columns: [t.programme, ...years.map((y) => String(y.year))],
    rows: [
      ...series.map((s) => [
        s.name,
        ...s.values.map((v, i) => (years[i]?.total == null ? t.notPlanned : v === null ? t.notGiven : formatMillion(v))),
      ]),
      [t.total, ...years.map((y) => (y.total === null ? t.notPlanned : formatMillion(y.total)))],
    ],
  }
  const said = years.map((y) => `${y.year} ${y.total === null ? t.notPlanned : formatMillion(y.total)}`)
  return (
    <Card headline={headline} subtitle={t.trendSub} table={table}>
      <Chart option={option} label={`${headline}. ${said.join(', ')}`} height={TREND_HEIGHT} />
    </Card>
  )
}

function useHeadline(page: Page): string {
  const t = useText(moneyTexts)
  const { fiscalYear } = page.plan
  const at = (year: number) => page.budgetYears.find((y) => y.year === year)
  const [before, now] = [at(fiscalYear - 1), at(fiscalYear)]
  if (now === undefined || now.kind === 'not-planned') return t.trendNone
  const move = largestMove(page)
  if (before === undefined || before.kind === 'not-planned' || move === null)
    return t.trendPlain(fiscalYear, formatMillion(now.amount))
  return t.trendUp(fiscalYear, formatMillion(now.amount), formatMillionChange(now.amount - before.amount), move.name)
}
