/** A table as a CSV file that Excel opens in Korean and that can start no formula. */
type Cell = string | number | null

/** A text that Excel would take for a formula gets an apostrophe; a plain number, also a negative one, stays a number. */
function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@＝＋－＠\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const toCsv = (rows: readonly (readonly Cell[])[]): string => rows.map((row) => row.map(cell).join(',')).join('\r\n')

/** Hands the file to the browser. The byte-order mark tells Excel that it is UTF-8. */
export function download(name: string, rows: readonly (readonly Cell[])[]): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', toCsv(rows), '\r\n'], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name.replaceAll(/[\\/:*?"<>|]/g, ' ')}.csv`
  link.click()
  // Not at once: some browsers read the file only after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
