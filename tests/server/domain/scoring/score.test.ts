import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeBandProblems, gradeOf } from '#domain/scoring/grade.ts'
import type { ScoringInput } from '#domain/scoring/indicator.ts'
import { categoryOf, scoreGroup, scoreIndicator } from '#domain/scoring/score.ts'
import { DEFAULT_POLICY } from '#domain/scoring/policy.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { recompute, rollUpAll, rollUpBureau, workingOf } from '#domain/scoring/scorecard.ts'
import { DEPARTMENTS, scoring2024 } from '../../../helpers/plan-2026.ts'

const policy = (change: Partial<ScoringPolicy> = {}): ScoringPolicy => ({ ...DEFAULT_POLICY, ...change })
const score2024 = (department: string, p = policy()) =>
  scoreGroup(
    scoring2024(department).map((one) => scoreIndicator(one, p)),
    p,
  )
const blank: ScoringInput = {
  id: 99,
  code: 'blank',
  name: '아직 없음',
  unit: '회',
  kind: 'general',
  weight: 10,
  direction: 'higher',
  target: { kind: 'set', value: 5 },
  actual: { kind: 'not-entered' },
}
const BUDGET: Record<string, number> = { 대외협력과: 5258, 외국인국제정책과: 6557, 소통기획과: 3314, 중앙협력본부: 1328 }
const STAFF: Record<string, number> = { 대외협력과: 22, 외국인국제정책과: 13, 소통기획과: 19, 중앙협력본부: 10 }
const forRollUp = (p = policy()) =>
  DEPARTMENTS.map((name, index) => ({
    id: index + 1,
    name,
    score: score2024(name, p),
    budget: (BUDGET[name] ?? 0) * 1_000_000,
    headcount: STAFF[name] ?? null,
  }))

describe('2024, worked by hand (rules §5)', () => {
  test.each([
    ['대외협력과', 96.07, 100, 100.61],
    ['외국인국제정책과', 100, 30, 100],
    ['소통기획과', 98.87, 100, 101.67],
    ['중앙협력본부', 100, 100, 102.78],
  ])('%s: %s on %s of 100, uncapped %s', (name, shown, measured, uncapped) => {
    expect(score2024(name)).toMatchObject({ shown, measuredWeight: measured, totalWeight: 100, uncapped })
    expect(score2024(name, policy({ cap: null })).shown).toBe(uncapped)
  })
  test('ten of twelve are computable, eight met, two missed', () => {
    const counts = DEPARTMENTS.map((name) => score2024(name).counts)
    const sum = (key: keyof (typeof counts)[number]) => counts.reduce((total, one) => total + one[key], 0)
    expect([sum('exceeded'), sum('met'), sum('missed'), sum('not-computable'), sum('not-entered')]).toEqual([0, 8, 2, 2, 0])
  })
  test('points lost', () => {
    const lost = DEPARTMENTS.flatMap(scoring2024).map((one) => scoreIndicator(one, policy()).pointsLost)
    expect(lost).toEqual([0, 0, 3.93, null, null, 0, 1.13, 0, 0, 0, 0, 0])
  })
  test('lowest rates', () => expect(DEPARTMENTS.map((name) => score2024(name).lowestRate)).toEqual([90.2, 100, 97.2, 100]))
  test('bureau under the four rules', () => {
    const [equal, budget, headcount, measured] = rollUpAll(forRollUp())
    expect(Math.round((equal?.shown ?? 0) * 10) / 10).toBe(98.7)
    // (96.0667·5258 + 100·6557 + 98.8713·3314 + 100·1328)/16457, and so on by hand
    expect([equal?.shown, budget?.shown, headcount?.shown, measured?.shown]).toEqual([98.73, 98.52, 98.31, 98.47])
    expect(equal?.parts.map((part) => part.weightPercent)).toEqual([25, 25, 25, 25])
    expect(budget?.parts.map((part) => part.weightPercent)).toEqual([31.95, 39.84, 20.14, 8.07])
    expect(equal?.leftOut).toEqual([])
  })
})

