import { withoutInvisible } from '../entry/invisible.ts'
import { isSearched } from '../words/searched-name.ts'

/** Longer ones are no question: they are refused unread. */
export const LONGEST_QUESTION = 300

/** A question as it is read: composed Hangul, nothing invisible, small letters, single blanks. */
export const readable = (text: string): string =>
  withoutInvisible(text)
    .toLowerCase()
    .replaceAll(/[^\S ]+/g, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()

/** Letters that count, each with its place in the text. */
export interface Squeezed {
  readonly text: string
  readonly places: readonly number[]
}

/** Without what people write one way or the other: blanks, dots, brackets. `text` is as `readable` gives it. */
export function squeezed(text: string): Squeezed {
  const letters: string[] = []
  const places: number[] = []
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index] ?? ''
    if (!isSearched(letter)) continue
    letters.push(letter)
    places.push(index)
  }
  return { text: letters.join(''), places }
}

export const squeeze = (text: string): string => squeezed(readable(text)).text

/** Pairs of neighbouring letters of a squeezed text; of a single letter that one. */
export function bigrams(text: string): readonly string[] {
  if (text.length < 2) return text === '' ? [] : [text]
  return Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2))
}

/** Which share of the pairs of `asked` the name has, 0 to 1. Both squeezed. */
export function overlap(asked: readonly string[], name: string): number {
  if (asked.length === 0) return 0
  let found = 0
  for (const pair of asked) if (name.includes(pair)) found += 1
  return found / asked.length
}
