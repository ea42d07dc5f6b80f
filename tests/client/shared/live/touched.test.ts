import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CachedQuery, cachedQueryOf, touchedBy } from '#client/shared/live/touched.ts'
import type { Change } from '#server/record/change.ts'

const entered: Change = { seq: 9, act: 'value.enter', subject: 'actual:12:2025:0', departmentId: 3, indicatorId: 12, year: 2025 }
const as = (act: string, subject: string, more: Partial<Change> = {}): Change => ({ seq: 9, act, subject, ...more })
const asked = (path: string, input: unknown = {}, data?: unknown): CachedQuery => ({ path: path.split('.'), input, data })
const of = (...ids: number[]) => ({ departments: ids.map((id) => ({ id })) })

describe('which answers a change touches', () => {
  const cases: readonly (readonly [string, CachedQuery, Change, boolean])[] = [
    ['the overview of its bureau', asked('scorecards.overview', {}, of(2, 3)), entered, true],
    ['the overview of another bureau', asked('scorecards.overview', {}, of(7, 8)), entered, false],
    ['its department', asked('departments.page', { departmentId: 3, year: 2024 }), entered, true],
    ['another department', asked('departments.page', { departmentId: 4 }), entered, false],
    ['its indicator', asked('departments.indicator', { indicatorId: 12 }), entered, true],
    ['another indicator', asked('departments.indicator', { indicatorId: 13 }), entered, false],
    ['its grid', asked('entry.grid', {}, { year: 2025, ...of(3) }), entered, true],
    ['the grid of the next year, which shows last year', asked('entry.grid', {}, { year: 2026, ...of(3) }), entered, true],
    ['the grid of the year before', asked('entry.grid', {}, { year: 2024, ...of(3) }), entered, false],
    ['another department’s grid', asked('entry.grid', {}, { year: 2025, ...of(4) }), entered, false],
    ['a grid that is not here yet', asked('entry.grid', {}), entered, true],
    ['the review', asked('review.list', { year: 2025, month: 0 }, { year: 2025, ...of(3) }), entered, true],
    ['the board', asked('deadlines.board', {}, of(3)), entered, true],
    ['a colleague’s notices', asked('notices.list', undefined, { departments: [3] }), entered, true],
    ['the notices of another department', asked('notices.list', undefined, { departments: [4] }), entered, false],
    ['the notices of whoever has none', asked('notices.list', undefined, { departments: [] }), entered, false],
    [
      'its evidence',
      asked('evidence.list', { indicatorId: 12, year: 2025, month: 0 }),
      as('evidence.add', entered.subject, { indicatorId: 12, departmentId: 3 }),
      true,
    ],
    [
      'other evidence',
      asked('evidence.list', { indicatorId: 13, year: 2025, month: 0 }),
      as('evidence.add', entered.subject, { indicatorId: 12, departmentId: 3 }),
      false,
    ],
    [
      'the evidence count in the grid',
      asked('entry.grid', {}, { year: 2025, ...of(3) }),
      as('evidence.add', entered.subject, { indicatorId: 12, departmentId: 3 }),
      true,
    ],
    [
      'a comment: its list',
      asked('comments.list', { indicatorId: 12, year: 2025, month: 0 }),
      as('comment.add', entered.subject, { indicatorId: 12, departmentId: 3 }),
      true,
    ],
    [
      'a comment: the count in the grid',
      asked('entry.grid', {}, { year: 2025, ...of(3) }),
      as('comment.resolve', entered.subject, { indicatorId: 12, departmentId: 3, year: 2025 }),
      true,
    ],
    [
      'a comment: no score',
      asked('scorecards.overview', {}, of(3)),
      as('comment.add', entered.subject, { indicatorId: 12, departmentId: 3 }),
      false,
    ],
    ['the budget', asked('budgets.page'), entered, false],
    ['the frame', asked('accounts.frame'), entered, false],
    ['the record’s list', asked('audit.page'), entered, false],
    ['the history of the value', asked('audit.of', { subject: entered.subject }), entered, true],
    ['the history of another value', asked('audit.of', { subject: 'actual:13:2025:0' }), entered, false],
    ['a search', asked('search.find', { q: 'a' }), entered, false],
    [
      'a period: the grid',
      asked('entry.grid', {}, { year: 2025, ...of(3) }),
      as('period.close', 'period:1:2025:year:0', { year: 2025 }),
      true,
    ],
    [
      'a period: the administrator’s list',
      asked('periods.rows', { year: 2025 }),
      as('period.open', 'period:1:2025:year:0', { year: 2025 }),
      true,
    ],
    [
      'a period: the scores',
      asked('scorecards.overview', {}, of(3)),
      as('period.close', 'period:1:2025:year:0', { year: 2025 }),
      false,
    ],
    ['an account: the frame', asked('accounts.frame'), as('account.change', 'account:kim'), true],
    ['an account: who is in charge', asked('deadlines.board', {}, of(3)), as('account.change', 'account:kim'), true],
    ['an account: the scores', asked('scorecards.overview', {}, of(3)), as('account.change', 'account:kim'), false],
    ['an activity: the register', asked('activities.page', {}), as('activity.add', 'activity:4'), true],
    ['a new policy: the scores', asked('scorecards.overview', {}, of(3)), as('policy.change', 'policy:2'), true],
    ['a plan: the budget', asked('budgets.page'), as('plan.load', 'plan:1'), true],
    ['an act nobody here knows: everything', asked('budgets.page'), as('something.new', 'thing:1'), true],
    ['an act named like a member of every object', asked('budgets.page'), as('constructor.x', 'thing:1'), true],
  ]
  test.each(cases)('%s', (_, question, change, yes) => expect(touchedBy(question, change)).toBe(yes))

  test('in doubt it says yes: what is not known never makes a stale figure', () => {
    const known = fc.record({
      departmentId: fc.constantFrom(3, undefined),
      indicatorId: fc.constantFrom(12, undefined),
      year: fc.constantFrom(2025, undefined),
    })
    const path = fc.constantFrom(
      'scorecards.overview',
      'departments.page',
      'departments.indicator',
      'entry.grid',
      'review.list',
      'deadlines.board',
      'notices.list',
      'evidence.list',
    )
    fc.assert(
      fc.property(path, known, known, (where, input, partial) => {
        // Nothing the two know contradicts the other.
        const change: Change = {
          seq: 1,
          act: 'value.enter',
          subject: 'actual:12:2025:0',
          ...Object.fromEntries(Object.entries(partial).filter(([, v]) => v !== undefined)),
        }
        expect(touchedBy(asked(where, input), change)).toBe(true)
        expect(touchedBy(asked(where, input, { year: 2025, ...of(3) }), change)).toBe(true)
      }),
    )
  })
})

test('a query’s key, as tRPC makes it', () => {
  expect(cachedQueryOf([['entry', 'grid'], { input: { year: 2025 }, type: 'query' }], 1)).toEqual({
    path: ['entry', 'grid'],
    input: { year: 2025 },
    data: 1,
  })
  expect(cachedQueryOf([['notices', 'list'], { type: 'query' }], null)).toEqual({
    path: ['notices', 'list'],
    input: undefined,
    data: null,
  })
  expect(cachedQueryOf(['something', 'else'], null)).toBeNull()
})
