import { expect, test } from 'vitest'
import { boardMonth, type MonthCount, monthState } from '#client/pages/entry/months.ts'

const count = (change: Partial<MonthCount> = {}): MonthCount => ({
  of: 4,
  entered: 4,
  submitted: 0,
  confirmed: 0,
  late: 0,
  ...change,
})

test.each<[string, Partial<MonthCount>, string]>([
  ['not begun', { of: 0, entered: 0 }, 'none'],
  ['all confirmed', { confirmed: 4 }, 'confirmed'],
  ['some confirmed, the rest submitted', { confirmed: 1, submitted: 3 }, 'submitted'],
  ['all entered, one not submitted', { confirmed: 1, submitted: 2 }, 'entered'],
  ['an empty cell before its day', { entered: 3, submitted: 3 }, 'open'],
  ['an empty cell past its day', { entered: 3, submitted: 3, late: 19 }, 'late'],
  ['all entered past the day is not empty', { late: 19 }, 'entered'],
])('a month: %s → %s', (_, change, state) => {
  expect(monthState(count(change))).toBe(state)
})

test('the departments of a month are counted together; only an empty cell that can be entered is late', () => {
  const row = (change: object) => ({
    departmentId: 3,
    year: 2026,
    month: 9,
    of: 2,
    entered: 2,
    returned: 0,
    submitted: 1,
    confirmed: 1,
    toEnter: 0,
    toReview: 1,
    barred: 0,
    leftOut: 0,
    late: 1,
    due: { on: '2026-10-10', count: { kind: 'late' as const, days: 30 } },
    done: false,
    ...change,
  })
  const rows = [row({}), row({ entered: 1, toEnter: 1, submitted: 0 }), row({ month: 10, of: 9 })]
  expect(boardMonth(rows, 9)).toEqual({ of: 4, entered: 3, submitted: 1, confirmed: 2, late: 30 })
  expect(boardMonth([row({})], 9).late).toBe(0)
  expect(boardMonth(rows, 11)).toEqual({ of: 0, entered: 0, submitted: 0, confirmed: 0, late: 0 })
})
