import { describe, expect, test } from 'vitest'
import { expectedPace, type PacePlan, pacePlan, yearPace } from '#domain/entry/pace.ts'
import type { YearRule } from '#domain/entry/year-figure.ts'

const plan = (change: Partial<PacePlan> = {}): PacePlan => ({
  mode: 'linear',
  frequency: 'month',
  direction: 'higher',
  baseline: 0,
  target: 12,
  curve: null,
  dueOn: null,
  whole: false,
  ...change,
})
const DAY = '2026-07-31'

describe('expected pace', () => {
  test.each<[string, Partial<PacePlan>, number, number | string]>([
    ['linear', {}, 7, 7],
    ['linear from a baseline', { baseline: 6 }, 6, 9],
    ['linear downwards', { baseline: 24, target: 12, direction: 'lower' }, 6, 18],
    ['linear by quarters', { frequency: 'quarter', target: 47 }, 1, 11.75],
    ['the end of the year is the target', { baseline: 5, target: 33 }, 12, 33],
    ['flat', { mode: 'flat', target: 87.5 }, 1, 87.5],
    ['curve', { mode: 'curve', curve: [0, 0, 5] }, 3, 5],
    ['curve with a gap', { mode: 'curve', curve: [0, null, 5] }, 2, 'curve-not-entered'],
    ['curve too short', { mode: 'curve', curve: [0] }, 2, 'curve-not-entered'],
    ['no curve', { mode: 'curve' }, 2, 'curve-not-entered'],
    ['period 13', {}, 13, 'no-such-period'],
    ['period 0', {}, 0, 'no-such-period'],
    ['a count in whole units', { target: 11, whole: true }, 10, 9],
    ['a count just on a whole unit', { target: 12, whole: true }, 7, 7],
    ['a curve of a count', { mode: 'curve', curve: [2.5], whole: true }, 1, 2],
    ['yearly, before its date', { frequency: 'year', dueOn: '2027-02-01' }, 1, 'yearly-before-date'],
    ['yearly, on its date', { frequency: 'year', dueOn: DAY }, 1, 12],
  ])('%s', (_, change, index, expected) => {
    const pace = expectedPace(plan(change), index, DAY)
    expect(pace.kind === 'pace' ? pace.value : pace.reason).toBe(expected)
  })
})

/** `entered`: figure of each period in order, null = none, 'n/a' = does not apply. The day is the 31st of July 2026 unless told. */
function judged(
  change: Partial<PacePlan>,
  entered: readonly (number | null | 'n/a')[],
  { today = DAY, ...rule }: Partial<YearRule> & { today?: string } = {},
) {
  const of = plan(change)
  const step = 12 / { month: 12, quarter: 4, 'half-year': 2, year: 1 }[of.frequency]
  const periods = entered.flatMap((value, index) =>
    value === null
      ? []
      : [
          {
            month: of.frequency === 'year' ? 0 : (index + 1) * step,
            stage: 'submitted' as const,
            value: value === 'n/a' ? { kind: 'not-applicable' as const } : { kind: 'measured' as const, value },
          },
        ],
  )
  return yearPace(
    { plan: of, rule: { frequency: of.frequency, aggregation: 'last', reported: 'each', ...rule }, periods },
    { year: 2026, today, inYearDays: 10 },
  )
}

