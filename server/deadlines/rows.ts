import { type Countdown, countdown } from '#domain/entry/countdown.ts'
import type { DueCell } from './cells.ts'

/** One department's figures of one period: how far they are and whom they wait for. */
export interface BoardRow {
  readonly departmentId: number
  readonly year: number
  /** 0 = the year's figures; 1–12 = every period that ends with that month */
  readonly month: number
  readonly of: number
  /** a figure stands in them; one being typed counts only for those who see the department's drafts (rules §6) */
  readonly entered: number
  readonly returned: number
  readonly submitted: number
  /** confirmed or closed */
  readonly confirmed: number
  /** wait for who enters: nothing, a draft or a returned value, and the period is open */
  readonly toEnter: number
  /** wait for who reviews */
  readonly toReview: number
  /** wait for the administrator: past the last day of entry and not submitted, nobody can enter them until it is moved */
  readonly barred: number
  /** never confirmed in a period that is closed: they wait for nobody */
  readonly leftOut: number
  /** of those that wait for somebody, past their day */
  readonly late: number
  /** the nearest day of what waits for somebody; of a finished row its last day */
  readonly due: { readonly on: string; readonly count: Countdown }
  /** nothing waits for anybody */
  readonly done: boolean
}

const finished = (c: DueCell) => c.stage === 'confirmed' || c.stage === 'closed'

/** Whom a value waits for now, by the rules of the workflow: `#domain/entry/submission.ts` refuses everybody else's act. */
export function waitsFor(c: DueCell): 'enter' | 'review' | 'administrator' | 'nobody' {
  if (finished(c)) return 'nobody'
  if (c.window === 'closed' && c.grant !== 'exception') return 'nobody'
  if (c.stage === 'submitted') return 'review'
  return c.window === 'overdue' && c.grant === 'none' ? 'administrator' : 'enter'
}

/**
 * One row a department and period. Late ones first, then by their day; finished ones last, newest first.
 * `seesDrafts`: of which departments the reader sees what is not reported yet. Pure.
 */
export function boardRows(cells: readonly DueCell[], today: string, seesDrafts: (departmentId: number) => boolean): BoardRow[] {
  const groups = Map.groupBy(cells, (c) => `${c.departmentId}.${c.year}.${c.month}`)
  return [...groups.values()]
    .flatMap((own) => {
      const [first] = own
      return first ? [rowOf(first, own, today, seesDrafts(first.departmentId))] : []
    })
    .toSorted(inOrder)
}

function rowOf(first: DueCell, own: readonly DueCell[], today: string, drafts: boolean): BoardRow {
  const count = (test: (cell: DueCell) => boolean) => own.filter(test).length
  const waiting = own.filter((c) => waitsFor(c) !== 'nobody')
  const days = (waiting.length > 0 ? waiting : own).map((c) => c.dueOn).toSorted()
  const on = (waiting.length > 0 ? days[0] : days.at(-1)) ?? first.dueOn
  return {
    departmentId: first.departmentId,
    year: first.year,
    month: first.month,
    of: own.length,
    entered: count((c) => c.entered && (drafts || c.stage === 'submitted' || finished(c))),
    returned: count((c) => c.stage === 'returned'),
    submitted: count((c) => c.stage === 'submitted'),
    confirmed: count(finished),
    toEnter: count((c) => waitsFor(c) === 'enter'),
    toReview: count((c) => waitsFor(c) === 'review'),
    barred: count((c) => waitsFor(c) === 'administrator'),
    leftOut: count((c) => !finished(c) && waitsFor(c) === 'nobody'),
    late: waiting.filter((c) => c.dueOn < today).length,
    due: { on, count: countdown(on, today) },
    done: waiting.length === 0,
  }
}

function inOrder(a: BoardRow, b: BoardRow): number {
  if (a.done !== b.done) return a.done ? 1 : -1
  const way = a.done ? -1 : 1
  return way * a.due.on.localeCompare(b.due.on) || a.departmentId - b.departmentId || a.year - b.year || a.month - b.month
}
