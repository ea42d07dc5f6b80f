import type { CustomSeriesOption } from 'echarts/charts'
import type { Aggregation, Frequency } from '#domain/scoring/indicator.ts'
import { formatCompact } from '../../../format.ts'
import { paceFigure } from '../../../shared/text/pace.tsx'
import { tip } from '../../../ui/chart/tip.ts'
import { type ChartOption, type ChartTokens, grid, valueAxis } from '../../../ui/chart/tokens.ts'
import type { Period } from './course.ts'

/** What the pace of one indicator is drawn from. */
export interface PaceChart {
  readonly periods: readonly Period[]
  readonly frequency: Frequency
  readonly aggregation: Aggregation
  readonly unit: string
  readonly target: number | null
  /** where the day looked at lies among the months, 0–12; null = in another year */
  readonly today: number | null
}

interface PaceWords {
  readonly total: string
  readonly expected: string
  readonly missing: string
  readonly none: string
  /** a period in full, for the tooltip */
  readonly period: (month: number) => string
  /** the same where space is short, under the axis */
  readonly tick: (month: number) => string
}

export const PACE_HEIGHT = 190

/** Where in the year a day lies, by its month and day: '2026-11-09' → 10.27. Null when it is of another year. */
export function placeInYear(day: string, year: number): number | null {
  if (Number(day.slice(0, 4)) !== year) return null
  const [month = 1, date = 1] = day.slice(5, 10).split('-').map(Number)
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return month - 1 + date / days
}

/** Months that stand under the axis: every period of a quarterly or half-yearly indicator, some of twelve. */
const TICKS: ReadonlySet<number> = new Set([1, 3, 6, 9, 12])

/**
 * Expected pace as a thin line with a tick a period, what came out as a thick one: confirmed points filled, submitted ones open.
 * Periods that are over and empty are hatched with the word; a dashed line is the day looked at. A sum begins at 0, a level where it is.
 */
export function paceOption(of: PaceChart, words: PaceWords) {
  return (t: ChartTokens): ChartOption => {
    const px = t.rem / 16
    const sum = of.aggregation === 'sum'
    const months = new Set(of.periods.map((p) => p.month))
    const last = of.periods.findLast((p) => p.total !== null)
    const start: (readonly [number, number])[] = sum ? [[0, 0]] : []
    const label = { fontSize: t.text, fontFamily: t.font, backgroundColor: t.surface, padding: [1, 2] as [number, number] }
    const showTick = (month: number) => months.has(month) && (of.frequency !== 'month' || TICKS.has(month))
    const axis = valueAxis(t, { min: 0, max: 12, format: (month) => (showTick(month) ? words.tick(month) : '') })
    return {
      grid: grid(t, { top: 20, right: 8 + 7 * (of.target === null ? 0 : paceFigure(of.target, of.unit).length + 1) }),
      xAxis: { ...axis, interval: 1, splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: t.lineStrong } } },
      // A level is told from its target by a part of its size: from 0 the two would lie on each other.
      yAxis: {
        ...valueAxis(t, { ...(sum ? { min: 0 } : { scale: true }), format: formatCompact }),
        ...(sum ? {} : { boundaryGap: ['40%', '25%'] as [string, string] }),
        splitNumber: 3,
      },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'line', snap: true, lineStyle: { color: t.lineStrong } },
        ...tip(
          (items) => {
            const period = periodAt(of.periods, items)
            if (period === undefined) return []
            return [
              { label: words.total, value: period.total === null ? words.none : paceFigure(period.total, of.unit) },
              { label: words.expected, value: period.expected === null ? words.none : paceFigure(period.expected, of.unit) },
            ]
          },
          (items) => {
            const period = periodAt(of.periods, items)
            return period === undefined ? '' : words.period(period.month)
          },
        ),
      },
      series: [
        missing(of, words.missing, t),
        {
          type: 'line',
          name: words.expected,
          symbol: 'rect',
          symbolSize: [1.5 * px, 8 * px],
          showAllSymbol: true,
          itemStyle: { color: t.target },
          lineStyle: { color: t.mark2, width: 1.25 * px },
          data: [
            ...start.map((value) => ({ value: [...value], symbol: 'none' })),
            ...of.periods.map((p) => ({
              value: [p.month, p.expected ?? '-'],
              ...(p.month === 12 && p.expected !== null && of.target !== null
                ? {
                    label: {
                      ...label,
                      show: true,
                      position: 'right' as const,
                      formatter: paceFigure(of.target, of.unit),
                      color: t.ink2,
                      fontWeight: 600 as const,
                    },
                  }
                : {}),
            })),
          ],
          ...(of.today === null
            ? {}
            : {
                markLine: {
                  silent: true,
                  symbol: 'none',
                  label: { show: false },
                  lineStyle: { color: t.accent, type: [3, 2], width: px },
                  data: [{ xAxis: of.today }],
                },
              }),
        },
        {
          type: 'line',
          name: words.total,
          z: 4,
          symbol: 'circle',
          symbolSize: 8 * px,
          showAllSymbol: true,
          itemStyle: { color: t.mark },
          lineStyle: { color: t.mark, width: 2.5 * px },
          data: [
            ...start.map((value) => ({ value: [...value], symbol: 'none' })),
            ...of.periods.map((p) => ({
              value: [p.month, p.total ?? '-'],
              itemStyle: { color: p.state === 'submitted' ? t.surface : t.mark, borderColor: t.mark, borderWidth: 1.75 * px },
              // A real 0 lies on the axis: it says so. The newest figure stands beside its point.
              ...(p.total !== null && (p === last || p.total === 0)
                ? {
                    label: {
                      ...label,
                      show: true,
                      position: sideOf(p),
                      formatter: paceFigure(p.total, of.unit),
                      color: t.ink,
                      fontWeight: 700 as const,
                      fontSize: t.text * 1.1,
                    },
                  }
                : {}),
            })),
          ],
        },
      ],
    }
  }
}

