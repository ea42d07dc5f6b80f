import { type KeyboardEvent, memo, useRef, useState } from 'react'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from './activities.module.css'
import { type Activity, byMonth, linkNames, type Page } from './types.ts'
import { messages } from './messages.ts'
import { isDouble, KIND_WORDS } from '#domain/entry/activity.ts'
import { DoubleMark } from '../../shared/value/activity/DoubleMark.tsx'
import { formatNumber } from '../../format.ts'

/** Rows drawn at first and added by each press: a busy bureau has thousands a year. */
const STEP = 300

/** The activities by month, newest first. Arrows move between them, Enter opens, N adds, / goes to the search. */
export function List(props: {
  page: Page
  shown: readonly Activity[]
  /** how many there are before the search */
  of: number
  /** the list is of one department, so none need be named */
  oneDepartment: boolean
  openId: number | null
  onOpen: (id: number) => void
  onAdd: (() => void) | null
  onClear: () => void
}) {
  const t = useText(messages)
  const { page, shown } = props
  const list = useRef<HTMLDivElement>(null)
  const [most, setMost] = useState(STEP)

  const inMonth = new Map(byMonth(shown).map(([month, entries]) => [month, entries.length]))

  function keyed(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row-open]') ?? [])]
    const at = rows.findIndex((row) => row === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (to !== undefined) rows[to]?.focus()
    else if (event.key === 'n' || event.key === 'N' || event.key === 'ㅜ') props.onAdd?.()
    else if (event.key === '/') document.querySelector<HTMLElement>('[data-search]')?.focus()
    else return
    event.preventDefault()
  }

  if (props.of === 0) {
    return (
      <EmptyState
        title={t.emptyYear}
        action={
          props.onAdd !== null && (
            <Button kind="primary" onClick={props.onAdd}>
              {t.add}
            </Button>
          )
        }
      >
        {props.onAdd === null ? t.emptyYearReader : t.emptyYearWriter}
      </EmptyState>
    )
  }
  if (shown.length === 0)
    return (
      <EmptyState title={t.emptyFilter} action={<Button onClick={props.onClear}>{t.clear}</Button>}>
        {t.emptyFilterWhat}
      </EmptyState>
    )
  return (
    // The rows' buttons are the controls; this adds the keys between them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={list} className={styles.list} onKeyDown={keyed}>
      <p className={styles.status}>
        <span role="status">{shown.length < props.of ? t.shown(shown.length, props.of) : ''}</span>
        <span className={styles.keys}>{props.onAdd === null ? t.keysReading : t.keys}</span>
      </p>
      {byMonth(shown.slice(0, most)).map(([month, entries]) => (
        <section key={month} className={styles.month} aria-label={t.month(page.year, month)}>
          <h2 className={styles.monthHead}>
            {t.month(page.year, month)} <span className={styles.quiet}>{t.inMonth(inMonth.get(month) ?? 0)}</span>
          </h2>
          <ul className={styles.rows}>
            {entries.map((e) => (
              <Row
                key={e.id}
                of={e}
                page={page}
                named={!props.oneDepartment}
                open={e.id === props.openId}
                onOpen={props.onOpen}
              />
            ))}
          </ul>
        </section>
      ))}
      {shown.length > most && (
        <Button onClick={() => setMost(most + STEP)}>{t.earlier(Math.min(STEP, shown.length - most))}</Button>
      )}
    </div>
  )
}

const WEEKDAYS = {
  ko: ['일', '월', '화', '수', '목', '금', '토'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const

/** '9. 29.' with the weekday, and the last day of one that lasts several. */
function useDayWords() {
  const language = useLanguage()
  return (iso: string, withWeekday: boolean) => {
    const day = `${Number(iso.slice(5, 7))}. ${Number(iso.slice(8))}.`
    return withWeekday ? `${day} (${WEEKDAYS[language][new Date(`${iso}T00:00:00Z`).getUTCDay()] ?? ''})` : day
  }
}

const Row = memo(function Row(props: { of: Activity; page: Page; named: boolean; open: boolean; onOpen: (id: number) => void }) {
  const { of, page, open, onOpen } = props
  const t = useText(messages)
  const language = useLanguage()
  const day = useDayWords()
  const names = linkNames(of, page)
  const off = of.status !== 'held'
  const department = page.departments.find((d) => d.id === of.departmentId)?.shortName
  return (
    <li className={styles.row} data-open={open} data-cancelled={off}>
      <time className={styles.day} dateTime={of.startsOn}>
        {day(of.startsOn, of.endsOn === null)}
        {of.endsOn !== null && ` ~ ${day(of.endsOn, false)}`}
      </time>
      <div className={styles.what}>
        <button
          type="button"
          className={styles.open}
          data-row-open
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => onOpen(of.id)}
        >
          <Korean>{of.title}</Korean>
        </button>
        <p className={styles.quiet}>
          {of.status !== 'held' && (
            <span className={styles.mark} data-kind="cancelled">
              {t[of.status]}
            </span>
          )}{' '}
          {of.seriesNumber !== null && <span className={styles.mark}>{t.number(of.seriesNumber)}</span>}{' '}
          {!off && of.startsOn > page.today && <span className={styles.mark}>{t.toCome}</span>} {KIND_WORDS[of.kind][language]}
          {of.kindNote !== null && (
            <>
              {' '}
              · <Korean>{of.kindNote}</Korean>
            </>
          )}
          {props.named && (
            <>
              {' '}
              · <Korean>{department}</Korean>
            </>
          )}
        </p>
      </div>
      <div className={styles.with}>
        {of.partner !== null && (
          <p>
            <Korean>{of.partner}</Korean>
          </p>
        )}
        {(of.place !== null || of.participants !== null) && (
          <p className={styles.quiet}>
            <Korean>{of.place}</Korean>
            {of.place !== null && of.participants !== null && ' · '}
            {of.participants !== null && t.people(formatNumber(of.participants))}
          </p>
        )}
      </div>
      <div className={styles.for}>
        {isDouble(of) && <DoubleMark many={of.links.length} />}
        {names.length === 0 ? (
          <p className={styles.quiet}>{t.notCounted}</p>
        ) : (
          names.map((name) => (
            <p key={name}>
              <Korean>{name}</Korean>
            </p>
          ))
        )}
      </div>
    </li>
  )
})
