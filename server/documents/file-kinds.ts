import type { Reason } from '#domain/entry/reasons.ts'
import { extensionOf } from './file-name.ts'
import { holdsZip, storedMimetype, zipNames } from './zip-names.ts'

const OPEN = 'application/vnd.openxmlformats-officedocument.'
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

interface FileKind {
  readonly mediaType: string
  /** whether the content is what the extension says, by its first bytes and inner names */
  readonly is: (bytes: Buffer) => boolean
}

/**
 * What an office hands in as proof, by extension. Not taken: archives (neither reader nor scanner sees into them; 20 files
 * a value make them needless), documents with macros, pages of HTML, and the binary Word and PowerPoint of before 2007.
 * XLS stays, since older administrative systems still export it.
 */
const KINDS: Readonly<Record<string, FileKind>> = {
  pdf: { mediaType: 'application/pdf', is: (b) => begins(b, '%PDF-') && !holdsZip(b) },
  hwp: {
    mediaType: 'application/x-hwp',
    is: (b) => (compound(b) && b.includes('HWP Document File')) || begins(b, 'HWP Document File V3'),
  },
  hwpx: { mediaType: 'application/hwp+zip', is: (b) => named(b, /^application\/(hwp|owpml)\+zip/) },
  xlsx: { mediaType: `${OPEN}spreadsheetml.sheet`, is: (b) => openXml(b, /^xl\/workbook\.(xml|bin)$/) },
  docx: { mediaType: `${OPEN}wordprocessingml.document`, is: (b) => openXml(b, /^word\/document\d*\.xml$/) },
  pptx: { mediaType: `${OPEN}presentationml.presentation`, is: (b) => openXml(b, /^ppt\/presentation\.xml$/) },
  xls: {
    mediaType: 'application/vnd.ms-excel',
    is: (b) => compound(b) && (has16(b, 'Workbook') || has16(b, 'Book')) && !has16(b, '_VBA_PROJECT'),
  },
  odt: {
    mediaType: 'application/vnd.oasis.opendocument.text',
    is: (b) => named(b, /^application\/vnd\.oasis\.opendocument\.text/),
  },
  ods: {
    mediaType: 'application/vnd.oasis.opendocument.spreadsheet',
    is: (b) => named(b, /^application\/vnd\.oasis\.opendocument\.spreadsheet/),
  },
  csv: { mediaType: 'text/csv', is: plainText },
  txt: { mediaType: 'text/plain', is: plainText },
  png: {
    mediaType: 'image/png',
    is: (b) => b.subarray(0, 8).equals(PNG) && b.toString('latin1', 12, 16) === 'IHDR' && !holdsZip(b),
  },
  jpg: { mediaType: 'image/jpeg', is: jpeg },
  jpeg: { mediaType: 'image/jpeg', is: jpeg },
}

/** For the screen and the file picker, in the order of the table. */
export const EXTENSIONS: readonly string[] = Object.keys(KINDS)

export type Verdict =
  | { readonly kind: 'taken'; readonly mediaType: string }
  | { readonly kind: 'refused'; readonly reason: Extract<Reason, 'file-empty' | 'file-type-refused' | 'file-content-differs'> }

/** Extension and content must both say the same allowed kind; neither alone is believed. */
export function judgeFile(name: string, bytes: Buffer): Verdict {
  const kind = KINDS[extensionOf(name)]
  if (kind === undefined) return { kind: 'refused', reason: 'file-type-refused' }
  if (bytes.length === 0) return { kind: 'refused', reason: 'file-empty' }
  return kind.is(bytes) ? { kind: 'taken', mediaType: kind.mediaType } : { kind: 'refused', reason: 'file-content-differs' }
}

function begins(bytes: Buffer, text: string): boolean {
  return bytes.subarray(0, text.length).equals(Buffer.from(text, 'latin1'))
}
function compound(bytes: Buffer): boolean {
  return bytes.subarray(0, COMPOUND.length).equals(COMPOUND)
}
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
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff && !holdsZip(bytes)
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
