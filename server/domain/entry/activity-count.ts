import type { ActivityStatus } from './activity.ts'
import { periodAt } from './due.ts'
import type { Aggregation, Frequency } from '../scoring/indicator.ts'

/** How an indicator's figures are made: all that decides which days one of them covers. */
export interface CountRule {
  readonly frequency: Frequency
  readonly aggregation: Aggregation
  readonly reported: 'each' | 'running-total'
}

/** First and last day that are counted, ISO, both included. */
export interface CountRange {
  readonly from: string
  readonly to: string
}

export interface CountedEntry {
  /** first day, ISO: an entry that spans two periods belongs to the one it began in */
  readonly startsOn: string
  readonly status: ActivityStatus
  /** the part of a composite indicator it counts for; null for the indicator as a whole */
  readonly componentId: number | null
}

/** cancelled 취소 · postponed 연기 · before/after the days counted · to-come 예정: its day has not come yet */
export type OutsideWhy = 'cancelled' | 'postponed' | 'before' | 'after' | 'to-come'

export interface ActivityCount<Entry> {
  readonly count: number
  /** counted, in order of their days */
  readonly entries: readonly Entry[]
  readonly outside: readonly { readonly entry: Entry; readonly why: OutsideWhy }[]
  /** count of each part, by its id; parts without an entry are not in it */
  readonly parts: ReadonlyMap<number, number>
}

/**
 * The days whose entries make the figure at `month` (0 = the year). A figure that is a running total, or that tells how it
 * stood at the end of the period, counts from 1 January. Null when the indicator has no such period.
 */
export function countRange(year: number, month: number, rule: CountRule): CountRange | null {
  // The year is counted whole whatever its periods: its figure is made of them.
  const period = periodAt(year, month, month === 0 ? 'year' : rule.frequency)
  if (period === null) return null
  const standing = rule.reported === 'running-total' || rule.aggregation === 'last'
  return { from: standing ? `${year}-01-01` : period.from, to: period.to }
}

/** Counts entries of the register for one figure. `today` (ISO, Asia/Seoul): what is still to come is not counted. */
export function countActivities<Entry extends CountedEntry>(
  entries: readonly Entry[],
  range: CountRange,
  today: string,
): ActivityCount<Entry> {
  const counted: Entry[] = []
  const outside: { entry: Entry; why: OutsideWhy }[] = []
  const parts = new Map<number, number>()
  for (const entry of entries.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0))) {
    const why = whyOutside(entry, range, today)
    if (why !== null) {
      outside.push({ entry, why })
      continue
    }
    counted.push(entry)
    if (entry.componentId !== null) parts.set(entry.componentId, (parts.get(entry.componentId) ?? 0) + 1)
  }
  return { count: counted.length, entries: counted, outside, parts }
}

function whyOutside({ startsOn, status }: CountedEntry, { from, to }: CountRange, today: string): OutsideWhy | null {
  if (status !== 'held') return status
  if (startsOn < from) return 'before'
  if (startsOn > to) return 'after'
  return startsOn > today ? 'to-come' : null
}
