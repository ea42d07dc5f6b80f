import { isOpen } from '#domain/entry/progress.ts'
import type { GridCell } from './lines.ts'

/** What a submit would take, and what it would leave with the reason. Cells not saved yet are never taken. */
export function submission(cells: readonly GridCell[], unsaved: ReadonlySet<number>) {
  const mine = cells.filter(isOpen)
  const broken = (c: GridCell) => c.missing.length > 0 || c.findings.some((f) => f.hard)
  const ready = mine.filter((c) => c.acts.includes('submit') && !broken(c) && !unsaved.has(c.indicatorId))
  const taken = new Set(ready)
  return { ready, left: mine.filter((c) => !taken.has(c)) }
}
