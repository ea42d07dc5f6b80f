import { type RefObject, useCallback, useMemo, useState } from 'react'
import { type GridCell, type Line, lineId, linesOf, rangeOf } from './lines.ts'

/** Which lines there are, which is chosen, and how far the choice reaches. `of` names the grid: another one begins anew. */
export function useSelection(of: string, cells: readonly GridCell[], wrap: RefObject<HTMLElement | null>) {
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set())
  const lines = useMemo(() => linesOf(cells, folded), [cells, folded])
  const begins = () => {
    const first = cells.find((c) => c.acts.includes('enter') && c.missing.length > 0) ?? cells[0]
    return first ? lineId(first) : null
  }
  const [activeId, setActiveId] = useState<string | null>(begins)
  /** the other end of several chosen lines; null = the active one alone */
  const [anchor, setAnchor] = useState<string | null>(null)
  const [chosenIn, setChosenIn] = useState(of)
  if (chosenIn !== of) {
    setChosenIn(of)
    setActiveId(begins())
    setAnchor(null)
  }
  // A line that was folded away leaves the choice to the first.
  const at = Math.max(
    0,
    lines.findIndex((l) => l.id === activeId),
  )
  const line = lines[at]
  const range = useMemo(
    () => (anchor === null ? (line ? [line] : []) : rangeOf(lines, anchor, line?.id ?? null)),
    [anchor, line, lines],
  )
  const ranged = useMemo(() => new Set(range.length > 1 ? range.map((l) => l.id) : []), [range])

  /** `keep`: the choice reaches from where it began to here. */
  function go(to: Line | undefined, keep = false) {
    if (!to) return
    setActiveId(to.id)
    if (!keep) setAnchor(null)
    wrap.current?.querySelector(`[data-cell="${to.id}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  /** `by` lines from here, not beyond the first or last */
  const near = (by: number) => lines[Math.min(Math.max(at + by, 0), lines.length - 1)]
  const extend = (by: 1 | -1 | 'all') => {
    setAnchor(by === 'all' ? (lines[0]?.id ?? null) : (anchor ?? line?.id ?? null))
    go(by === 'all' ? lines.at(-1) : near(by), true)
  }
  /** false: there was no range to let go of */
  const release = () => {
    setAnchor(null)
    return anchor !== null
  }
  const begin = () => setAnchor((old) => old ?? activeId)
  const onFold = useCallback(
    (id: number) =>
      setFolded((old) => {
        const next = new Set(old)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  return { lines, folded, onFold, line, at, range, ranged, go, near, extend, release, begin }
}