describe('category', () => {
  const at = (exact: string) => categoryOf({ kind: 'rate', exact, shown: Number(exact) }, policy())
  test.each([
    ['0', 'missed'],
    ['99.96', 'missed'],
    ['100', 'met'],
    ['129.999', 'met'],
    ['130', 'exceeded'],
    ['6770.2', 'exceeded'],
  ])('%s → %s', (exact, expected) => expect(at(exact)).toBe(expected))
  test.each([
    ['not-entered', 'not-entered'],
    ['not-due', 'not-due'],
    ['not-applicable', 'not-applicable'],
    ['target-zero', 'not-computable'],
    ['no-target', 'not-computable'],
    ['ratio-undefined', 'not-computable'],
  ] as const)('%s → %s', (reason, expected) => expect(categoryOf({ kind: 'none', reason }, policy())).toBe(expected))
})

describe('groups without a score', () => {
  test('nothing at all', () => {
    expect(scoreGroup([], policy())).toMatchObject({
      exact: null,
      shown: null,
      uncapped: null,
      measuredWeight: 0,
      lowestRate: null,
    })
  })
  test('measured, but of weight 0', () => {
    const weightless = scoring2024('대외협력과').map((one) => scoreIndicator({ ...one, weight: 0 }, policy()))
    expect(scoreGroup(weightless, policy())).toMatchObject({ shown: null, measuredWeight: 0, counts: { met: 2, missed: 1 } })
  })
  test('a department without a score is left out by name, not counted as 0', () => {
    const [first, ...others] = forRollUp()
    if (first === undefined) throw new Error('no departments')
    const empty = { ...first, score: scoreGroup([], policy()) }
    const bureau = rollUpBureau([empty, ...others], 'equal')
    expect(bureau.leftOut).toEqual([{ id: 1, name: '대외협력과' }])
    expect(bureau.parts).toHaveLength(3)
    expect(bureau.shown).toBe(99.62)
    expect(rollUpBureau([{ ...first, budget: null }, ...others], 'budget').leftOut).toHaveLength(1)
    expect(rollUpBureau([empty], 'equal')).toMatchObject({ exact: null, shown: null, parts: [] })
  })
})

describe('working', () => {
  test.each(DEPARTMENTS)('%s: recomputed from published JSON, the same', (name) => {
    const p = policy({
      grades: [
        { grade: 'S', from: 99 },
        { grade: 'A', from: 95 },
      ],
    })
    const working = workingOf({ id: 1, name }, 2024, scoring2024(name), p)
    const published: typeof working = JSON.parse(JSON.stringify(working))
    expect(published).toEqual(working)
    expect(recompute(published)).toEqual(working.result)
  })
  test('a changed figure is found out', () => {
    const working = workingOf({ id: 1, name: '대외협력과' }, 2024, scoring2024('대외협력과'), policy())
    const forged = JSON.parse(JSON.stringify(working).replace('"value":5.41', '"value":6.41'))
    expect(recompute(forged)).not.toEqual(working.result)
  })
  test('shows formula, or why there is no rate', () => {
    const [visa, , exchange] = workingOf({ id: 2, name: 'x' }, 2024, scoring2024('외국인국제정책과'), policy()).indicators
    expect(visa).toMatchObject({ formula: null, rate: { reason: 'target-zero' }, score: null, pointsLost: null })
    expect(exchange).toMatchObject({ formula: '47 ÷ 47 × 100', rate: { exact: '100', shown: 100 }, score: '100', pointsLost: 0 })
  })
})

describe('grades', () => {
  const bands = [
    { grade: 'B', from: 80 },
    { grade: 'S', from: 95 },
    { grade: 'A', from: 90 },
  ]
  test.each([
    [100, 'S'],
    ['95', 'S'],
    ['94.9999', 'A'],
    [80, 'B'],
    [79.99, null],
  ])('%s → %s', (score, grade) => {
    expect(gradeOf(score, bands)).toBe(grade)
  })
  test('off by default', () => {
    expect(gradeOf(100, null)).toBeNull()
    expect(score2024('대외협력과').grade).toBeNull()
  })
  test('problems are named', () => {
    expect(gradeBandProblems(bands)).toEqual([])
    expect(
      gradeBandProblems([
        { grade: 'A', from: 90 },
        { grade: 'A', from: 90 },
        { grade: ' ', from: 1 },
      ]),
    ).toEqual(['duplicate-grade', 'duplicate-from', 'blank-grade'])
  })
})

