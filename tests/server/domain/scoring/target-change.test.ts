import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeRefusal, type StoredTarget, yearTarget } from '#domain/scoring/target-change.ts'

const version = (revision: number, value: number, of: Partial<StoredTarget> = {}): StoredTarget => ({
  revision,
  value,
  kind: 'set',
  stage: 'planned',
  effectiveOn: '2026-01-01',
  ...of,
})
const change = (revision: number, value: number, effectiveOn: string) =>
  version(revision, value, { stage: 'revised', effectiveOn })
const at = (versions: readonly StoredTarget[], until: string) => {
  const found = yearTarget(versions, 2026, until)
  return found && [found.inForce.value, found.original?.value ?? null]
}

describe('the target of a year', () => {
  test('none before its first day', () => expect(at([version(1, 200)], '2025-12-31')).toBeNull())
  test('the plan’s own', () => expect(at([version(1, 200)], '2026-06-30')).toEqual([200, null]))
  test('an official change from its day on, the confirmed one beside it', () => {
    const all = [version(1, 200), change(2, 180, '2026-07-01')]
    expect(at(all, '2026-06-30')).toEqual([200, null])
    expect(at(all, '2026-07-01')).toEqual([180, 200])
    expect(at(all, '2027-05-31')).toEqual([180, 200])
  })
  test('the one in force on 31 December: a later day changes nothing of the year', () => {
    const all = [version(1, 200), change(2, 180, '2026-12-31'), change(3, 10, '2027-01-01')]
    expect(at(all, '2027-03-01')).toEqual([180, 200])
  })
  test('of two changes the later day, of one day the one decided last', () => {
    expect(at([version(1, 200), change(2, 180, '2026-09-01'), change(3, 190, '2026-07-01')], '2026-12-31')).toEqual([180, 200])
    expect(at([version(1, 200), change(2, 180, '2026-07-01'), change(3, 190, '2026-07-01')], '2026-12-31')).toEqual([190, 200])
  })
  test('a plan loaded after a change was due still has its own first', () =>
    expect(at([version(1, 200, { effectiveOn: '2026-09-01' }), change(2, 180, '2026-07-01')], '2026-12-31')).toEqual([180, 200]))
  test('a corrected slip is the plan’s own, and the change stands over it', () => {
    const all = [version(1, 200), change(2, 180, '2026-07-01'), version(3, 210)]
    expect(at(all, '2026-03-01')).toEqual([210, null])
    expect(at(all, '2026-12-31')).toEqual([180, 210])
  })
  test('the order in which versions come is no matter', () => {
    const all = [version(1, 200), change(2, 180, '2026-07-01'), version(3, 210), change(4, 150, '2026-03-01')]
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(at(shuffled, '2026-12-31')).toEqual([180, 210])
      }),
    )
  })
})

describe('why a change is refused', () => {
  const plan = { confirmedOn: '2025-12-16', settledYear: 2024, fiscalYear: 2026 }
  const ask = {
    year: 2026,
    from: { kind: 'set', value: 200 },
    to: { kind: 'set', value: 180 },
    effectiveOn: '2026-07-01',
  } as const
  test.each([
    ['not at all', {}, {}, null],
    ['on the council’s own day', { year: 2025, effectiveOn: '2025-12-16' }, {}, null],
    ['before the council decided', {}, { confirmedOn: null }, 'plan-not-confirmed'],
    ['of the settled year', { year: 2024, effectiveOn: '2024-07-01' }, {}, 'target-not-of-plan'],
    ['of a later plan’s year', { year: 2027, effectiveOn: '2027-07-01' }, {}, 'target-not-of-plan'],
    ['on a day of another year', { effectiveOn: '2025-12-31' }, {}, 'effective-outside-year'],
    ['on a day before the council', { year: 2025, effectiveOn: '2025-12-15' }, {}, 'effective-outside-year'],
    ['to what it is', { to: { kind: 'set', value: 200 } }, {}, 'target-same'],
    ['from none to none', { from: { kind: 'none' }, to: { kind: 'none' } }, {}, 'target-same'],
    ['to none', { to: { kind: 'none' } }, {}, null],
    ['to 0', { from: { kind: 'none' }, to: { kind: 'set', value: 0 } }, {}, null],
  ] as const)('%s', (_, of, facts, reason) => expect(changeRefusal({ ...ask, ...of }, { ...plan, ...facts })).toBe(reason))
})
