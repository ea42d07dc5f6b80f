import { useState } from 'react'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { kit } from '../../messages.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { periodsMessages } from './messages.ts'
import type { DueRow } from './types.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { dueText } from './words.ts'
import styles from './periods.module.css'

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const two = (n: number) => String(n).padStart(2, '0')
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1)

/** Month and day, without a year: the date returns every year, so 29 February is none. */
export function DueDialog(props: { row: DueRow; onClose: () => void; onDone: (said: string) => void }) {
  const t = useText(periodsMessages)
  const k = useText(kit)
  const language = useLanguage()
  const trpc = useTRPC()
  const { row } = props
  const [seen] = useState(row.resultsDue)
  const [month = 3, day = 31] = seen.split('-').map(Number)
  const draft = useDraft(`periods.due.${row.indicatorId}`, { month, day, reason: '' })
  const at = draft.typed
  const save = useWrite(trpc.periods.setDue.mutationOptions(), {
    onDone: () => props.onDone(t.dueSaved(row.name)),
  })
  const days = DAYS[at.month - 1] ?? 31
  const input = {
    indicatorId: row.indicatorId,
    resultsDue: `${two(at.month)}-${two(Math.min(at.day, days))}`,
    seen,
    reason: at.reason.trim(),
  }
  return (
    <FormDialog
      title={t.dueTitle}
      act={t.save}
      missing={input.resultsDue === seen ? t.sameDay : input.reason === '' && k.missingReason}
      pending={save.pending}
      refused={save.refused}
      problem={save.refused === 'version-conflict' ? t.seen(dueText(row.resultsDue, language)) : null}
      draft={draft}
      onClose={props.onClose}
      onSend={() => save.send(input, undefined, draft)}
    >
      <p className={styles.strong}>
        <Korean>{row.name}</Korean>
      </p>
      <p>{t.dueNow(dueText(seen, language))}</p>
      <div className={styles.two}>
        <Field label={t.month} hint={t.nextYear}>
          {(ids) => (
            <select {...ids} value={at.month} onChange={(event) => draft.type({ month: Number(event.target.value) })}>
              {upTo(12).map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.day}>
          {(ids) => (
            <select {...ids} value={Math.min(at.day, days)} onChange={(event) => draft.type({ day: Number(event.target.value) })}>
              {upTo(days).map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <ReasonField hint={t.dueReasonHint} value={at.reason} onChange={(reason) => draft.type({ reason })} />
    </FormDialog>
  )
}
