import Big from 'big.js'
import { daysBetween } from '../entry/due.ts'
import { firstDayOf, lastDayOf, type ScheduleDay, slipOf } from './schedule-day.ts'

/** 정상 · 주의 · 지연 · 완료 · 판단 유보 */
export type ScheduleState = 'on-course' | 'watch' | 'late' | 'done' | 'unjudged'

/** [setting] Days by which a step may be expected later than planned and only be watched; more is late before its day has passed. */
const WATCH_DAYS = 30

/** A step as it stands. */
export interface StepFacts {
  /** the first baseline, which never changes; null = no day was ever set */
  readonly planned: ScheduleDay | null
  /** the newest baseline; the first one while nothing was planned anew */
  readonly replanned: ScheduleDay | null
  /** when it is expected now; null = as planned */
  readonly forecast: ScheduleDay | null
  /** ISO day on which it was done */
  readonly doneOn: string | null
  /** percent that were measured of a step under way; null = none counts before it is done */
  readonly measured: number | null
  /** null where all steps weigh the same */
  readonly weight: number | null
}

/** Days later (+) or earlier (−) than planned. `atLeast`: it is still open and its day has passed, so that each day adds one. */
export interface Slip {
  readonly days: number
  readonly atLeast: boolean
}

export interface StepStanding {
  readonly state: ScheduleState
  /** when it was done, is expected, or at the earliest can be; null = nobody knows */
  readonly expected: ScheduleDay | null
  /** against the first baseline; null without one */
  readonly slip: Slip | null
  /** against the newest baseline, where it is another one */
  readonly slipReplanned: Slip | null
  /** days since its planned day has passed without it being done; 0 = it has not */
  readonly overdue: number
}

/** Where one step stands on `today`, judged at the last day of what was planned first: a later plan takes no delay away. */
export function stepStanding(step: StepFacts, today: string): StepStanding {
  const doneOn = step.doneOn !== null && step.doneOn <= today ? step.doneOn : null
  const expected = doneOn ?? expectedDay(step, today)
  const passed = doneOn === null && expected !== null && expected === today && lastDayOf(hoped(step) ?? today) < today
  const slip = (planned: ScheduleDay | null): Slip | null =>
    planned === null || expected === null ? null : { days: slipOf(planned, expected), atLeast: passed }
  const first = slip(step.planned)
  const overdue = doneOn === null && step.planned !== null ? Math.max(0, daysBetween(lastDayOf(step.planned), today)) : 0
  return {
    state: stateOf(doneOn, first, overdue),
    expected,
    slip: first,
    slipReplanned: step.replanned === step.planned ? null : slip(step.replanned),
    overdue,
  }
}

const hoped = (step: StepFacts) => step.forecast ?? step.replanned ?? step.planned
/** What was hoped for; once that has passed, today is the earliest. */
function expectedDay(step: StepFacts, today: string): ScheduleDay | null {
  const day = hoped(step)
  return day !== null && lastDayOf(day) < today ? today : day
}

function stateOf(doneOn: string | null, slip: Slip | null, overdue: number): ScheduleState {
  if (doneOn !== null) return 'done'
  if (slip === null) return 'unjudged'
  if (overdue > 0 || slip.days > WATCH_DAYS) return 'late'
  return slip.days > 0 ? 'watch' : 'on-course'
}

/** Points of 100, up to two decimals; `lead`: progress less what was planned by the day. */
export interface Progress {
  readonly done: number
  readonly planned: number
  readonly lead: number
}

/** What was to be done by `today`, and what is. Equal weights where the steps have none; nothing counts of a step that is open, unless it was measured. */
export function progressOf(steps: readonly StepFacts[], today: string): Progress {
  const total = steps.reduce((sum, step) => sum.plus(step.weight ?? 1), new Big(0))
  if (total.eq(0)) return { done: 0, planned: 0, lead: 0 }
  const share = (of: (step: StepFacts) => Big | number) =>
    steps.reduce((sum, step) => sum.plus(new Big(step.weight ?? 1).times(of(step))), new Big(0)).div(total)
  const done = share((step) => (step.doneOn !== null && step.doneOn <= today ? 100 : (step.measured ?? 0)))
  const planned = share((step) => (step.planned !== null && lastDayOf(step.planned) <= today ? 100 : 0))
  const shown = (points: Big) => points.round(2).toNumber()
  return { done: shown(done), planned: shown(planned), lead: shown(done.minus(planned)) }
}

