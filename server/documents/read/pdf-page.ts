import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.d.ts'
import { Util } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type Rule, rulesOf } from './pdf-rules.ts'

type Matrix = readonly number[]

/** A word and where it stands, in points from the top left; `gap`: white space before it on its line. */
export interface Word {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly gap: boolean
}

export interface PdfPage {
  readonly width: number
  readonly height: number
  readonly words: readonly Word[]
  readonly rules: readonly Rule[]
}

/** The words and ruling lines of one page. */
export async function readPage(page: PDFPageProxy): Promise<PdfPage> {
  const view = page.getViewport({ scale: 1 })
  const content = await page.getTextContent({ disableNormalization: true })
  const words: Word[] = []
  for (const item of content.items) if ('str' in item) addWords(words, item, view.transform)
  const rules = rulesOf(await page.getOperatorList(), view.transform)
  const walls = rules.filter(({ x1, x2, y1, y2 }) => x2 - x1 < 1 && y2 - y1 > 5).slice(0, WALLS)
  return { width: view.width, height: view.height, words: words.flatMap((word) => cutAtWalls(word, walls)), rules }
}

/** Beyond so many upright lines a page is a drawing, and looking at each for every word would take minutes. */
const WALLS = 3000

/** Across a narrow column the parser reads two cells as one word; the line between them is where it is cut. */
function cutAtWalls(word: Word, walls: readonly Rule[]): Word[] {
  const middle = word.y + word.height / 2
  const wall = walls.find(({ x1, y1, y2 }) => x1 > word.x + 2 && x1 < word.x + word.width - 2 && y1 < middle && y2 > middle)?.x1
  if (wall === undefined) return [word]
  const perUnit = word.width / widthOf(word.text)
  let x = word.x
  let left = ''
  for (const letter of word.text) {
    const width = widthOf(letter) * perUnit
    if (x + width / 2 > wall) break
    left += letter
    x += width
  }
  const right = word.text.slice(left.length)
  if (left === '' || right === '') return [word]
  const rest = { ...word, text: right, x: wall + 1, width: word.x + word.width - wall - 1, gap: true }
  return [{ ...word, text: left, width: wall - 1 - word.x }, ...cutAtWalls(rest, walls)]
}

/** An item may run over several cells of a row: it is taken apart at its spaces, each word by its share of the width. */
function addWords(words: Word[], item: { str: string; width: number; transform: unknown[] }, view: number[]) {
  const at = Util.transform(view, item.transform) as Matrix
  const height = Math.hypot(at[2] ?? 0, at[3] ?? 0)
  const perUnit = item.width / Math.max(1, widthOf(item.str))
  let x = at[4] ?? 0
  let gap = item.str.startsWith(' ')
  for (const part of item.str.split(/(\s+)/)) {
    const width = widthOf(part) * perUnit
    if (part.trim() === '') gap ||= part !== ''
    else {
      words.push({ text: part, x, y: (at[5] ?? 0) - height, width, height, gap })
      gap = false
    }
    x += width
  }
}

/** About how wide a text is set: a syllable is two, a digit or letter a little over one. */
function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += WIDE.test(letter) ? 2 : letter.trim() === '' ? 0.6 : 1.1
  return width
}

const WIDE = /[\u1100-\u11ff\u2190-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/
