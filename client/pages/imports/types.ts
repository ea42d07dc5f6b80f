import type { Outputs } from '../../trpc.ts'
import type { Answer, Item } from './items.ts'
import type { Slot } from './slots.ts'

export type DraftSummary = Outputs['imports']['summary']
export type PlanSummary = Extract<DraftSummary, { kind: 'plan' }>
export type NotPlan = Extract<DraftSummary, { kind: 'not-a-plan' }>
export type DraftStatus = Outputs['imports']['list'][number]
export type ReadStatus = Outputs['imports']['status']

export interface ReviewActs {
  /** '' = no value; null = as printed again */
  readonly correct: (path: string, typed: string | null, done: () => void) => void
  readonly decide: (item: Item, answer: Answer, slot: Slot | null, word?: string) => void
  /** word null: takes it in again */
  readonly leaveOut: (record: string, word: string | null) => void
  readonly busy: boolean
  /** why the last act was not taken */
  readonly refused: string | null
  readonly clearRefused: () => void
}
