import type { PartsSum } from '#domain/plan/budget.ts'
import { useCallback, useMemo } from 'react'
import { formatMillion, formatMillionChange, formatPercentChange } from '../../format.ts'
import { useText } from '../../language.tsx'
import { kit } from '../../messages.ts'
import { Card } from '../../ui/Card.tsx'
import { Chart } from '../../ui/chart/Chart.tsx'
import { trendFacts } from './facts.ts'
import { budgetMessages } from './messages.ts'
import { trendOption, type TrendSeries, type TrendYear } from './trend-option.ts'
import type { BudgetPage } from './tree.ts'

/** More layers than this cannot be told apart; the smaller departments then share one. */
const LAYERS = 5

/** Policy budget over the plan's years, by department. */
export function TrendCard({ page }: { page: BudgetPage }) {
  const t = useText(budgetMessages)
  const k = useText(kit)
  const years = useMemo<readonly (TrendYear & { readonly sum: PartsSum | undefined })[]>(
    () =>
      page.years.map((y) => ({
        label: y.kind === 'not-planned' ? String(y.year) : t[y.kind](y.year),
        total: y.kind === 'not-planned' ? null : y.amount,
        sum: y.kind === 'not-planned' ? undefined : y.sum,
      })),
    [page.years, t],
  )
  const series = useMemo<TrendSeries[]>(() => {
    const all = page.departmentYears
      .map((d) => ({
        name: page.plan.departments.find((one) => one.id === d.departmentId)?.shortName ?? '',
        amounts: d.years.map((y) => (y.kind === 'not-planned' ? null : y.amount)),
        largest: Math.max(0, ...d.years.map((y) => (y.kind === 'not-planned' ? 0 : y.amount))),
      }))
      .toSorted((a, b) => b.largest - a.largest)
    const cut = all.length <= LAYERS + 1 ? all.length : LAYERS
    const rest = all.slice(cut)
    const together = page.years.map((y, at) =>
      y.kind === 'not-planned' ? null : rest.reduce((sum, d) => sum + (d.amounts[at] ?? 0), 0),
    )
    return [...all.slice(0, cut), ...(rest.length === 0 ? [] : [{ name: t.others(rest.length), amounts: together }])]
  }, [page, t])
  const option = useCallback(
    (tokens: Parameters<ReturnType<typeof trendOption>>[0]) =>
      trendOption(years, series, { notPlanned: t.notPlanned, total: t.total })(tokens),
    [years, series, t],
  )
  const label = `${t.trendWhat}. ${years.map((y) => `${y.label} ${y.total === null ? t.notPlanned : k.millions(formatMillion(y.total))}`).join(', ')}`
  return (
    <Card
      headline={useTrendHeadline(page)}
      subtitle={t.trendWhat}
      table={{
        caption: t.trendWhat,
        columns: [t.year, ...series.map((s) => s.name), t.total, t.change, t.changeRate],
        rows: years.map((y, at) => {
          const before = years[at - 1]?.total ?? null
          const both = y.total !== null && before !== null
          return [
            y.label,
            ...series.map((s) => (s.amounts[at] == null ? t.notPlanned : formatMillion(s.amounts[at]))),
            y.total === null
              ? t.notPlanned
              : y.sum === undefined
                ? formatMillion(y.total)
                : `${formatMillion(y.total)} (${t.sumIs(formatMillion(y.sum.amount))})`,
            both ? formatMillionChange((y.total ?? 0) - (before ?? 0)) : '–',
            (both ? formatPercentChange(before ?? 0, y.total ?? 0) : null) ?? '–',
          ]
        }),
      }}
    >
      <Chart option={option} label={label} height={300} />
    </Card>
  )
}

function useTrendHeadline(page: BudgetPage): string {
  const t = useText(budgetMessages)
  const facts = trendFacts(page)
  if (facts === null) return t.trendPlain
  if (facts.change === 0) return t.trendSame
  const rate = facts.rate === null ? '' : `(${formatPercentChange(100, 100 + facts.rate) ?? ''})`
  const head = t.trendTitle(`${formatMillionChange(facts.change)}${rate}`)
  return facts.most === null
    ? head
    : `${head}${t.trendMost(facts.most.name, formatMillionChange(facts.most.change), facts.most.change > 0)}`
}
