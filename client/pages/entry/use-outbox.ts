import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { localStore } from '../../shared/write/local-store.ts'
import { newRequestId } from '../../shared/write/request-id.ts'
import { useSession } from '../../session.ts'
import { factsOf, reasonOf, trpcClient, useTRPC } from '../../trpc.ts'
import { Drafts } from './drafts.ts'
import { type Failure, Outbox, type Unsent, waitingFor } from './outbox.ts'
import { type GridStep, UndoList } from './undo.ts'
import { TAB, withTabsAlive } from './kept.ts'
import type { EnterResult, Grid, GridCell } from './lines.ts'

type Result = EnterResult & { readonly version: number }
// One a user for the life of the page: leaving the grid while a change is on its way must not start a second sender.
const boxes = new Map<string, { readonly box: Outbox<Result>; readonly drafts: Drafts; readonly done: UndoList<GridStep> }>()
const AGAIN_MS = 4000

/** The user's unsent changes and half-typed texts, and the sending of the first while the grid is open. */
export function useOutbox(userId: string) {
  const client = useQueryClient()
  const trpc = useTRPC()
  const root = trpc.entry.grid.pathKey()
  const { box, drafts, done } = useMemo(() => boxFor(userId, client, root), [userId, client, root])
  const list = useSyncExternalStore(box.subscribe, box.list, box.list)
  const typed = useSyncExternalStore(drafts.subscribe, drafts.list, drafts.list)
  const waiting = list.some((item) => item.status === 'waiting')
  useEffect(() => {
    const again = () =>
      void withTabsAlive((alive) => {
        box.adopt(alive)
        drafts.adopt(alive)
      }).then(() => box.retry())
    // Coming back to this tab: another one may have been closed meanwhile with something unsent.
    const events = ['online', 'focus'] as const
    for (const event of events) addEventListener(event, again)
    again()
    return () => {
      for (const event of events) removeEventListener(event, again)
    }
  }, [box, drafts])
  // The session ended, or another person's began: nothing is sent until its own person is back, and then at once.
  const current = useSession().kind === 'current'
  useEffect(() => {
    if (current) void box.retry()
  }, [box, current])
  useEffect(() => {
    if (!waiting || !current) return
    const timer = setInterval(() => void box.retry(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [box, waiting, current])
  return { box, list, drafts, typed, done }
}

function boxFor(userId: string, client: QueryClient, root: readonly unknown[]) {
  const known = boxes.get(userId)
  if (known) return known
  const drafts = new Drafts({ storage: localStore, prefix: `jipyo.typed.${userId}.`, tab: TAB })
  const box = new Outbox<Result>({
    storage: localStore,
    prefix: `jipyo.unsent.${userId}.`,
    tab: TAB,
    failure: failureOf,
    newId: newRequestId,
    now: () => new Date().toISOString(),
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
    saved: (unsent, result) => {
      drafts.saw(unsent.key, result.version)
      putCells(client, root, [result.cell])
      void client.invalidateQueries({
        predicate: (query) => JSON.stringify(query.queryKey[0]) !== JSON.stringify(root[0]),
        refetchType: 'none',
      })
    },
  })
  // What can be undone outlives the grid too: a change of department, period or year does not end it.
  const both = { box, drafts, done: new UndoList<GridStep>() }
  boxes.set(userId, both)
  return both
}

const inputOf = ({ indicatorId, year, month, version, requestId, change: { parts, ...change } }: Unsent) => ({
  indicatorId,
  year,
  month,
  version,
  requestId,
  ...change,
  ...(parts ? { parts: parts.map((p) => ({ ...p })) } : {}),
})

/** Puts fresh rows into every grid on hand. An older answer never replaces a newer row. */
export function putCells(client: QueryClient, root: readonly unknown[], fresh: readonly GridCell[]): void {
  client.setQueriesData<Grid>(
    { queryKey: [...root] },
    (grid) =>
      grid && {
        ...grid,
        departments: grid.departments.map((d) => ({
          ...d,
          cells: d.cells.map((c) => {
            const same = (f: GridCell) => f.indicatorId === c.indicatorId && f.year === c.year && f.month === c.month
            return fresh.find((f) => same(f) && f.version >= c.version) ?? c
          }),
        })),
      },
  )
}

/** What becomes of a change the server did not take. */
function failureOf(error: unknown): Failure {
  const reason = reasonOf(error)
  if (reason === null || waitingFor(reason) !== null) return { kind: 'later', why: reason }
  const facts = factsOf(error)
  if (reason === 'version-conflict') return { kind: 'hold', hold: { kind: 'conflict', facts } }
  if (reason !== 'number-unclear') return { kind: 'hold', hold: { kind: 'refused', reason, facts } }
  return {
    kind: 'hold',
    hold: {
      kind: 'unclear',
      proposals: String(facts['proposals'] ?? '')
        .split(' | ')
        .filter(Boolean)
        .map(Number),
    },
  }
}
