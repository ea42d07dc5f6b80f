import { useMemo } from 'react'
import { formatDate, formatNumber } from '../../../format.ts'
import { useText } from '../../../language.tsx'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { useWord } from '../figures.ts'
import { panelTexts } from '../messages-panel.ts'
import { paceOf } from '../pace.ts'
import type { IndicatorRow, Page } from '../types.ts'
import { PACE } from '../words.ts'
import { paceOption } from './pace-option.ts'
import { Section } from './Section.tsx'

/** 시기별 진도, when there are figures within the year; otherwise why there is none. */
export function PaceSection({ row, page }: { row: IndicatorRow; page: Page }) {
  const t = useText(panelTexts)
  const word = useWord()
  const pace = useMemo(() => paceOf(row, page.year, page.asOf), [row, page.year, page.asOf])
  const option = useMemo(
    () => (pace === null ? null : paceOption(pace, { actual: t.actual, expected: t.expected, month: t.month })),
    [pace, t],
  )
  if (pace === null || option === null || pace.measured === 0) {
    const why = () => {
      if (pace === null || !pace.yearly) return t.paceNone
      if (row.actual.kind === 'measured') return t.paceDone
      return (page.asOf < pace.dueOn ? t.paceYearly : t.paceLate)(formatDate(pace.dueOn))
    }
    return (
      <Section title={t.paceTitle(page.year)}>
        <p className="muted">{why()}</p>
      </Section>
    )
  }
  const verdict = t.paceStatus(word(PACE[pace.status]))
  const figure = (value: number | null) => (value === null ? '–' : formatNumber(value, 2))
  const table = {
    caption: t.paceTitle(page.year),
    columns: [t.period, t.actual, t.expected],
    rows: pace.periods.map((p) => [t.month(p.month), figure(p.actual), figure(p.expected)]),
  }
  const said = pace.periods.map((p) => `${t.month(p.month)} ${figure(p.actual)} / ${figure(p.expected)}`)
  return (
    <Section title={`${t.paceTitle(page.year)} · ${verdict}`} note={t.paceSub(row.unit)}>
      <Chart option={option} height={180} table={table} label={`${t.paceTitle(page.year)}. ${verdict}. ${said.join(', ')}`} />
    </Section>
  )
}
