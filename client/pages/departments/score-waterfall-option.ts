import type { Category } from '#domain/scoring/category.ts'
import { hatched, INVISIBLE, solid } from '../../shared/charts/bars.ts'
import { zeroTicks } from '../../shared/charts/zero-ticks.ts'
import { widest, wrapped } from '../../shared/charts/labels.ts'
import { tip } from '../../ui/chart/tip.ts'
import { categoryAxis, type ChartOption, type ChartTokens, grid, valueAxis } from '../../ui/chart/tokens.ts'
import { earnedOf, type IndicatorRow, mainReason, type Page } from './figures.ts'

/** One row of the waterfall, in points of the goal's weight. A bar lies between `from` and `to`. */
export interface Step {
  readonly kind: 'full' | 'lost' | 'gained' | 'kept' | 'unmeasured' | 'rest' | 'earned'
  readonly name: string
  readonly from: number
  readonly to: number
  /** points, positive */
  readonly size: number
  readonly category: Category | null
  /** how many indicators it stands for; its name is empty when there are several */
  readonly count: number
}

// More rows than this no longer read at a glance; the rest is one row, and all of them are in the table below.
const MOST = 8

/**
 * From full points down to the points earned: largest loss first, then what kept all its points, then the weight nobody could
 * score. The score is what was earned over the weight that was measured.
 */
export function waterfallSteps(page: Pick<Page, 'indicators' | 'score'>, names: { full: string; earned: string }): Step[] {
  const full = page.score.totalWeight
  const lostBy = (row: IndicatorRow) => (row.score === null ? -1 : row.weight - (earnedOf(row) ?? row.weight))
  const scored = page.indicators.filter((i) => i.score !== null).toSorted((a, b) => Math.abs(lostBy(b)) - Math.abs(lostBy(a)))
  const unscored = page.indicators.filter((i) => i.score === null).toSorted((a, b) => b.weight - a.weight)
  const steps: Step[] = [{ kind: 'full', name: names.full, from: 0, to: full, size: full, category: null, count: 0 }]
  let level = full
  const add = (kind: Step['kind'], name: string, change: number, category: Category | null, count = 1) => {
    const to = level - change
    steps.push({ kind, name, from: Math.min(level, to), to: Math.max(level, to), size: Math.abs(change), category, count })
    level = to
  }
  const shown = page.indicators.length <= MOST ? page.indicators.length : MOST - 1
  const rows = [...scored, ...unscored]
  for (const row of rows.slice(0, shown)) {
    if (row.score === null) add('unmeasured', row.name, row.weight, row.category)
    else add(Math.abs(lostBy(row)) < 1e-9 ? 'kept' : lostBy(row) > 0 ? 'lost' : 'gained', row.name, lostBy(row), row.category)
  }
  const rest = rows.slice(shown)
  // What others lost and what nobody could score are two things.
  const [lost, open] = [rest.filter((r) => r.score !== null), rest.filter((r) => r.score === null)]
  if (lost.length > 0)
    add(
      'rest',
      '',
      lost.reduce((sum, r) => sum + lostBy(r), 0),
      null,
      lost.length,
    )
  if (open.length > 0)
    add(
      'unmeasured',
      '',
      open.reduce((sum, r) => sum + r.weight, 0),
      mainReason(open.map((r) => r.category)),
      open.length,
    )
  steps.push({
    kind: 'earned',
    name: names.earned,
    from: 0,
    to: Math.max(0, level),
    size: Math.max(0, level),
    category: null,
    count: 0,
  })
  return steps
}

/** What the headline says: who cost most, or that nothing was lost, or that nothing can be said yet. */
type WaterfallMessage =
  | { readonly kind: 'no-indicators' | 'none-lost' | 'none-lost-part' | 'nothing-scored' }
  | { readonly kind: 'lost'; readonly name: string; readonly worst: number; readonly total: number; readonly count: number }

