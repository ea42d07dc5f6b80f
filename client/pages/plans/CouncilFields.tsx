import { useFrame } from '../../frame/use-frame.ts'
import { useText } from '../../language.tsx'
import { Field } from '../../ui/FormDialog.tsx'
import { planMessages } from './messages.ts'

export interface Council {
  readonly meeting: string
  readonly number: string
  readonly decidedOn: string
  readonly evidence: string
}
export const EMPTY_COUNCIL: Council = { meeting: '', number: '', decidedOn: '', evidence: '' }
export const isCouncil = (c: Council) => c.meeting.trim() !== '' && c.number.trim() !== '' && c.decidedOn !== ''

/** Where and when the council decided: session, bill, day, document. */
export function CouncilFields({ council, onType }: { council: Council; onType: (part: Partial<Council>) => void }) {
  const t = useText(planMessages)
  const today = useFrame()?.today ?? ''
  return (
    <>
      <Field label={t.meeting} hint={t.meetingHint}>
        {(ids) => (
          <input
            {...ids}
            required
            maxLength={200}
            value={council.meeting}
            onChange={(event) => onType({ meeting: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.number}>
        {(ids) => (
          <input
            {...ids}
            required
            maxLength={200}
            value={council.number}
            onChange={(event) => onType({ number: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.decidedOn}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            required
            max={today}
            value={council.decidedOn}
            onChange={(event) => onType({ decidedOn: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.evidence} hint={t.evidenceHint}>
        {(ids) => (
          <input
            {...ids}
            maxLength={500}
            value={council.evidence}
            onChange={(event) => onType({ evidence: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
