import { useMemo } from 'react'
import { formatNumber, withUnit } from '../../../format.ts'
import { useLanguage, useText } from '../../../language.tsx'
import { categoryWord } from '../../../messages.ts'
import { actualOf, type IndicatorRow, isProvisional, targetOf, targetText } from '../figures.ts'
import { panelTexts } from '../messages-panel.ts'
import { FINALITY } from '../words.ts'
import { yearsOption } from './results-option.ts'

/** Targets and actuals over the plan's window: chart, sentence and the same as a table. */
export function useYearsChart(row: IndicatorRow) {
  const t = useText(panelTexts)
  const language = useLanguage()
  const points = useMemo(
    () =>
      row.series.map((p) => ({
        year: p.year,
        actual: actualOf(p),
        target: targetOf(p),
        targetText: targetText(p, t.noTarget, language),
        missed: p.category === 'missed',
        word: categoryWord[p.category][language],
        flag: isProvisional(p) ? ` (${FINALITY.provisional[language]})` : '',
      })),
    [row, language, t],
  )
  const option = useMemo(() => yearsOption(points, { actual: t.actual, target: t.target, none: t.noTarget }), [points, t])
  const said = points.map((p) => {
    const actual = p.actual === null ? p.word : `${withUnit(p.actual, row.unit)}${p.flag}`
    return `${p.year}: ${t.actual} ${actual}, ${t.target} ${p.targetText}`
  })
  return {
    option,
    label: `${t.alt(row.name)}. ${said.join(' / ')}`,
    table: {
      caption: t.alt(row.name),
      columns: [t.year, t.target, t.actual],
      rows: points.map((p) => [String(p.year), p.targetText, p.actual === null ? p.word : `${formatNumber(p.actual)}${p.flag}`]),
    },
  }
}