export function waterfallMessage({ indicators, score }: Pick<Page, 'indicators' | 'score'>): WaterfallMessage {
  if (indicators.length === 0) return { kind: 'no-indicators' }
  if (score.shown === null) return { kind: 'nothing-scored' }
  const losers = indicators.filter((i) => (i.pointsLost ?? 0) > 0).toSorted((a, b) => (b.pointsLost ?? 0) - (a.pointsLost ?? 0))
  const worst = losers[0]
  if (worst === undefined) return { kind: score.measuredWeight < score.totalWeight ? 'none-lost-part' : 'none-lost' }
  const total = losers.reduce((sum, i) => sum + (i.pointsLost ?? 0), 0)
  return { kind: 'lost', name: worst.name, worst: worst.pointsLost ?? 0, total, count: losers.length }
}

interface WaterfallRow extends Step {
  /** what stands at the row's right end */
  readonly label: string
}

const ROW = 27
const LINE = 14
const AXIS = 26
const BOLD = 1.08

/** What stands where: the bars have a quarter of the width, figures and names what they need of the rest, on as many lines as it takes. */
function layout(t: ChartTokens, rows: readonly WaterfallRow[]) {
  const px = t.rem / 16
  // Of the size of the bold rows, the largest there is.
  const broken = (texts: readonly string[], room: number) => texts.map((text) => wrapped(t, text, room / BOLD, true))
  const labels = broken(
    rows.map((r) => r.label),
    t.width * 0.3,
  )
  const figures = BOLD * widest(t, labels.flat())
  const names = broken(
    rows.map((r) => r.name),
    Math.max(64 * px, t.width - figures - Math.max(64 * px, t.width * 0.25) - 28 * px),
  )
  const lines = Math.max(1, ...[...names, ...labels].map((n) => n.length))
  return { labels, names, row: Math.max(ROW, lines * LINE + 4) }
}

/** px at 100 % text size */
export const waterfallHeight = (rows: readonly WaterfallRow[]) => (t: ChartTokens) => AXIS + rows.length * layout(t, rows).row

/** Sideways, so that long Korean names stand whole at the left and the figures in a column at the right. */
export function waterfallOption(rows: readonly WaterfallRow[], full: number) {
  return (t: ChartTokens): ChartOption => {
    const { labels, names } = layout(t, rows)
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
    // Where nothing was scored nothing was earned either: that is no 0.
    const scored = rows.some((r) => r.kind === 'lost' || r.kind === 'gained' || r.kind === 'kept' || r.kind === 'rest')
    const bold = (index: number) => rows[index]?.kind === 'earned' || rows[index]?.kind === 'lost'
    const lineHeight = (LINE * t.rem) / 16
    const rich = {
      b: { color: t.ink, fontWeight: 600 as const, fontSize: t.text * BOLD, lineHeight },
      n: { color: t.ink2, fontSize: t.text, lineHeight },
    }
    const styled = (lines: readonly string[], index: number) =>
      lines.map((line) => `{${bold(index) ? 'b' : 'n'}|${line}}`).join('\n')
    const side = { ...axis, inverse: true, axisLine: { show: false }, splitLine: { show: false } }
    return {
      grid: { ...grid(t, { top: 2, bottom: 0, left: 0, right: 4 }) },
      // A limit above 100 lets a score rise over full points, and then the axis goes on past them.
      xAxis: {
        ...valueAxis(t, { min: 0, max: Math.max(1, full, ...rows.map((r) => r.to)) }),
        interval: Math.max(1, full) / (t.width < 30 * t.rem ? 2 : 4),
      },
      yAxis: [
        {
          ...side,
          axisLabel: { ...axis.axisLabel, rich, formatter: (_: string, index: number) => styled(names[index] ?? [], index) },
        },
        {
          ...side,
          position: 'right' as const,
          axisLabel: { ...axis.axisLabel, rich, formatter: (_: string, index: number) => styled(labels[index] ?? [], index) },
        },
      ],
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        ...tip(
          (items) => [{ label: '', value: rows[items[0]?.dataIndex ?? 0]?.label ?? '' }],
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
        // What lost or earned nothing: its 0 stands at the right.
        ...zeroTicks(
          t,
          rows.flatMap((r, index) =>
            scored && r.to - r.from < 1e-9 && r.kind !== 'unmeasured' ? [{ index, value: r.from }] : [],
          ),
          'right',
        ),
        // Gives the axis at the right, which carries the figures, something to belong to.
        { type: 'bar', yAxisIndex: 1, silent: true, itemStyle: INVISIBLE, data: rows.map(() => 0) },
      ],
    }
  }
}
