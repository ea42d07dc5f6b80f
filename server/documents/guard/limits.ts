import { DOCUMENT_BYTES } from '#domain/entry/file-kind.ts'

/** How much one file may cost. Bytes, pages, cells and milliseconds; every limit is checked before the memory is spent. */
export interface ReadLimits {
  readonly bytes: number
  /** all parts of a package, unpacked */
  readonly unpacked: number
  readonly parts: number
  /** unpacked / packed of one part; tables of 한글 reach 60 */
  readonly ratio: number
  readonly xmlDepth: number
  readonly xmlElements: number
  readonly pages: number
  /** cells of one document, the empty ones inside a table included */
  readonly cells: number
  readonly milliseconds: number
  /** JavaScript heap of the reading thread, in MB */
  readonly heapMb: number
  /** growth of the whole process while one file is read, in MB: buffers and WASM are no part of the heap */
  readonly growthMb: number
}

/** Of a workbook or CSV that is a filled form. */
export interface SheetLimits extends ReadLimits {
  /** of one sheet, those with something in them */
  readonly rows: number
}

const MB = 1024 * 1024

/** Enough for the plan of a whole province (150 departments: about 2 MB packed, 60 MB unpacked). */
export const DEFAULT_LIMITS: ReadLimits = {
  bytes: DOCUMENT_BYTES,
  unpacked: 200 * MB,
  parts: 4000,
  ratio: 250,
  xmlDepth: 400,
  xmlElements: 8_000_000,
  pages: 3000,
  cells: 2_000_000,
  milliseconds: 180_000,
  heapMb: 1536,
  growthMb: 2048,
}
