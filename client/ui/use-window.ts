import { type FocusEvent, type RefObject, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'

/** So many rows are drawn together; where there are more than so many, only those near the view. */
const BLOCK = 20
const FROM = 400
/** What is drawn beyond the view, in px; and what a row is taken for before one was seen. */
const MARGIN = 900
const ROW = 36
/** So many are drawn for paper, which has no view. */
const MOST_PRINTED = 5000

/** Some rows, or the place of rows that are not drawn. */
export type Part<Row> =
  | { readonly key: string; readonly rows: readonly Row[]; /** null where all are drawn */ readonly first: number | null }
  | { readonly key: string; readonly rows: null; readonly height: number }

/**
 * What of a table's rows is drawn. Of many rows only the blocks near the view and the one with the focus are, and the rest keeps its place: the
 * height it had, or is likely to have. Columns keep the widths (`widths`, undefined where all rows are drawn) that the first rows gave them.
 */
export function useWindow<Row>(table: RefObject<HTMLTableElement | null>, rows: readonly Row[], columns: readonly unknown[]) {
  const [printing, setPrinting] = useState(false)
  const [near, setNear] = useState({ from: 0, to: 2 })
  const [focusedIn, setFocusedIn] = useState<number | null>(null)
  const [widths, setWidths] = useState<{ readonly of: readonly unknown[]; readonly shares: readonly string[] } | null>(null)
  // Another order has other heights.
  const heights = useMemo(() => ({ of: rows, seen: new Map<number, number>() }), [rows]).seen
  const windowed = rows.length > FROM && !(printing && rows.length <= MOST_PRINTED)
  const blocks = Math.ceil(rows.length / BLOCK)
  const known = widths?.of === columns ? widths.shares : null

  useEffect(() => {
    if (rows.length <= FROM) return undefined
    const look = () => {
      const [body, box] = [table.current?.tBodies[0], table.current?.parentElement]
      if (!body || !box) return
      const [start, around] = [body.getBoundingClientRect().top, box.getBoundingClientRect()]
      const next = within(heights, blocks, {
        from: Math.max(0, around.top) - start - MARGIN,
        to: Math.min(innerHeight, around.bottom) - start + MARGIN,
      })
      setWidths((before) => (before?.of === columns ? before : { of: columns, shares: sharesIn(table.current) }))
      setNear((before) => (before.from === next.from && before.to === next.to ? before : next))
    }
    look()
    const print = (on: boolean) => () => flushSync(() => setPrinting(on))
    const [before, after] = [print(true), print(false)]
    document.addEventListener('scroll', look, { capture: true, passive: true })
    addEventListener('resize', look)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      document.removeEventListener('scroll', look, { capture: true })
      removeEventListener('resize', look)
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [table, rows, columns, blocks, heights])

  useLayoutEffect(() => {
    if (!windowed || table.current === null) return
    for (const body of table.current.tBodies) {
      const part = Number(body.dataset['part'] ?? Number.NaN)
      if (!Number.isNaN(part)) heights.set(part, body.getBoundingClientRect().height)
    }
  })

  const slices = useMemo(
    () => (windowed ? Array.from({ length: blocks }, (_, at) => rows.slice(at * BLOCK, (at + 1) * BLOCK)) : []),
    [windowed, blocks, rows],
  )
  const focused = (event: FocusEvent<HTMLElement>) => {
    const part = event.target.closest<HTMLElement>('[data-part]')?.dataset['part']
    setFocusedIn(part === undefined ? null : Number(part))
  }
  if (!windowed) {
    const all: readonly Part<Row>[] = rows.length === 0 ? [] : [{ key: 'all', rows, first: null }]
    return { parts: all, widths: undefined, focused: undefined }
  }
  const drawn = Array.from({ length: near.to - near.from + 1 }, (_, at) => near.from + at)
  if (focusedIn !== null && !drawn.includes(focusedIn)) drawn.push(focusedIn)
  const parts: Part<Row>[] = []
  let at = 0
  const leave = (to: number) => {
    if (to > at) parts.push({ key: `left-${at}`, rows: null, height: heightOf(heights, at, to) })
  }
  for (const block of drawn.filter((one) => one < blocks).toSorted((a, b) => a - b)) {
    leave(block)
    parts.push({ key: String(block), rows: slices[block] ?? [], first: block * BLOCK })
    at = block + 1
  }
  leave(blocks)
  return { parts, widths: known ?? [], focused }
}

/** How wide the columns stand, in parts of the table. */
function sharesIn(table: HTMLTableElement | null): readonly string[] {
  const drawn = [...(table?.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.getBoundingClientRect().width)
  const all = drawn.reduce((sum, one) => sum + one, 0)
  return all === 0 ? [] : drawn.map((one) => `${(100 * one) / all}%`)
}

function usual(heights: ReadonlyMap<number, number>): number {
  let sum = 0
  for (const height of heights.values()) sum += height
  return heights.size === 0 ? BLOCK * ROW : sum / heights.size
}

function heightOf(heights: ReadonlyMap<number, number>, from: number, to: number): number {
  const likely = usual(heights)
  let sum = 0
  for (let block = from; block < to; block++) sum += heights.get(block) ?? likely
  return sum
}

/** The first and the last block of `blocks` that reach into a stretch, in px from the first one's top. */
export function within(
  heights: ReadonlyMap<number, number>,
  blocks: number,
  stretch: { readonly from: number; readonly to: number },
): { readonly from: number; readonly to: number } {
  const likely = usual(heights)
  let [from, to] = [0, 0]
  for (let block = 0, top = 0; block < blocks; block++) {
    const bottom = top + (heights.get(block) ?? likely)
    if (bottom <= stretch.from) from = Math.min(block + 1, blocks - 1)
    if (top < stretch.to) to = block
    top = bottom
  }
  return { from: Math.min(from, to), to }
}
