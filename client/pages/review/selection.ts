import type { Outputs } from '../../trpc.ts'

/**
 * What is picked: indicator → the version that was on the screen when it was picked. Acting on that version, not on the
 * newest one, is what keeps a figure changed a second ago from being confirmed unseen.
 */
export type Picked = ReadonlyMap<number, number>
export interface Pickable {
  readonly id: number
  readonly version: number
}

export const NONE: Picked = new Map()

export function toggled(picked: Picked, one: Pickable): Picked {
  return picked.has(one.id) ? without(picked, [one.id]) : withAll(picked, [one])
}

export function withAll(picked: Picked, some: readonly Pickable[]): Picked {
  const next = new Map(picked)
  for (const one of some) if (!next.has(one.id)) next.set(one.id, one.version)
  return next
}

export function without(picked: Picked, ids: readonly number[]): Picked {
  const next = new Map(picked)
  for (const id of ids) next.delete(id)
  return next
}

/** Everything between two places of the list, both included. */
export function between(list: readonly Pickable[], from: number, to: number): readonly Pickable[] {
  return list.slice(Math.min(from, to), Math.max(from, to) + 1)
}

/** After a conflict has been told: the version now on the screen is the one that would be acted on next. */
export function renewed(picked: Picked, seen: readonly Pickable[]): Picked {
  const next = new Map(picked)
  for (const { id, version } of seen) if (next.has(id)) next.set(id, version)
  return next
}

export type ReviewList = Outputs['review']['list']
export type ReviewDepartment = ReviewList['departments'][number]
export type ReviewRow = ReviewDepartment['rows'][number]
export type GridCell = ReviewRow['cell']
export type Outcome = Outputs['review']['confirm'][number]
export type Value = GridCell['value']
