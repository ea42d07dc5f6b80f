import { describe, expect, test } from 'vitest'
import {
  decidingDay,
  type Definition,
  type DefinitionChange,
  definitionOn,
  isDayOfYear,
  paceFor,
} from '#domain/scoring/definition.ts'

const printed: Definition = {
  frequency: 'month',
  aggregation: 'sum',
  direction: 'higher',
  shareOfWhole: null,
  resultsDue: '03-31',
}
const change = (id: number, field: DefinitionChange['field'], value: string, effectiveFrom: string): DefinitionChange => ({
  id,
  field,
  value,
  effectiveFrom,
})

describe('how an indicator is measured in a year (rules §6)', () => {
  test('as printed while nothing was decided, or for another field', () => {
    expect(definitionOn(printed, [], 2026, '2026-11-29')).toBe(printed)
    expect(definitionOn(printed, [change(1, 'direction', 'lower', '2026-01-01')], 2026, '2026-11-29')).toEqual({
      ...printed,
      direction: 'lower',
    })
  })

  test.each([
    // a running year: today; a year that is over: its last day; one to come: its first
    [2025, '2026-11-29', 'higher'],
    [2026, '2026-06-30', 'higher'],
    [2026, '2026-07-01', 'lower'],
    [2026, '2027-03-01', 'maintain'],
    [2027, '2026-06-30', 'maintain'],
  ] as const)('the direction of %i looked at on %s is %s', (year, today, direction) => {
    const changes = [change(2, 'direction', 'maintain', '2026-12-01'), change(1, 'direction', 'lower', '2026-07-01')]
    expect(definitionOn(printed, changes, year, today).direction).toBe(direction)
  })

  test('of two from one day the later recorded holds, whatever order they come in', () => {
    const changes = [change(5, 'aggregation', 'average', '2026-01-01'), change(9, 'aggregation', 'last', '2026-01-01')]
    expect(definitionOn(printed, changes, 2026, '2026-11-29').aggregation).toBe('last')
    expect(definitionOn(printed, changes.toReversed(), 2026, '2026-11-29').aggregation).toBe('last')
  })

  test('a share is said as true or false', () => {
    const of = (value: string) => definitionOn(printed, [change(1, 'shareOfWhole', value, '2026-01-01')], 2026, '2026-11-29')
    expect([of('true').shareOfWhole, of('false').shareOfWhole]).toEqual([true, false])
  })

  test('when results are due is decided until the year after ends', () => {
    expect(decidingDay('resultsDue', 2025, '2026-11-29')).toBe('2026-11-29')
    expect(decidingDay('resultsDue', 2024, '2026-11-29')).toBe('2025-12-31')
    expect(decidingDay('direction', 2025, '2026-11-29')).toBe('2025-12-31')
  })

  test('a computed pace follows the aggregation, a curve stays', () => {
    expect(paceFor('linear', 'sum', 'last')).toBe('flat')
    expect(paceFor('flat', 'last', 'sum')).toBe('linear')
    expect(paceFor('curve', 'sum', 'last')).toBe('curve')
    expect(paceFor('flat', 'sum', 'sum')).toBe('flat')
  })

  test('a day of the year is one that every year has', () => {
    expect(['01-01', '02-28', '12-31'].every(isDayOfYear)).toBe(true)
    expect(['02-29', '04-31', '13-01', '00-10', '4-30', '', '01-00'].some(isDayOfYear)).toBe(false)
  })
})
