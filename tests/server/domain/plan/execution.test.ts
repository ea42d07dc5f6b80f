import { describe, expect, test } from 'vitest'
import { executionOf } from '#domain/plan/execution.ts'

describe('집행률', () => {
  test('is of the programmes that have both figures, and says of how many', () => {
    const list = [
      { budget: 3_000_000, executed: 1_000_000 },
      { budget: 3_000_000, executed: 1_000_000 },
      { budget: 9_000_000, executed: null },
      { budget: null, executed: 5_000_000 },
    ]
    expect(executionOf(list)).toEqual({ budget: 6_000_000, executed: 2_000_000, of: 2, all: 3, rate: 33.333_333_333_333_336 })
  })

  test.each([
    ['nothing spent is 0', [{ budget: 500, executed: 0 }], 0],
    ['all of it spent is 100', [{ budget: 123_456_789_012, executed: 123_456_789_012 }], 100],
    ['more given back than spent is below 0', [{ budget: 800, executed: -100 }], -12.5],
    ['more spent than planned is above 100', [{ budget: 200, executed: 250 }], 125],
    ['without a budget nothing can be divided', [{ budget: 0, executed: 100 }], null],
    ['nor without a figure', [{ budget: 100, executed: null }], null],
  ])('%s', (_, list, rate) => expect(executionOf(list).rate).toBe(rate))
})
