/** 이체: budget that goes with a task from one unit to another (rules §9). Amounts in 원, days ISO. */
export interface Movement {
  readonly programmeId: number
  readonly fromUnitId: number
  readonly toUnitId: number
  readonly amount: number
}

export type Quarter = 1 | 2 | 3 | 4

/** The quarter of the fiscal year a day falls into. */
export function quarterOf(day: string): Quarter {
  const month = Number(day.slice(5, 7))
  return month <= 3 ? 1 : month <= 6 ? 2 : month <= 9 ? 3 : 4
}

const DUE = { 1: '04-30', 2: '07-31', 3: '10-31', 4: '01-31' } as const
/** The last day of the month after the quarter: by then its list goes to the council (law: 지방재정법 §47조의2). */
export const listDueOn = (year: number, quarter: Quarter): string => `${quarter === 4 ? year + 1 : year}-${DUE[quarter]}`

/**
 * What a unit has of a programme's budget: its own amount where the programme is the unit's, with what came and without what went.
 * Never what another unit has, so nothing is moved that is not there.
 */
export function heldBy(
  movements: readonly Movement[],
  of: { readonly programmeId: number; readonly unitId: number; readonly departmentId: number; readonly amount: number },
): number {
  let held = of.unitId === of.departmentId ? of.amount : 0
  for (const one of movements) {
    if (one.programmeId !== of.programmeId) continue
    if (one.toUnitId === of.unitId) held += one.amount
    if (one.fromUnitId === of.unitId) held -= one.amount
  }
  return held
}

/** What came to each unit less what went: the sum over all units is 0, so a government's total never moves. */
export function netOf(movements: readonly Movement[]): ReadonlyMap<number, number> {
  const net = new Map<number, number>()
  for (const { fromUnitId, toUnitId, amount } of movements) {
    net.set(fromUnitId, (net.get(fromUnitId) ?? 0) - amount)
    net.set(toUnitId, (net.get(toUnitId) ?? 0) + amount)
  }
  return net
}

/** open: the quarter is not over · due: the list waits · filed: it went · changed: something moved, or was taken back, since it went */
export type ListState = 'none' | 'open' | 'due' | 'filed' | 'changed'

/**
 * How the list of a quarter stands on a day. `changedAt`: when a movement of it was recorded or taken back last, `filedAt`: when its
 * filing was recorded last (ISO instants; null = never). A quarter without a movement needs none.
 */
export function listState(of: {
  readonly dueOn: string
  readonly lastDay: string
  readonly today: string
  readonly count: number
  readonly changedAt: string | null
  readonly filedAt: string | null
}): ListState {
  const { changedAt, filedAt } = of
  if (filedAt !== null) return changedAt !== null && changedAt > filedAt ? 'changed' : 'filed'
  if (of.count === 0) return 'none'
  return of.today <= of.lastDay ? 'open' : 'due'
}
