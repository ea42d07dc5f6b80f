import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Korean, useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { readDraft, writeDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { factsOf, reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './activities.module.css'
import { blank, differing, type Draft, draftName, problemsOf, rebased, sent, typedOf } from './draft.ts'
import { Fields, LinkChoice } from './Fields.tsx'
import { formMessages } from './messages.ts'
import type { Activity, Page, Typed } from './types.ts'
import { formatDateTime } from '../../format.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { labelOf, useFieldText } from './Facts.tsx'

/** Adds an activity (`base` null) or changes one. What is typed is kept until it is saved or thrown away. */
export function Form(props: {
  page: Page
  userId: string
  base: Activity | null
  filter: { readonly department?: number | undefined; readonly indicator?: number | undefined }
  /** one was just saved and the next is typed at once */
  again: boolean
  onOpen: (id: number) => void
  onSaved: (activity: Activity, another: boolean) => void
  /** the stored one belongs to another year: told before the list is asked again, which no longer has it */
  onMoved: (activity: Activity, another: boolean) => void
}) {
  const t = useText(formMessages)
  const k = useText(writing)
  const { page, userId, base } = props
  const trpc = useTRPC()
  const client = useQueryClient()
  // Waited for: a new activity is opened from the list.
  const refresh = () => client.invalidateQueries(trpc.activities.pathFilter())
  const another = useRef(false)
  const onDone = (activity: Activity) => {
    if (yearOf(activity) === page.year) return
    if (another.current) writeDraft(draftName(userId, null), nextOf(page, typed))
    props.onMoved(activity, another.current)
  }
  const add = useWrite(trpc.activities.add.mutationOptions(), { refresh, onDone })
  const change = useWrite(trpc.activities.change.mutationOptions(), { refresh, onDone })
  const form = useRef<HTMLDivElement>(null)
  const [kept] = useState(() => readDraft(draftName(userId, base?.id ?? null)) as Draft | null)
  // null = nothing typed: the form then shows what is stored, also when somebody changes it meanwhile.
  const [draft, setDraft] = useState(kept)
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (props.again) form.current?.querySelector<HTMLElement>('[name="title"]')?.focus()
  }, [props.again])
  const stored = base === null ? newFor(page, props.filter) : typedOf(base)
  const typed = draft?.typed ?? stored
  const problems = problemsOf(typed)
  const act = base === null ? add : change
  const merged = base === null || draft === null ? typed : rebased(draft, typedOf(base))

  const keep = (next: Typed | null, version = draft?.version ?? base?.version ?? 0) => {
    const same = next === null || (base !== null && differing(next, typedOf(base)).length === 0)
    const made = same ? null : { typed: next, from: draft?.from ?? stored, version }
    setDraft(made)
    writeDraft(draftName(userId, base?.id ?? null), made)
  }
  const save = (next: boolean, more: { duplicate?: boolean; version?: number; merged?: Typed } = {}) => {
    if (Object.keys(problems).length > 0) {
      setShown(true)
      form.current?.querySelector<HTMLElement>(`[name="${Object.keys(problems)[0]}"]`)?.focus()
      return
    }
    const content = { ...sent(more.merged ?? typed), ...(more.duplicate === true ? { duplicate: true } : {}) }
    another.current = next
    const done = (activity: Activity) => {
      keep(null)
      if (next) writeDraft(draftName(userId, null), nextOf(page, typed))
      props.onSaved(activity, next)
    }
    const left = { forget: () => writeDraft(draftName(userId, base?.id ?? null), null) }
    if (base === null) add.send({ ...content, departmentId: typed.departmentId }, done, left)
    else change.send({ ...content, id: base.id, version: more.version ?? draft?.version ?? base.version }, done, left)
  }
  function keyed(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    save(base === null && event.shiftKey)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the fields are the controls; this adds one key to all of them
    <div ref={form} className={styles.form} onKeyDown={keyed}>
      {kept !== null && draft === kept && (base !== null || kept.typed.title !== '') && (
        <p className={styles.restored}>
          {t.restoredDraft}{' '}
          <Button small kind="quiet" onClick={() => keep(null)}>
            {t.dropDraft}
          </Button>
        </p>
      )}
      <Fields
        page={page}
        typed={typed}
        adding={base === null}
        problems={shown ? problems : {}}
        onType={(next) => keep({ ...typed, ...next })}
      />
      <LinkChoice page={page} typed={typed} onLinks={(links) => keep({ ...typed, links })} />
      {act.refused !== undefined && (
        <Refused
          error={act.error}
          page={page}
          mine={merged}
          theirs={base === null ? null : typedOf(base)}
          onOpen={props.onOpen}
          onInsist={() => save(false, { duplicate: true })}
          onMine={() => save(false, { version: base?.version ?? 0, merged })}
          onTheirs={() => {
            keep(null)
            act.reset()
          }}
        />
      )}
      <div className={styles.acts}>
        <Button
          kind="primary"
          disabled={act.pending}
          why={base !== null && draft === null && k.nothingChanged}
          onClick={() => save(false)}
        >
          {t.save}
        </Button>
        {base === null && (
          <Button disabled={act.pending} onClick={() => save(true)}>
            {t.saveNext}
          </Button>
        )}
        <span className={styles.quiet}>{t.saveKeys}</span>
      </div>
    </div>
  )
}

