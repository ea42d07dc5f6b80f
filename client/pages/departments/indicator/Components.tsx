import { formatNumber } from '../../../format.ts'
import { useText } from '../../../language.tsx'
import { FigureTable } from '../../../ui/FigureTable.tsx'
import { withUnit } from '../figures.ts'
import { panelTexts } from '../messages-panel.ts'
import type { Detail } from '../types.ts'
import { Section } from './Section.tsx'

/** The parts of a composite count, with their sum against the indicator's target: plans get this wrong. */
export function Components({ detail, year }: { detail: Detail; year: number }) {
  const t = useText(panelTexts)
  const sum = detail.components.reduce((total, c) => total + c.target, 0)
  const target = detail.targets.findLast((v) => v.year === year)?.value ?? null
  return (
    <Section
      title={t.components}
      note={t.componentsSum(formatNumber(sum), target === null ? t.noTarget : withUnit(target, detail.unit))}
    >
      <FigureTable
        data={{
          caption: t.components,
          columns: [t.component, t.target],
          rows: detail.components.map((c) => [c.name, withUnit(c.target, c.unit)]),
        }}
      />
    </Section>
  )
}
