import { addDays, daysBetween } from '../entry/due.ts'
import { FIRST_DAY, LAST_DAY } from '../entry/calendar.ts'
import type { Both } from '../words/terms.ts'

/**
 * A day of a schedule, known as exactly as its text says: 'YYYY-MM-DD', 'YYYY-MM' (the month), 'YYYY-H1' or 'YYYY-H2' (half a year).
 * It is judged at its last day, and never made more exact than it is.
 */
export type ScheduleDay = string

export type Precision = 'day' | 'month' | 'half'

const HALF = /^\d{4}-H([12])$/
const pad = (n: number) => String(n).padStart(2, '0')

/** How exactly a day is known; null for what the calendar does not have: 2026-02-30, 2026-13, 2026-H3. */
export function precisionOf(text: string): Precision | null {
  const within = (day: string) => day >= FIRST_DAY && day <= LAST_DAY
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return isReal(text) && within(text) ? 'day' : null
  if (/^\d{4}-\d{2}$/.test(text)) return isReal(`${text}-01`) && within(`${text}-01`) ? 'month' : null
  return HALF.test(text) && within(`${text.slice(0, 4)}-01-01`) ? 'half' : null
}

const isReal = (day: string) => Number(day.slice(5, 7)) <= 12 && Number(day.slice(8)) > 0 && addDays(day, 0) === day

/** The first day it may mean, ISO. */
export function firstDayOf(day: ScheduleDay): string {
  const half = HALF.exec(day)?.[1]
  if (half !== undefined) return `${day.slice(0, 4)}-${half === '1' ? '01-01' : '07-01'}`
  return day.length === 7 ? `${day}-01` : day
}

/** The last day it may mean, ISO: of a month its last one, of a half 30 June or 31 December. */
export function lastDayOf(day: ScheduleDay): string {
  const half = HALF.exec(day)?.[1]
  if (half !== undefined) return `${day.slice(0, 4)}-${half === '1' ? '06-30' : '12-31'}`
  if (day.length !== 7) return day
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5))]
  return addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${pad(month + 1)}-01`, -1)
}

/**
 * Days by which something expected or done on `at` differs from what was planned for `planned`. 0 while it may lie within the plan;
 * later counts from the last day planned, earlier (negative) from the first.
 */
export function slipOf(planned: ScheduleDay, at: ScheduleDay): number {
  const late = daysBetween(lastDayOf(planned), lastDayOf(at))
  if (late > 0) return late
  const early = daysBetween(firstDayOf(planned), lastDayOf(at))
  return early < 0 ? early : 0
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** As it is read: '2026. 6. 10.', '2026년 3월', '2026년 상반기'. */
export function scheduleDayWords(day: ScheduleDay): Both {
  const year = day.slice(0, 4)
  const half = HALF.exec(day)?.[1]
  if (half !== undefined)
    return half === '1'
      ? { ko: `${year}년 상반기`, en: `first half of ${year}` }
      : { ko: `${year}년 하반기`, en: `second half of ${year}` }
  const month = Number(day.slice(5, 7))
  const name = MONTHS[month - 1] ?? ''
  if (day.length === 7) return { ko: `${year}년 ${month}월`, en: `${name} ${year}` }
  const date = Number(day.slice(8))
  return { ko: `${year}. ${month}. ${date}.`, en: `${date} ${name} ${year}` }
}

export type TypedDay =
  | { readonly kind: 'day'; readonly day: ScheduleDay }
  | { readonly kind: 'refused'; readonly why: 'no-year' | 'no-such-day' | 'unreadable' }

/** A day as a person types it: 2026-03-15, 2026. 3. 15., 2026년 3월, 2026.3, 2026 상반기, 2026-H1. Without its year it is refused. */
export function readTypedDay(raw: string): TypedDay {
  const text = raw
    .normalize('NFC')
    .trim()
    .replace(/\s*(?:중|까지|말|경|쯤)\.?$/, '')
  const half = /^(\d{4})\s*년?\s*-?\s*(?:(상|하)\s*반기|[Hh]([12]))$/.exec(text)
  if (half !== null) return known(`${half[1] ?? ''}-H${half[2] === '상' || half[3] === '1' ? 1 : 2}`)
  const exact = /^(\d{4})\s*(?:[.\-/]|년)\s*(\d{1,2})(?:\s*(?:[.\-/]|월)\s*(?:(\d{1,2})\s*[.일]?)?)?$/.exec(text)
  if (exact !== null) {
    const [, year = '', month = '', day] = exact
    return known([year, pad(Number(month)), ...(day === undefined ? [] : [pad(Number(day))])].join('-'))
  }
  return {
    kind: 'refused',
    why: /^\d{1,2}\s*(?:월|[.\-/])/.test(text) || /^[상하]\s*반기$/.test(text) ? 'no-year' : 'unreadable',
  }
}

const known = (day: string): TypedDay =>
  precisionOf(day) === null ? { kind: 'refused', why: 'no-such-day' } : { kind: 'day', day }

/** The last day of a contract of so many days, both ways of counting them. */
export interface PeriodEnds {
  /** 초일불산입: the first day is not counted (민법 제157조) */
  readonly withoutFirst: string
  /** the first day counts as day one */
  readonly withFirst: string
}

/** 330 days from 15 July 2025 end on 10 June 2026, or on 9 June where the first day counts. */
export const periodEnds = (from: string, days: number): PeriodEnds => ({
  withoutFirst: addDays(from, days),
  withFirst: addDays(from, days - 1),
})

/** Whether the end that was written can be the end that the days give. null: one of the two is missing. */
export function endAgrees(
  of: { readonly from: string | null; readonly days: number | null; readonly until: ScheduleDay | null },
  countsFirstDay: boolean,
): boolean | null {
  if (of.from === null || of.days === null || of.until === null) return null
  const ends = periodEnds(of.from, of.days)
  const end = countsFirstDay ? ends.withFirst : ends.withoutFirst
  return firstDayOf(of.until) <= end && end <= lastDayOf(of.until)
}
