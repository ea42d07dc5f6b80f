import Papa from 'papaparse'
import type { Block } from '../model.ts'
import { Blocks, type FoundCell } from './blocks.ts'
import { addSheet } from './sheet.ts'
import { squeezed } from './squeeze.ts'

/** Comma-, semicolon- or TAB-separated text, cut into tables at blank rows as a sheet is. */
export function readCsv(text: string, cellLimit: number): readonly Block[] {
  const source = text.replace(/^\uFEFF/, '')
  const cells: FoundCell[] = []
  const lines: number[] = []
  let row = 0
  let line = 1
  let counted = 0
  Papa.parse<string[]>(source, {
    delimitersToGuess: [',', '\t', ';', '|'],
    step: ({ data, meta }) => {
      lines.push(line)
      data.forEach((raw, column) => {
        if (raw.trim() !== '') cells.push({ row, column, rowSpan: 1, columnSpan: 1, raw, text: squeezed(raw) })
      })
      row++
      line += source.slice(counted, meta.cursor).split(/\r\n|\n|\r/).length - 1
      counted = meta.cursor
    },
  })
  const blocks = new Blocks(cellLimit)
  addSheet(blocks, { name: null, cells, lineOf: (at) => lines[at] ?? at + 1 })
  return blocks.found
}
