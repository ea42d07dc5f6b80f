import { describe, expect, test } from 'vitest'
import { nameDeputy } from '#server/organisation/deputies.ts'
import { submit } from '#server/entry/submit.ts'
import { addLink, removeEvidence } from '#server/evidence/evidence.ts'
import { DEFAULT_LIMITS } from '#server/evidence/list.ts'
import { confirm, reopen, reviewList } from '#server/review/review.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { enter, fresh, type Office, openOffice, outcome, person, writer } from '../../helpers/people.ts'

onBothStores('who sees what in review', (kind) => {
  let office: Office
  const store = useStore(kind, async (opened) => {
    office = await openOffice(opened)
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
    expect(await reviewList(store().db, {}, people().head, TODAY)).toMatchObject({ year: 2025, month: 0, months: [0] })
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
