import type { Reason } from '#domain/entry/reasons.ts'

export interface Limits {
  readonly fileSize: number
  readonly extensions: readonly string[]
}

/** What the server would refuse in any case is told at once, without sending 50 MB first. */
export function refusedUnsent(file: { readonly name: string; readonly size: number }, limits: Limits): Reason | null {
  const extension = /\.([a-z\d]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? ''
  if (!limits.extensions.includes(extension)) return 'file-type-refused'
  if (file.size > limits.fileSize) return 'file-too-large'
  return file.size === 0 ? 'file-empty' : null
}

/** '.pdf,.hwp,…' for the file picker. */
export const acceptOf = (limits: Limits): string => limits.extensions.map((extension) => `.${extension}`).join(',')

/** 'PDF · HWP · …' for the reader; jpeg is jpg. */
export const kindsOf = (limits: Limits): string =>
  limits.extensions
    .filter((extension) => extension !== 'jpeg')
    .map((extension) => extension.toUpperCase())
    .join(' · ')

/** Browsers call every pasted picture 'image.png': named by the time instead, so that ten of them can be told apart. */
export const isUnnamedPicture = (file: { readonly name: string; readonly type: string }): boolean =>
  file.type === 'image/png' && /^image\.png$/i.test(file.name)

/** 2026-11-22 14.05.09, in Korean time. */
export function captureTime(now: Date): string {
  const at = new Date(now.getTime() + 9 * 3_600_000).toISOString()
  return `${at.slice(0, 10)} ${at.slice(11, 19).replaceAll(':', '.')}`
}
