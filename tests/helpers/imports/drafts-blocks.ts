import type { MadeBlock } from '../documents/table.ts'

/** A printed plan (lines, rows with tabs) as blocks of which documents of any format are made. */
export function blocksOf(text: string): MadeBlock[] {
  const blocks: MadeBlock[] = []
  let rows: string[][] = []
  const flush = () => {
    const width = Math.max(0, ...rows.map((row) => row.length))
    if (rows.length > 0) blocks.push(rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? '')))
    rows = []
  }
  for (const line of text.split('\n')) {
    if (line.includes('\t')) {
      rows.push(line.split('\t'))
      continue
    }
    flush()
    if (line.trim() !== '') blocks.push(line)
  }
  flush()
  return blocks
}
