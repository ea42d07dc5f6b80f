import { squeeze } from './text.ts'

/** Levenshtein distance in syllables, given up beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  const s = Array.from(a)
  const t = Array.from(b)
  if (Math.abs(s.length - t.length) > limit) return limit + 1
  let row = t.map((_, j) => j + 1)
  row.unshift(0)
  for (const [i, c] of s.entries()) {
    const next = [i + 1]
    for (const [j, d] of t.entries())
      next.push(Math.min((row[j] ?? 0) + (c === d ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    if (Math.min(...next) > limit) return limit + 1
    row = next
  }
  return row.at(-1) ?? 0
}

export type NameMatch = 'exact' | 'squeezed' | 'near'

/** Whether two names may mean the same project: a slip of two syllables in a name long enough, or a label behind it ('(성인지예산)'). */
export function near(a: string, b: string): boolean {
  const s = squeeze(a)
  const t = squeeze(b)
  if (s === '' || t === '') return false
  if (labelled(s, t) || labelled(t, s)) return true
  const limit = Math.min(s.length, t.length) >= 6 ? 2 : 1
  // Short names a slip apart are two names; so are names that differ in a figure ('1차 지원', '2차 지원') or in what stands in
  // brackets ('지원(도)', '지원(시군)').
  if (Math.min(s.length, t.length) < 4 || digits(s) !== digits(t) || brackets(s) !== brackets(t)) return false
  return distance(s, t, limit) <= limit
}

/** The one of a name, else one of nearly that name. */
export const ofName = <T>(list: readonly T[], name: string, nameOf: (one: T) => string): T | undefined =>
  list.find((one) => squeeze(nameOf(one)) === squeeze(name)) ?? list.find((one) => near(nameOf(one), name))

const labelled = (long: string, short: string): boolean =>
  long.startsWith(short) && /^(?:\([^()]*\))+$/.test(long.slice(short.length))
const brackets = (text: string): string => (text.match(/\([^()]*\)/g) ?? []).join('')
const digits = (text: string): string => text.replace(/\D/g, '')

/** Beyond this many pairs nobody would look through the proposals, and a hostile file would take minutes. */
const NEAR_PAIRS = 100_000

/**
 * Pairs names of two lists, each used once: exact first, then squeezed, then near where it is the only candidate.
 * A near match is a proposal for a person, never a merge.
 */
export function matchNames<A, B>(
  left: readonly A[],
  right: readonly B[],
  nameOf: { readonly left: (a: A) => string; readonly right: (b: B) => string },
): Map<A, { readonly with: B; readonly match: NameMatch }> {
  const found = new Map<A, { readonly with: B; readonly match: NameMatch }>()
  const free = new Set(right)
  const pair = (a: A, b: B, match: NameMatch) => {
    found.set(a, { with: b, match })
    free.delete(b)
  }
  for (const [match, form] of [
    ['exact', (name: string) => name],
    ['squeezed', squeeze],
  ] as const) {
    const byName = Map.groupBy(free, (b) => form(nameOf.right(b)))
    for (const a of left) {
      const b = found.has(a) ? undefined : byName.get(form(nameOf.left(a)))?.find((candidate) => free.has(candidate))
      if (b !== undefined) pair(a, b, match)
    }
  }
  const open = left.filter((a) => !found.has(a))
  if (open.length * free.size > NEAR_PAIRS) return found
  for (const a of open) {
    const candidates = [...free].filter((b) => near(nameOf.left(a), nameOf.right(b)))
    const [only] = candidates
    if (only !== undefined && candidates.length === 1) pair(a, only, 'near')
  }
  return found
}
