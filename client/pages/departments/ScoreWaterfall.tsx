import { useMemo } from 'react'
import { formatChange, formatFixed, formatNumber, formatPointsLost, formatScore } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { categoryWord } from '../../messages.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Chart } from '../../ui/chart/Chart.tsx'
import { mainReason, type Page } from './figures.ts'
import { texts } from './messages.ts'
import { type Step, waterfallHeight, waterfallMessage, waterfallOption, waterfallSteps } from './score-waterfall-option.ts'

/** 감점 폭포: where the points went, from full marks to what was earned. */
export function ScoreWaterfall({ page }: { page: Page }) {
  const t = useText(texts)
  const language = useLanguage()
  const headline = useHeadline(page)
  const rows = useMemo(() => {
    const { score } = page
    const label = (step: Step): string => {
      if (step.kind === 'full') return formatNumber(step.size)
      if (step.kind === 'lost') return formatPointsLost(step.size)
      if (step.kind === 'gained') return formatChange(step.size, 2)
      if (step.kind === 'kept') return '0.00'
      if (step.kind === 'unmeasured')
        return t.notScored(categoryWord[step.category ?? 'not-entered'][language], formatNumber(step.size))
      if (step.kind === 'rest') return formatPointsLost(step.size)
      if (score.shown === null) return t.noScore
      return score.measuredWeight === 100 && score.totalWeight === 100
        ? formatScore(score.shown)
        : t.earnedScore(formatFixed(step.size, 2), formatNumber(score.measuredWeight), formatScore(score.shown))
    }
    return waterfallSteps(page, { full: t.full, earned: t.earned }).map((step) => ({
      ...step,
      label: label(step),
      name: step.name === '' ? t.others(step.count) : step.name,
    }))
  }, [page, t, language])
  const option = useMemo(() => waterfallOption(rows, page.score.totalWeight), [rows, page.score.totalWeight])
  const height = useMemo(() => waterfallHeight(rows), [rows])
  const table = {
    caption: t.waterfallSub,
    columns: [t.step, t.change, t.left],
    rows: rows.map((r) => [
      r.name,
      r.label,
      formatFixed(r.kind === 'full' || r.kind === 'earned' || r.kind === 'gained' ? r.to : r.from, 2),
    ]),
  }
  if (page.indicators.length === 0) {
    return (
      <Card headline={headline}>
        <EmptyState title={t.noIndicatorsWhat} />
      </Card>
    )
  }
  return (
    <Card headline={headline} subtitle={t.waterfallSub} table={table}>
      <Chart option={option} label={`${headline}. ${rows.map((r) => `${r.name} ${r.label}`).join(', ')}`} height={height} />
    </Card>
  )
}

function useHeadline(page: Page): string {
  const t = useText(texts)
  const language = useLanguage()
  const message = waterfallMessage(page)
  switch (message.kind) {
    case 'no-indicators':
      return t.noIndicators
    case 'none-lost':
      return t.lostNone
    case 'none-lost-part':
      return t.lostNonePart(formatNumber(page.score.measuredWeight), formatNumber(page.score.totalWeight))
    case 'nothing-scored':
      return t.nothingScored(page.year, categoryWord[mainReason(page.indicators.map((i) => i.category))][language])
    case 'lost':
      return message.count === 1
        ? t.lostOne(message.name, formatFixed(message.worst, 2))
        : t.lostMany(message.name, formatFixed(message.worst, 2), message.count, formatFixed(message.total, 2))
  }
}
