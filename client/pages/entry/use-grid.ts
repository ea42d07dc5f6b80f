import { useQueryClient } from '@tanstack/react-query'
import { formatNumber } from '#domain/words/format-number.ts'
import { sameValue } from '#domain/entry/submission.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useText } from '../../language.tsx'
import { announce } from '../../ui/announce.tsx'
import { useTRPC } from '../../trpc.ts'
import { cellKey, type Component, type GridCell, type Line, typedKey } from './lines.ts'
import { entryMessages } from './messages.ts'
import type { Change, Hold } from './outbox.ts'
import { changeOfParts, partFigures, partsWith, partTexts, someGiven, storedParts } from './parts.ts'
import { readTyped, sent } from './typed.ts'
import type { GridStep } from './undo.ts'
import { changeText, shownText } from './value-text.ts'
import { putCells, type useOutbox } from './use-outbox.ts'
import type { WordChange } from './Words.tsx'

/** A text for one line, as typed or pasted. */
export interface Put {
  readonly line: Line
  readonly text: string
  readonly seen: number
}

/** What can be done to cells, each through the one way a change takes: kept here, sent, acknowledged. */
export function useActs({ box, drafts, done }: ReturnType<typeof useOutbox>, cells: readonly GridCell[]) {
  const words = useText(entryMessages)
  const refreshing = useGridRefresh()
  const recalling = useWrite(useTRPC().entry.recall.mutationOptions(), {
    ...refreshing,
    onDone: (outcomes) => {
      refreshing.onDone(outcomes)
      const taken = outcomes.filter((o) => o.refused === null).length
      if (taken > 0) announce(words.saidRecalled(taken))
    },
  })
  const unsentOf = (cell: GridCell) => box.list().find((u) => u.key === cellKey(cell))
  const typedPart = (cell: GridCell) => (part: Component) => drafts.get(typedKey({ cell, part }))?.text
  const partsOf = (cell: GridCell) => partTexts(cell, unsentOf(cell), typedPart(cell))

  /** What stands of the cell on this screen, a change on its way included. */
  function standing(cell: GridCell): Change {
    const stored: Change = {
      entry: sent(cell.value),
      parts: storedParts(cell),
      reason: cell.reason ?? '',
      cause: cell.cause ?? '',
      remedy: cell.remedy ?? '',
      remedyDue: cell.remedyDue ?? '',
    }
    const unsent = unsentOf(cell)
    return unsent === undefined || unsent.status === 'held' ? stored : { ...stored, ...unsent.change, ...unsent.next }
  }
  const textsOf = (cell: GridCell) => cell.components.map((part) => ({ key: typedKey({ cell, part }) }))

  /** Does it, and gives the step that takes it back; null when nothing came of it. */
  function step(
    cell: GridCell,
    line: Line | null,
    figure: string | null,
    seen: number,
    act: () => Change | null,
  ): GridStep | null {
    const before = standing(cell)
    const part = line?.part ?? null
    const from =
      part === null ? shownText(cell, unsentOf(cell), words) : (partsOf(cell).find((p) => p.part.id === part.id)?.raw ?? '')
    const texts = textsOf(cell).map(({ key }) => ({ key, before: drafts.get(key) }))
    const after = act()
    const moved = texts.map(({ key, before: text }) => ({ key, before: text, after: drafts.get(key) }))
    if (after === null && moved.every((t) => t.before?.text === t.after?.text)) return null
    return {
      key: cellKey(cell),
      cell: { indicatorId: cell.indicatorId, year: cell.year, month: cell.month, name: cell.name, frequency: cell.frequency },
      seen,
      before: after === null ? null : before,
      after,
      texts: moved,
      name: part === null ? cell.name : `${cell.name} · ${part.name}`,
      figure: figure === null ? null : { from: from || words.notEntered, to: figure || words.notEntered },
    }
  }
  function change(cell: GridCell, to: Change, seen = cell.version, hold: Hold | null = null): Change {
    box.enter(cell, seen, to, hold)
    return to
  }
  const did = (steps: readonly (GridStep | null)[]) => done.did(steps.filter((one) => one !== null))
  const put = (cell: GridCell, to: Change, seen = cell.version) =>
    did([step(cell, null, changeText(cell, to, words), seen, () => change(cell, to, seen))])

  /** A typed whole: sent when it is one figure, held when a person must say which or type anew. */
  function whole(cell: GridCell, text: string, seen: number, parts: Change['parts']): Change | null {
    const typed = readTyped(text, cell.unit)
    const unsent = unsentOf(cell)
    if (typed.kind === 'ask')
      return change(cell, { entry: { raw: text }, parts: undefined }, seen, { kind: 'unclear', proposals: typed.proposals })
    if (typed.kind === 'refuse') {
      const facts = { raw: text, why: typed.reason }
      return change(cell, { entry: { raw: text }, parts: undefined }, seen, { kind: 'refused', reason: 'number-refused', facts })
    }
    const to: Change = { entry: sent(typed.value), parts: typed.value.kind === 'measured' ? parts : undefined }
    if (typed.value.kind === 'measured' && someGiven(cell, partsOf(cell)))
      return change(cell, to, seen, { kind: 'refused', reason: 'parts-incomplete', facts: {} })
    const changes =
      !sameValue(typed.value, cell.value) || (unsent && unsent.status !== 'held') || unsent?.hold?.kind === 'conflict'
    if (changes) return change(cell, to, seen)
    if (unsent) box.drop(unsent.key)
    return null
  }
  /** Typed parts stay here until all of them make a figure; what is no number stays too and is marked. */
  function settleParts(cell: GridCell, seen: number): Change | null {
    const parts = partsOf(cell)
    const to = changeOfParts(cell, unsentOf(cell), parts)
    const changed = parts.some((p) => p.open && p.raw.trim() !== (p.part.value === null ? '' : formatNumber(p.part.value)))
    if (changed && to === null) return null
    const taken = changed && to !== null ? change(cell, to, seen) : null
    for (const { key } of textsOf(cell)) drafts.remove(key)
    return taken
  }
  /** All that one act puts into one cell: its whole, or some of its parts. */
  function enterCell(cell: GridCell, own: readonly Put[]): GridStep | null {
    const figure = own.find((p) => p.line.part === null)
    const one = figure ?? own[0]
    if (one === undefined) return null
    return step(cell, one.line, one.text.trim(), one.seen, () => {
      for (const { line, text, seen } of own) {
        if (line.part !== null)
          drafts.set(typedKey(line), { text, seen, name: `${cell.name} · ${line.part.name}`, at: new Date().toISOString() })
      }
      if (figure === undefined) return settleParts(cell, one.seen)
      // A whole given beside its parts goes with them: where they differ it is refused, never replaced by their sum.
      const parts = partsOf(cell)
      const taken = whole(cell, figure.text, figure.seen, partsWith(cell, parts))
      if (partFigures(parts) !== null) for (const { key } of textsOf(cell)) drafts.remove(key)
      return taken
    })
  }
  /** Everything of one act: typed, pasted, filled or deleted. One undo takes it back. */
  function enter(all: readonly Put[]): void {
    did([...Map.groupBy(all, (p) => p.line.cell)].map(([cell, own]) => enterCell(cell, own)))
  }
  function say(cell: GridCell, said: WordChange, seen: number) {
    const unsent = unsentOf(cell)
    const entry = (unsent?.next ?? unsent?.change)?.entry ?? sent(cell.value)
    did([step(cell, null, null, seen, () => change(cell, { entry, ...said }, seen, unsent?.hold ?? null))])
  }
  /** Takes steps back or does them again, also those of cells of another department or period; says which. */
  function again(
    steps: readonly GridStep[],
    which: 'before' | 'after',
  ): { readonly at: GridCell | null; readonly steps: readonly GridStep[] } {
    const open = (one: GridStep) => cells.find((c) => cellKey(c) === one.key)
    const possible = steps.filter((one) => open(one)?.acts.includes('enter') ?? true)
    for (const one of possible) {
      for (const text of one.texts) {
        const draft = text[which]
        if (draft === undefined) drafts.remove(text.key)
        else drafts.set(text.key, draft)
      }
      const to = one[which]
      const unsent = box.list().find((u) => u.key === one.key)
      if (to === null) continue
      if (which === 'before' && unsent?.status === 'held') box.drop(unsent.key)
      else box.enter(one.cell, open(one)?.version ?? one.seen, to)
    }
    return { at: possible.map(open).find((cell) => cell !== undefined) ?? null, steps: possible }
  }
  function recall(of: readonly GridCell[]) {
    const content = contentOf(of)
    if (content !== null) recalling.send(content)
  }
  return {
    put,
    enter,
    words: say,
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
  const seen = cells.map(({ indicatorId, version, typedBy }) => ({
    indicatorId,
    version,
    ...(typedBy === null ? {} : { typedBy }),
  }))
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
