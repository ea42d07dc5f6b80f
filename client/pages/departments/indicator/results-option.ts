import { formatCompact, formatNumber } from '../../../format.ts'
import { hatched, solid } from '../../../shared/charts/bars.ts'
import { zerosIn, zeroTicks } from '../../../shared/charts/zero-ticks.ts'
import { tip } from '../../../ui/chart/tip.ts'
import { categoryAxis, type ChartOption, type ChartTokens, grid, hiddenAxis } from '../../../ui/chart/tokens.ts'

interface YearPoint {
  readonly year: number
  readonly actual: number | null
  readonly target: number | null
  readonly missed: boolean
  /** the word for a missing actual */
  readonly word: string
}

/** Actual as a bar from 0, target as a short line across it, hatching where no actual is. */
export function yearsOption(points: readonly YearPoint[], words: { actual: string; target: string; none: string }) {
  return (t: ChartTokens): ChartOption => {
    const px = t.rem / 16
    const figures = points.flatMap((p) => [p.actual, p.target]).filter((v) => v !== null)
    const max = Math.max(0, ...figures) * 1.22 || 1
    const min = Math.min(0, ...figures) * 1.2
    const text = { fontSize: t.text, fontFamily: t.font }
    return {
      grid: grid(t, { top: 8, right: 4 }),
      xAxis: categoryAxis(
        t,
        points.map((p) => String(p.year)),
      ),
      yAxis: {
        ...hiddenAxis(t, { min, max }),
        splitNumber: 3,
      },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        ...tip((items) => {
          const p = points[items[0]?.dataIndex ?? 0]
          if (p === undefined) return []
          return [
            { label: words.actual, value: p.actual === null ? p.word : formatNumber(p.actual) },
            { label: words.target, value: p.target === null ? words.none : formatNumber(p.target) },
          ]
        }),
      },
      series: [
        {
          type: 'bar',
          name: words.actual,
          stack: 'year',
          barWidth: '56%',
          itemStyle: solid(t.mark),
          data: points.map((p) =>
            p.actual === null || p.actual === 0
              ? '-'
              : {
                  value: p.actual,
                  itemStyle: solid(p.missed ? t.missed : t.mark),
                  label: {
                    show: true,
                    position: 'insideBottom' as const,
                    formatter: formatCompact(p.actual),
                    color: t.surface,
                    ...text,
                    fontWeight: 600 as const,
                  },
                },
          ),
        },
        ...zeroTicks(
          t,
          zerosIn(
            points.map((p) => p.actual),
            '0',
          ),
          'up',
        ),
        {
          type: 'bar',
          name: 'none',
          stack: 'year',
          itemStyle: hatched(t),
          silent: true,
          // Up to the target, so that it is seen against something; the word stands at the foot.
          data: points.map((p) =>
            p.actual === null
              ? {
                  value: p.target !== null && p.target > 0 ? p.target : max * 0.5,
                  label: {
                    show: true,
                    position: 'insideBottom' as const,
                    formatter: p.word,
                    color: t.ink2,
                    backgroundColor: t.surface,
                    padding: [1, 3] as [number, number],
                    ...text,
                  },
                }
              : '-',
          ),
        },
        {
          type: 'line',
          name: words.target,
          z: 5,
          symbol: 'rect',
          symbolSize: [38 * px, 5 * px],
          lineStyle: { width: 0 },
          itemStyle: { color: t.target, borderColor: t.surface, borderWidth: 1 },
          data: points.map((p) =>
            p.target === null
              ? '-'
              : {
                  value: p.target,
                  label: {
                    // Where both are 0 one figure says it: two would lie on each other.
                    show: p.target !== 0 || p.actual !== 0,
                    position: 'top' as const,
                    formatter: formatCompact(p.target),
                    color: t.ink2,
                    backgroundColor: t.surface,
                    padding: [0, 3] as [number, number],
                    ...text,
                  },
                },
          ),
        },
      ],
    }
  }
}
