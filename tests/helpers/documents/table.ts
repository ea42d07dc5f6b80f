/** A table as a fixture says it: a cell is its text, or its text and spans; what it covers is left out. */
export type MadeCell = string | { readonly text: string; readonly rows?: number; readonly columns?: number }

export type MadeBlock = string | { readonly heading: string } | readonly (readonly MadeCell[])[]

const textOf = (cell: MadeCell) => (typeof cell === 'string' ? cell : cell.text)

export const isTable = (block: MadeBlock): block is readonly (readonly MadeCell[])[] => Array.isArray(block)

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')

export function htmlTable(rows: readonly (readonly MadeCell[])[]): string {
  const cell = (made: MadeCell) => {
    const { rows: down = 1, columns: across = 1 } = typeof made === 'string' ? {} : made
    return `<td${down > 1 ? ` rowspan="${down}"` : ''}${across > 1 ? ` colspan="${across}"` : ''}>${escaped(textOf(made))}</td>`
  }
  return `<table>\n${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}\n</table>`
}

/** The cells with the row and column they fall on, as HTML places them. */
export function placed(rows: readonly (readonly MadeCell[])[]) {
  const taken = new Set<string>()
  return rows.flatMap((row, r) => {
    let c = 0
    return row.map((made) => {
      while (taken.has(`${r},${c}`)) c++
      const { rows: down = 1, columns: across = 1 } = typeof made === 'string' ? {} : made
      for (let y = r; y < r + down; y++) for (let x = c; x < c + across; x++) taken.add(`${y},${x}`)
      return { row: r, column: c, down, across, text: textOf(made) }
    })
  })
}
