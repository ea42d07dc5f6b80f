import type { Frequency } from '../scoring/indicator.ts'
import { type Period, periodDates, periodName } from './period.ts'
import type { Window } from './submission.ts'

/** A period of an indicator as it is stored: month 0 = the year's figure, 1–12 = the last month of the period. */
export interface PeriodRef {
  readonly year: number
  readonly month: number
  readonly frequency: Frequency
  /** '2026', '2026-H1', '2026-Q3', '2026-07' */
  readonly name: Period
  /** first and last day, ISO */
  readonly from: string
  readonly to: string
}

/** The months at which an indicator of that frequency is entered: [0] for yearly, [3, 6, 9, 12] for quarterly. */
export const monthsOf = (frequency: Frequency): readonly number[] => MONTHS[frequency]

const every = (months: number) => Array.from({ length: 12 / months }, (_, index) => (index + 1) * months)
const MONTHS: Readonly<Record<Frequency, readonly number[]>> = {
  year: [0],
  'half-year': every(6),
  quarter: every(3),
  month: every(1),
}

/** The period that is entered at `month`; null when an indicator of that frequency has none there. */
export function periodAt(year: number, month: number, frequency: Frequency): PeriodRef | null {
  const index = monthsOf(frequency).indexOf(month)
  if (index < 0 || year < 1000 || year > 9999) return null
  const name = periodName(year, frequency, index + 1)
  const dates = periodDates(name)
  return dates === null ? null : { year, month, frequency, name, ...dates }
}

export interface DueRules {
  /** 실적치 집계 완료 시점, 'MM-DD' of the year after: for the year's figure */
  readonly resultsDue: string
  /** days after its end within which a part of the year is due [setting] */
  readonly inYearDays: number
  /** last day of entry the administrator set, ISO; null = none set */
  readonly closesOn: string | null
}

/** The day by which the period's figure is due: the indicator's own date, or the administrator's when that is earlier. */
export function dueOn(period: PeriodRef, rules: DueRules): string {
  const own = period.month === 0 ? `${period.year + 1}-${rules.resultsDue}` : addDays(period.to, rules.inYearDays)
  return rules.closesOn !== null && rules.closesOn < own ? rules.closesOn : own
}

/** The periods of the year that have ended by `today` and so can be asked for. */
export function periodsEnded(year: number, frequency: Frequency, today: string): readonly PeriodRef[] {
  return monthsOf(frequency).flatMap((month) => {
    const period = periodAt(year, month, frequency)
    return period !== null && period.to < today ? [period] : []
  })
}

/** What the administrator set for a period; both days count as open. */
export interface EntryWindow {
  readonly status: 'open' | 'closed'
  readonly opensOn: string | null
  readonly closesOn: string | null
}

/**
 * Whether values of the period can be entered on `today`. Without the administrator's word a period opens on its first
 * day and stays open; the server's day in Asia/Seoul decides, never a browser's.
 */
export function windowOn(period: PeriodRef, set: EntryWindow | null, today: string): Window {
  if (set?.status === 'closed') return 'closed'
  if (today < (set?.opensOn ?? period.from)) return 'not-yet'
  return set?.closesOn != null && today > set.closesOn ? 'overdue' : 'open'
}

const DAY = 86_400_000
const instant = (day: string) => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
/** Whole days from one ISO day to another. 29 February of a common year counts as 1 March. */
export const daysBetween = (from: string, to: string): number => (instant(to) - instant(from)) / DAY
export const addDays = (day: string, days: number): string => new Date(instant(day) + days * DAY).toISOString().slice(0, 10)

// Korea has had no summer time since 1988.
const SEOUL_AHEAD = 9 * 60 * 60 * 1000
/** ISO day of a moment in Asia/Seoul, where every deadline of the product falls. */
export const seoulDay = (now: Date): string => new Date(now.getTime() + SEOUL_AHEAD).toISOString().slice(0, 10)

/** The moment at which an ISO day ends in Seoul, as ISO-8601 UTC: what was at it or later is of another day. null for no day of the calendar. */
export function endOfSeoulDay(day: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(instant(day)) || addDays(day, 0) !== day) return null
  return new Date(instant(day) + DAY - SEOUL_AHEAD).toISOString()
}
