import { type FormEvent, useEffect, useId, useRef } from 'react'
import type { Reason } from '#domain/entry/reasons.ts'
import { type Language, type Texts, useLanguage, useText } from '../../../language.tsx'
import { kit } from '../../../messages.ts'
import { reasonText } from '../../../reason-messages.ts'
import { writing } from '../../../writing-messages.ts'
import { Button } from '../../../ui/Button.tsx'
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx'
import styles from './evidence.module.css'
import { useDraft } from '../../write/draft.ts'
import { acceptOf } from '#domain/entry/file-kind.ts'
import { fileSize, isRefused, kindsOf, type Cell, uploads } from './uploads.ts'
import type { Upload } from '../../write/upload-queue.ts'
import { messages } from './messages.ts'
import type { Evidencing, List } from './use-evidence.ts'

/** The two ways in: a file input that Tab reaches and Enter opens, and a small form for an address. */
export function Adding(props: {
  evidence: Evidencing
  limits: List['limits']
  link: string | null
  onLink: (url: string | null) => void
}) {
  const t = useText(messages)
  const language = useLanguage()
  const { evidence, limits, link } = props
  const ways = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(false)
  // The form is gone: the keyboard goes on where it was opened.
  useEffect(() => {
    if (link === null && wasOpen.current) ways.current?.querySelector('button')?.focus({ preventScroll: true })
    wasOpen.current = link !== null
  }, [link])
  return (
    <div className={styles.adding}>
      <div className={styles.acts} ref={ways}>
        <label className={styles.pick}>
          <input
            type="file"
            multiple
            accept={acceptOf(limits.extensions)}
            className="sr-only"
            onChange={(event) => {
              evidence.send(Array.from(event.target.files ?? []), limits)
              // Else choosing the same file again would be no change.
              event.target.value = ''
            }}
          />
          {t.choose}
        </label>
        <Button small aria-expanded={link !== null} onClick={() => props.onLink(link === null ? '' : null)}>
          {t.addLink}
        </Button>
      </div>
      {link !== null && <LinkForm evidence={evidence} start={link} onClose={() => props.onLink(null)} />}
      <p className={styles.hint}>{t.how}</p>
      <details className={styles.kinds}>
        <summary>{t.kinds}</summary>
        <p>{t.limits(kindsOf(limits), fileSize(limits.fileSize, language), limits.perValue)}</p>
      </details>
    </div>
  )
}

function LinkForm({ evidence, start, onClose }: { evidence: Evidencing; start: string; onClose: () => void }) {
  const t = useText(messages)
  const language = useLanguage()
  const k = useText(kit)
  const w = useText(writing)
  const id = useId()
  const { addLink, cell } = evidence
  // One for each address that was pasted, and one for those that are typed.
  const draft = useDraft(`evidence.link.${cell.year}.${cell.month}.${cell.indicatorId}.${start}`, { url: start, title: '' })
  const { url, title } = draft.typed
  const wrong = addLink.refused === 'link-refused'
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (url.trim() !== '') evidence.doAddLink({ url, title }, onClose, draft)
  }
  return (
    // Only Escape is heard, for the whole form; its fields and buttons are the controls.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.link}
      onSubmit={send}
      noValidate
      // Escape closes this and no more, even inside a panel that Escape closes too.
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      <label htmlFor={`${id}u`}>{t.url}</label>
      <input
        id={`${id}u`}
        className={styles.field}
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        placeholder={t.urlHint}
        // Opened by a press of its own button: the keyboard goes on where the next thing is typed.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={url}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}e` : undefined}
        onChange={(event) => draft.type({ url: event.target.value })}
      />
      <label htmlFor={`${id}t`}>{t.linkTitle}</label>
      <input
        id={`${id}t`}
        className={styles.field}
        maxLength={200}
        value={title}
        onChange={(event) => draft.type({ title: event.target.value })}
      />
      {wrong && (
        <p className={styles.wrong} id={`${id}e`} role="alert">
          {reasonText['link-refused'][language]}
        </p>
      )}
      {addLink.refused !== undefined && !wrong && <ErrorNotice reason={addLink.refused} />}
      <div className={styles.acts}>
        <Button small type="submit" disabled={addLink.pending} why={url.trim() === '' && w.missingFields}>
          {t.attach}
        </Button>
        {/* Closing keeps what was typed, here as by Esc. */}
        <Button small kind="quiet" onClick={onClose}>
          {k.close}
        </Button>
      </div>
    </form>
  )
}

/** Files on their way and those that were not taken, each with what to do. `onCleared`: many were taken off the list at once. */
export function OnTheWay(props: { list: readonly Upload<Cell>[]; limits: List['limits']; onCleared: () => void }) {
  const t = useText(messages)
  const { list } = props
  const refused = list.filter(isRefused)
  return list.length === 0 ? null : (
    <>
      {refused.length > 1 && (
        <div className={styles.acts}>
          <Button
            small
            onClick={() => {
              for (const { id } of refused) uploads.dismiss(id)
              props.onCleared()
            }}
          >
            {t.dismissAll(refused.length)}
          </Button>
        </div>
      )}
      <ul className={styles.items}>
        {list.map((one) => (
          <li key={one.id} className={styles.way} data-state={one.state}>
            {one.state === 'failed' ? <Failed one={one} limits={props.limits} /> : <Going one={one} />}
          </li>
        ))}
      </ul>
    </>
  )
}

function Going({ one }: { one: Upload<Cell> }) {
  const t = useText(messages)
  const percent = Math.floor(one.share * 100)
  return (
    <>
      <p className={styles.name} lang="ko">
        {one.name}
      </p>
      <progress className={styles.progress} max={100} value={percent} aria-label={one.name} />
      <p className={styles.facts}>{one.state === 'queued' ? t.queued : one.share === 1 ? t.checking : t.sending(percent)}</p>
    </>
  )
}

function Failed({ one, limits }: { one: Upload<Cell>; limits: List['limits'] }) {
  const t = useText(messages)
  const language = useLanguage()
  const reason = one.refused?.reason ?? null
  const limit = limitText(reason, one, limits, t, language)
  const again =
    reason === null ||
    reason === 'server-failed' ||
    reason.startsWith('database-') ||
    reason === 'not-signed-in' ||
    reason === 'session-expired'
  return (
    <div role="alert" className={styles.failed}>
      <p className={styles.name}>
        {t.failed}: <span lang="ko">{one.name}</span>
      </p>
      <p>{reason === null ? t.offline : reasonText[reason][language]}</p>
      {limit !== null && <p>{limit}</p>}
      <div className={styles.acts}>
        {again && (
          <Button small aria-label={t.retryOne(one.name)} onClick={() => uploads.retry(one.id)}>
            {t.retry}
          </Button>
        )}
        <Button kind="quiet" small aria-label={t.dismissOne(one.name)} onClick={() => uploads.dismiss(one.id)}>
          {t.dismiss}
        </Button>
      </div>
    </div>
  )
}

/** The limit a refusal is about, in its own measure: MB, kinds or number; null when it is about none. */
function limitText(
  reason: Reason | null,
  { refused }: Upload<Cell>,
  limits: List['limits'],
  t: Texts<typeof messages>,
  language: Language,
): string | null {
  if (reason === 'file-too-large') {
    const size = refused?.facts['size']
    return t.limitSize(fileSize(limits.fileSize, language), typeof size === 'number' ? fileSize(size, language) : null)
  }
  if (reason === 'file-type-refused') return t.limitKinds(kindsOf(limits))
  return reason === 'evidence-full' ? t.limitNumber(limits.perValue) : null
}