/** The figure stands on the side where the other line is not. */
const sideOf = ({ total, expected }: Period): 'top' | 'bottom' =>
  total !== null && expected !== null && total < expected ? 'bottom' : 'top'

/** The period under the pointer: both lines carry its last month. */
function periodAt(periods: readonly Period[], items: readonly { readonly value?: unknown }[]): Period | undefined {
  for (const { value } of items) {
    const period = Array.isArray(value) ? periods.find((p) => p.month === value[0]) : undefined
    if (period !== undefined) return period
  }
  return undefined
}

/** Runs of periods that are over and empty: from the end of the one before to their own end, in months. */
export function emptyRuns(periods: readonly Pick<Period, 'month' | 'state'>[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = []
  periods.forEach(({ month, state }, index) => {
    if (state !== 'not-entered') return
    const from = periods[index - 1]?.month ?? 0
    const open = runs.at(-1)
    if (open !== undefined && open[1] === from) open[1] = month
    else runs.push([from, month])
  })
  return runs
}

/** Space between the hatching's lines, px at 100 %. */
const HATCH = 7

function missing(of: PaceChart, word: string, t: ChartTokens): CustomSeriesOption {
  const px = t.rem / 16
  return {
    type: 'custom',
    name: 'missing',
    z: 1,
    silent: true,
    tooltip: { show: false },
    itemStyle: { decal: { symbol: 'none' } },
    data: emptyRuns(of.periods).map((run) => [...run]),
    encode: { x: [0, 1] },
    renderItem: (params, api) => {
      const box = params.coordSys as unknown as { readonly y: number; readonly height: number }
      const x = (index: number) => api.coord([api.value(index), 0])[0] ?? 0
      const [left, right] = [x(0), x(1)]
      const lines: number[] = []
      for (let at = left - box.height; at < right; at += HATCH * px) lines.push(at)
      return {
        type: 'group',
        children: [
          {
            type: 'group',
            clipPath: { type: 'rect', shape: { x: left, y: box.y, width: right - left, height: box.height } },
            children: lines.map((at) => ({
              type: 'line' as const,
              shape: { x1: at, y1: box.y + box.height, x2: at + box.height, y2: box.y },
              style: { stroke: t.hatch, lineWidth: 0.75 * px, opacity: 0.6 },
            })),
          },
          {
            type: 'text',
            style: {
              text: word,
              x: (left + right) / 2,
              y: box.y + box.height - t.text,
              align: 'center',
              verticalAlign: 'middle',
              fill: t.ink2,
              backgroundColor: t.surface,
              padding: [1, 3],
              font: `600 ${t.text}px ${t.font}`,
            },
          },
        ],
      }
    },
  }
}
