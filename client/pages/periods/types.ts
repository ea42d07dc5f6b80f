import type { Outputs } from '../../trpc.ts'

export type Board = Outputs['periods']['board']
export type BoardUnit = Board['units'][number]
export type DueRow = Outputs['periods']['dueDates'][number]
export type Deputies = Outputs['organisation']['deputies']
export type Deputy = Deputies['deputies'][number]
export type Settings = Outputs['periods']['rulesHistory']
export type EntryRules = Outputs['periods']['rules']
export interface Both {
  readonly ko: string
  readonly en: string
}
