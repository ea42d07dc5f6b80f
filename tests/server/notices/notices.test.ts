import { expect, test } from 'vitest'
import { recordAudit } from '#server/record/record.ts'
import type { SignedIn } from '#server/record/writer.ts'
import { closePeriod } from '#server/periods/close.ts'
import { setWindow } from '../../helpers/settings.ts'
import { endDeputy, nameDeputy } from '#server/organisation/deputies.ts'
import { submit } from '#server/entry/submit.ts'
import { noticesFor, readNotices } from '#server/notices/notices.ts'
import { forgetReadNotices } from '#server/notices/read-marks.ts'
import { overview } from '#server/scorecards/overview.ts'
import { confirm, reopen, returnCells } from '#server/review/review.ts'
import { enter, fresh, KEY, type Office, openOffice, person, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

const administrator = person('admin', 'administrator')
const noon = (day: string) => new Date(`${day}T03:00:00Z`)

onBothStores('notices', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
    await opened.db
      .insertInto('user_department')
      .values(['kim', 'lee', 'head'].map((user_id) => ({ user_id, unit_id: office.departments[0] ?? 0 })))
      .execute()
  })
  const dept = (n: number) => office.departments[n] ?? 0
  const id = (n: number) => office.ids.get(`external-cooperation-${n}`) ?? 0
  const kim = () => person('kim', 'evaluator', dept(0))
  const lee = () => person('lee', 'evaluator', dept(0))
  const head = () => person('head', 'head', dept(0))
  const at = (...cells: (readonly [indicator: number, version: number])[]) => ({
    year: 2025,
    month: 0,
    cells: cells.map(([indicatorId, version]) => ({ indicatorId, version })),
    requestId: fresh(),
  })
  const list = (user: SignedIn, day = TODAY) => noticesFor(store().db, user, noon(day), day)
  /** the notices of these kinds */
  const of = async (user: SignedIn, kinds: string, day?: string) =>
    (await list(user, day)).notices.filter((n) => kinds.split(' ').includes(n.kind))

  const overdueOn = async (day: string, user: SignedIn) => (await list(user, day)).notices.filter((n) => n.kind === 'overdue')

  /** Three figures of 2025, as far as their versions say. */
  const version = async (n: number) =>
    (
      await store()
        .db.selectFrom('actual')
        .select('version')
        .where('indicator_id', '=', id(n))
        .where('year', '=', 2025)
        .where('month', '=', 0)
        .executeTakeFirst()
    )?.version ?? 0
  const send = async (n: number, raw: string, as = kim()) => {
    await enter(store(), writer(as), raw, {
      indicatorId: id(n),
      version: await version(n),
      reason: '확인함',
      cause: '협약 확대',
      remedy: '홍보',
      remedyDue: '2026-12-31',
    })
    await submit(store().db, at([id(n), await version(n)]), writer(as))
  }

  // The record has no way back: each test goes on from the one before.
  test('nothing for whoever has no department', async () => {
    expect(await list(administrator)).toEqual({ notices: [], unread: 0, departments: [] })
  })

  test('the executive hears of what is overdue: one a bureau, in the figures of the overview, new again when more is', async () => {
    const chief = person('deputy', 'executive')
    const of2025 = await overdueOn('2026-04-01', chief)
    expect(of2025).toMatchObject([{ late: [{ year: 2025, month: 0, count: 12, on: '2026-03-31', days: 1 }], read: false }])
    expect(of2025[0]?.departments.map(({ count }) => count)).toEqual([3, 3, 3, 3])
    expect(await overdueOn('2026-03-31', chief)).toEqual([])
    const day = '2026-11-20'
    const [notice] = await overdueOn(day, chief)
    expect(notice?.late).toEqual((await overview(store().db, { year: 2026 }, day)).work?.late)
    expect((await list(chief, day)).departments).toEqual([0, 1, 2, 3].map(dept))
    await readNotices(store().db, chief, [notice?.key ?? ''], noon(day), day)
    expect(await overdueOn(day, chief)).toMatchObject([{ read: true }])
    expect(await overdueOn('2027-04-01', chief)).toMatchObject([{ read: false, late: [{ year: 2026, count: 12, days: 1 }] }])
    // Whoever enters or reviews has notices of the own departments; nobody else hears of it.
    for (const other of [kim(), head(), administrator]) expect(await overdueOn(day, other)).toEqual([])
  })

  test.each([
    ['2026-03-23', null],
    ['2026-03-24', 7],
    ['2026-03-27', 4],
    ['2026-03-28', 3],
    ['2026-03-29', 2],
    ['2026-03-30', 1],
    ['2026-03-31', 0],
    ['2026-04-01', -1],
  ])('on %s what is due on 31 March is told as %s days', async (day, days) => {
    const due = (await of(kim(), 'due', day)).filter((n) => n.kind === 'due' && n.year === 2025)
    expect(due.map((n) => n.kind === 'due' && [n.count, n.days, n.on])).toEqual(days === null ? [] : [[3, days, '2026-03-31']])
  })

  test('each step is one notice with a name of its own: read once, unread at the next step', async () => {
    const key = async (day: string) =>
      (await of(kim(), 'due', day)).filter((n) => n.kind === 'due' && n.year === 2025).map((n) => [n.key, n.read])
    const [[seven] = []] = await key('2026-03-24')
    await readNotices(store().db, kim(), [String(seven)], noon('2026-03-24'), '2026-03-24')
    expect(await key('2026-03-25')).toEqual([[seven, true]])
    expect((await key('2026-03-28')).map(([, read]) => read)).toEqual([false])
    expect((await key('2026-03-28'))[0]?.[0]).toBe((await key('2026-03-29'))[0]?.[0])
    expect(await of(lee(), 'due', '2026-03-25')).toMatchObject([{ read: false }])
  })

  test('submitted: the head is told once for all, anew when more comes; the evaluator is not', async () => {
    await send(1, '12')
    const [first] = await of(head(), 'waiting')
    expect(first).toMatchObject({ count: 1, departmentId: dept(0), year: 2025, month: 0, read: false })
    await readNotices(store().db, head(), [first?.key ?? ''], noon(TODAY), TODAY)
    expect(await of(head(), 'waiting')).toMatchObject([{ read: true }])
    await send(2, '60')
    expect(await of(head(), 'waiting')).toMatchObject([{ count: 2, read: false }])
    expect(await of(kim(), 'waiting')).toEqual([])
    expect(await of(person('other', 'head', dept(1)), 'waiting')).toEqual([])
  })

  test('what I submitted myself waits for another', async () => {
    await send(3, '7', head())
    expect(await of(head(), 'waiting')).toMatchObject([{ count: 2 }])
    const deputy = person('deputy', 'head', dept(0))
    expect(await of(deputy, 'waiting')).toMatchObject([{ count: 3 }])
  })

  test('returned: its author reads why, colleagues do not; gone when it is entered again', async () => {
    await returnCells(store().db, { ...at([id(2), await version(2)]), reason: '협약서를 붙이십시오' }, writer(head()))
    expect(await of(kim(), 'returned')).toMatchObject([
      { indicatorId: id(2), indicator: expect.any(String), by: 'head', reason: '협약서를 붙이십시오', departmentId: dept(0) },
    ])
    expect(await of(lee(), 'returned')).toEqual([])
    expect(await of(head(), 'returned')).toEqual([])
    // Its author works elsewhere now: whoever enters there is told.
    await store().db.deleteFrom('user_department').where('user_id', '=', 'kim').execute()
    expect(await of(lee(), 'returned')).toHaveLength(1)
    await store()
      .db.insertInto('user_department')
      .values({ user_id: 'kim', unit_id: dept(0) })
      .execute()
    const before = (await of(kim(), 'returned'))[0]?.key
    await send(2, '61')
    expect(await of(kim(), 'returned')).toEqual([])
    await returnCells(store().db, { ...at([id(2), await version(2)]), reason: '다시' }, writer(head()))
    const [again] = await of(kim(), 'returned')
    expect(again).toMatchObject({ reason: '다시', read: false })
    expect(again?.key).not.toBe(before)
  })

  test('my confirmed value opened by somebody else, and changed: one notice, not two', async () => {
    await confirm(store().db, at([id(1), await version(1)]), writer(head()))
    await reopen(store().db, { ...at([id(1), await version(1)]), reason: '산식 변경' }, writer(administrator))
    for (const who of [kim(), head()])
      expect(await of(who, 'reopened changed')).toMatchObject([
        { kind: 'reopened', indicatorId: id(1), by: 'admin', reason: '산식 변경' },
      ])
    expect(await of(lee(), 'reopened changed')).toEqual([])
    await enter(store(), writer(lee()), '13', {
      indicatorId: id(1),
      version: await version(1),
      reason: '정정',
      cause: '협약 확대',
    })
    for (const who of [kim(), head()])
      expect(await of(who, 'reopened changed')).toMatchObject([{ kind: 'changed', by: 'lee', reason: '정정' }])
    // Long ago is no news.
    expect(await of(kim(), 'reopened changed', '2026-12-20')).toEqual([])
  })

  test('a period opened or closed: the nearest unit’s, on the day it opens, for those with figures in it', async () => {
    const period = { year: 2025, frequency: 'year', month: 0 } as const
    const bureau = await store().db.selectFrom('plan').select('bureau_id').executeTakeFirstOrThrow()
    await setWindow(
      store().db,
      { ...period, unitId: bureau.bureau_id, opensOn: '2026-11-25', closesOn: '2026-12-05', requestId: fresh() },
      writer(administrator),
    )
    expect(await of(kim(), 'period')).toEqual([])
    expect(await of(kim(), 'period', '2026-11-25')).toMatchObject([
      { status: 'open', closesOn: '2026-12-05', at: '2026-11-24T15:00:00.000Z', bureauId: bureau.bureau_id },
    ])
    expect(await of(kim(), 'period', '2026-12-20')).toEqual([])
    await closePeriod(store().db, { ...period, unitId: dept(0), requestId: fresh() }, writer(administrator))
    expect(await of(kim(), 'period', '2026-11-25')).toMatchObject([{ status: 'closed' }])
    expect(await of(person('other', 'evaluator', dept(1)), 'period', '2026-11-25')).toMatchObject([{ status: 'open' }])
    // Nobody here has quarterly figures.
    await setWindow(
      store().db,
      { year: 2026, frequency: 'quarter', month: 9, unitId: dept(0), opensOn: null, closesOn: null, requestId: fresh() },
      writer(administrator),
    )
    expect(await of(kim(), 'period', '2026-11-25')).toHaveLength(1)
  })

  test('a deputy is told from the naming until its end', async () => {
    const somebody = person('deputy', 'evaluator')
    const { id: named } = await nameDeputy(store().db, writer(administrator), {
      departmentId: dept(1),
      userId: 'deputy',
      task: 'enter',
      fromOn: '2026-11-25',
      toOn: '2026-11-30',
      reason: '출장',
      requestId: fresh(),
    })
    expect(await of(somebody, 'deputy')).toMatchObject([
      {
        task: 'enter',
        departmentId: dept(1),
        department: '외국인국제정책과',
        fromOn: '2026-11-25',
        toOn: '2026-11-30',
        by: 'admin',
      },
    ])
    // And then, for its time, of what is late there.
    expect(await of(somebody, 'due')).toEqual([])
    expect(await of(somebody, 'due', '2026-11-26')).not.toEqual([])
    expect(await of(somebody, 'deputy', '2026-12-01')).toEqual([])
    await endDeputy(store().db, writer(administrator), { id: named, requestId: fresh() })
    expect(await of(somebody, 'deputy')).toEqual([])
  })

  test('a new role or other departments, told to whom they belong', async () => {
    const note = {
      at: noon(TODAY),
      actor: { id: 'admin', name: 'admin', role: 'administrator' },
      act: 'account.change',
      subject: 'account:lee',
    }
    const was = { name: 'lee', role: 'evaluator', departmentIds: [dept(0)] }
    await recordAudit(store().db, KEY, { ...note, before: was, after: { ...was, name: '이주무관' } })
    expect(await of(lee(), 'account')).toEqual([])
    await recordAudit(store().db, KEY, { ...note, before: was, after: { ...was, role: 'head' } })
    await recordAudit(store().db, KEY, { ...note, before: was, after: { ...was, departmentIds: [dept(1)] } })
    const told = (await of(lee(), 'account')).toSorted((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }))
    expect(told).toMatchObject([
      { before: 'evaluator', role: 'head', departments: ['대외협력과'] },
      { before: null, departments: ['외국인국제정책과'] },
    ])
    expect(await of(kim(), 'account')).toEqual([])
  })

  test('no name twice, and reading what is not one’s own does nothing', async () => {
    const { notices, unread } = await list(kim())
    expect(new Set(notices.map((n) => n.key)).size).toBe(notices.length)
    expect(unread).toBe(notices.filter((n) => !n.read).length)
    expect(notices.map((n) => n.at)).toEqual(
      notices
        .map((n) => n.at)
        .toSorted()
        .toReversed(),
    )
    const rows = () => store().db.selectFrom('notice_read').selectAll().execute()
    const before = await rows()
    const foreign = (await list(head())).notices.map((n) => n.key).filter((k) => notices.every((n) => n.key !== k))
    await readNotices(store().db, kim(), ['made:up', ...foreign], noon(TODAY), TODAY)
    expect(await rows()).toEqual(before)
    const keys = notices.map((n) => n.key)
    expect((await readNotices(store().db, kim(), keys, noon(TODAY), TODAY)).unread).toBe(0)
    expect((await readNotices(store().db, kim(), keys, noon(TODAY), TODAY)).unread).toBe(0)
    expect(await forgetReadNotices(store().db, noon(TODAY))).toBe(0)
    const kept = (await rows()).length
    expect(await forgetReadNotices(store().db, noon('2030-01-01'))).toBe(kept)
  })
})
