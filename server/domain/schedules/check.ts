import Big from 'big.js'
import { firstDayOf, lastDayOf, precisionOf, type ScheduleDay } from './schedule-day.ts'

/** A schedule as it is written, as far as it can be wrong. Days are ISO or days of a schedule; weights null = all the same. */
export interface WrittenSchedule {
  readonly startsOn: string | null
  readonly days: number | null
  readonly until: ScheduleDay | null
  readonly steps: readonly {
    readonly name: string
    readonly due: ScheduleDay | null
    readonly weight: number | null
  }[]
}

/** What cannot be stored. `step`: its place from 0. */
export type ScheduleFault =
  | { readonly fault: 'no-steps' | 'weights-mixed' | 'until-no-such-day' | 'until-before-start' }
  | { readonly fault: 'no-name' | 'no-such-day' | 'before-start' | 'weight-range'; readonly step: number }
  | { readonly fault: 'weights-sum'; readonly sum: number }

/**
 * Everything that is wrong with a schedule, in the order in which it is read. Weights are given to every step or to none; given
 * ones lie above 0 and make 100 exactly. A step cannot have to end before the schedule starts.
 */
export function scheduleFaults(of: WrittenSchedule): readonly ScheduleFault[] {
  const faults: ScheduleFault[] = []
  const { startsOn, until, steps } = of
  if (until !== null && precisionOf(until) === null) faults.push({ fault: 'until-no-such-day' })
  else if (until !== null && startsOn !== null && lastDayOf(until) < startsOn) faults.push({ fault: 'until-before-start' })
  if (steps.length === 0) faults.push({ fault: 'no-steps' })
  for (const [step, { name, due, weight }] of steps.entries()) {
    if (name.trim() === '') faults.push({ fault: 'no-name', step })
    if (due !== null && precisionOf(due) === null) faults.push({ fault: 'no-such-day', step })
    else if (due !== null && startsOn !== null && lastDayOf(due) < startsOn) faults.push({ fault: 'before-start', step })
    if (weight !== null && !(weight > 0 && weight <= 100)) faults.push({ fault: 'weight-range', step })
  }
  return [...faults, ...weightFaults(steps.map((step) => step.weight))]
}

function weightFaults(weights: readonly (number | null)[]): readonly ScheduleFault[] {
  const given = weights.filter((weight) => weight !== null)
  if (given.length === 0) return []
  if (given.length < weights.length) return [{ fault: 'weights-mixed' }]
  const sum = given.reduce((total, weight) => total.plus(weight), new Big(0))
  return sum.eq(100) ? [] : [{ fault: 'weights-sum', sum: sum.toNumber() }]
}

/** Whether a step can have been done on a day: not in the future, not before the schedule started. */
export function doneFault(doneOn: string, of: { readonly startsOn: string | null; readonly today: string }) {
  if (doneOn > of.today) return 'in-future' as const
  return of.startsOn !== null && doneOn < firstDayOf(of.startsOn) ? ('before-start' as const) : null
}
