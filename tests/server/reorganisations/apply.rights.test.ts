import { describe, expect, test } from 'vitest'
import type { Store } from '#data/database.ts'
import type { Role } from '#domain/entry/permissions.ts'
import { addDays, seoulDay } from '#domain/entry/due.ts'
import type { ReorganisationDraft, ReorganisationLine } from '#domain/plan/reorganisation.ts'
import { createAuth } from '#server/accounts/auth.ts'
import { signedInUser } from '#server/accounts/session.ts'
import { readConfig } from '#server/config.ts'
import { assignedTo } from '#server/deadlines/people.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { evidenceOfYear } from '#server/evidence/list.ts'
import { endedUnits } from '#server/organisation/ended-units.ts'
import { unitNames } from '#server/organisation/units.ts'
import { reviewList } from '#server/review/review.ts'
import { openHouse } from '../../helpers/accounts.ts'
import { enter, onRecord, outcome, writer } from '../../helpers/people.ts'
import { applied, asOf, chosen, PLANNER as as, scene, type Scene } from '../../helpers/reorganisations.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

const DAY = '2026-07-01'

/** What the person can enter on a day: the names of departments shown, and which cells are theirs to write. */
async function opens(store: Store, day: string, month: number, role: Role = 'evaluator', id = 'kim') {
  const grid = await entryGrid(store.db, { year: 2026, month }, await asOf(store, id, role, day), day)
  return grid.departments.flatMap((d) => d.cells.map((c) => [d.name, c.indicatorId, c.acts.includes('enter')] as const))
}
const write = async (store: Store, day: string, indicatorId: number, month: number, id = 'kim') =>
  outcome(enter(store, writer(await asOf(store, id, 'evaluator', day), day), '3', { indicatorId, year: 2026, month, version: 0 }))

