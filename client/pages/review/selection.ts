import type { Outputs } from '../../trpc.ts'

/** A figure as it was on the screen when it was picked. */
export interface Pickable {
  readonly indicatorId: number
  readonly year: number
  readonly month: number
  readonly version: number
}

/**
 * What is picked, by `keyOf`. Acting on the version that was on the screen, not on the newest one, is what keeps a figure
 * changed a second ago from being confirmed unseen.
 */
export type Picked = ReadonlyMap<string, Pickable>

export const NONE: Picked = new Map()

type Key = Omit<Pickable, 'version'>
export const keyOf = ({ indicatorId, year, month }: Key): string => `${indicatorId}.${year}.${month}`
export const pickableOf = ({ cell: { indicatorId, year, month, version } }: ReviewRow): Pickable => ({
  indicatorId,
  year,
  month,
  version,
})

export function toggled(picked: Picked, one: Pickable): Picked {
  return picked.has(keyOf(one)) ? without(picked, [one]) : withAll(picked, [one])
}

export function withAll(picked: Picked, some: readonly Pickable[]): Picked {
  const next = new Map(picked)
  for (const one of some) if (!next.has(keyOf(one))) next.set(keyOf(one), one)
  return next
}

export function without(picked: Picked, some: readonly Key[]): Picked {
  const next = new Map(picked)
  for (const one of some) next.delete(keyOf(one))
  return next
}

/** Everything between two places of the list, both included. */
export function between(list: readonly Pickable[], from: number, to: number): readonly Pickable[] {
  return list.slice(Math.min(from, to), Math.max(from, to) + 1)
}

/** After a conflict has been told: the version now on the screen is the one that would be acted on next. */
export function renewed(picked: Picked, seen: readonly Pickable[]): Picked {
  const next = new Map(picked)
  for (const one of seen) if (next.has(keyOf(one))) next.set(keyOf(one), one)
  return next
}

export type ReviewList = Outputs['review']['list']
export type ReviewDepartment = ReviewList['departments'][number]
export type ReviewRow = ReviewDepartment['rows'][number]
export type GridCell = ReviewRow['cell']
export type Outcome = Outputs['review']['confirm'][number]
export type Value = GridCell['value']

/** What waits, oldest period first, by what it needs: looking at, a look at what was done since the return, nothing. */
export function sectionsOf(departments: readonly Pick<ReviewDepartment, 'rows' | 'plain'>[]) {
  const rows = departments.flatMap((d) => [...d.rows, ...d.plain]).toSorted(inTime)
  const again = rows.filter((r) => r.flags.includes('resubmitted'))
  const look = rows.filter((r) => r.flags.length > 0 && !again.includes(r))
  const plain = rows.filter((r) => r.flags.length === 0)
  return { look, again, plain, all: [...look, ...again, ...plain] }
}

/** A year's own figure stands at its end. */
const inTime = ({ cell: a }: ReviewRow, { cell: b }: ReviewRow) =>
  a.year - b.year || (a.month || 13) - (b.month || 13) || (a.last?.at ?? '').localeCompare(b.last?.at ?? '')

/** The name under which the reason for sending back these figures is kept while it is written. */
export const returnDraft = (some: readonly Pickable[]): string => `review.return.${some.map(keyOf).join('+').slice(0, 60)}`
