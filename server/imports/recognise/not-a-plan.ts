import { type FormKind, formOf } from '#domain/entry/form-kind.ts'
import type { ReadDocument } from '../../documents/model.ts'
import type { Seen } from '../records.ts'
import { filled, type Line } from './source.ts'

const PLAN_WORDS = [
  '성과계획서',
  '성과보고서',
  '전략목표',
  '정책사업목표',
  '성과지표',
  '가중치',
  '목표치',
  '단위사업',
  '세부사업',
  '예산사업',
  '정원',
  '현원',
  '예산현황',
] as const

/** What a document that is no performance plan shows: counts, its first words, and which words of a plan it has. */
export function seenIn(document: ReadDocument, lines: readonly Line[]): Seen {
  const words = lines.flatMap(filled).map((piece) => piece.squeezed)
  const tables = document.blocks.filter((block) => block.kind === 'table')
  return {
    texts: document.blocks.length - tables.length,
    tables: tables.length,
    cells: tables.reduce(
      (sum, table) => sum + (table.kind === 'table' ? table.grid.flat().filter((cell) => cell.text.trim() !== '').length : 0),
      0,
    ),
    firstLines: lines
      .filter((line) => line.kind === 'text')
      .slice(0, 3)
      .map((line) => short(line, ' ')),
    tableHeads: tables
      .slice(0, 3)
      .flatMap((table) => lines.find((line) => line.block === table.loc.block && filled(line).length > 0) ?? [])
      .map((line) => short(line, ' | ')),
    planWords: PLAN_WORDS.map((word) => ({ word, count: words.filter((w) => w.includes(word)).length })).filter(
      (w) => w.count > 0,
    ),
  }
}

/** The form of another page whose headings a table of the document, or its lines with separators, have; null = none. */
export function otherForm(document: ReadDocument): FormKind | null {
  for (const block of document.blocks) {
    const form = block.kind === 'table' ? formOf(block.grid.map((row) => row.map((cell) => cell.text))) : null
    if (form !== null && form !== 'plan') return form
  }
  const lines = document.blocks.flatMap((block) => (block.kind === 'table' ? [] : [block.text.split(/[,;\t]/)]))
  const form = formOf(lines)
  return form === 'plan' ? null : form
}

function short(line: Line, between: string): string {
  const text = filled(line)
    .map((piece) => piece.text)
    .join(between)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
