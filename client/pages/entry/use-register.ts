import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Outputs, useTRPC } from '../../trpc.ts'
import type { Grid, GridCell } from './lines.ts'

export type RegisterCount = Outputs['activities']['counts'][number]

/** What the register counts for each indicator of the grid. The grid does not wait for it. */
export function useRegister(grid: Grid): ReadonlyMap<number, RegisterCount> {
  const { year, month } = grid
  const planIds = [...new Set(grid.departments.map((d) => d.planId))]
  const { data } = useQuery({
    ...useTRPC().activities.counts.queryOptions({ planIds, year, month }),
    enabled: planIds.length > 0,
  })
  return useMemo(() => new Map(data?.map((one) => [one.indicatorId, one])), [data])
}

/** What taking the count over would put into the cell; null where it says nothing new or may not. */
export function toTake(cell: GridCell, register: RegisterCount | undefined) {
  if (register === undefined || !register.whole || !cell.acts.includes('enter')) return null
  const stored = cell.value.kind === 'measured' ? cell.value.value : null
  const { count } = register
  if (count === stored || (count === 0 && stored === null)) return null
  const partCount = (id: number) => register.parts.find((p) => p.componentId === id)?.count ?? 0
  const parts = cell.components.length === 0 ? null : cell.components.map((c) => ({ componentId: c.id, count: partCount(c.id) }))
  return { count, parts }
}
