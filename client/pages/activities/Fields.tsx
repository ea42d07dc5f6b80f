import { type ReactNode, useId } from 'react'
import { FIRST_DAY, LAST_DAY } from '#domain/entry/calendar.ts'
import { ACTIVITY_KINDS, KIND_WORDS, readParticipants } from '#domain/entry/activity.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { formatNumber, unitWord } from '../../format.ts'
import { askText, refuseText } from '#domain/words/number-words.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './activities.module.css'
import type { Problem } from './draft.ts'
import { formMessages, messages } from './messages.ts'
import type { Counted, Page, Typed } from './types.ts'

type Text =
  | 'startsOn'
  | 'endsOn'
  | 'title'
  | 'kindNote'
  | 'partner'
  | 'place'
  | 'participants'
  | 'seriesNumber'
  | 'host'
  | 'lead'
  | 'delegation'
  | 'sites'

/** Every field of an activity but its indicators. Partners and places used before are offered. */
export function Fields(props: {
  page: Page
  typed: Typed
  adding: boolean
  problems: Partial<Record<keyof Typed, Problem>>
  onType: (next: Partial<Typed>) => void
}) {
  const t = useText(formMessages)
  const m = useText(messages)
  const language = useLanguage()
  const id = useId()
  const { page, typed, onType } = props
  const writable = page.departments.filter((d) => d.writable)
  const own = page.entries.filter((e) => e.departmentId === typed.departmentId)
  const ownSeries = page.series.filter((s) => s.departmentId === typed.departmentId)
  const field = (
    name: Text,
    label: string,
    more: { type?: string; list?: readonly (string | null)[]; most?: number; required?: boolean; numeric?: boolean } = {},
  ) => (
    <Field id={`${id}${name}`} label={label} problem={props.problems[name]} required={more.required === true}>
      <input
        id={`${id}${name}`}
        name={name}
        className={styles.field}
        type={more.type ?? 'text'}
        value={typed[name]}
        maxLength={more.most ?? 200}
        autoComplete="off"
        aria-required={more.required}
        aria-invalid={props.problems[name] !== undefined}
        aria-describedby={props.problems[name] === undefined ? undefined : `${id}${name}p`}
        {...(more.numeric === true ? { inputMode: 'numeric' } : {})}
        {...(more.list ? { list: `${id}${name}l` } : {})}
        {...(more.type === 'date' ? { min: FIRST_DAY, max: LAST_DAY } : {})}
        onChange={(event) => onType({ [name]: event.target.value })}
      />
      {more.list && (
        <datalist id={`${id}${name}l`}>
          {[...new Set(more.list)].map((text) => text !== null && <option key={text} value={text} />)}
        </datalist>
      )}
    </Field>
  )
  return (
    <>
      {props.adding && writable.length > 1 && (
        <Field id={`${id}department`} label={m.department}>
          <select
            id={`${id}department`}
            className={styles.field}
            value={typed.departmentId}
            onChange={(event) => onType({ departmentId: Number(event.target.value), seriesId: '', links: {} })}
          >
            {writable.map((d) => (
              <option key={d.id} value={d.id} lang="ko">
                {d.name}
              </option>
            ))}
          </select>
        </Field>
      )}
      <div className={styles.pair}>
        {field('startsOn', t.startsOn, { type: 'date', required: true })}
        {field('endsOn', t.endsOn, { type: 'date' })}
      </div>
      {field('title', t.title, { required: true })}
      <div className={styles.pair}>
        <Field id={`${id}kind`} label={t.kind}>
          <select
            id={`${id}kind`}
            className={styles.field}
            value={typed.kind}
            onChange={(event) => onType({ kind: ACTIVITY_KINDS.find((k) => k === event.target.value) ?? 'other' })}
          >
            {ACTIVITY_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {KIND_WORDS[kind][language]}
              </option>
            ))}
          </select>
        </Field>
        {field('kindNote', t.kindNote, { most: 100 })}
      </div>
      {field('partner', t.partner, { list: own.map((e) => e.partner) })}
      <div className={styles.pair} data-wide-first>
        {field('place', t.place, { list: own.map((e) => e.place) })}
        {field('participants', t.participants, { most: 30, numeric: true })}
      </div>
      {props.problems.participants !== undefined && (
        <People text={typed.participants} onChoose={(people) => onType({ participants: people })} />
      )}
      <details className={styles.fold} open={isMeeting(typed) || props.problems.seriesNumber !== undefined}>
        <summary>{t.meeting}</summary>
        <div className={styles.form}>
          <div className={styles.pair} data-wide-first>
            <Field id={`${id}series`} label={t.seriesId}>
              <select
                id={`${id}series`}
                className={styles.field}
                value={typed.seriesId}
                onChange={(event) => onType({ seriesId: event.target.value })}
              >
                <option value="">{t.noSeries}</option>
                {ownSeries.map((s) => (
                  <option key={s.id} value={s.id} lang="ko">
                    {s.name}
                  </option>
                ))}
              </select>
            </Field>
            {field('seriesNumber', t.seriesNumber, { most: 10, numeric: true })}
          </div>
          <div className={styles.pair}>
            {field('host', t.host, { list: ownSeries.find((s) => String(s.id) === typed.seriesId)?.hosts ?? [] })}
            {field('delegation', t.delegation, { most: 30, numeric: true })}
          </div>
          {field('lead', t.lead)}
          <Field id={`${id}theme`} label={t.theme}>
            <textarea
              id={`${id}theme`}
              name="theme"
              className={styles.field}
              rows={2}
              maxLength={500}
              value={typed.theme}
              onChange={(event) => onType({ theme: event.target.value })}
            />
          </Field>
          {field('sites', t.sites, { most: 500 })}
        </div>
      </details>
      <Field id={`${id}note`} label={t.note}>
        <textarea
          id={`${id}note`}
          name="note"
          className={styles.field}
          rows={3}
          maxLength={2000}
          placeholder={t.noteHow}
          value={typed.note}
          onChange={(event) => onType({ note: event.target.value })}
        />
      </Field>
    </>
  )
}

