import type { Selectable } from 'kysely'
import type { IndicatorTable } from '#data/schema/plans.ts'
import type { YearTarget } from '#domain/plan/roll-over.ts'

/** An indicator that was dropped from a draft, as it was: what brings it back. */
export interface Dropped {
  readonly indicator: Omit<Selectable<IndicatorTable>, 'id'>
  readonly targets: readonly YearTarget[]
  readonly parts: readonly {
    readonly sort_order: number
    readonly name: string
    readonly unit: string
    readonly target: number
  }[]
}

/** Reads what `draft_decision.dropped` keeps: written only by this product, from a Dropped. */
export const droppedOf = (stored: string): Dropped => JSON.parse(stored) as Dropped
