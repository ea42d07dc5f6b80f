import type { Db } from '#data/database.ts'
import type { BureauScore, Working } from '#domain/scoring/score.ts'
import { workingOf } from '#domain/scoring/scorecard.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import { indicatorFacts, scoringInput } from '../actuals/indicator-facts.ts'
import { overview } from './overview.ts'

/** Every score of one bureau and year with its working, publishable as JSON. */
export interface ScoreReport {
  readonly schema: 'jipyo.scores/1'
  readonly plan: string
  readonly bureau: string
  readonly year: number
  /** the day as of which targets and results count, Asia/Seoul */
  readonly asOf: string
  /** which figures are scored: an actual 'provisional' was submitted, a 'final' one confirmed */
  readonly counted: CountedStages
  /** one a department; `recompute` of each gives its result again */
  readonly departments: readonly Working[]
  /** the bureau's score under each of the four rules */
  readonly rollUps: readonly BureauScore[]
}

/** The figures of the overview page with the working of each department's score. Refuses as `overview` does. */
export async function scoreReport(
  db: Db,
  ask: { year?: number | undefined; bureauId?: number | undefined },
  today: string,
): Promise<ScoreReport> {
  const page = await overview(db, ask, today)
  const facts = await indicatorFacts(db, { planId: page.plan.id, counting: page.counted }, page.plan.years, today)
  return {
    schema: 'jipyo.scores/1',
    plan: page.plan.title,
    bureau: page.plan.bureau.name,
    year: page.year,
    asOf: today,
    counted: page.counted,
    departments: page.departments.map(({ id, name }) =>
      workingOf(
        { id, name },
        page.year,
        facts.filter((f) => f.departmentId === id).map((f) => scoringInput(f, page.year)),
        page.policy,
      ),
    ),
    rollUps: page.bureau,
  }
}
