import { expect, test } from 'vitest'
import { supplementaries } from '#server/budgets/supplementary.ts'
import {
  confirmSupplementary,
  discardSupplementary,
  openSupplementary,
  setSupplementary,
} from '#server/editions/supplementary.ts'
import { planPage } from '#server/editions/plans.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { askForTarget } from '#server/targets/ask.ts'
import { requestsOfPlan } from '#server/targets/requests.ts'
import { targetVersions } from '#server/targets/versions.ts'
import { ADMINISTRATOR, confirmFirstPlan } from '../../helpers/confirmed-plan.ts'
import { fresh, KEY, type Office, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

const COUNCIL = { meeting: '제418회 임시회', number: '제77호', decidedOn: '2026-05-20', evidence: '' }
const MILLION = 1_000_000

onBothStores('추경', (kind) => {
  let office: Office
  const store = useStore(kind, async (opened) => {
    office = await openOffice(opened)
  })
  const db = () => store().db
  const admin = () => writer(ADMINISTRATOR)
  const plan = { id: 1, fiscalYear: 2026 }
  const begin = async (as = admin()) =>
    openSupplementary(db(), as, { planId: 1, seen: (await planPage(db(), 1, TODAY)).seen, requestId: fresh() })
  const set = (of: { id: number; version: number }, amounts: Readonly<Record<number, string>>) =>
    setSupplementary(db(), admin(), {
      id: of.id,
      version: of.version,
      amounts: Object.entries(amounts).map(([id, raw]) => ({ programmeId: Number(id), raw })),
      requestId: fresh(),
    })
  const decide = (of: { id: number; version: number }, council = COUNCIL) =>
    confirmSupplementary(db(), admin(), { id: of.id, version: of.version, council, exception: '', requestId: fresh() })
  const ask = async (supplementaryId: number | null, from = 200, raw = '180') =>
    askForTarget(db(), writer(person('head', 'head', ...office.departments)), {
      indicatorId: office.ids.get('foreign-policy-1') ?? 0,
      year: 2026,
      from: { kind: 'set', value: from },
      raw,
      reasonCode: 'budget',
      reason: '추경으로 사업비 감액',
      evidence: '추경 예산안',
      effectiveOn: '2026-06-01',
      supplementaryId,
      requestId: fresh(),
    })

  test('needs a confirmed plan, and the administrator', async () => {
    expect(await outcome(begin())).toBe('plan-not-confirmed')
    expect(await outcome(begin(writer(person('head', 'head', 3))))).toBe('forbidden')
  })

  test('changes the amounts it names and no others; the printed budget stays', async () => {
    await confirmFirstPlan(store())
    const first = await begin()
    expect(first).toMatchObject({ number: 1, status: 'draft' })
    expect(await outcome(begin())).toBe('supplementary-exists')
    expect(await outcome(decide(first))).toBe('nothing-to-take')
    const printed = await db()
      .selectFrom('budget_amount')
      .selectAll()
      .where('kind', '=', 'budget')
      .where('year', '=', 2026)
      .where('programme_id', 'is not', null)
      .orderBy('programme_id')
      .execute()
    const [one, two] = printed
    const changed = await set(first, { [one?.programme_id ?? 0]: '1,234', [two?.programme_id ?? 0]: '' })
    expect(changed.version).toBe(2)
    expect(await outcome(set(first, { [one?.programme_id ?? 0]: '1' }))).toBe('version-conflict')
    expect(await outcome(set(changed, { 9999: '1' }))).toBe('bad-input')
    expect(await outcome(set(changed, { [one?.programme_id ?? 0]: '약 3' }))).toBe('number-refused')
    expect(await outcome(set(changed, { [one?.programme_id ?? 0]: '0.0000001' }))).toBe('bad-input')
    // What is being written is on no page of the budget.
    expect(await supplementaries(db(), plan)).toMatchObject({ editions: [], rows: [] })
    expect(await outcome(decide(changed, { ...COUNCIL, decidedOn: '2025-11-30' }))).toBe('council-day')
    await decide(changed)
    const { editions, rows, sums } = await supplementaries(db(), plan)
    expect(editions).toMatchObject([{ number: 1, status: 'confirmed', decidedOn: '2026-05-20', bill: '제77호' }])
    expect(rows.find((r) => r.programmeId === one?.programme_id)).toMatchObject({
      original: one?.amount,
      after: [1234 * MILLION],
      changed: [0],
    })
    expect(rows.find((r) => r.programmeId === two?.programme_id)).toMatchObject({ after: [two?.amount], changed: [] })
    expect((sums.after[0] ?? 0) - sums.original).toBe(1234 * MILLION - (one?.amount ?? 0))
    const still = await db()
      .selectFrom('budget_amount')
      .select('amount')
      .where('id', '=', one?.id ?? 0)
      .executeTakeFirstOrThrow()
    expect(still.amount).toBe(one?.amount)
  })

  test('a second one stands on the first, and what was decided is locked', async () => {
    const second = await begin()
    expect(second.number).toBe(2)
    const { rows } = await supplementaries(db(), plan)
    const [one, two] = rows
    await decide(await set(second, { [two?.programmeId ?? 0]: '10' }), { ...COUNCIL, decidedOn: '2026-09-10' })
    const now = await supplementaries(db(), plan)
    expect(now.rows.find((r) => r.programmeId === one?.programmeId)?.after).toEqual([1234 * MILLION, 1234 * MILLION])
    expect(now.rows.find((r) => r.programmeId === two?.programmeId)?.after).toEqual([two?.original, 10 * MILLION])
    await expect(db().updateTable('supplementary_amount').set({ amount: 1 }).execute()).rejects.toThrow(/plan-locked/)
    await expect(db().deleteFrom('supplementary_amount').execute()).rejects.toThrow(/plan-locked/)
    expect(await outcome(set({ ...second, version: 3 }, { [two?.programmeId ?? 0]: '11' }))).toBe('plan-wrong-state')
  })

  test('changes only the targets that name it, from the day of the council', async () => {
    const third = await begin()
    const asked = await ask(third.id)
    await decide(third, { ...COUNCIL, decidedOn: '2026-10-01' })
    const versions = await targetVersions(db(), office.ids.get('foreign-policy-1') ?? 0, 2026)
    expect(versions.at(-1)).toMatchObject({ stage: 'revised', value: 180, effectiveOn: '2026-10-01' })
    const { decided } = await requestsOfPlan(db(), 1, TODAY)
    expect(decided).toMatchObject([{ id: asked.id, state: 'approved', supplementary: 3, decidedBy: 'admin' }])
    const revised = await db().selectFrom('target').select('id').where('stage', '=', 'revised').execute()
    expect(revised).toHaveLength(1)
  })

  test('let go of, it returns the requests that name it', async () => {
    const fourth = await begin()
    const asked = await ask(fourth.id, 180, '150')
    const discard = (reason: string) => discardSupplementary(db(), admin(), { ...fourth, reason, requestId: fresh() })
    expect(await outcome(discard(' '))).toBe('reason-needed')
    expect(await discard('편성하지 않음')).toMatchObject({ status: 'discarded' })
    const { waiting, decided } = await requestsOfPlan(db(), 1, TODAY)
    expect(waiting).toEqual([])
    expect(decided[0]).toMatchObject({ id: asked.id, state: 'returned', decision: '편성하지 않음' })
    // Its number is free again.
    expect((await begin()).number).toBe(4)
  })

  test('the record verifies', async () => expect(await verifyAudit(db(), KEY)).toMatchObject({ kind: 'ok' }))
})
