import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFrame } from '../../frame/use-frame.ts'
import { Korean, useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { ReasonDialog } from '../../shared/write/ReasonDialog.tsx'
import { useWrite } from '../../shared/write/use-write.ts'
import { useTRPC } from '../../trpc.ts'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import { CouncilFields, EMPTY_COUNCIL, isCouncil } from './CouncilFields.tsx'
import { planMessages } from './messages.ts'
import type { Plan } from './PlanDetail.tsx'

interface Props {
  readonly plan: Plan
  readonly onClose: () => void
}

/** 의회 확정: session, bill and day; from then on the plan is locked. */
export function ConfirmDialog({ plan, onClose }: Props) {
  const t = useText(planMessages)
  const trpc = useTRPC()
  const draft = useDraft(`plans.confirm.${plan.id}`, EMPTY_COUNCIL)
  const confirm = useWrite(trpc.editions.confirm.mutationOptions(), { onDone: onClose })
  return (
    <FormDialog
      title={t.confirmTitle(plan.fiscalYear)}
      act={t.confirm}
      missing={!isCouncil(draft.typed)}
      pending={confirm.pending}
      refused={confirm.refused}
      draft={draft}
      onClose={onClose}
      onSend={() => confirm.send({ planId: plan.id, seen: plan.seen, council: draft.typed }, undefined, draft)}
    >
      <p>{t.confirmWhat}</p>
      <CouncilFields council={draft.typed} onType={draft.type} />
    </FormDialog>
  )
}

/** Takes the confirmation or the filing back, while nothing stands on it. */
export function WithdrawDialog({ plan, onClose }: Props) {
  const t = useText(planMessages)
  const trpc = useTRPC()
  const withdraw = useWrite(trpc.editions.withdraw.mutationOptions(), { onDone: onClose })
  const act = plan.status === 'confirmed' ? t.withdrawConfirmation : t.withdrawFiling
  return (
    <ReasonDialog
      danger
      name={`plans.withdraw.${plan.id}`}
      title={act}
      act={act}
      write={withdraw}
      onClose={onClose}
      onSend={(reason, draft) => withdraw.send({ planId: plan.id, seen: plan.seen, reason }, undefined, draft)}
    >
      <p>{t.withdrawWhat}</p>
    </ReasonDialog>
  )
}

/** 의회 제출 of a draft that lacks nothing. */
export function FileDialog({ plan, onClose }: Props) {
  const t = useText(planMessages)
  const trpc = useTRPC()
  const today = useFrame()?.today ?? ''
  const { data } = useQuery(trpc.editions.filing.queryOptions({ planId: plan.id }))
  const draft = useDraft(`plans.file.${plan.id}`, { filedOn: today })
  const file = useWrite(trpc.editions.file.mutationOptions(), { onDone: onClose })
  const { filedOn } = draft.typed
  const missing = data?.blocking.length ?? 0
  return (
    <FormDialog
      title={t.fileTitle(plan.fiscalYear)}
      act={t.file}
      missing={missing > 0 ? t.fileMissing(missing) : filedOn === '' || data === undefined}
      pending={file.pending}
      refused={file.refused}
      draft={draft}
      onClose={onClose}
      onSend={() => file.send({ planId: plan.id, seen: plan.seen, filedOn }, undefined, draft)}
    >
      <p>{t.fileWhat}</p>
      {data !== undefined && missing > 0 && (
        <>
          <ul>
            {[...new Set(data.blocking.map((need) => need.name))].slice(0, 8).map((name) => (
              <li key={name}>
                <Korean>{name}</Korean>
              </li>
            ))}
          </ul>
          <Link to="/next-plan">{t.toDraft}</Link>
        </>
      )}
      {data !== undefined && missing === 0 && data.warnings.length > 0 && <p>{t.fileWarned(data.warnings.length)}</p>}
      <Field label={t.filedOn}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            required
            max={today}
            value={filedOn}
            onChange={(event) => draft.type({ filedOn: event.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  )
}
