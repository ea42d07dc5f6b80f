import { type ChartOption, type ChartTokens, categoryAxis, grid, valueAxis } from '../../ui/chart/tokens.ts'
import { tip } from '../../ui/chart/tip.ts'
import { hatched, INVISIBLE, solid } from './chart-fills.ts'
import { shorten } from './figures.ts'
import type { Step } from './waterfall.ts'

export interface WaterfallRow extends Step {
  /** what stands at the row's right end */
  readonly label: string
}

/** Sideways, so that long Korean names stand whole at the left and the figures in a column at the right. `beside`: a panel is open beside it and takes its room. */
export function waterfallOption(rows: readonly WaterfallRow[], full: number, narrow: boolean, beside: boolean) {
  return (t: ChartTokens): ChartOption => {
    const fill = (row: Step) => {
      if (row.kind === 'unmeasured') return hatched(t)
      return solid(
        row.kind === 'lost' || row.kind === 'rest'
          ? t.missed
          : row.kind === 'gained'
            ? t.exceeded
            : row.kind === 'full'
              ? t.mark3
              : t.mark,
      )
    }
    // Names as positions: two indicators may carry the same name.
    const axis = categoryAxis(
      t,
      rows.map((_, index) => String(index)),
    )
    const name = (index: number) => shorten(rows[index]?.name ?? '', narrow ? 8 : beside ? 13 : 26)
    const label = (index: number) => rows[index]?.label ?? ''
    const bold = (index: number) => rows[index]?.kind === 'earned' || rows[index]?.kind === 'lost'
    const rich = {
      b: { color: t.ink, fontWeight: 600 as const, fontSize: t.text * 1.08 },
      n: { color: t.ink2, fontSize: t.text },
    }
    const styled = (text: string, index: number) => `{${bold(index) ? 'b' : 'n'}|${text}}`
    const side = { ...axis, inverse: true, axisLine: { show: false }, splitLine: { show: false } }
    return {
      grid: { ...grid(t, { top: 2, bottom: 0, left: 0, right: 4 }) },
      // A limit above 100 lets a score rise over full points, and then the axis goes on past them.
      xAxis: {
        ...valueAxis(t, { min: 0, max: Math.max(1, full, ...rows.map((r) => r.to)) }),
        interval: Math.max(1, full) / (narrow || beside ? 2 : 4),
      },
      yAxis: [
        { ...side, axisLabel: { ...axis.axisLabel, rich, formatter: (_: string, index: number) => styled(name(index), index) } },
        {
          ...side,
          position: 'right' as const,
          axisLabel: { ...axis.axisLabel, rich, formatter: (_: string, index: number) => styled(label(index), index) },
        },
      ],
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        ...tip(
          (items) => [{ label: '', value: label(items[0]?.dataIndex ?? 0) }],
          (items) => rows[items[0]?.dataIndex ?? 0]?.name ?? '',
        ),
      },
      series: [
        { type: 'bar', stack: 'points', silent: true, itemStyle: INVISIBLE, data: rows.map((r) => r.from), barWidth: '58%' },
        {
          type: 'bar',
          stack: 'points',
          barWidth: '58%',
          data: rows.map((r) => ({ value: r.to - r.from, itemStyle: fill(r) })),
        },
        // Gives the axis at the right, which carries the figures, something to belong to.
        { type: 'bar', yAxisIndex: 1, silent: true, itemStyle: INVISIBLE, data: rows.map(() => 0) },
      ],
    }
  }
}
