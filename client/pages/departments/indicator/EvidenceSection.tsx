import { may } from '#domain/entry/permissions.ts'
import { EvidenceOfYear } from '../../../shared/value/evidence/EvidenceOfYear.tsx'
import { useFrame } from '../../../frame/use-frame.ts'
import { useText } from '../../../language.tsx'
import { panelTexts } from '../messages-panel.ts'
import type { Detail } from '../types.ts'
import { Section } from './Section.tsx'

/** 증빙 of the year's figures, to be read only. Other departments know how many there are, not which. */
export function EvidenceSection({ detail, year }: { detail: Detail; year: number }) {
  const t = useText(panelTexts)
  const user = useFrame()?.user
  // Not asked in vain: the server puts on record who reaches for another department's evidence.
  const mine = user !== undefined && may(user, 'evidence.read', detail.departmentId)
  const yearly = detail.definition.frequency === 'year'
  return (
    <Section title={t.evidenceOf(year)}>
      {mine ? (
        <EvidenceOfYear
          indicatorId={detail.id}
          year={year}
          {...(yearly ? {} : { ofMonth: (month: number) => (month === 0 ? t.wholeYear(year) : t.inMonth(year, month)) })}
        />
      ) : (
        <p className="muted">{t.evidenceNotYours}</p>
      )}
    </Section>
  )
}
