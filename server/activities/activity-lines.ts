import { ACTIVITY_COLUMNS, type ActivityColumn } from '#domain/entry/activity-columns.ts'
import { formFact, type ReadSheet, type SheetCell, type SheetRow } from '../documents/sheet.ts'
import { Refusal } from '../refusal.ts'

/** A row of a sheet of activities. */
export interface ActivityLine {
  readonly line: number
  /** undefined: the sheet has no such column; null: the cell is empty */
  readonly cell: (column: ActivityColumn) => SheetCell | null | undefined
}

const NAMES: ReadonlyMap<string, ActivityColumn> = new Map(
  Object.entries(ACTIVITY_COLUMNS).flatMap(([column, names]) =>
    names.map((name): [string, ActivityColumn] => [name, column as ActivityColumn]),
  ),
)
/** Rows a sheet's titles may take above its heading. */
const TITLES = 30
const squeezed = (text: string) => text.normalize('NFC').replaceAll(/\([^()]*\)|\s/g, '')

/** The filled rows of the first sheet that has a heading for days and one for titles. Refuses 'sheet-not-recognised'. */
export function activityLines(sheets: readonly ReadSheet[]): readonly ActivityLine[] {
  for (const sheet of sheets) {
    for (const [index, row] of sheet.rows.slice(0, TITLES).entries()) {
      const places = headingOf(row)
      if (places === null) continue
      const at = [...places].filter(([column]) => column !== 'department' && column !== 'seen').map(([, place]) => place)
      // The form's empty rows have their department and nothing else.
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
  throw new Refusal('sheet-not-recognised', { columns: '날짜, 제목', ...formFact(sheets) })
}

function headingOf({ cells }: SheetRow): ReadonlyMap<ActivityColumn, number> | null {
  const places = new Map<ActivityColumn, number>()
  for (const [index, cell] of cells.entries()) {
    const column = NAMES.get(squeezed(cell?.shown ?? ''))
    if (column === undefined) continue
    // Two columns of one name: which is meant would be a guess.
    if (places.has(column)) throw new Refusal('sheet-not-recognised', { columns: ACTIVITY_COLUMNS[column][0] })
    places.set(column, index)
  }
  return places.has('startsOn') && places.has('title') ? places : null
}
