import { describe, expect, test } from 'vitest'
import { targetInForce } from '#domain/scoring/target.ts'
import type { TargetVersion } from '#domain/scoring/target.ts'
import { challengeTargets } from '#domain/scoring/target-challenge.ts'
import type { ChallengeInput } from '#domain/scoring/target-challenge.ts'
import type { Actual } from '#domain/scoring/value.ts'
import { checkGoalWeights } from '#domain/scoring/weights.ts'
import { DEPARTMENTS, PLAN } from '../../../helpers/plan-2026.ts'

const version = (kind: TargetVersion['kind'], value: number, decidedOn: string): TargetVersion => ({
  kind,
  target: { kind: 'set', value },
  decidedOn,
  reason: kind === 'revision' ? '추경' : null,
  approver: kind === 'revision' ? '의회' : null,
})
const draft = version('draft', 10, '2025-10-01')
const confirmed = version('confirmed', 11, '2025-12-16')
const revision = version('revision', 9, '2026-07-01')
const history = [revision, draft, confirmed]

describe('target in force', () => {
  test.each([
    ['2025-09-30', null, false],
    ['2025-10-01', draft, false],
    ['2025-12-15', draft, false],
    ['2025-12-16', confirmed, false],
    ['2026-06-30', confirmed, false],
    ['2026-07-01', revision, true],
    [undefined, revision, true],
  ])('on %s', (date, inForce, revised) => expect(targetInForce(history, date)).toMatchObject({ inForce, revised }))
  test('the confirmed target stays visible beside the revised one', () => {
    expect(targetInForce(history)).toMatchObject({ confirmed, history: [draft, confirmed, revision] })
  })
  test('neither a later draft nor a second confirmation moves a confirmed target', () => {
    const sly = [confirmed, version('draft', 1, '2026-08-01'), version('confirmed', 2, '2026-08-01')]
    expect(targetInForce(sly).inForce).toBe(confirmed)
  })
})

const measured = (value: number): Actual => ({ kind: 'measured', value, finality: 'final' })
const inputs2026 = DEPARTMENTS.flatMap((department) =>
  (PLAN[department] ?? []).map(([name, , , unit, targets, actual]): ChallengeInput => ({
    code: name,
    name,
    unit,
    direction: 'higher',
    targets: targets.map((value, index) => ({ year: 2024 + index, target: { kind: 'set', value } })),
    lastActual: measured(actual),
    lastActualYear: 2024,
    planYear: 2026,
  })),
)

describe('target challenge, the 2026 plan', () => {
  const findings = challengeTargets(inputs2026)
  test.each([
    ['below-last-actual', 5],
    ['flat', 8],
    ['equal-to-last-actual', 3],
    ['lowered-after-miss', 2],
    ['new-without-baseline', 2],
  ])('%s: %i of 12', (kind, count) => expect(findings.filter((one) => one.kind === kind)).toHaveLength(count))
  test('the volunteer rate was lowered from 6 to 5.5 after a miss at 5.41', () => {
    const lowered = findings.filter((one) => one.kind === 'lowered-after-miss')
    expect(lowered.map((one) => [one.name, one.lastTarget, one.lastActual, one.target])).toEqual([
      ['자원봉사 활동률', 6, 5.41, 5.5],
      ['도정 핵심사업 인지도', 88.6, 86.1, 87.5],
    ])
  })
  test('flat says over which years', () => {
    expect(findings.find((one) => one.kind === 'flat')?.flatYears).toEqual({ from: 2024, to: 2028 })
  })
})

describe('target challenge, direction and gaps', () => {
  const base: ChallengeInput = {
    code: 'x',
    name: '대기오염',
    unit: '㎍',
    direction: 'lower',
    targets: [
      { year: 2024, target: { kind: 'set', value: 20 } },
      { year: 2026, target: { kind: 'set', value: 22 } },
    ],
    lastActual: measured(21),
    lastActualYear: 2024,
    planYear: 2026,
  }
  const kinds = (change: Partial<ChallengeInput>) => challengeTargets([{ ...base, ...change }]).map((one) => one.kind)
  test.each<[string, Partial<ChallengeInput>, string[]]>([
    ['lower is better: a higher target is the easy one', {}, ['below-last-actual', 'lowered-after-miss']],
    ['lower is better: a demanding target', { lastActual: measured(24) }, ['lowered-after-miss']],
    ['lower is better: met before', { lastActual: measured(19) }, ['below-last-actual']],
    ['higher is better: a demanding target', { direction: 'higher' }, []],
    ['equal', { direction: 'higher', lastActual: measured(22) }, ['equal-to-last-actual']],
    ['a threshold may lie under the actual', { direction: 'maintain', lastActual: measured(30) }, []],
    ['never measured', { lastActual: { kind: 'not-entered' } }, ['new-without-baseline']],
    ['no target then', { targets: [{ year: 2026, target: { kind: 'set', value: 22 } }] }, ['new-without-baseline']],
    ['no target in the plan year', { planYear: 2027 }, []],
  ])('%s', (_, change, expected) => expect(kinds(change)).toEqual(expected))
  test('two equal years are not yet flat, three are', () => {
    const years = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ year: 2026 - index, target: { kind: 'set' as const, value: 20 } }))
    expect(kinds({ targets: years(2), lastActualYear: 2025, lastActual: measured(25) })).toEqual([])
    expect(kinds({ targets: years(3), lastActualYear: 2025, lastActual: measured(25) })).toEqual(['flat'])
  })
})

describe('weights', () => {
  const goal = (...weights: number[]) => checkGoalWeights(weights.map((weight) => ({ goal: 'g', name: 'x', weight })))[0]
  test('each goal of the 2026 plan sums to 100', () => {
    const all = DEPARTMENTS.flatMap((name) =>
      (PLAN[name] ?? []).map(([indicator, , weight]) => ({ goal: name, name: indicator, weight })),
    )
    expect(checkGoalWeights(all)).toEqual(DEPARTMENTS.map((name) => ({ goal: name, sum: 100, difference: 0, state: 'ok' })))
  })
  test.each([
    [[33.3, 33.3, 33.4], 100, 'ok'],
    [[0.1, 0.2, 99.7], 100, 'ok'],
    [[30, 30, 30], 90, 'not-100'],
    [[50, 51], 101, 'not-100'],
    [[100, 0], 100, 'weight-out-of-range'],
    [[150, -50], 100, 'weight-out-of-range'],
  ])('%j: %s %s', (weights, sum, state) => expect(goal(...weights)).toMatchObject({ sum, state }))
})
