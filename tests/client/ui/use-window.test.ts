import { expect, test } from 'vitest'
import { within } from '#client/ui/use-window.ts'

test('the blocks near the view are those that reach into it, by the heights they had and are likely to have', () => {
  const heights = new Map([
    [0, 100],
    [1, 300],
  ])
  // Two that were seen, the others are taken for 200 each.
  expect(within(heights, 10, { from: 0, to: 90 })).toEqual({ from: 0, to: 0 })
  expect(within(heights, 10, { from: 120, to: 450 })).toEqual({ from: 1, to: 2 })
  expect(within(heights, 10, { from: 650, to: 1900 })).toEqual({ from: 3, to: 9 })
  expect(within(heights, 10, { from: 90_000, to: 99_000 })).toEqual({ from: 9, to: 9 })
})
