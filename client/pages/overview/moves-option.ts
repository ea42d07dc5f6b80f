import type { CustomSeriesOption } from 'echarts/charts'
import { largestMoves } from '#domain/plan/budget.ts'
import { formatMillionChange } from '../../format.ts'
import { tip } from '../../ui/chart/tip.ts'
import { categoryAxis, type ChartOption, type ChartTokens, valueAxis } from '../../ui/chart/tokens.ts'
import type { OverviewData } from './facts.ts'

/** A bar of the waterfall. 원; `from` and `to` are changes against the year before, so the axis starts at 0. */
export interface MoveBar {
  readonly kind: 'programme' | 'rest' | 'total'
  /** null for the rest and the total */
  readonly programmeId: number | null
  readonly label: string
  readonly change: number
  readonly from: number
  readonly to: number
}

const TOP = 5

/** The largest moves, the others together, and the sum. Empty when nothing moved or there is no year to compare with. */
export function moveBars(
  moves: OverviewData['budget']['moves'],
  words: { readonly rest: (count: number) => string; readonly total: string },
): readonly MoveBar[] {
  const { steps, total } = largestMoves(moves, TOP)
  if (steps.length === 0 || moves.every((m) => m.before === 0)) return []
  return [
    ...steps.map(({ move, count, change, from, to }): MoveBar =>
      move === null
        ? { kind: 'rest', programmeId: null, label: words.rest(count), change, from, to }
        : { kind: 'programme', programmeId: move.programmeId, label: move.name, change, from, to },
    ),
    { kind: 'total', programmeId: null, label: words.total, change: total.change, from: 0, to: total.change },
  ]
}

/** One bar from the level before to the level after, and a hairline down to where the next one starts. */
const barShape =
  (t: ChartTokens, bars: readonly MoveBar[]): NonNullable<CustomSeriesOption['renderItem']> =>
  (_params, api) => {
    const index = Number(api.value(2))
    const move = bars[index]
    if (move === undefined) return null
    const [a = 0, y = 0] = api.coord([move.from, index])
    const [b = 0] = api.coord([move.to, index])
    const size = api.size?.([0, 1])
    const band = Array.isArray(size) ? (size[1] ?? 0) : 0
    const height = Math.round(band * 0.56)
    const last = index === bars.length - 1
    // At least a pixel: a small change is not no change.
    const shape = { x: Math.min(a, b), y: y - height / 2, width: Math.max(1, Math.abs(b - a)), height }
    const fill = move.kind === 'total' ? t.ink3 : move.kind === 'rest' ? t.mark3 : move.change > 0 ? t.mark : t.mark2
    return {
      type: 'group',
      children: [
        ...(last || bars[index + 1]?.kind === 'total'
          ? []
          : [
              {
                type: 'rect' as const,
                shape: { x: b - 0.5, y: y + height / 2, width: 1, height: band - height },
                style: { fill: t.lineStrong },
              },
            ]),
        { type: 'rect' as const, shape, style: { fill } },
      ],
    }
  }

/** Waterfall of the change from one budget to the next. The axis is the change itself and starts at 0, so no bar is cut. */
export function movesOption(bars: readonly MoveBar[], changeWord: string) {
  return (t: ChartTokens): ChartOption => {
    const levels = bars.flatMap((s) => [s.from, s.to])
    const px = (value: number) => (value * t.rem) / 16
    return {
      grid: { left: px(2), right: px(2), top: 0, bottom: 0, outerBoundsMode: 'none' },
      xAxis: {
        ...valueAxis(t, { min: Math.min(0, ...levels), max: Math.max(0, ...levels) }),
        splitLine: { show: false },
        axisLabel: { show: false },
      },
      yAxis: {
        ...categoryAxis(
          t,
          bars.map((s) => s.label),
        ),
        inverse: true,
        axisLabel: { show: false },
        axisLine: { onZero: true, lineStyle: { color: t.ink3 } },
      },
      tooltip: {
        trigger: 'item',
        ...tip(
          ([item]) => {
            const move = bars[item?.dataIndex ?? -1]
            return move === undefined ? [] : [{ label: changeWord, value: formatMillionChange(move.change) }]
          },
          ([item]) => bars[item?.dataIndex ?? -1]?.label ?? '',
        ),
      },
      series: [
        {
          type: 'custom',
          cursor: 'default',
          renderItem: barShape(t, bars),
          encode: { x: [0, 1], y: 2 },
          data: bars.map((s, index) => [s.from, s.to, index]),
        },
      ],
    }
  }
}
