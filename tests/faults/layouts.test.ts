import { expect, test } from 'vitest'
import { fatesOf } from '../helpers/plans/fates.ts'
import { drawPlan } from '../helpers/plans/layouts.ts'

/** LAYOUTS=… LAYOUT_SEED=… for another run; the same seed draws the same plans. */
test('10,000 plans in forms drawn at random: no printed figure is silently lost or another one, and 97 of 100 arrive right', () => {
  const from = Number(process.env['LAYOUT_SEED'] ?? 1)
  const plans = Number(process.env['LAYOUTS'] ?? 10_000)
  const counts = { right: 0, asked: 0, listed: 0, silent: 0 }
  const silent: string[] = []
  for (let seed = from; seed < from + plans; seed++) {
    const plan = drawPlan(seed)
    for (const { figure, fate, got } of fatesOf(plan)) {
      counts[fate]++
      if (fate === 'silent' && silent.length < 20) silent.push(`${seed}: ${JSON.stringify(figure)} ${got} (${plan.how})`)
    }
  }
  console.log(JSON.stringify(counts, null, 2))
  const all = counts.right + counts.asked + counts.listed + counts.silent
  expect(silent).toEqual([])
  expect(counts.right / all).toBeGreaterThan(0.97)
  if (plans >= 10_000) expect(all).toBeGreaterThan(200_000)
})
