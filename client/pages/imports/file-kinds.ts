import type { Refused } from './refusal-words.ts'

/** What the readers take, by the file's extension. */
export const EXTENSIONS = [
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
/** As the server's limit (server/imports/guard/limits.ts): told at once, without sending it first. */
export const MOST_BYTES = 64 * 1024 * 1024

export function refusedUnsent(file: { readonly name: string; readonly size: number }): Refused | null {
  const extension = /\.([a-z\d]+)$/i.exec(file.name)?.[1]?.toLowerCase()
  if (extension !== undefined && !EXTENSIONS.some((one) => one === extension))
    return { reason: 'file-type-refused', facts: { extension } }
  if (file.size > MOST_BYTES) return { reason: 'file-too-large', facts: { what: 'bytes' } }
  return file.size === 0 ? { reason: 'file-empty', facts: {} } : null
}
