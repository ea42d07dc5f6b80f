import { checkCell } from '#domain/entry/entry-cell.ts'
import { type Finding, isJump } from '#domain/entry/entry-checks.ts'
import { squeezeName } from '#domain/plan/same-name.ts'
import { sameValue } from '#domain/entry/submission.ts'
import type { Line } from './lines.ts'
import { matchName } from './names.ts'
import { isNumberColumn, readTyped, type Typed } from './typed.ts'

/**
 * takes: will be saved · same: nothing to do · blank: left as it is · ask, refuse, hard: a person must look · near, jump: a
 * person must say that the name, the figure is meant · twice: two rows for one indicator · unknown: no indicator of that name · locked
 */
export type Verdict = 'takes' | 'same' | 'blank' | 'ask' | 'refuse' | 'hard' | 'jump' | 'near' | 'twice' | 'unknown' | 'locked'

export interface PasteLine {
  /** which pasted row, from 0 */
  readonly row: number
  /** the name as pasted; '' when rows are taken by their place */
  readonly label: string
  readonly line: Line | null
  readonly raw: string
  readonly typed: Typed
  readonly verdict: Verdict
  /** the rule of 'hard' and 'jump' */
  readonly finding: Finding | null
}

export interface PasteShape {
  /** column with the names; null = rows are taken by their place */
  readonly names: number | null
  readonly figures: number
  /** rows above the first figure: a sheet's head */
  readonly head: number
}

type Rows = readonly (readonly string[])[]
const HEAD = /실적|목표|지표|단위|가중치|비고|구분|연도|항목|달성률|actual|target|indicator|unit/i

/** What the block looks like: which column has names, which the figures, and how many rows are its head. A person can change it. */
export function shapeOf(rows: Rows, lines: readonly Line[], year: number): PasteShape {
  const columns = Array.from({ length: Math.max(0, ...rows.map((r) => r.length)) }, (_, index) => index)
  const found = (column: number) => rows.filter((r) => matchName(r[column] ?? '', lines, nameOf) !== null).length
  const best = columns.toSorted((a, b) => found(b) - found(a) || a - b)[0]
  const names = best !== undefined && found(best) > 0 ? best : null
  const numbers = columns.filter(
    (column) =>
      column !== names &&
      isNumberColumn(
        rows.filter((r) => !HEAD.test(r[column] ?? '')),
        column,
      ),
  )
  const title = (column: number) =>
    rows
      .slice(0, 3)
      .map((r) => r[column] ?? '')
      .filter((text) => readTyped(text, '').kind === 'refuse')
      .join(' ')
  const actuals = numbers.filter((column) => /실적|actual/i.test(title(column)))
  const likely = (names === null ? numbers[0] : numbers.at(-1)) ?? (names === 0 ? 1 : 0)
  const figures = actuals.find((column) => title(column).includes(String(year))) ?? actuals[0] ?? likely
  const first = rows.findIndex((r) => !isHead(r, figures))
  return { names, figures, head: Math.max(0, first) }
}
const isHead = (row: readonly string[], figures: number) => {
  const text = (row[figures] ?? '').trim()
  return (text === '' || HEAD.test(text) || /^\d{4}(?:년|\.)?$/.test(text)) && row.some((cell) => HEAD.test(cell))
}
export const nameOf = ({ cell, part }: Line) => part?.name ?? cell.name

/** Each pasted row against a line of the grid: by name where the block has names, else from the chosen line downwards. */
export function pastePlan(rows: Rows, shape: PasteShape, lines: readonly Line[], from: string | null) {
  const filled = (cells: readonly string[]) => cells.some((text) => text.trim() !== '')
  const body = rows
    .map((cells, row) => ({ cells, row }))
    .slice(shape.head)
    .filter(({ cells }) => shape.names === null || filled(cells))
  const made = shape.names === null ? byPlace(body, shape, lines, from) : byName(body, shape, shape.names, lines)
  const count = (...kinds: Verdict[]) => made.filter((l) => kinds.includes(l.verdict)).length
  const beyond = shape.names === null ? body.length - made.length : 0
  return { lines: made, of: made.length - count('blank'), takes: count('takes'), same: count('same'), beyond }
}

type Body = readonly { readonly cells: readonly string[]; readonly row: number }[]

function byPlace(body: Body, { figures }: PasteShape, lines: readonly Line[], from: string | null): PasteLine[] {
  const at = lines.findIndex((l) => l.id === from)
  // Begun on a part it goes on through parts; a column of indicators passes them by.
  const parts = lines[at]?.part != null
  const places = lines.slice(Math.max(0, at)).filter((l) => parts || l.part === null)
  return body.flatMap(({ cells, row }, index): PasteLine[] => {
    const line = places[index]
    return line === undefined ? [] : [judged(row, '', line, (cells[figures] ?? '').trim())]
  })
}

function byName(body: Body, { figures }: PasteShape, names: number, lines: readonly Line[]): PasteLine[] {
  const found = body.flatMap(({ cells, row }) => {
    const label = (cells[names] ?? '').trim()
    const raw = (cells[figures] ?? '').trim()
    const match = matchName(label, lines, nameOf)
    // A heading of the sheet between the rows is no value that got lost.
    if (label === '' || (match === null && raw === '')) return []
    const isActual = cells.some((text) => /^실적치?$/.test(squeezeName(text)))
    return [{ label, raw, row, line: match?.one ?? null, match: match?.match ?? null, isActual }]
  })
  return found.flatMap((one): PasteLine[] => {
    const { line, row, label, raw, match } = one
    const none = { row, label, line, raw, typed: readTyped(raw, line?.part?.unit ?? line?.cell.unit ?? ''), finding: null }
    if (line === null) return [{ ...none, verdict: 'unknown' }]
    const rivals = found.filter((f) => f.line?.id === line.id)
    // 목표 and 실적 of one indicator on two rows: the row that says 실적 is the one.
    if (rivals.length > 1 && rivals.filter((r) => r.isActual).length === 1)
      return one.isActual ? [judged(row, label, line, raw)] : []
    if (rivals.length > 1) return [{ ...none, verdict: 'twice' }]
    const told = judged(row, label, line, raw)
    return [match === 'near' && told.verdict === 'takes' ? { ...told, verdict: 'near' } : told]
  })
}

function judged(row: number, label: string, line: Line, raw: string): PasteLine {
  const typed = readTyped(raw, line.part?.unit ?? line.cell.unit)
  const findings = typed.kind === 'value' && line.part === null ? checkCell(line.cell, typed.value, null) : []
  const finding = findings.find((f) => f.hard) ?? findings.find(isJump) ?? null
  return { row, label, line, raw, typed, verdict: verdictOf(line, raw, typed, finding), finding }
}

function verdictOf({ cell, part }: Line, raw: string, typed: Typed, finding: Finding | null): Verdict {
  if (raw === '') return 'blank'
  const now =
    part === null
      ? cell.value
      : part.value === null
        ? { kind: 'not-entered' as const }
        : { kind: 'measured' as const, value: part.value }
  if (typed.kind === 'value' && sameValue(typed.value, now)) return 'same'
  if (!cell.acts.includes('enter')) return 'locked'
  if (typed.kind !== 'value') return typed.kind
  return finding === null ? 'takes' : finding.hard ? 'hard' : 'jump'
}
