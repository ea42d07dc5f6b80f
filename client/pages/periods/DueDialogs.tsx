import { useState } from 'react'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { periodsMessages } from './messages.ts'
import { type DueRow, dueText } from './words.ts'
import styles from './periods.module.css'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { kit } from '../../messages.ts'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'

export interface Done {
  readonly text: string
  readonly reason: string
  /** what was changed, with the days before: it can be set back */
  readonly changed: Outputs['periods']['setDue']['changed']
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const two = (n: number) => String(n).padStart(2, '0')
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1)

/** Month and day, without a year: the date returns every year, so 29 February is none. */
export function DueDialog(props: { rows: readonly DueRow[]; onClose: () => void; onDone: (done: Done) => void }) {
  const t = useText(periodsMessages)
  const k = useText(kit)
  const language = useLanguage()
  const trpc = useTRPC()
  // The days the person saw; `props.rows` is what is stored by now.
  const [seen] = useState(props.rows)
  const [first, ...others] = seen
  const [month = 3, day = 31] = first?.resultsDue.split('-').map(Number) ?? []
  const about = others.length === 0 ? String(first?.indicatorId) : 'many'
  const draft = useDraft(`periods.due.${about}`, { month, day, reason: '' })
  const at = draft.typed
  const save = useWrite(trpc.periods.setDue.mutationOptions(), {
    onDone: ({ changed }) =>
      props.onDone({ text: others.length === 0 ? t.dueSaved(first?.name ?? '') : t.manySaved(changed.length), reason, changed }),
  })
  const days = DAYS[at.month - 1] ?? 31
  const resultsDue = `${two(at.month)}-${two(Math.min(at.day, days))}`
  const changes = seen
    .filter((row) => row.resultsDue !== resultsDue)
    .map((row) => ({ indicatorId: row.indicatorId, resultsDue, seen: row.resultsDue }))
  const reason = at.reason.trim()
  const stored = new Map(props.rows.map((row) => [row.indicatorId, row]))
  const stale = seen.flatMap((row) => {
    const now = stored.get(row.indicatorId)
    return now !== undefined && now.resultsDue !== row.resultsDue ? [now] : []
  })[0]
  return (
    <FormDialog
      title={t.dueTitle}
      act={others.length === 0 ? t.save : t.saveMany(changes.length)}
      missing={changes.length === 0 ? t.sameDay : reason === '' && k.missingReason}
      pending={save.pending}
      refused={save.refused}
      problem={
        save.refused === 'version-conflict' && stale !== undefined
          ? t.seen(stale.name, dueText(stale.resultsDue, language))
          : null
      }
      draft={draft}
      onClose={props.onClose}
      onSend={() => save.send({ changes, reason }, undefined, draft)}
    >
      <p className={styles.strong}>{others.length === 0 ? <Korean>{first?.name}</Korean> : t.manyTitle(seen.length)}</p>
      {others.length === 0 && <p>{t.dueNow(dueText(first?.resultsDue ?? '', language))}</p>}
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
      <ReasonField hint={t.dueReasonHint} value={at.reason} onChange={(text) => draft.type({ reason: text })} />
      {others.length > 0 && (
        <ul className={styles.left} data-whole>
          {seen.map((row) => (
            <li key={row.indicatorId}>
              <Korean>{row.name}</Korean>
              <span className={styles.quiet}>
                {row.resultsDue === resultsDue
                  ? t.unchanged(dueText(row.resultsDue, language))
                  : `${dueText(row.resultsDue, language)} → ${dueText(resultsDue, language)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  )
}

/** Whether a percentage is a share of a whole: then none over 100 can be entered. */
export function ShareDialog(props: { row: DueRow; onClose: () => void; onDone: (said: string) => void }) {
  const t = useText(periodsMessages)
  const k = useText(kit)
  const trpc = useTRPC()
  const { row } = props
  const draft = useDraft(`periods.share.${row.indicatorId}`, { share: row.shareOfWhole, reason: '' })
  const { share, reason } = draft.typed
  const save = useWrite(trpc.periods.setShare.mutationOptions(), {
    onDone: ({ over }) => props.onDone(t.shareSaved(row.name, over)),
  })
  return (
    <FormDialog
      title={t.share}
      act={t.save}
      missing={share === row.shareOfWhole ? t.shareSame : reason.trim() === '' && k.missingReason}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={() => {
        if (share === null) return
        save.send(
          { indicatorId: row.indicatorId, shareOfWhole: share, seen: row.shareOfWhole, reason: reason.trim() },
          undefined,
          draft,
        )
      }}
    >
      <p className={styles.strong}>
        <Korean>{row.name}</Korean>
      </p>
      <p>{t.shareWhat}</p>
      <Segmented
        label={t.share}
        value={share === null ? '' : share ? 'yes' : 'no'}
        onChange={(value) => draft.type({ share: value === 'yes' })}
        options={[
          { value: 'yes', label: t.yes },
          { value: 'no', label: t.no },
        ]}
      />
      <ReasonField value={reason} onChange={(text) => draft.type({ reason: text })} />
    </FormDialog>
  )
}
