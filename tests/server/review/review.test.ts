import { describe, expect, test } from 'vitest'
import { nameDeputy } from '#server/organisation/deputies.ts'
import { submit } from '#server/entry/submit.ts'
import { addLink, removeEvidence } from '#server/evidence/evidence.ts'
import { DEFAULT_LIMITS } from '#server/evidence/list.ts'
import { confirm, reopen, returnCells, reviewList } from '#server/review/review.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { enter, fresh, type Office, openOffice, outcome, person, writer } from '../../helpers/people.ts'

onBothStores('who sees what in review', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const department = (index: number) => office.departments[index] ?? 0
  const people = () => ({
    boss: person('boss', 'executive'),
    admin: person('admin', 'administrator'),
    head: person('head', 'head', department(0)),
    kim: person('kim', 'evaluator', department(0)),
    deputy: person('deputy', 'evaluator', department(1)),
  })
  type Who = keyof ReturnType<typeof people>
  const list = (who: Who, ask: { departmentId?: number } = {}) =>
    reviewList(store().db, { year: 2025, month: 0, ...ask }, people()[who], TODAY)
  const id = (code: string) => office.ids.get(code) ?? 0
  const first = () => id('external-cooperation-1')
  const second = () => id('external-cooperation-3')
  const at = { year: 2025, month: 0 }

  test('heads, evaluators and deputies their own; the executive and the administrator all, acting nowhere', async () => {
    const seen = async (who: Who) => (await list(who)).departments.map((d) => [d.id, d.reviews])
    expect(await seen('head')).toEqual([[department(0), true]])
    expect(await seen('kim')).toEqual([[department(0), false]])
    for (const who of ['boss', 'admin'] as const) expect(await seen(who)).toEqual(office.departments.map((d) => [d, false]))
    expect(await outcome(list('head', { departmentId: department(1) }))).toBe('forbidden')
    expect(await outcome(list('kim', { departmentId: department(1) }))).toBe('forbidden')
    expect(await outcome(list('boss', { departmentId: department(1) }))).toBe('accepted')
    // Nothing waits in any period: what is to be submitted next is said instead.
    const next = { year: 2025, month: 0, count: 3, dueOn: '2026-03-31' }
    expect(await reviewList(store().db, {}, people().head, TODAY)).toMatchObject({ next, departments: [{ rows: [], plain: [] }] })
    expect(await outcome(reviewList(store().db, { year: 2040 }, people().head, TODAY))).toBe('unknown-year')
  })

  test('differences and flags; no evidence is said only where there is none', async () => {
    const kim = writer(people().kim)
    const one = await enter(store(), kim, '12', { indicatorId: first() })
    const two = await enter(store(), kim, '5.6', { indicatorId: second() })
    const proof = await addLink(
      store().db,
      { ...at, indicatorId: second(), url: 'https://a.kr/1', title: '', requestId: fresh() },
      kim,
      DEFAULT_LIMITS,
    )
    await submit(
      store().db,
      {
        ...at,
        cells: [
          { indicatorId: first(), version: one.cell.version },
          { indicatorId: second(), version: two.cell.version },
        ],
        requestId: fresh(),
      },
      kim,
    )
    const flags = async () => {
      const [own] = (await list('head')).departments
      return new Map([...(own?.rows ?? []), ...(own?.plain ?? [])].map((r) => [r.cell.indicatorId, r.flags]))
    }
    expect((await flags()).get(first())).toContain('no-evidence')
    expect((await flags()).get(second())).not.toContain('no-evidence')
    // Under the head's eyes more may be added, none taken away.
    expect(await outcome(removeEvidence(store().db, { id: proof.id, requestId: fresh() }, kim))).toBe('value-submitted')
    const more = { ...at, indicatorId: first(), url: 'https://a.kr/2', title: '', requestId: fresh() }
    expect(await outcome(addLink(store().db, more, kim, DEFAULT_LIMITS))).toBe('accepted')
    expect((await flags()).get(first())).not.toContain('no-evidence')
  })

  test('whoever looks on sees the same rows and may act on none', async () => {
    const rows = async (who: Who) =>
      (await list(who, { departmentId: department(0) })).departments.flatMap((d) => [...d.rows, ...d.plain])
    const acting = (await rows('head')).map((r) => r.cell.indicatorId)
    for (const who of ['boss', 'admin', 'kim'] as const) {
      const looked = await rows(who)
      expect(looked.map((r) => r.cell.indicatorId)).toEqual(acting)
      expect(looked.filter((r) => r.confirmable || r.cell.acts.includes('confirm') || r.cell.acts.includes('return'))).toEqual([])
    }
    const cells = [{ indicatorId: first(), version: (await rows('head'))[0]?.cell.version ?? 0 }]
    for (const who of ['boss', 'admin', 'kim'] as const) {
      expect(await outcome(confirm(store().db, { ...at, cells, requestId: fresh() }, writer(people()[who])))).toBe('forbidden')
    }
  })

  test('a deputy reviews the other department for a time, but not a figure of their own', async () => {
    await nameDeputy(store().db, writer(people().admin), {
      departmentId: department(0),
      userId: 'deputy',
      task: 'enter',
      fromOn: TODAY,
      toOn: TODAY,
      reason: '출장',
      requestId: fresh(),
    })
    await nameDeputy(store().db, writer(people().admin), {
      departmentId: department(0),
      userId: 'deputy',
      task: 'review',
      fromOn: TODAY,
      toOn: TODAY,
      reason: '출장',
      requestId: fresh(),
    })
    const third = id('external-cooperation-2')
    const made = await enter(store(), writer(people().deputy), '34', { indicatorId: third })
    await submit(
      store().db,
      { ...at, cells: [{ indicatorId: third, version: made.cell.version }], requestId: fresh() },
      writer(people().deputy),
    )
    const { departments } = await list('deputy')
    expect(departments.map((d) => [d.id, d.reviews])).toEqual([
      [department(0), true],
      [department(1), false],
    ])
    const rows = departments.flatMap((d) => [...d.rows, ...d.plain])
    expect(rows.find((r) => r.cell.indicatorId === third)).toMatchObject({
      confirmable: false,
      flags: expect.arrayContaining(['own-figure']),
    })
    expect(rows.find((r) => r.cell.indicatorId === first())).toMatchObject({ confirmable: true })
    expect((await list('head')).departments[0]?.rows.find((r) => r.cell.indicatorId === third)?.flags ?? []).not.toContain(
      'own-figure',
    )
  })

  describe('a later change', () => {
    test('stands beside the confirmed figure, while it is made and when it is handed in again', async () => {
      const head = writer(people().head)
      const kim = writer(people().kim)
      const row = async () =>
        (await list('head')).departments
          .flatMap((d) => [...d.rows, ...d.plain, ...d.changing])
          .find((r) => r.cell.indicatorId === first())
      const version = async () => (await row())?.cell.version ?? 0
      await confirm(store().db, { ...at, cells: [{ indicatorId: first(), version: await version() }], requestId: fresh() }, head)
      expect((await list('boss')).departments[0]?.confirmed.map((c) => c.indicatorId)).toEqual([first()])
      const confirmed = (await list('head')).departments[0]?.confirmed[0]?.version ?? 0
      expect(
        await outcome(
          addLink(
            store().db,
            { ...at, indicatorId: first(), url: 'https://a.kr/3', title: '', requestId: fresh() },
            kim,
            DEFAULT_LIMITS,
          ),
        ),
      ).toBe('value-confirmed')
      await reopen(
        store().db,
        { ...at, cells: [{ indicatorId: first(), version: confirmed }], reason: '1회 누락', requestId: fresh() },
        head,
      )
      await enter(store(), kim, '13', { indicatorId: first(), version: await version(), reason: '12월 1회 반영' })
      const changing = (await list('head')).departments[0]?.changing[0]
      expect(changing).toMatchObject({
        cell: { confirmed: { value: { value: 12 }, by: 'head' }, reopened: { reason: '1회 누락' }, value: { value: 13 } },
      })
      await submit(store().db, { ...at, cells: [{ indicatorId: first(), version: await version() }], requestId: fresh() }, kim)
      expect(await row()).toMatchObject({
        flags: expect.arrayContaining(['changed-since-confirmed']),
        difference: { from: { value: 12 }, to: { value: 13 }, by: 'kim', reason: '12월 1회 반영' },
      })
    })
  })
})

