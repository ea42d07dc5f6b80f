import {
  type ChallengeFinding,
  type ChallengeInput,
  challengeTargets,
  newestConfirmed,
} from '#domain/scoring/target-challenge.ts'
import type { YearPlan } from '../plans/plan.ts'
import { definitionIn, type IndicatorFacts } from '../actuals/indicator-facts.ts'
import type { OwnedFacts } from './owned-facts.ts'

/** Facts as the target-challenge check (목표 도전성) wants them: the plan year's target against the newest confirmed actual before it. */
export const challengeInputs = (facts: readonly IndicatorFacts[], plan: YearPlan): ChallengeInput[] =>
  facts.map((f) => {
    const last = newestConfirmed(f.years, plan.fiscalYear)
    return {
      code: f.code,
      name: f.name,
      unit: f.unit,
      direction: definitionIn(f, plan.fiscalYear).direction,
      targets: f.years.map(({ year, target }) => ({ year, target })),
      lastActual: last?.actual ?? { kind: 'not-entered' },
      lastActualYear: last?.year ?? plan.settledYear,
      planYear: plan.fiscalYear,
    }
  })

export interface TargetCheck {
  readonly planYear: number
  readonly of: number
  readonly flat: number
  /** targets easier than the newest confirmed actual of their indicator */
  readonly below: readonly (Pick<ChallengeFinding, 'name' | 'unit' | 'target' | 'lastActual' | 'lastActualYear'> & {
    readonly indicatorId: number
    readonly departmentId: number
  })[]
  /** the year whose actuals all are compared with; null = not of one year */
  readonly against: number | null
}

/** 목표 도전성 of one indicator. */
export interface Challenged {
  readonly findings: readonly ChallengeFinding[]
  /** the year whose confirmed actual it is compared with; null = there is none */
  readonly comparedWith: number | null
}

export function challengeOf(facts: IndicatorFacts, plan: YearPlan): Challenged {
  const inputs = challengeInputs([facts], plan)
  return {
    findings: challengeTargets(inputs),
    comparedWith: inputs.find((i) => i.lastActual.kind === 'measured')?.lastActualYear ?? null,
  }
}

/** The same of all that is shown, in the order of the rows. */
export function targetCheck(
  rows: readonly { readonly facts: OwnedFacts; readonly challenge: Challenged }[],
  plan: YearPlan,
): TargetCheck {
  const compared = new Set(rows.flatMap(({ challenge }) => challenge.comparedWith ?? []))
  const [only] = compared
  return {
    planYear: plan.fiscalYear,
    of: rows.length,
    flat: rows.reduce((sum, { challenge }) => sum + challenge.findings.filter((f) => f.kind === 'flat').length, 0),
    below: rows.flatMap(({ facts: { id, ownerId }, challenge }) =>
      challenge.findings
        .filter((f) => f.kind === 'below-last-actual')
        .map(({ name, unit, target, lastActual, lastActualYear }) => ({
          name,
          unit,
          target,
          lastActual,
          lastActualYear,
          indicatorId: id,
          departmentId: ownerId,
        })),
    ),
    against: compared.size > 1 ? null : (only ?? plan.settledYear),
  }
}
