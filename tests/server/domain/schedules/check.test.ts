import { expect, test } from 'vitest'
import { doneFault, scheduleFaults, type WrittenSchedule } from '#domain/schedules/check.ts'

const step = (due: string | null, weight: number | null = null, name = '시범운영') => ({ name, due, weight })
const faults = (of: Partial<WrittenSchedule>) =>
  scheduleFaults({ startsOn: '2025-07-15', days: 330, until: '2026-06', steps: [step('2025-11')], ...of })

test('a schedule as it should be has no fault', () => {
  expect(faults({})).toEqual([])
  expect(faults({ steps: [step('2025-11', 33.3), step('2026-03', 33.3), step(null, 33.4)] })).toEqual([])
  // The month in which it starts contains its start.
  expect(faults({ steps: [step('2025-07')] })).toEqual([])
})

test('weights are all given or none, above 0, and make 100', () => {
  expect(faults({ steps: [step('2025-11', 50), step('2026-03', 49)] })).toEqual([{ fault: 'weights-sum', sum: 99 }])
  expect(faults({ steps: [step('2025-11', 0), step('2026-03', 100)] })).toEqual([{ fault: 'weight-range', step: 0 }])
  expect(faults({ steps: [step('2025-11', 100), step('2026-03')] })).toEqual([{ fault: 'weights-mixed' }])
})

test('days exist, and none comes before the start', () => {
  expect(faults({ steps: [step('2026-02-30')] })).toEqual([{ fault: 'no-such-day', step: 0 }])
  expect(faults({ steps: [step('2025-11'), step('2025-07-14')] })).toEqual([{ fault: 'before-start', step: 1 }])
  expect(faults({ until: '2025-06' })).toEqual([{ fault: 'until-before-start' }])
  expect(faults({ until: '2026-02-30' })).toEqual([{ fault: 'until-no-such-day' }])
})

test('it has steps, and each a name', () => {
  expect(faults({ steps: [] })).toEqual([{ fault: 'no-steps' }])
  expect(faults({ steps: [step('2025-11', null, '  ')] })).toEqual([{ fault: 'no-name', step: 0 }])
})

test('nothing was done tomorrow, or before the start', () => {
  const at = { startsOn: '2025-07-15', today: '2025-12-08' }
  expect(doneFault('2025-12-09', at)).toBe('in-future')
  expect(doneFault('2025-07-14', at)).toBe('before-start')
  expect(doneFault('2025-12-08', at)).toBeNull()
})
