import { expect, test } from 'vitest'
import type { Store } from '#data/database.ts'
import { type Board, board } from '#server/deadlines/board.ts'
import { closePeriod } from '#server/periods/close.ts'
import { setWindow } from '../../helpers/settings.ts'
import { seesDrafts } from '#domain/entry/submission.ts'
import { actingPerson, nameDeputy } from '#server/organisation/deputies.ts'
import { submit } from '#server/entry/submit.ts'
import { confirm, reopen } from '#server/review/review.ts'
import { patience } from '../../helpers/patience.ts'
import { enter, fresh, type Office, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

const administrator = person('admin', 'administrator')
const executive = person('chief', 'executive')

onBothStores('the deadline board', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
    await opened.db
      .insertInto('user_department')
      .values([
        { user_id: 'kim', unit_id: office.departments[0] ?? 0 },
        { user_id: 'head', unit_id: office.departments[0] ?? 0 },
      ])
      .execute()
    await opened.db.updateTable('user').set({ role: 'head' }).where('id', '=', 'head').execute()
  })
  const dept = (n: number) => office.departments[n] ?? 0
  const id = (n: number) => office.ids.get(`external-cooperation-${n}`) ?? 0
  const kim = () => person('kim', 'evaluator', dept(0))
  const head = () => person('head', 'head', dept(0))
  const at = (cells: { indicatorId: number; version: number }[]) => ({ year: 2025, month: 0, cells, requestId: fresh() })
  const rowOf = (of: Board, department: number, year: number) =>
    of.rows.find((r) => r.departmentId === department && r.year === year && r.month === 0)

  test('everybody’s rows for the executive, one’s own for an evaluator', async () => {
    const all = await board(store().db, {}, executive, TODAY)
    expect(all.rows.map((r) => [r.departmentId, r.year])).toEqual([
      ...office.departments.map((d) => [d, 2025]),
      ...office.departments.map((d) => [d, 2026]),
    ])
    expect(all.rows[0]).toMatchObject({
      of: 3,
      entered: 0,
      toEnter: 3,
      late: 3,
      due: { on: '2026-03-31', count: { kind: 'late', days: 234 } },
    })
    expect((await board(store().db, {}, kim(), TODAY)).rows.map((r) => r.departmentId)).toEqual([dept(0), dept(0)])
    expect(await outcome(board(store().db, { departmentId: dept(1) }, kim(), TODAY))).toBe('forbidden')
    expect(await outcome(board(store().db, {}, person('new', 'evaluator'), TODAY))).toBe('forbidden')
    // A plan knows 2028, and nothing of it is to be entered yet.
    const ahead = await board(store().db, { year: 2028 }, executive, TODAY)
    expect([ahead.year, ahead.rows, ahead.years.at(-1)]).toEqual([2028, [], 2028])
    expect(await outcome(board(store().db, { year: 2031 }, executive, TODAY))).toBe('unknown-year')
    expect(await outcome(board(store().db, { bureauId: 999 }, executive, TODAY))).toBe('unknown-bureau')
  })

  test('everybody whom the board shows a department sees its drafts too, by the matrix', async () => {
    for (const user of [executive, administrator, kim(), head()]) {
      const acting = await actingPerson(store().db, user, TODAY)
      const { rows } = await board(store().db, {}, user, TODAY)
      expect(rows.filter((row) => !seesDrafts(acting, row.departmentId))).toEqual([])
    }
  })

  test('who is in charge: the department’s own, deputies of the day, and nobody whose account is disabled', async () => {
    const people = async (n: number) => {
      const { enter: enters, review } =
        (await board(store().db, {}, executive, TODAY)).departments.find((d) => d.id === dept(n)) ?? {}
      return [enters, review]
    }
    expect(await people(0)).toEqual([['kim'], ['head']])
    expect(await people(1)).toEqual([[], []])
    const deputy = { departmentId: dept(1), userId: 'deputy', reason: '휴가', requestId: fresh() }
    await nameDeputy(store().db, writer(administrator), { ...deputy, task: 'review', fromOn: TODAY, toOn: TODAY })
    await nameDeputy(store().db, writer(administrator), {
      ...deputy,
      requestId: fresh(),
      task: 'enter',
      fromOn: '2027-01-01',
      toOn: '2027-01-02',
    })
    expect(await people(1)).toEqual([[], ['deputy']])
    expect((await board(store().db, {}, person('deputy', 'evaluator'), TODAY)).departments.map((d) => d.id)).toEqual([dept(1)])
    await store().db.updateTable('user').set({ disabledAt: '2026-11-01T00:00:00.000Z' }).where('id', '=', 'kim').execute()
    expect(await people(0)).toEqual([[], ['head']])
    await store().db.updateTable('user').set({ disabledAt: null }).where('id', '=', 'kim').execute()
  })

  test('from entered to closed, and opened again', async () => {
    const look = async () => rowOf(await board(store().db, {}, executive, TODAY), dept(0), 2025)
    await enter(store(), writer(kim()), '12', { indicatorId: id(1), cause: '협약 확대' })
    expect(await look()).toMatchObject({ entered: 1, toEnter: 3, submitted: 0 })
    await submit(store().db, at([{ indicatorId: id(1), version: 1 }]), writer(kim()))
    expect(await look()).toMatchObject({ entered: 1, submitted: 1, toEnter: 2, toReview: 1, late: 3 })
    await confirm(store().db, at([{ indicatorId: id(1), version: 2 }]), writer(head()))
    expect(await look()).toMatchObject({ confirmed: 1, submitted: 0, toReview: 0, late: 2 })
    const period = { unitId: dept(0), year: 2025, frequency: 'year', month: 0 } as const
    await closePeriod(store().db, { ...period, requestId: fresh() }, writer(administrator))
    expect(await look()).toMatchObject({ confirmed: 1, leftOut: 2, toEnter: 0, late: 0, done: true })
    await reopen(store().db, { ...at([{ indicatorId: id(1), version: 4 }]), reason: '오기 정정' }, writer(administrator))
    expect(await look()).toMatchObject({ confirmed: 0, toEnter: 1, leftOut: 2, done: false, late: 1 })
    // An earlier last day than the indicator's own, set for the whole government, and past.
    await setWindow(
      store().db,
      { ...period, opensOn: null, closesOn: '2026-02-10', reason: '추가 입력', requestId: fresh() },
      writer(administrator),
    )
    expect(await look()).toMatchObject({ toEnter: 1, barred: 2, leftOut: 0, due: { on: '2026-02-10' } })
  })

  test('a fixed number of queries, however many rows', async () => {
    const count = async (ask: Parameters<typeof board>[1]) => {
      let queries = 0
      const db = store().db.withPlugin({
        transformQuery: ({ node }) => ((queries += 1), node),
        transformResult: async ({ result }) => result,
      })
      const { rows } = await board(db, ask, executive, TODAY)
      return { queries, rows: rows.length }
    }
    const one = await count({ departmentId: dept(0), year: 2025 })
    const all = await count({})
    expect(all.rows).toBeGreaterThan(one.rows)
    expect(all.queries).toBe(one.queries)
  })

  test('30 departments of 60 indicators', async () => {
    await many(store())
    const began = performance.now()
    const { rows } = await board(store().db, {}, executive, TODAY)
    expect(rows.reduce((sum, r) => sum + r.of, 0)).toBeGreaterThan(30 * 60 * 10)
    expect(performance.now() - began).toBeLessThan(patience(3000))
  })
})

