import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { change, largestMoves, sumBeside, sumTolerance, trend } from '#domain/plan/budget.ts'
import { roundHalfUp } from '#domain/scoring/decimal.ts'

describe('a printed total and the sum of its parts', () => {
  const million = 1_000_000
  test.each([
    ['the same: no mark', 14_872, 14_872, 15, null],
    ['two off over fifteen parts: rounding', 15_499, 15_497, 15, 'rounding'],
    ['the last that rounding explains', 7_333, 7_331, 3, 'rounding'],
    ['beyond it', 7_335, 7_331, 3, 'failed'],
    ['the other way', 7_331, 7_335, 3, 'failed'],
    ['nothing to add', 100, 0, 0, 'failed'],
  ])('%s', (_, printed, sum, parts, state) => {
    const beside = sumBeside(printed * million, sum * million, parts, million)
    expect(beside).toEqual(state === null ? null : { amount: sum * million, state })
  })
})

describe('change', () => {
  test.each([
    [5_258, 4_708, 550, 11.68],
    [4_941, 4_430, 511, 11.53],
    [100, 0, 100, null],
    [0, 0, 0, null],
    [0, 7, -7, -100],
    [100_125, 100_000, 125, 0.13],
    [99_875, 100_000, -125, -0.13],
  ])('%s against %s: %s, %s %%', (now, before, amount, percent) => expect(change(now, before)).toEqual({ amount, percent }))
  test.each([0.5, Number.NaN, 2 ** 53])('%s is no amount', (amount) => {
    expect(() => change(amount, 1)).toThrow(RangeError)
    expect(() => change(1, amount)).toThrow(RangeError)
  })
})

test('a sum printed in 백만원 is off by no more than half a unit for each figure', () => {
  const inMillions = (won: number) => roundHalfUp(`${won}e-6`, 0)
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 1e10 }), { minLength: 1, maxLength: 10 }), (children) => {
      const total = inMillions(children.reduce((sum, one) => sum + one, 0))
      const printed = children.reduce((sum, one) => sum + inMillions(one), 0)
      expect(Math.abs(total - printed)).toBeLessThanOrEqual(sumTolerance(children.length))
    }),
  )
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

describe('the waterfall of moves', () => {
  const moves = (...changes: readonly number[]) => changes.map((by, id) => ({ id, before: 100, after: 100 + by, change: by }))

  test('the largest first, the smaller ones as one step, on a running sum', () => {
    const { steps, total, up, down, low, high } = largestMoves(moves(1, -50, 0, 30, -2, 4), 2)
    expect(steps.map((s) => [s.move?.id ?? 'rest', s.count, s.change, s.from, s.to])).toEqual([
      [1, 1, -50, 0, -50],
      [3, 1, 30, -50, -20],
      ['rest', 3, 3, -20, -17],
    ])
    expect(total).toEqual({ count: 6, before: 600, after: 583, change: -17 })
    expect([up, down]).toMatchObject([
      { count: 3, change: 35 },
      { count: 2, change: -52 },
    ])
    expect([low, high]).toEqual([-50, 0])
  })
  test('one left over is a step of its own', () => {
    expect(largestMoves(moves(1, 2, 3), 2).steps.map((s) => s.move?.id)).toEqual([2, 1, 0])
  })
  test('nothing moved: no steps', () => {
    expect(largestMoves(moves(0, 0), 5)).toMatchObject({ steps: [], low: 0, high: 0 })
  })
  test('the steps lead from 0 to the whole change, whatever the number shown', () => {
    const some = fc.array(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), { maxLength: 30 })
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 12 }), (changes, most) => {
        const { steps, total } = largestMoves(moves(...changes), most)
        expect(steps.at(-1)?.to ?? 0).toBe(total.change)
        expect(steps.reduce((n, s) => n + s.count, 0)).toBe(changes.filter((c) => c !== 0).length)
        expect(steps.length).toBeLessThanOrEqual(most + 1)
        for (const [i, step] of steps.entries()) expect(step.from).toBe(steps[i - 1]?.to ?? 0)
      }),
    )
  })
})
