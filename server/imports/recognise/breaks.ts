import type { Ledger } from './ledger.ts'
import { type Line, type Piece, pieceOf } from './source.ts'

/**
 * Lines of a PDF's cells end in the middle of words, and nothing in the file says whether a space belongs there. The
 * document's own words decide: '강' over '화' is one word where '강화' stands elsewhere, more often than '강 화'.
 */
export function mendBreaks(lines: readonly Line[], ledger: Ledger): readonly Line[] {
  const broken = (piece: Piece) => piece.raw.includes('\n') && piece.text.includes(' ') && !piece.raw.includes('<')
  if (!lines.some((line) => line.kind === 'row' && line.pieces.some(broken))) return lines
  const words = new Map<string, number>()
  const count = (word: string) => words.set(word, (words.get(word) ?? 0) + 1)
  for (const piece of lines.flatMap((line) => line.pieces)) {
    for (const part of piece.raw.split('\n')) {
      for (const word of wordsOf(part, piece)) count(word)
      for (const [, first = '', second = ''] of part.matchAll(/([가-힣]+)(?= ([가-힣]+))/g)) count(`${first} ${second}`)
    }
  }
  return lines.map((line) =>
    line.kind === 'row' && line.pieces.some(broken)
      ? { ...line, pieces: line.pieces.map((p) => (broken(p) ? mended(p, words, ledger) : p)) }
      : line,
  )
}

const HANGUL = /[가-힣]+/g

/** Whole words of a line: its first and last are left out where the line itself is broken there. */
function wordsOf(part: string, piece: Piece): string[] {
  const found = part.match(HANGUL) ?? []
  return piece.raw.includes('\n') ? found.slice(1, -1) : found
}

function mended(piece: Piece, words: ReadonlyMap<string, number>, ledger: Ledger): Piece {
  const text = piece.raw.split(/\s*\n\s*/).reduce((before, after) => {
    const left = /[가-힣]+$/.exec(before)?.[0]
    const right = /^[가-힣]+/.exec(after)?.[0]
    const oneWord =
      left !== undefined && right !== undefined
        ? (words.get(left + right) ?? 0) > (words.get(`${left} ${right}`) ?? 0)
        : /^[()*/·,.%]/.test(after)
    return `${before}${oneWord ? '' : ' '}${after}`
  })
  const now = pieceOf(piece.raw, text, piece.loc)
  if (now.text !== piece.text) ledger.repair('line-joined', piece.raw, now.text, piece.loc)
  return now
}
