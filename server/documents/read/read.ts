import { createHash } from 'node:crypto'
import { Refusal } from '../../refusal.ts'
import { damaged } from '../guard/damage.ts'
import { type Guarded, guard } from '../guard/guard.ts'
import type { ReadLimits } from '../guard/limits.ts'
import type { Block, DocumentFormat, ReadDocument, ReadWarning } from '../model.ts'
import { readText } from './text.ts'

export type OnProgress = (done: number, total: number) => void

interface Found {
  readonly blocks: readonly Block[]
  readonly warnings?: readonly ReadWarning[]
  readonly pages?: number | null
}

/** Guard, then reader, in this thread: for the reading thread, which bounds what they may cost. */
export async function guardAndRead(
  bytes: Uint8Array,
  name: string,
  limits: ReadLimits,
  onProgress: OnProgress,
): Promise<ReadDocument> {
  const guarded = guard(bytes, name, limits)
  const found = await readGuarded(guarded, limits, onProgress).catch((error: unknown) => {
    // A parser that throws has met a file it does not understand; how it says so differs from parser to parser.
    throw error instanceof Refusal ? error : damaged('unreadable')
  })
  if (found.blocks.length === 0) throw damaged('no-text')
  return {
    format: FORMATS[guarded.kind],
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    pages: found.pages ?? null,
    blocks: found.blocks,
    warnings: [...guarded.warnings, ...(found.warnings ?? [])],
  }
}

const FORMATS: Readonly<Record<Guarded['kind'], DocumentFormat>> = {
  text: 'text',
  csv: 'text',
  markdown: 'markdown',
  hwpx: 'hwpx',
  hwp: 'hwp',
  pdf: 'pdf',
  xlsx: 'xlsx',
  xls: 'xlsx',
  ods: 'xlsx',
}

/** Readers are loaded when first needed: together they are 20 MB of code. */
async function readGuarded(file: Guarded, limits: ReadLimits, onProgress: OnProgress): Promise<Found> {
  switch (file.kind) {
    case 'text':
    case 'markdown':
      return { blocks: readText(file.text, limits.cells) }
    case 'csv':
      return { blocks: (await import('./csv.ts')).readCsv(file.text, limits.cells) }
    case 'xlsx':
    case 'xls':
    case 'ods':
      return (await import('./workbook.ts')).readWorkbook(file.bytes, file.kind, limits.cells)
    case 'hwpx':
    case 'hwp':
      return (await import('./hancom.ts')).readHancom(file.bytes, limits.cells, onProgress)
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(file.bytes, limits, onProgress)
  }
}
