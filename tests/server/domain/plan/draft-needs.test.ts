import { describe, expect, test } from 'vitest'
import { type DraftContent, type DraftIndicator, draftNeeds, draftProgress } from '#domain/plan/draft-needs.ts'

const years = [2027, 2028, 2029]
const indicator = (lineageId: number, of: Partial<DraftIndicator> = {}): DraftIndicator => ({
  lineageId,
  departmentId: 1,
  goalId: 10,
  name: `지표 ${lineageId}`,
  decision: 'keep',
  reason: '',
  weight: 50,
  targets: years.map((year) => ({ year, value: 5 })),
  differences: 0,
  findings: 0,
  partsDiffer: false,
  ...of,
})
const draft = (indicators: readonly DraftIndicator[], done = true): DraftContent => ({
  departments: [{ id: 1, name: '대외협력과', done }],
  goals: [{ id: 10, departmentId: 1, name: '목표' }],
  indicators,
  years,
})
const kinds = (content: DraftContent) => draftNeeds(content).map((n) => n.kind)

describe('what a draft lacks', () => {
  test('nothing, when all is decided, set and adds up', () => {
    expect(kinds(draft([indicator(1), indicator(2)]))).toEqual([])
    expect(draftProgress(draft([indicator(1), indicator(2)]))).toEqual([{ departmentId: 1, settled: 6, of: 6 }])
  })
  test.each([
    ['decision', { decision: null }],
    ['reason', { decision: 'change' }],
    ['reason', { decision: 'new', reason: ' ' }],
    ['keep-differs', { differences: 1 }],
    ['challenge', { findings: 2 }],
    ['parts', { partsDiffer: true }],
  ] as const)('%s of %j', (kind, of) => expect(kinds(draft([indicator(1, of), indicator(2)]))).toEqual([kind]))

  test('유지 needs no reason; 수정 with one, and an answered question, are settled', () => {
    const some = [
      indicator(1, { decision: 'change', differences: 3, reason: '법령 개정' }),
      indicator(2, { findings: 1, reason: '여건' }),
    ]
    expect(kinds(draft(some))).toEqual([])
  })
  test('a year without a target is named; 없음 is an answer', () => {
    const open = indicator(1, { targets: [{ year: 2027, value: 5 }] })
    expect(draftNeeds(draft([open, indicator(2)])).map((n) => n.year)).toEqual([2028, 2029])
    expect(kinds(draft([indicator(1, { targets: years.map((year) => ({ year, value: null })) }), indicator(2)]))).toEqual([])
    // Two years of one indicator are one thing of the gauge.
    expect(draftProgress(draft([open, indicator(2)]))).toEqual([{ departmentId: 1, settled: 5, of: 6 }])
  })
  test('weights are those of what stays: a dropped one leaves its share open', () => {
    const dropped = indicator(2, { decision: 'drop', reason: '일몰', targets: [], weight: 50 })
    expect(draftNeeds(draft([indicator(1), dropped]))).toMatchObject([{ kind: 'weights', sum: 50 }])
    expect(kinds(draft([indicator(1, { weight: 100 }), dropped]))).toEqual([])
    expect(kinds(draft([indicator(1, { weight: 100 }), { ...dropped, reason: '' }]))).toEqual(['reason'])
  })
  test('33.3 + 33.3 + 33.4 are 100', () => {
    expect(kinds(draft([33.3, 33.3, 33.4].map((weight, n) => indicator(n, { weight }))))).toEqual([])
  })
  test('a goal without indicators, and a department whose head has not said so', () => {
    expect(kinds(draft([], false))).toEqual(['goal-empty', 'department'])
  })
})