/** The year whose list has the activity. */
export const yearOf = ({ startsOn }: Activity) => Number(startsOn.slice(0, 4))

function newFor(
  page: Page,
  filter: { readonly department?: number | undefined; readonly indicator?: number | undefined },
): Typed {
  const writable = page.departments.filter((d) => d.writable)
  const wanted = filter.department ?? page.indicators.find((i) => i.id === filter.indicator)?.departmentId
  return blank(page, (writable.find((d) => d.id === wanted) ?? writable[0])?.id ?? 0, filter.indicator)
}

/** The next one of a series begins with the day, the kind and the indicators of the last. */
function nextOf(page: Page, last: Typed): Draft {
  const typed = { ...blank(page, last.departmentId, undefined), startsOn: last.startsOn, kind: last.kind, links: last.links }
  return { typed, from: typed, version: 0 }
}

/** Why it was not saved, and what to do: the twin of the same day, the other person's version beside mine, or the reason. */
function Refused(props: {
  error: unknown
  page: Page
  mine: Typed
  /** as it is stored now */
  theirs: Typed | null
  onOpen: (id: number) => void
  onInsist: () => void
  onMine: () => void
  onTheirs: () => void
}) {
  const t = useText(formMessages)
  const shownAs = useFieldText(props.page)
  const { error, mine, theirs } = props
  const reason = reasonOf(error)
  const fact = (name: string) => String(factsOf(error)[name] ?? '')
  if (reason === 'duplicate-activity') {
    return (
      <div className={styles.refused} role="alert">
        <p>
          <Korean>{t.twin(fact('title'), [fact('partner'), fact('place')].filter((text) => text !== '').join(', '))}</Korean>
        </p>
        <div className={styles.acts}>
          <Button small onClick={() => props.onOpen(Number(fact('id')))}>
            {t.twinOpen}
          </Button>
          <Button small onClick={props.onInsist}>
            {t.twinSave}
          </Button>
        </div>
      </div>
    )
  }
  if (reason !== 'version-conflict' || theirs === null) return <ErrorNotice reason={reason} />
  return (
    <div className={styles.refused} role="alert">
      <p>{t.conflict(fact('by'), fact('at') === '' ? '' : formatDateTime(fact('at')))}</p>
      <table className={styles.both} aria-label={`${t.theirs} · ${t.mine}`}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t.theirs}</th>
            <th scope="col">{t.mine}</th>
          </tr>
        </thead>
        <tbody>
          {differing(theirs, mine).map((field) => (
            <tr key={field}>
              <th scope="row">{t[labelOf(field)]}</th>
              <td lang="ko">{shownAs(theirs, field)}</td>
              <td lang="ko">{shownAs(mine, field)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.acts}>
        <Button small onClick={props.onTheirs}>
          {t.takeTheirs}
        </Button>
        <Button small onClick={props.onMine}>
          {t.keepMine}
        </Button>
      </div>
    </div>
  )
}
