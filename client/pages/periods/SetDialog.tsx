import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Field, FormDialog, ReasonField } from './FormDialog.tsx'
import { periodsMessages } from './messages.ts'
import type { Board, BoardUnit } from './types.ts'
import { useRefreshAll, useRequestId } from './use-saving.ts'
import { periodName } from './words.ts'
import styles from './periods.module.css'

/** When a unit's period is entered; for a closed one the exception by which it is opened again. */
export function SetDialog(props: { unit: BoardUnit; board: Board; onClose: () => void; onDone: (said: string) => void }) {
  const t = useText(periodsMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const requestId = useRequestId()
  const refresh = useRefreshAll()
  const { unit, board } = props
  const held = unit.own ?? unit.inherited?.row ?? null
  const [opensOn, setOpensOn] = useState(held?.opensOn ?? '')
  const [closesOn, setClosesOn] = useState(held?.closesOn ?? '')
  const [reason, setReason] = useState('')
  const closed = unit.window === 'closed'
  const save = useMutation(
    trpc.periods.open.mutationOptions({
      onSuccess: () => {
        refresh()
        props.onDone(t.opened(unit.name))
      },
    }),
  )
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
      ready={!bad && (!closed || reason.trim() !== '')}
      busy={save.isPending}
      error={save.error}
      problem={bad ? t.badDays : null}
      onClose={props.onClose}
      onSend={() => save.mutate({ ...input, requestId: requestId(input) })}
    >
      {closed && <p className={styles.warn}>{t.reopenWhat}</p>}
      <div className={styles.two}>
        <Field label={t.opensOn} hint={t.openHint(formatDate(board.from))}>
          {(ids) => <input {...ids} type="date" value={opensOn} onChange={(event) => setOpensOn(event.target.value)} />}
        </Field>
        <Field label={t.closesOn} hint={t.closeHint}>
          {(ids) => <input {...ids} type="date" value={closesOn} onChange={(event) => setClosesOn(event.target.value)} />}
        </Field>
      </div>
      {closed && <ReasonField label={t.reopenReason} value={reason} onChange={setReason} />}
    </FormDialog>
  )
}
