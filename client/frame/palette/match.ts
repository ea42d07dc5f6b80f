import type { useNavigate } from '@tanstack/react-router'
import type { Outputs } from '../../trpc.ts'

/** Which letters of a name a query matched, by the server's own rule: blanks and dots do not count, initial consonants do. */
const SKIPPED = /[\s·.ㆍ‧,()~\-/]/
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'

interface Piece {
  readonly text: string
  readonly hit: boolean
}

const initialOf = (letter: string) => {
  const at = letter.charCodeAt(0) - 0xac00
  return at >= 0 && at < 11_172 ? (INITIALS[Math.floor(at / 588)] ?? letter) : letter
}

/** The name in pieces, those that matched marked. */
export function pieces(name: string, query: string): readonly Piece[] {
  const letters = Array.from(name.normalize('NFC'))
  const kept = letters.flatMap((letter, index) => (SKIPPED.test(letter) ? [] : [{ letter: letter.toLowerCase(), index }]))
  const text = kept.map((k) => k.letter).join('')
  const initials = kept.map((k) => initialOf(k.letter)).join('')
  const hits = new Set<number>()
  for (const word of query.normalize('NFC').toLowerCase().split(/\s+/)) {
    const bare = Array.from(word)
      .filter((letter) => !SKIPPED.test(letter))
      .join('')
    if (bare === '') continue
    const plain = text.indexOf(bare)
    const at = plain >= 0 ? plain : /^[ㄱ-ㅎ]+$/.test(bare) ? initials.indexOf(bare) : -1
    if (at < 0) continue
    for (const { index } of kept.slice(at, at + bare.length)) hits.add(index)
  }
  const out: { text: string; hit: boolean }[] = []
  letters.forEach((letter, index) => {
    const hit = hits.has(index)
    const last = out.at(-1)
    if (last?.hit === hit) last.text += letter
    else out.push({ text: letter, hit })
  })
  return out
}

export type Found = Outputs['search']['find'][number]

export interface Group {
  readonly kind: Found['kind']
  readonly items: readonly Found[]
}

/** By kind, the kind with the best match first: the first line is always the best answer. */
export function grouped(found: readonly Found[]): readonly Group[] {
  return [...Map.groupBy(found, (f) => f.kind)].map(([kind, items]) => ({ kind, items }))
}

/** Where an answer leads. The year on screen stays. */
export function goTo(navigate: ReturnType<typeof useNavigate>, found: Found, year: number | undefined): Promise<void> {
  if (found.kind === 'project') return navigate({ to: '/budget', search: { tab: 'tree', q: found.name.slice(0, 80) } })
  return navigate({
    to: '/departments/$departmentId',
    params: { departmentId: String(found.departmentId) },
    search: {
      ...(year === undefined ? {} : { year }),
      ...(found.kind === 'indicator' ? { indicator: found.id } : {}),
      ...(found.kind === 'programme' ? { programme: found.id } : {}),
    },
  })
}