describe('status', () => {
  test.each<[string, Partial<PacePlan>, (number | null)[], string]>([
    ['nothing measured', {}, [], 'too-early no-period'],
    ['five gaps', {}, [1, null], 'too-early missing'],
    ['a gap is no point', {}, [1, null, 3, 4, 5, 6], 'on-track'],
    ['a gap does not move the line', {}, [1, null, 2, 3, 3.9, 4.7], 'behind'],
    ['two gaps and nobody can tell', {}, [1, null, 2, null, 3.9], 'too-early missing'],
    ['a period to come is no gap', {}, [1, 2, 3, 4, 5, 6, null, null], 'on-track'],
    ['one period past its day', {}, [1, 2, 3, 4, 5, null], 'on-track'],
    ['just under', {}, [1, 2, 3, 4, 4.9], 'needs-improvement'],
    ['80 % exactly is not yet behind', {}, [1, 2, 3, 4, 4], 'needs-improvement'],
    ['under 80 %', {}, [1, 2, 3, 4, 3.99], 'behind'],
    ['lower is better, under the line', { direction: 'lower', baseline: 24, target: 12 }, [1, 2, 3, 4, 19], 'on-track'],
    ['lower is better, over the line', { direction: 'lower', baseline: 24, target: 12 }, [1, 2, 3, 4, 30], 'behind'],
    ['expected 0, reached', { mode: 'curve', curve: [0, 0, 0, 0, 0] }, [0, 0, 0, 0, 0], 'on-track'],
    ['expected 0, worse', { mode: 'curve', curve: [0, 0, 0, 0, 0], direction: 'lower' }, [0, 0, 0, 0, 1], 'behind'],
    ['no curve', { mode: 'curve', curve: null }, [0, 0, 0, 0, 1], 'too-early no-curve'],
    ['quarterly is judged on two of four', { frequency: 'quarter' }, [3, 6], 'on-track'],
    ['half-yearly is judged on one of two', { frequency: 'half-year' }, [5], 'needs-improvement'],
    ['yearly before its date', { frequency: 'year', dueOn: '2027-02-01' }, [], 'too-early once-a-year'],
  ])('%s → %s %s', (_, change, entered, status) => {
    const found = judged(change, entered)
    expect([found.status, found.why].filter((word) => word !== null).join(' ')).toBe(status)
  })

  test('figures are those of the newest complete period, with its gap in the unit of the indicator', () => {
    expect(judged({ target: 180 }, [10, 20, 41.5, 55, 70])).toEqual({
      status: 'needs-improvement',
      why: null,
      month: 5,
      value: 70,
      expected: 75,
      gap: -5,
      percent: 93.3,
      // June's day was the 10th of July
      missing: [6],
      rest: null,
    })
  })

  test('nine of an expected 9.17 is on track where it is counted, and not where it is measured', () => {
    const entered = [1, 1, 1, 1, 0, 1, 1, 1, 1, 1]
    const on = { today: '2026-11-09', aggregation: 'sum' } as const
    expect(judged({ target: 11, whole: true }, entered, on)).toMatchObject({ status: 'on-track', value: 9, expected: 9, gap: 0 })
    expect(judged({ target: 11 }, entered, on)).toMatchObject({ status: 'needs-improvement', value: 9 })
  })

  test('of a sum nothing counts past a gap, and a gap is no 0', () => {
    const on = { today: '2026-06-05', aggregation: 'sum' } as const
    expect(judged({}, [1, 1, null, 5], on)).toMatchObject({ status: 'on-track', month: 2, value: 2, missing: [3] })
    expect(judged({}, [null, 1, 1, 1], on)).toMatchObject({ status: 'too-early', why: 'no-period', value: null, missing: [1] })
    expect(judged({}, [1, 1, 'n/a', 2], on)).toMatchObject({ status: 'on-track', month: 4, value: 4, missing: [] })
    expect(judged({}, [1, 2, null, 4], { ...on, reported: 'running-total' })).toMatchObject({ month: 4, value: 4, missing: [3] })
  })

  test('a sum says what is left of the target, a level and "lower is better" do not', () => {
    const on = { today: '2026-06-05', aggregation: 'sum' } as const
    expect(judged({}, [1, 1, 2], on).rest).toEqual({ left: 8, periods: 9, done: 3 })
    expect(judged({}, [20], on).rest).toEqual({ left: 0, periods: 11, done: 1 })
    expect([judged({ direction: 'lower' }, [1], on).rest, judged({}, [1]).rest]).toEqual([null, null])
  })

  test('what is entered of a period before it is over is not judged', () => {
    const on = { aggregation: 'sum' } as const
    expect(judged({}, [1, 1, 9], { ...on, today: '2026-03-31' })).toMatchObject({ month: 2, value: 2 })
    expect(judged({}, [1, 1, 9], { ...on, today: '2026-04-01' })).toMatchObject({ month: 3, value: 11 })
  })

  test('a period is missing from the day after it was due', () => {
    const missing = (today: string) => judged({}, [1, 2, 3], { today }).missing
    expect([missing('2026-05-10'), missing('2026-05-11')]).toEqual([[], [4]])
  })

  test('the limits are a setting', () => {
    const periods = [1, 2, 3, 4, 4.9].map((value, index) => ({
      month: index + 1,
      stage: 'confirmed' as const,
      value: { kind: 'measured' as const, value },
    }))
    const of = { plan: plan(), rule: { frequency: 'month', aggregation: 'last', reported: 'each' }, periods } as const
    const at = { year: 2026, today: '2026-06-05', inYearDays: 10 }
    expect(yearPace(of, at, { onTrackFrom: 95, behindBelow: 50 }).status).toBe('on-track')
  })

  test('without a target there is nothing to go towards', () => {
    const rule: YearRule = { frequency: 'month', aggregation: 'sum', reported: 'each' }
    expect(yearPace({ plan: null, rule, periods: [] }, { year: 2026, today: DAY, inYearDays: 10 }).why).toBe('no-target')
  })
})

describe('the plan of a year', () => {
  const of = {
    mode: 'linear',
    frequency: 'quarter',
    direction: 'higher',
    unit: '%',
    target: 40,
    lastYear: 30,
    curve: [],
    dueOn: '2027-03-31',
  } as const
  test('a count begins anew each year, a level goes on from where it stood', () => {
    const third = (aggregation: 'sum' | 'last') => expectedPace(pacePlan({ ...of, aggregation }), 3, '2026-10-01')
    expect([third('sum'), third('last')]).toEqual([
      { kind: 'pace', value: 30 },
      { kind: 'pace', value: 37.5 },
    ])
  })
  test('points entered by hand stand at their months', () => {
    const byHand = pacePlan({ ...of, mode: 'curve', aggregation: 'sum', curve: [{ month: 9, value: 28 }] })
    expect(byHand.curve).toEqual([null, null, 28, null])
    expect(expectedPace(byHand, 3, '2026-10-01')).toEqual({ kind: 'pace', value: 28 })
  })
})
