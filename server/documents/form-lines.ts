import { Refusal } from '../refusal.ts'
import { formFact, type ReadSheet, type SheetCell, type SheetRow } from './sheet.ts'

/** A filled row of a form, by its columns. */
export interface FormLine<Column extends string> {
  readonly line: number
  /** undefined: the sheet has no such column; null: the cell is empty */
  readonly cell: (column: Column) => SheetCell | null | undefined
}

/** The names a form's columns go by: the first is the one it prints. */
export type ColumnNames<Column extends string> = Readonly<Record<Column, readonly string[]>>

/** Rows a sheet's titles may take above its heading. */
const TITLES = 30
const squeezed = (text: string) => text.normalize('NFC').replaceAll(/\([^()]*\)|\s/g, '')

/**
 * The filled rows of the first sheet whose heading has the `needed` columns; one with nothing but `bare` columns is empty (a form's own rows).
 * Refuses 'sheet-not-recognised'.
 */
export function formLines<Column extends string>(
  sheets: readonly ReadSheet[],
  columns: ColumnNames<Column>,
  { needed, bare }: { readonly needed: readonly NoInfer<Column>[]; readonly bare: readonly NoInfer<Column>[] },
): readonly FormLine<Column>[] {
  const names = new Map(
    (Object.keys(columns) as Column[]).flatMap((column) => columns[column].map((name): [string, Column] => [name, column])),
  )
  for (const sheet of sheets) {
    for (const [index, row] of sheet.rows.slice(0, TITLES).entries()) {
      const places = headingOf(row, names, columns)
      if (!needed.every((column) => places.has(column))) continue
      const at = [...places].filter(([column]) => !bare.includes(column)).map(([, place]) => place)
      return sheet.rows
        .slice(index + 1)
        .filter(({ cells }) => at.some((place) => cells[place] != null))
        .map(({ line, cells }) => ({
          line,
          cell: (column) => {
            const place = places.get(column)
            return place === undefined ? undefined : (cells[place] ?? null)
          },
        }))
    }
  }
  throw new Refusal('sheet-not-recognised', {
    columns: needed.map((column) => columns[column][0]).join(', '),
    ...formFact(sheets),
  })
}

function headingOf<Column extends string>(
  { cells }: SheetRow,
  names: ReadonlyMap<string, Column>,
  columns: ColumnNames<Column>,
): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>()
  for (const [index, cell] of cells.entries()) {
    const column = names.get(squeezed(cell?.shown ?? ''))
    if (column === undefined) continue
    // Two columns of one name: which is meant would be a guess.
    if (places.has(column)) throw new Refusal('sheet-not-recognised', { columns: columns[column][0] ?? column })
    places.set(column, index)
  }
  return places
}
