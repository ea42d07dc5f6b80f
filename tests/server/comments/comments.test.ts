import { sql } from 'kysely'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMMENT_LENGTH, plainComment, standing } from '#domain/entry/comment.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { addComment, settleComments, withdrawComment } from '#server/comments/comments.ts'
import { commentList, commentsOfYear } from '#server/comments/list.ts'
import type { SignedIn } from '#server/record/writer.ts'
import { closePeriod } from '#server/periods/close.ts'
import { endDeputy, nameDeputy } from '#server/organisation/deputies.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { valueHistory } from '#server/actuals/value-history.ts'
import { noticesFor } from '#server/notices/notices.ts'
import { fresh, KEY, type Office, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

const noon = new Date(`${TODAY}T03:00:00Z`)
const administrator = person('admin', 'administrator')
const chief = person('chief', 'executive')

onBothStores('comments', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const dept = (n: number) => office.departments[n] ?? 0
  const kim = () => person('kim', 'evaluator', dept(0))
  const head = () => person('head', 'head', dept(0))
  const other = () => person('other', 'evaluator', dept(1))
  const id = (code: string) => office.ids.get(code) ?? 0
  const value = (n = 1, month = 0) => ({ indicatorId: id(`external-cooperation-${n}`), year: 2025, month })
  const add = (user: SignedIn, text: string, n = 1, requestId = fresh()) =>
    addComment(store().db, { ...value(n), text, requestId }, writer(user))
  const list = (user: SignedIn, n = 1) => commentList(store().db, value(n), user, TODAY)
  const settle = (user: SignedIn, act: 'resolve' | 'reopen', upTo: number, n = 1) =>
    settleComments(store().db, act, { ...value(n), upTo, requestId: fresh() }, writer(user))
  const notices = async (user: SignedIn) =>
    (await noticesFor(store().db, user, noon, TODAY)).notices.filter((n) => n.kind === 'comment')
  const counted = async (user: SignedIn, n = 1) => {
    const { departments } = await entryGrid(store().db, { year: 2025, month: 0, departmentId: dept(0) }, user, TODAY)
    return departments[0]?.cells.find((c) => c.indicatorId === value(n).indicatorId)?.comments
  }

  // The record has no way back: each test goes on from the one before.
  test('the executive asks, the evaluator answers and resolves: counts, notices and live departments follow', async () => {
    const asked = await add(chief, '  왜 11회입니까?\r\n\r\n\r\n\r\n작년은 9회였습니다.\u0000\u202e ')
    expect(await list(kim())).toMatchObject({
      count: 1,
      open: 1,
      comments: [{ text: '왜 11회입니까?\n\n작년은 9회였습니다.', by: 'chief', mine: false }],
      writes: true,
      resolves: true,
    })
    expect(await counted(kim())).toEqual({ count: 1, open: 1 })
    expect(await notices(kim())).toMatchObject([
      { count: 1, by: 'chief', text: expect.stringContaining('왜 11회'), departmentId: dept(0), year: 2025, read: false },
    ])
    expect(await notices(chief)).toEqual([])
    // Who answers for the bureau hears of what is overdue in each of its departments.
    expect((await noticesFor(store().db, chief, noon, TODAY)).departments).toEqual(office.departments)
    const answered = await add(kim(), '3분기 실무협의 2회를 더했습니다.')
    expect(await notices(chief)).toMatchObject([{ by: 'kim', resolved: false }])
    expect(await notices(kim())).toEqual([])
    expect(await settle(kim(), 'resolve', answered.id)).toEqual({ open: 0 })
    expect(await counted(head())).toEqual({ count: 2, open: 0 })
    expect(await list(chief)).toMatchObject({
      open: 0,
      settled: { act: 'resolve', by: 'kim', upTo: answered.id },
      resolves: false,
    })
    // The answer is still news to whoever asked, no longer to the head.
    expect([await notices(chief), await notices(head())].map((n) => n.length)).toEqual([1, 0])
    expect(asked.id).toBeLessThan(answered.id)
  })

  test('a new comment, or a reopening, makes it open again; what nobody saw stays open', async () => {
    const before = (await list(head())).comments.at(-1)?.id ?? 0
    const late = await add(chief, '근거 문서도 붙여 주십시오.')
    expect(await outcome(settle(head(), 'resolve', before))).toBe('comments-settled')
    expect(await counted(kim())).toEqual({ count: 3, open: 1 })
    expect(await settle(head(), 'resolve', late.id)).toEqual({ open: 0 })
    expect(await outcome(settle(kim(), 'resolve', late.id))).toBe('comments-settled')
    expect(await notices(chief)).toMatchObject([{ resolved: true, by: 'head' }])
    expect(await settle(kim(), 'reopen', late.id)).toEqual({ open: 3 })
    expect(await outcome(settle(kim(), 'reopen', late.id))).toBe('comments-settled')
    expect(await outcome(settle(kim(), 'resolve', 999_999))).toBe('unknown-comment')
  })

  test('withdrawn by its writer only: the text is gone, that it was there stays', async () => {
    const { id: mine } = await add(kim(), '잘못 쓴 글', 2)
    expect(await outcome(withdrawComment(store().db, { id: mine, requestId: fresh() }, writer(head())))).toBe('comment-not-yours')
    const requestId = fresh()
    await withdrawComment(store().db, { id: mine, requestId }, writer(kim()))
    expect(await withdrawComment(store().db, { id: mine, requestId }, writer(kim()))).toEqual({ id: mine })
    expect(await outcome(withdrawComment(store().db, { id: mine, requestId: fresh() }, writer(kim())))).toBe('comment-withdrawn')
    const after = await list(head(), 2)
    expect(after).toMatchObject({ count: 0, open: 0, comments: [{ id: mine, text: null, by: 'kim' }] })
    expect(JSON.stringify([after, await notices(head()), await valueHistory(store().db, value(2), head(), TODAY)])).not.toContain(
      '잘못 쓴 글',
    )
    expect(await outcome(withdrawComment(store().db, { id: 999_999, requestId: fresh() }, writer(kim())))).toBe('unknown-comment')
  })

  test('only who sees the department’s figures; deputies for their time', async () => {
    const tried = [
      () => add(other(), 'x'),
      () => list(other()),
      () => commentsOfYear(store().db, value(), other(), TODAY),
      () => settle(other(), 'resolve', 1),
      () => withdrawComment(store().db, { id: 1, requestId: fresh() }, writer(other())),
    ]
    for (const one of tried) expect(await outcome(one())).toBe('forbidden')
    expect(await outcome(settle(chief, 'resolve', 1))).toBe('forbidden')
    expect(await outcome(settle(administrator, 'resolve', 1))).toBe('forbidden')
    const lee = person('lee', 'evaluator', dept(2))
    const named = {
      departmentId: dept(0),
      userId: 'lee',
      task: 'review',
      fromOn: TODAY,
      toOn: TODAY,
      reason: '출장',
      requestId: fresh(),
    } as const
    const deputy = await nameDeputy(store().db, writer(head()), named)
    const { id: said } = await add(lee, '대리로 봅니다', 3)
    expect(await settle(lee, 'resolve', said, 3)).toEqual({ open: 0 })
    await endDeputy(store().db, writer(head()), { id: deputy.id, requestId: fresh() })
    expect(await outcome(add(lee, '끝난 뒤', 3))).toBe('forbidden')
    // No longer theirs to read: no notice of an answer either.
    await add(kim(), '답', 3)
    expect(await notices(lee)).toEqual([])
  })

  test('what is no value, and what says nothing', async () => {
    expect(
      await outcome(addComment(store().db, { ...value(), indicatorId: 999_999, text: 'x', requestId: fresh() }, writer(kim()))),
    ).toBe('unknown-indicator')
    expect(await outcome(addComment(store().db, { ...value(), year: 1999, text: 'x', requestId: fresh() }, writer(kim())))).toBe(
      'unknown-year',
    )
    expect(await outcome(addComment(store().db, { ...value(1, 5), text: 'x', requestId: fresh() }, writer(kim())))).toBe(
      'unknown-period',
    )
    expect(await outcome(add(kim(), ' \n\u200b\t'))).toBe('bad-input')
    expect(await outcome(add(kim(), '가'.repeat(COMMENT_LENGTH + 1)))).toBe('bad-input')
    const long = await add(kim(), '가'.repeat(COMMENT_LENGTH), 2)
    expect((await list(head(), 2)).comments.at(-1)?.text).toHaveLength(COMMENT_LENGTH)
    const shouted = '<img src=x onerror=alert(1)> & "나"'
    const requestId = fresh()
    const [first, again] = [await add(kim(), shouted, 2, requestId), await add(kim(), shouted, 2, requestId)]
    expect(again).toEqual(first)
    expect(first.id).toBeGreaterThan(long.id)
    expect(await outcome(add(kim(), '다른 글', 2, requestId))).toBe('request-reused')
    expect((await list(head(), 2)).comments.filter((c) => c.text === shouted)).toHaveLength(1)
  })

  test('a closed period takes comments: they change no figure; all of it is on record and none can be rewritten', async () => {
    const [bureau] = await store().db.selectFrom('organisation_unit').select('id').where('kind', '=', 'bureau').execute()
    await closePeriod(
      store().db,
      { unitId: bureau?.id ?? 0, year: 2025, frequency: 'year', month: 0, requestId: fresh() },
      writer(administrator),
    )
    const revisions = async () => (await store().db.selectFrom('actual_revision').select('id').execute()).length
    const before = await revisions()
    await add(chief, '마감 뒤에 묻습니다')
    expect(await revisions()).toBe(before)
    expect(await commentsOfYear(store().db, value(), chief, TODAY)).toMatchObject([{ month: 0, open: expect.any(Number) }])
    await expect(sql`update value_comment set text = 'x'`.execute(store().db)).rejects.toThrow(/append-only/)
    await expect(sql`delete from value_comment_act`.execute(store().db)).rejects.toThrow(/append-only/)
    const acts = (await store().db.selectFrom('audit_entry').select('act').where('act', 'like', 'comment.%').execute()).map(
      (e) => e.act,
    )
    const said = await store().db.selectFrom('value_comment').select('id').execute()
    const done = await store().db.selectFrom('value_comment_act').select('id').execute()
    expect(acts).toHaveLength(said.length + done.length)
    expect(new Set(acts)).toEqual(new Set(['comment.add', 'comment.withdraw', 'comment.resolve', 'comment.reopen']))
    expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' })
  })
})

describe('plain text and counts', () => {
  test('what is kept is what is kept again, without controls, never longer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const kept = plainComment(typed)
        expect(plainComment(kept)).toBe(kept)
        expect(kept.isWellFormed()).toBe(true)
        expect(kept).not.toMatch(/[\u0000-\u0008\u202a-\u202e]|\n\n\n/)
      }),
    )
  })
  test('open never exceeds the count; resolving up to the last leaves none; reopening leaves all', () => {
    const said = fc
      .array(fc.boolean(), { maxLength: 8 })
      .map((all) => all.map((withdrawn, index) => ({ id: index + 1, withdrawn })))
    const acts = fc.array(
      fc.record({ act: fc.constantFrom('resolve' as const, 'reopen' as const), commentId: fc.integer({ min: 1, max: 8 }) }),
    )
    fc.assert(
      fc.property(said, acts, (all, settlings) => {
        const { count, open } = standing(all, settlings)
        expect(open).toBeLessThanOrEqual(count)
        expect(standing(all, [...settlings, { act: 'resolve', commentId: all.length }]).open).toBe(0)
        expect(standing(all, [...settlings, { act: 'reopen', commentId: 1 }]).open).toBe(count)
      }),
    )
  })
})
