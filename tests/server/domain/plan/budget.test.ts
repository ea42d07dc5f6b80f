import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { change, executionRate, fromMillions, inMillions, share, trend } from '#domain/plan/budget.ts'

describe('change, share, execution', () => {
  test.each([
    [5_258, 4_708, 550, 11.68],
    [4_941, 4_430, 511, 11.53],
    [100, 0, 100, null],
    [0, 0, 0, null],
    [0, 7, -7, -100],
    [100_125, 100_000, 125, 0.13],
    [99_875, 100_000, -125, -0.13],
  ])('%s against %s: %s, %s %%', (now, before, amount, percent) => expect(change(now, before)).toEqual({ amount, percent }))
  test.each([
    [14_872, 16_457, 90.37],
    [0, 16_457, 0],
    [5, 0, null],
    [1, 8, 12.5],
  ])('share of %s in %s: %s', (part, total, percent) => {
    expect(share(part, total)).toBe(percent)
  })
  test.each([
    [79, 87, 90.8],
    [0, 564, 0],
    [5, 0, null],
    [9, 8, 112.5],
  ])('%s settled of %s: %s', (settled, budget, percent) => {
    expect(executionRate(settled, budget)).toBe(percent)
  })
  test.each([0.5, Number.NaN, 2 ** 53])('%s is no amount', (amount) => {
    expect(() => change(amount, 1)).toThrow(RangeError)
    expect(() => inMillions(amount)).toThrow(RangeError)
  })
})

describe('백만원', () => {
  test.each([
    [16_457_000_000, 16457],
    [499_999, 0],
    [500_000, 1],
    [-565_500_000, -566],
    [1_499_999, 1],
  ])('%s → %s', (won, millions) => {
    expect(inMillions(won)).toBe(millions)
  })
  test('there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e8, max: 1e8 }), (printed) => {
        expect(inMillions(fromMillions(printed))).toBe(printed)
      }),
    )
  })
  test('a printed sum is off by no more than half a unit for each figure', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1e10 }), { minLength: 1, maxLength: 10 }), (children) => {
        const total = inMillions(children.reduce((sum, one) => sum + one, 0))
        const printed = children.reduce((sum, one) => sum + inMillions(one), 0)
        expect(Math.abs(total - printed)).toBeLessThanOrEqual(0.5 * (children.length + 1))
      }),
    )
  })
})

test('a trend has no change from or to a year that is not planned', () => {
  const years = trend([
    { year: 2027, amount: null },
    { year: 2025, amount: 200 },
    { year: 2026, amount: 150 },
    { year: 2028, amount: 90 },
  ])
  expect(years.map((one) => [one.year, one.amount, one.change?.percent ?? null])).toEqual([
    [2025, 200, null],
    [2026, 150, -25],
    [2027, null, null],
    [2028, 90, null],
  ])
})
