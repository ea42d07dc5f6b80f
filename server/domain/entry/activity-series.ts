import type { ActivityStatus } from './activity.ts'

/** 연례 · 격년 · 부정기: how often a series comes again. */
export const CYCLES = ['year', 'two-years', 'none'] as const
export type Cycle = (typeof CYCLES)[number]
export const CYCLE_WORDS = {
  year: { ko: '연례', en: 'Every year' },
  'two-years': { ko: '격년', en: 'Every two years' },
  none: { ko: '부정기', en: 'Without a rhythm' },
} as const satisfies Readonly<Record<Cycle, { readonly ko: string; readonly en: string }>>

export interface Series {
  readonly cycle: Cycle
  /** who hosts by turns, in their order; one = always the same, none = not known */
  readonly hosts: readonly string[]
  /** of the first meeting, which is number 1; null = not known */
  readonly firstYear: number | null
  /** of the last one, once the series has ended */
  readonly lastYear: number | null
}

export interface Meeting {
  readonly id: number
  /** ISO; the year it belongs to is the one in which it began */
  readonly startsOn: string
  readonly number: number | null
  readonly host: string | null
  readonly status: ActivityStatus
}

/**
 * What does not fit in a series: number-twice two of one number · number-falls a later one has a smaller number ·
 * too-many more numbers than the rhythm has room for · out-of-turn another host's turn
 */
export type SeriesDoubt =
  | { readonly kind: 'number-twice' | 'number-falls' | 'out-of-turn'; readonly id: number }
  | { readonly kind: 'too-many'; readonly from: number; readonly to: number }

/** Years between two meetings (or before the first, after the last) in which none is recorded. */
export interface YearsWithout<M extends Meeting> {
  readonly from: number
  readonly to: number
  /** how many the rhythm asks for */
  readonly due: number
  /** that took place by their numbers and stand in no register; null = the numbers do not say */
  readonly unrecorded: number | null
  /** that did not take place: due less unrecorded; null = not known */
  readonly gaps: number | null
  /** those of these years that were cancelled or postponed */
  readonly off: readonly M[]
}

export type SeriesRow<M extends Meeting> =
  | { readonly kind: 'meetings'; readonly year: number; readonly meetings: readonly M[] }
  | ({ readonly kind: 'without' } & YearsWithout<M>)

export interface SeriesYears<M extends Meeting> {
  /** newest first */
  readonly rows: readonly SeriesRow<M>[]
  readonly doubts: readonly SeriesDoubt[]
  /** the number and the host that come next, as far as the recorded ones say */
  readonly next: { readonly number: number | null; readonly host: string | null }
}

const yearOf = (meeting: Pick<Meeting, 'startsOn'>) => Number(meeting.startsOn.slice(0, 4))

/**
 * A series by its years. A year without a meeting is said: the numbers on both sides tell how many of the years between were held
 * without being recorded, and so how many were not held; without numbers nothing is claimed of them. Number 1 stands in the first year.
 * The running year is not missed before it is over. `today`: ISO day.
 */
export function seriesYears<M extends Meeting>(series: Series, meetings: readonly M[], today: string): SeriesYears<M> {
  const ordered = meetings.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn) || a.id - b.id)
  const held = ordered.filter((m) => m.status === 'held')
  const off = ordered.filter((m) => m.status !== 'held')
  const years = [...Map.groupBy(held, yearOf)].toSorted(([a], [b]) => a - b)
  const rows: SeriesRow<M>[] = []
  const doubts: SeriesDoubt[] = [...numberDoubts(held), ...turnDoubts(series, held)]
  const between = (from: number, to: number, numbers: { before: number | null; after: number | null }, ends: boolean) => {
    if (from > to) return
    const stretch = without(series.cycle, from, to, numbers, ends)
    if (stretch === 'too-many') doubts.push({ kind: 'too-many', from, to })
    const said = stretch === 'too-many' ? { due: dueIn(series.cycle, from, to, ends), unrecorded: null, gaps: null } : stretch
    const own = off.filter((m) => yearOf(m) >= from && yearOf(m) <= to)
    if (said.due > 0 || own.length > 0) rows.push({ kind: 'without', from, to, ...said, off: own })
  }
  const [first] = years
  if (series.firstYear !== null && (first === undefined || series.firstYear < first[0])) {
    const to = (first?.[0] ?? Math.min(Number(today.slice(0, 4)), series.lastYear ?? Infinity) + 1) - 1
    // The first one took place; it may only stand in no register.
    between(series.firstYear, to, { before: 0, after: lowest(first?.[1]) }, first === undefined)
  }
  for (const [at, [year, own]] of years.entries()) {
    rows.push({ kind: 'meetings', year, meetings: own })
    const next = years[at + 1]
    if (next !== undefined) between(year + 1, next[0] - 1, { before: highest(own), after: lowest(next[1]) }, false)
  }
  const last = years.at(-1)
  // The running year may still have one.
  const until = Math.min(Number(today.slice(0, 4)) - 1, series.lastYear ?? Infinity)
  if (last !== undefined) between(last[0] + 1, until, { before: highest(last[1]), after: null }, true)
  const shown = new Set(rows.flatMap((row) => (row.kind === 'without' ? row.off.map((m) => m.id) : [])))
  // Cancelled in a year that has one all the same, or that is still running.
  for (const m of off.filter((one) => !shown.has(one.id))) {
    const year = yearOf(m)
    const row = rows.find((one) => one.kind === 'meetings' && one.year === year)
    if (row?.kind === 'meetings') rows[rows.indexOf(row)] = { ...row, meetings: [...row.meetings, m] }
    else rows.push({ kind: 'meetings', year, meetings: [m] })
  }
  return {
    rows: rows.toSorted((a, b) => startOf(b) - startOf(a)),
    doubts,
    next: series.lastYear === null ? nextOf(series, held) : { number: null, host: null },
  }
}

