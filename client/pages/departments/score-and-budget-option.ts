import type { Category } from '#domain/scoring/category.ts'
import { formatMillion, formatScore } from '../../format.ts'
import { hatched, INVISIBLE, missingBar, solid } from '../../shared/charts/bars.ts'
import { figureOver, zerosIn, zeroTicks } from '../../shared/charts/zero-ticks.ts'
import { tip } from '../../ui/chart/tip.ts'
import { categoryAxis, type ChartOption, type ChartTokens, hiddenAxis, valueAxis } from '../../ui/chart/tokens.ts'
import { mainReason, type Page } from './figures.ts'

/** Score and budget of one year, for the two panels. */
export interface YearPair {
  readonly year: number
  readonly score: number | null
  /** 0–1: how much of the weight the score rests on */
  readonly share: number
  readonly measuredWeight: number
  readonly totalWeight: number
  /** why there is no score */
  readonly reason: Category
  /** 원; null = not planned yet */
  readonly budget: number | null
  readonly kind: Page['budgetYears'][number]['kind']
}

export function yearPairs(page: Page): YearPair[] {
  return page.scoreYears.map(({ year, shown, measuredWeight, totalWeight }) => {
    const money = page.budgetYears.find((b) => b.year === year)
    return {
      year,
      score: shown,
      measuredWeight,
      totalWeight,
      share: totalWeight === 0 ? 0 : measuredWeight / totalWeight,
      reason: mainReason(page.indicators.flatMap((i) => i.series.find((p) => p.year === year)?.category ?? [])),
      budget: money === undefined || money.kind === 'not-planned' ? null : money.amount,
      kind: money?.kind ?? 'not-planned',
    }
  })
}

export const ALIGNED_HEIGHT = 300

interface AlignedWords {
  readonly score: string
  readonly budget: string
  /** the word for a year without a score, and without a budget */
  readonly noScore: (pair: YearPair) => string
  readonly noBudget: (pair: YearPair) => string
  readonly kind: (pair: YearPair) => string
}

/** Two plots over the same years, not two axes on one plot: score above, budget below. */
export function alignedOption(pairs: readonly YearPair[], chosen: number, words: AlignedWords) {
  return (t: ChartTokens): ChartOption => {
    const px = t.rem / 16
    const years = pairs.map((p) => String(p.year))
    const top = Math.max(100, ...pairs.map((p) => p.score ?? 0))
    const most = Math.max(1, ...pairs.map((p) => p.budget ?? 0)) * 1.15
    const axis = categoryAxis(t, years)
    const rich = {
      on: { color: t.ink, fontWeight: 700 as const, fontSize: t.text, lineHeight: 16 * px },
      off: { color: t.ink2, fontSize: t.text, lineHeight: 16 * px },
    }
    const at = (year: number, colour: string, other: string) => (year === chosen ? colour : other)
    // The same margins, fixed: plots that made room for their own labels would not line up.
    const sides = { left: 34 * px, right: 4 * px, outerBoundsMode: 'none' as const }
    const upper = { ...sides, top: 22 * px, height: 104 * px }
    const lower = { ...sides, top: 148 * px, bottom: 26 * px }
    // A year without a figure is a hatched stub with the word, as on every page.
    const gap = (missing: (p: YearPair) => boolean, height: number, word: (p: YearPair) => string) =>
      pairs.map((p) => (missing(p) ? missingBar(t, height, word(p)) : '-'))
    return {
      grid: [upper, lower],
      xAxis: [
        { ...axis, gridIndex: 0, axisLabel: { show: false } },
        {
          ...axis,
          gridIndex: 1,
          axisLabel: {
            ...axis.axisLabel,
            interval: 0,
            rich,
            formatter: (y: string) => `{${Number(y) === chosen ? 'on' : 'off'}|${y}}`,
          },
        },
      ],
      yAxis: [
        { ...valueAxis(t, { min: 0, max: top }), gridIndex: 0, interval: top / 2 },
        { ...hiddenAxis(t, { min: 0, max: most }), gridIndex: 1, interval: most },
      ],
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        ...tip((items) => {
          const pair = pairs[items[0]?.dataIndex ?? 0]
          if (pair === undefined) return []
          return [
            { label: words.score, value: pair.score === null ? words.noScore(pair) : formatScore(pair.score) },
            {
              label: `${words.budget} · ${words.kind(pair)}`,
              value: pair.budget === null ? words.noBudget(pair) : formatMillion(pair.budget),
            },
          ]
        }),
      },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      series: [
        {
          type: 'bar',
          name: 'score',
          stack: 'score',
          barWidth: '52%',
          itemStyle: INVISIBLE,
          data: pairs.map((p) =>
            p.score === null ? '-' : { value: p.score * p.share, itemStyle: solid(at(p.year, t.mark, t.mark2)) },
          ),
        },
        {
          // What the score says of weight nobody measured is hatched, not solid.
          type: 'bar',
          name: 'open',
          stack: 'score',
          itemStyle: hatched(t),
          data: pairs.map((p) =>
            p.score === null
              ? '-'
              : {
                  value: p.score * (1 - p.share),
                  ...(p.share < 1 ? {} : { itemStyle: INVISIBLE }),
                  label: figureOver(t, formatScore(p.score)),
                },
          ),
        },
        {
          type: 'bar',
          name: 'none',
          stack: 'score',
          barWidth: '52%',
          itemStyle: hatched(t),
          data: gap((p) => p.score === null, top, words.noScore),
        },
        {
          type: 'bar',
          name: 'budget',
          stack: 'budget',
          xAxisIndex: 1,
          yAxisIndex: 1,
          barWidth: '52%',
          itemStyle: INVISIBLE,
          data: pairs.map((p) =>
            p.budget === null
              ? '-'
              : {
                  value: p.budget,
                  itemStyle: solid(at(p.year, t.mark, t.mark3)),
                  label: { ...figureOver(t, formatMillion(p.budget)), offset: [0, 2 * px] },
                },
          ),
        },
        ...zeroTicks(t, zerosIn(pairs.map((p) => p.score)), 'up'),
        ...zeroTicks(t, zerosIn(pairs.map((p) => p.budget)), 'up', { xAxisIndex: 1, yAxisIndex: 1 }),
        {
          type: 'bar',
          name: 'unplanned',
          stack: 'budget',
          xAxisIndex: 1,
          yAxisIndex: 1,
          itemStyle: hatched(t),
          data: gap((p) => p.budget === null, most, words.noBudget),
        },
      ],
    }
  }
}
