import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Field, FormDialog, ReasonField } from './FormDialog.tsx'
import { periodsMessages } from './messages.ts'
import type { DueRow } from './types.ts'
import { useRefreshAll, useRequestId } from './use-saving.ts'
import { dueText } from './words.ts'
import styles from './periods.module.css'

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const two = (n: number) => String(n).padStart(2, '0')
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1)

/** Month and day, without a year: the date returns every year, so 29 February is none. */
export function DueDialog(props: { row: DueRow; onClose: () => void; onDone: (said: string) => void }) {
  const t = useText(periodsMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const requestId = useRequestId()
  const refresh = useRefreshAll()
  const { row } = props
  const [seen] = useState(row.resultsDue)
  const [at, setAt] = useState(() => {
    const [month = 3, day = 31] = seen.split('-').map(Number)
    return { month, day }
  })
  const [reason, setReason] = useState('')
  const save = useMutation(
    trpc.periods.setDue.mutationOptions({
      onSuccess: () => {
        refresh()
        props.onDone(t.dueSaved(row.name))
      },
      // Somebody else was quicker: what stands now comes with the list.
      onError: refresh,
    }),
  )
  const days = DAYS[at.month - 1] ?? 31
  const input = {
    indicatorId: row.indicatorId,
    resultsDue: `${two(at.month)}-${two(Math.min(at.day, days))}`,
    seen,
    reason: reason.trim(),
  }
  const conflict = save.error !== null && reasonOf(save.error) === 'version-conflict'
  return (
    <FormDialog
      title={t.dueTitle}
      act={t.save}
      ready={reason.trim() !== '' && input.resultsDue !== seen}
      busy={save.isPending}
      error={save.error}
      problem={conflict ? t.seen(dueText(row.resultsDue, language)) : null}
      onClose={props.onClose}
      onSend={() => save.mutate({ ...input, requestId: requestId(input) })}
    >
      <p className={styles.strong}>
        <Korean>{row.name}</Korean>
      </p>
      <p>{t.dueNow(dueText(seen, language))}</p>
      <div className={styles.two}>
        <Field label={t.month} hint={t.nextYear}>
          {(ids) => (
            <select {...ids} value={at.month} onChange={(event) => setAt({ ...at, month: Number(event.target.value) })}>
              {upTo(12).map((month) => (
                <option key={month} value={month}>
                  {month}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.day}>
          {(ids) => (
            <select
              {...ids}
              value={Math.min(at.day, days)}
              onChange={(event) => setAt({ ...at, day: Number(event.target.value) })}
            >
              {upTo(days).map((day) => (
                <option key={day} value={day}>
                  {day}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <ReasonField hint={t.dueReasonHint} value={reason} onChange={setReason} />
    </FormDialog>
  )
}
