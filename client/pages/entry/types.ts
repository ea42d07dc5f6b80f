import type { Outputs } from '../../trpc.ts'

export type Grid = Outputs['entry']['grid']
export type GridDepartment = Grid['departments'][number]
export type GridCell = GridDepartment['cells'][number]
export type Component = GridCell['components'][number]
export type EnterResult = Outputs['entry']['enter']
export type Group = GridDepartment['score']

export const cellKey = (of: { indicatorId: number; year: number; month: number }) => `${of.year}.${of.month}.${of.indicatorId}`
