import Big from 'big.js'
import type { Db } from '#data/database.ts'
import { periodAt } from '#domain/entry/due.ts'
import { progressOf } from '#domain/schedules/standing.ts'
import { indicatorForEntry } from '../actuals/indicators.ts'
import { keepersOf } from '../actuals/keepers.ts'
import { Refusal } from '../refusal.ts'
import { factsOf, schedulesOf } from './read.ts'
import { standingOf } from './page.ts'

export interface ProgressAsk {
  readonly indicatorId: number
  readonly year: number
  /** 0 = the year, else the last month of the period */
  readonly month: number
}

/** Units of an indicator that progress can be the figure of. */
const PERCENT: ReadonlySet<string> = new Set(['%', '점'])

/**
 * The progress of the schedule that an indicator is measured by, on the last day of a period, as its figure, with the steps that prove
 * it. Of a period under way it is of today. No figure where several are linked: nobody said how they add up. Refuses 'unknown-indicator',
 * 'unknown-year', 'unknown-period'.
 */
export async function progressProposal(db: Db, { indicatorId, year, month }: ProgressAsk, today: string) {
  const indicator = await indicatorForEntry(db, indicatorId, year, today)
  const period = periodAt(year, month, indicator.frequency)
  if (period === null) throw new Refusal('unknown-period', { year, month })
  const keepers = await keepersOf(db, indicator.plan_id, today)
  const found = (await schedulesOf(db, { indicatorIds: keepers.everywhere(indicatorId) })).filter(
    (schedule) => schedule.status !== 'stopped',
  )
  const day = period.to < today ? period.to : today
  const schedules = found.map((schedule) => {
    const { weights } = standingOf(schedule, today)
    const progress = progressOf(
      schedule.steps.map((step) => factsOf(step, day)),
      day,
    )
    return {
      id: schedule.id,
      title: schedule.title,
      progress,
      steps: schedule.steps.map((step, at) => ({
        name: step.name,
        weight: weights[at] ?? 0,
        doneOn: step.doneOn !== null && step.doneOn <= day ? step.doneOn : null,
        evidence: step.evidence,
      })),
    }
  })
  const [only, ...more] = schedules
  const figure = only === undefined || more.length > 0 || !PERCENT.has(indicator.unit) || period.from > today ? null : only
  return {
    day,
    /** the period is not over, so that the figure can still change */
    underWay: period.to >= today,
    unit: indicator.unit,
    value: figure === null ? null : new Big(figure.progress.done).round(indicator.decimals).toNumber(),
    schedules,
  }
}
