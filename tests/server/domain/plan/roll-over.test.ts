import { describe, expect, test } from 'vitest'
import { draftDifferences } from '#domain/plan/draft-differences.ts'
import { forYearAfter, goesOn, proposedTargets, yearsAfter } from '#domain/plan/roll-over.ts'

const plan2026 = { fiscalYear: 2026, settledYear: 2024, firstYear: 2024, lastYear: 2028 }

test('every year moves on by one', () => {
  expect(yearsAfter(plan2026)).toEqual({ fiscalYear: 2027, settledYear: 2025, firstYear: 2025, lastYear: 2029 })
})

test.each([
  ['2026년도 대외국제소통국 성과계획서', '2027년도 대외국제소통국 성과계획서'],
  ['jeonbuk-2026', 'jeonbuk-2027'],
  ['2026~2030 계획, 12026건', '2027~2030 계획, 12026건'],
  ['성과계획서', '2027 성과계획서'],
])('%s is called %s', (text, expected) => expect(forYearAfter(text, 2026)).toBe(expected))

test('targets of the years the new plan decides are proposed, 없음 too; no other year is invented', () => {
  const before = [2028, 2024, 2025, 2026, 2027].map((year) => ({ year, value: year === 2027 ? null : year }))
  expect(proposedTargets(before, yearsAfter(plan2026))).toEqual([
    { year: 2027, value: null },
    { year: 2028, value: 2028 },
  ])
})

test.each([
  [null, true],
  ['2030-12-31', true],
  ['2027-01-01', true],
  ['2026-12-31', false],
])('a project that ends on %s goes on into 2027: %s', (endsOn, expected) => expect(goesOn(endsOn, 2027)).toBe(expected))

describe('differences', () => {
  const fields = {
    name: '교류횟수',
    unit: '회',
    kind: 'key',
    weight: 30,
    direction: 'higher',
    formula: '횟수',
    source: '',
    rationale: '',
  }
  const before = {
    fields,
    targets: [
      { year: 2027, value: 11 },
      { year: 2028, value: null },
    ],
  }
  test('none, also with a target of a year that is new to the window', () => {
    expect(draftDifferences(before, before)).toEqual([])
    expect(draftDifferences(before, { ...before, targets: [...before.targets, { year: 2029, value: 12 }] })).toEqual([])
  })
  test('fields, targets, and a target that was taken away', () => {
    const after = { fields: { ...fields, weight: 40, name: '교류 횟수' }, targets: [{ year: 2028, value: 3 }] }
    expect(draftDifferences(before, after)).toEqual([
      { field: 'name', before: '교류횟수', after: '교류 횟수' },
      { field: 'weight', before: 30, after: 40 },
      { field: 'target', year: 2027, before: 11, after: null },
      { field: 'target', year: 2028, before: 'none', after: 3 },
    ])
  })
})
