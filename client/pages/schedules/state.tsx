import type { ScheduleState, Slip } from '#domain/schedules/standing.ts'
import { lastDayOf, scheduleDayWords } from '#domain/schedules/schedule-day.ts'
import { formatNumber } from '../../format.ts'
import { type Language, useLanguage, useText } from '../../language.tsx'
import { PaceMark } from '../../shared/text/pace.tsx'
import { StatusGlyph } from '../../ui/StatusGlyph.tsx'
import { oneMessages, stateMessages } from './messages.ts'
import styles from './schedules.module.css'

const MARKS = { late: 'behind', watch: 'needs-improvement', 'on-course': 'on-track', unjudged: 'too-early' } as const

/** 정상 · 주의 · 지연 · 완료(지연 n일) · 판단 유보: mark, word and colour. Of a `step` that is on course its day has not come: 미도래. */
export function StateBadge({ state, lateDays = 0, step = false }: { state: ScheduleState; lateDays?: number; step?: boolean }) {
  const t = useText(stateMessages)
  const upcoming = step && state === 'on-course'
  const word = {
    late: t.late,
    watch: t.watch,
    'on-course': upcoming ? t.upcoming : t.good,
    done: lateDays > 0 ? t.doneLate(lateDays) : t.done,
    unjudged: t.unjudged,
  }[state]
  return (
    <span className={styles.state} data-state={upcoming ? 'upcoming' : state}>
      {state === 'done' ? (
        <span aria-hidden="true">✓</span>
      ) : upcoming ? (
        <StatusGlyph category="not-due" />
      ) : (
        <PaceMark status={MARKS[state]} />
      )}
      <span>{word}</span>
    </span>
  )
}

/** '+19일', '+8일째' while it grows, '0일', '△2일'. */
export function useSlipText(): (slip: Slip) => string {
  const t = useText(oneMessages)
  return ({ days, atLeast }) => {
    const n = `${days > 0 ? '+' : ''}${formatNumber(days)}`
    return atLeast ? t.slipAtLeast(n) : t.slipDays(n)
  }
}

export function SlipText({ slip, late }: { slip: Slip | null; late: boolean }) {
  const text = useSlipText()
  return slip === null ? '–' : <span className={late ? styles.slipped : undefined}>{text(slip)}</span>
}

/** A day as exact as it is known: '2026. 6. 10.', '2026년 3월', '2026년 상반기'. */
export const dayText = (day: string, language: Language): string => scheduleDayWords(day)[language]

/** Short, beside a mark that stands in its year: '12. 19.' */
export const shortDay = (day: string): string => {
  const [, month, date] = lastDayOf(day).split('-').map(Number)
  return `${month}. ${date}.`
}

const EOK = 100_000_000
/** '433억여 원', '8,450만 원'; in English whole won. */
export function wonText(amount: number, near: boolean, language: Language): string {
  if (language === 'en') return `${near ? 'about ' : ''}KRW ${formatNumber(amount)}`
  const mark = near ? '여' : ''
  if (amount % EOK === 0) return `${formatNumber(amount / EOK)}억${mark} 원`
  if (amount >= EOK && amount % 10_000 === 0)
    return `${formatNumber(Math.floor(amount / EOK))}억 ${formatNumber((amount % EOK) / 10_000)}만${mark} 원`
  if (amount % 10_000 === 0 && amount > 0) return `${formatNumber(amount / 10_000)}만${mark} 원`
  return `${formatNumber(amount)}${mark} 원`
}

export const useDayText = (): ((day: string) => string) => {
  const language = useLanguage()
  return (day) => dayText(day, language)
}
