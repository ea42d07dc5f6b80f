import type { ScheduleStanding } from '#domain/schedules/standing.ts'
import type { Texts } from '../../language.tsx'
import { formatDate } from '../../format.ts'
import type { sentences } from './messages.ts'
import type { Shown } from './types.ts'

/** The answer of the page in a sentence or two: what slipped most, and whether the end is kept. By rule, from the figures alone. */
export function sentenceOf(
  of: Pick<Shown, 'status' | 'endedOn'> & {
    readonly standing: ScheduleStanding
    readonly steps: readonly Pick<Shown['steps'][number], 'name' | 'planned'>[]
  },
  t: Texts<typeof sentences>,
): readonly string[] {
  const { standing, steps, status, endedOn } = of
  if (status === 'stopped') return [t.stopped(formatDate(endedOn ?? ''))]
  if (standing.state === 'done') return [standing.lateDays > 0 ? t.doneLate(standing.lateDays) : t.doneGood]
  if (standing.state === 'unjudged') return [t.unjudged]
  const open = standing.steps.flatMap((step, at) =>
    step.state === 'done' || step.slip === null ? [] : [{ at, ...step, slip: step.slip }],
  )
  const worst = open.toSorted((a, b) => b.slip.days - a.slip.days)[0]
  const end = standing.end.slip?.days ?? 0
  if (worst === undefined || worst.slip.days <= 0) return [t.good]
  const name = steps[worst.at]?.name ?? ''
  const first = worst.slip.atLeast ? t.passed(name, worst.overdue) : t.expectedLate(name, worst.slip.days)
  // Where the last step is the one that slipped, the end is told with it.
  const isEnd = steps[worst.at]?.planned === standing.end.planned
  return isEnd ? [first] : [first, end > 0 ? t.endLate(end) : t.endKept]
}
