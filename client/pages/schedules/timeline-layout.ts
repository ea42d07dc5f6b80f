import { daysBetween } from '#domain/entry/due.ts'
import { firstDayOf, lastDayOf, type ScheduleDay } from '#domain/schedules/schedule-day.ts'
import type { Slip, StepStanding } from '#domain/schedules/standing.ts'

/** What a line of the timeline is drawn of. */
export interface LineFacts {
  readonly planned: ScheduleDay | null
  readonly replanned: ScheduleDay | null
  readonly doneOn: string | null
  readonly standing: Pick<StepStanding, 'expected' | 'slip' | 'state'>
}

/** Places are shares of the width, 0 to 1. */
export interface Line {
  /** where it may lie, of a day known to the month or half a year only */
  readonly band: { readonly from: number; readonly to: number } | null
  readonly planned: number | null
  /** the newest plan, where it is another one */
  readonly replanned: number | null
  readonly expected: number | null
  readonly slip: Slip | null
}

export interface Layout {
  readonly months: readonly { readonly at: number; readonly year: number; readonly month: number }[]
  readonly today: number | null
  readonly lines: readonly Line[]
}

/** Whole months from the first day of anything to the last, at least three; `also`: days that are to be in it too. */
export function layoutOf(lines: readonly LineFacts[], today: string, also: readonly ScheduleDay[] = []): Layout {
  const days = [...lines.flatMap((line) => [line.planned, line.replanned, line.standing.expected]), ...also].filter(
    (day) => day !== null,
  )
  const first = days.map(firstDayOf).toSorted()[0] ?? today
  const last = days.map(lastDayOf).toSorted().at(-1) ?? today
  const from = monthIndex(first)
  const months = Array.from({ length: Math.max(3, monthIndex(last) - from + 1) }, (_, index) => from + index)
  const start = dayOfMonth(from)
  const length = daysBetween(start, dayOfMonth(from + months.length))
  const at = (day: string) => daysBetween(start, day) / length
  // A day is drawn at its noon, so that the last of a month does not lie on the first of the next.
  const noon = (day: string) => (daysBetween(start, day) + 0.5) / length
  return {
    months: months.map((index) => ({ at: at(dayOfMonth(index)), year: Math.floor(index / 12), month: (index % 12) + 1 })),
    today: noon(today) >= 0 && noon(today) <= 1 ? noon(today) : null,
    lines: lines.map(({ planned, replanned, standing }): Line => {
      const rough = planned !== null && planned.length < 10
      return {
        band: rough ? { from: at(firstDayOf(planned)), to: (daysBetween(start, lastDayOf(planned)) + 1) / length } : null,
        planned: planned === null ? null : noon(lastDayOf(planned)),
        replanned: replanned === null || replanned === planned ? null : noon(lastDayOf(replanned)),
        expected: standing.expected === null ? null : noon(lastDayOf(standing.expected)),
        slip: standing.slip !== null && standing.slip.days !== 0 ? standing.slip : null,
      }
    }),
  }
}

const monthIndex = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const dayOfMonth = (index: number) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
