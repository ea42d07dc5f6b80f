import { formatMillion } from '../../format.ts'
import { tip } from '../../ui/chart/tip.ts'
import { type ChartOption, type ChartTokens, categoryAxis, grid, valueAxis } from '../../ui/chart/tokens.ts'
import { hatched, INVISIBLE, solid, wordOnHatch } from './chart-fills.ts'
import type { TrendSeries, TrendYear } from './budget-trend.ts'

export const TREND_HEIGHT = 300

export interface TrendWords {
  readonly unplanned: string
  readonly total: string
  readonly label: (y: TrendYear) => string
}

/** Lines the legend will take, by a guess of its width: ECharts does not say before it draws. */
function legendLines(names: readonly string[], narrow: boolean): number {
  const width = names.reduce((sum, name) => sum + name.length * 11 + 40, 0)
  return Math.max(1, Math.ceil(width / (narrow ? 270 : 520)))
}

/** One bar a year, the largest programmes told apart, the total over it. Years without a plan are hatched. */
export function budgetTrendOption(
  years: readonly TrendYear[],
  series: readonly TrendSeries[],
  words: TrendWords,
  narrow: boolean,
) {
  return (t: ChartTokens): ChartOption => {
    const px = t.rem / 16
    const colors = [t.mark, t.mark2, t.mark3, t.range3]
    const top = Math.max(1, ...years.map((y) => y.total ?? 0)) * 1.12
    return {
      grid: grid(t, {
        top:
          22 +
          22 *
            legendLines(
              series.map((s) => s.name),
              narrow,
            ),
        right: 4,
      }),
      legend: {
        top: 0,
        left: 0,
        itemWidth: 10 * px,
        itemHeight: 10 * px,
        icon: 'rect',
        selectedMode: false,
        itemGap: 12 * px,
        data: series.map((s) => s.name),
        textStyle: { color: t.ink2, fontSize: t.text, fontFamily: t.font },
      },
      xAxis: categoryAxis(t, years.map(words.label)),
      yAxis: {
        ...valueAxis(t, { min: 0, max: top, format: formatMillion }),
        interval: top,
        axisLabel: { show: false },
        splitLine: { show: false },
      },
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
          data: years.map((y) =>
            y.total === null
              ? '-'
              : {
                  value: 0,
                  label: {
                    show: true,
                    position: 'top' as const,
                    formatter: formatMillion(y.total),
                    color: t.ink,
                    fontWeight: 600 as const,
                    fontSize: t.text,
                    fontFamily: t.font,
                  },
                },
          ),
        },
        {
          type: 'bar',
          name: 'unplanned',
          stack: 'budget',
          itemStyle: hatched(t),
          data: years.map((y) =>
            y.total === null
              ? { value: top, label: { ...wordOnHatch(t), position: 'inside' as const, formatter: words.unplanned } }
              : '-',
          ),
        },
      ],
    }
  }
}