/** Adds 30 departments with 60 monthly indicators each to the plan's bureau. */
async function many({ db }: Store) {
  const plan = await db.selectFrom('plan').selectAll().executeTakeFirstOrThrow()
  const pattern = await db.selectFrom('indicator').selectAll().orderBy('id').executeTakeFirstOrThrow()
  const { id: _, ...like } = pattern
  await db.transaction().execute(async (trx) => {
    for (let d = 0; d < 30; d += 1) {
      const unit = await trx
        .insertInto('organisation_unit')
        .values({ code: `extra-${d}`, kind: 'department' })
        .returning('id')
        .executeTakeFirstOrThrow()
      await trx
        .insertInto('organisation_unit_name')
        .values({
          unit_id: unit.id,
          parent_id: plan.bureau_id,
          name: `추가 ${d}과`,
          short_name: `추가${d}`,
          valid_from: '2020-01-01',
          valid_to: null,
          sort_order: 100 + d,
        })
        .execute()
      const made = await trx
        .insertInto('indicator')
        .values(
          Array.from({ length: 60 }, (__, n) => ({
            ...like,
            code: `extra-${d}-${n}`,
            department_id: unit.id,
            sort_order: n,
            name: `지표 ${d}-${n}`,
            frequency: 'month' as const,
            lineage_id: 1_000_000 + d * 100 + n,
          })),
        )
        .returning('id')
        .execute()
      await trx
        .insertInto('target')
        .values(
          made.map(({ id }) => ({
            indicator_id: id,
            year: 2025,
            revision: 1,
            kind: 'set' as const,
            value: 5,
            stage: 'planned' as const,
            effective_on: '2025-01-01',
            reason: null,
            approved_by: null,
            recorded_at: '2025-01-01T00:00:00.000Z',
            recorded_by: 'x',
          })),
        )
        .execute()
    }
  })
}
