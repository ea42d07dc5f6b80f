/**
 * One cell as a workbook or a CSV file gives it. A real number is its number, however it is shown; everything else is the text on
 * the screen. A formula nobody has computed is reported and never read as an empty cell.
 */
export type SheetCell =
  | { readonly kind: 'text'; readonly shown: string }
  | { readonly kind: 'number'; readonly shown: string; readonly value: number }
  | { readonly kind: 'formula'; readonly shown: string }

export interface SheetRow {
  /** 1-based row of the sheet, line of the file */
  readonly line: number
  /** from column A; null = empty */
  readonly cells: readonly (SheetCell | null)[]
}

export interface ReadSheet {
  /** null for CSV */
  readonly name: string | null
  /** rows with something in them */
  readonly rows: readonly SheetRow[]
}

export interface ReadFile {
  readonly sheets: readonly ReadSheet[]
  /** of the file's bytes, hex */
  readonly sha256: string
  /** characters the file's encoding lost */
  readonly replaced: number
}

export const shownIn = (cell: SheetCell | null | undefined): string => cell?.shown.trim() ?? ''
