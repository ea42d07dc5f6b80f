import { expect, test } from 'vitest'
import { landingOf } from '#client/frame/landing.ts'

const at = { read: false, inBureau: null, at: '2026-11-20T00:00:00.000Z', department: '대외협력과' }
const place = (departmentId: number, year: number, month: number) => ({ ...at, departmentId, year, month })
const due = (on: string, month: number) =>
  ({ kind: 'due', key: `due:${on}`, count: 3, on, days: -1, ...place(3, 2026, month) }) as const
const returned = {
  kind: 'returned',
  key: 'returned',
  indicatorId: 1,
  indicator: '자원봉사',
  by: 'head',
  reason: '증빙',
  ...place(4, 2025, 0),
} as const
const waiting = { kind: 'waiting', key: 'waiting', count: 7, ...place(3, 2026, 9) } as const
const person = (role: 'executive' | 'head' | 'evaluator' | 'administrator', ...departmentIds: number[]) => ({
  role,
  departmentIds,
})

test.each([
  ['a head whose review is waited for', person('head', 3), [due('2026-11-10', 10), waiting], { to: '/review' }],
  [
    'a head without',
    person('head', 3),
    [due('2026-11-10', 10)],
    { to: '/departments/$departmentId', params: { departmentId: '3' } },
  ],
  [
    'an evaluator with figures due, the earliest first',
    person('evaluator', 3),
    [due('2026-11-10', 10), due('2026-10-10', 9)],
    { to: '/entry', search: { year: 2026, month: 9, department: 3 } },
  ],
  [
    'an evaluator to whom a value came back',
    person('evaluator', 3, 4),
    [due('2026-10-10', 9), returned],
    { to: '/entry', search: { year: 2025, month: 0, department: 4 } },
  ],
  [
    'an evaluator with nothing left',
    person('evaluator', 3),
    [],
    { to: '/departments/$departmentId', params: { departmentId: '3' } },
  ],
  ['an evaluator without a department', person('evaluator'), [], { to: '/overview' }],
  ['the executive', person('executive'), [], { to: '/overview' }],
  ['the administrator', person('administrator'), [], { to: '/overview' }],
] as const)('%s', (_, who, notices, to) => expect(landingOf(who, notices)).toEqual(to))
