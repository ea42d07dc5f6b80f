import type { OverviewData } from './facts.ts'

type Move = OverviewData['budget']['moves'][number]

/** A step of the waterfall. 원; `from` and `to` are changes against the year before, so the axis starts at 0. */
export interface Step {
  readonly key: string
  readonly kind: 'programme' | 'rest' | 'total'
  readonly programmeId: number | null
  readonly name: string
  /** how many programmes are in it */
  readonly count: number
  readonly change: number
  readonly from: number
  readonly to: number
}

const TOP = 5

/** The largest moves, the others together, and the sum. Empty when nothing moved or there is no year to compare with. */
export function waterfall(moves: readonly Move[]): Step[] {
  const moved = moves.filter((m) => m.change !== 0).toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
  if (moved.length === 0 || moves.every((m) => m.before === 0)) return []
  // One programme alone needs no "others": its own name says more.
  const top = moved.length === TOP + 1 ? moved : moved.slice(0, TOP)
  const others = moved.slice(top.length)
  const rest = others.reduce((sum, m) => sum + m.change, 0)
  let level = 0
  const step = (base: Omit<Step, 'from' | 'to'>): Step => {
    const from = level
    level += base.change
    return { ...base, from, to: level }
  }
  const steps = top.map((m) =>
    step({ key: String(m.programmeId), kind: 'programme', programmeId: m.programmeId, name: m.name, count: 1, change: m.change }),
  )
  if (others.length > 0)
    steps.push(step({ key: 'rest', kind: 'rest', programmeId: null, name: '', count: others.length, change: rest }))
  return [
    ...steps,
    { key: 'total', kind: 'total', programmeId: null, name: '', count: moved.length, change: level, from: 0, to: level },
  ]
}

/** The programmes that grew and shrank most, for the headline. */
export function extremes(moves: readonly Move[]): { readonly up: Move | null; readonly down: Move | null } {
  const ordered = moves.toSorted((a, b) => b.change - a.change)
  const [first, last] = [ordered[0], ordered.at(-1)]
  return { up: first !== undefined && first.change > 0 ? first : null, down: last !== undefined && last.change < 0 ? last : null }
}
