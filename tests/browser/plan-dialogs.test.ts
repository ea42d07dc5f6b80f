import { afterAll, beforeAll, describe } from 'vitest'
import { walkEach } from './dialog-walks.ts'
import { type Stage, stage } from './harness.ts'
import { PLAN_WALKS } from './plan-dialog-walks.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true })
  await at.everyDepartment('head')
})
afterAll(() => at?.close())

describe('every dialog of the plan', () => {
  walkEach(PLAN_WALKS, () => at)
})
