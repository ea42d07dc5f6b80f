import { Refusal } from '../refusal.ts'
import type { ReadSheet, SheetCell, SheetRow } from '../documents/sheet.ts'

/** The columns of the sheet of actuals: the first name is the one in the form, the others are accepted too. */
export const ACTUAL_COLUMNS = {
  year: ['연도', '년도', '회계연도'],
  month: ['기간', '월', '분기', '대상기간'],
  code: ['지표코드', '코드'],
  department: ['부서', '부서명', '담당부서', '소관부서'],
  name: ['성과지표', '지표명', '지표', '성과지표명'],
  part: ['구성항목', '구성요소'],
  actual: ['실적치', '실적', '실적값'],
  state: ['상태', '값상태'],
  reason: ['사유'],
  cause: ['원인'],
  remedy: ['조치', '조치계획'],
  due: ['기한', '조치기한'],
  seen: ['버전'],
} as const
export type ActualColumn = keyof typeof ACTUAL_COLUMNS

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
  throw new Refusal('sheet-not-recognised', { columns: '지표코드(또는 성과지표), 실적치' })
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
