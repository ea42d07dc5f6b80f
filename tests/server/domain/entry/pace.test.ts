import { describe, expect, test } from 'vitest'
import { expectedPace, pacePlan, paceStatus } from '#domain/entry/pace.ts'
import type { PacePlan } from '#domain/entry/pace.ts'

const plan = (change: Partial<PacePlan> = {}): PacePlan => ({
  mode: 'linear',
  frequency: 'month',
  direction: 'higher',
  baseline: 0,
  target: 12,
  curve: null,
  dueOn: null,
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
    ['yearly, before its date', { frequency: 'year', dueOn: '2027-02-01' }, 1, 'yearly-before-date'],
    ['yearly, on its date', { frequency: 'year', dueOn: DAY }, 1, 12],
  ])('%s', (_, change, index, expected) => {
    const pace = expectedPace(plan(change), index, DAY)
    expect(pace.kind === 'pace' ? pace.value : pace.reason).toBe(expected)
  })
})

describe('status', () => {
  test.each<[string, Partial<PacePlan>, (number | null)[], string]>([
    ['nothing measured', {}, [], 'not-measured'],
    ['nothing measured, periods gone by', {}, [null, null], 'not-measured'],
    ['a gap is no point', {}, [1, null, 3, 4], 'too-early'],
    ['a gap does not move the line', {}, [1, null, 2, 3, 3.9], 'behind'],
    ['a period to come does not either', {}, [1, 2, 3, 4, null, null], 'on-track'],
    ['three points', {}, [1, 2, 0], 'too-early'],
    ['four points on the line', {}, [1, 2, 3, 4], 'on-track'],
    ['just under', {}, [1, 2, 3, 3.9], 'needs-improvement'],
    ['80 % exactly is not yet behind', {}, [1, 2, 3, 3.2], 'needs-improvement'],
    ['under 80 %', {}, [1, 2, 3, 3.19], 'behind'],
    ['lower is better, under the line', { direction: 'lower', baseline: 24, target: 12 }, [1, 2, 3, 20], 'on-track'],
    ['lower is better, over the line', { direction: 'lower', baseline: 24, target: 12 }, [1, 2, 3, 30], 'behind'],
    ['expected 0, reached', { mode: 'curve', curve: [0, 0, 0, 0] }, [0, 0, 0, 0], 'on-track'],
    ['expected 0, worse', { mode: 'curve', curve: [0, 0, 0, 0], direction: 'lower' }, [0, 0, 0, 1], 'behind'],
    ['quarterly, three of four', { frequency: 'quarter' }, [3, 6, 9], 'too-early'],
    ['half-yearly, complete', { frequency: 'half-year' }, [6, 12], 'on-track'],
    ['yearly before its date', { frequency: 'year', dueOn: '2027-02-01' }, [], 'no-pace'],
    ['yearly before its date, entered early', { frequency: 'year', dueOn: '2027-02-01' }, [12], 'no-pace'],
    ['yearly after its date, missing', { frequency: 'year', dueOn: '2026-02-01' }, [], 'not-measured'],
    ['yearly after its date', { frequency: 'year', dueOn: '2026-02-01' }, [11], 'needs-improvement'],
  ])('%s → %s %s', (_, change, points, status) => expect(paceStatus(plan(change), points, DAY)).toBe(status))
  test('the limits are a setting', () => {
    expect(paceStatus(plan(), [1, 2, 3, 3.9], DAY, { onTrackFrom: 95, behindBelow: 50 })).toBe('on-track')
  })
})

describe('the plan of a year', () => {
  const of = {
    mode: 'linear',
    frequency: 'quarter',
    direction: 'higher',
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
