import { useText } from '../../language.tsx'
import { Field, ReasonField } from '../../ui/FormDialog.tsx'
import { periodsMessages } from './messages.ts'

/** From which day a rule holds, and why: the end of every dialog that sets a dated rule. */
export function EffectiveFrom(props: {
  typed: { readonly effectiveFrom: string; readonly reason: string }
  onType: (part: { effectiveFrom?: string; reason?: string }) => void
}) {
  const t = useText(periodsMessages)
  return (
    <>
      <Field label={t.effectiveFrom} hint={t.effectiveHint}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            required
            value={props.typed.effectiveFrom}
            onChange={(event) => props.onType({ effectiveFrom: event.target.value })}
          />
        )}
      </Field>
      <ReasonField value={props.typed.reason} onChange={(reason) => props.onType({ reason })} />
    </>
  )
}
