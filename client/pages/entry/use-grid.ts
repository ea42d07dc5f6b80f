import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatNumber } from '#domain/words/format-number.ts'
import { sameValue } from '#domain/entry/submission.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useTRPC } from '../../trpc.ts'
import { cellKey, type Component, type GridCell, type Line, typedKey } from './lines.ts'
import type { Change, Hold } from './outbox.ts'
import { changeOfParts, partFigures, partsWith, partTexts, storedParts } from './parts.ts'
import { readTyped, sent } from './typed.ts'
import { type Step, UndoList } from './undo.ts'
import { putCells, type useOutbox } from './use-outbox.ts'
import type { WordChange } from './Words.tsx'

/** A text for one line, as typed or pasted. */
export interface Put {
  readonly line: Line
  readonly text: string
  readonly seen: number
}

/** What can be done to cells, each through the one way a change takes: kept here, sent, acknowledged. */
export function useActs({ box, drafts }: ReturnType<typeof useOutbox>, cells: readonly GridCell[]) {
  const recalling = useWrite(useTRPC().entry.recall.mutationOptions(), useGridRefresh())
  const [done] = useState(() => new UndoList())
  const unsentOf = (cell: GridCell) => box.list().find((u) => u.key === cellKey(cell))
  const typedPart = (cell: GridCell) => (part: Component) => drafts.get(typedKey({ cell, part }))?.text
  const partsOf = (cell: GridCell) => partTexts(cell, unsentOf(cell), typedPart(cell))

  function change(cell: GridCell, to: Change, seen = cell.version, hold: Hold | null = null): Step {
    const before: Change = {
      entry: sent(cell.value),
      parts: storedParts(cell),
      reason: cell.reason ?? '',
      cause: cell.cause ?? '',
      remedy: cell.remedy ?? '',
      remedyDue: cell.remedyDue ?? '',
    }
    box.enter(cell, seen, to, hold)
    return { key: cellKey(cell), before, after: to }
  }
  const put = (cell: GridCell, to: Change, seen?: number, hold?: Hold | null) => done.did([change(cell, to, seen, hold)])

  /** A typed whole: sent when it is one figure, held when a person must say which or type anew. */
  function whole(cell: GridCell, text: string, seen: number): readonly Step[] {
    const typed = readTyped(text, cell.unit)
    const unsent = unsentOf(cell)
    const parts = cell.components.length === 0 ? undefined : partsWith(partsOf(cell))
    if (typed.kind === 'ask')
      return [change(cell, { entry: { raw: text }, parts: undefined }, seen, { kind: 'unclear', proposals: typed.proposals })]
    if (typed.kind === 'refuse') {
      const facts = { raw: text, why: typed.reason }
      return [
        change(cell, { entry: { raw: text }, parts: undefined }, seen, { kind: 'refused', reason: 'number-refused', facts }),
      ]
    }
    const to: Change = { entry: sent(typed.value), parts: typed.value.kind === 'measured' ? parts : undefined }
    const changes =
      !sameValue(typed.value, cell.value) || (unsent && unsent.status !== 'held') || unsent?.hold?.kind === 'conflict'
    if (changes) return [change(cell, to, seen)]
    if (unsent) box.drop(unsent.key)
    return []
  }
  /** Typed parts stay here until all of them make a figure; what is no number stays too and is marked. */
  function settleParts(cell: GridCell, seen: number): readonly Step[] {
    const parts = partsOf(cell)
    const to = changeOfParts(cell, unsentOf(cell), parts)
    const changed = parts.some((p) => p.open && p.raw.trim() !== (p.part.value === null ? '' : formatNumber(p.part.value)))
    if (changed && to === null) return []
    const steps = changed && to !== null ? [change(cell, to, seen)] : []
    for (const part of cell.components) drafts.remove(typedKey({ cell, part }))
    return steps
  }
  /** Everything of one act: typed, pasted, filled or deleted. One undo takes it back. */
  function enter(all: readonly Put[]): void {
    const steps: Step[] = []
    for (const [cell, own] of Map.groupBy(all, (p) => p.line.cell)) {
      for (const { line, text, seen } of own) {
        if (line.part !== null)
          drafts.set(typedKey(line), { text, seen, name: `${cell.name} · ${line.part.name}`, at: new Date().toISOString() })
      }
      const figure = own.find((p) => p.line.part === null)
      // A whole given beside its parts goes with them: where they differ it is refused, never replaced by their sum.
      if (figure) {
        const complete = partFigures(partsOf(cell)) !== null
        steps.push(...whole(cell, figure.text, figure.seen))
        if (complete) for (const part of cell.components) drafts.remove(typedKey({ cell, part }))
      } else steps.push(...settleParts(cell, own[0]?.seen ?? cell.version))
    }
    done.did(steps)
  }
  function words(cell: GridCell, said: WordChange, seen: number) {
    const unsent = unsentOf(cell)
    const entry = (unsent?.next ?? unsent?.change)?.entry ?? sent(cell.value)
    put(cell, { entry, ...said }, seen, unsent?.hold ?? null)
  }
  function again(steps: readonly Step[], which: 'before' | 'after'): GridCell | null {
    let at: GridCell | null = null
    for (const step of steps) {
      const cell = cells.find((c) => cellKey(c) === step.key)
      if (!cell) continue
      at ??= cell
      const unsent = unsentOf(cell)
      if (which === 'before' && unsent?.status === 'held') box.drop(unsent.key)
      else if (cell.acts.includes('enter')) box.enter(cell, cell.version, step[which])
    }
    return at
  }
  function recall(of: readonly GridCell[]) {
    const content = contentOf(of)
    if (content !== null) recalling.send(content)
  }
  return {
    put,
    enter,
    words,
    recall,
    unsentOf,
    partsOf,
    undo: () => again(done.undo(), 'before'),
    redo: () => again(done.redo(), 'after'),
    insist: box.insist.bind(box),
    drop: box.drop.bind(box),
  }
}

/** The cells of one period with the versions that are on the screen. */
function contentOf(cells: readonly GridCell[]) {
  const [first] = cells
  if (first === undefined) return null
  const seen = cells.map(({ indicatorId, version }) => ({ indicatorId, version }))
  return { year: first.year, month: first.month, cells: seen }
}

/** The fresh rows go into the grid; after a refusal the grid is asked for anew. */
function useGridRefresh() {
  const client = useQueryClient()
  const root = useTRPC().entry.grid.pathKey()
  return {
    onDone: (outcomes: readonly { readonly cell: GridCell | null }[]) =>
      putCells(
        client,
        root,
        outcomes.flatMap((o) => o.cell ?? []),
      ),
    refresh: (refused: boolean) => refused && client.invalidateQueries({ queryKey: [...root] }),
  }
}

/** Submitting what is ready. */
export function useSubmit(ready: readonly GridCell[], onDone: () => void) {
  const write = useWrite(useTRPC().entry.submit.mutationOptions(), useGridRefresh())
  const content = contentOf(ready)
  return { submit: () => content && write.send(content, onDone), busy: write.pending, failed: write.refused }
}
