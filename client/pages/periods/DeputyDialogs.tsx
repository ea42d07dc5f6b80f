import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { roleWord } from '#domain/words/audit-words.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { periodsMessages } from './messages.ts'
import type { Deputies, Deputy } from './words.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import styles from './periods.module.css'

interface Typed {
  readonly departmentId: number | undefined
  readonly userId: string
  readonly task: 'enter' | 'review'
  readonly fromOn: string
  readonly toOn: string
  readonly reason: string
}

/** Names a deputy: for which department, who, for what, from when to when, why. */
export function DeputyDialog(props: {
  departments: Deputies['departments']
  today: string
  preset: number | undefined
  onClose: () => void
  onDone: (said: string) => void
}) {
  const t = useText(periodsMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const [only] = props.departments
  const [find, setFind] = useState('')
  const draft = useDraft<Typed>(`periods.deputy.${props.preset ?? ''}`, {
    departmentId: props.preset ?? (props.departments.length === 1 ? only?.id : undefined),
    userId: '',
    task: 'enter',
    fromOn: props.today,
    toOn: '',
    reason: '',
  })
  const { departmentId, userId, task, fromOn, toOn, reason } = draft.typed
  const { data: everybody = [] } = useQuery(trpc.organisation.people.queryOptions())
  const words = find.trim().toLowerCase()
  const people = everybody.filter(
    (p) => words === '' || p.name.toLowerCase().includes(words) || p.username.toLowerCase().includes(words),
  )
  const chosen = everybody.find((p) => p.id === userId)
  const save = useWrite(trpc.organisation.nameDeputy.mutationOptions(), {
    onDone: () => props.onDone(t.deputyNamed(chosen?.name ?? '')),
  })
  const bad = fromOn !== '' && toOn !== '' && toOn < fromOn
  const ready =
    departmentId !== undefined &&
    chosen !== undefined &&
    people.includes(chosen) &&
    fromOn !== '' &&
    toOn !== '' &&
    !bad &&
    reason.trim() !== ''
  return (
    <FormDialog
      title={t.name}
      act={t.name}
      missing={bad ? t.badDays : !ready}
      pending={save.pending}
      refused={save.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={() =>
        departmentId !== undefined &&
        save.send({ departmentId, userId, task, fromOn, toOn, reason: reason.trim() }, undefined, draft)
      }
    >
      {props.departments.length > 1 ? (
        <Field label={t.department}>
          {(ids) => (
            <select
              {...ids}
              value={departmentId ?? ''}
              onChange={(event) =>
                draft.type({ departmentId: event.target.value === '' ? undefined : Number(event.target.value) })
              }
            >
              <option value="">{t.choose}</option>
              {props.departments.map((d) => (
                <option key={d.id} value={d.id} lang="ko">
                  {d.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : (
        <p className={styles.strong} lang="ko">
          {only?.name}
        </p>
      )}
      <div className={styles.field}>
        <span className={styles.label}>{t.task}</span>
        <Segmented
          label={t.task}
          value={task}
          onChange={(next) => draft.type({ task: next })}
          options={[
            { value: 'enter', label: t.enter },
            { value: 'review', label: t.review },
          ]}
        />
      </div>
      {everybody.length > 10 && (
        <Field label={t.findPerson}>
          {(ids) => (
            <input {...ids} type="search" value={find} maxLength={80} onChange={(event) => setFind(event.target.value)} />
          )}
        </Field>
      )}
      <Field label={t.person} {...(people.length === 0 && words !== '' ? { hint: t.noPerson } : {})}>
        {(ids) => (
          <select
            {...ids}
            value={people.some((p) => p.id === userId) ? userId : ''}
            onChange={(event) => draft.type({ userId: event.target.value })}
          >
            <option value="">{t.choose}</option>
            {people.map((p) => (
              <option key={p.id} value={p.id} lang="ko">
                {[p.name, roleWord(p.role)[language], p.departments.join(', ')].filter((part) => part !== '').join(' · ')}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className={styles.two}>
        <Field label={t.from}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              required
              value={fromOn}
              onChange={(event) => draft.type({ fromOn: event.target.value })}
            />
          )}
        </Field>
        <Field label={t.to}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              required
              value={toOn}
              min={fromOn}
              onChange={(event) => draft.type({ toOn: event.target.value })}
            />
          )}
        </Field>
      </div>
      <ReasonField hint={t.deputyReasonHint} value={reason} onChange={(text) => draft.type({ reason: text })} />
    </FormDialog>
  )
}

/** Ends a deputy's time before its day. */
export function EndDialog(props: { deputy: Deputy; onClose: () => void; onDone: (said: string) => void }) {
  const t = useText(periodsMessages)
  const trpc = useTRPC()
  const { deputy } = props
  const end = useWrite(trpc.organisation.endDeputy.mutationOptions(), {
    onDone: () => props.onDone(t.deputyEnded(deputy.person)),
  })
  return (
    <FormDialog
      title={t.endTitle}
      act={t.endDo}
      danger
      pending={end.pending}
      refused={end.refused}
      onClose={props.onClose}
      onSend={() => end.send({ id: deputy.id })}
    >
      <p>
        <Korean>{t.endWhat(deputy.person, deputy.department)}</Korean>
      </p>
    </FormDialog>
  )
}
