import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { reasonOf, trpcClient, useTRPC } from '../../trpc.ts'
import { failureOf } from './failure.ts'
import { Outbox, type Unsent } from './outbox.ts'
import type { EnterResult, Grid, GridCell } from './types.ts'

type Result = EnterResult & { readonly version: number }
// One a user for the life of the page: leaving the grid while a change is on its way must not start a second sender.
const boxes = new Map<string, Outbox<Result>>()
const AGAIN_MS = 4000

/** The user's unsent changes, and the sending of them while the grid is open. */
export function useOutbox(userId: string) {
  const client = useQueryClient()
  const trpc = useTRPC()
  const root = trpc.entry.grid.pathKey()
  const box = useMemo(() => boxFor(userId, client, root), [userId, client, root])
  const list = useSyncExternalStore(box.subscribe, box.list)
  const waiting = list.some((item) => item.status === 'waiting')
  useEffect(() => {
    const again = () => void box.retry()
    addEventListener('online', again)
    again()
    return () => removeEventListener('online', again)
  }, [box])
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => void box.retry(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [box, waiting])
  return { box, list }
}

function boxFor(userId: string, client: QueryClient, root: readonly unknown[]): Outbox<Result> {
  const known = boxes.get(userId)
  if (known) return known
  const box = new Outbox<Result>({
    storage: storage(), prefix: `jipyo.unsent.${userId}.`, failure: failureOf, newId: () => crypto.randomUUID(), now: () => new Date().toISOString(),
    send: async (unsent) => {
      try {
        const result = await trpcClient.entry.enter.mutate(inputOf(unsent))
        return { ...result, version: result.cell.version }
      } catch (error) {
        // The row must show what stands there now beside what was typed.
        if (reasonOf(error) === 'version-conflict') void client.invalidateQueries({ queryKey: [...root] })
        throw error
      }
    },
    saved: (_, result) => {
      putCells(client, root, [result.cell])
      void client.invalidateQueries({ predicate: (query) => JSON.stringify(query.queryKey[0]) !== JSON.stringify(root[0]), refetchType: 'none' })
    },
  })
  boxes.set(userId, box)
  return box
}

const inputOf = ({ indicatorId, year, month, version, requestId, change }: Unsent) => ({ indicatorId, year, month, version, requestId, ...change })

/** Puts fresh rows into every grid on hand. An older answer never replaces a newer row. */
export function putCells(client: QueryClient, root: readonly unknown[], fresh: readonly GridCell[]): void {
  client.setQueriesData<Grid>({ queryKey: [...root] }, (grid) => grid && {
    ...grid,
    departments: grid.departments.map((d) => ({
      ...d,
      cells: d.cells.map((c) => fresh.find((f) => f.indicatorId === c.indicatorId && f.year === c.year && f.month === c.month && f.version >= c.version) ?? c),
    })),
  })
}

function storage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null // switched off by policy
  }
}
