import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heldBy, listDueOn, listState, type Movement, netOf, quarterOf } from '#domain/plan/movement.ts'

describe('the quarterly list', () => {
  test.each([
    ['2026-01-01', 1],
    ['2026-03-31', 1],
    ['2026-04-01', 2],
    ['2028-02-29', 1],
    ['2026-09-30', 3],
    ['2026-12-31', 4],
  ] as const)('%s is in quarter %i', (day, quarter) => expect(quarterOf(day)).toBe(quarter))

  test('is due on the last day of the month after the quarter, the fourth one in the year after', () =>
    expect(([1, 2, 3, 4] as const).map((quarter) => listDueOn(2026, quarter))).toEqual([
      '2026-04-30',
      '2026-07-31',
      '2026-10-31',
      '2027-01-31',
    ]))

  test.each([
    ['none', { count: 0, today: '2026-12-01', changedAt: '2026-05-01', filedAt: null }],
    ['open', { count: 1, today: '2026-06-30', changedAt: '2026-05-01', filedAt: null }],
    ['due', { count: 1, today: '2026-07-01', changedAt: '2026-05-01', filedAt: null }],
    ['filed', { count: 1, today: '2026-07-01', changedAt: '2026-05-01', filedAt: '2026-07-01' }],
    ['changed', { count: 1, today: '2026-07-09', changedAt: '2026-07-08', filedAt: '2026-07-01' }],
    // All of it was taken back after it was filed: the council is told.
    ['changed', { count: 0, today: '2026-07-09', changedAt: '2026-07-08', filedAt: '2026-07-01' }],
  ] as const)('%s', (state, of) => expect(listState({ dueOn: '2026-07-31', lastDay: '2026-06-30', ...of })).toBe(state))
})

const units = fc.integer({ min: 1, max: 5 })
const movements = fc.array(
  fc.record({
    programmeId: fc.integer({ min: 1, max: 3 }),
    fromUnitId: units,
    toUnitId: units,
    amount: fc.integer({ min: 1, max: 1e9 }),
  }),
  { maxLength: 30 },
)

describe('laws of moved budget', () => {
  test('what all units have of a programme is what was voted, and the net over all units is 0', () =>
    fc.assert(
      fc.property(movements, fc.integer({ min: 0, max: 1e12 }), (given, amount) => {
        const moved: Movement[] = given.filter((m) => m.fromUnitId !== m.toUnitId)
        const held = [1, 2, 3, 4, 5].map((unitId) => heldBy(moved, { programmeId: 1, unitId, departmentId: 1, amount }))
        expect(held.reduce((sum, one) => sum + one, 0)).toBe(amount)
        expect([...netOf(moved).values()].reduce((sum, one) => sum + one, 0)).toBe(0)
      }),
    ))
})
