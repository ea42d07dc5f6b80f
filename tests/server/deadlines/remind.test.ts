import { expect, test } from 'vitest'
import { auditPage } from '#server/audit/list.ts'
import { latePeople, remindLate } from '#server/deadlines/remind.ts'
import { noticesFor } from '#server/notices/notices.ts'
import type { SignedIn } from '#server/record/writer.ts'
import { enter, fresh, type Office, onRecord, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { submit } from '#server/entry/submit.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('reminders', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
    await onRecord(opened, async (trx) => {
      await trx.updateTable('user').set({ role: 'head' }).where('id', '=', 'head').execute()
      await trx
        .insertInto('user_department')
        .values(
          ['kim', 'lee', 'head'].map((user_id) => ({ user_id, unit_id: office.departments[user_id === 'lee' ? 1 : 0] ?? 0 })),
        )
        .execute()
    })
  })
  const dept = (n: number) => office.departments[n] ?? 0
  const administrator = writer(person('admin', 'administrator'))
  const remind = (userIds: readonly string[], departmentId?: number, as = administrator) =>
    remindLate(store().db, as, { userIds, departmentId, requestId: fresh() })
  const bell = async (user: SignedIn, day = TODAY) =>
    (await noticesFor(store().db, user, new Date(`${day}T05:00:00Z`), day)).notices.filter((n) => n.kind === 'reminder')
  const kim = () => person('kim', 'evaluator', dept(0))

  test('who is late, with what, and nobody who is not', async () => {
    const people = await latePeople(store().db, {}, administrator)
    expect(people.map((p) => [p.userId, p.items.map((i) => [i.departmentId, i.year, i.month, i.task, i.count])])).toEqual([
      ['kim', [[dept(0), 2025, 0, 'enter', 3]]],
      ['lee', [[dept(1), 2025, 0, 'enter', 3]]],
    ])
    expect(await latePeople(store().db, { departmentId: dept(1) }, administrator)).toMatchObject([{ userId: 'lee' }])
    expect(await outcome(latePeople(store().db, {}, writer(person('head', 'head', dept(0)))))).toBe('forbidden')
  })

  test('the one chosen is told in the bell with a place to go, on record, and not twice a day', async () => {
    expect(await bell(kim())).toEqual([])
    expect(await remind(['kim', 'stranger'])).toEqual({ told: ['kim'], left: [] })
    expect(await bell(kim())).toMatchObject([
      { kind: 'reminder', task: 'enter', count: 3, year: 2025, month: 0, departmentId: dept(0), by: 'admin', read: false },
    ])
    expect(await bell(person('lee', 'evaluator', dept(1)))).toEqual([])
    const sent = async () => (await auditPage(store().db, { act: 'reminder.send' })).lines
    expect(await sent()).toMatchObject([{ actor: 'admin', subject: 'account:kim' }])
    expect(await remind(['kim'])).toEqual({ told: [], left: ['kim'] })
    expect(await sent()).toHaveLength(1)
    expect(await latePeople(store().db, { departmentId: dept(0) }, administrator)).toMatchObject([
      { reminded: { by: 'admin' }, toldToday: true },
    ])
    const tomorrow = writer(person('admin', 'administrator'), '2026-11-21')
    expect(await remind(['kim'], undefined, tomorrow)).toEqual({ told: ['kim'], left: [] })
  })

  test('it goes when it is done, and the head hears of what then waits for them', async () => {
    for (const n of [1, 2, 3]) {
      const indicatorId = office.ids.get(`external-cooperation-${n}`) ?? 0
      const { cell } = await enter(store(), writer(kim()), '90', {
        indicatorId,
        reason: '확인',
        cause: '가',
        remedy: '나',
        remedyDue: '2026-12-31',
      })
      await submit(
        store().db,
        { year: 2025, month: 0, cells: [{ indicatorId, version: cell.version }], requestId: fresh() },
        writer(kim()),
      )
    }
    expect(await bell(kim())).toEqual([])
    expect(await latePeople(store().db, { departmentId: dept(0) }, administrator)).toMatchObject([
      { userId: 'head', items: [{ task: 'review', count: 3 }] },
    ])
    await remind(['head'])
    expect(await bell(person('head', 'head', dept(0)))).toMatchObject([{ task: 'review', count: 3 }])
  })

  test.each(['executive', 'head', 'evaluator'] as const)('%s reminds nobody', async (role) =>
    expect(await outcome(remind(['kim'], undefined, writer(person('x', role, dept(0)))))).toBe('forbidden'),
  )
})