/** Whether anything is written of a series or a delegation. */
const isMeeting = (of: Typed): boolean =>
  [of.seriesId, of.seriesNumber, of.host, of.theme, of.lead, of.delegation, of.sites].some((text) => text !== '')

/** Why the number of people is not taken; where it has one or two readings, they are there to be pressed. */
function People({ text, onChoose }: { text: string; onChoose: (text: string) => void }) {
  const m = useText(messages)
  const language = useLanguage()
  const read = readParticipants(text)
  if (read.kind === 'refuse') return <p className={styles.problem}>{refuseText(read.reason, language)}.</p>
  if (read.kind !== 'ask') return null
  return (
    <div className={styles.acts}>
      <span className={styles.problem}>{askText(read.reason, language)}.</span>
      {read.proposals.map((proposal) => (
        <Button key={proposal} small onClick={() => onChoose(formatNumber(proposal))}>
          {m.people(formatNumber(proposal))}
        </Button>
      ))}
    </div>
  )
}

function Field(props: { id: string; label: string; problem?: Problem | undefined; required?: boolean; children: ReactNode }) {
  const t = useText(formMessages)
  return (
    <div className={styles.fieldBox}>
      <label className={styles.label} htmlFor={props.id}>
        {props.label}
        {props.required === true && <span className={styles.quiet}> ({t.required})</span>}
      </label>
      {props.children}
      {props.problem !== undefined && (
        <p className={styles.problem} id={`${props.id}p`}>
          {t[props.problem]}
        </p>
      )}
    </div>
  )
}

type Links = Typed['links']

/** Which of the department's indicators it counts for; of a composite one, which part. */
export function LinkChoice({ page, typed, onLinks }: { page: Page; typed: Typed; onLinks: (links: Links) => void }) {
  const t = useText(formMessages)
  const id = useId()
  const own = page.indicators.filter((i) => i.departmentId === typed.departmentId)
  const many = Object.keys(typed.links).length
  const set = (indicator: Counted, componentId: number | null | undefined) => {
    const { [String(indicator.id)]: _, ...rest } = typed.links
    onLinks(componentId === undefined ? rest : { ...rest, [indicator.id]: componentId })
  }
  return (
    <fieldset className={styles.links}>
      <legend className={styles.label}>{t.links}</legend>
      {own.length === 0 && <p className={styles.quiet}>{t.noLinks}</p>}
      {own.map((i) =>
        i.parts.length === 0 ? (
          <div key={i.id} className={styles.tick}>
            <input
              id={`${id}${i.id}`}
              type="checkbox"
              checked={String(i.id) in typed.links}
              onChange={(event) => set(i, event.target.checked ? null : undefined)}
            />
            <label htmlFor={`${id}${i.id}`}>
              <Korean>{i.name}</Korean> <span className={styles.quiet}>{unitWord(i.unit)}</span>
            </label>
          </div>
        ) : (
          <div key={i.id} className={styles.partChoice}>
            <label htmlFor={`${id}${i.id}`}>
              <Korean>{i.name}</Korean>
            </label>
            <select
              id={`${id}${i.id}`}
              className={styles.field}
              value={typed.links[String(i.id)] ?? ''}
              onChange={(event) => set(i, event.target.value === '' ? undefined : Number(event.target.value))}
            >
              <option value="">{t.notFor}</option>
              {i.parts
                .filter((p) => p.countable)
                .map((p) => (
                  <option key={p.id} value={p.id} lang="ko">
                    {p.name}
                  </option>
                ))}
            </select>
          </div>
        ),
      )}
      {own.length > 0 && <p className={styles.quiet}>{t.linksHow}</p>}
      <p className={styles.problem} role="status">
        {many > 1 && page.doubleRule === 'refuse'
          ? t.doubleRefuse
          : many > 1 && page.doubleRule === 'warn'
            ? t.doubleWarn(many)
            : ''}
      </p>
    </fieldset>
  )
}
