import { describe, expect, test } from 'vitest'
import { confirmPlan, withdrawPlan } from '#server/editions/confirm.ts'
import { correctPlan } from '#server/editions/corrections.ts'
import { planPage } from '#server/editions/plans.ts'
import { yearTarget } from '#domain/scoring/target-change.ts'
import { targetVersions } from '#server/targets/versions.ts'
import { ADMINISTRATOR, COUNCIL } from '../../helpers/confirmed-plan.ts'
import { fresh, KEY, type Office, openOffice, outcome, person, refusal, writer } from '../../helpers/people.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('의회 확정', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const admin = () => writer(ADMINISTRATOR)
  const page = () => planPage(store().db, 1, TODAY)
  const confirm = async (council: Partial<typeof COUNCIL> = {}, as = admin(), requestId = fresh()) =>
    confirmPlan(store().db, as, { planId: 1, seen: (await page()).seen, council: { ...COUNCIL, ...council }, requestId })
  const withdraw = async (reason = '의결 내용을 다시 확인') =>
    withdrawPlan(store().db, admin(), { planId: 1, seen: (await page()).seen, reason, requestId: fresh() })

  test.each([
    ['without a session', { meeting: ' ' }, 'bad-input'],
    ['without a bill', { number: '' }, 'bad-input'],
    ['on a day to come', { decidedOn: '2026-11-21' }, 'council-day'],
    ['before it was filed', { decidedOn: '2025-10-31' }, 'council-day'],
  ] as const)('is refused %s', async (_, council, reason) => expect(await outcome(confirm(council))).toBe(reason))

  test.each([person('head', 'head', 3), person('boss', 'executive'), person('kim', 'evaluator', 3)])(
    'is no act of $role',
    async (user) => expect(await outcome(confirm({}, writer(user)))).toBe('forbidden'),
  )

  test('keeps session, bill, day and document, with who and when', async () => {
    expect(await page()).toMatchObject({ status: 'filed', edition: 'original', confirmedOn: null })
    const before = (await page()).seen
    expect(await confirm()).toMatchObject({ status: 'confirmed' })
    const now = await page()
    expect(now).toMatchObject({ status: 'confirmed', confirmedOn: '2025-12-16', filedOn: '2025-11' })
    expect(now.acts[0]).toMatchObject({
      act: 'confirm',
      meeting: COUNCIL.meeting,
      number: COUNCIL.number,
      decidedOn: COUNCIL.decidedOn,
      evidence: COUNCIL.evidence,
      by: 'admin',
    })
    // Somebody who still sees the filed plan is told who was first.
    const late = confirmPlan(store().db, admin(), { planId: 1, seen: before, council: COUNCIL, requestId: fresh() })
    expect((await refusal(late)).facts).toMatchObject({ by: 'admin', status: 'confirmed' })
    expect(await outcome(confirm())).toBe('plan-wrong-state')
  })

  test('is taken back while nothing stands on it, with a reason', async () => {
    expect(await outcome(withdraw('  '))).toBe('reason-needed')
    expect(await withdraw()).toMatchObject({ status: 'filed' })
    expect(await page()).toMatchObject({ status: 'filed', confirmedOn: null, filedOn: '2025-11' })
    // It came filed: nobody here filed it.
    expect(await outcome(withdraw())).toBe('plan-wrong-state')
    await confirm()
  })

  test('two presses and two administrators make one confirmation', async () => {
    await withdraw()
    const seen = (await page()).seen
    const requestId = fresh()
    const ask = (id: string) => confirmPlan(store().db, admin(), { planId: 1, seen, council: COUNCIL, requestId: id })
    const [first, again] = await Promise.all([ask(requestId), ask(requestId)])
    expect(again).toEqual(first)
    expect(await outcome(ask(fresh()))).toBe('version-conflict')
    expect((await page()).acts.filter((a) => a.act === 'confirm')).toHaveLength(3)
  })

  describe('정정', () => {
    const id = () => office.ids.get('foreign-policy-1') ?? 0
    const correct = async (of: Partial<Parameters<typeof correctPlan>[2]>, as = admin()) =>
      correctPlan(store().db, as, {
        planId: 1,
        seen: (await page()).seen,
        subject: 'indicator',
        subjectId: id(),
        field: 'name',
        before: '',
        after: '',
        reason: '원본과 대조',
        requestId: fresh(),
        ...of,
      })
    const nameOf = async () =>
      (await store().db.selectFrom('indicator').select('name').where('id', '=', id()).executeTakeFirstOrThrow()).name

    test('keeps both values, with who and why', async () => {
      const before = await nameOf()
      expect(await correct({ before, after: ` ${before} 실적 ` })).toEqual({ before, after: `${before} 실적` })
      expect(await nameOf()).toBe(`${before} 실적`)
      expect((await page()).corrections[0]).toMatchObject({
        name: `${before} 실적`,
        before,
        after: `${before} 실적`,
        reason: '원본과 대조',
        by: 'admin',
      })
      expect(await outcome(withdraw())).toBe('plan-built-on')
    })

    test('of a target is no change of it: the council’s target is another by it, none is called revised', async () => {
      const [own] = await targetVersions(store().db, id(), 2026)
      expect(own).toMatchObject({ value: 200 })
      await correct({ subject: 'target', field: '2026', before: '200', after: '210' })
      const versions = await targetVersions(store().db, id(), 2026)
      expect(versions).toHaveLength(2)
      expect(versions.map((v) => v.stage)).toEqual(['planned', 'planned'])
      expect(versions[1]?.effectiveOn).toBe(own?.effectiveOn)
      expect(yearTarget(versions, 2026, TODAY)).toMatchObject({ inForce: { value: 210 }, original: null })
      await correct({ subject: 'target', field: '2026', before: '210', after: '-' })
      expect(yearTarget(await targetVersions(store().db, id(), 2026), 2026, TODAY)?.inForce.kind).toBe('none')
    })

    test('of a weight is a figure, and a name stays a name', async () => {
      const { weight } = await store()
        .db.selectFrom('indicator')
        .select('weight')
        .where('id', '=', id())
        .executeTakeFirstOrThrow()
      await correct({ field: 'weight', before: String(weight), after: '33.3' })
      expect(await outcome(correct({ field: 'weight', before: '33.3', after: '0' }))).toBe('bad-input')
      expect(await outcome(correct({ field: 'weight', before: '33.3', after: '약 30' }))).toBe('number-refused')
      expect(await outcome(correct({ field: 'weight', before: '33.3', after: '(30)' }))).toBe('number-unclear')
      await correct({ field: 'weight', before: '33.3', after: String(weight) })
    })

    test.each(['component', 'strategic_goal', 'policy_goal', 'programme', 'project'] as const)(
      'reaches a %s',
      async (subject) => {
        const table = subject === 'component' ? 'indicator_component' : subject
        const row = await store().db.selectFrom(table).select(['id', 'name']).orderBy('id').executeTakeFirstOrThrow()
        await correct({ subject, subjectId: row.id, before: row.name, after: `${row.name} 정정` })
        const now = await store().db.selectFrom(table).select('name').where('id', '=', row.id).executeTakeFirstOrThrow()
        expect(now.name).toBe(`${row.name} 정정`)
      },
    )

    test.each([
      ['without a reason', { reason: ' ' }, 'reason-needed'],
      ['of what is another by now', { before: '누가 본 값', after: '다른 값' }, 'version-conflict'],
      ['of a column that is none', { field: 'results_due' }, 'bad-input'],
      ['of a thing of another plan', { subjectId: 9999 }, 'bad-input'],
      ['of a year without a target', { subject: 'target', field: '2040' }, 'unknown-year'],
      ['of no year', { subject: 'target', field: 'name' }, 'bad-input'],
    ] as const)('is refused %s', async (_, of, reason) => expect(await outcome(correct(of))).toBe(reason))
    test('is refused into nothing', async () => {
      const before = await nameOf()
      expect(await outcome(correct({ before, after: '  ' }))).toBe('bad-input')
      expect(await outcome(correct({ before, after: before }))).toBe('bad-input')
    })
    test('is the administrator’s', async () =>
      expect(await outcome(correct({ before: '', after: 'x' }, writer(person('head', 'head', 3))))).toBe('forbidden'))

    test('is refused once another edition took the plan’s place', async () => {
      const before = await nameOf()
      await store().db.updateTable('plan').set({ status: 'superseded' }).where('id', '=', 1).execute()
      expect(await outcome(correct({ before, after: '새 이름' }))).toBe('plan-superseded')
      await store().db.updateTable('plan').set({ status: 'confirmed' }).where('id', '=', 1).execute()
    })
  })
})

onBothStores('the record of confirmation and corrections', (kind) => {
  const store = useStore(kind, openOffice)
  test('verifies', async () => {
    const seen = async () => (await planPage(store().db, 1, TODAY)).seen
    await confirmPlan(store().db, writer(ADMINISTRATOR), { planId: 1, seen: await seen(), council: COUNCIL, requestId: fresh() })
    const { name } = await store().db.selectFrom('indicator').select('name').where('id', '=', 1).executeTakeFirstOrThrow()
    await correctPlan(store().db, writer(ADMINISTRATOR), {
      planId: 1,
      seen: await seen(),
      subject: 'indicator',
      subjectId: 1,
      field: 'name',
      before: name,
      after: `${name} 정정`,
      reason: '오기',
      requestId: fresh(),
    })
    expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' })
  })
})
