import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Korean, type Language, type Texts, useLanguage, useText } from '../../../language.tsx'
import { type Outputs, reasonOf, useTRPC } from '../../../trpc.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { historyMessages } from './messages.ts'
import styles from './history.module.css'
import { changeLine, changesOf } from '#domain/words/audit-changes.ts'
import { actWord, roleWord, STAGE_WORDS } from '#domain/words/audit-words.ts'
import { type EntryValue, sameValue } from '#domain/entry/submission.ts'
import { formatDate, formatDateTime, formatFixed, formatNumber, withUnit } from '../../../format.ts'

/** Shown at first; a value that has gone back and forth for years is opened on request. */
const FIRST = 20

/** 변경 이력 of one value: who did what, when, before and after, why. Newest first; fetches for itself, wherever it is placed. */
export function ValueHistory({ indicatorId, year, month }: { indicatorId: number; year: number; month: number }) {
  const t = useText(historyMessages)
  const trpc = useTRPC()
  const [all, setAll] = useState(false)
  const { data, error, refetch } = useQuery(trpc.entry.history.queryOptions({ indicatorId, year, month }))
  if (data === undefined)
    return error === null ? <Skeleton lines={4} /> : <ErrorNotice reason={reasonOf(error)} onRetry={() => void refetch()} />
  if (data.events.length === 0) return <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
  const newest = data.events.toReversed()
  const shown = all ? newest : newest.slice(0, FIRST)
  return (
    <>
      <ol className={styles.line} aria-label={t.list(data.name)}>
        {shown.map((event, index) => (
          // A version has a number; what stands beside it has only its place in an append-only record.
          // oxlint-disable-next-line react/no-array-index-key
          <HistoryEvent
            key={event.kind === 'value' ? `v${event.version}` : `o${newest.length - index}`}
            event={event}
            unit={data.unit}
            decimals={data.decimals}
          />
        ))}
      </ol>
      {shown.length < newest.length && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t.earlier(newest.length - shown.length)}
        </Button>
      )}
    </>
  )
}

type Event = Outputs['entry']['history']['events'][number]
type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>

/** One step of a value's way. */
function HistoryEvent({ event, unit, decimals }: { event: Event; unit: string; decimals: number }) {
  const t = useText(historyMessages)
  const language = useLanguage()
  const late = event.kind === 'value' && event.besideConfirmed !== null
  return (
    <li
      className={styles.event}
      data-kind={event.kind}
      data-final={event.kind === 'value' && (event.after.stage === 'confirmed' || event.after.stage === 'closed')}
      data-late={late}
    >
      <p className={styles.head}>
        <strong>{titleOf(event, t, language)}</strong>
        <span className={styles.quiet}>{event.kind === 'value' && t.version(event.version)}</span>
      </p>
      {event.kind === 'value' ? (
        <ValueChange event={event} text={(value) => textOf(value, unit, decimals, t)} />
      ) : (
        <Beside event={event} />
      )}
      {event.reason !== null && (
        <p>
          <span className={styles.label}>{t.reason}</span> <Korean>{event.reason}</Korean>
        </p>
      )}
      <p className={styles.quiet}>
        <Korean>{event.by}</Korean>
        {event.role !== null && ` · ${roleWord(event.role)[language]}`} · {formatDateTime(event.at)}
      </p>
    </li>
  )
}

function titleOf(event: Event, t: Texts<typeof historyMessages>, language: Language): string {
  if (event.kind === 'other') return actWord(event.act)[language]
  if (event.act === null) return t.loaded
  return event.act === 'aggregate' ? t.aggregated : actWord(`value.${event.act}`)[language]
}

function ValueChange({ event, text }: { event: Of<'value'>; text: (value: EntryValue) => string }) {
  const t = useText(historyMessages)
  const language = useLanguage()
  const { before, after } = event
  const changed = before === null || !sameValue(before.value, after.value)
  const stage = (name: string) => STAGE_WORDS[name]?.[language] ?? name
  return (
    <>
      <p className={styles.change}>
        <span>
          <span className={styles.label}>{t.figure}</span>{' '}
          {before !== null && changed && (
            <>
              <s className={styles.was}>{text(before.value)}</s> <Arrow />{' '}
            </>
          )}
          <span className={changed ? styles.now : undefined}>{text(after.value)}</span>
        </span>
        {(before === null || before.stage !== after.stage) && (
          <span>
            <span className={styles.label}>{t.state}</span>{' '}
            {before !== null && (
              <>
                {stage(before.stage)} <Arrow />{' '}
              </>
            )}
            {stage(after.stage)}
          </span>
        )}
      </p>
      {event.besideConfirmed !== null && <p className={styles.late}>{t.beside(text(event.besideConfirmed))}</p>}
      {event.words.map((word) => (
        <p key={word.field}>
          <span className={styles.label}>{t[word.field]}</span>{' '}
          {word.text === null ? t.removed : word.field === 'remedyDue' ? formatDate(word.text) : <Korean>{word.text}</Korean>}
        </p>
      ))}
    </>
  )
}

function Beside({ event }: { event: Of<'other'> }) {
  const language = useLanguage()
  const line = changeLine(changesOf(event.before, event.after), language)
  return line === '' ? null : (
    <p>
      <Korean>{line}</Korean>
    </p>
  )
}

function Arrow() {
  const t = useText(historyMessages)
  return (
    <span className={styles.label}>
      <span aria-hidden="true">→</span>
      <span className="sr-only">{t.to}</span>
    </span>
  )
}

/** With the indicator's decimals, or all of its own where it has more. */
function textOf(value: EntryValue, unit: string, decimals: number, t: Texts<typeof historyMessages>): string {
  if (value.kind !== 'measured') return value.kind === 'not-applicable' ? t.notApplicable : t.notEntered
  const fixed = formatFixed(value.value, decimals)
  const whole = formatNumber(value.value, 10)
  return withUnit(whole.length > fixed.length ? whole : fixed, unit)
}

/** One value's history behind its summary; asked for only when it is opened. */
export function HistoryFold(props: { indicatorId: number; year: number; month: number; summary: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details
      className={styles.fold}
      onToggle={(event) => event.target === event.currentTarget && setOpen(event.currentTarget.open)}
    >
      <summary>{props.summary}</summary>
      {open && (
        <div className={styles.folded}>
          <ValueHistory indicatorId={props.indicatorId} year={props.year} month={props.month} />
        </div>
      )}
    </details>
  )
}
