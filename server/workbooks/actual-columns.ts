import { ACTUAL_COLUMNS, type ActualColumn } from '#domain/entry/actual-columns.ts'
import { Refusal } from '../refusal.ts'
import { formFact, type ReadSheet, type SheetCell, type SheetRow } from '../documents/sheet.ts'

export interface ActualRow {
  readonly line: number
  readonly cell: (column: ActualColumn) => SheetCell | null
  /** the row's known columns as shown, for giving it back */
  readonly texts: Readonly<Partial<Record<ActualColumn, string>>>
}

const NAMES: ReadonlyMap<string, ActualColumn> = new Map(
  Object.entries(ACTUAL_COLUMNS).flatMap(([column, names]) =>
    names.map((name): [string, ActualColumn] => [name, column as ActualColumn]),
  ),
)
/** Rows a sheet's titles may take above its heading. */
const TITLES = 30
const squeezed = (text: string) => text.normalize('NFC').replaceAll(/\([^()]*\)|\s/g, '')

/** The rows of the first sheet that has a heading for names (or codes) and one for actuals. Refuses 'sheet-not-recognised'. */
export function actualRows(sheets: readonly ReadSheet[]): readonly ActualRow[] {
  for (const sheet of sheets) {
    for (const [index, row] of sheet.rows.slice(0, TITLES).entries()) {
      const places = headingOf(row)
      if (places !== null) return sheet.rows.slice(index + 1).map((one) => rowOf(one, places))
    }
  }
  throw new Refusal('sheet-not-recognised', { columns: '지표코드(또는 성과지표), 실적치', ...formFact(sheets) })
}

function headingOf({ cells }: SheetRow): ReadonlyMap<ActualColumn, number> | null {
  const places = new Map<ActualColumn, number>()
  for (const [index, cell] of cells.entries()) {
    const column = NAMES.get(squeezed(cell?.shown ?? ''))
    if (column === undefined) continue
    // Two columns of one name: which is meant would be a guess.
    if (places.has(column)) throw new Refusal('sheet-not-recognised', { columns: ACTUAL_COLUMNS[column][0] })
    places.set(column, index)
  }
  return places.has('actual') && (places.has('code') || places.has('name')) ? places : null
}

function rowOf({ line, cells }: SheetRow, places: ReadonlyMap<ActualColumn, number>): ActualRow {
  const texts = Object.fromEntries([...places].map(([column, at]) => [column, cells[at]?.shown.trim() ?? '']))
  return { line, texts, cell: (column) => cells[places.get(column) ?? -1] ?? null }
}
