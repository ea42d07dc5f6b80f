import { achievementRate } from '#domain/scoring/achievement.ts'
import { newestConfirmed } from '#domain/scoring/target-challenge.ts'
import { formatRate, withUnit } from '../../format.ts'
import { spread, underBars, widest, wrapped } from '../../shared/charts/labels.ts'
import { tip } from '../../ui/chart/tip.ts'
import { categoryAxis, type ChartOption, type ChartTokens, grid, valueAxis } from '../../ui/chart/tokens.ts'
import { actualOf, type IndicatorRow, type Page } from './figures.ts'

interface SlopeLine {
  readonly id: number
  readonly name: string
  readonly unit: string
  readonly from: number
  /** the year of `from` */
  readonly year: number
  readonly to: number
  /** the target as an index of the last actual, in the direction that is good: under 100 is easier than what was reached */
  readonly index: number
}
interface Slope {
  readonly lines: readonly SlopeLine[]
  /** nothing to compare with; `target` null when the plan sets none either */
  readonly without: readonly {
    readonly id: number
    readonly name: string
    readonly unit: string
    readonly target: number | null
  }[]
}

/** From the newest confirmed actual before it to the plan year's target: the formula of a rate, with the actual in the target's place. */
export function slopeOf({
  indicators,
  plan,
  policy,
}: {
  readonly indicators: readonly (Pick<IndicatorRow, 'id' | 'name' | 'unit' | 'direction'> & {
    readonly series: readonly Pick<IndicatorRow['series'][number], 'year' | 'target' | 'actual'>[]
  })[]
  readonly plan: { readonly fiscalYear: number }
  readonly policy: { readonly lowerIsBetter: Page['policy']['lowerIsBetter'] }
}): Slope {
  const lines: SlopeLine[] = []
  const without: Slope['without'][number][] = []
  for (const { id, name, unit, series, direction } of indicators) {
    const last = newestConfirmed(series, plan.fiscalYear)
    const base = last === null ? null : actualOf(last)
    const target = series.find((p) => p.year === plan.fiscalYear)?.target
    const to = target?.kind === 'set' ? target.value : null
    const index =
      base === null || to === null
        ? null
        : achievementRate(
            { kind: 'set', value: base },
            { kind: 'measured', value: to, finality: 'final' },
            direction,
            policy.lowerIsBetter,
          )
    if (index?.kind !== 'rate' || last === null || base === null || to === null) without.push({ id, name, unit, target: to })
    else lines.push({ id, name, unit, from: base, year: last.year, to, index: Number(index.exact) })
  }
  return { lines: lines.toSorted((a, b) => a.index - b.index), without }
}

/** The year whose actuals all lines begin at; null = not of one year. */
export function yearOf(lines: readonly SlopeLine[]): number | null {
  const [first, ...others] = new Set(lines.map((l) => l.year))
  return others.length > 0 ? null : (first ?? null)
}

/** '38회 → 33회 (86.8)' */
export const moveText = ({ from, to, unit, index }: SlopeLine): string =>
  `${withUnit(from, unit)} → ${withUnit(to, unit)} (${formatRate(index)})`

const TOP = 12
const AXIS = 28
const PLOT = 220
const LINE = 15
// More names than this would not find room beside the lines; the table form has them all.
const MOST = 6

/** 1, 2, 5, 10, 20, 50 … */
function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(raw, 1)))
  return power * ([1, 2, 5, 10].find((n) => n * power >= raw) ?? 10)
}

/** What was already reached. */
const baseline = (t: ChartTokens) => ({
  silent: true,
  symbol: 'none',
  label: { show: false },
  lineStyle: { color: t.ink3, type: 'solid' as const, width: 1 },
  data: [{ yAxis: 100 }],
})

/** Those that are named, highest first. */
function labelledLines(lines: readonly SlopeLine[]): SlopeLine[] {
  const named = new Set(lines.filter((l) => l.index < 100).slice(0, MOST))
  return lines.filter((l) => named.has(l) || (lines.length <= MOST && l.index >= 100)).toSorted((a, b) => b.index - a.index)
}

const figuresOf = (line: SlopeLine) => `${line.index < 100 ? '▼ ' : ''}${moveText(line)}`

