import { createHash } from 'node:crypto'
import type { EntryValue } from '#domain/entry/submission.ts'

/** What a row's fillable cells say, in one form whether written by us or read from a file. */
export interface RowWords {
  readonly figure: string
  readonly state: string
  readonly reason: string
  readonly cause: string
  readonly remedy: string
  readonly due: string
}

/** 'v12.ab34cd56ef': the version a form was filled with, and what stood in the row, so that untouched rows are known. */
export function seenMark(version: number, words: RowWords): string {
  const { figure, state, reason, cause, remedy, due } = words
  const said = [figure, state, reason, cause, remedy, due].map((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
  return `v${version}.${createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 10)}`
}

/** Reads the version; null when the text is no such mark. */
export function readMark(text: string): { readonly version: number; readonly mark: string } | null {
  const read = /^v(\d{1,9})\.[0-9a-f]{10}$/.exec(text.trim())
  return read?.[1] === undefined ? null : { version: Number(read[1]), mark: text.trim() }
}

export const figureText = (value: EntryValue): string => (value.kind === 'measured' ? String(value.value) : '')
export const stateText = (value: EntryValue): string => (value.kind === 'not-applicable' ? '해당없음' : '')
