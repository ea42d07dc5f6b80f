/** Bars of the policy budget a year, stacked by department with the names beside the first bar; years without a plan are hatched. */
import type { CustomSeriesOption } from 'echarts/charts'
import { formatMillion, formatMillionChange } from '../../format.ts'
import { STUB } from '../../shared/charts/bars.ts'
import { zerosIn, zeroTicks } from '../../shared/charts/zero-ticks.ts'
import { legend, legendHeight, spread, underBars, widest } from '../../shared/charts/labels.ts'
import { tip } from '../../ui/chart/tip.ts'
import { categoryAxis, type ChartOption, type ChartTokens, grid, hiddenAxis } from '../../ui/chart/tokens.ts'

export interface TrendSeries {
  readonly name: string
  /** 원, a figure for each year; null = none */
  readonly amounts: readonly (number | null)[]
}
export interface TrendYear {
  readonly label: string
  /** 원; null = not planned */
  readonly total: number | null
}
interface TrendWords {
  readonly notPlanned: string
  readonly total: string
}

const million = (won: number) => won / 1_000_000

/** The names stand left of the first bar, or in a legend where they would take more than a third of the width. */
export const trendOption =
  (years: readonly TrendYear[], series: readonly TrendSeries[], words: TrendWords) =>
  (t: ChartTokens): ChartOption => {
    const first = years.findIndex((y) => y.total !== null)
    const room = labelRoom(t, series, Math.max(0, first))
    const narrow = room > t.width * 0.35
    const names = series.map((s) => s.name)
    const shades = [t.mark, t.mark2, t.mark3, t.range3, t.hatch, t.ink3]
    const stacked = (at: number) => series.reduce((sum, s) => sum + million(s.amounts[at] ?? 0), 0)
    const highest = Math.max(0, ...years.map((y, at) => Math.max(million(y.total ?? 0), stacked(at))))
    const named = !narrow && series.length > 1
    const place = (t.width - (named ? room : 0)) / Math.max(1, years.length)
    const category = categoryAxis(
      t,
      underBars(
        t,
        years.map((y) => y.label),
        place,
      ),
    )
    return {
      grid: {
        ...grid(t, {
          left: named && first >= 0 ? (room * 16) / t.rem : 0,
          top: 28,
          right: 0,
          bottom: narrow && series.length > 1 ? legendHeight(t, names) + 8 : 0,
        }),
      },
      ...(narrow && series.length > 1
        ? {
            legend: {
              ...legend(t, names),
              bottom: 0,
            },
          }
        : {}),
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'none' },
        ...tip((items) => {
          const at = items[0]?.dataIndex ?? 0
          const year = years[at]
          if (year === undefined || year.total === null) return [{ label: words.notPlanned, value: '' }]
          const before = years[at - 1]?.total ?? null
          const moved = before === null ? '' : ` (${formatMillionChange(year.total - before)})`
          return [
            ...series
              .map((s, index) => ({
                label: s.name,
                value: s.amounts[at] == null ? '–' : formatMillion(s.amounts[at]),
                color: shades[index % shades.length] ?? t.mark,
              }))
              .toReversed(),
            { label: words.total, value: `${formatMillion(year.total)}${moved}` },
          ]
        }),
      },
      xAxis: { ...category, axisLabel: { ...category.axisLabel, interval: 0 } },
      // The names stand where the axis figures would; every bar carries its own figure.
      yAxis: hiddenAxis(t, { min: 0, max: highest === 0 ? 1 : highest * 1.04 }),
      series: [
        ...series.map((s, index) => ({
          type: 'bar' as const,
          name: s.name,
          stack: 'amount',
          barWidth: '58%',
          barGap: '-100%',
          // 0 keeps the layer in the stack, so that the total above it is always written.
          data: s.amounts.map((amount, at) => (years[at]?.total == null ? null : million(amount ?? 0))),
          itemStyle: {
            color: shades[index % shades.length] ?? t.mark,
            borderColor: t.surface,
            borderWidth: 1,
            decal: { symbol: 'none' },
          },
          ...(index === series.length - 1
            ? {
                label: {
                  show: true,
                  position: 'top' as const,
                  color: t.ink,
                  fontSize: t.text * 1.1,
                  fontWeight: 600,
                  fontFamily: t.font,
                  formatter: ({ dataIndex }: { dataIndex: number }) => formatMillion(years[dataIndex]?.total ?? 0),
                },
              }
            : {}),
        })),
        {
          type: 'bar' as const,
          name: words.notPlanned,
          stack: 'none',
          barWidth: '58%',
          barGap: '-100%',
          silent: true,
          data: years.map((y) => (y.total === null ? (highest === 0 ? 1 : highest) * STUB : null)),
          itemStyle: {
            color: t.surface,
            borderColor: t.lineStrong,
            borderWidth: 1,
            decal: { symbol: 'rect', color: t.grid, dashArrayX: [1, 0], dashArrayY: [1.5, 6], rotation: -Math.PI / 4 },
          },
          label: {
            show: true,
            position: 'inside' as const,
            formatter: () => words.notPlanned,
            color: t.ink2,
            fontSize: t.text,
            fontFamily: t.font,
            backgroundColor: t.surface,
            padding: [2, 4],
          },
        },
        ...zeroTicks(t, zerosIn(years.map((y) => y.total)), 'up'),
        ...(named && first >= 0 ? [direct(t, series, first)] : []),
      ],
    }
  }

