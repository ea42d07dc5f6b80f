import { memo } from 'react'
import { KIND_WORDS } from '#domain/entry/activity.ts'
import { formatNumber } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import styles from './activities.module.css'
import { linkNames } from './link-names.ts'
import { messages } from './messages.ts'
import type { Activity, Page } from './types.ts'

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

export const Row = memo(function Row(props: {
  of: Activity
  page: Page
  named: boolean
  open: boolean
  onOpen: (id: number) => void
}) {
  const { of, page, open, onOpen } = props
  const t = useText(messages)
  const language = useLanguage()
  const day = useDayWords()
  const names = linkNames(of, page)
  const cancelled = of.status === 'cancelled'
  const department = page.departments.find((d) => d.id === of.departmentId)?.shortName
  return (
    <li className={styles.row} data-open={open} data-cancelled={cancelled}>
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
          {cancelled && (
            <span className={styles.mark} data-kind="cancelled">
              {t.cancelled}
            </span>
          )}
          {!cancelled && of.startsOn > page.today && <span className={styles.mark}>{t.toCome}</span>}
          {KIND_WORDS[of.kind][language]}
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
