/** Rows and columns of a text copied from a sheet: tabs, lines, and quoted cells that hold either. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let at = 0; at < body.length; at++) {
    const c = body.charAt(at)
    if (quoted) {
      if (c !== '"') cell += c
      else if (body[at + 1] === '"') {
        cell += '"'
        at++
      } else quoted = false
    } else if (c === '"' && cell === '') quoted = true
    else if (c === '\t' || c === '\n') {
      rows.at(-1)?.push(cell)
      cell = ''
      if (c === '\n') rows.push([])
    } else cell += c
  }
  rows.at(-1)?.push(cell)
  return rows
}

/** One cell of an HTML table as it is written: merged cells are written once. */
export interface WrittenCell {
  readonly text: string
  readonly down: number
  readonly across: number
}

const WIDEST = 200

/**
 * Written cells → a full grid. A merged name stands in each of its rows, since it is the name of each; a merged figure stands
 * in the first only: whose the others are would be a guess.
 */
export function spread(rows: readonly (readonly WrittenCell[])[], isFigure: (text: string) => boolean): string[][] {
  const grid: (string | undefined)[][] = rows.map(() => [])
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const { text, down, across } of row) {
      while (grid[y]?.[x] !== undefined) x += 1
      const repeats = !isFigure(text)
      for (let dy = 0; dy < Math.min(down, rows.length - y); dy++) {
        for (let dx = 0; dx < Math.min(across, WIDEST - x); dx++) {
          const line = grid[y + dy]
          if (line && line[x + dx] === undefined) line[x + dx] = (dy === 0 && dx === 0) || (repeats && dx === 0) ? text : ''
        }
      }
      x += across
    }
  }
  const width = Math.max(0, ...grid.map((row) => row.length))
  return grid.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? ''))
}

/** A table from 한글, Excel or a browser; null when there is none. Parsed in a document of its own, never put on the page. */
export function readHtmlTable(html: string, isFigure: (text: string) => boolean): string[][] | null {
  if (!/<table/i.test(html)) return null
  const page = new DOMParser().parseFromString(withoutStyles(html), 'text/html')
  // Office puts comments, metadata and bullets of its own between the words.
  for (const junk of page.querySelectorAll('script, xml, meta, link, title, [data-unseen]')) junk.remove()
  const tables = [...page.querySelectorAll('table')].filter((t) => t.parentElement?.closest('table') === null)
  const rows = tables.flatMap((table) =>
    [...table.rows].map((row) =>
      [...row.cells].map((cell): WrittenCell => ({
        text: textOf(cell),
        down: Math.max(1, cell.rowSpan),
        across: Math.max(1, Math.min(cell.colSpan, WIDEST)),
      })),
    ),
  )
  return rows.length === 0 ? null : spread(rows, isFigure)
}

/** Even a document never shown has its styles refused by the page's security policy; what they hid stays hidden. */
const withoutStyles = (html: string) =>
  html.replace(/<style[\s\S]*?<\/style\s*>/gi, '').replace(STYLE, (style) => (UNSEEN.test(style) ? ' data-unseen' : ''))
const STYLE = /\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi
const UNSEEN = /mso-list:\s*ignore|mso-hide:\s*all|display:\s*none/i

/** Paragraphs and line breaks inside a cell part words; spans do not: 한글 cuts a word into several. */
function textOf(cell: Element): string {
  for (const end of cell.querySelectorAll('br, p, div, li')) end.after(' ')
  return (cell.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()
}
