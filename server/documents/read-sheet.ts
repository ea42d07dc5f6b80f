import { createHash } from 'node:crypto'
import { extensionOf } from '#domain/entry/file-kind.ts'
import { withoutInvisible } from '#domain/entry/invisible.ts'
import { csvRows } from './csv.ts'
import { damaged, excessive } from './guard/damage.ts'
import { guard } from './guard/guard.ts'
import type { SheetLimits } from './guard/limits.ts'
import { Refusal } from '../refusal.ts'
import type { ReadFile, ReadSheet, SheetCell, SheetRow } from './sheet.ts'
import { boundedThread } from './thread.ts'
import {
  type CellValue,
  openWorkbook,
  plainNumber,
  type Sheet,
  type SheetCellFormat,
  shownDate,
  shownNumber,
} from './workbook-file.ts'

const MB = 1024 * 1024
/** Five thousand rows with every column filled are about 2 MB; a whole government's year stays far below. */
export const SHEET_LIMITS: SheetLimits = {
  bytes: 16 * MB,
  unpacked: 120 * MB,
  parts: 500,
  ratio: 250,
  xmlDepth: 100,
  xmlElements: 4_000_000,
  pages: 1,
  cells: 1_000_000,
  milliseconds: 40_000,
  heapMb: 768,
  // A document may be read beside it, whose growth is not the sheet's.
  growthMb: Infinity,
  rows: 20_000,
}
/** What a sheet of Excel can hold, for a process of its own: nobody waits beside it. */
export const WHOLE_SHEET_LIMITS: SheetLimits = {
  ...SHEET_LIMITS,
  bytes: 256 * MB,
  unpacked: 3000 * MB,
  xmlElements: 100_000_000,
  cells: 20_000_000,
  milliseconds: 1_800_000,
  heapMb: 6144,
  rows: 1_048_576,
}

const thread = boundedThread()

/**
 * `readSheets` in a thread of its own, so that no document holds a form up; one file at a time, so that many together cost no
 * more memory than one. Refuses the same, and 'file-too-large' (what: time or memory).
 */
export async function readSheetsInThread(bytes: Uint8Array, name: string, limits = SHEET_LIMITS): Promise<ReadFile> {
  if (bytes.length === 0) throw damaged('empty')
  if (bytes.length > limits.bytes) throw excessive('bytes', limits.bytes)
  return thread.run<ReadFile>({ kind: 'sheets', bytes, name, limits }, limits)
}

/** Ends the thread, which would keep a script alive. */
export const endSheetThread = () => thread.end()

/**
 * A workbook (xlsx, xls, ods) or a text with separators (UTF-8, UTF-16, CP949) as rows of cells; for the reading thread. Refuses
 * what the guard refuses, other kinds of files with 'file-type-refused', and more rows than are read with 'file-too-large'.
 */
export async function readSheets(bytes: Uint8Array, name: string, limits = SHEET_LIMITS): Promise<ReadFile> {
  const file = guard(bytes, name, limits)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  switch (file.kind) {
    case 'csv':
    case 'text': {
      const lost = file.warnings.find((w) => w.kind === 'encoding-replaced')
      return { sheets: [readCsv(file.text, limits)], sha256, replaced: lost ? Number(/\d+$/.exec(lost.what)?.[0] ?? 1) : 0 }
    }
    case 'xlsx':
    case 'xls':
    case 'ods':
      return { sheets: await readWorkbook(file.bytes, file.kind, limits), sha256, replaced: 0 }
    default:
      // A document, whatever its name says: a plan belongs to its import.
      throw new Refusal('file-type-refused', { extension: extensionOf(name), form: 'document' })
  }
}

// Our own CSV files put an apostrophe before a text that Excel would take for a formula.
const APOSTROPHE = /^'(?=\s*[=+\-@＝＋－＠]|[\t\r\n])/

function readCsv(text: string, limits: SheetLimits): ReadSheet {
  const found = csvRows(text, [',', '\t', ';'], limits.rows + 50)
  const rows = found.rows.flatMap(({ cells }, index): SheetRow[] => {
    if (cells.every((cell) => cell.trim() === '')) return []
    return [
      {
        line: index + 1,
        cells: cells.map((cell) =>
          cell.trim() === '' ? null : { kind: 'text', shown: withoutInvisible(cell.replace(APOSTROPHE, '')) },
        ),
      },
    ]
  })
  return { name: null, rows: counted(rows, limits) }
}

