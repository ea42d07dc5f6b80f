/** What a file is by its name: extension, media type, and which kinds are taken where. Its content is looked at by the server. */

/** 'Report.PDF' → 'pdf'; '' without one. */
export function extensionOf(name: string): string {
  return /\.([a-z\d]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
}

const OPEN = 'application/vnd.openxmlformats-officedocument.'

/** Media types by extension (IANA, and what Hancom registers for HWP). */
export const MEDIA_TYPES = {
  hwpx: 'application/hwp+zip',
  hwp: 'application/x-hwp',
  pdf: 'application/pdf',
  xlsx: `${OPEN}spreadsheetml.sheet`,
  docx: `${OPEN}wordprocessingml.document`,
  pptx: `${OPEN}presentationml.presentation`,
  xls: 'application/vnd.ms-excel',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv',
  txt: 'text/plain',
  md: 'text/markdown',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
} as const

/** The media type of a file by its name; bytes of no kind for an extension nobody knows. */
export const mediaTypeOf = (name: string): string =>
  (MEDIA_TYPES as Readonly<Record<string, string>>)[extensionOf(name)] ?? 'application/octet-stream'

/** What the readers of a plan's document take, by extension. */
export const DOCUMENT_EXTENSIONS = [
  'hwpx',
  'hwp',
  'pdf',
  'xlsx',
  'xlsm',
  'xls',
  'ods',
  'md',
  'markdown',
  'txt',
  'text',
  'tsv',
  'csv',
] as const
export type DocumentExtension = (typeof DOCUMENT_EXTENSIONS)[number]

/** The largest document of a plan, in bytes. */
export const DOCUMENT_BYTES = 64 * 1024 * 1024

/** Filled-in forms: workbooks and texts with separators. */
export const FORM_EXTENSIONS = ['xlsx', 'xls', 'ods', 'csv', 'tsv', 'txt'] as const

/** '.pdf,.hwp,…' for a file picker. */
export const acceptOf = (extensions: readonly string[]): string => extensions.map((extension) => `.${extension}`).join(',')
