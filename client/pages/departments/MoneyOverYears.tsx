import { useMemo } from 'react'
import { formatMillion, formatMillionChange, formatNumber, formatScore } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { categoryWord, kit } from '../../messages.ts'
import { reconciliationMessages } from '../../shared/reconciliation/messages.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Chart } from '../../ui/chart/Chart.tsx'
import { budgetTrend, budgetTrendOption, largestMove, trendHeight, type TrendYear } from './budget-trend-option.ts'
import type { Page } from './figures.ts'
import { moneyTexts } from './messages-money.ts'
import { ALIGNED_HEIGHT, alignedOption, type YearPair, yearPairs } from './score-and-budget-option.ts'

/** Did the money and the score go the same way? Two panels over the same years. */
export function ScoreAndBudget({ page }: { page: Page }) {
  const t = useText(moneyTexts)
  const k = useText(kit)
  const language = useLanguage()
  const pairs = useMemo(() => yearPairs(page), [page])
  const words = useMemo(() => {
    const kinds = { settled: t.settled, budget: t.voted, plan: t.planned, 'not-planned': t.notPlanned }
    return {
      score: t.score,
      budget: t.budget,
      noScore: (p: YearPair) => categoryWord[p.reason][language],
      noBudget: () => t.notPlanned,
      kind: (p: YearPair) => kinds[p.kind],
    }
  }, [t, language])
  const option = useMemo(() => alignedOption(pairs, page.year, words), [pairs, page.year, words])
  const headline = useScoreHeadline(pairs)
  const score = (p: YearPair) => (p.score === null ? words.noScore(p) : formatScore(p.score))
  const part = (p: YearPair) => t.measuredPart(formatNumber(p.measuredWeight), formatNumber(p.totalWeight))
  const table = {
    caption: t.alignedSub,
    columns: [t.year, t.scoreUnit, t.budgetUnit, t.yearKind],
    words: [3],
    rows: pairs.map((p) => [
      p.year,
      score(p) + (p.score === null || p.share === 1 ? '' : ` (${part(p)})`),
      p.budget === null ? '–' : formatMillion(p.budget),
      words.kind(p),
    ]),
  }
  const said = pairs.map((p) => {
    const budget = p.budget === null ? t.notPlanned : k.millions(formatMillion(p.budget))
    return `${p.year}: ${t.score} ${score(p)}, ${t.budget} ${budget}`
  })
  return (
    <Card headline={headline} subtitle={t.alignedSub} table={table}>
      <Chart option={option} label={`${headline}. ${said.join('; ')}`} height={ALIGNED_HEIGHT} />
    </Card>
  )
}

function useScoreHeadline(pairs: readonly YearPair[]): string {
  const t = useText(moneyTexts)
  const first = pairs.find((p) => p.budget !== null)
  const last = pairs.findLast((p) => p.budget !== null)
  const change = (last?.budget ?? 0) - (first?.budget ?? 0)
  const budget =
    first === undefined || last === undefined || first === last
      ? t.budgetNone()
      : change === 0
        ? t.budgetSame()
        : (change > 0 ? t.budgetUp : t.budgetDown)(first.year, last.year, formatMillion(Math.abs(change)))
  const scored = pairs.findLast((p) => p.score !== null)
  return scored === undefined || scored.score === null
    ? t.alignedNoScore(budget)
    : t.aligned(formatScore(scored.score), scored.year, budget)
}

/** Where the money goes from the settled year to the last of the plan's window. */
export function BudgetTrend({ page }: { page: Page }) {
  const t = useText(moneyTexts)
  const k = useText(kit)
  const r = useText(reconciliationMessages)
  const { years, series } = useMemo(() => budgetTrend(page, t.restOf), [page, t])
  const option = useMemo(() => {
    const kinds = { settled: t.settled, budget: t.voted, plan: t.planned, 'not-planned': '' }
    const label = (y: TrendYear) => `${y.year}${kinds[y.kind] === '' ? '' : ` ${kinds[y.kind]}`}`
    return budgetTrendOption(years, series, { unplanned: t.notPlanned, total: t.total, label })
  }, [years, series, t])
  const height = useMemo(() => trendHeight(series), [series])
  const headline = useTrendHeadline(page)
  if (years.every((y) => y.total === null))
    return (
      <Card headline={t.trendNone} subtitle={t.trendSub}>
        <EmptyState title={t.notPlannedLong} />
      </Card>
    )
  const table = {
    caption: t.trendSub,
    columns: [t.programme, ...years.map((y) => String(y.year))],
    rows: [
      ...series.map((s) => [
        s.name,
        ...s.values.map((v, i) => (years[i]?.total == null ? t.notPlanned : v === null ? t.notGiven : formatMillion(v))),
      ]),
      [
        t.total,
        ...years.map((y) =>
          y.total === null
            ? t.notPlanned
            : formatMillion(y.total) + (y.sum === undefined ? '' : ` (${r.sumIs(formatMillion(y.sum.amount))})`),
        ),
      ],
    ],
  }
  const said = years.map((y) => `${y.year} ${y.total === null ? t.notPlanned : k.millions(formatMillion(y.total))}`)
  return (
    <Card headline={headline} subtitle={t.trendSub} table={table}>
      <Chart option={option} label={`${headline}. ${said.join(', ')}`} height={height} />
    </Card>
  )
}

function useTrendHeadline(page: Page): string {
  const t = useText(moneyTexts)
  const { fiscalYear } = page.plan
  const at = (year: number) => page.budgetYears.find((y) => y.year === year)
  const [before, now] = [at(fiscalYear - 1), at(fiscalYear)]
  if (now === undefined || now.kind === 'not-planned') return t.trendNone
  const move = largestMove(page)
  if (before === undefined || before.kind === 'not-planned' || move === null)
    return t.trendPlain(fiscalYear, formatMillion(now.amount))
  return t.trendUp(
    fiscalYear,
    formatMillion(now.amount),
    formatMillionChange(now.change?.amount ?? now.amount - before.amount),
    move.name,
  )
}
