import type { CustomSeriesOption } from 'echarts/charts'
import { formatScore } from '../../format.ts'
import { zerosIn, zeroTicks } from '../../shared/charts/zero-ticks.ts'
import { tip } from '../../ui/chart/tip.ts'
import { categoryAxis, type ChartOption, type ChartTokens, valueAxis } from '../../ui/chart/tokens.ts'

interface BulletRow {
  readonly name: string
  /** percent; null = nothing measured */
  readonly score: number | null
  /** the part of the score that stands on measured weight */
  readonly solid: number
  /** percent, of the year before; null = none */
  readonly last: number | null
  readonly weight: string
}
interface BulletWords {
  readonly score: string
  readonly weight: string
  readonly none: string
  readonly last: string
}

const END = 130
const TARGET = 100
export const AXIS_REM = 1.375
/** Left and right of the plot, so that the axis' first and last figure are not cut. In px at 100 %. */
const SIDE = { left: 6, right: 14 }

/** The target: a short upright line across each bar. A data item is the row's index. */
const tick =
  (t: ChartTokens): NonNullable<CustomSeriesOption['renderItem']> =>
  (_params, api) => {
    const [x = 0, y = 0] = api.coord([TARGET, api.value(1)])
    const size = api.size?.([0, 1])
    const band = Array.isArray(size) ? (size[1] ?? 0) : 0
    const [width, height] = [0.125 * t.rem, band * 0.66]
    return { type: 'rect', shape: { x: x - width / 2, y: y - height / 2, width, height }, style: { fill: t.target } }
  }

/** Last year: a hollow diamond on the bar. A data item is [score, the row's index]. */
const diamond =
  (t: ChartTokens): NonNullable<CustomSeriesOption['renderItem']> =>
  (_params, api) => {
    const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)])
    const half = 0.3125 * t.rem
    return {
      type: 'polygon',
      shape: {
        points: [
          [x, y - half],
          [x + half, y],
          [x, y + half],
          [x - half, y],
        ],
      },
      style: { fill: t.surface, stroke: t.ink, lineWidth: 0.09375 * t.rem },
    }
  }

/** Departments on one 0–130 % axis: solid = score on measured weight, diamond = the year before, hatched tail = weight not measured, all hatched = no score. */
export function bulletsOption(rows: readonly BulletRow[], words: BulletWords) {
  return (t: ChartTokens): ChartOption => {
    const px = (value: number) => (value * t.rem) / 16
    const hatching = (color: string) => ({
      color,
      dashArrayX: [1, 0] as [number, number],
      dashArrayY: [px(1.5), px(3.5)] as [number, number],
      rotation: -Math.PI / 4,
    })
    const tail = { color: t.surface, borderColor: t.mark, borderWidth: 1, decal: hatching(t.mark) }
    const nothing = { color: t.surface, borderColor: t.lineStrong, borderWidth: 1, decal: hatching(t.hatch) }
    const bar = { type: 'bar' as const, stack: 'score', barWidth: '34%', silent: false, cursor: 'pointer' }
    return {
      grid: { left: px(SIDE.left), right: px(SIDE.right), top: 0, bottom: AXIS_REM * t.rem, outerBoundsMode: 'none' },
      xAxis: {
        ...valueAxis(t, { min: 0, max: END }),
        splitLine: { show: false },
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: t.ink2, fontSize: t.text, fontFamily: t.font, margin: px(5), customValues: [0, 50, TARGET, END] },
      },
      yAxis: {
        ...categoryAxis(
          t,
          rows.map((r) => r.name),
        ),
        inverse: true,
        show: false,
      },
      tooltip: {
        trigger: 'item',
        ...tip(
          ([item]) => {
            const row = rows[item?.dataIndex ?? -1]
            if (row === undefined) return []
            return [
              { label: words.score, value: row.score === null ? words.none : formatScore(row.score) },
              { label: words.weight, value: row.weight },
              ...(row.last === null ? [] : [{ label: words.last, value: formatScore(row.last) }]),
            ]
          },
          ([item]) => rows[item?.dataIndex ?? -1]?.name ?? '',
        ),
      },
      series: [
        {
          ...bar,
          name: words.score,
          itemStyle: { color: t.mark },
          data: rows.map((r) => Math.min(r.solid, END)),
          markArea: {
            silent: true,
            data: [
              [{ xAxis: 0, itemStyle: { color: t.range2 } }, { xAxis: TARGET }],
              [{ xAxis: TARGET, itemStyle: { color: t.range1 } }, { xAxis: END }],
            ],
          },
        },
        {
          ...bar,
          name: words.weight,
          data: rows.map((r) =>
            r.score === null
              ? { value: TARGET, itemStyle: nothing }
              : { value: Math.max(0, Math.min(r.score, END) - Math.min(r.solid, END)), itemStyle: tail },
          ),
        },
        {
          type: 'custom',
          silent: true,
          z: 5,
          renderItem: tick(t),
          data: rows.map((_, index) => [TARGET, index]),
          encode: { x: 0, y: 1 },
        },
        ...zeroTicks(
          t,
          zerosIn(
            rows.map((r) => r.score),
            '0',
          ),
          'right',
        ),
        {
          type: 'custom',
          silent: true,
          z: 6,
          renderItem: diamond(t),
          encode: { x: 0, y: 1 },
          data: rows.flatMap((r, index) => (r.last === null ? [] : [[Math.min(Math.max(r.last, 0), END), index]])),
        },
      ],
    }
  }
}