const startOf = (row: SeriesRow<Meeting>) => (row.kind === 'meetings' ? row.year : row.from)
const numbersOf = (meetings: readonly Meeting[] | undefined) => (meetings ?? []).flatMap((m) => m.number ?? [])
const highest = (meetings: readonly Meeting[]) => (numbersOf(meetings).length === 0 ? null : Math.max(...numbersOf(meetings)))
const lowest = (meetings: readonly Meeting[] | undefined) =>
  numbersOf(meetings).length === 0 ? null : Math.min(...numbersOf(meetings))

const STEP: Readonly<Record<Cycle, number>> = { year: 1, 'two-years': 2, none: 0 }

/** Meetings that the rhythm asks for between two others, or after the last one (`ends`). */
function dueIn(cycle: Cycle, from: number, to: number, ends: boolean): number {
  const step = STEP[cycle]
  if (step === 0) return 0
  const years = to - from + 1
  // Between two meetings the second one itself takes the last place.
  return Math.floor(ends || step === 1 ? years / step : (years - 1) / step)
}

function without(
  cycle: Cycle,
  from: number,
  to: number,
  { before, after }: { readonly before: number | null; readonly after: number | null },
  ends: boolean,
): Pick<YearsWithout<Meeting>, 'due' | 'unrecorded' | 'gaps'> | 'too-many' {
  // Before the first recorded one stands the first of all, in a year of its own.
  const due = before === 0 && cycle === 'two-years' ? Math.floor((to - from) / 2) + 1 : dueIn(cycle, from, to, ends)
  if (before === null || after === null) return { due, unrecorded: null, gaps: null }
  const unrecorded = after - before - 1
  if (unrecorded < 0) return { due, unrecorded: null, gaps: null }
  if (cycle === 'none') return { due: unrecorded, unrecorded, gaps: null }
  return unrecorded > due ? 'too-many' : { due, unrecorded, gaps: due - unrecorded }
}

function numberDoubts(held: readonly Meeting[]): SeriesDoubt[] {
  const numbered = held.filter((m) => m.number !== null)
  return numbered.flatMap((m, at): SeriesDoubt[] => {
    const earlier = numbered.slice(0, at)
    if (earlier.some((one) => one.number === m.number)) return [{ kind: 'number-twice', id: m.id }]
    return earlier.some((one) => (one.number ?? 0) > (m.number ?? 0)) ? [{ kind: 'number-falls', id: m.id }] : []
  })
}

/** The place of a host in the turns; -1 = none of them. */
const turnOf = (hosts: readonly string[], host: string | null) =>
  host === null ? -1 : hosts.findIndex((one) => one.trim() === host.trim())

function turnDoubts({ hosts }: Series, held: readonly Meeting[]): SeriesDoubt[] {
  if (hosts.length < 2) return []
  const known = held.filter((m) => m.number !== null && turnOf(hosts, m.host) >= 0)
  return known.flatMap((m, at): SeriesDoubt[] => {
    const before = known[at - 1]
    if (before === undefined) return []
    const step = (m.number ?? 0) - (before.number ?? 0)
    const expected = (((turnOf(hosts, before.host) + step) % hosts.length) + hosts.length) % hosts.length
    return step !== 0 && turnOf(hosts, m.host) !== expected ? [{ kind: 'out-of-turn', id: m.id }] : []
  })
}

function nextOf({ hosts }: Series, held: readonly Meeting[]): SeriesYears<Meeting>['next'] {
  const last = held.findLast((m) => m.number !== null)
  const number = last?.number == null ? null : last.number + 1
  if (hosts.length === 1) return { number, host: hosts[0] ?? null }
  const known = held.findLast((m) => m.number !== null && turnOf(hosts, m.host) >= 0)
  if (number === null || known?.number == null) return { number, host: null }
  return { number, host: hosts[(turnOf(hosts, known.host) + number - known.number) % hosts.length] ?? null }
}
