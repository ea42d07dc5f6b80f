import { useMemo } from 'react'
import { formatNumber } from '../../../format.ts'
import { useLanguage, useText } from '../../../language.tsx'
import { categoryWord } from '../../../messages.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { actualOf, targetOf, withUnit } from '../figures.ts'
import { panelTexts } from '../messages-panel.ts'
import type { IndicatorRow } from '../types.ts'
import { Section } from './Section.tsx'
import { yearsOption } from './years-option.ts'

/** Targets and actuals over the plan's window. */
export function YearsSection({ row }: { row: IndicatorRow }) {
  const t = useText(panelTexts)
  const language = useLanguage()
  const points = useMemo(
    () =>
      row.series.map((p) => ({
        year: p.year,
        actual: actualOf(p),
        target: targetOf(p),
        missed: p.category === 'missed',
        word: categoryWord[p.category][language],
      })),
    [row, language],
  )
  const option = useMemo(() => yearsOption(points, { actual: t.actual, target: t.target, none: t.noTarget }), [points, t])
  const judged = row.series.filter((p) => p.category === 'met' || p.category === 'exceeded' || p.category === 'missed')
  const missed = judged.filter((p) => p.category === 'missed').map((p) => p.year)
  const headline = judged.length === 0 ? t.yearsNone : missed.length === 0 ? t.yearsAllMet : t.yearsMissed(missed.join(', '))
  const table = {
    caption: t.alt(row.name),
    columns: [t.year, t.target, t.actual],
    rows: points.map((p) => [
      String(p.year),
      p.target === null ? t.noTarget : formatNumber(p.target),
      p.actual === null ? p.word : formatNumber(p.actual),
    ]),
  }
  const said = points.map((p) => {
    const actual = p.actual === null ? p.word : withUnit(p.actual, row.unit)
    const target = p.target === null ? t.noTarget : withUnit(p.target, row.unit)
    return `${p.year}: ${t.actual} ${actual}, ${t.target} ${target}`
  })
  return (
    <Section title={headline} note={t.yearsSub(row.unit)}>
      <Chart option={option} label={`${t.alt(row.name)}. ${said.join(' / ')}`} height={170} table={table} />
    </Section>
  )
}
