import type { EntryValue } from '#domain/submission.ts'
import { sameValue } from '#domain/submission.ts'
import { readTyped, type Typed } from './typed.ts'
import type { GridCell } from './types.ts'

/** Rows and columns of a text copied from a sheet: tabs, lines, and quoted cells that hold either. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let at = 0; at < body.length; at++) {
    const c = body.charAt(at)
    if (quoted) {
      if (c !== '"') cell += c
      else if (body[at + 1] === '"') { cell += '"'; at++ } else quoted = false
    } else if (c === '"' && cell === '') quoted = true
    else if (c === '\t' || c === '\n') {
      rows.at(-1)?.push(cell)
      cell = ''
      if (c === '\n') rows.push([])
    } else cell += c
  }
  rows.at(-1)?.push(cell)
  return rows
}

/** A table from 한글 or a browser comes as HTML; its text form loses empty cells there. Parsed, never put on the page. */
export function readHtmlTable(html: string): string[][] | null {
  if (!/<table/i.test(html)) return null
  const rows = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('tr')]
  const found = rows.map((row) => [...row.querySelectorAll('td,th')].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim()))
  return found.length === 0 ? null : found
}

/** The column to begin with: the first in which most filled cells are numbers. The person can choose another. */
export function firstNumberColumn(rows: readonly (readonly string[])[]): number {
  const width = Math.max(0, ...rows.map((r) => r.length))
  const numbers = (column: number) => {
    const filled = rows.map((r) => r[column] ?? '').filter((text) => text.trim() !== '')
    return filled.length > 0 && filled.filter((text) => readTyped(text, '').kind !== 'refuse').length * 2 > filled.length
  }
  return Math.max(0, Array.from({ length: width }, (_, i) => i).findIndex(numbers))
}

export interface PasteLine {
  readonly cell: GridCell
  readonly raw: string
  readonly typed: Typed
  /** takes: will be saved · same: nothing to do · blank: left as it is · ask, refuse: a person must look · locked */
  readonly verdict: 'takes' | 'same' | 'blank' | 'ask' | 'refuse' | 'locked'
}

/** One line for each pasted row, from the cell on downwards; rows beyond the grid are counted, not lost in silence. */
export function pastePlan(rows: readonly (readonly string[])[], column: number, cells: readonly GridCell[], from: number) {
  const lines = rows.flatMap((row, index): PasteLine[] => {
    const cell = cells[from + index]
    if (cell === undefined) return []
    const raw = (row[column] ?? '').trim()
    const typed = readTyped(raw, cell.unit)
    return [{ cell, raw, typed, verdict: verdictOf(cell, raw, typed) }]
  })
  const count = (...kinds: PasteLine['verdict'][]) => lines.filter((l) => kinds.includes(l.verdict)).length
  return { lines, of: lines.length, takes: count('takes', 'same'), toCheck: count('ask', 'refuse', 'locked'), beyond: Math.max(0, rows.length - lines.length) }
}

function verdictOf(cell: GridCell, raw: string, typed: Typed): PasteLine['verdict'] {
  if (raw === '') return 'blank'
  if (typed.kind !== 'value') return typed.kind
  if (same(typed.value, cell.value)) return 'same'
  return cell.acts.includes('enter') ? 'takes' : 'locked'
}
const same = (a: EntryValue, b: EntryValue) => sameValue(a, b)
