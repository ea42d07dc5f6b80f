import { expect, test } from 'vitest'
import {
  COMMITMENT_KINDS,
  judged,
  resultProblem,
  shareOf,
  type Standard,
  standardProblem,
  summed,
} from '#domain/services/commitment.ts'

const within: Standard = { kind: 'within-days', days: 3, target: 95 }
const of = (met: number, requests: number) => ({ requests, met, value: null })

test('a share is half-up on decimals, stands on its n, and without requests there is none', () => {
  expect(judged(within, of(40, 42))).toEqual({ state: 'met', share: 95.2, n: 42, few: false })
  // 105 of 800 is 13.125, 1 of 16 is 6.25 and shows 6.3.
  expect([shareOf(105, 800), shareOf(1, 16), shareOf(0, 7)]).toEqual([13.1, 6.3, 0])
  expect(judged(within, of(0, 0))).toEqual({ state: 'no-requests' })
  expect(judged(within, null)).toEqual({ state: 'not-entered' })
})

test('fewer than five requests are warned of', () => {
  expect([1, 4, 5, 6].map((n) => judged(within, of(n, n)))).toMatchObject([
    { few: true },
    { few: true },
    { few: false },
    { few: false },
  ])
})

test('decided on the exact share: 94.96 shows 95.0 and is missed', () => {
  expect(judged(within, of(2374, 2500))).toMatchObject({ state: 'missed', share: 95 })
  expect(judged(within, of(2375, 2500))).toMatchObject({ state: 'met', share: 95 })
  expect(judged({ ...within, target: null }, of(41, 42))).toMatchObject({ state: 'missed' })
})

test('what names nothing to measure is never judged', () => {
  expect(judged({ kind: 'none', days: null, target: null }, of(9, 9))).toEqual({ state: 'no-standard' })
})

test('counts, points and yes or no against what was promised', () => {
  const standard = (kind: Standard['kind'], target: number | null) => ({ kind, days: null, target })
  const figure = (value: number, requests: number | null = null) => ({ requests, met: null, value })
  expect(judged(standard('count', 4), figure(4))).toMatchObject({ state: 'met', n: null })
  expect(judged(standard('yes-no', null), figure(0))).toMatchObject({ state: 'missed' })
  expect(judged(standard('satisfaction', 80), figure(79.9, 3))).toMatchObject({ state: 'missed', n: 3, few: true })
  expect(judged(standard('satisfaction', 80), { requests: 0, met: null, value: null })).toEqual({ state: 'no-requests' })
})

test('a standard has what its kind needs and nothing else', () => {
  expect(standardProblem(within)).toBeNull()
  expect(standardProblem({ ...within, days: null })).toBe('days')
  expect(standardProblem({ ...within, days: 0 })).toBe('days')
  expect(standardProblem({ ...within, target: 101 })).toBe('target')
  for (const kind of COMMITMENT_KINDS)
    if (kind !== 'within-days') expect(standardProblem({ kind, days: 3, target: null }), kind).toBe('days')
  expect(standardProblem({ kind: 'none', days: null, target: 9 })).toBe('target')
  expect(standardProblem({ kind: 'count', days: null, target: 1.5 })).toBe('target')
})

test('more met than asked is no result; periods are added up, not their shares', () => {
  expect(resultProblem('share', of(5, 4))).toBe('met')
  expect(resultProblem('share', of(4, 4))).toBeNull()
  expect(resultProblem('none', of(4, 4))).toBe('kind')
  expect(resultProblem('satisfaction', { requests: 0, met: null, value: 50 })).toBe('value')
  expect(summed([of(1, 1), of(0, 9)])).toEqual({ requests: 10, met: 1 })
  expect(summed([{ requests: null, met: null, value: 1 }])).toBeNull()
})
