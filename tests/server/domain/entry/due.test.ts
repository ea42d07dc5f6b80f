import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, endOfSeoulDay, seoulDay } from '#domain/entry/due.ts'

describe('the end of a day in Seoul', () => {
  test.each([
    ['2026-06-30', '2026-06-30T15:00:00.000Z'],
    ['2025-12-31', '2025-12-31T15:00:00.000Z'],
    ['2028-02-29', '2028-02-29T15:00:00.000Z'],
  ])('%s', (day, end) => expect(endOfSeoulDay(day)).toBe(end))
  test.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-6-30', '2026-06-30T00:00:00Z', '어제', ''])('%j is no day', (day) =>
    expect(endOfSeoulDay(day)).toBeNull(),
  )
  test('the moment before it is of that day, and it is of the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), (days) => {
        const day = addDays('1990-01-01', days)
        const end = Date.parse(endOfSeoulDay(day) ?? '')
        expect([seoulDay(new Date(end - 1)), seoulDay(new Date(end))]).toEqual([day, addDays(day, 1)])
      }),
      { numRuns: 50 },
    )
  })
})
