import { describe, expect, test } from 'vitest'
import { type Action, ACTIONS, may, PERMISSIONS, reaches, ROLES } from '#domain/entry/permissions.ts'
import { isReason, REASONS } from '#domain/entry/reasons.ts'
import { MEANINGS } from '#domain/words/meanings.ts'
import { TERMS } from '#domain/words/terms.ts'

describe('who may what', () => {
  /** e everywhere · o own departments · - nowhere, in the order executive, head, evaluator, administrator */
  const EXPECTED: Readonly<Record<Action, string>> = {
    'plan.read': 'eeee',
    'score.read': 'eeee',
    'budget.read': 'eeee',
    search: 'eeee',
    'policy.read': 'eeee',
    'policy.change': '---e',
    'system.read': '---e',
    'plan.load': '---e',
    'plan.draft': '---e',
    'draft.read': 'eeee',
    'draft.write': '-ooe',
    'draft.complete': '-o--',
    'draft.reopen': '-o-e',
    'calendar.read': 'eeee',
    'calendar.record': '---e',
    'entry.read': 'eooe',
    'entry.write': '-oo-',
    'entry.submit': '-oo-',
    'entry.review': '-o--',
    'entry.reopen': '-o-e',
    'period.manage': '---e',
    'deputy.name': '-o-e',
    'entry-rules.change': '---e',
    'audit.read': '---e',
    'audit.acknowledge': '---e',
    'evidence.read': 'eooe',
    'evidence.write': '-oo-',
    'comment.read': 'eooe',
    'comment.write': 'eooe',
    'comment.resolve': '-oo-',
    'activity.read': 'eeee',
    'activity.write': '-oo-',
    'schedule.read': 'eeee',
    'schedule.write': '-oo-',
    'service.read': 'eeee',
    'service.write': '--oe',
    'service.report': '-oo-',
    'deadline.read': 'eooe',
    'import.manage': '---e',
    'structure.manage': '---e',
    'budget.enter': '---e',
    'plan.manage': '---e',
    'target.ask': '-oo-',
    'target.decide': '---e',
    'account.manage': '---e',
    'account.own': 'eeee',
  }
  test.each(ACTIONS.flatMap((action) => ROLES.map((role, index) => [role, action, EXPECTED[action][index]] as const)))(
    '%s, %s: %s',
    (role, action, reach) => {
      expect(may({ role, departmentIds: [3] }, action, 3)).toBe(reach !== '-')
      expect(may({ role, departmentIds: [4] }, action, 3)).toBe(reach === 'e')
      expect(may({ role, departmentIds: [3] }, action)).toBe(reach === 'e')
    },
  )
  test('the matrix names no action that is not listed', () => {
    expect(Object.keys(PERMISSIONS).toSorted()).toEqual([...ACTIONS].toSorted())
  })
  test.each([
    ['everywhere', [], undefined, true],
    ['everywhere', [1], 2, true],
    ['own', [1, 2], 2, true],
    ['own', [1], 2, false],
    ['own', [1], undefined, false],
    ['own', [], 1, false],
    ['nowhere', [1], 1, false],
  ] as const)('%s, own %j, asked %s: %s', (reach, own, asked, expected) => expect(reaches(reach, own, asked)).toBe(expected))
})

test('reasons are unique kebab-case names', () => {
  expect(new Set(REASONS).size).toBe(REASONS.length)
  for (const reason of REASONS) expect(reason).toMatch(/^[a-z]+(-[a-z]+)*$/)
  expect([isReason('forbidden'), isReason('toString'), isReason(null)]).toEqual([true, false, false])
})

test('every term has a Korean word, an English word and a meaning in Korean', () => {
  expect(Object.keys(MEANINGS)).toEqual(Object.keys(TERMS))
  for (const [key, { ko, en }] of Object.entries(TERMS)) {
    expect(ko, key).toMatch(/^[가-힣 ]+$/)
    expect(en, key).toMatch(/^[a-z -]+$/)
  }
  for (const [key, meaning] of Object.entries(MEANINGS)) {
    expect(meaning, key).toMatch(/[가-힣]/)
    expect(meaning.length, key).toBeLessThan(60)
  }
})
