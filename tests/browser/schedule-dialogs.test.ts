import { afterAll, beforeAll, describe } from 'vitest'
import { setTwice, walkEach } from './dialog-walks.ts'
import { type Stage, stage } from './harness.ts'
import { SCHEDULE_WALKS } from './schedule-dialog-walks.ts'

let at: Stage
beforeAll(async () => {
  at = await stage({ practice: true })
})
afterAll(() => at?.close())

describe('every dialog of the schedules and of what belongs to activities', () => {
  walkEach(SCHEDULE_WALKS, () => at)
  setTwice(
    [
      {
        name: 'the rule for what counts twice',
        at: '/activities?tab=series',
        opener: '규칙 변경',
        fill: async (of, n) => {
          await of.getByLabel(n === 1 ? '알림' : '허용', { exact: true }).check({ force: true })
          await of.getByLabel('사유', { exact: true }).fill(`중복 ${n}`)
        },
      },
    ],
    () => at,
  )
})
