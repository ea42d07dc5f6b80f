import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from 'saxes'
import { damaged, excessive } from './guard/damage.ts'
import { unzip } from './guard/zip.ts'
import type { Sheet, SheetCellFormat } from './workbook-file.ts'

/** Wider than any form or plan; beyond it stand only repeated blanks. */
const MOST_COLUMNS = 1024
const MOST_CELLS = 2_000_000

interface Cell {
  readonly value: string | number | boolean | Date | null
  readonly format: SheetCellFormat | undefined
  readonly columnSpan: number
  readonly rowSpan: number
  readonly repeat: number
}

/**
 * The sheets of an OpenDocument workbook as LibreOffice and 한셀 write it: rows within headings and groups too, merged blocks, hidden
 * rows, columns and sheets. A number's `shown` is the text that stands in its cell. Refuses 'file-damaged' and 'file-too-large' (cells).
 */
export function readOpenSheets(bytes: Uint8Array, mostRows: number): Sheet[] {
  // Packed by the guard, which has checked its limits.
  const content = unzip(bytes, { unpacked: Infinity, parts: Infinity, ratio: Infinity }).get('content.xml')
  if (!content) throw damaged('unreadable')
  const reader = new SheetReader(mostRows)
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => reader.open(tag))
  parser.on('closetag', (tag) => reader.close(tag.name))
  parser.on('text', (text) => reader.text(text))
  parser.on('error', () => {
    throw damaged('xml')
  })
  parser.write(Buffer.from(content).toString('utf8')).close()
  return reader.sheets
}

class SheetReader {
  readonly sheets: Sheet[] = []
  readonly #hiddenStyles = new Set<string>()
  readonly #mostRows: number
  #style = ''
  #sheet: Sheet | undefined
  /** where the next row and column stand */
  #row = 0
  #column = 0
  #cells = 0
  #hiddenGroups: boolean[] = []
  #rowTag: Record<string, string> = {}
  #rowCells: Cell[] = []
  #cellTag: Record<string, string> | undefined
  #lines: string[] = []
  /** what stands in a cell and is not its text: notes, pictures, the reading beside a word */
  #aside = 0

  constructor(mostRows: number) {
    this.#mostRows = mostRows
  }

