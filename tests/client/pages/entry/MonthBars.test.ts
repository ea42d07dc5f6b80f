import { expect, test } from 'vitest'
import { barsOf } from '#client/pages/entry/MonthBars.tsx'

test('the bars of a year: what is stored, what stands on this screen, and last year’s of the same period', () => {
  const bars = barsOf(
    {
      frequency: 'quarter',
      month: 9,
      periods: [
        { month: 3, value: { kind: 'measured', value: 5 }, stage: 'confirmed' },
        { month: 6, value: { kind: 'not-applicable' }, stage: 'confirmed' },
        { month: 9, value: { kind: 'measured', value: 1 }, stage: 'draft' },
      ],
      lastYearPeriods: [3, 9, 12].map((month, index) => ({ month, value: [4, 6, 7][index] ?? 0 })),
    },
    2,
  )
  expect(bars).toEqual([
    { month: 3, now: 5, last: 4 },
    { month: 6, now: null, last: null },
    { month: 9, now: 2, last: 6 },
    { month: 12, now: null, last: 7 },
  ])
})
