import { expect, test } from 'vitest'
import type { Db } from '#data/database.ts'
import { ownersOn } from '#server/organisation/owners.ts'
import { loadOtherYear } from '../../helpers/plans/other-year.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

const DAY = '2026-07-01'

/** An applied event with these lines and assignments, without its spells. */
async function event(
  db: Db,
  state: 'applied' | 'undone',
  lines: readonly { from: number; to: number | null; kind: 'split' | 'merge' | 'close' }[],
  assigned: readonly { kind: 'indicator' | 'programme'; id: number; from: number; to: number }[] = [],
) {
  const { id } = await db
    .insertInto('reorganisation')
    .values({
      version: 1,
      state,
      title: '개편',
      ordinance: '조례',
      ordinance_number: '1',
      decided: '',
      effective_on: DAY,
      source: '',
      content: '{}',
      effects: '{}',
      handover_until: '2026-07-31',
      created_at: DAY,
      created_by: '김',
      created_by_id: 'kim',
      applied_at: DAY,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const { from, to, kind } of lines)
    await db
      .insertInto('organisation_succession')
      .values({ predecessor_id: from, successor_id: to, kind, effective_on: DAY, source: '조례', event_id: id })
      .execute()
  for (const { kind, id: subject, from, to } of assigned)
    await db
      .insertInto('organisation_assignment')
      .values({
        event_id: id,
        subject_kind: kind,
        subject_id: subject,
        from_unit_id: from,
        to_unit_id: to,
        from_on: DAY,
      })
      .execute()
}

onBothStores('whose everything is on a day', (kind) => {
  const store = useStore(kind, loadRealPlan)

  test('where the plan prints it while nothing was applied, and by what an applied event says from its day on', async () => {
    const { db } = store()
    const rows = await db.selectFrom('indicator').select(['id', 'lineage_id', 'department_id', 'plan_id']).orderBy('id').execute()
    const plain = await ownersOn(db, '2026-12-31')
    expect(plain.moved).toBe(false)
    expect(rows.map((row) => plain.indicator(row))).toEqual(rows.map((row) => row.department_id))

    const [a = 0, b = 0, c = 0] = [...new Set(rows.map((row) => row.department_id))]
    const [first, second] = rows.filter((row) => row.department_id === a)
    if (!first || !second) throw new Error('the plan has two indicators there')
    // An event that was undone says nothing.
    await event(db, 'undone', [{ from: a, to: c, kind: 'merge' }])
    expect((await ownersOn(db, DAY)).indicator(first)).toBe(a)
    await event(
      db,
      'applied',
      [
        { from: a, to: b, kind: 'split' },
        { from: a, to: c, kind: 'split' },
      ],
      [{ kind: 'indicator', id: first.lineage_id, from: a, to: c }],
    )
    const owners = await ownersOn(db, DAY)
    expect([owners.indicator(first, '2026-06-30'), owners.indicator(first)]).toEqual([a, c])
    // Nobody decided about the second one: it stays with the unit that ended, and with nobody else.
    expect(owners.indicator(second)).toBe(a)
    expect(owners.successors(a)).toEqual([b, c])
    expect(owners.successors(a, '2026-06-30')).toEqual([a])
    expect(owners.sources([c])).toEqual([a, c].toSorted((x, y) => x - y))
    expect([owners.endedOn(a), owners.handoverUntil(a)]).toEqual([DAY, '2026-07-31'])
    expect(owners.indicatorThrough(first)).toEqual([a, c])
    const before = await ownersOn(db, '2026-06-30')
    expect([before.endedOn(a), before.handoverUntil(a)]).toEqual([null, null])
  })
})

onBothStores('what continues in another plan', (kind) => {
  const store = useStore(kind, loadRealPlan)

  test('a programme and a project of another plan that continue one go with it, those of other names do not', async () => {
    const { db } = store()
    const { planId } = await loadOtherYear(store(), { by: -1, status: 'filed' })
    const programmes = await db.selectFrom('programme').selectAll().orderBy('id').execute()
    const own = programmes.find((row) => row.plan_id !== planId)
    const earlier = programmes.filter((row) => row.plan_id === planId && row.department_id === own?.department_id)
    const other = programmes.find((row) => row.department_id !== own?.department_id)?.department_id ?? 0
    if (own === undefined) throw new Error('the plan has programmes')
    await event(db, 'applied', [], [{ kind: 'programme', id: own.id, from: own.department_id, to: other }])
    const owners = await ownersOn(db, DAY)
    const moved = earlier.filter((row) => owners.programme(row) === other).map((row) => row.name)
    expect(moved).toEqual([own.name])
    expect(earlier.length).toBeGreaterThan(1)
    expect(earlier.every((row) => owners.programme(row, '2026-06-30') === own.department_id)).toBe(true)
    // A plan whose structure is that of a later day has it where it prints it.
    const next = await loadOtherYear(store(), { by: 1, status: 'filed' })
    const later = await ownersOn(db, '2027-01-02')
    const printed = await db.selectFrom('programme').selectAll().where('plan_id', '=', next.planId).execute()
    expect(printed.every((row) => later.programme(row) === row.department_id)).toBe(true)
  })
})
