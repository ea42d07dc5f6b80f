import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { formatDate, formatDateTime } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { usePeriodNames } from '../../shared/text/period-name.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { type Outputs, reasonOf, useTRPC } from '../../trpc.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { messages } from './messages.ts'
import styles from './deadlines.module.css'

type Person = Outputs['deadlines']['late'][number]

/** Whom something late waits for, in the bureau or department on show: all are chosen but those who were told of it today. */
export function RemindDialog(props: {
  scope: { readonly bureauId: number | undefined; readonly departmentId: number | undefined }
  onClose: () => void
  onDone: (said: string) => void
}) {
  const t = useText(messages)
  const trpc = useTRPC()
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set())
  // Asked anew each time: who was told meanwhile must stand in the dialog.
  const late = useQuery({ ...trpc.deadlines.late.queryOptions(props.scope), staleTime: 0, gcTime: 0 })
  const send = useWrite(trpc.deadlines.remind.mutationOptions(), {
    onDone: ({ told, left }) => props.onDone(t.reminded(told.join(', '), told.length, left.length)),
  })
  const people = late.data ?? []
  const list = useRef<HTMLUListElement>(null)
  // The dialog opened before there was anybody to choose, and the keyboard began on its buttons.
  useEffect(() => {
    if (late.isSuccess && document.activeElement?.closest('dialog footer'))
      list.current?.querySelector<HTMLInputElement>('input:not([aria-disabled])')?.focus()
  }, [late.isSuccess])
  const chosen = people.filter((p) => !p.toldToday && !dropped.has(p.userId)).map((p) => p.userId)
  return (
    <FormDialog
      title={t.remind}
      act={t.remindDo(chosen.length)}
      missing={
        late.data === undefined ? t.remindReading : people.length === 0 ? t.remindNobody : chosen.length === 0 && t.remindChoose
      }
      pending={send.pending}
      refused={send.refused === undefined && late.isError ? reasonOf(late.error) : send.refused}
      onClose={props.onClose}
      onSend={() => send.send({ ...props.scope, userIds: chosen })}
    >
      <p>{t.remindWhat}</p>
      {late.isPending && <Skeleton lines={4} />}
      <ul className={styles.people} ref={list}>
        {people.map((person) => (
          <li key={person.userId}>
            <PersonRow
              person={person}
              chosen={chosen.includes(person.userId)}
              onChoose={(on) =>
                setDropped(
                  (before) => new Set(on ? [...before].filter((id) => id !== person.userId) : [...before, person.userId]),
                )
              }
            />
          </li>
        ))}
      </ul>
    </FormDialog>
  )
}

function PersonRow({ person, chosen, onChoose }: { person: Person; chosen: boolean; onChoose: (on: boolean) => void }) {
  const t = useText(messages)
  const names = usePeriodNames()
  const id = useId()
  return (
    <label className={styles.person}>
      <input
        type="checkbox"
        aria-label={person.name}
        checked={chosen}
        {...(person.toldToday ? { 'aria-disabled': true, 'aria-describedby': id } : {})}
        onChange={(event) => !person.toldToday && onChoose(event.target.checked)}
      />
      <span>
        <strong>
          <Korean>{person.name}</Korean>
        </strong>
        {person.items.map((item) => (
          <span key={`${item.departmentId}.${item.year}.${item.month}.${item.task}`} className={styles.late}>
            <Korean>
              {[
                item.department,
                names.at(item.year, item.month),
                (item.task === 'enter' ? t.toEnter : t.toReview)(item.count),
                t.lateSince(formatDate(item.on)),
              ].join(' · ')}
            </Korean>
          </span>
        ))}
        {person.reminded !== null && (
          <span id={id} className={styles.late}>
            <Korean>
              {(person.toldToday ? t.toldToday : t.toldBefore)(person.reminded.by, formatDateTime(person.reminded.at))}
            </Korean>
          </span>
        )}
      </span>
    </label>
  )
}
