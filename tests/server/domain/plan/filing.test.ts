import { expect, test } from 'vitest'
import type { Need } from '#domain/plan/draft-needs.ts'
import { filingOf } from '#domain/plan/filing.ts'

const need = (kind: Need['kind']): Need => ({ kind, departmentId: 3, goalId: null, lineageId: 7, name: '교류횟수' })
const [weights, challenge] = [need('weights'), need('challenge')]

test('everything that is missing holds a filing back, but a question about a target where the setting lets it pass', () => {
  expect(filingOf([], 'refuse')).toEqual({ blocking: [], warnings: [] })
  expect(filingOf([weights, challenge], 'refuse')).toEqual({ blocking: [weights, challenge], warnings: [] })
  expect(filingOf([weights, challenge], 'warn')).toEqual({ blocking: [weights], warnings: [challenge] })
})