/** How the names stand beside the lines: in at most three fifths of the width, on as many lines as that takes. Air between them included. */
function layout(t: ChartTokens, lines: readonly SlopeLine[]) {
  const labelled = labelledLines(lines)
  const px = t.rem / 16
  const all = labelled.flatMap((l) => [l.name, figuresOf(l)])
  const room = Math.min(widest(t, all), t.width * 0.6 - 22 * px)
  const names = new Map(labelled.map((l) => [l, [...wrapped(t, l.name, room, l.index < 100), ...wrapped(t, figuresOf(l), room)]]))
  const most = Math.max(2, ...[...names.values()].map((n) => n.length))
  const figures = (line: SlopeLine) => wrapped(t, figuresOf(line), room).length
  return { labelled, names, figures, gap: most * LINE + 4, right: room + 22 * px }
}

/** px at 100 % text size */
export const slopeHeight = (lines: readonly SlopeLine[]) => (t: ChartTokens) => {
  const { labelled, gap } = layout(t, lines)
  return TOP + AXIS + Math.max(PLOT, labelled.length * gap)
}

/** Two columns, one line an indicator. What falls is red and named; what rises or stays is quiet. */
export function slopeOption(lines: readonly SlopeLine[], names: { from: string; to: string; actual: (year: number) => string }) {
  return (t: ChartTokens): ChartOption => {
    const values = [100, ...lines.map((l) => l.index)]
    const margin = Math.max(4, (Math.max(...values) - Math.min(...values)) * 0.15)
    const step = niceStep((Math.max(...values) - Math.min(...values) + 2 * margin) / 4)
    const min = Math.floor((Math.min(...values) - margin) / step) * step
    const max = Math.ceil((Math.max(...values) + margin) / step) * step
    const px = t.rem / 16
    const { labelled, names: labels, figures, gap, right } = layout(t, lines)
    const room = (slopeHeight(lines)(t) - TOP - AXIS) * px
    const y = (value: number) => ((max - value) / (max - min)) * room
    const places = spread(
      labelled.map((l) => y(l.index)),
      gap * px,
      room - 12 * px,
    )
    const ends = categoryAxis(t, underBars(t, [names.from, names.to], t.width - right - 4 * t.rem))
    const shift = (line: SlopeLine) => (places[labelled.indexOf(line)] ?? 0) - y(line.index)
    return {
      grid: { ...grid(t, { top: TOP, bottom: 0, left: 0 }), right },
      xAxis: { ...ends, axisLabel: { ...ends.axisLabel, interval: 0 }, boundaryGap: false },
      yAxis: {
        ...valueAxis(t, { min, max, scale: true }),
        interval: step,
        axisLabel: { ...valueAxis(t).axisLabel, showMinLabel: false },
      },
      tooltip: {
        trigger: 'item',
        ...tip(
          (items) =>
            lines
              .filter((_, i) => items[0]?.seriesName === String(i))
              .flatMap((l) => [
                { label: names.actual(l.year), value: withUnit(l.from, l.unit) },
                { label: names.to, value: `${withUnit(l.to, l.unit)} (${formatRate(l.index)})` },
              ]),
          (items) => lines[Number(items[0]?.seriesName)]?.name ?? '',
        ),
      },
      series: lines.map((line, i) => {
        const down = line.index < 100
        const color = down ? t.missed : t.mark2
        const label = {
          show: labelled.includes(line),
          position: 'right' as const,
          distance: 10 * px,
          offset: [0, shift(line)],
          align: 'left' as const,
          formatter: (labels.get(line) ?? [])
            .map((text, at, all) => `{${at < all.length - figures(line) ? 'name' : 'figures'}|${text}}`)
            .join('\n'),
          rich: {
            name: { color: down ? t.ink : t.ink2, fontSize: t.text, fontWeight: down ? 600 : 400, lineHeight: LINE * px },
            figures: { color: down ? t.missed : t.ink2, fontSize: t.text, lineHeight: LINE * px },
          },
        }
        return {
          type: 'line' as const,
          name: String(i),
          z: down ? 3 : 2,
          lineStyle: { color, width: (down ? 2 : 1.5) * px },
          itemStyle: { color },
          symbolSize: 8 * px,
          emphasis: { disabled: true },
          ...(i === 0 ? { markLine: baseline(t) } : {}),
          data: [
            { value: 100, symbol: 'circle' },
            { value: line.index, symbol: 'emptyCircle', label },
          ],
        }
      }),
    }
  }
}
