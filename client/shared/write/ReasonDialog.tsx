import type { ReactNode } from 'react'
import { useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { type Draft, useDraft } from './draft.ts'
import type { Write } from './use-write.ts'

/** A dialog for an act that wants a reason and nothing else. `name`: of what is typed, kept until it is sent. */
export function ReasonDialog(props: {
  readonly name: string
  readonly title: string
  readonly act: string
  readonly danger?: boolean
  readonly write: Pick<Write<never, unknown>, 'pending' | 'refused'>
  /** in the place of the reason that the server refused it for; null = that reason */
  readonly problem?: ReactNode
  readonly label?: string
  readonly rows?: number
  readonly onClose: () => void
  readonly onSend: (reason: string, draft: Draft<{ reason: string }>) => void
  readonly children?: ReactNode
}) {
  const k = useText(writing)
  const draft = useDraft(props.name, { reason: '' })
  const reason = draft.typed.reason.trim()
  return (
    <FormDialog
      danger={props.danger ?? false}
      title={props.title}
      act={props.act}
      missing={reason === '' && k.missingReason}
      pending={props.write.pending}
      refused={props.write.refused}
      problem={props.problem}
      draft={draft}
      onClose={props.onClose}
      onSend={() => props.onSend(reason, draft)}
    >
      {props.children}
      <ReasonField
        {...(props.label === undefined ? {} : { label: props.label })}
        {...(props.rows === undefined ? {} : { rows: props.rows })}
        value={draft.typed.reason}
        onChange={(text) => draft.type({ reason: text })}
      />
    </FormDialog>
  )
}
