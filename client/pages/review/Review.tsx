import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useFrame } from '../../frame/use-frame.ts'
import { useTRPC } from '../../trpc.ts'
import { onlookerCards, reviewerCards } from './shown.ts'
import { ReviewPage } from './ReviewPage.tsx'
import type { Grid } from './types.ts'

const route = getRouteApi('/frame/review')

/** 검토·확정. Heads and their deputies act; the executive and the administrator look on. */
export function Review() {
  const trpc = useTRPC()
  const { year, month } = route.useSearch()
  const grid = useSuspenseQuery(trpc.entry.grid.queryOptions({ year, month })).data
  const role = useFrame()?.user.role
  // The server refuses the list to whoever reviews for nobody, and puts that on record: not asked in vain.
  return role === 'executive' || role === 'administrator' ? <Onlooker grid={grid} administrator={role === 'administrator'} /> : <Reviewer grid={grid} />
}

function Reviewer({ grid }: { grid: Grid }) {
  const trpc = useTRPC()
  const list = useSuspenseQuery(trpc.review.list.queryOptions({ year: grid.year, month: grid.month })).data
  return <ReviewPage grid={grid} cards={reviewerCards(list, grid)} looking={null} key={`${grid.year}.${grid.month}`} />
}

function Onlooker({ grid, administrator }: { grid: Grid; administrator: boolean }) {
  return <ReviewPage grid={grid} cards={onlookerCards(grid)} looking={administrator ? 'administrator' : 'executive'} key={`${grid.year}.${grid.month}`} />
}