onBothStores('the inbox over all periods', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
    await opened.db
      .updateTable('indicator')
      .set({ frequency: 'quarter', aggregation: 'sum' })
      .where('code', '=', 'external-cooperation-1')
      .execute()
  })
  const kim = () => writer(person('kim', 'evaluator', office.departments[0] ?? 0))
  const head = () => writer(person('head', 'head', office.departments[0] ?? 0))
  const id = (n: number) => office.ids.get(`external-cooperation-${n}`) ?? 0
  const inbox = async (ask = {}) => {
    const list = await reviewList(store().db, ask, head().user, TODAY)
    const [own] = list.departments
    const at = ({ cell }: { cell: { year: number; month: number; indicatorId: number } }) => [
      cell.year,
      cell.month,
      cell.indicatorId,
    ]
    return {
      list,
      own,
      rows: [...(own?.rows ?? []), ...(own?.plain ?? [])].map(at).toSorted((a, b) => a.join().localeCompare(b.join())),
    }
  }
  const hand = async (indicatorId: number, year: number, month: number, raw: string) => {
    const { cell } = await enter(store(), kim(), raw, { indicatorId, year, month, reason: '연습', cause: '연습' })
    const cells = [{ indicatorId, version: cell.version }]
    await submit(store().db, { year, month, cells, requestId: fresh() }, kim())
  }

  test('what waits in every period stands in one list, counted for each of them', async () => {
    await hand(id(1), 2026, 3, '3')
    await hand(id(1), 2026, 6, '3')
    await hand(id(2), 2025, 0, '34')
    const { list, rows } = await inbox()
    expect(rows).toEqual([
      [2025, 0, id(2)],
      [2026, 3, id(1)],
      [2026, 6, id(1)],
    ])
    const one = { waiting: 1, changing: 0, confirmed: 0 }
    expect(list.periods.filter((p) => p.waiting > 0)).toEqual([
      { year: 2025, month: 0, ...one },
      { year: 2026, month: 3, ...one },
      { year: 2026, month: 6, ...one },
    ])
    expect((await inbox({ year: 2026, month: 6 })).rows).toEqual([[2026, 6, id(1)]])
    expect((await inbox({ year: 2025 })).rows).toEqual([[2025, 0, id(2)]])
    // One period alone has its progress and what is confirmed there.
    expect((await inbox()).own).toMatchObject({ progress: null, confirmed: [] })
    expect((await inbox({ year: 2026, month: 6 })).own).toMatchObject({ progress: { of: 1, submitted: 1 } })
  })

  test('no evidence and lateness are flags only where they are rare', async () => {
    const flags = async () => {
      const { own } = await inbox()
      return [...(own?.rows ?? []), ...(own?.plain ?? [])].flatMap((r) => r.flags.filter((f) => f === 'no-evidence'))
    }
    expect(await flags()).toEqual([])
    const link = (year: number, month: number, indicatorId: number) =>
      addLink(
        store().db,
        { year, month, indicatorId, url: `https://a.kr/${month}`, title: '', requestId: fresh() },
        kim(),
        DEFAULT_LIMITS,
      )
    await link(2026, 3, id(1))
    expect(await flags()).toEqual([])
    await link(2026, 6, id(1))
    expect(await flags()).toEqual(['no-evidence'])
  })

  test('several periods are confirmed in one request; the year made of two of them holds both', async () => {
    const outcomes = await confirm(
      store().db,
      {
        year: 2026,
        month: 6,
        cells: [
          { indicatorId: id(1), version: 2 },
          { indicatorId: id(2), version: 2, year: 2025, month: 0 },
          { indicatorId: id(1), version: 2, year: 2026, month: 3 },
          { indicatorId: id(1), version: 9, year: 2026, month: 3 },
        ],
        requestId: fresh(),
      },
      head(),
    )
    expect(outcomes.map(({ year, month, refused }) => [year, month, refused])).toEqual([
      [2026, 6, null],
      [2025, 0, null],
      [2026, 3, null],
      [2026, 3, 'version-conflict'],
    ])
    const versions = await store()
      .db.selectFrom('actual_revision')
      .select('version')
      .where('indicator_id', '=', id(1))
      .where('year', '=', 2026)
      .where('month', '=', 0)
      .orderBy('version')
      .execute()
    expect(versions.map((v) => v.version)).toEqual(versions.map((_, index) => index + 1))
    expect((await inbox({ year: 2026, month: 3 })).own?.confirmed).toMatchObject([{ indicatorId: id(1), month: 3 }])
    expect((await inbox()).rows).toEqual([])
  })

  test('a return over several periods is all or none, and what was done since is in the row', async () => {
    await hand(id(1), 2026, 9, '4')
    await hand(id(3), 2025, 0, '5.6')
    const cells = [
      { indicatorId: id(1), version: 2, year: 2026, month: 9 },
      { indicatorId: id(3), version: 1, year: 2025, month: 0 },
    ]
    const all = { year: 2026, month: 9, cells, reason: '증빙 필요', requestId: fresh() }
    expect(await outcome(returnCells(store().db, all, head()))).toBe('version-conflict')
    expect((await inbox()).rows).toHaveLength(2)
    await returnCells(store().db, { ...all, cells: cells.slice(0, 1), requestId: fresh() }, head())
    expect((await inbox()).own?.changing).toMatchObject([{ cell: { month: 9, returned: { reason: '증빙 필요' } } }])
    await enter(store(), kim(), '5', { indicatorId: id(1), year: 2026, month: 9, version: 3, reason: '1회 추가', cause: '연습' })
    expect((await inbox()).own?.changing).toMatchObject([{ cell: { stage: 'draft' } }])
    const again = { year: 2026, month: 9, cells: [{ indicatorId: id(1), version: 4 }], requestId: fresh() }
    await submit(store().db, again, kim())
    const row = (await inbox()).own?.rows.find((r) => r.cell.month === 9)
    expect(row?.flags).toContain('resubmitted')
    expect(row?.cell).toMatchObject({
      returned: { by: 'head', reason: '증빙 필요' },
      sinceReturn: { figure: { from: { value: 4 }, to: { value: 5 }, by: 'kim' } },
    })
  })

  test('the four quarters of a year confirmed together confirm the year', async () => {
    const quarters = [3, 6, 9, 12]
    for (const month of quarters) await hand(id(1), 2025, month, '3')
    const cells = quarters.map((month) => ({ indicatorId: id(1), version: 2, year: 2025, month }))
    const outcomes = await confirm(store().db, { year: 2025, month: 3, cells, requestId: fresh() }, head())
    expect(outcomes.map((o) => o.refused)).toEqual([null, null, null, null])
    const year = await store()
      .db.selectFrom('actual')
      .select(['stage', 'value'])
      .where('indicator_id', '=', id(1))
      .where('year', '=', 2025)
      .where('month', '=', 0)
      .executeTakeFirst()
    expect(year).toEqual({ stage: 'confirmed', value: 12 })
  })
})
