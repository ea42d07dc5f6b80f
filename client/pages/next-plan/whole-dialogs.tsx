import { useQueryClient } from '@tanstack/react-query'
import { parseWhole } from '#domain/entry/parse-number.ts'
import { useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { ReasonDialog } from '../../shared/write/ReasonDialog.tsx'
import { useWrite } from '../../shared/write/use-write.ts'
import { useSeenWrite } from '../../shared/write/use-seen-write.ts'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { messages } from './messages.ts'
import type { Draft } from './Row.tsx'

/** Takes the draft back while nothing stands on it; else it is let go of with a reason, and stays on record. */
export function EndDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const t = useText(messages)
  const k = useText(writing)
  const trpc = useTRPC()
  const client = useQueryClient()
  const built = Object.values(draft.standing).some((n) => n > 0)
  const typed = useDraft(`next-plan.end.${draft.plan.id}`, { reason: '' })
  // The years of the header change, too.
  const refresh = () => client.invalidateQueries()
  const undo = useWrite(trpc.nextPlan.undo.mutationOptions(), { refresh, onDone: onClose })
  const discard = useWrite(trpc.nextPlan.discard.mutationOptions(), { refresh, onDone: onClose })
  const reason = typed.typed.reason.trim()
  const planId = draft.plan.id
  return (
    <FormDialog
      danger
      title={built ? t.discard : t.undo}
      act={built ? t.discard : t.undo}
      missing={built && reason === '' && k.missingReason}
      pending={undo.pending || discard.pending}
      refused={built ? discard.refused : undo.refused}
      draft={typed}
      onClose={onClose}
      onSend={() => (built ? discard.send({ planId, reason }, undefined, typed) : undo.send({ planId }))}
    >
      <p>{built ? t.discardWhat(t.standing({ ...draft.standing })) : t.undoWhat}</p>
      {built && <ReasonField value={typed.typed.reason} onChange={(text) => typed.type({ reason: text })} />}
    </FormDialog>
  )
}

/** A department that is ready is opened again, with a reason. */
export function ReopenDialog(props: { draft: Draft; departmentId: number; name: string; onClose: () => void }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const { departmentId } = props
  const planId = props.draft.plan.id
  const reopen = useWrite(trpc.nextPlan.reopen.mutationOptions(), { onDone: props.onClose })
  return (
    <ReasonDialog
      name={`next-plan.reopen.${planId}.${departmentId}`}
      title={t.reopenTitle(props.name)}
      act={t.reopen}
      write={reopen}
      onClose={props.onClose}
      onSend={(reason, draft) => reopen.send({ planId, departmentId, reason }, undefined, draft)}
    />
  )
}

/** After how many settled years at 100 % or more dropping is proposed: a dated rule of the organisation. */
export function RulesDialog(props: { rules: Outputs['nextPlan']['page']['rules']; today: string; onClose: () => void }) {
  const t = useText(messages)
  const k = useText(writing)
  const trpc = useTRPC()
  const typed = useDraft('next-plan.rules', {
    years: String(props.rules.value.sunsetYears),
    effectiveFrom: props.today,
    reason: '',
  })
  const change = useSeenWrite(trpc.nextPlan.changeRules.mutationOptions(), props.rules.seen, { onDone: props.onClose })
  const { years, effectiveFrom, reason } = typed.typed
  const read = parseWhole(years, { least: 2, most: 10 })
  return (
    <FormDialog
      title={t.rules}
      act={t.save}
      missing={read.kind !== 'value' || effectiveFrom === '' ? true : reason.trim() === '' && k.missingReason}
      pending={change.pending}
      refused={change.refused}
      problem={change.problem}
      draft={typed}
      onClose={props.onClose}
      onSend={() =>
        read.kind === 'value' &&
        change.send({ rules: { sunsetYears: read.value }, effectiveFrom, reason: reason.trim() }, undefined, typed)
      }
    >
      <Field label={t.years} hint={t.yearsHint}>
        {(ids) => (
          <input
            {...ids}
            inputMode="numeric"
            maxLength={2}
            value={years}
            onChange={(event) => typed.type({ years: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.effectiveFrom}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            value={effectiveFrom}
            onChange={(event) => typed.type({ effectiveFrom: event.target.value })}
          />
        )}
      </Field>
      <ReasonField value={reason} onChange={(text) => typed.type({ reason: text })} />
    </FormDialog>
  )
}
