import { type FormKind, formOf } from '#domain/entry/form-kind.ts'

/**
 * One cell as a workbook or a CSV file gives it: a number with what the sheet shows of it, everything else the text on the screen.
 * A formula nobody has computed is reported and never read as an empty cell.
 */
export type SheetCell = {
  readonly shown: string
  /** why nobody sees it in the sheet: its row, column or sheet is hidden, or it lies under a merged cell */
  readonly unseen?: 'hidden' | 'covered'
} & (
  | { readonly kind: 'text' }
  | { readonly kind: 'formula' }
  /** `value`: the number whose digits are shown (hundredths as percent, thousands as thousands); `stored`: the cell's own */
  | { readonly kind: 'number'; readonly value: number; readonly stored: number }
)

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

/** Which form the sheets are, as a fact of a refusal: none where they are no form of ours. */
export function formFact(sheets: readonly ReadSheet[]): { readonly form?: FormKind } {
  for (const { rows } of sheets) {
    const form = formOf(rows.map(({ cells }) => cells.map(shownIn)))
    if (form !== null) return { form }
  }
  return {}
}

export const shownIn = (cell: SheetCell | null | undefined): string => cell?.shown.trim() ?? ''
