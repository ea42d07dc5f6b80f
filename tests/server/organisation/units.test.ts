import { describe, expect, test } from 'vitest'
import type { Store } from '#data/database.ts'
import { departmentChoices } from '#server/accounts/directory.ts'
import { plansOf } from '#server/actuals/indicators.ts'
import { windowsOf } from '#server/actuals/windows.ts'
import { board } from '#server/deadlines/board.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { deputyList } from '#server/organisation/deputies.ts'
import { departmentsUnder, unitNames } from '#server/organisation/units.ts'
import { definitionRows } from '#server/periods/definitions.ts'
import { periodBoard } from '#server/periods/period-board.ts'
import { bureauOf, planFor } from '#server/plans/plan.ts'
import { overview } from '#server/scorecards/overview.ts'
import { onBothStores, useStore } from '../../helpers/stores.ts'
import { type Office, openOffice, person } from '../../helpers/people.ts'

const BEFORE = '2026-06-30'
const CHANGE = '2026-07-01'

/** Ends the name a unit has and gives it another one, or none, from the day of the change on. */
async function change(store: Store, unitId: number, to: { name?: string; parentId?: number } | null) {
  const row = await store.db
    .updateTable('organisation_unit_name')
    .set({ valid_to: CHANGE })
    .where('unit_id', '=', unitId)
    .where('valid_to', 'is', null)
    .returningAll()
    .executeTakeFirstOrThrow()
  if (to === null) return
  const { id: _, ...old } = row
  await store.db
    .insertInto('organisation_unit_name')
    .values({ ...old, name: to.name ?? old.name, parent_id: to.parentId ?? old.parent_id, valid_from: CHANGE, valid_to: null })
    .execute()
}

onBothStores('the organisation as it is called on a day', (kind) => {
  let office: Office
  let bureau = 0
  let other = 0
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
    const { db } = opened
    bureau = (await planFor(db, { today: BEFORE })).bureau.id
    const [renamed = 0, moved = 0, abolished = 0] = office.departments
    const government = (await planFor(db, { today: BEFORE })).government?.id ?? null
    other = (
      await db.insertInto('organisation_unit').values({ code: 'other', kind: 'bureau' }).returning('id').executeTakeFirstOrThrow()
    ).id
    await db
      .insertInto('organisation_unit_name')
      .values({
        unit_id: other,
        parent_id: government,
        name: '다른국',
        short_name: '다른국',
        valid_from: '2020-01-01',
        valid_to: null,
        sort_order: 90,
      })
      .execute()
    await change(opened, renamed, { name: '새이름과' })
    await change(opened, moved, { parentId: other })
    await change(opened, abolished, null)
  })
  const administrator = person('admin', 'administrator')
  const unit = (n: number) => office.departments[n] ?? 0
  const named = <T>(of: readonly T[], id: (one: T) => number, name: (one: T) => string) =>
    of.filter((one) => id(one) === unit(0)).map((one) => name(one))[0]

  type Names = (day: string) => Promise<string | undefined>
  const callers: Readonly<Record<string, Names>> = {
    'every unit': async (day) => (await unitNames(store().db, day)).get(unit(0))?.name,
    'the plan of its own year': async (day) =>
      named(
        (await planFor(store().db, { bureauId: bureau, year: 2026, today: day })).departments,
        (d) => d.id,
        (d) => d.name,
      ),
    'the plans of departments': async (day) =>
      named(
        (await plansOf(store().db, [unit(0)], [2026], day))[0]?.departments ?? [],
        (d) => d.id,
        (d) => d.name,
      ),
    overview: async (day) =>
      named(
        (await overview(store().db, { bureauId: bureau, year: 2026 }, day)).departments,
        (d) => d.id,
        (d) => d.name,
      ),
    'the entry grid': async (day) =>
      named(
        (await entryGrid(store().db, { bureauId: bureau }, administrator, day)).departments,
        (d) => d.id,
        (d) => d.name,
      ),
    'the board of periods': async (day) =>
      named(
        (await periodBoard(store().db, {}, day)).units,
        (u) => u.unitId,
        (u) => u.name,
      ),
    'due dates': async (day) =>
      named(
        await definitionRows(store().db, day),
        (d) => d.departmentId,
        (d) => d.department,
      ),
    deadlines: async (day) =>
      named(
        (await board(store().db, {}, administrator, day)).departments,
        (d) => d.id,
        (d) => d.name,
      ),
    deputies: async (day) =>
      named(
        (await deputyList(store().db, administrator, day)).departments,
        (d) => d.id,
        (d) => d.name,
      ),
    'the choices of an account': async (day) =>
      named(
        await departmentChoices(store().db, day),
        (d) => d.id,
        (d) => d.name,
      ),
  }
  describe('a unit that was renamed has its old name until the day before', () => {
    test.each(Object.entries(callers))('%s', async (_, nameOn) => {
      expect([await nameOn(BEFORE), await nameOn(CHANGE)]).toEqual(['대외협력과', '새이름과'])
    })
  })

  test('a unit that was moved stands under its old bureau until the day before', async () => {
    const { db } = store()
    expect([await bureauOf(db, unit(1), BEFORE), await bureauOf(db, unit(1), CHANGE)]).toEqual([bureau, other])
    expect(await departmentsUnder(db, bureau, BEFORE)).toContain(unit(1))
    expect(await departmentsUnder(db, bureau, CHANGE)).not.toContain(unit(1))
    expect(await departmentsUnder(db, other, CHANGE)).toEqual([unit(1)])
    expect((await departmentChoices(db, CHANGE)).find((d) => d.id === unit(1))?.bureau).toBe('다른국')
  })

  test('a unit that ended has no name from that day on, and nothing above it', async () => {
    const { db } = store()
    expect([(await unitNames(db, BEFORE)).has(unit(2)), (await unitNames(db, CHANGE)).has(unit(2))]).toEqual([true, false])
    const own = await planFor(db, { bureauId: bureau, year: 2026, today: CHANGE })
    expect(own.departments.map((d) => d.id)).toEqual([unit(0), unit(3)])
  })

  test("a year before the plan's own is shown as the plan was filed, whatever changed since", async () => {
    const before = await planFor(store().db, { bureauId: bureau, year: 2025, today: CHANGE })
    expect(before.departments.map((d) => d.id)).toEqual(office.departments)
    expect(before.departments[0]?.name).toBe('대외협력과')
    const page = await overview(store().db, { bureauId: bureau, year: 2025 }, CHANGE)
    expect(page.departments.map((d) => d.name)).toEqual(before.departments.map((d) => d.name))
  })

  test('periods are those of the nearest unit as the organisation stands on the day', async () => {
    const { db } = store()
    const set = (unitId: number, closesOn: string) =>
      db
        .insertInto('entry_period')
        .values({
          unit_id: unitId,
          year: 2025,
          frequency: 'year',
          month: 0,
          status: 'open',
          opens_on: null,
          closes_on: closesOn,
          recorded_at: '',
          recorded_by: '',
        })
        .execute()
    await set(bureau, '2026-01-31')
    await set(other, '2026-02-28')
    await set(unit(3), '2026-03-31')
    const closing = async (day: string) => {
      const windows = await windowsOf(db, day, { year: 2025, month: 0 })
      return office.departments.map((id) => windows(id).get('year')?.closesOn ?? null)
    }
    expect(await closing(BEFORE)).toEqual(['2026-01-31', '2026-01-31', '2026-01-31', '2026-03-31'])
    expect(await closing(CHANGE)).toEqual(['2026-01-31', '2026-02-28', null, '2026-03-31'])
  })
})
