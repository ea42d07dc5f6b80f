import { plainName, squeezeName } from '#domain/plan/same-name.ts'

/** How a pasted name was found to be an indicator's. `near`: a person has to accept it. */
export type Match = 'exact' | 'squeezed' | 'near'

/** Letters that must be put in, taken out or exchanged; `most` + 1 as soon as it is more. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, ca] of Array.from(a).entries()) {
    const next = [i + 1]
    for (const [j, cb] of Array.from(b).entries())
      next.push(Math.min((row[j] ?? 0) + (ca === cb ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    if (Math.min(...next) > most) return most + 1
    row = next
  }
  return row[b.length] ?? most + 1
}

/** One letter in six may differ, one at least, and names of three letters must be right. */
const slack = (name: string) => (name.length < 4 ? 0 : Math.max(1, Math.floor(name.length / 6)))

/** The one name that is meant: exactly, then without signs, then nearly. Two that fit equally well are none. */
export function matchName<T>(
  text: string,
  of: readonly T[],
  name: (one: T) => string,
): { readonly one: T; readonly match: Match } | null {
  const only = (found: readonly T[], match: Match) =>
    found.length === 1 && found[0] !== undefined ? { one: found[0], match } : null
  const asked = plainName(text)
  if (asked === '') return null
  const exact = of.filter((o) => plainName(name(o)) === asked)
  if (exact.length > 0) return only(exact, 'exact')
  const tight = squeezeName(asked)
  if (tight === '') return null
  const squeezed = of.filter((o) => squeezeName(name(o)) === tight)
  if (squeezed.length > 0) return only(squeezed, 'squeezed')
  const most = slack(tight)
  const far = of.map((one) => ({ one, d: distance(tight, squeezeName(name(one)), most) })).filter(({ d }) => d <= most)
  const least = Math.min(...far.map(({ d }) => d))
  return only(
    far.filter(({ d }) => d === least).map(({ one }) => one),
    'near',
  )
}
