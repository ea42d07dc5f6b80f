import type { Outputs } from '../../trpc.ts'

export type ReviewList = Outputs['review']['list']
export type ReviewDepartment = ReviewList['departments'][number]
export type ReviewRow = ReviewDepartment['rows'][number]
export type Grid = Outputs['entry']['grid']
export type GridCell = ReviewRow['cell']
export type Outcome = Outputs['review']['confirm'][number]
export type Value = GridCell['value']
export type Finding = GridCell['findings'][number]

/** What stands on one department's card, whoever looks. */
export interface Shown {
  readonly id: number
  readonly name: string
  readonly progress: ReviewDepartment['progress']
  readonly rows: readonly ReviewRow[]
  readonly plain: readonly ReviewRow[]
  readonly changing: readonly ReviewRow[]
  readonly confirmed: readonly GridCell[]
}