async function readWorkbook(bytes: Uint8Array, kind: 'xlsx' | 'xls' | 'ods', limits: SheetLimits): Promise<ReadSheet[]> {
  const workbook = await openWorkbook(bytes, kind, limits.rows * 2)
  const isHidden = (sheet: Sheet) => sheet.hidden === true || sheet.veryHidden === true
  // What nobody sees is read last, and each of its cells says so.
  return workbook.sheets
    .toSorted((a, b) => Number(isHidden(a)) - Number(isHidden(b)))
    .map((sheet) => ({
      name: sheet.name,
      rows: counted(rowsOf(sheet, workbook.dateSystem === '1904'), limits),
    }))
}

function rowsOf(sheet: Sheet, is1904: boolean): SheetRow[] {
  // A formula without a result leaves no value, and at a row's end not even a place for it.
  const formulas = new Map<number, number>()
  for (const [key, cell] of sheet.cells ?? []) {
    if (cell.formula === undefined) continue
    const [row = 0, column = 0] = key.split(',').map(Number)
    formulas.set(row, Math.max(formulas.get(row) ?? 0, column))
  }
  const unseenAt = unseenIn(sheet)
  return sheet.rows.flatMap((values, row): SheetRow[] => {
    const width = Math.max(values.length, (formulas.get(row) ?? -1) + 1)
    const cells = Array.from({ length: width }, (_, column) => {
      const cell = cellOf(values[column], sheet.cells?.get(`${row},${column}`), is1904)
      const unseen = cell === null ? null : unseenAt(row, column)
      return cell === null || unseen === null ? cell : { ...cell, unseen }
    })
    return cells.every((cell) => cell === null) ? [] : [{ line: row + 1, cells }]
  })
}

/** Why nobody sees a cell of the sheet; null = it is seen. */
function unseenIn(sheet: Sheet): (row: number, column: number) => NonNullable<SheetCell['unseen']> | null {
  const all = sheet.hidden === true || sheet.veryHidden === true
  // Of each merged block the first cell alone is seen. By column, so that a block over a whole column costs nothing.
  const merges = sheet.merges ?? []
  return (row, column) => {
    if (all || sheet.rowDefs?.get(row)?.hidden === true || sheet.columns?.[column]?.hidden === true) return 'hidden'
    const covered = merges.some(
      (m) =>
        row >= m.startRow &&
        row <= m.endRow &&
        column >= m.startCol &&
        column <= m.endCol &&
        (row !== m.startRow || column !== m.startCol),
    )
    return covered ? 'covered' : null
  }
}

function counted(rows: SheetRow[], limits: SheetLimits): SheetRow[] {
  if (rows.length > limits.rows) throw new Refusal('file-too-large', { what: 'rows', limit: limits.rows })
  if (rows.reduce((sum, row) => sum + row.cells.length, 0) > limits.cells) throw excessive('cells', limits.cells)
  return rows
}

function cellOf(value: CellValue | undefined, cell: SheetCellFormat | undefined, is1904: boolean): SheetCell | null {
  if (value === null || value === undefined)
    return cell?.formula === undefined ? null : { kind: 'formula', shown: `=${cell.formula}` }
  if (value instanceof Date) return { kind: 'text', shown: shownDate(value, 'yyyy-mm-dd', is1904) }
  if (typeof value === 'number') return numberCell(value, cell, is1904)
  const text = typeof value === 'boolean' ? String(value).toUpperCase() : withoutInvisible(value)
  return text.trim() === '' ? null : { kind: 'text', shown: text }
}

function numberCell(value: number, cell: SheetCellFormat | undefined, is1904: boolean): SheetCell {
  if (!Number.isFinite(value)) return { kind: 'text', shown: String(value) }
  const { shown, meant } = shownNumber(value, cell, is1904)
  return { kind: 'number', value: meant, stored: Number(plainNumber(value)), shown: shown.trim() }
}
