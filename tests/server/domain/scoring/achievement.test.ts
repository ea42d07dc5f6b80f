import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { achievementRate, formulaText } from '#domain/scoring/achievement.ts'
import type { Direction } from '#domain/scoring/indicator.ts'
import { decimalText, roundHalfUp, roundSum } from '#domain/scoring/decimal.ts'
import type { Actual, Target } from '#domain/scoring/value.ts'

const set = (value: number): Target => ({ kind: 'set', value })
const measured = (value: number): Actual => ({ kind: 'measured', value, finality: 'final' })
const shown = (t: number, a: number, direction: Direction, rule?: 'ratio') => {
  const rate = achievementRate(set(t), measured(a), direction, rule)
  return rate.kind === 'rate' ? rate.shown : rate.reason
}

describe('rounding half-up on decimal digits', () => {
  test.each([
    ['105.75', 1, 105.8],
    [1.005, 2, 1.01],
    ['2.5', 0, 3],
    ['-2.5', 0, -3],
    ['-0.04', 1, 0],
    ['99.949999', 1, 99.9],
    [0.1 + 0.2, 2, 0.3],
  ])('%s to %i decimals is %s', (value, decimals, expected) => {
    expect(roundHalfUp(value, decimals)).toBe(expected)
  })
  test('a sum of thirds that misses the half by its last digits still rounds up', () => {
    expect(roundHalfUp('0.12499999999999999999', 2)).toBe(0.12)
    expect(roundSum('0.12499999999999999999', 2)).toBe(0.13)
  })
  test('exact text has no exponent and no minus zero', () => {
    expect(decimalText(1e-9)).toBe('0.000000001')
    expect(decimalText(-0)).toBe('0')
  })
  test('refuses what is not a number', () => expect(() => roundHalfUp(Number.NaN, 1)).toThrow())
})

describe('achievement rate, published triples', () => {
  test.each<[number, number, Direction, number | string]>([
    [80, 84.6, 'higher', 105.8],
    [6, 5.41, 'higher', 90.2],
    [88.6, 86.1, 'higher', 97.2],
    [102.1, 121.3, 'lower', 81.2],
    [2.5, 1.7, 'lower', 132.0],
    [-1900, -1660, 'higher', 112.6],
    [-2350, 151, 'higher', 206.4],
    [3487, -2949, 'higher', 0.0],
    [10, 0, 'higher', 0],
    [10, 0, 'lower', 200],
    [10, 25, 'lower', 0],
    [-10, -20, 'lower', 200],
    [1, 67.702, 'higher', 6770.2],
    [10.5, 10.5, 'maintain', 100],
    [10.5, 12, 'maintain', 100],
    [10.5, 8.4, 'maintain', 80],
    [0, 0, 'higher', 'target-zero'],
    [0, 12, 'lower', 'target-zero'],
  ])('target %s, actual %s, %s → %s', (t, a, direction, expected) => {
    expect(shown(t, a, direction)).toBe(expected)
  })
  test.each<[number, number, number | string]>([
    [102.1, 121.3, 84.2],
    [2.5, 1.7, 147.1],
    [2.5, 0, 'ratio-undefined'],
    [-2.5, -5, 'ratio-undefined'],
    [0, 5, 'target-zero'],
  ])('the T/A policy: target %s, actual %s → %s', (t, a, expected) => {
    expect(shown(t, a, 'lower', 'ratio')).toBe(expected)
  })
  test('the T/A policy does not touch the other directions', () => {
    expect(shown(80, 84.6, 'higher', 'ratio')).toBe(105.8)
  })
  test('exact stays exact', () => {
    expect(achievementRate(set(80), measured(84.6), 'higher')).toEqual({ kind: 'rate', exact: '105.75', shown: 105.8 })
  })
})

describe('no rate has a reason', () => {
  test.each<[Target, Actual, string]>([
    [set(5), { kind: 'not-entered' }, 'not-entered'],
    [set(5), { kind: 'not-due', dueOn: '2027-02-01' }, 'not-due'],
    [set(5), { kind: 'not-applicable' }, 'not-applicable'],
    [set(0), { kind: 'not-entered' }, 'not-entered'],
    [{ kind: 'none' }, { kind: 'not-entered' }, 'not-entered'],
    [{ kind: 'none' }, measured(0), 'no-target'],
    [set(0), measured(0), 'target-zero'],
  ])('%j, %j → %s', (target, actual, reason) => {
    expect(achievementRate(target, actual, 'higher')).toEqual({ kind: 'none', reason })
    expect(formulaText(target, actual, 'higher')).toBeNull()
  })
})

describe('formula with the figures put in', () => {
  test.each<[number, number, Direction, string]>([
    [6, 5.41, 'higher', '5.41 ÷ 6 × 100'],
    [1970000, 2076141, 'higher', '2,076,141 ÷ 1,970,000 × 100'],
    [102.1, 121.3, 'lower', '(2 − 121.3 ÷ 102.1) × 100'],
    [-2350, 151, 'higher', '(1 + (151 − (−2,350)) ÷ 2,350) × 100'],
    [-10, -20, 'lower', '(1 + ((−10) − (−20)) ÷ 10) × 100'],
    [3487, -2949, 'higher', 'max(0, (−2,949) ÷ 3,487 × 100)'],
    [10, 25, 'lower', 'max(0, (2 − 25 ÷ 10) × 100)'],
    [10.5, 12, 'maintain', '12 ≥ 10.5 → 100'],
    [10.5, 8.4, 'maintain', '8.4 ÷ 10.5 × 100'],
  ])('target %s, actual %s, %s: %s', (t, a, direction, text) => {
    expect(formulaText(set(t), measured(a), direction)).toBe(text)
  })
  test('T/A policy', () => expect(formulaText(set(2.5), measured(1.7), 'lower', 'ratio')).toBe('2.5 ÷ 1.7 × 100'))
})

describe('laws', () => {
  const cents = (max: number) => fc.integer({ min: -max, max }).map((n) => n / 100)
  const target = cents(1_000_000).filter((n) => n !== 0)
  const exactOf = (t: number, a: number, direction: Direction) => {
    const rate = achievementRate(set(t), measured(a), direction)
    return rate.kind === 'rate' ? Number(rate.exact) : Number.NaN
  }
  test('a better actual never has a lower rate', () => {
    fc.assert(
      fc.property(target, cents(1_000_000), cents(1_000_000), (t, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        expect(exactOf(t, high, 'higher')).toBeGreaterThanOrEqual(exactOf(t, low, 'higher'))
        expect(exactOf(t, low, 'lower')).toBeGreaterThanOrEqual(exactOf(t, high, 'lower'))
        expect(exactOf(t, high, 'maintain')).toBeGreaterThanOrEqual(exactOf(t, low, 'maintain'))
      }),
    )
  })
  test('reaching the target is 100 in every direction, and nothing is below 0', () => {
    fc.assert(
      fc.property(target, cents(1_000_000), fc.constantFrom<Direction>('higher', 'lower', 'maintain'), (t, a, direction) => {
        expect(exactOf(t, t, direction)).toBe(100)
        expect(exactOf(t, a, direction)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
  test('maintain gives no credit above 100', () => {
    fc.assert(
      fc.property(target, cents(1_000_000), (t, a) => {
        expect(exactOf(t, a, 'maintain')).toBeLessThanOrEqual(100)
      }),
    )
  })
})