describe('laws', () => {
  const input: fc.Arbitrary<ScoringInput> = fc.record({
    id: fc.nat(),
    code: fc.constant('x'),
    name: fc.constant('지표'),
    unit: fc.constant('회'),
    kind: fc.constantFrom('key' as const, 'general' as const),
    weight: fc.integer({ min: 0, max: 100 }),
    direction: fc.constantFrom('higher' as const, 'lower' as const, 'maintain' as const),
    target: fc.integer({ min: -5000, max: 5000 }).map((n) => ({ kind: 'set' as const, value: n / 10 })),
    actual: fc.oneof(
      fc
        .integer({ min: -9000, max: 9000 })
        .map((n) => ({ kind: 'measured' as const, value: n / 10, finality: 'final' as const })),
      fc.constant({ kind: 'not-entered' as const }),
    ),
  })
  const group = fc.array(input, { maxLength: 8 })
  const score = (inputs: readonly ScoringInput[], p: ScoringPolicy) =>
    scoreGroup(
      inputs.map((one) => scoreIndicator(one, p)),
      p,
    )

  test('the order of indicators does not matter', () => {
    fc.assert(
      fc.property(group, (inputs) => {
        expect(score(inputs.toReversed(), policy())).toEqual(score(inputs, policy()))
      }),
    )
  })
  test('a cap never raises a score, and a lower cap never gives more than a higher one', () => {
    fc.assert(
      fc.property(group, (inputs) => {
        const [tight, loose, none] = ([100, 120, null] as const).map((cap) => Number(score(inputs, policy({ cap })).exact))
        expect(tight).toBeLessThanOrEqual((loose ?? 0) + 1e-12)
        expect(loose).toBeLessThanOrEqual((none ?? 0) + 1e-12)
      }),
    )
  })
  test('the score lies between the lowest and the highest of its indicators', () => {
    fc.assert(
      fc.property(group, (inputs) => {
        const all = inputs.map((one) => scoreIndicator(one, policy())).filter((one) => one.weight > 0 && one.score !== null)
        const exact = score(inputs, policy()).exact
        if (all.length === 0) {
          expect(exact).toBeNull()
          return
        }
        const scores = all.map((one) => Number(one.score))
        expect(Number(exact)).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9)
        expect(Number(exact)).toBeLessThanOrEqual(Math.max(...scores) + 1e-9)
      }),
    )
  })
  test('an indicator that is not measured changes the coverage and never the score', () => {
    fc.assert(
      fc.property(group, fc.integer({ min: 1, max: 50 }), (inputs, weight) => {
        const unmeasured: ScoringInput = { ...blank, weight, actual: { kind: 'not-entered' } }
        const [before, after] = [score(inputs, policy()), score([...inputs, unmeasured], policy())]
        expect(after.exact).toBe(before.exact)
        expect(after.totalWeight).toBe(before.totalWeight + weight)
        expect(after.measuredWeight).toBe(before.measuredWeight)
      }),
    )
  })
  test('points lost are never negative, and in a fully measured goal they make up what the score lacks', () => {
    fc.assert(
      fc.property(group, (inputs) => {
        for (const one of inputs) expect(scoreIndicator(one, policy({ cap: null })).pointsLost ?? 0).toBeGreaterThanOrEqual(0)
      }),
    )
    const lost = scoring2024('대외협력과').reduce((sum, one) => sum + (scoreIndicator(one, policy()).pointsLost ?? 0), 0)
    expect(100 - lost).toBeCloseTo(score2024('대외협력과').shown ?? 0, 2)
  })
})
