import { beforeAll, describe, expect, test } from 'vitest'
import { askForTarget, type AskInput } from '#server/targets/ask.ts'
import { approveTarget, returnRequest, withdrawRequest } from '#server/targets/decide.ts'
import { requestsOf, requestsOfPlan } from '#server/targets/requests.ts'
import { targetVersions } from '#server/targets/versions.ts'
import { closePeriod } from '#server/periods/close.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { ADMINISTRATOR, confirmFirstPlan } from '../../helpers/confirmed-plan.ts'
import { fresh, KEY, type Office, openOffice, outcome, person, refusal, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('목표 변경 요청', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
  })
  const id = (code = 'foreign-policy-1') => office.ids.get(code) ?? 0
  const department = async (code?: string) =>
    (await store().db.selectFrom('indicator').select('department_id as d').where('id', '=', id(code)).executeTakeFirstOrThrow()).d
  const head = async () => writer(person('head', 'head', await department()))
  const admin = (name = 'admin') => writer({ ...ADMINISTRATOR, id: name, name })
  const ask = async (of: Partial<AskInput> = {}, as?: ReturnType<typeof writer>) =>
    askForTarget(store().db, as ?? (await head()), {
      indicatorId: id(),
      year: 2026,
      from: { kind: 'set', value: 200 },
      raw: '180',
      reasonCode: 'circumstances',
      reason: '법무부 배정 인원 감소',
      evidence: '법무부 체류관리과-1234',
      effectiveOn: '2026-07-01',
      supplementaryId: null,
      requestId: fresh(),
      ...of,
    })
  const approve = (request: { id: number; version: number }, of: object = {}, as = admin()) =>
    approveTarget(store().db, as, {
      ...request,
      effectiveOn: '2026-07-01',
      decision: '',
      exception: '',
      requestId: fresh(),
      ...of,
    })
  const undo = (request: { id: number; version: number }, by = returnRequest, as = admin()) =>
    by(store().db, as, { ...request, reason: '근거 보완', requestId: fresh() })

  test('before the council’s confirmation a target is changed in the plan itself', async () => {
    expect(await outcome(ask())).toBe('plan-not-confirmed')
  })

  describe('once the plan is confirmed', () => {
    beforeAll(() => confirmFirstPlan(store()))

    test.each([
      ['of a later year', { year: 2027, from: { kind: 'set', value: 200 }, effectiveOn: '2027-03-01' }, 'target-not-of-plan'],
      ['of a settled year', { year: 2024, effectiveOn: '2024-12-01' }, 'target-not-of-plan'],
      ['from a day of another year', { effectiveOn: '2027-01-01' }, 'effective-outside-year'],
      ['from a day before the council', { year: 2025, effectiveOn: '2025-12-01' }, 'effective-outside-year'],
      ['to the same target', { raw: '200' }, 'target-same'],
      ['without a reason', { reason: ' ' }, 'reason-needed'],
      ['without its ground', { evidence: '' }, 'bad-input'],
      ['to what is no number', { raw: '약 180' }, 'number-refused'],
      ['to what is two numbers', { raw: '(180)' }, 'number-unclear'],
      ['from another target than there is', { from: { kind: 'set', value: 190 } }, 'version-conflict'],
      ['of no indicator', { indicatorId: 9999 }, 'unknown-indicator'],
      ['with a 추경 that is not there', { supplementaryId: 9999 }, 'unknown-supplementary'],
    ] as const)('one %s is refused', async (_, of, reason) => expect(await outcome(ask(of as Partial<AskInput>))).toBe(reason))

    test('is no act of another department, an executive or the administrator', async () => {
      const other = office.departments.find((d) => d !== office.departments[1]) ?? 0
      for (const user of [person('x', 'head', other), person('boss', 'executive'), ADMINISTRATOR])
        expect(await outcome(ask({}, writer(user)))).toBe('forbidden')
    })

    test('waits once: pressed twice it is one, a second one is told who asked', async () => {
      const requestId = fresh()
      const [first, again] = await Promise.all([ask({ requestId }), ask({ requestId })])
      expect(again).toEqual(first)
      expect((await refusal(ask({ raw: '170' }))).reason).toBe('request-waiting')
      const { waiting } = await requestsOfPlan(store().db, 1, TODAY)
      expect(waiting).toMatchObject([{ indicatorId: id(), askedBy: 'head', state: 'asked', closed: false }])
      // Nothing changed yet.
      expect(await targetVersions(store().db, id(), 2026)).toHaveLength(1)
      await undo(first)
      const [told] = await requestsOf(store().db, person('head', 'head', await department()), id(), TODAY)
      expect(told).toMatchObject({ state: 'returned', decision: '근거 보완', decidedBy: 'admin' })
    })

    test('is seen by its department and those above alone', async () => {
      const other = office.departments[0] ?? 0
      expect(await outcome(requestsOf(store().db, person('x', 'head', other), id(), TODAY))).toBe('forbidden')
      expect(await requestsOf(store().db, person('boss', 'executive'), id(), TODAY)).toHaveLength(1)
    })

    test('approved it is a dated revision beside the target that the council confirmed', async () => {
      const asked = await ask()
      expect(await outcome(approve(asked, { effectiveOn: '2027-01-01' }))).toBe('effective-outside-year')
      expect(await outcome(approve(asked, {}, await head()))).toBe('forbidden')
      expect(await outcome(approve({ ...asked, version: 9 }))).toBe('version-conflict')
      expect(await approve(asked, { effectiveOn: '2026-08-01' })).toMatchObject({ state: 'approved', version: 2 })
      expect(await targetVersions(store().db, id(), 2026)).toMatchObject([
        { revision: 1, stage: 'planned', value: 200 },
        { revision: 2, stage: 'revised', value: 180, effectiveOn: '2026-08-01' },
      ])
      const row = await store().db.selectFrom('target').selectAll().where('revision', '=', 2).executeTakeFirstOrThrow()
      expect(row).toMatchObject({ approved_by: 'admin', recorded_by: 'head', reason: '법무부 배정 인원 감소' })
    })

    test('is decided once: the second administrator is told by whom', async () => {
      const asked = await ask({ from: { kind: 'set', value: 180 }, raw: '150' })
      const both = await Promise.allSettled([approve(asked, {}, admin('a')), undo(asked, returnRequest, admin('b'))])
      expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
      const [lost] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as { reason: string; facts: object }] : []))
      expect(lost).toMatchObject({ reason: 'request-decided' })
    })

    test('is taken back by whoever asked, with a word', async () => {
      const code = 'foreign-policy-2'
      const [own] = await targetVersions(store().db, id(code), 2026)
      const from = own?.kind === 'set' ? { kind: 'set' as const, value: own.value ?? 0 } : { kind: 'none' as const }
      const asked = await ask({ indicatorId: id(code), from, raw: '-' })
      expect(await outcome(undo(asked, withdrawRequest, writer(person('boss', 'executive'))))).toBe('forbidden')
      expect(await undo(asked, withdrawRequest, await head())).toMatchObject({ state: 'withdrawn' })
      expect(await outcome(approve(asked))).toBe('request-decided')
      expect(await outcome(undo({ id: 9999, version: 1 }))).toBe('unknown-request')
    })

    test('of a period that is closed it needs an exception, which stays on record', async () => {
      const code = 'foreign-policy-3'
      const [own] = await targetVersions(store().db, id(code), 2026)
      const from = own?.kind === 'set' ? { kind: 'set' as const, value: own.value ?? 0 } : { kind: 'none' as const }
      const asked = await ask({ indicatorId: id(code), from, raw: '1' })
      await closePeriod(
        store().db,
        { unitId: await department(code), year: 2026, frequency: 'year', month: 0, requestId: fresh() },
        admin(),
      )
      expect((await requestsOfPlan(store().db, 1, TODAY)).waiting).toMatchObject([{ id: asked.id, closed: true }])
      expect(await outcome(approve(asked))).toBe('exception-needed')
      await approve(asked, { exception: '결산 뒤 통보된 배정' })
      const { decided } = await requestsOfPlan(store().db, 1, TODAY)
      expect(decided.find((r) => r.id === asked.id)).toMatchObject({ state: 'approved', exception: '결산 뒤 통보된 배정' })
    })

    test('a decision by SQL alone makes no target, and what was asked stays', async () => {
      const { db } = store()
      await expect(db.deleteFrom('target_request').execute()).rejects.toThrow(/append-only/)
      await expect(db.updateTable('target_request').set({ state: 'withdrawn' }).execute()).rejects.toThrow(/decided once/)
      await expect(
        db
          .updateTable('target_request')
          .set({ to_value: 1 } as never)
          .execute(),
      ).rejects.toThrow(/decided once/)
    })

    test('the record verifies', async () => expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' }))
  })
})
