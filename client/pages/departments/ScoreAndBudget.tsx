import { useMemo } from 'react'
import { formatMillion, formatNumber, formatScore } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { categoryWord } from '../../messages.ts'
import { Card } from '../../ui/Card.tsx'
import { Chart } from '../../ui/chart/Chart.tsx'
import { ALIGNED_HEIGHT, alignedOption } from './aligned-option.ts'
import { moneyTexts } from './messages-money.ts'
import { type YearPair, yearPairs } from './years.ts'
import type { Page } from './types.ts'

/** Did the money and the score go the same way? Two panels over the same years. */
export function ScoreAndBudget({ page }: { page: Page }) {
  const t = useText(moneyTexts)
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
  const headline = useHeadline(pairs)
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
    const budget = p.budget === null ? t.notPlanned : formatMillion(p.budget)
    return `${p.year}: ${t.score} ${score(p)}, ${t.budget} ${budget}`
  })
  return (
    <Card headline={headline} subtitle={t.alignedSub} table={table}>
      <Chart option={option} label={`${headline}. ${said.join(' / ')}`} height={ALIGNED_HEIGHT} />
    </Card>
  )
}

function useHeadline(pairs: readonly YearPair[]): string {
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