onBothStores('who may do what when the structure changes', (kind) => {
  const store = useStore(kind)

  test('a split: who is assigned goes on there, who is not reads on and hands over the months before', async () => {
    const at = await scene(store())
    const lines: readonly ReorganisationLine[] = [
      { kind: 'split', from: at.a, to: 'n1' },
      { kind: 'split', from: at.a, to: 'n2' },
    ]
    const units = ['n1', 'n2'].map((key) => ({
      key,
      level: 'department' as const,
      name: `새 과 ${key}`,
      shortName: '',
      parent: at.bureau,
    }))
    const items = await chosen(at.store, { units, lines }, ['n1'])
    await applied(at.store, as, {
      units,
      lines,
      items,
      people: [
        { userId: 'head', from: at.a, to: 'n1' },
        { userId: 'kim', from: at.a, to: null },
      ],
    })
    const { store: s, first } = at
    // On the last evening May is late and June runs: both are the old unit's.
    expect(await opens(s, '2026-06-30', 6)).toEqual([['대외협력과', first, true]])
    // From midnight on June is handed over, July belongs to the new unit.
    expect(await opens(s, DAY, 6)).toEqual([['대외협력과', first, true]])
    expect(await opens(s, DAY, 7)).toEqual([])
    expect([await write(s, DAY, first, 6), await write(s, DAY, first, 7)]).toEqual(['accepted', 'forbidden'])
    // The hand-over ends; reading goes on.
    expect(await opens(s, '2026-08-01', 6)).toEqual([])
    expect(await write(s, '2026-08-01', first, 5)).toBe('forbidden')
    const kim = await asOf(s, 'kim', 'evaluator', '2026-08-01')
    expect(await evidenceOfYear(s.db, { indicatorId: first, year: 2026 }, kim, '2026-08-01')).toEqual([])
    // The unit that has it now may write its earlier months as well, so that nothing is stuck.
    const review = await reviewList(s.db, {}, await asOf(s, 'head', 'head', DAY), DAY)
    expect(review.departments.map((d) => d.name)).toEqual(['새 과 n1'])
    // Nobody of the old unit is waited for or reminded.
    const waits = await assignedTo(s.db, [...(await unitNames(s.db, DAY)).keys()], DAY)
    expect(waits.map((one) => one.userId)).toEqual(['head'])
    // A sentence with the successors, not an error.
    expect(await endedUnits(s.db, kim, DAY)).toEqual([
      { name: '대외협력과', on: DAY, kind: 'split', successors: ['새 과 n1', '새 과 n2'], handoverUntil: '2026-07-31' },
    ])
    expect(await endedUnits(s.db, await asOf(s, 'head', 'head', DAY), DAY)).toEqual([])
  })

  describe.each<[string, (at: Scene) => Partial<ReorganisationDraft>, string]>([
    ['rename', ({ a }) => ({ lines: [{ kind: 'rename', from: a, name: '대외정책과', shortName: '' }] }), '대외정책과'],
    [
      'move',
      ({ a, government }) => ({
        units: [{ key: 'n1', level: 'bureau', name: '새 국', shortName: '', parent: government }],
        lines: [{ kind: 'move', from: a, to: 'n1' }],
      }),
      '대외협력과',
    ],
    [
      'a bureau that is merged',
      ({ bureau, government }) => ({
        units: [{ key: 'n1', level: 'bureau', name: '새 국', shortName: '', parent: government }],
        lines: [{ kind: 'merge', from: bureau, to: 'n1' }],
      }),
      '대외협력과',
    ],
    ['merge', ({ a, b }) => ({ lines: [{ kind: 'merge', from: a, to: b }] }), '외국인국제정책과'],
    ['widen', ({ a }) => ({ lines: [{ kind: 'widen', from: a }] }), '대외협력과'],
  ])('%s', (_, said, name) => {
    const own = useStore(kind)
    test('evaluator and head go on under the new name from the day on, with every month', async () => {
      const at = await scene(own())
      await applied(at.store, as, said(at))
      expect(await opens(at.store, '2026-06-30', 6)).toEqual([['대외협력과', at.first, true]])
      const after = await opens(at.store, DAY, 6)
      expect(after.filter(([, indicator]) => indicator === at.first)).toEqual([[name, at.first, true]])
      expect(await write(at.store, DAY, at.first, 6)).toBe('accepted')
      const review = await reviewList(at.store.db, {}, await asOf(at.store, 'head', 'head', DAY), DAY)
      expect(review.departments.map((d) => d.name)).toContain(name)
      expect(await endedUnits(at.store.db, await asOf(at.store, 'kim', 'evaluator', DAY), DAY)).toEqual([])
    })
  })

  describe('a part goes to another unit', () => {
    const own = useStore(kind)
    test('its months from the day on are the other’s, those before are handed over, the rest stays', async () => {
      const at = await scene(own())
      const { lineage_id: lineage } = await at.store.db
        .selectFrom('indicator')
        .select('lineage_id')
        .where('id', '=', at.first)
        .executeTakeFirstOrThrow()
      await applied(at.store, as, {
        lines: [{ kind: 'transfer-part', from: at.a, to: at.b }],
        items: [{ item: `indicator:${lineage}`, to: at.b }],
      })
      expect([await write(at.store, DAY, at.first, 6), await write(at.store, DAY, at.first, 7)]).toEqual([
        'accepted',
        'forbidden',
      ])
      expect(await write(at.store, '2026-08-01', at.first, 5)).toBe('forbidden')
      expect(await opens(at.store, DAY, 0)).not.toEqual([])
      expect(await endedUnits(at.store.db, await asOf(at.store, 'kim', 'evaluator', DAY), DAY)).toEqual([])
    })
  })

  describe('a request', () => {
    const own = useStore(kind, loadRealPlan)
    test('knows the departments of its day, from 00:00 in Seoul on', async () => {
      const house = await openHouse(own())
      const [a = 0, b = 0] = house.departments
      const hired = await house.hire('moving', 'evaluator', [a])
      const today = seoulDay(new Date())
      await onRecord(own(), async (trx) => {
        await trx.updateTable('user_department').set({ from_on: null, to_on: today }).where('user_id', '=', hired.id).execute()
        await trx.insertInto('user_department').values({ user_id: hired.id, unit_id: b, from_on: today }).execute()
      }).catch(() => undefined)
      const auth = createAuth(own(), readConfig({}), 'a secret of the tests, of no use elsewhere', false)
      const at = async (now: Date) =>
        (await signedInUser(() => auth, own().db, { cookie: hired.cookie }, now))?.departmentIds ?? null
      const midnight = new Date(`${today}T00:00:00+09:00`)
      expect(await at(new Date(midnight.getTime() - 1))).toEqual([a])
      expect(await at(midnight)).toEqual([b])
      expect(seoulDay(midnight)).toBe(addDays(seoulDay(new Date(midnight.getTime() - 1)), 1))
    })
  })
})
