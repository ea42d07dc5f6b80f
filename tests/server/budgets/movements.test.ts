import { describe, expect, test } from 'vitest'
import { readSheets } from '#server/documents/read-sheet.ts'
import { budgetPage } from '#server/budgets/budget.ts'
import { movementLists, movementPage } from '#server/budgets/movements.ts'
import { fileMovementList, type MovementInput, recordMovement, reverseMovement } from '#server/budgets/record-movement.ts'
import { board } from '#server/deadlines/board.ts'
import { noticesFor } from '#server/notices/notices.ts'
import { testApp } from '../../helpers/app.ts'
import { fresh, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

const admin = person('admin', 'administrator')

onBothStores('budget moved between units', (kind) => {
  const store = useStore(kind, openOffice)
  const db = () => store().db
  const as = () => writer(admin, TODAY)

  /** The largest programme of the plan and two other departments. */
  async function place() {
    const page = await movementPage(db(), 2026, TODAY)
    const [programme] = page.programmes.toSorted((a, b) => (b.held[0]?.amount ?? 0) - (a.held[0]?.amount ?? 0))
    if (!programme) throw new Error('no programme')
    const [second = 0, third = 0] = page.units.map((u) => u.id).filter((id) => id !== programme.departmentId)
    return { programme, own: programme.departmentId, voted: programme.held[0]?.amount ?? 0, second, third }
  }
  const input = (of: Partial<MovementInput>): MovementInput => ({
    year: 2026,
    programmeId: 0,
    fromUnitId: 0,
    toUnitId: 0,
    amount: 1,
    movedOn: '2026-08-03',
    basis: '행정기구 설치 조례',
    eventId: null,
    note: '',
    requestId: fresh(),
    ...of,
  })

  describe('each bad input has its own answer', () => {
    test.each([
      ['movement-same-unit', 'to the same department', { toUnitId: 'own' }],
      ['movement-day', 'before the year', { movedOn: '2025-12-31' }],
      ['movement-day', 'after the year', { movedOn: '2027-01-01' }],
      ['movement-day', 'tomorrow', { movedOn: '2026-11-21' }],
      ['movement-amount', 'nothing', { amount: 0 }],
      ['movement-amount', 'less than nothing', { amount: -5 }],
      ['movement-amount', 'more than there is', { amount: 'all and one' }],
      ['movement-amount', 'from whoever has none of it', { fromUnitId: 'second', toUnitId: 'third' }],
      ['unknown-department', 'to nobody', { toUnitId: 999_999 }],
      ['unknown-programme', 'of another year', { year: 2025, movedOn: '2025-08-03' }],
      ['unknown-programme', 'of nothing', { programmeId: 999_999 }],
      ['unknown-event', 'for a draft', { eventId: 999_999 }],
      ['reason-needed', 'without a basis', { basis: '  ' }],
    ] as const)('%s: %s', async (reason, _what, wrong) => {
      const { programme, own, voted, second, third } = await place()
      const named = { own, second, third, 'all and one': voted + 1 }
      const given = Object.fromEntries(
        Object.entries(wrong).map(([key, value]) => [key, named[value as keyof typeof named] ?? value]),
      )
      const sent = input({ programmeId: programme.id, fromUnitId: own, toUnitId: second, ...given })
      expect(await outcome(recordMovement(db(), as(), sent))).toBe(reason)
      expect((await movementPage(db(), 2026, TODAY)).movements).toEqual([])
    })
  })

  test('a movement changes no amount and no total; it goes on, is taken back from the end, and stays on record', async () => {
    const { programme, own, voted, second, third } = await place()
    const before = await budgetPage(db(), {}, TODAY)
    const first = input({ programmeId: programme.id, fromUnitId: own, toUnitId: second, amount: 300_000_000 })
    const one = await recordMovement(db(), as(), first)
    // The same request again is the same movement.
    expect(await recordMovement(db(), as(), first)).toEqual(one)
    const two = await recordMovement(
      db(),
      as(),
      input({ programmeId: programme.id, fromUnitId: second, toUnitId: third, amount: 100_000_000, movedOn: '2026-09-01' }),
    )
    const page = await movementPage(db(), 2026, TODAY)
    expect(page.movements.map((m) => [m.amount, m.quarter, m.programme])).toEqual([
      [100_000_000, 3, programme.name],
      [300_000_000, 3, programme.name],
    ])
    const held = page.programmes.find((p) => p.id === programme.id)?.held ?? []
    expect(held).toEqual([
      { unitId: own, amount: voted - 300_000_000 },
      { unitId: third, amount: 100_000_000 },
      { unitId: second, amount: 200_000_000 },
    ])
    expect(held.reduce((sum, h) => sum + h.amount, 0)).toBe(voted)
    const after = await budgetPage(db(), {}, TODAY)
    expect(after.transfers).toHaveLength(2)
    expect({ ...after, transfers: [] }).toEqual({ ...before, transfers: [] })

    expect(await outcome(reverseMovement(db(), as(), { id: one.id, reason: '오기', requestId: fresh() }))).toBe(
      'movement-built-on',
    )
    expect(await outcome(reverseMovement(db(), as(), { id: two.id, reason: ' ', requestId: fresh() }))).toBe('reason-needed')
    await reverseMovement(db(), as(), { id: two.id, reason: '부서 오기', requestId: fresh() })
    expect(await outcome(reverseMovement(db(), as(), { id: two.id, reason: '오기', requestId: fresh() }))).toBe(
      'unknown-movement',
    )
    const now = await movementPage(db(), 2026, TODAY)
    expect(now.movements.map((m) => m.reversed?.reason ?? null)).toEqual(['부서 오기', null])
    expect(now.lists).toMatchObject([{ quarter: 3, count: 1, amount: 300_000_000, dueOn: '2026-10-31', state: 'due' }])
  })

  test('the store itself deletes and rewrites no movement', async () => {
    await expect(db().deleteFrom('budget_movement').execute()).rejects.toThrow()
    await expect(db().updateTable('budget_movement').set({ note: 'x' }).execute()).resolves.toBeDefined()
    await expect(
      db()
        .updateTable('budget_movement')
        .set({ amount: 1 } as never)
        .execute(),
    ).rejects.toThrow()
  })

  test('its list is on the deadline board and in the administrator’s notices until it went to the council', async () => {
    const listed = async () => (await board(db(), {}, admin, TODAY)).lists.map((l) => [l.quarter, l.state])
    const told = async (user = admin) =>
      (await noticesFor(db(), user, new Date(`${TODAY}T03:00:00Z`), TODAY)).notices.filter((n) => n.kind === 'list')
    expect(await listed()).toEqual([[3, 'due']])
    expect(await told()).toMatchObject([{ quarter: 3, count: 1, days: -20, again: false, key: 'list:2026:3:late' }])
    expect(await told(person('chief', 'executive'))).toEqual([])
    const file = { year: 2026, quarter: 3, filedOn: '2026-11-03', note: '', requestId: fresh() } as const
    expect(await outcome(fileMovementList(db(), as(), { ...file, quarter: 2, requestId: fresh() }))).toBe('list-empty')
    expect(await outcome(fileMovementList(db(), as(), { ...file, filedOn: '2026-11-21', requestId: fresh() }))).toBe(
      'movement-day',
    )
    await fileMovementList(db(), as(), file)
    expect(await listed()).toEqual([])
    expect(await told()).toEqual([])
    await expect(db().deleteFrom('budget_movement_list').execute()).rejects.toThrow()

    // Taken back after it was filed: the council is to be told.
    const { movements } = await movementPage(db(), 2026, TODAY)
    const left = movements.find((m) => m.reversed === null)
    const later = { ...as(), now: new Date('2026-11-20T09:00:00Z') }
    await reverseMovement(db(), later, { id: left?.id ?? 0, reason: '취소', requestId: fresh() })
    expect(await movementLists(db(), [2026], TODAY)).toMatchObject([{ quarter: 3, count: 0, state: 'changed' }])
    expect(await told()).toMatchObject([{ again: true }])
  })

  test('the list as a sheet: what counts with its sum, what was taken back below it', async () => {
    const { programme, own, second } = await place()
    await recordMovement(db(), as(), input({ programmeId: programme.id, fromUnitId: own, toUnitId: second, amount: 7_000_001 }))
    const app = await testApp(store())
    const cookie = await app.signIn('administrator')
    const answer = await app.app.inject({ url: '/files/budgets/movements?year=2026&quarter=3', headers: { cookie } })
    expect(answer.statusCode).toBe(200)
    const text = JSON.stringify(await readSheets(answer.rawPayload, 'a.xlsx'))
    expect(text).toContain('2026년 3분기 예산 이체내역')
    expect(text).toContain('7,000,001')
    expect(text).toContain('정정: 부서 오기')
    expect((await app.app.inject({ url: '/files/budgets/movements?year=2026&quarter=5', headers: { cookie } })).statusCode).toBe(
      400,
    )
    expect((await app.app.inject({ url: '/files/budgets/movements?year=2026&quarter=3' })).statusCode).toBe(401)
  })
})
