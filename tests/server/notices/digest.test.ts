import { describe, expect, test } from 'vitest'
import { saveFollowUp } from '#server/activities/follow-ups.ts'
import { addActivity } from '#server/activities/save.ts'
import { submit } from '#server/entry/submit.ts'
import { digestOf } from '#server/notices/digest.ts'
import { noticesFor, readAllNotices } from '#server/notices/notices.ts'
import { migrate } from '#data/migrate.ts'
import { loadPlanIfEmpty } from '#server/plans/load-if-empty.ts'
import type { SignedIn } from '#server/record/writer.ts'
import { confirm, reopen, returnCells } from '#server/review/review.ts'
import { addSchedule, markDone } from '#server/schedules/save.ts'
import { enter, fresh, type Office, onRecord, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { onBothStores, PLAN_FOLDER, TODAY, useStore } from '../../helpers/stores.ts'

const noon = (day: string) => new Date(`${day}T03:00:00Z`)
const NEXT = '2026-11-21'

onBothStores('notices in one place', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
    await opened.db
      .insertInto('user_department')
      .values(['kim', 'lee', 'head'].map((user_id) => ({ user_id, unit_id: office.departments[0] ?? 0 })))
      .execute()
  })
  const db = () => store().db
  const dept = (n: number) => office.departments[n] ?? 0
  const id = (n: number) => office.ids.get(`external-cooperation-${n}`) ?? 0
  const kim = () => person('kim', 'evaluator', dept(0))
  const head = () => person('head', 'head', dept(0))
  const other = () => person('other', 'head', dept(1))
  const boss = () => person('boss', 'executive')
  const administrator = () => person('admin', 'administrator')
  const of = async (user: SignedIn, kinds: string, day = TODAY) =>
    (await noticesFor(db(), user, noon(day), day)).notices.filter((n) => kinds.split(' ').includes(n.kind))
  const version = async (n: number) =>
    (
      await db()
        .selectFrom('actual')
        .select('version')
        .where('indicator_id', '=', id(n))
        .where('year', '=', 2025)
        .where('month', '=', 0)
        .executeTakeFirst()
    )?.version ?? 0
  const at = async (n: number) => ({
    year: 2025,
    month: 0,
    cells: [{ indicatorId: id(n), version: await version(n) }],
    requestId: fresh(),
  })
  const send = async (n: number, raw: string) => {
    const more = { cause: '협약 확대', remedy: '홍보', remedyDue: '2026-12-31', reason: '확인함' }
    await enter(store(), writer(kim()), raw, { indicatorId: id(n), version: await version(n), ...more })
    await submit(db(), await at(n), writer(kim()))
  }
  const digest = (user: SignedIn, day?: string, today = TODAY) => digestOf(db(), user, noon(today), today, day)

  test('what I entered and somebody else confirmed is told once a period and day, and only to me', async () => {
    await send(1, '12')
    await send(2, '40')
    await confirm(db(), await at(1), writer(head()))
    await confirm(db(), await at(2), writer(head()))
    expect(await of(kim(), 'confirmed')).toMatchObject([{ count: 2, by: 'head', departmentId: dept(0), read: false }])
    expect(await of(head(), 'confirmed')).toEqual([])
    expect(await of(person('lee', 'evaluator', dept(0)), 'confirmed')).toEqual([])
  })

  describe('the digest of a day', () => {
    test('has what came back, was confirmed, opened again and submitted, also what was put right since', async () => {
      await send(3, '7')
      await returnCells(db(), { ...(await at(3)), reason: '협약서를 붙이십시오' }, writer(head()))
      await send(3, '8')
      await reopen(db(), { ...(await at(2)), reason: '산식 변경' }, writer(administrator()))
      const today = await digest(head())
      expect(today.items.map(({ act, indicatorId, value, by }) => [act, indicatorId, value, by])).toEqual([
        ['return', id(3), 7, 'head'],
        ['confirm', id(1), 12, 'head'],
        ['confirm', id(2), 40, 'head'],
        ['reopen', id(2), 40, 'admin'],
        ['submit', id(1), 12, 'kim'],
        ['submit', id(2), 40, 'kim'],
        ['submit', id(3), 7, 'kim'],
        ['submit', id(3), 8, 'kim'],
      ])
      expect(today.items[0]?.reason).toBe('협약서를 붙이십시오')
      expect((await digest(head(), TODAY, NEXT)).items).toEqual(today.items)
      expect((await digest(head(), NEXT, NEXT)).items).toEqual([])
    })
    test('is of the departments whose entries one reads', async () => {
      expect((await digest(other())).items).toEqual([])
      expect((await digest(boss())).items).toHaveLength(8)
      expect((await digest(administrator())).items).toHaveLength(8)
    })
    test('says what became due on the day, with what is left', async () => {
      const day = '2026-03-31'
      const own = (await digest(kim(), day, day)).due
      expect(own).toEqual([expect.objectContaining({ departmentId: dept(0), year: 2025, month: 0, count: 3, left: 1 })])
      expect((await digest(boss(), day, day)).due.map(({ count, left }) => [count, left])).toEqual([
        // One was opened again.
        [3, 1],
        [3, 3],
        [3, 3],
        [3, 3],
      ])
    })
    test('of a day to come or long gone is refused', async () => {
      expect(await outcome(digest(kim(), NEXT))).toBe('bad-input')
      expect(await outcome(digest(kim(), '2026-10-01'))).toBe('bad-input')
    })
  })

  describe('reading all', () => {
    const list = (user: SignedIn, day = TODAY) => noticesFor(db(), user, noon(day), day)
    test('is one row a person, up to what the page showed; what comes after is unread', async () => {
      const before = await list(head())
      expect(before.unread).toBeGreaterThan(0)
      const until = before.notices[0]?.at ?? ''
      expect((await readAllNotices(db(), head(), until, noon(TODAY), TODAY)).unread).toBe(0)
      expect((await readAllNotices(db(), head(), '2020-01-01T00:00:00.000Z', noon(TODAY), TODAY)).unread).toBe(0)
      expect(await db().selectFrom('notice_mark').select('user_id').execute()).toEqual([{ user_id: 'head' }])
      expect(await db().selectFrom('notice_read').selectAll().execute()).toEqual([])
      expect((await list(kim())).unread).toBeGreaterThan(0)
      // Of the next day, a deadline that comes near is new.
      expect((await list(head(), '2027-03-24')).unread).toBeGreaterThan(0)
    })
    test('says nothing of the notices of other departments, which the person has never seen', async () => {
      const wider = person('head', 'head', dept(0), dept(1))
      const { notices, unread } = await list(wider)
      expect(unread).toBe(notices.length)
    })
    test('never reaches beyond now', async () => {
      await readAllNotices(db(), kim(), '2099-01-01T00:00:00.000Z', noon(TODAY), TODAY)
      const mark = await db().selectFrom('notice_mark').selectAll().where('user_id', '=', 'kim').executeTakeFirst()
      expect(mark?.read_until).toBe(noon(TODAY).toISOString())
    })
  })

  describe('what is late elsewhere', () => {
    const planned = (name: string, due: string) => ({ name, due, dueText: null, weight: null, owner: null, criterion: null })
    test('a step of a schedule: to its department and the executive, until it is done', async () => {
      const schedule = await addSchedule(
        db(),
        {
          departmentId: dept(0),
          title: '플랫폼 구축',
          indicatorId: null,
          programmeId: null,
          projectId: null,
          party: null,
          amount: null,
          amountNear: false,
          startsOn: null,
          days: null,
          countsFirstDay: true,
          until: null,
          untilText: null,
          source: null,
          note: null,
          payments: [],
          steps: [planned('착수보고', '2026-09-10'), planned('시범운영', '2026-11'), planned('전면 개통', '2027-03-31')],
          requestId: fresh(),
        },
        writer(kim()),
      )
      const told = { kind: 'step', schedule: '플랫폼 구축', step: '착수보고', on: '2026-09-10', days: 71, count: 1 }
      for (const who of [kim(), head(), boss()]) expect(await of(who, 'step')).toMatchObject([told])
      expect(await of(other(), 'step')).toEqual([])
      // November is over on its last day, not before; then one more is late and the notice is another one.
      const [later] = await of(kim(), 'step', '2026-12-01')
      expect(later).toMatchObject({ count: 2, step: '착수보고' })
      expect(later?.key).not.toBe((await of(kim(), 'step'))[0]?.key)
      const { id: scheduleId, version: seen, steps } = schedule
      await markDone(
        db(),
        { id: scheduleId, version: seen, stepId: steps[0]?.id ?? 0, doneOn: TODAY, evidence: null, requestId: fresh() },
        writer(kim()),
      )
      expect(await of(kim(), 'step')).toEqual([])
    })
    test('a follow-up: near its day and past it, until it is done', async () => {
      const { id: activityId } = await addActivity(
        db(),
        {
          departmentId: dept(0),
          startsOn: '2026-11-06',
          endsOn: null,
          title: '교류회의',
          kind: 'exchange',
          kindNote: null,
          partner: null,
          place: null,
          participants: null,
          note: null,
          links: [],
          requestId: fresh(),
        },
        writer(kim()),
      )
      const draft = { activityId, text: '사례집 교환', dueOn: '2026-11-27', doneOn: null, outcome: null }
      const { id: followUp } = await saveFollowUp(
        db(),
        { ...draft, id: null, version: 0, state: 'open', requestId: fresh() },
        writer(kim()),
      )
      expect(await of(kim(), 'follow-up', '2026-11-19')).toEqual([])
      expect(await of(kim(), 'follow-up')).toMatchObject([{ text: '사례집 교환', days: 7, activityId }])
      expect(await of(kim(), 'follow-up', '2026-11-28')).toMatchObject([{ days: -1, key: expect.stringContaining('late') }])
      expect(await of(other(), 'follow-up')).toEqual([])
      await saveFollowUp(db(), { ...draft, id: followUp, version: 1, state: 'done', requestId: fresh() }, writer(kim()))
      expect(await of(kim(), 'follow-up', '2026-11-28')).toEqual([])
    })
    test('a plan document that waits for review: to whoever takes it in', async () => {
      const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
      await onRecord(store(), async (trx) => {
        await trx
          .insertInto('import_file')
          .values({ sha256, bytes: Buffer.alloc(0) })
          .execute()
        await trx
          .insertInto('import_draft')
          .values({
            version: 1,
            state: 'read',
            file_name: '성과계획서.hwpx',
            sha256,
            size: 1,
            uploaded_at: noon(TODAY).toISOString(),
            uploaded_by: 'admin',
            uploaded_by_id: 'admin',
            read_at: noon(TODAY).toISOString(),
          })
          .execute()
      })
      expect(await of(administrator(), 'paper')).toMatchObject([{ fileName: '성과계획서.hwpx', refused: false }])
      expect(await of(kim(), 'paper')).toEqual([])
    })
  })

  test('of one bureau no link names it', async () => {
    expect((await of(kim(), 'confirmed')).map((n) => n.inBureau)).toEqual([null])
  })
})

onBothStores('notices of several bureaus', (kind) => {
  const store = useStore(kind, async (opened) => {
    await migrate(opened)
    const practice = { planFolder: PLAN_FOLDER, practice: true, practiceDocuments: true }
    await loadPlanIfEmpty(opened, practice, noon(TODAY))
  })
  test('lead into the bureau of their department', async () => {
    const units = await store()
      .db.selectFrom('organisation_unit_name')
      .select(['unit_id as id', 'name', 'parent_id as bureau'])
      .execute()
    const unit = units.find(({ name }) => name === '교류디지털과(예시)')
    const lee = person('lee', 'evaluator', unit?.id ?? 0)
    const { notices } = await noticesFor(store().db, lee, noon(TODAY), TODAY)
    const promised = notices.filter((n) => n.kind === 'follow-up')
    expect(promised).toMatchObject([{ text: '청년 교류단 상호 방문 일정 확정', inBureau: unit?.bureau }])
  })
})
