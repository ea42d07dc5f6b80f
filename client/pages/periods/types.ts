import type { Outputs } from '../../trpc.ts'

export type Board = Outputs['entry']['periodBoard']
export type BoardUnit = Board['units'][number]
export type DueRow = Outputs['entry']['dueDates'][number]
export type Deputies = Outputs['entry']['deputies']
export type Deputy = Deputies['deputies'][number]
export type Settings = Outputs['entry']['settingsHistory']
export type EntryRules = Outputs['entry']['rules']
export interface Both {
  readonly ko: string
  readonly en: string
}
