import { afterAll, beforeAll, describe } from 'vitest'
import { setTwice, walkEach } from './dialog-walks.ts'
import { type Stage, stage } from './harness.ts'
import { draft, PLAN_WALKS } from './plan-dialog-walks.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true })
  await at.everyDepartment('head')
})
afterAll(() => at?.close())

describe('every dialog of the plan', () => {
  walkEach(PLAN_WALKS, () => at)
  setTwice(
    [
      {
        name: 'what is checked before the filing',
        at: '/plans',
        opener: /^사유 없는 하향/,
        fill: (of, n) => of.getByLabel('사유', { exact: true }).fill(`규칙 ${n}`),
      },
      {
        name: 'when dropping is proposed',
        at: '/next-plan',
        way: draft,
        opener: '일몰 제안 기준',
        fill: async (of, n) => {
          await of.getByLabel('연속 연수').fill(String(4 + n))
          await of.getByLabel('사유', { exact: true }).fill(`일몰 ${n}`)
        },
      },
    ],
    () => at,
  )
})
