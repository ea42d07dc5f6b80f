import type { Reason } from '#domain/entry/reasons.ts'
import { extensionOf, MEDIA_TYPES } from '#domain/entry/file-kind.ts'
import { magicOf } from './guard/kind.ts'
import { holdsZip, storedMimetype, zipNames } from './guard/zip.ts'

/**
 * What an office hands in as proof, by extension. Not taken: archives (neither reader nor scanner sees into them; 20 files
 * a value make them needless), documents with macros, pages of HTML, and the binary Word and PowerPoint of before 2007.
 * XLS stays, since older administrative systems still export it. Each says whether content is what the extension says, by its
 * first bytes and inner names.
 */
const KINDS = {
  // A PDF may begin late for its readers; what is kept as proof begins with its mark.
  pdf: (b) => b.toString('latin1', 0, 5) === '%PDF-' && !holdsZip(b),
  hwp: (b) => (magicOf(b) === 'compound' && b.includes('HWP Document File')) || magicOf(b) === 'hwp3',
  hwpx: (b) => named(b, /^application\/(hwp|owpml)\+zip/),
  xlsx: (b) => openXml(b, /^xl\/workbook\.(xml|bin)$/),
  docx: (b) => openXml(b, /^word\/document\d*\.xml$/),
  pptx: (b) => openXml(b, /^ppt\/presentation\.xml$/),
  xls: (b) => magicOf(b) === 'compound' && (has16(b, 'Workbook') || has16(b, 'Book')) && !has16(b, '_VBA_PROJECT'),
  odt: (b) => named(b, /^application\/vnd\.oasis\.opendocument\.text/),
  ods: (b) => named(b, /^application\/vnd\.oasis\.opendocument\.spreadsheet/),
  csv: plainText,
  txt: plainText,
  png: (b) => magicOf(b) === 'png' && b.toString('latin1', 12, 16) === 'IHDR' && !holdsZip(b),
  jpg: jpeg,
  jpeg,
} as const satisfies Partial<Record<keyof typeof MEDIA_TYPES, (bytes: Buffer) => boolean>>

/** For the screen and the file picker, in the order of the table. */
export const EXTENSIONS: readonly string[] = Object.keys(KINDS)

export type KindCheck =
  | { readonly kind: 'taken'; readonly mediaType: string }
  | { readonly kind: 'refused'; readonly reason: Extract<Reason, 'file-empty' | 'file-type-refused' | 'file-content-differs'> }

/** Extension and content must both say the same allowed kind; neither alone is believed. */
export function checkKind(name: string, bytes: Buffer): KindCheck {
  const extension = extensionOf(name)
  if (!isTaken(extension)) return { kind: 'refused', reason: 'file-type-refused' }
  if (bytes.length === 0) return { kind: 'refused', reason: 'file-empty' }
  return KINDS[extension](bytes)
    ? { kind: 'taken', mediaType: MEDIA_TYPES[extension] }
    : { kind: 'refused', reason: 'file-content-differs' }
}

const isTaken = (extension: string): extension is keyof typeof KINDS => Object.hasOwn(KINDS, extension)

/** Names inside a compound document are UTF-16. */
function has16(bytes: Buffer, name: string): boolean {
  return bytes.includes(Buffer.from(name, 'utf16le'))
}
function named(bytes: Buffer, mimetype: RegExp): boolean {
  return mimetype.test(storedMimetype(bytes) ?? '') && zipNames(bytes) !== null
}
function openXml(bytes: Buffer, part: RegExp): boolean {
  const names = zipNames(bytes)
  return (
    names !== null &&
    names.includes('[Content_Types].xml') &&
    names.some((name) => part.test(name)) &&
    !names.some((name) => /vbaproject\.bin$/i.test(name))
  )
}
function jpeg(bytes: Buffer): boolean {
  return magicOf(bytes) === 'jpeg' && !holdsZip(bytes)
}

const MARKUP = /^\s*<(!doctype|html|head|body|script|svg|iframe|object|embed|meta|table|\?php)/i
const PROGRAM = /^(MZ|#!|%PDF-|PK)/

/** Text of an office PC: UTF-8, UTF-16 with its mark, or 완성형 (CP949); no control characters, no page of HTML. */
function plainText(bytes: Buffer): boolean {
  const text = decoded(bytes)
  // Tab, line ends, form feed, and the end mark old programs leave.
  return (
    text !== null &&
    !/[\u0000-\u0008\u000b\u000e-\u0019\u001b-\u001f\u007f]/.test(text) &&
    !MARKUP.test(text) &&
    !PROGRAM.test(text)
  )
}

function decoded(bytes: Buffer): string | null {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : bytes[0] === 0xfe && bytes[1] === 0xff ? ['utf-16be'] : null
  for (const encoding of wide ?? ['utf-8', 'euc-kr']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // not this one
    }
  }
  return null
}
