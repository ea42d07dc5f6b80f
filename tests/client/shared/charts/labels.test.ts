import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shorten, spread } from '#client/shared/charts/labels.ts'

describe('labels beside a chart', () => {
  test('lines that stand too near are moved apart, in their order', () => {
    expect(spread([10, 12, 14], 10, 100)).toEqual([10, 20, 30])
    expect(spread([90, 95, 99], 10, 100)).toEqual([80, 90, 100])
  })
  test('where there is room, every label has its gap, lies within the room and keeps its order', () => {
    const heights = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 }).map((list) => list.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(heights, (wanted) => {
        const placed = spread(wanted, 20, 200)
        expect(placed).toHaveLength(wanted.length)
        for (const [i, y] of placed.entries()) {
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(200)
          if (i > 0) expect(y - (placed[i - 1] ?? 0)).toBeGreaterThanOrEqual(20)
        }
      }),
    )
  })
  test('a name is cut only when it is too long', () => {
    expect(shorten('대외협력과', 5)).toBe('대외협력과')
    expect(shorten('외국인 국제정책과', 5)).toBe('외국인…')
  })
})
