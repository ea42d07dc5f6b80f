import { extensionOf } from '#domain/entry/file-kind.ts'
import type { Reason } from '#domain/entry/reasons.ts'
import { type Refused, sendFile } from '../../write/send-file.ts'
import { type Upload, UploadQueue } from '../../write/upload-queue.ts'
import { formatNumber } from '../../../format.ts'

export interface Cell {
  readonly indicatorId: number
  readonly year: number
  readonly month: number
}

/** Files on their way to be evidence of a value. */
export const uploads = new UploadQueue<Cell, unknown>((cell, file, requestId, options) =>
  sendFile(`/files/evidence/${cell.indicatorId}/${cell.year}/${cell.month}?request=${requestId}`, file, options),
)

interface Limits {
  readonly fileSize: number
  readonly extensions: readonly string[]
}

const refusedAs = (reason: Reason, facts: Refused['facts'] = {}): Refused => ({ reason, facts })

/** Not taken, and not tried again by itself. */
export const isRefused = ({ state, refused }: Pick<Upload<Cell>, 'state' | 'refused'>): boolean =>
  state === 'failed' && refused?.reason !== null

/** What the server would refuse in any case is told at once, without sending 50 MB first. */
export function refusedUnsent(file: { readonly name: string; readonly size: number }, limits: Limits): Refused | null {
  if (!limits.extensions.includes(extensionOf(file.name))) return refusedAs('file-type-refused')
  if (file.size > limits.fileSize) return refusedAs('file-too-large', { size: file.size })
  return file.size === 0 ? refusedAs('file-empty') : null
}

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

const UNITS = ['KB', 'MB', 'GB', 'TB']
/** 812 → '812바이트', 13200 → '12.9KB', 20971520 → '20MB': of 1024, as Windows shows them. */
export function fileSize(bytes: number, language: 'ko' | 'en'): string {
  if (bytes < 1024) return language === 'ko' ? `${bytes}바이트` : `${bytes} bytes`
  const power = Math.min(UNITS.length, Math.floor(Math.log2(bytes) / 10))
  return `${formatNumber(bytes / 1024 ** power, 1)}${UNITS[power - 1] ?? ''}`
}
