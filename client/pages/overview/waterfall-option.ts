import type { CustomSeriesOption } from 'echarts/charts'
import { formatMillionChange } from '../../format.ts'
import { tip } from '../../ui/chart/tip.ts'
import { categoryAxis, type ChartOption, type ChartTokens, valueAxis } from '../../ui/chart/tokens.ts'
import type { Step } from './moves.ts'

/** A named step, for the tooltip. */
export type NamedStep = Step & { readonly label: string }

/** One bar from the level before to the level after, and a hairline down to where the next one starts. */
const bar =
  (t: ChartTokens, steps: readonly NamedStep[]): NonNullable<CustomSeriesOption['renderItem']> =>
  (_params, api) => {
    const index = Number(api.value(2))
    const step = steps[index]
    if (step === undefined) return null
    const [a = 0, y = 0] = api.coord([step.from, index])
    const [b = 0] = api.coord([step.to, index])
    const size = api.size?.([0, 1])
    const band = Array.isArray(size) ? (size[1] ?? 0) : 0
    const height = Math.round(band * 0.56)
    const last = index === steps.length - 1
    // At least a pixel: a small change is not no change.
    const shape = { x: Math.min(a, b), y: y - height / 2, width: Math.max(1, Math.abs(b - a)), height }
    const fill = step.kind === 'total' ? t.ink3 : step.kind === 'rest' ? t.mark3 : step.change > 0 ? t.mark : t.mark2
    return {
      type: 'group',
      children: [
        ...(last || steps[index + 1]?.kind === 'total'
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
export function waterfallOption(steps: readonly NamedStep[], changeWord: string) {
  return (t: ChartTokens): ChartOption => {
    const levels = steps.flatMap((s) => [s.from, s.to])
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
          steps.map((s) => s.label),
        ),
        inverse: true,
        axisLabel: { show: false },
        axisLine: { onZero: true, lineStyle: { color: t.ink3 } },
      },
      tooltip: {
        trigger: 'item',
        ...tip(
          ([item]) => {
            const step = steps[item?.dataIndex ?? -1]
            return step === undefined ? [] : [{ label: changeWord, value: formatMillionChange(step.change) }]
          },
          ([item]) => steps[item?.dataIndex ?? -1]?.label ?? '',
        ),
      },
      series: [
        {
          type: 'custom',
          cursor: 'default',
          renderItem: bar(t, steps),
          encode: { x: [0, 1], y: 2 },
          data: steps.map((s, index) => [s.from, s.to, index]),
        },
      ],
    }
  }
}
