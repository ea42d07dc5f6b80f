import type { Field } from '../records.ts'
import type { Ledger } from './ledger.ts'
import type { Line } from './source.ts'

/**
 * Proposes corrections of slips in the names of goals, never makes them: a word a single letter away from the government's
 * short name ('전복' where the government is 전북특별자치도), or a word a single letter away from how the document writes
 * the same phrase elsewhere ('발전 건인' where it has '발전 견인').
 */
export function proposeSpellings(
  names: readonly Field<string>[],
  government: string | null,
  lines: readonly Line[],
  ledger: Ledger,
) {
  const elsewhere = government === null ? '' : lines.flatMap((line) => line.pieces.map((piece) => piece.squeezed)).join('\n')
  const behind = new Map<string, readonly string[]>()
  const wordsBehind = (context: string): readonly string[] => {
    const known = behind.get(context)
    if (known) return known
    const found = [...elsewhere.matchAll(new RegExp(`${context}[을를]?([가-힣]{2})`, 'g'))].map((m) => m[1] ?? '')
    behind.set(context, found)
    return found
  }
  for (const name of names) {
    const corrected = (government === null ? null : nearGovernment(name.value, government)) ?? phrase(name.value, wordsBehind)
    if (corrected !== null && corrected !== name.value) ledger.ask('slip-proposal', name.value, name, corrected)
  }
}

function nearGovernment(name: string, government: string): string | null {
  if (government.length < 2) return null
  for (let i = 0; i + government.length <= name.length; i++) {
    const part = name.slice(i, i + government.length)
    const wordBegins = i === 0 || /[\s·(]/.test(name[i - 1] ?? '')
    if (wordBegins && part !== government && oneLetter(part, government))
      return name.slice(0, i) + government + name.slice(i + government.length)
  }
  return null
}

/** The last word of a name with the syllables before it, against the document's own phrases. */
function phrase(name: string, wordsBehind: (context: string) => readonly string[]): string | null {
  const match = /^(.*?([가-힣]{2})\s+)([가-힣]{2})$/.exec(name)
  if (match?.[1] === undefined || match[2] === undefined || match[3] === undefined) return null
  const [, before, context, word] = match
  const found = wordsBehind(context)
  const times = (other: string) => found.filter((w) => w === other).length
  const [only, more] = [...new Set(found)].filter((other) => oneLetter(other, word) && times(other) > times(word))
  return only !== undefined && more === undefined ? before + only : null
}

/** Equal but for one jamo of one syllable. */
export function oneLetter(a: string, b: string): boolean {
  const differing = Array.from(a)
    .map((c, i) => [c, b[i] ?? ''] as const)
    .filter(([x, y]) => x !== y)
  const [pair, more] = differing
  if (!pair || more || a.length !== b.length) return false
  const [x, y] = [letters(pair[0]), letters(pair[1])]
  return x !== null && y !== null && x.filter((letter, i) => letter !== y[i]).length === 1
}

function letters(syllable: string): [number, number, number] | null {
  const code = syllable.charCodeAt(0) - 0xac00
  return code < 0 || code > 11_171 ? null : [Math.floor(code / 588), Math.floor((code % 588) / 28), code % 28]
}
