import { type CsvCell, toCsv } from '#domain/words/csv.ts'

/** Hands a table to the browser as a CSV file, under a name every system takes. */
export function downloadCsv(name: string, rows: readonly (readonly CsvCell[])[]): void {
  const url = URL.createObjectURL(new Blob([toCsv(rows)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name.replaceAll(/[\\/:*?"<>|]/g, ' ')}.csv`
  link.click()
  // Not at once: some browsers read the file only after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
