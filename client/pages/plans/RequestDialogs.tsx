import { useText } from '../../language.tsx'
import { RequestFacts } from '../../shared/targets/RequestFacts.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { ReasonDialog } from '../../shared/write/ReasonDialog.tsx'
import { useWrite } from '../../shared/write/use-write.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { planMessages } from './messages.ts'
import type { Waiting } from './PlanDetail.tsx'

interface Props {
  readonly request: Waiting
  readonly onClose: () => void
}

/** The decision for a new target: from which day, on what ground, and why although its period is closed. */
export function ApproveDialog({ request, onClose }: Props) {
  const t = useText(planMessages)
  const trpc = useTRPC()
  const draft = useDraft(`plans.approve.${request.id}`, { effectiveOn: request.effectiveOn, decision: '', exception: '' })
  const approve = useWrite(trpc.targets.approve.mutationOptions(), { onDone: onClose })
  const { effectiveOn, decision, exception } = draft.typed
  // Another day may reach into a closed period: the server then says so, and the field appears.
  const closed = request.closed || (approve.error !== null && reasonOf(approve.error) === 'exception-needed')
  const outside = !effectiveOn.startsWith(String(request.year))
  return (
    <FormDialog
      title={t.approveOf(request.indicator)}
      act={t.approve}
      missing={outside ? t.outside(request.year) : closed && exception.trim() === '' && t.missingException}
      pending={approve.pending}
      refused={approve.refused}
      draft={draft}
      onClose={onClose}
      onSend={() =>
        approve.send({ id: request.id, version: request.version, effectiveOn, decision, exception }, undefined, draft)
      }
    >
      <p>{t.approveWhat}</p>
      <RequestFacts request={request} />
      <Field label={t.effectiveOn} hint={t.effectiveHint(request.year)}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            required
            min={`${request.year}-01-01`}
            max={`${request.year}-12-31`}
            value={effectiveOn}
            onChange={(event) => draft.type({ effectiveOn: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.decision}>
        {(ids) => (
          <textarea
            {...ids}
            rows={2}
            maxLength={2000}
            value={decision}
            onChange={(event) => draft.type({ decision: event.target.value })}
          />
        )}
      </Field>
      {closed && (
        <ReasonField
          label={t.exception}
          hint={t.exceptionHint}
          value={exception}
          onChange={(text) => draft.type({ exception: text })}
        />
      )}
    </FormDialog>
  )
}

/** 반려, with the reason. */
export function ReturnDialog({ request, onClose }: Props) {
  const t = useText(planMessages)
  const trpc = useTRPC()
  const { id, version } = request
  const send = useWrite(trpc.targets.return.mutationOptions(), { onDone: onClose })
  return (
    <ReasonDialog
      name={`plans.return.${id}`}
      title={t.returnOf(request.indicator)}
      act={t.return}
      write={send}
      onClose={onClose}
      onSend={(reason, draft) => send.send({ id, version, reason }, undefined, draft)}
    >
      <RequestFacts request={request} />
    </ReasonDialog>
  )
}