const nameAndFirst = (series: readonly TrendSeries[], at: number) =>
  series.map((s) => `${s.name} ${formatMillion(s.amounts[at] ?? 0)}`)

/** Pixels left of the first bar for the names, their first figures and the hairlines. */
const labelRoom = (t: ChartTokens, series: readonly TrendSeries[], at: number) =>
  widest(t, nameAndFirst(series, at)) + 1.25 * t.rem

/** Each layer's name and first figure left of the first bar, joined to it by a hairline. */
function direct(t: ChartTokens, series: readonly TrendSeries[], at: number): CustomSeriesOption {
  const amounts = series.map((s) => (s.amounts[at] ?? 0) / 1_000_000)
  const starts = amounts.map((_, index) => amounts.slice(0, index).reduce((sum, one) => sum + one, 0))
  return {
    type: 'custom',
    name: 'names',
    data: [[at, 0]],
    silent: true,
    tooltip: { show: false },
    clip: false,
    itemStyle: { decal: { symbol: 'none' } },
    renderItem: (_, api) => {
      const place = (value: number): readonly [number, number] => {
        const [x = 0, y = 0] = api.coord([at, value])
        return [x, y]
      }
      const size = api.size?.([1, 0])
      const band = Array.isArray(size) ? (size[0] ?? 0) : 0
      const left = place(0)[0] - band * 0.29
      const layers = series.map((s, index) => ({
        name: s.name,
        amount: amounts[index] ?? 0,
        y: place((starts[index] ?? 0) + (amounts[index] ?? 0) / 2)[1],
      }))
      const order = layers.toSorted((a, b) => a.y - b.y)
      const rows = spread(
        order.map((l) => l.y),
        t.text * 1.35,
        place(0)[1] - t.text * 0.4,
      )
      return {
        type: 'group',
        children: order.flatMap((layer, index) => {
          const y = rows[index] ?? layer.y
          const end = left - t.rem
          return [
            {
              type: 'polyline' as const,
              shape: {
                points: [
                  [left - 2, layer.y],
                  [left - t.rem * 0.4, y],
                  [end + 4, y],
                ],
              },
              style: { stroke: t.lineStrong, fill: 'none', lineWidth: 1 },
            },
            {
              type: 'text' as const,
              style: {
                text: `${layer.name} {n|${formatMillion(layer.amount * 1_000_000)}}`,
                x: end,
                y,
                align: 'right' as const,
                verticalAlign: 'middle' as const,
                fill: t.ink2,
                font: `${t.text}px ${t.font}`,
                rich: { n: { fill: t.ink, font: `600 ${t.text}px ${t.font}` } },
              },
            },
          ]
        }),
      }
    },
  }
}
