import { describe, expect, test } from 'vitest'
import { registerCounts } from '#server/activities/counts.ts'
import { activitiesPage } from '#server/activities/page.ts'
import { proposal } from '#server/activities/proposal.ts'
import { activityHistory } from '#server/activities/read.ts'
import { addActivity, type AddInput, cancelActivity, changeActivity, restoreActivity } from '#server/activities/save.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { enter, fresh, KEY, type Office, openOffice, outcome, person, refusal, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('the activity register', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const db = () => store().db
  const id = (code: string) => office.ids.get(code) ?? 0
  // In the plan's order: 대외협력과, 외국인국제정책과, 소통기획과, 중앙협력본부.
  const department = (index: number) => office.departments[index] ?? 0
  const kim = () => person('kim', 'evaluator', department(0))
  const boss = () => person('boss', 'executive')
  const draft = (more: Partial<AddInput> = {}): AddInput => ({
    departmentId: department(0),
    startsOn: '2025-03-10',
    endsOn: null,
    title: `협의회 ${fresh()}`,
    kind: 'meeting',
    kindNote: null,
    partner: '○○당',
    place: null,
    participants: 12,
    note: null,
    links: [],
    requestId: fresh(),
    ...more,
  })
  const linked = (code: string) => [{ indicatorId: id(code), componentId: null }]
  const add = (more: Partial<AddInput> = {}, as = kim()) => addActivity(db(), draft(more), writer(as))
  /** The proposal; the counts of all cells of the period are asked with it and say the same of this one. */
  const asked = async (code: string, more = {}, as = boss()) => {
    const ask = { indicatorId: id(code), year: 2025, month: 0, ...more }
    const answer = await proposal(db(), ask, as, TODAY)
    const counts = await registerCounts(db(), { ...ask, planIds: [1] }, TODAY)
    const { count, whole, parts } = answer
    const counted = parts.flatMap((p) =>
      p.count === null || p.count === 0 ? [] : [{ componentId: p.componentId, count: p.count }],
    )
    const own = counts.filter((one) => one.indicatorId === ask.indicatorId)
    const there = own.map((one) => ({ ...one, parts: one.parts.toSorted((a, b) => a.componentId - b.componentId) }))
    const same = [
      { indicatorId: ask.indicatorId, count, whole, parts: counted.toSorted((a, b) => a.componentId - b.componentId) },
    ]
    expect(there).toEqual(answer.linkedTotal === 0 ? [] : same)
    return answer
  }
  const audits = async () =>
    (await db().selectFrom('audit_entry').selectAll().orderBy('seq').execute()).filter((a) => a.act.includes('activity.'))

  test('an entry is kept with its first version and its audit entry', async () => {
    const added = await add({ title: '  정책협의회 ', note: ' ', endsOn: '2025-03-10', links: linked('external-cooperation-1') })
    expect(added).toMatchObject({ version: 1, status: 'held', title: '정책협의회', note: null, endsOn: null })
    expect(await activityHistory(db(), added.id)).toMatchObject([
      { version: 1, act: 'add', by: 'kim', entry: { title: '정책협의회', participants: 12 } },
    ])
    const last = (await audits()).at(-1)
    expect(last).toMatchObject({
      act: 'activity.add',
      subject: `activity:${added.id}`,
      actor_id: 'kim',
      address: '10.0.0.7',
      before_json: null,
    })
    expect(await verifyAudit(db(), KEY)).toMatchObject({ kind: 'ok' })
  })

  test('a retry adds nothing again; other content under its number is refused', async () => {
    const input = draft()
    const before = await db().selectFrom('activity').select('id').execute()
    const [first, again] = [await addActivity(db(), input, writer(kim())), await addActivity(db(), input, writer(kim()))]
    expect(again).toEqual(first)
    expect(await db().selectFrom('activity').select('id').execute()).toHaveLength(before.length + 1)
    expect(await outcome(addActivity(db(), { ...input, place: '다른 곳' }, writer(kim())))).toBe('request-reused')
  })

  describe('who may write', () => {
    test.each([
      ['evaluator', 0, 'accepted'],
      ['head', 0, 'accepted'],
      ['evaluator', 1, 'forbidden'],
      ['head', 1, 'forbidden'],
      ['executive', null, 'forbidden'],
      ['administrator', null, 'forbidden'],
    ] as const)('%s of department %s: %s', async (role, own, expected) => {
      const who = person('lee', role, ...(own === null ? [] : [department(own)]))
      expect(await outcome(add({}, who))).toBe(expected)
      const { id: entry } = await add()
      const { requestId, departmentId: _, ...same } = draft()
      expect(await outcome(changeActivity(db(), { ...same, id: entry, version: 1, requestId }, writer(who)))).toBe(expected)
      expect(
        await outcome(
          cancelActivity(
            db(),
            { id: entry, version: expected === 'accepted' ? 2 : 1, reason: '중복', requestId: fresh() },
            writer(who),
          ),
        ),
      ).toBe(expected)
    })
    test('a deputy for entering, while it lasts; one for reviewing not', async () => {
      const deputy = (task: 'enter' | 'review', user_id: string, to_on: string) =>
        db()
          .insertInto('deputy')
          .values({
            unit_id: department(0),
            user_id,
            task,
            from_on: '2026-11-01',
            to_on,
            reason: '출장',
            recorded_at: '2026-11-01T00:00:00.000Z',
            recorded_by: '과장',
            ended_at: null,
          })
          .execute()
      await deputy('enter', 'deputy', '2026-11-30')
      await deputy('enter', 'lee', '2026-11-10')
      await deputy('review', 'head', '2026-11-30')
      expect(await outcome(add({}, person('deputy', 'evaluator', department(3))))).toBe('accepted')
      expect(await outcome(add({}, person('lee', 'evaluator', department(3))))).toBe('forbidden')
      expect(await outcome(add({}, person('head', 'head', department(3))))).toBe('forbidden')
    })
  })

  describe('what it may count for', () => {
    test.each([
      ['a percentage', 'external-cooperation-3', 'not-countable'],
      ['another department’s', 'foreign-policy-3', 'forbidden'],
      ['a count', 'external-cooperation-2', 'accepted'],
    ])('%s', async (_, code, expected) => expect(await outcome(add({ links: linked(code) }))).toBe(expected))
    test('nothing that is not there, nothing twice', async () => {
      expect(await outcome(add({ links: [{ indicatorId: 99_999, componentId: null }] }))).toBe('unknown-indicator')
      expect(await outcome(add({ links: [...linked('external-cooperation-1'), ...linked('external-cooperation-1')] }))).toBe(
        'bad-input',
      )
    })
    test('of a composite indicator a part, and one of its own', async () => {
      const central = person('kim', 'evaluator', department(3))
      const parts = await db().selectFrom('indicator_component').select(['id', 'indicator_id as of']).orderBy('id').execute()
      const part = (code: string) => parts.find((p) => p.of === id(code))?.id ?? 0
      const link = (componentId: number | null) => ({
        departmentId: department(3),
        links: [{ indicatorId: id('central-office-1'), componentId }],
      })
      expect(await outcome(add(link(null), central))).toBe('not-countable')
      expect(await outcome(add(link(part('central-office-2')), central))).toBe('not-countable')
      expect(await outcome(add(link(part('central-office-1')), central))).toBe('accepted')
      const answer = await asked('central-office-1')
      expect([answer.count, answer.whole, answer.parts.map((p) => p.count)]).toEqual([1, true, [1, 0, 0, 0]])
    })
  })

  describe('versions', () => {
    test('a stale writer is told by whom and when, and nothing is lost', async () => {
      const { id: entry } = await add({ title: '교류회의 초안' })
      const { departmentId: _, ...mine } = draft({ title: '교류회의' })
      await changeActivity(db(), { ...mine, id: entry, version: 1 }, writer(kim()))
      const told = await refusal(
        changeActivity(
          db(),
          { ...mine, title: '늦은 제목', id: entry, version: 1, requestId: fresh() },
          writer(person('lee', 'head', department(0))),
        ),
      )
      expect([told.reason, told.facts]).toMatchObject(['version-conflict', { seen: 1, version: 2, by: 'kim' }])
      expect((await activityHistory(db(), entry)).map((v) => v.entry.title)).toEqual(['교류회의 초안', '교류회의'])
    })
    test('of ten at once one wins, the others are told', async () => {
      const { id: entry } = await add()
      const { departmentId: _, ...mine } = draft()
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (__, n) =>
          outcome(
            changeActivity(db(), { ...mine, title: `제목 ${n}`, id: entry, version: 1, requestId: fresh() }, writer(kim())),
          ),
        ),
      )
      expect(outcomes.toSorted()).toEqual(['accepted', ...Array.from({ length: 9 }, () => 'version-conflict')])
    })
    test('saving without a change makes no version', async () => {
      const { departmentId: _, requestId: __, ...same } = draft()
      const added = await addActivity(db(), { ...same, departmentId: department(0), requestId: fresh() }, writer(kim()))
      expect(await changeActivity(db(), { ...same, id: added.id, version: 1, requestId: fresh() }, writer(kim()))).toMatchObject({
        version: 1,
      })
    })
    test('versions cannot be rewritten', async () => {
      await expect(
        db()
          .updateTable('activity_revision')
          .set({ reason: '고침' } as never)
          .execute(),
      ).rejects.toThrow(/append-only/)
      await expect(db().deleteFrom('activity_revision').execute()).rejects.toThrow(/append-only/)
    })
  })

  test('the same day and title is asked about in one department, with the partner in all of them', async () => {
    const twin = await add({ title: '월례 간담회', startsOn: '2025-05-02' })
    const told = await refusal(add({ title: '월례  간담회', startsOn: '2025-05-02' }))
    expect([told.reason, told.facts]).toMatchObject(['duplicate-activity', { id: twin.id, title: '월례 간담회' }])
    expect(await outcome(add({ title: '월례 간담회', startsOn: '2025-05-03' }))).toBe('accepted')
    const elsewhere = (partner: string | null) =>
      add(
        { title: '월례 간담회', startsOn: '2025-05-02', partner, departmentId: department(1) },
        person('lee', 'evaluator', department(1)),
      )
    // What two departments did together would be counted twice.
    expect((await refusal(elsewhere(' ○○ 당'))).facts).toMatchObject({ id: twin.id, departmentId: department(0) })
    expect(await outcome(elsewhere(null))).toBe('accepted')
    expect(await outcome(add({ title: '월례 간담회', startsOn: '2025-05-02', duplicate: true }))).toBe('accepted')
    // Changing a third one into it is the same question; leaving a twin as it is, is not.
    const other = await add({ startsOn: '2025-05-02' })
    const { departmentId: _, ...into } = draft({ title: '월례 간담회', startsOn: '2025-05-02' })
    expect(await outcome(changeActivity(db(), { ...into, id: other.id, version: 1 }, writer(kim())))).toBe('duplicate-activity')
    expect(
      await outcome(changeActivity(db(), { ...into, place: '도청', id: twin.id, version: 1, requestId: fresh() }, writer(kim()))),
    ).toBe('accepted')
  })

  test('cancelled with a reason it stays and no longer counts; restored it counts again', async () => {
    const before = (await asked('external-cooperation-2')).count
    const { id: entry } = await add({ links: linked('external-cooperation-2') })
    const at = (version: number, reason = '태풍') => ({ id: entry, version, reason, requestId: fresh() })
    expect(await outcome(cancelActivity(db(), at(1, ' '), writer(kim())))).toBe('reason-needed')
    expect(await cancelActivity(db(), at(1), writer(kim()))).toMatchObject({ status: 'cancelled', version: 2 })
    expect(await asked('external-cooperation-2')).toMatchObject({
      count: before,
      outside: expect.arrayContaining([expect.objectContaining({ why: 'cancelled' })]),
    })
    const { departmentId: _, ...change } = draft()
    expect(await outcome(changeActivity(db(), { ...change, id: entry, version: 2 }, writer(kim())))).toBe('activity-cancelled')
    expect(await outcome(cancelActivity(db(), at(2), writer(kim())))).toBe('activity-cancelled')
    expect(await restoreActivity(db(), at(2, '다시 열림'), writer(kim()))).toMatchObject({ status: 'held', version: 3 })
    expect((await asked('external-cooperation-2')).count).toBe(before + 1)
    expect((await activityHistory(db(), entry)).map((v) => [v.act, v.reason])).toEqual([
      ['add', null],
      ['cancel', '태풍'],
      ['restore', '다시 열림'],
    ])
  })

  test('the count is proposed beside the figure stored, which others see when it is confirmed', async () => {
    const code = 'external-cooperation-1'
    const { count } = await asked(code)
    await enter(store(), writer(kim()), String(count), { indicatorId: id(code) })
    await add({ links: linked(code), startsOn: '2025-12-31' })
    await add({ links: linked(code), startsOn: '2026-01-01' })
    expect(await asked(code, {}, kim())).toMatchObject({
      count: count + 1,
      stored: { value: count, stage: 'draft' },
      difference: 1,
    })
    const other = person('lee', 'evaluator', department(1))
    expect(await asked(code, {}, other)).toMatchObject({ count: count + 1, stored: null, difference: null })
    await db()
      .updateTable('actual')
      .set({ stage: 'confirmed' })
      .where('indicator_id', '=', id(code))
      .where('year', '=', 2025)
      .execute()
    expect(await asked(code, {}, other)).toMatchObject({ stored: { value: count, stage: 'confirmed' }, difference: 1 })
    const page = await activitiesPage(db(), { year: 2025 }, other, TODAY)
    expect(page.indicators.find((i) => i.id === id(code))).toMatchObject({
      count: count + 1,
      differences: [{ month: 0, stored: count, count: count + 1, stage: 'confirmed' }],
    })
    expect(page.departments.filter((d) => d.writable).map((d) => d.id)).toEqual([department(1)])
  })

  test('an indicator nobody linked has nothing proposed; broken asks are refused', async () => {
    expect(await asked('communication-2')).toMatchObject({ count: 0, linkedTotal: 0 })
    expect(await outcome(asked('external-cooperation-1', { month: 5 }))).toBe('unknown-period')
    expect(await outcome(asked('external-cooperation-1', { year: 2040 }))).toBe('unknown-year')
    expect(await outcome(proposal(db(), { indicatorId: 99_999, year: 2025, month: 0 }, boss(), TODAY))).toBe('unknown-indicator')
    expect(await outcome(changeActivity(db(), { ...draft(), id: 99_999, version: 1 }, writer(kim())))).toBe('unknown-activity')
  })
})
