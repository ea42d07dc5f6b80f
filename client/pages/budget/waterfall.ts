/** The moves of the unit programmes from the year before into the plan's year, as steps that begin and end at the totals. 원. */
import type { BudgetPage } from './tree.ts'

export interface Step {
  readonly key: string
  /** Null for the rest */
  readonly programmeId: number | null
  readonly name: string
  readonly department: string
  /** How many programmes it stands for */
  readonly count: number
  readonly before: number
  readonly after: number
  readonly change: number
  /** Where the bar begins and ends on the running change, the year before being 0 */
  readonly from: number
  readonly to: number
}
export interface Waterfall {
  readonly before: number
  readonly after: number
  readonly steps: readonly Step[]
  readonly up: { readonly count: number; readonly sum: number }
  readonly down: { readonly count: number; readonly sum: number }
  /** The running change's reach, always with 0 */
  readonly low: number
  readonly high: number
}

/** The `most` largest moves in falling size, the others as one step. Null when nothing was budgeted in either year. */
export function waterfall(page: BudgetPage, most = 8): Waterfall | null {
  const { moves, plan } = page
  if (moves.length === 0) return null
  const sum = (list: typeof moves, of: 'before' | 'after' | 'change') => list.reduce((total, m) => total + m[of], 0)
  const moved = moves.filter((m) => m.change !== 0)
  // One left over is shown by its name: "the other 1" says less in the same room.
  const cut = moved.length <= most + 1 ? moved.length : most
  const rest = moved.slice(cut)
  const bars = [
    ...moved.slice(0, cut).map((m) => ({
      key: String(m.programmeId),
      programmeId: m.programmeId,
      name: m.name,
      count: 1,
      before: m.before,
      after: m.after,
      change: m.change,
      department: plan.departments.find((d) => d.id === m.departmentId)?.shortName ?? '',
    })),
    ...(rest.length === 0
      ? []
      : [
          {
            key: 'rest',
            programmeId: null,
            name: '',
            department: '',
            count: rest.length,
            before: sum(rest, 'before'),
            after: sum(rest, 'after'),
            change: sum(rest, 'change'),
          },
        ]),
  ]
  let at = 0
  const steps = bars.map((bar) => {
    const from = at
    at += bar.change
    return { ...bar, from, to: at }
  })
  const reach = [0, ...steps.map((s) => s.to)]
  const side = (list: typeof moves) => ({ count: list.length, sum: sum(list, 'change') })
  return {
    before: sum(moves, 'before'),
    after: sum(moves, 'after'),
    steps,
    up: side(moves.filter((m) => m.change > 0)),
    down: side(moves.filter((m) => m.change < 0)),
    low: Math.min(...reach),
    high: Math.max(...reach),
  }
}
