import { addDays, daysBetween } from '#domain/entry/due.ts'
import type { DueCell } from '../deadlines/cells.ts'
import { waitsFor } from '../deadlines/rows.ts'
import type { MovementList } from '../budgets/movements.ts'
import type { Found } from './notice.ts'

/** Days before the day at which it is told, farthest first. */
const STEPS = [7, 3, 1] as const

/** Of the days left, at which of them it was told last; undefined = not yet. */
export const stepBefore = (left: number): number | undefined => STEPS.findLast((s) => left <= s)

interface DueInput {
  readonly today: string
  readonly enters: readonly number[]
  readonly cells: readonly DueCell[]
  readonly nameOf: (departmentId: number) => string
}

/**
 * Deadlines of what is still to be entered: one a department, period and day, told 7, 3 and 1 days before, each time anew;
 * what is late is one a department and period. Of this year and the one before: older gaps are a matter of the board. Pure.
 */
export function dueNotices({ today, enters, cells, nameOf }: DueInput): Found[] {
  const firstYear = Number(today.slice(0, 4)) - 1
  const open = cells.filter((c) => {
    const waits = waitsFor(c)
    return c.year >= firstYear && enters.includes(c.departmentId) && (waits === 'enter' || waits === 'administrator')
  })
  const groups = Map.groupBy(open, (c) => `${c.departmentId}:${c.year}:${c.month}:${c.dueOn < today ? 'late' : c.dueOn}`)
  return [...groups].flatMap(([group, some]): Found[] => {
    const days = some.map((c) => c.dueOn).toSorted()
    const [first] = some
    const [oldest] = days
    const newest = days.at(-1)
    if (!first || oldest === undefined || newest === undefined) return []
    const left = daysBetween(today, oldest)
    const step = stepBefore(left)
    if (step === undefined) return []
    const late = left < 0
    return [
      {
        kind: 'due',
        key: late ? `due:${group}:${newest}` : `due:${group}:${step}`,
        at: midnight(late ? addDays(newest, 1) : addDays(oldest, -step)),
        count: some.length,
        on: oldest,
        days: left,
        departmentId: first.departmentId,
        department: nameOf(first.departmentId),
        year: first.year,
        month: first.month,
      },
    ]
  })
}

/**
 * Lists of a quarter's budget transfers for whoever files them: told from the end of the quarter on, and anew 7, 3 and 1 days before and
 * once it is late. Pure.
 */
export function listNotices(lists: readonly MovementList[], today: string): Found[] {
  return lists.map((list): Found => {
    const { year, quarter, count, dueOn } = list
    const days = daysBetween(today, dueOn)
    const step = days < 0 ? 'late' : (stepBefore(days) ?? 'open')
    const at = step === 'late' ? addDays(dueOn, 1) : step === 'open' ? `${dueOn.slice(0, 8)}01` : addDays(dueOn, -step)
    const again = list.state === 'changed'
    const key = `list:${year}:${quarter}:${again ? `again-${count}` : step}`
    return { kind: 'list', key, at: midnight(at), year, quarter, count, on: dueOn, days, again }
  })
}

/** The first moment of a day in Korea, which has no summer time. */
export const midnight = (day: string) => new Date(`${day}T00:00:00+09:00`).toISOString()
