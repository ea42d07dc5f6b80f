import { formulaText } from './achievement.ts'
import type { ScoringInput } from './indicator.ts'
import { onOneScale, roundSum, rounded, weightedMean } from './decimal.ts'
import { scoreGroup, scoreIndicator } from './score.ts'
import type { BureauScore, DepartmentForRollUp, GroupScore, Working } from './score.ts'
import { ROLL_UP_RULES, type RollUpRule, type ScoringPolicy } from './policy.ts'

/** What a department counts for under the rule; null when the rule's figure is missing or not positive. */
function shareOf(department: DepartmentForRollUp, rule: RollUpRule): number | null {
  switch (rule) {
    case 'equal':
      return 1
    case 'budget':
      return department.budget !== null && department.budget > 0 ? department.budget : null
    case 'headcount':
      return department.headcount !== null && department.headcount > 0 ? department.headcount : null
    case 'measured-weight':
      return department.score.measuredWeight > 0 ? department.score.measuredWeight : null
  }
}

/**
 * Bureau score in percent from its departments' exact scores. No law fixes the rule (rules §5), so its name goes out
 * with the number. Departments without a score, or without the rule's figure, are named in `leftOut`, never counted as 0.
 */
export function rollUpBureau(departments: readonly DepartmentForRollUp[], rule: RollUpRule): BureauScore {
  const leftOut: { id: number; name: string }[] = []
  const taking: { id: number; name: string; share: number; exact: string }[] = []
  for (const department of departments) {
    const { id, name, score } = department
    const share = shareOf(department, rule)
    if (score.exact === null || share === null) leftOut.push({ id, name })
    else taking.push({ id, name, share, exact: score.exact })
  }
  const exact = weightedMean(taking.map((part) => ({ weight: part.share, figure: part.exact })))
  if (exact === null) return { rule, exact: null, shown: null, parts: [], leftOut }
  const shares = onOneScale(taking.map((part) => part.share)).digits
  const total = shares.reduce((sum, share) => sum + share, 0n)
  return {
    rule,
    exact,
    shown: roundSum(exact, 2),
    parts: taking.map(({ id, name, exact: own }, index) => ({
      id,
      name,
      weightPercent: rounded((shares[index] ?? 0n) * 100n, total, 2),
      shown: roundSum(own, 2),
    })),
    leftOut,
  }
}

/** The bureau score under each of the four rules, for comparison on screen. */
export function rollUpAll(departments: readonly DepartmentForRollUp[]): readonly BureauScore[] {
  return ROLL_UP_RULES.map((rule) => rollUpBureau(departments, rule))
}

/**
 * 산출근거 of a goal's or department's score: every figure, the formula with the figures put in, the policy and the
 * coverage. Plain JSON, so that anybody can publish it and compute it again with `recompute`.
 */
export function workingOf(
  unit: { readonly id: number; readonly name: string },
  year: number,
  indicators: readonly ScoringInput[],
  policy: ScoringPolicy,
): Working {
  const scored = indicators.map((indicator) => scoreIndicator(indicator, policy))
  return {
    schema: 'jipyo.working/1',
    policy,
    year,
    unit: { id: unit.id, name: unit.name },
    indicators: scored.map((one) => ({
      code: one.code,
      name: one.name,
      unit: one.unit,
      kind: one.kind,
      weight: one.weight,
      direction: one.direction,
      target: one.target,
      ...(one.originalTarget ? { originalTarget: one.originalTarget } : {}),
      actual: one.actual,
      formula: formulaText(one.target, one.actual, one.direction, policy.lowerIsBetter),
      rate: one.rate.kind === 'rate' ? { exact: one.rate.exact, shown: one.rate.shown } : { reason: one.rate.reason },
      score: one.score,
      pointsLost: one.pointsLost,
    })),
    result: scoreGroup(scored, policy),
  }
}

/**
 * Computes the result again from a working's figures and policy alone; nothing that was already computed in it (rates,
 * scores, points, result) is read. Equal to `working.result` unless somebody changed the file.
 */
export function recompute(working: Working): GroupScore {
  const scored = working.indicators.map((indicator, index) =>
    scoreIndicator(
      {
        // A working is published without database ids; scoring only passes the id through.
        id: index + 1,
        code: indicator.code,
        name: indicator.name,
        unit: indicator.unit,
        kind: indicator.kind,
        weight: indicator.weight,
        direction: indicator.direction,
        target: indicator.target,
        actual: indicator.actual,
      },
      working.policy,
    ),
  )
  return scoreGroup(scored, working.policy)
}
