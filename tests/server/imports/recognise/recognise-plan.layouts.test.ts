import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fatesOf } from '../../../helpers/plans/fates.ts'
import { drawPlan } from '../../../helpers/plans/layouts.ts'

describe('plans in forms that nobody agreed on', () => {
  test('every printed figure arrives right, asked or listed: never silently lost, never as another one', () => {
    const counts = { right: 0, asked: 0, listed: 0, silent: 0 }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
        const plan = drawPlan(seed)
        const fates = fatesOf(plan)
        for (const { fate } of fates) counts[fate]++
        expect(
          fates.filter(({ fate }) => fate === 'silent').map(({ figure, got }) => [figure.text, figure.means, got]),
          plan.how,
        ).toEqual([])
      }),
      { numRuns: 200 },
    )
    const all = counts.right + counts.asked + counts.listed
    expect(counts.right / all).toBeGreaterThan(0.97)
  })
})
