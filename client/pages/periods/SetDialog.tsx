import { formatDate } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { kit } from '../../messages.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { periodsMessages } from './messages.ts'
import type { Board, BoardUnit } from './types.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { periodName } from './words.ts'
import styles from './periods.module.css'

/** When a unit's period is entered; for a closed one the exception by which it is opened again. */
export function SetDialog(props: { unit: BoardUnit; board: Board; onClose: () => void; onDone: (said: string) => void }) {
  const t = useText(periodsMessages)
  const k = useText(kit)
  const language = useLanguage()
  const trpc = useTRPC()
  const { unit, board } = props
  const held = unit.own ?? unit.inherited?.row ?? null
  const closed = unit.window === 'closed'
  const draft = useDraft(`periods.open.${unit.unitId}.${board.year}.${board.frequency}.${board.month}`, {
    opensOn: held?.opensOn ?? '',
    closesOn: held?.closesOn ?? '',
    reason: '',
  })
  const { opensOn, closesOn, reason } = draft.typed
  const save = useWrite(trpc.periods.open.mutationOptions(), {
    onDone: () => props.onDone(t.opened(unit.name)),
  })
  const bad = opensOn !== '' && closesOn !== '' && closesOn < opensOn
  const input = {
    unitId: unit.unitId,
    year: board.year,
    frequency: board.frequency,
    month: board.month,
    opensOn: opensOn === '' ? null : opensOn,
    closesOn: closesOn === '' ? null : closesOn,
    ...(closed ? { reason: reason.trim() } : {}),
  }
  return (
    <FormDialog
      title={t.setTitle(unit.name, periodName(board, language))}
      act={closed ? t.reopen : t.save}
      missing={bad ? t.badDays : closed && reason.trim() === '' && k.missingReason}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={() => save.send(input, undefined, draft)}
    >
      {closed && <p className={styles.warn}>{t.reopenWhat}</p>}
      <div className={styles.two}>
        <Field label={t.opensOn} hint={t.openHint(formatDate(board.from))}>
          {(ids) => (
            <input {...ids} type="date" value={opensOn} onChange={(event) => draft.type({ opensOn: event.target.value })} />
          )}
        </Field>
        <Field label={t.closesOn} hint={t.closeHint}>
          {(ids) => (
            <input {...ids} type="date" value={closesOn} onChange={(event) => draft.type({ closesOn: event.target.value })} />
          )}
        </Field>
      </div>
      {closed && <ReasonField label={t.reopenReason} value={reason} onChange={(text) => draft.type({ reason: text })} />}
    </FormDialog>
  )
}
