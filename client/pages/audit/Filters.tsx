import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, useId } from 'react'
import { subjectWord } from '#domain/words/audit-subject.ts'
import { ACT_KINDS, type ActKind, ACTS, actWord } from '#domain/words/audit-words.ts'
import { useLanguage, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { auditMessages } from './messages.ts'
import type { Asked, Line } from './types.ts'
import styles from './audit.module.css'

const route = getRouteApi('/frame/audit')

/** The filters, kept in the address. Choices take effect at once, the text when it is sent: no half a syllable is searched for. */
export function Filters(props: { asked: Asked; subjectLine: Line | null }) {
  const t = useText(auditMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const id = useId()
  const navigate = route.useNavigate()
  const { asked, subjectLine } = props
  const people = useSuspenseQuery(trpc.audit.people.queryOptions()).data
  type Search = ReturnType<typeof route.useSearch>
  const go = (next: Partial<Search>) =>
    void navigate({ search: (before: Search) => ({ ...before, ...next, entry: undefined }), replace: true, resetScroll: false })
  const sent = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = new FormData(event.currentTarget).get('q')
    const q = typeof text === 'string' ? text.trim() : ''
    go({ q: q === '' ? undefined : q })
  }
  const chosen = (name: 'act' | 'actor' | 'from' | 'to') => ({
    id: `${id}-${name}`,
    onChange: (event: { currentTarget: { value: string } }) =>
      go({ [name]: event.currentTarget.value === '' ? undefined : event.currentTarget.value }),
  })
  return (
    <search aria-label={t.filters}>
      <form className={styles.filters} onSubmit={sent}>
        <div className={styles.wide}>
          <label htmlFor={`${id}-q`}>{t.text}</label>
          <div className={styles.text}>
            {/* A new field when the address changes: what is typed and not sent yet is the field's own. */}
            <input
              id={`${id}-q`}
              key={asked.q ?? ''}
              name="q"
              type="search"
              maxLength={80}
              defaultValue={asked.q ?? ''}
              placeholder={t.textHint}
            />
            <Button type="submit">{t.find}</Button>
          </div>
        </div>
        <div>
          <label htmlFor={`${id}-act`}>{t.act}</label>
          <select {...chosen('act')} value={asked.act ?? ''}>
            <option value="">{t.anything}</option>
            {kinds().map(({ kind, acts }) => (
              <optgroup key={kind} label={ACT_KINDS[kind][language]}>
                {acts.length !== 1 && (
                  <option value={kind === 'sign-in' ? kind : `${kind}.`}>{t.allOf(ACT_KINDS[kind][language])}</option>
                )}
                {acts.map((act) => (
                  <option key={act} value={act}>
                    {actWord(act)[language]}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor={`${id}-actor`}>{t.person}</label>
          <select {...chosen('actor')} value={asked.actorId ?? ''}>
            <option value="">{t.anybody}</option>
            {people.map((person) => (
              <option key={person.id} value={person.id} lang="ko">
                {person.name}
              </option>
            ))}
            {asked.actorId !== undefined && !people.some((p) => p.id === asked.actorId) && (
              <option value={asked.actorId}>{asked.actorId}</option>
            )}
          </select>
        </div>
        <div>
          <label htmlFor={`${id}-from`}>{t.from}</label>
          <input type="date" {...chosen('from')} value={asked.from ?? ''} max={asked.to} />
        </div>
        <div>
          <label htmlFor={`${id}-to`}>{t.to}</label>
          <input type="date" {...chosen('to')} value={asked.to ?? ''} min={asked.from} />
        </div>
        {Object.keys(asked).length > 0 && (
          <Button
            kind="quiet"
            className={styles.clear}
            onClick={() =>
              go({ q: undefined, act: undefined, actor: undefined, subject: undefined, from: undefined, to: undefined })
            }
          >
            {t.clear}
          </Button>
        )}
      </form>
      {asked.subject !== undefined && (
        <p className={styles.chip}>
          {t.onlySubject(subjectWord(asked.subject, subjectLine?.name ?? null, subjectLine?.period)[language])}
          <Button kind="quiet" small onClick={() => go({ subject: undefined })}>
            {t.dropSubject}
          </Button>
        </p>
      )}
    </search>
  )
}

/** Acts under their kinds. 'sign-in' has no dot: its failures begin with it too. */
function kinds(): { readonly kind: ActKind; readonly acts: readonly string[] }[] {
  const all = Object.keys(ACTS)
  return (Object.keys(ACT_KINDS) as ActKind[]).flatMap((kind) => {
    const acts = all.filter((act) => act === kind || act.startsWith(`${kind}.`))
    return acts.length === 0 && kind !== 'refused' ? [] : [{ kind, acts }]
  })
}
