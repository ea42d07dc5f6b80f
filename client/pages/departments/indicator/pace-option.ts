import { formatCompact, formatNumber } from '../../../format.ts'
import { tip } from '../../../ui/chart/tip.ts'
import { type ChartOption, type ChartTokens, categoryAxis, grid, valueAxis } from '../../../ui/chart/tokens.ts'
import type { Pace } from '../pace.ts'

/** Solid line: what came out so far. Dashed: what was expected by each period's end. */
export function paceOption(pace: Pace, words: { actual: string; expected: string; month: (m: number) => string }) {
  return (t: ChartTokens): ChartOption => {
    const px = t.rem / 16
    const line = (name: string, values: readonly (number | null)[], color: string, dashed: boolean) => ({
      type: 'line' as const,
      name,
      data: values.map((v) => v ?? '-'),
      symbolSize: 7 * px,
      symbol: dashed ? 'emptyCircle' : 'circle',
      itemStyle: { color },
      lineStyle: { color, width: (dashed ? 1.5 : 2.5) * px, type: dashed ? ('dashed' as const) : ('solid' as const) },
    })
    return {
      grid: grid(t, { top: 12, right: 12 }),
      xAxis: categoryAxis(
        t,
        pace.periods.map((p) => words.month(p.month)),
      ),
      yAxis: { ...valueAxis(t, { min: 0, format: formatCompact }), splitNumber: 3 },
      tooltip: {
        trigger: 'axis',
        ...tip((items) => {
          const p = pace.periods[items[0]?.dataIndex ?? 0]
          if (p === undefined) return []
          return [
            { label: words.actual, value: p.actual === null ? '–' : formatNumber(p.actual) },
            { label: words.expected, value: p.expected === null ? '–' : formatNumber(p.expected, 2) },
          ]
        }),
      },
      series: [
        line(
          words.expected,
          pace.periods.map((p) => p.expected),
          t.mark2,
          true,
        ),
        line(
          words.actual,
          pace.periods.map((p) => p.actual),
          t.mark,
          false,
        ),
      ],
    }
  }
}
