import type { PartsSum } from '#domain/plan/budget.ts'
import { formatMillion } from '../../format.ts'
import { hatched, INVISIBLE, missingBar, solid } from '../../shared/charts/bars.ts'
import { figureOver, zerosIn, zeroTicks } from '../../shared/charts/zero-ticks.ts'
import { legend, legendHeight, underBars } from '../../shared/charts/labels.ts'
import { tip } from '../../ui/chart/tip.ts'
import { categoryAxis, type ChartOption, type ChartTokens, grid, hiddenAxis } from '../../ui/chart/tokens.ts'
import type { Page } from './figures.ts'

export interface TrendYear {
  readonly year: number
  readonly kind: Page['budgetYears'][number]['kind']
  /** 원; null when not planned yet */
  readonly total: number | null
  /** of the unit programmes, where the printed total is another figure */
  readonly sum?: PartsSum | undefined
}
interface TrendSeries {
  readonly name: string
  /** one a year, 원 */
  readonly values: readonly (number | null)[]
}

// Four tints of one hue can be told apart; more cannot.
const MOST = 4

/** The budget of each year, split into the largest unit programmes and the rest. */
export function budgetTrend(
  { budgetYears, programmes }: Pick<Page, 'budgetYears' | 'programmes'>,
  restName: (n: number) => string,
) {
  const years: TrendYear[] = budgetYears.map((y) => ({
    year: y.year,
    kind: y.kind,
    total: y.kind === 'not-planned' ? null : y.amount,
    sum: y.kind === 'not-planned' ? undefined : y.sum,
  }))
  const amounts = (p: Page['programmes'][number]) =>
    years.map(({ year, kind }) => p.amounts.find((a) => a.year === year && a.kind === kind)?.amount ?? null)
  const size = (p: Page['programmes'][number]) => amounts(p).findLast((a) => a !== null) ?? 0
  const sorted = programmes.toSorted((a, b) => size(b) - size(a))
  const own = sorted.length <= MOST ? sorted : sorted.slice(0, MOST - 1)
  const rest = sorted.slice(own.length)
  const series: TrendSeries[] = own.map((p) => ({ name: p.name, values: amounts(p) }))
  if (rest.length > 0) {
    const each = rest.map(amounts)
    series.push({
      name: restName(rest.length),
      values: years.map((_, i) => {
        const known = each.flatMap((row) => row[i] ?? [])
        return known.length === 0 ? null : known.reduce((a, b) => a + b, 0)
      }),
    })
  }
  return { years, series }
}

/** The unit programme that moved most into the plan year; null when nothing moved. */
export function largestMove({ programmes, plan }: Pick<Page, 'programmes' | 'plan'>): { name: string; change: number } | null {
  const moves = programmes.flatMap((p) => {
    const at = (year: number) => p.amounts.find((a) => a.year === year && a.kind === 'budget')?.amount
    const [before, now] = [at(plan.fiscalYear - 1), at(plan.fiscalYear)]
    return before === undefined || now === undefined || before === now ? [] : [{ name: p.name, change: now - before }]
  })
  return moves.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))[0] ?? null
}

const PLOT = 256

interface TrendWords {
  readonly unplanned: string
  readonly total: string
  readonly label: (y: TrendYear) => string
}

/** px at 100 % text size */
export const trendHeight = (series: readonly TrendSeries[]) => (t: ChartTokens) =>
  PLOT +
  legendHeight(
    t,
    series.map((s) => s.name),
  )

/** One bar a year, the largest programmes told apart, the total over it. Years without a plan are hatched. */
export function budgetTrendOption(years: readonly TrendYear[], series: readonly TrendSeries[], words: TrendWords) {
  return (t: ChartTokens): ChartOption => {
    const names = series.map((s) => s.name)
    const under = categoryAxis(t, underBars(t, years.map(words.label), t.width / Math.max(1, years.length)))
    const colors = [t.mark, t.mark2, t.mark3, t.range3]
    const top = Math.max(1, ...years.map((y) => y.total ?? 0)) * 1.12
    return {
      grid: grid(t, {
        top: 22 + legendHeight(t, names),
        right: 4,
      }),
      legend: { ...legend(t, names), top: 0, icon: 'rect', selectedMode: false },
      xAxis: { ...under, axisLabel: { ...under.axisLabel, interval: 0 } },
      yAxis: { ...hiddenAxis(t, { min: 0, max: top }), interval: top },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        ...tip((items) => {
          const at = items[0]?.dataIndex ?? 0
          const total = years[at]?.total ?? null
          if (total === null) return [{ label: words.total, value: words.unplanned }]
          const lines = series.map((s, i) => ({
            label: s.name,
            value: formatMillion(s.values[at] ?? 0),
            color: colors[i] ?? t.mark3,
          }))
          return [...lines, { label: words.total, value: formatMillion(total) }]
        }),
      },
      series: [
        ...series.map((s, i) => ({
          type: 'bar' as const,
          name: s.name,
          stack: 'budget',
          barWidth: '58%',
          itemStyle: { ...solid(colors[i] ?? t.mark3), borderColor: t.surface, borderWidth: 1 },
          data: s.values.map((v) => v ?? '-'),
        })),
        {
          // A bar of no height on top carries the total.
          type: 'bar',
          name: 'total',
          stack: 'budget',
          itemStyle: INVISIBLE,
          data: years.map((y) => (y.total === null ? '-' : { value: 0, label: figureOver(t, formatMillion(y.total)) })),
        },
        ...zeroTicks(t, zerosIn(years.map((y) => y.total)), 'up'),
        {
          type: 'bar',
          name: 'unplanned',
          stack: 'budget',
          itemStyle: hatched(t),
          data: years.map((y) => (y.total === null ? missingBar(t, top, words.unplanned) : '-')),
        },
      ],
    }
  }
}
