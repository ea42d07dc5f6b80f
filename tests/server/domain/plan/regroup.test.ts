import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Assignment, ownerOn, type SuccessionLink } from '#domain/plan/organisation.ts'
import { amountsByOwner, type OwnedAmount, regroup } from '#domain/plan/regroup.ts'

const fact = (id: number, goalId: number, departmentId: number, ownerId: number, weight: number) => ({
  id,
  goalId,
  departmentId,
  ownerId,
  weight,
})

describe('facts by today’s owner', () => {
  test('a department that was only renamed keeps its score', () => {
    const [group, ...rest] = regroup([fact(1, 1, 10, 10, 60), fact(2, 1, 10, 10, 40)])
    expect(rest).toEqual([])
    expect(group).toMatchObject({ ownerId: 10, comparable: true, from: [10] })
    expect(group?.parts).toMatchObject([{ goalId: 1, whole: true, weight: 100, ofWeight: 100 }])
  })
  test('a goal torn apart has no comparable score on either side: 60 and 40 of 100', () => {
    const groups = regroup([fact(1, 1, 10, 20, 33.3), fact(2, 1, 10, 20, 26.7), fact(3, 1, 10, 30, 40)])
    expect(groups.map((g) => [g.ownerId, g.comparable, g.parts[0]?.weight, g.parts[0]?.ofWeight])).toEqual([
      [20, false, 60, 100],
      [30, false, 40, 100],
    ])
  })
  test('two whole goals of two departments stand beside each other, and are not averaged', () => {
    const [group] = regroup([fact(1, 1, 10, 30, 100), fact(2, 2, 20, 30, 100)])
    expect(group).toMatchObject({ comparable: false, from: [10, 20] })
    expect(group?.parts.map((part) => part.whole)).toEqual([true, true])
  })
  test('a goal that moved whole is comparable where it went and where the rest stayed', () => {
    const groups = regroup([fact(1, 1, 10, 10, 100), fact(2, 2, 10, 20, 100)])
    expect(groups.map((g) => [g.ownerId, g.comparable])).toEqual([
      [10, true],
      [20, true],
    ])
  })
})

describe('amounts by today’s owner', () => {
  test('a project that left its programme takes its amount along', () => {
    const programmes: OwnedAmount[] = [{ id: 1, within: null, ownerId: 10, amount: 1_000 }]
    const projects: OwnedAmount[] = [
      { id: 1, within: 1, ownerId: 20, amount: 300 },
      { id: 2, within: 1, ownerId: 10, amount: 699 },
    ]
    expect([...amountsByOwner(programmes, projects)]).toEqual([
      [10, 700],
      [20, 300],
    ])
  })
})

const owners = fc.integer({ min: 1, max: 6 })
const facts = fc.array(
  fc.record({
    goalId: fc.integer({ min: 1, max: 8 }),
    ownerId: owners,
    weight: fc.integer({ min: 1, max: 1000 }).map((w) => w / 10),
  }),
  { maxLength: 60 },
)

test('nothing is lost or doubled: every fact is in exactly one group, whoever owns what', () =>
  fc.assert(
    fc.property(facts, (list) => {
      // A goal is one department's.
      const all = list.map((one, id) => ({ ...one, id, departmentId: one.goalId % 3 }))
      const groups = regroup(all)
      expect(groups.flatMap((g) => g.facts.map((f) => f.id)).toSorted((a, b) => a - b)).toEqual(all.map((f) => f.id))
      expect(groups.flatMap((g) => g.parts.flatMap((p) => p.facts.map((f) => f.id))).toSorted((a, b) => a - b)).toEqual(
        all.map((f) => f.id),
      )
      for (const group of groups)
        for (const part of group.parts) {
          const elsewhere = all.filter((f) => f.goalId === part.goalId && f.ownerId !== group.ownerId)
          expect(part.whole).toBe(elsewhere.length === 0)
          if (elsewhere.length > 0) expect(group.comparable).toBe(false)
        }
    }),
  ))

test('the sum of 원 over all owners is the sum of the programmes, wherever projects went', () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ ownerId: owners, amount: fc.integer({ min: -1e12, max: 1e12 }) }), { minLength: 1, maxLength: 20 }),
      fc.array(fc.record({ within: fc.nat(30), ownerId: owners, amount: fc.integer({ min: -1e12, max: 1e12 }) }), {
        maxLength: 40,
      }),
      (programmes, projects) => {
        const sums = amountsByOwner(
          programmes.map((p, id) => ({ ...p, id, within: null })),
          projects.map((p, id) => ({ ...p, id })),
        )
        const total = (list: Iterable<number>) => [...list].reduce((sum, amount) => sum + amount, 0)
        expect(total(sums.values())).toBe(total(programmes.map((p) => p.amount)))
      },
    ),
  ))

const days = ['2024-07-01', '2025-01-01', '2025-07-01', '2026-01-01']
const unit = fc.integer({ min: 1, max: 7 })
/** Any chain of ends and decisions, circles and nonsense included: a unit ends once, by a merger, a split or a closing. */
const chains = fc.record({
  ends: fc.uniqueArray(fc.record({ fromId: unit, to: fc.array(unit, { maxLength: 3 }), on: fc.constantFrom(...days) }), {
    selector: (end) => end.fromId,
    maxLength: 6,
  }),
  decided: fc.array(fc.record({ item: fc.nat(40), fromId: unit, toId: unit, on: fc.constantFrom(...days) }), { maxLength: 25 }),
})

test('on every day and after any chain of events, each fact and each 원 is with one unit', () =>
  fc.assert(
    fc.property(chains, facts, fc.constantFrom(...days, '2023-12-31', '2026-12-31'), ({ ends, decided }, list, day) => {
      const links = ends.flatMap(({ fromId, to, on }): SuccessionLink[] =>
        to.length === 0
          ? [{ fromId, toId: null, on, kind: 'close' }]
          : to.map((toId) => ({ fromId, toId, on, kind: to.length === 1 ? 'merge' : 'split' })),
      )
      const assignments = decided.map(({ item, ...rest }): Assignment => ({ item: `indicator:${item}`, ...rest }))
      const owned = list.map((one, id) => {
        const departmentId = (one.goalId % 7) + 1
        const ownerId = ownerOn({ links, assignments }, `indicator:${id}`, { unitId: departmentId, since: '2024-01-01' }, day)
        return { ...one, id, departmentId, ownerId, amount: id * 1000 + 1 }
      })
      const groups = regroup(owned)
      expect(groups.reduce((sum, group) => sum + group.facts.length, 0)).toBe(owned.length)
      const sums = amountsByOwner(
        owned.map((one) => ({ ...one, within: null })),
        [],
      )
      expect([...sums.values()].reduce((sum, amount) => sum + amount, 0)).toBe(owned.reduce((sum, one) => sum + one.amount, 0))
      for (const group of groups) if (group.comparable) expect(group.from).toHaveLength(1)
    }),
  ))
