import { expect, test } from 'vitest'
import { addComment, withdrawComment } from '#server/comments/comments.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { submit } from '#server/entry/submit.ts'
import { addLink, removeEvidence } from '#server/evidence/evidence.ts'
import { DEFAULT_LIMITS } from '#server/evidence/list.ts'
import { returnCells } from '#server/review/review.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { enter, fresh, type Office, openOffice, outcome, person, writer } from '../../helpers/people.ts'

onBothStores('a value that was returned', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const AT = { year: 2025, month: 0 }
  const indicatorId = () => office.ids.get('external-cooperation-1') ?? 0
  let clock = 0
  /** A second later each time: what comes after the return is told by the clock. */
  const as = (id: 'kim' | 'head') => {
    clock += 1
    const user = person(id, id === 'kim' ? 'evaluator' : 'head', office.departments[0] ?? 0)
    return { ...writer(user), now: new Date(Date.parse(`${TODAY}T03:00:00Z`) + clock * 1000) }
  }
  const cell = async () => {
    const grid = await entryGrid(store().db, AT, as('kim').user, TODAY)
    const found = grid.departments[0]?.cells.find((c) => c.indicatorId === indicatorId())
    if (found === undefined) throw new Error('no cell')
    return found
  }
  const now = async () => ({
    ...AT,
    cells: [{ indicatorId: indicatorId(), version: (await cell()).version }],
    requestId: fresh(),
  })
  const submitIt = async () => outcome(submit(store().db, await now(), as('kim')))
  const returnIt = async (reason: string) => returnCells(store().db, { ...(await now()), reason }, as('head'))
  const link = async (url: string) => {
    const input = { ...AT, indicatorId: indicatorId(), url, title: '협약서', requestId: fresh() }
    return addLink(store().db, input, as('kim'), DEFAULT_LIMITS)
  }
  const say = (who: 'kim' | 'head', text: string) =>
    addComment(store().db, { ...AT, indicatorId: indicatorId(), text, requestId: fresh() }, as(who))

  test('is not submitted as it was; what stood beside it before, and the head’s own words, are nothing new', async () => {
    await enter(store(), as('kim'), '12', { indicatorId: indicatorId() })
    await link('https://a.kr/before')
    await say('kim', '제출합니다')
    expect(await submitIt()).toBe('accepted')
    expect((await cell()).sinceReturn).toBeNull()
    await returnIt('협약서가 없습니다')
    await say('head', '월요일까지 부탁합니다')
    expect(await submitIt()).toBe('value-returned')
    expect(await cell()).toMatchObject({ stage: 'returned', sinceReturn: { figure: null, words: null, answers: [] } })
    expect((await cell()).acts).not.toContain('submit')
  })

  test('is submitted again with new evidence; taken away again, it is nothing new', async () => {
    const { id } = await link('https://a.kr/after')
    expect((await cell()).acts).toContain('submit')
    await removeEvidence(store().db, { id, requestId: fresh() }, as('kim'))
    expect(await submitIt()).toBe('value-returned')
    await link('https://a.kr/after-2')
    expect(await submitIt()).toBe('accepted')
    const submitted = await cell()
    expect(submitted.returned).toMatchObject({ by: 'head', reason: '협약서가 없습니다' })
    expect(submitted.sinceReturn).toMatchObject({ figure: null, answers: [{ kind: 'evidence', text: '협약서', by: 'kim' }] })
  })

  test('is submitted again with a reply; withdrawn, it is nothing new', async () => {
    await returnIt('1회 확인')
    expect((await cell()).sinceReturn).toMatchObject({ answers: [] })
    const { id } = await say('kim', '확인했습니다')
    await withdrawComment(store().db, { id, requestId: fresh() }, as('kim'))
    expect(await submitIt()).toBe('value-returned')
    await say('kim', '3월 5일 행사가 맞습니다')
    expect(await submitIt()).toBe('accepted')
    expect((await cell()).sinceReturn?.answers).toMatchObject([{ kind: 'reply', text: '3월 5일 행사가 맞습니다', by: 'kim' }])
  })

  test('is submitted again with a new figure, which the head sees beside the old one', async () => {
    await returnIt('1회 중복')
    const { version } = await cell()
    await enter(store(), as('kim'), '11', {
      indicatorId: indicatorId(),
      version,
      reason: '중복 1회 제외',
      cause: '집계 착오',
      remedy: '재점검',
      remedyDue: '2026-12-31',
    })
    expect(await submitIt()).toBe('accepted')
    expect((await cell()).sinceReturn).toMatchObject({
      figure: { from: { value: 12 }, to: { value: 11 }, by: 'kim' },
      words: { by: 'kim' },
      answers: [],
    })
  })

  test('of a composite figure the parts that are others now are listed, old → new, and no other', async () => {
    const { indicator_id: whole } = await store()
      .db.selectFrom('indicator_component')
      .select('indicator_id')
      .orderBy('indicator_id')
      .executeTakeFirstOrThrow()
    const parts = await store()
      .db.selectFrom('indicator_component')
      .selectAll()
      .where('indicator_id', '=', whole)
      .orderBy('sort_order')
      .execute()
    const { department_id: department } = await store()
      .db.selectFrom('indicator')
      .select('department_id')
      .where('id', '=', whole)
      .executeTakeFirstOrThrow()
    const by = (id: 'kim' | 'head') => ({ ...as(id), user: person(id, id === 'kim' ? 'evaluator' : 'head', department) })
    const composite = async () => {
      const grid = await entryGrid(store().db, AT, by('kim').user, TODAY)
      const found = grid.departments.flatMap((d) => d.cells).find((c) => c.indicatorId === whole)
      if (found === undefined) throw new Error('no cell')
      return found
    }
    const cells = async () => ({
      ...AT,
      cells: [{ indicatorId: whole, version: (await composite()).version }],
      requestId: fresh(),
    })
    const words = { reason: '집계', cause: '집계 착오', remedy: '재점검', remedyDue: '2026-12-31' }
    const put = async (figures: readonly number[]) =>
      enter(store(), by('kim'), String(figures.reduce((sum, n) => sum + n, 0)), {
        indicatorId: whole,
        version: (await composite()).version,
        ...words,
        parts: parts.map(({ id }, index) => ({ componentId: id, raw: String(figures[index]) })),
      })
    await put([50, 26, 12, 5])
    expect(await outcome(submit(store().db, await cells(), by('kim')))).toBe('accepted')
    await returnCells(store().db, { ...(await cells()), reason: '간담 1회 중복' }, by('head'))
    await put([49, 26, 13, 5])
    const changed = [
      { name: parts[0]?.name, from: 50, to: 49 },
      { name: parts[2]?.name, from: 12, to: 13 },
    ]
    // The whole is what it was: only its parts say what was done.
    expect((await composite()).sinceReturn).toMatchObject({ figure: null, parts: changed })
    expect(await outcome(submit(store().db, await cells(), by('kim')))).toBe('accepted')
    expect((await composite()).sinceReturn?.parts).toEqual(changed)
  })
})
