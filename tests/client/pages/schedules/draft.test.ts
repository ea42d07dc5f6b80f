import { expect, test } from 'vitest'
import { emptyTyped, newStep, proposedIn, type Typed, writtenOf } from '#client/pages/schedules/draft.ts'
import { readScheduleText } from '#domain/schedules/read-text.ts'

const typed = (more: Partial<Typed> = {}): Typed => ({
  ...emptyTyped(3),
  title: '플랫폼 구축',
  steps: [{ ...newStep(1), name: '시범운영', due: '2025년 11월 중' }, newStep(2)],
  ...more,
})
const faults = (more: Partial<Typed>) => writtenOf(typed(more)).faults.map((one) => one.fault)

test('a day keeps its words beside it, an empty line is no step, an amount may be near', () => {
  const {
    fields,
    steps,
    faults: none,
  } = writtenOf(typed({ amount: '433여억 원', days: '330', startsOn: '2025-07-15', until: '2026년 6월' }))
  expect(none).toEqual([])
  expect(steps).toEqual([
    { id: null, name: '시범운영', due: '2025-11', dueText: '2025년 11월 중', weight: null, owner: null, criterion: null },
  ])
  expect(fields).toMatchObject({ amount: 43_300_000_000, amountNear: true, days: 330, until: '2026-06', untilText: '2026년 6월' })
})

test.each([
  ['43,300,000,000여 원', 43_300_000_000, true],
  ['43,300,000,000', 43_300_000_000, false],
  ['약 12억 5,000만 원', 1_250_000_000, true],
  ['1조 원', 1_000_000_000_000, false],
])('%s is an amount', (amount, won, near) =>
  expect(writtenOf(typed({ amount })).fields).toMatchObject({ amount: won, amountNear: near }),
)

test('what keeps it from being sent is said once each', () => {
  expect(faults({ title: ' ' })).toEqual(['no-title'])
  expect(faults({ amount: '많음' })).toEqual(['amount'])
  expect(faults({ days: '0' })).toContain('days')
  expect(faults({ until: '6월까지' })).toEqual(['until'])
  expect(faults({ steps: [] })).toEqual(['no-steps'])
  expect(faults({ steps: [{ ...newStep(1), name: '가', due: '2026-02-30' }] })).toEqual(['day'])
  expect(faults({ equal: false })).toEqual(['weights-mixed'])
  const weighted = (weight: string) => ({ equal: false, steps: [{ ...newStep(1), name: '가', weight }] })
  expect(faults(weighted('99'))).toEqual(['weights-sum'])
  expect(faults(weighted('백'))).toEqual(['weights-mixed'])
  expect(faults(weighted('100'))).toEqual([])
  expect(faults({ payments: [{ key: 1, kind: 'advance', amount: '100', paidOn: '' }] })).toEqual(['payment'])
})

test('a text fills what is empty and the steps, and leaves what was typed', () => {
  const read = readScheduleText('사업자(가나) 선정. 2025년 8월 착수 보고회, 2026년 3월 개통. 12억 원.', null)
  const filled = proposedIn(typed({ party: '다라' }), read)
  expect(filled.party).toBe('다라')
  expect(filled.amount).toBe('1,200,000,000')
  expect(filled.steps.map((step) => [step.name, step.due])).toEqual([
    ['착수 보고회', '2025-08'],
    ['개통', '2026-03'],
  ])
})
