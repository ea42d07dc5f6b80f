import { describe, expect, test } from 'vitest'
import { belowPace, isLate, lastMonthOver, type Period, restOf, restsOnSubmitted } from '#client/pages/departments/pace/course.ts'
import { emptyRuns, placeInYear } from '#client/pages/departments/pace/pace-option.ts'
import { nextDue, tasksOf } from '#client/pages/departments/pace/tasks.ts'
import type { YearPace } from '#domain/entry/pace.ts'

const period = (month: number, change: Partial<Period> = {}): Period => ({
  month,
  state: 'not-due',
  figure: null,
  total: null,
  expected: null,
  stage: null,
  since: null,
  dueOn: null,
  ...change,
})
const confirmed = (month: number, total: number) =>
  period(month, { state: 'confirmed', stage: 'confirmed', figure: 1, total, since: '2026-05-08', dueOn: '2026-01-10' })
const submitted = (month: number, total: number, since = '2026-08-08') =>
  period(month, { state: 'submitted', stage: 'submitted', figure: 1, total, since, dueOn: '2026-01-10' })
const missing = (month: number, dueOn: string) => period(month, { state: 'not-entered', dueOn })
const pace = (change: Partial<YearPace> = {}): YearPace => ({
  status: 'on-track',
  why: null,
  month: null,
  value: null,
  expected: null,
  gap: null,
  percent: null,
  missing: [],
  rest: null,
  ...change,
})
const inYear = (periods: readonly Period[], change: object = {}) => ({
  frequency: 'month' as const,
  aggregation: 'sum' as const,
  resultsDue: '03-31',
  periods: [...periods],
  ...change,
})

describe('the course of a year', () => {
  test('a period is late the day after its day, and never while something of it counts', () => {
    expect(isLate(missing(9, '2026-10-10'), '2026-10-10')).toBe(false)
    expect(isLate(missing(9, '2026-10-10'), '2026-10-11')).toBe(true)
    expect(isLate(submitted(1, 4), '2026-10-11')).toBe(false)
    expect(isLate(period(12), '2026-10-11')).toBe(false)
  })

  test('what is judged rests on submitted figures up to its period alone', () => {
    const periods = [confirmed(1, 4), submitted(2, 8)]
    expect(restsOnSubmitted({ pace: pace({ month: 1 }), inYear: inYear(periods) })).toBe(false)
    expect(restsOnSubmitted({ pace: pace({ month: 2 }), inYear: inYear(periods) })).toBe(true)
  })

  test('the farthest below its pace comes first; who is on course or cannot be judged is left out', () => {
    const rows = [
      { pace: pace({ status: 'needs-improvement', percent: 97.1 }) },
      { pace: pace({ status: 'too-early', percent: 10 }) },
      { pace: pace({ status: 'behind', percent: 60 }) },
      { pace: null },
      { pace: pace({ status: 'behind', percent: null }) },
    ]
    expect(belowPace(rows).map((row) => row.pace?.percent)).toEqual([null, 60, 97.1])
  })

  describe('the rest of the year', () => {
    const twelve = Array.from({ length: 12 }, (_, i) => period(i + 1))
    const row = (change: object = {}) => ({
      pace: pace({ month: 8, value: 136 }),
      inYear: inYear(twelve),
      target: { kind: 'set' as const, value: 180 },
      direction: 'higher' as const,
      ...change,
    })
    test('is what is left, by the periods that are left', () => {
      expect(restOf(row())).toEqual({ left: 44, periods: 4, each: 11, before: 17 })
    })
    test.each([
      ['a level', { inYear: inYear(twelve, { aggregation: 'last' }) }],
      ['lower is better', { direction: 'lower' as const }],
      ['no figure', { pace: pace() }],
      ['no target', { target: { kind: 'none' as const } }],
      ['the target is reached', { target: { kind: 'set' as const, value: 136 } }],
      ['no period is left', { pace: pace({ month: 12, value: 136 }) }],
    ])('is nothing to say of %s', (_, change) => {
      expect(restOf(row(change))).toBeNull()
    })
  })

  test('the last month that is over', () => {
    expect(['2025-12-31', '2026-01-31', '2026-11-09', '2027-02-01'].map((day) => lastMonthOver(2026, day))).toEqual([
      0, 0, 10, 12,
    ])
  })

  test('a day lies among the months by its date', () => {
    expect(placeInYear('2026-01-31', 2026)).toBe(1)
    expect(placeInYear('2026-11-15', 2026)).toBe(10.5)
    expect(placeInYear('2027-01-01', 2026)).toBeNull()
  })

  test('empty periods beside each other are one run, from the end of the one before', () => {
    const state = (month: number, is: Period['state']) => ({ month, state: is })
    expect(
      emptyRuns([
        state(1, 'not-entered'),
        state(2, 'confirmed'),
        state(3, 'not-entered'),
        state(4, 'not-entered'),
        state(5, 'not-due'),
      ]),
    ).toEqual([
      [0, 1],
      [2, 4],
    ])
    expect(emptyRuns([state(3, 'confirmed'), state(6, 'not-entered')])).toEqual([[3, 6]])
  })
})

describe('this week', () => {
  const page = (asOf: string, ...rows: readonly (readonly Period[])[]) => ({
    asOf,
    indicators: rows.map((periods, index) => ({ name: `지표 ${index + 1}`, inYear: inYear(periods) })),
  })

  test('overdue first, the oldest at the top; then what is due within seven days', () => {
    const tasks = tasksOf(
      page(
        '2026-11-09',
        [missing(9, '2026-10-10'), missing(10, '2026-11-10')],
        [missing(10, '2026-11-10'), missing(11, '2026-12-10')],
      ),
      null,
    )
    expect(tasks).toMatchObject([
      { kind: 'late', month: 9, on: '2026-10-10', names: ['지표 1'] },
      { kind: 'due', month: 10, on: '2026-11-10', names: ['지표 1', '지표 2'] },
    ])
  })

  test('what waits is counted by period, with the day of the oldest', () => {
    const tasks = tasksOf(
      page('2026-11-09', [submitted(7, 1), submitted(8, 2, '2026-09-08')], [submitted(7, 1, '2026-08-09')]),
      null,
    )
    expect(tasks).toEqual([
      {
        kind: 'review',
        key: 'review',
        count: 3,
        periods: [
          { month: 7, frequency: 'month', since: '2026-08-08', count: 2 },
          { month: 8, frequency: 'month', since: '2026-09-08', count: 1 },
        ],
        since: '2026-08-08',
      },
    ])
  })

  test('an open part of next year’s plan comes last; nothing to do tells the next deadline', () => {
    const quiet = page('2026-11-09', [confirmed(10, 4), missing(11, '2026-12-10')])
    expect(tasksOf(quiet, 2027)).toEqual([{ kind: 'draft', key: 'draft', year: 2027 }])
    expect(tasksOf(quiet, null)).toEqual([])
    expect(nextDue(quiet)).toMatchObject({ month: 11, on: '2026-12-10' })
    expect(nextDue(page('2026-11-09', [confirmed(10, 4)]))).toBeNull()
  })
})
