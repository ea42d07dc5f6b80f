import { formatNumber } from '../../../format.ts'
import { Korean, useText } from '../../../language.tsx'
import { monthDay, useWord } from '../figures.ts'
import { panelTexts } from '../messages-panel.ts'
import type { Detail } from '../types.ts'
import { AGGREGATION, DIRECTION, FREQUENCY, KIND } from '../words.ts'
import { Facts, Section } from './Section.tsx'

/** What the indicator is, as the plan defines it. */
export function Definition({ detail }: { detail: Detail }) {
  const t = useText(panelTexts)
  const word = useWord()
  const d = detail.definition
  const printed = (value: string | null) =>
    value === null || value === '' ? <span className="muted">{t.notGiven}</span> : <Korean>{value}</Korean>
  return (
    <Section title={t.definition}>
      <Facts
        facts={[
          { name: t.formula, value: printed(d.formula) },
          { name: t.source, value: printed(d.source) },
          { name: t.rationale, value: printed(d.rationale) },
          { name: t.weight, value: `${formatNumber(d.weight)} (${word(KIND[d.kind])})` },
          { name: t.direction, value: word(DIRECTION[d.direction]) },
          { name: t.aggregation, value: word(AGGREGATION[d.aggregation]) },
          { name: t.frequency, value: word(FREQUENCY[d.frequency]) },
          { name: t.due, value: t.dueValue(monthDay(detail.resultsDue)) },
        ]}
      />
    </Section>
  )
}
