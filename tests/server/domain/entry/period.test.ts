import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { periodDates, periodsOf, readPeriod } from '#domain/entry/period.ts'
import { aggregate } from '#domain/entry/year-figure.ts'

describe('periods of a year', () => {
  test.each([
    ['year', ['2026']],
    ['half-year', ['2026-H1', '2026-H2']],
    ['quarter', ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']],
  ] as const)('%s', (frequency, names) => expect(periodsOf(2026, frequency)).toEqual(names))
  test('month', () => expect(periodsOf(2026, 'month').filter((_, index) => index % 6 === 0)).toEqual(['2026-01', '2026-07']))
  test.each([2026.5, 26, Number.NaN])('%s is no year', (year) => expect(() => periodsOf(year, 'year')).toThrow(RangeError))
  test.each(['2026-Q5', '2026-13', '2026-00', '2026-H3', '26', '2026-7', '0026', '', '2026-Q1 '])('%j is no period', (text) => {
    expect(readPeriod(text)).toBeNull()
    expect(periodDates(text)).toBeNull()
  })
  test.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-H1', '2026-01-01', '2026-06-30'],
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2100-02', '2100-02-01', '2100-02-28'],
    ['2000-02', '2000-02-01', '2000-02-29'],
  ])('%s runs from %s to %s', (period, from, to) => expect(periodDates(period)).toEqual({ from, to }))
  test('every name reads back', () => {
    const frequency = fc.constantFrom('year' as const, 'half-year' as const, 'quarter' as const, 'month' as const)
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), frequency, (year, one) => {
        const read = periodsOf(year, one).map(readPeriod)
        expect(read).toEqual(read.map((_, index) => ({ year, frequency: one, index: index + 1 })))
      }),
    )
  })
})

describe('aggregate', () => {
  const values = [0.1, null, 0.2, 0]
  test.each([
    ['sum', 0.3],
    ['last', 0],
    ['average', 0.1],
    ['max', 0.2],
    ['min', 0],
  ] as const)('%s of 0.1, nothing, 0.2, 0 is %s', (aggregation, value) => {
    expect(aggregate(values, aggregation)).toEqual({ value, measured: 3, of: 4 })
  })
  test('nothing measured is null, not 0', () => {
    expect(aggregate([null, null], 'sum')).toEqual({ value: null, measured: 0, of: 2 })
    expect(aggregate([], 'max')).toEqual({ value: null, measured: 0, of: 0 })
  })
  test('a missing period changes coverage only, and order matters to last alone', () => {
    const some = fc.array(
      fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 100),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(some, fc.constantFrom('sum' as const, 'average' as const, 'max' as const, 'min' as const), (list, one) => {
        expect(aggregate([...list, null], one).value).toBe(aggregate(list, one).value)
        expect(aggregate(list.toReversed(), one)).toEqual(aggregate(list, one))
      }),
    )
  })
})
