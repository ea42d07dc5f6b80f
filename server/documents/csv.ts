import Papa from 'papaparse'

export interface CsvRow {
  readonly cells: readonly string[]
  /** 1-based line of the text the row begins on; a quoted cell may hold line ends */
  readonly line: number
}

/** What is wrong with a text that should be CSV, and the line it is wrong on. */
export class CsvFault extends Error {
  readonly line: number
  constructor(line: number, what: string) {
    super(what)
    this.line = line
  }
}

/**
 * The rows of a text with separators, empty ones too. `delimiters` are tried in their order; `most` rows are read. Nothing is
 * refused: a foreign file is read as far as it goes. `fault` is the first broken quote, null when there is none.
 */
export function csvRows(
  text: string,
  delimiters: readonly string[],
  most = 0,
): { readonly rows: readonly CsvRow[]; readonly fault: CsvFault | null } {
  const source = text.replace(/^\uFEFF/, '')
  const rows: CsvRow[] = []
  let fault: CsvFault | null = null
  let line = 1
  let counted = 0
  Papa.parse<string[]>(source, {
    ...(delimiters.length === 1 ? { delimiter: delimiters[0] ?? ',' } : { delimitersToGuess: [...delimiters] }),
    preview: most,
    step: ({ data, meta, errors }) => {
      const broken = errors.find(({ type }) => type === 'Quotes')
      if (broken) fault ??= new CsvFault(line, broken.message)
      rows.push({ cells: data, line })
      line += source.slice(counted, meta.cursor).split(/\r\n|\n|\r/).length - 1
      counted = meta.cursor
    },
  })
  return { rows, fault }
}

/** Rows of our own CSV files by the names of their heading, empty lines left out. Throws CsvFault at the first broken quote or uneven row. */
export function csvRecords(text: string): { readonly record: Readonly<Record<string, string>>; readonly line: number }[] {
  const { rows, fault } = csvRows(text, [','])
  const [heading, ...filled] = rows.filter(({ cells }) => cells.length > 1 || cells[0] !== '')
  const uneven = filled.find(({ cells }) => cells.length !== heading?.cells.length)
  if (fault && (!uneven || fault.line <= uneven.line)) throw fault
  if (uneven) throw new CsvFault(uneven.line, `${uneven.cells.length} cells under ${heading?.cells.length ?? 0} headings`)
  return filled.map(({ cells, line }) => ({
    record: Object.fromEntries((heading?.cells ?? []).map((name, i) => [name, cells[i] ?? ''])),
    line,
  }))
}