/** The weight of each step in points of 100, in their order, up to two decimals. */
export function shownWeights(steps: readonly Pick<StepFacts, 'weight'>[]): readonly number[] {
  const total = steps.reduce((sum, step) => sum.plus(step.weight ?? 1), new Big(0))
  return steps.map((step) => (total.eq(0) ? 0 : new Big(step.weight ?? 1).times(100).div(total).round(2).toNumber()))
}

export interface ScheduleStanding {
  readonly state: ScheduleState
  /** days the end came after its first plan; of a schedule that is done only. It stays for ever */
  readonly lateDays: number
  /** the largest slip of what is open, or of the end: by this a list is sorted. null = nothing can be said */
  readonly slip: Slip | null
  /** of the end against the first baseline, and against the newest where it is another one */
  readonly end: {
    readonly planned: ScheduleDay | null
    readonly expected: ScheduleDay | null
    readonly slip: Slip | null
    readonly slipReplanned: Slip | null
  }
  readonly progress: Progress
  /** in the order of the steps */
  readonly steps: readonly StepStanding[]
  /** place of the open step that comes next, the earliest planned; null = none is open */
  readonly next: number | null
}

/** Where a schedule stands on `today`; of one that has ended, on the day it ended. */
export function scheduleStanding(steps: readonly StepFacts[], today: string): ScheduleStanding {
  const standings = steps.map((step) => stepStanding(step, today))
  const end = endOf(steps, standings)
  const open = standings.filter((one) => one.state !== 'done')
  const slips = [...open.map((one) => one.slip), end.slip].filter((slip) => slip !== null)
  const slip = slips.toSorted((a, b) => b.days - a.days || Number(b.atLeast) - Number(a.atLeast))[0] ?? null
  const isDone = steps.length > 0 && open.length === 0
  return {
    state: isDone ? 'done' : worst(standings),
    lateDays: isDone ? Math.max(0, end.slip?.days ?? 0) : 0,
    slip: isDone ? end.slip : slip,
    end,
    progress: progressOf(steps, today),
    steps: standings,
    next: nextOf(steps, standings),
  }
}

function worst(standings: readonly StepStanding[]): ScheduleState {
  const states = new Set(standings.map((one) => one.state))
  for (const state of ['late', 'watch', 'on-course'] as const) if (states.has(state)) return state
  return 'unjudged'
}

function endOf(steps: readonly StepFacts[], standings: readonly StepStanding[]): ScheduleStanding['end'] {
  const latest = (days: readonly (ScheduleDay | null)[]) =>
    days.filter((day) => day !== null).toSorted((a, b) => (lastDayOf(a) < lastDayOf(b) ? 1 : -1))[0] ?? null
  const planned = latest(steps.map((step) => step.planned))
  const replanned = latest(steps.map((step) => step.replanned))
  // A step without any day may end later than all others.
  const known = steps.length > 0 && standings.every((one) => one.expected !== null)
  const expected = known ? latest(standings.map((one) => one.expected)) : null
  const atLeast = standings.some((one) => one.slip?.atLeast === true && one.expected === expected)
  const slip = (from: ScheduleDay | null): Slip | null =>
    from === null || expected === null ? null : { days: slipOf(from, expected), atLeast }
  return { planned, expected, slip: slip(planned), slipReplanned: replanned === planned ? null : slip(replanned) }
}

function nextOf(steps: readonly StepFacts[], standings: readonly StepStanding[]): number | null {
  const open = steps.flatMap((step, at) => (standings[at]?.state === 'done' ? [] : [{ at, day: step.planned ?? step.forecast }]))
  const key = (day: ScheduleDay | null) => (day === null ? '9' : `${lastDayOf(day)} ${firstDayOf(day)}`)
  return open.toSorted((a, b) => (key(a.day) < key(b.day) ? -1 : Number(key(a.day) > key(b.day))) || a.at - b.at)[0]?.at ?? null
}

/** Most slipped first, what is finished below: the order of a list of schedules. */
export function bySlip(a: Pick<ScheduleStanding, 'state' | 'slip'>, b: Pick<ScheduleStanding, 'state' | 'slip'>): number {
  const done = Number(a.state === 'done') - Number(b.state === 'done')
  return done || (b.slip?.days ?? -Infinity) - (a.slip?.days ?? -Infinity) || 0
}
