import type { CellStyle, CellValue, WriteSheet } from './workbook-file.ts'

/** How the office's forms look: one font, thin lines, grey for what stands, pale yellow for what is to be filled in. */
const FONT = { name: '맑은 고딕', size: 10 }
const hairline = { style: 'thin', color: { rgb: 'BFC4CC' } } as const
const border = { top: hairline, right: hairline, bottom: hairline, left: hairline }
const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const

const LOOK = {
  title: { font: { ...FONT, size: 14, bold: true }, alignment: { vertical: 'center' } },
  note: { font: { ...FONT, size: 9, color: { rgb: '5B6470' } }, alignment: { vertical: 'center' } },
  head: {
    font: { ...FONT, bold: true },
    fill: solid('E3E8EF'),
    border,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  headFill: {
    font: { ...FONT, bold: true },
    fill: solid('FFE9A8'),
    border,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  text: { font: FONT, fill: solid('F6F7F9'), border, alignment: { vertical: 'center', wrapText: true } },
  center: { font: FONT, fill: solid('F6F7F9'), border, alignment: { horizontal: 'center', vertical: 'center' } },
  number: { font: FONT, fill: solid('F6F7F9'), border, alignment: { horizontal: 'right', vertical: 'center' } },
  fillNumber: {
    font: FONT,
    fill: solid('FFFBEA'),
    border,
    alignment: { horizontal: 'right', vertical: 'center' },
    protection: { locked: false },
  },
  fillText: {
    font: FONT,
    fill: solid('FFFBEA'),
    border,
    alignment: { vertical: 'center', wrapText: true },
    protection: { locked: false },
  },
  guide: { font: FONT, alignment: { vertical: 'top', wrapText: true } },
  guideHead: { font: { ...FONT, bold: true }, alignment: { vertical: 'top' } },
} as const satisfies Readonly<Record<string, CellStyle>>
export type Look = keyof typeof LOOK

/** A number as it is written, minus as △, with that many decimals and more where the figure has more. */
export const numberFormat = (decimals: number): string => {
  const places = decimals > 0 ? `.${'0'.repeat(Math.min(decimals, 10))}` : ''
  return `#,##0${places};△#,##0${places}`
}
export const TEXT_FORMAT = '@'

export interface Styled {
  readonly value: CellValue
  readonly look: Look
  readonly format?: string
}
export const styled = (value: CellValue, look: Look, format?: string): Styled => ({
  value,
  look,
  ...(format === undefined ? {} : { format }),
})

/** Rows of styled cells as the writer takes them. */
export function cellsOf(rows: readonly (readonly (Styled | null)[])[]): Pick<WriteSheet, 'rows' | 'cells'> {
  const cells = new Map<string, { readonly value: CellValue; readonly style: CellStyle }>()
  // One object a look and format: the writer then makes one style of all its cells.
  const styles = new Map<string, CellStyle>()
  for (const [row, line] of rows.entries()) {
    for (const [column, one] of line.entries()) {
      if (one === null) continue
      const key = `${one.look}/${one.format ?? ''}`
      const style = styles.get(key) ?? { ...LOOK[one.look], ...(one.format === undefined ? {} : { numFmt: one.format }) }
      styles.set(key, style)
      cells.set(`${row},${column}`, { value: one.value, style })
    }
  }
  return { rows: rows.map((line) => line.map((one) => one?.value ?? null)), cells }
}

/** What a locked form still lets people do: widen columns and filter. No password: it guards against slips, not against people. */
export const PROTECTION = {
  sheet: true,
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
  autoFilter: true,
} as const
export const PRINTED = {
  paperSize: 'a4',
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  horizontalCentered: true,
} as const

// Names of sheets have no blanks: the writer does not quote them where a name refers to a sheet, and Excel would call the file damaged.
/** A sheet of explanations: a word in bold, what to do beside it. */
export function guideSheet(title: string, lines: readonly (readonly [string, string])[]): WriteSheet {
  return {
    name: '작성안내',
    columns: [{ width: 16 }, { width: 92 }],
    pageSetup: { ...PRINTED },
    protection: { ...PROTECTION },
    ...cellsOf([
      [styled(title, 'title')],
      [],
      ...lines.map(([word, what]) => [styled(word, 'guideHead'), styled(what, 'guide')]),
    ]),
  }
}
