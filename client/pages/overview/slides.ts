import type { Outputs } from '../../trpc.ts'
import { type OverviewData, yearsWithActuals } from './facts.ts'

/** What a wall screen shows in turn: the bureaus, or with one bureau its years that have actuals. */
export interface Slide {
  readonly key: string
  readonly bureau: number | undefined
  readonly year: number | undefined
}

export function slidesOf(bureaus: NonNullable<Outputs['accounts']['frame']>['bureaus'], shown: OverviewData): readonly Slide[] {
  if (bureaus.length > 1) return bureaus.map((b) => ({ key: `bureau-${b.id}`, bureau: b.id, year: undefined }))
  const years = yearsWithActuals(shown)
  // A year asked for without actuals stays alone: somebody wanted to see it.
  if (!years.includes(shown.year)) return [{ key: `year-${shown.year}`, bureau: undefined, year: shown.year }]
  return years.map((year) => ({ key: `year-${year}`, bureau: undefined, year }))
}

/** Where in the round the shown overview stands. */
export function placeOf(slides: readonly Slide[], shown: OverviewData): number {
  const at = slides.findIndex((s) => (s.bureau === undefined ? s.year === shown.year : s.bureau === shown.plan.bureau.id))
  return Math.max(0, at)
}
