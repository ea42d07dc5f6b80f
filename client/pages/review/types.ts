import type { Outputs } from '../../trpc.ts'

export type ReviewList = Outputs['review']['list']
export type ReviewDepartment = ReviewList['departments'][number]
export type ReviewRow = ReviewDepartment['rows'][number]
export type GridCell = ReviewRow['cell']
export type Outcome = Outputs['review']['confirm'][number]
export type Value = GridCell['value']