  open({ name, attributes }: SaxesTagPlain): void {
    const of = attributes as Record<string, SaxesAttributePlain['value']>
    if (this.#aside > 0 || isAside(name)) {
      this.#aside++
      if (name === 'draw:image' && this.#sheet) this.#sheet.images = [...(this.#sheet.images ?? []), {} as never]
      return
    }
    switch (name) {
      case 'style:style':
        this.#style = of['style:name'] ?? ''
        return
      case 'style:table-properties':
        if (of['table:display'] === 'false') this.#hiddenStyles.add(this.#style)
        return
      case 'table:table':
        this.#begin(of)
        return
      case 'table:table-column':
        this.#columnOf(of)
        return
      case 'table:table-row-group':
        this.#hiddenGroups.push(of['table:display'] === 'false')
        return
      case 'table:table-row':
        this.#rowTag = of
        this.#rowCells = []
        return
      case 'table:table-cell':
      case 'table:covered-table-cell':
        this.#cellTag = of
        this.#lines = []
        return
      case 'text:p':
        this.#lines.push('')
        return
      case 'text:s':
        this.text(' '.repeat(Math.min(count(of['text:c']), 1000)))
        return
      case 'text:tab':
        this.text('\t')
        return
      case 'text:line-break':
        this.text('\n')
    }
  }

  text(text: string): void {
    if (this.#cellTag && this.#aside === 0 && this.#lines.length > 0) this.#lines.push((this.#lines.pop() ?? '') + text)
  }

  close(name: string): void {
    if (this.#aside > 0) this.#aside--
    else if (name === 'table:table-row-group') this.#hiddenGroups.pop()
    else if (name === 'table:table-row') this.#endRow()
    else if (name === 'table:table') this.#sheet = undefined
    else if (this.#cellTag && (name === 'table:table-cell' || name === 'table:covered-table-cell')) {
      this.#rowCells.push(cellOf(this.#cellTag, this.#lines.join('\n')))
      this.#cellTag = undefined
    }
  }

  #begin(of: Record<string, string>) {
    this.#sheet = {
      name: of['table:name'] ?? '',
      rows: [],
      cells: new Map(),
      merges: [],
      columns: [],
      rowDefs: new Map(),
      hidden: this.#hiddenStyles.has(of['table:style-name'] ?? ''),
    }
    this.sheets.push(this.#sheet)
    this.#row = 0
    this.#column = 0
  }

  #columnOf(of: Record<string, string>) {
    const until = Math.min(this.#column + count(of['table:number-columns-repeated']), MOST_COLUMNS)
    for (; this.#column < until; this.#column++) this.#sheet?.columns?.push({ hidden: isHidden(of) })
  }

  #endRow() {
    const sheet = this.#sheet
    const repeat = count(this.#rowTag['table:number-rows-repeated'])
    while (
      this.#rowCells.at(-1)?.value === null &&
      this.#rowCells.at(-1)?.format === undefined &&
      isSingle(this.#rowCells.at(-1))
    )
      this.#rowCells.pop()
    // A long run of blank rows to the sheet's end, or to the next one that says something.
    if (!sheet || this.#rowCells.length === 0) {
      this.#row += repeat
      return
    }
    const hidden = isHidden(this.#rowTag) || this.#hiddenGroups.includes(true)
    for (let n = 0; n < repeat && this.#row < this.#mostRows; n++, this.#row++) {
      while (sheet.rows.length < this.#row) sheet.rows.push([])
      if (hidden) sheet.rowDefs?.set(this.#row, { hidden })
      sheet.rows.push(this.#valuesOf(sheet))
    }
  }

  #valuesOf(sheet: Sheet): Sheet['rows'][number] {
    const values: Sheet['rows'][number] = []
    for (const { value, format, columnSpan, rowSpan, repeat } of this.#rowCells) {
      for (let n = 0; n < repeat && values.length < MOST_COLUMNS; n++) {
        const column = values.length
        if (++this.#cells > MOST_CELLS) throw excessive('cells', MOST_CELLS)
        if (columnSpan > 1 || rowSpan > 1)
          sheet.merges?.push({
            startRow: this.#row,
            startCol: column,
            endRow: this.#row + rowSpan - 1,
            endCol: column + columnSpan - 1,
          })
        if (format) sheet.cells?.set(`${this.#row},${column}`, format)
        values.push(value)
      }
    }
    return values
  }
}

const isAside = (name: string) => /^(office:annotation|text:ruby-text|text:note|draw:.*|table:shapes)$/.test(name)
const isHidden = (of: Record<string, string>) => /^(collapse|filter)$/.test(of['table:visibility'] ?? '')
const isSingle = (cell: Cell | undefined) => cell?.columnSpan === 1 && cell.rowSpan === 1
/** A positive whole number of an attribute; 1 when it is not there. */
const count = (text: string | undefined) => Math.max(1, Math.trunc(Number(text ?? 1)) || 1)

function cellOf(of: Record<string, string>, text: string): Cell {
  const formula = of['table:formula']?.replace(/^\w+:=/, '').replaceAll(/\[\.?([^\]]*)\]/g, '$1')
  const type = of['office:value-type'] ?? ''
  const value = valueOf(type, of, text)
  const isShown = typeof value === 'number' || value instanceof Date
  const format =
    formula === undefined && !isShown
      ? undefined
      : { ...(formula !== undefined && { formula }), ...(isShown && { shown: text, isPercent: type === 'percentage' }) }
  return {
    value,
    format,
    columnSpan: count(of['table:number-columns-spanned']),
    rowSpan: count(of['table:number-rows-spanned']),
    repeat: count(of['table:number-columns-repeated']),
  }
}

function valueOf(type: string, of: Record<string, string>, text: string): Cell['value'] {
  switch (type) {
    case 'float':
    case 'currency':
    case 'percentage': {
      const number = Number(of['office:value'] ?? Number.NaN)
      // A logical value is kept as 1 or 0.
      if (/^(TRUE|FALSE|참|거짓)$/.test(text)) return number !== 0
      return Number.isFinite(number) ? number : textOf(text)
    }
    case 'boolean':
      return of['office:boolean-value'] === 'true'
    case 'date': {
      const day = of['office:date-value'] ?? ''
      const date = new Date(/T.*(Z|[+-]\d\d:?\d\d)$/.test(day) ? day : `${day}${day.includes('T') ? '' : 'T00:00:00'}Z`)
      return Number.isNaN(date.getTime()) ? textOf(text) : date
    }
    case 'string':
      // An empty text is a formula's result too, and no formula that nobody has computed.
      return text === '' ? (of['office:string-value'] ?? '') : text
    default:
      return textOf(text)
  }
}
const textOf = (text: string) => (text === '' ? null : text)
