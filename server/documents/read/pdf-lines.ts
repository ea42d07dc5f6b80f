import type { Word } from './pdf-page.ts'

export interface Line {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Words as lines, from the top: words whose middles are at one height, with a space wherever there is one to see. */
export function linesOf(words: readonly Word[]): Line[] {
  const lines: Word[][] = []
  for (const word of words.toSorted((a, b) => middle(a) - middle(b))) {
    const line = lines.at(-1)
    const [first] = line ?? []
    if (line && first && Math.abs(middle(word) - middle(first)) <= Math.min(word.height, first.height) / 2) line.push(word)
    else lines.push([word])
  }
  return lines.map((line) => {
    const sorted = line.toSorted((a, b) => a.x - b.x)
    const x = Math.min(...sorted.map((word) => word.x))
    const y = Math.min(...sorted.map((word) => word.y))
    const right = Math.max(...sorted.map((word) => word.x + word.width))
    return { text: textOf(sorted), x, y, width: right - x, height: Math.max(...sorted.map((word) => word.y + word.height)) - y }
  })
}

const middle = (word: Word) => word.y + word.height / 2

function textOf(words: readonly Word[]): string {
  let text = ''
  let end = 0
  for (const word of words) {
    const apart = word.gap || word.x - end > word.height * 0.2
    text += `${text !== '' && apart ? ' ' : ''}${word.text}`
    end = word.x + word.width
  }
  return text
}
