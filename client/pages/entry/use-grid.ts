import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reason } from '#domain/reasons.ts'
import { sameValue } from '#domain/submission.ts'
import { reasonOf, trpcClient, useTRPC } from '../../trpc.ts'
import type { PasteLine } from './clipboard.ts'
import type { Change, Hold } from './outbox.ts'
import { readTyped, sent } from './typed.ts'
import type { GridCell } from './types.ts'
import { cellKey } from './types.ts'
import { putCells, type useOutbox } from './use-outbox.ts'
import type { WordChange } from './Words.tsx'

interface Step {
  readonly key: string
  readonly change: Change
}

/** What can be done to cells, each through the one way a change takes: kept here, sent, acknowledged. */
export function useActs({ box, list }: ReturnType<typeof useOutbox>, cells: readonly GridCell[]) {
  const client = useQueryClient()
  const root = useTRPC().entry.grid.pathKey()
  const [steps, setSteps] = useState<readonly Step[]>([])
  const unsentOf = (cell: GridCell) => list.find((u) => u.key === cellKey(cell))

  function put(cell: GridCell, change: Change, seen = cell.version, hold: Hold | null = null) {
    const old: Change = { entry: sent(cell.value), reason: cell.reason ?? '', cause: cell.cause ?? '', remedy: cell.remedy ?? '', remedyDue: cell.remedyDue ?? '' }
    setSteps((before) => [...before.slice(-99), { key: cellKey(cell), change: old }])
    box.enter(cell, seen, change, hold)
  }
  /** A typed text: sent when it is one figure, held when a person must say which or type anew. */
  function commit(cell: GridCell, text: string, seen: number) {
    const typed = readTyped(text, cell.unit)
    const unsent = unsentOf(cell)
    if (typed.kind === 'ask') put(cell, { entry: { raw: text } }, seen, { kind: 'unclear', proposals: typed.proposals })
    else if (typed.kind === 'refuse') {
      put(cell, { entry: { raw: text } }, seen, { kind: 'refused', reason: 'number-refused', facts: { raw: text, why: typed.reason } })
    } else if (!sameValue(typed.value, cell.value) || (unsent && unsent.status !== 'held')) put(cell, { entry: sent(typed.value) }, seen)
    else if (unsent && unsent.hold?.kind !== 'conflict') box.drop(unsent.key)
    else if (unsent) put(cell, { entry: sent(typed.value) }, seen)
  }
  function words(cell: GridCell, said: WordChange, seen: number) {
    const unsent = unsentOf(cell)
    const entry = (unsent?.next ?? unsent?.change)?.entry ?? sent(cell.value)
    put(cell, { entry, ...said }, seen, unsent?.hold ?? null)
  }
  function undo(): GridCell | null {
    const step = steps.at(-1)
    const cell = step && cells.find((c) => cellKey(c) === step.key)
    if (!step || !cell) return null
    setSteps(steps.slice(0, -1))
    const unsent = unsentOf(cell)
    if (unsent?.status === 'held') box.drop(unsent.key)
    else if (cell.acts.includes('enter')) box.enter(cell, cell.version, step.change)
    return cell
  }
  const paste = (lines: readonly PasteLine[]) => {
    for (const { cell, typed } of lines) if (typed.kind === 'value') put(cell, { entry: sent(typed.value) })
  }
  async function recall(of: readonly GridCell[]) {
    const [first] = of
    if (first === undefined) return
    const seen = of.map(({ indicatorId, version }) => ({ indicatorId, version }))
    try {
      const outcomes = await trpcClient.entry.recall.mutate({ year: first.year, month: first.month, cells: seen, requestId: crypto.randomUUID() })
      putCells(client, root, outcomes.flatMap((o) => o.cell ?? []))
    } catch {
      await client.invalidateQueries({ queryKey: [...root] })
    }
  }
  return { put, commit, words, undo, paste, recall, unsentOf, insist: box.insist.bind(box), drop: box.drop.bind(box) }
}

/** Submitting: one number for one attempt, so that pressing again after a lost reply is the same attempt. */
export function useSubmit(ready: readonly GridCell[], onDone: () => void) {
  const client = useQueryClient()
  const root = useTRPC().entry.grid.pathKey()
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  const [failed, setFailed] = useState<Reason | null | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  async function submit() {
    const [first] = ready
    if (first === undefined || busy) return
    setBusy(true)
    try {
      const seen = ready.map(({ indicatorId, version }) => ({ indicatorId, version }))
      const outcomes = await trpcClient.entry.submit.mutate({ year: first.year, month: first.month, cells: seen, requestId })
      putCells(client, root, outcomes.flatMap((o) => o.cell ?? []))
      setFailed(undefined)
      onDone()
    } catch (error) {
      const reason = reasonOf(error)
      setFailed(reason)
      // A refusal changes what is ready, and so what the number would stand for.
      if (reason !== null) setRequestId(crypto.randomUUID())
      await client.invalidateQueries({ queryKey: [...root] })
    } finally {
      setBusy(false)
    }
  }
  return { submit, busy, failed }
}
