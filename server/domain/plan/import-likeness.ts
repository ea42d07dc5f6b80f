import { squeezeName } from './same-name.ts'

/** From here on two names are proposed to a person as the same; they are never merged because of it. */
const LIKE_ENOUGH = 0.5

/** How alike two names are, 0 … 1: shared pairs of letters of the squeezed names (Dice); 1 when those are equal. */
export function likeness(one: string, other: string): number {
  const [a, b] = [squeezeName(one), squeezeName(other)]
  if (a === b) return 1
  const [left, right] = [pairs(a), pairs(b)]
  if (left.length === 0 || right.length === 0) return 0
  const counts = new Map<string, number>()
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of right) {
    const n = counts.get(pair) ?? 0
    if (n > 0) shared++
    counts.set(pair, n - 1)
  }
  return (2 * shared) / (left.length + right.length)
}

const pairs = (text: string): string[] => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))

export interface Pair<A, B> {
  readonly one: A
  readonly other: B
  readonly likeness: number
}

/**
 * The best one-to-one pairs of like names, most alike first; what is alike to nothing is in no pair. `same`: what must be
 * equal beside the name, e.g. the unit of measure.
 */
export function likePairs<A, B>(
  ones: readonly A[],
  others: readonly B[],
  nameOf: (of: A | B) => string,
  same: (one: A, other: B) => boolean = () => true,
): Pair<A, B>[] {
  const all = ones.flatMap((one) =>
    others.flatMap((other): Pair<A, B>[] => {
      const alike = same(one, other) ? likeness(nameOf(one), nameOf(other)) : 0
      return alike >= LIKE_ENOUGH ? [{ one, other, likeness: alike }] : []
    }),
  )
  const [left, right] = [new Set<A>(), new Set<B>()]
  return all
    .toSorted((a, b) => b.likeness - a.likeness)
    .filter(({ one, other }) => {
      if (left.has(one) || right.has(other)) return false
      left.add(one)
      right.add(other)
      return true
    })
}
