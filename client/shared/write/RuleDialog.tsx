import { useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { type Draft, useDraft } from './draft.ts'
import type { Write } from './use-write.ts'

interface Chosen<Rule> {
  rule: Rule
  effectiveFrom: string
  reason: string
}

/** A dialog that chooses one of a few rules from a day on, with a reason. `name`: of what is typed, kept until it is sent. */
export function RuleDialog<Rule extends string>(props: {
  readonly name: string
  readonly title: string
  readonly act: string
  /** what the rule is about */
  readonly what: string
  readonly from: string
  readonly rule: Rule
  /** ISO day that the form begins with */
  readonly today: string
  readonly options: readonly { readonly value: Rule; readonly label: string }[]
  readonly write: Pick<Write<never, unknown>, 'pending' | 'refused'> & { readonly problem: string | null }
  readonly onClose: () => void
  readonly onSend: (chosen: Chosen<Rule>, draft: Draft<Chosen<Rule>>) => void
}) {
  const k = useText(writing)
  const draft = useDraft<Chosen<Rule>>(props.name, { rule: props.rule, effectiveFrom: props.today, reason: '' })
  const { rule, effectiveFrom } = draft.typed
  const reason = draft.typed.reason.trim()
  return (
    <FormDialog
      title={props.title}
      act={props.act}
      missing={effectiveFrom === '' ? true : reason === '' && k.missingReason}
      pending={props.write.pending}
      refused={props.write.refused}
      problem={props.write.problem}
      draft={draft}
      onClose={props.onClose}
      onSend={() => props.onSend({ rule, effectiveFrom, reason }, draft)}
    >
      <p>{props.what}</p>
      <Segmented label={props.title} value={rule} onChange={(next) => draft.type({ rule: next })} options={props.options} />
      <Field label={props.from}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            required
            value={effectiveFrom}
            onChange={(event) => draft.type({ effectiveFrom: event.target.value })}
          />
        )}
      </Field>
      <ReasonField value={draft.typed.reason} onChange={(text) => draft.type({ reason: text })} />
    </FormDialog>
  )
}
