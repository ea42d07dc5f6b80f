import { type DocumentExtension, extensionOf } from '#domain/entry/file-kind.ts'
import { Refusal } from '../../refusal.ts'
import { encrypted } from './damage.ts'

/** What the first bytes say a file is. `zip` and `compound` need a look inside; `other` is something known and taken nowhere. */
export type Magic = 'zip' | 'compound' | 'pdf' | 'png' | 'jpeg' | 'hwp3' | 'locked' | 'other' | 'none'

/** What a file turns out to be, and so which reader takes it. */
export type Kind = 'hwpx' | 'hwp' | 'pdf' | 'xlsx' | 'xls' | 'ods' | 'csv' | 'text' | 'markdown'

const CLAIMS: Readonly<Record<DocumentExtension, readonly Kind[]>> = {
  hwpx: ['hwpx'],
  hwp: ['hwp', 'hwpx'],
  pdf: ['pdf'],
  xlsx: ['xlsx'],
  xlsm: ['xlsx'],
  xls: ['xls', 'xlsx'],
  ods: ['ods'],
  txt: ['text'],
  text: ['text'],
  tsv: ['text'],
  md: ['markdown'],
  markdown: ['markdown'],
  csv: ['csv'],
}
const claimsOf = (extension: string): readonly Kind[] | undefined =>
  (CLAIMS as Readonly<Record<string, readonly Kind[]>>)[extension]

const STARTS: readonly (readonly [string, Magic])[] = [
  ['PK\u0003\u0004', 'zip'],
  ['PK\u0005\u0006', 'zip'],
  ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 'compound'],
  // document security of Korean offices: Softcamp, Fasoo, MarkAny
  ['SCDSA', 'locked'],
  ['<DOCUMENT SAFER', 'locked'],
  ['\u009b DRMONE', 'locked'],
  ['DRMONE', 'locked'],
  ['<## NASCA DRM', 'locked'],
  ['\u0089PNG\r\n\u001a\n', 'png'],
  ['\u00ff\u00d8\u00ff', 'jpeg'],
  ['GIF8', 'other'],
  ['BM', 'other'],
  ['MZ', 'other'],
  ['\u007fELF', 'other'],
  ['\u001f\u008b', 'other'],
  ['7z\u00bc\u00af', 'other'],
  ['Rar!', 'other'],
  ['HWP Document File V3', 'hwp3'],
  ['{\\rtf', 'other'],
  ['BZh', 'other'],
]

/** The magic of a file's first bytes. */
export function magicOf(bytes: Uint8Array): Magic {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).toString('latin1')
  const known = STARTS.find(([start]) => head.startsWith(start))
  // 'BM' alone also begins an English text; a bitmap has NULs in its header.
  if (known && !(known[0] === 'BM' && !head.slice(0, 16).includes('\0'))) return known[1]
  return head.includes('%PDF-') ? 'pdf' : 'none'
}

/** Refuses content that its name contradicts, and kinds nobody here reads. A name without an extension claims nothing. */
export function checkName(name: string, kind: Kind): void {
  const extension = extensionOf(name)
  if (extension === '') return
  const claimed = claimsOf(extension)
  if (!claimed) throw new Refusal('file-type-refused', { extension })
  if (!claimed.includes(kind)) throw new Refusal('file-content-differs', { extension, found: kind })
}

/** Which of the text kinds a text is: only its name can tell. */
export function textKind(name: string): Kind {
  const claimed = claimsOf(extensionOf(name))?.[0]
  return claimed === 'csv' || claimed === 'markdown' ? claimed : 'text'
}

/** Refuses what no reader takes: in a known wrapping (locked), of another kind, or with a name that promised a kind. */
export function refuseUnknown(name: string, magic: Magic): never {
  if (magic === 'locked') throw encrypted()
  if (magic === 'hwp3') throw new Refusal('file-hwp-old')
  const extension = extensionOf(name)
  if (claimsOf(extension)) throw new Refusal('file-content-differs', { extension, found: 'other' })
  throw new Refusal('file-type-refused', { extension })
}
