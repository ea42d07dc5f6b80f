import { expect, test } from 'vitest'
import { confirmDraft } from '#server/imports/drafts/confirm.ts'
import { planPage } from '#server/editions/plans.ts'
import { supplementaries } from '#server/budgets/supplementary.ts'
import { confirmSupplementary, openSupplementary, setSupplementary } from '#server/editions/supplementary.ts'
import { confirmPlan, withdrawPlan } from '#server/editions/confirm.ts'
import { planFor } from '#server/plans/plan.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { askForTarget } from '#server/targets/ask.ts'
import { approveTarget } from '#server/targets/decide.ts'
import { targetVersions } from '#server/targets/versions.ts'
import { yearTarget } from '#domain/scoring/target-change.ts'
import { fresh, KEY, outcome, person, writer } from '../../../helpers/people.ts'
import { onBothStores, useStore } from '../../../helpers/stores.ts'
import { empty, importer, PLAN, TODAY, withFirst } from '../../../helpers/imports/drafts-office.ts'

const COUNCIL = { meeting: '제440회 정례회', number: '제9호', decidedOn: '2028-12-15', evidence: '' }
const year = PLAN.settledYear + 2

onBothStores('editions of a year that come by documents', (kind) => {
  const store = useStore(kind, empty)
  const db = () => store().db
  const page = async (id: number) => planPage(db(), id, TODAY)
  const current = async () => (await planFor(db(), { year, today: TODAY })).id
  const indicator = async (planId: number) =>
    db().selectFrom('indicator').selectAll().where('plan_id', '=', planId).orderBy('id').executeTakeFirstOrThrow()
  const confirm = async (planId: number) =>
    confirmPlan(db(), importer(store()).as, { planId, seen: (await page(planId)).seen, council: COUNCIL, requestId: fresh() })

  test('the first is 당초; once confirmed its import is not taken back', async () => {
    const { bring, confirm: enterPlan, undo } = importer(store())
    const draft = await bring(PLAN)
    await enterPlan(draft)
    const id = await current()
    expect(await page(id)).toMatchObject({ edition: 'original', status: 'filed', acts: [{ act: 'enter', by: 'gihoek' }] })
    await confirm(id)
    expect(await outcome(undo(draft))).toBe('plan-locked')
    // The same plan with the confirmation withdrawn can be.
    const seen = (await page(id)).seen
    await withdrawPlan(db(), importer(store()).as, { planId: id, seen, reason: '잘못 기록', requestId: fresh() })
    await undo(draft)
    expect((await db().selectFrom('plan').select('status').where('id', '=', id).executeTakeFirstOrThrow()).status).toBe(
      'superseded',
    )
  })

  test('filed anew before the council it is 수정', async () => {
    const { bring, confirm: enterPlan } = importer(store())
    await enterPlan(await bring(PLAN, { again: true }))
    const changed = withFirst(PLAN, {
      weight: PLAN.departments[0]?.goals[0]?.indicators[0]?.weight ?? 0,
      targets: ['1', '2', '3', '4', '5'],
    })
    await enterPlan(await bring(changed))
    expect(await page(await current())).toMatchObject({ edition: 'revised', status: 'filed' })
  })

  test('changed after it, it is 변경: locked with the council’s day, and decided changes of targets go on', async () => {
    const { bring, as, version } = importer(store())
    const before = await current()
    await confirm(before)
    const one = await indicator(before)
    const [own] = await targetVersions(db(), one.id, year)
    const head = writer(person('head', 'head', one.department_id), TODAY)
    const asked = await askForTarget(db(), head, {
      indicatorId: one.id,
      year,
      from: own?.value == null ? { kind: 'none' } : { kind: 'set', value: own.value },
      raw: '77',
      reasonCode: 'law',
      reason: '법령 개정',
      evidence: '법률',
      effectiveOn: `${year}-02-01`,
      supplementaryId: null,
      requestId: fresh(),
    })
    await approveTarget(db(), as, { ...asked, effectiveOn: `${year}-02-01`, decision: '', exception: '', requestId: fresh() })
    const draft = await bring(withFirst(PLAN, { targets: ['1', '2', '9', '4', '5'] }))
    await confirmDraft(
      db(),
      {
        draftId: draft,
        version: await version(draft),
        filedOn: '2028-11',
        councilOn: '2029-02-05',
        unread: 0,
        requestId: fresh(),
      },
      as,
    )
    const after = await current()
    expect(after).not.toBe(before)
    expect(await page(after)).toMatchObject({ edition: 'amended', status: 'confirmed', confirmedOn: '2029-02-05' })
    expect(await page(before)).toMatchObject({ status: 'superseded' })
    const fresher = await indicator(after)
    expect(fresher.lineage_id).toBe(one.lineage_id)
    expect(yearTarget(await targetVersions(db(), fresher.id, year), year, TODAY)).toMatchObject({
      inForce: { value: 77, stage: 'revised' },
      original: { value: 9 },
    })
    await expect(db().updateTable('indicator').set({ name: '다른 이름' }).where('id', '=', fresher.id).execute()).rejects.toThrow(
      /plan-locked/,
    )
    expect(await verifyAudit(db(), KEY)).toMatchObject({ kind: 'ok' })
  })

  test('추경 of an edition go on in the changed one, and what was being written for it is taken over', async () => {
    const { bring, as, version } = importer(store())
    const before = await current()
    const begin = async (id: number) =>
      openSupplementary(db(), as, { planId: id, seen: (await page(id)).seen, requestId: fresh() })
    const programmes = async (id: number) =>
      db().selectFrom('programme').select(['id', 'code', 'name']).where('plan_id', '=', id).orderBy('code').execute()
    const [one, two] = await programmes(before)
    const first = await begin(before)
    const set = (of: { id: number; version: number }, amounts: readonly (readonly [number | undefined, string])[]) =>
      setSupplementary(db(), as, {
        id: of.id,
        version: of.version,
        amounts: amounts.map(([programmeId = 0, raw]) => ({ programmeId, raw })),
        requestId: fresh(),
      })
    await confirmSupplementary(db(), as, {
      ...(await set(first, [
        [one?.id, '11'],
        [two?.id, '12'],
      ])),
      council: { ...COUNCIL, decidedOn: '2029-02-06' },
      exception: '',
      requestId: fresh(),
    })
    await set(await begin(before), [[two?.id, '33']])
    // The changed edition prints another amount of the second programme.
    const draft = await bring(withFirst(PLAN, { targets: ['1', '2', '8', '4', '5'] }))
    await confirmDraft(
      db(),
      {
        draftId: draft,
        version: await version(draft),
        filedOn: '2028-11',
        councilOn: '2029-02-08',
        unread: 0,
        requestId: fresh(),
      },
      as,
    )
    const after = await current()
    expect(after).not.toBe(before)
    const mine = await programmes(after)
    const plan = { id: after, fiscalYear: year }
    const MILLION = 1_000_000
    const now = await supplementaries(db(), plan)
    expect(now.editions.map((e) => [e.kind, e.number, e.planId])).toEqual([
      ['supplementary', 1, before],
      ['amended', expect.any(Number), after],
    ])
    const of = (rows: typeof now.rows, code: string | undefined) =>
      rows.find((row) => row.programmeId === mine.find((p) => p.code === code)?.id)
    expect(of(now.rows, one?.code)).toMatchObject({ after: [11 * MILLION, 11 * MILLION], changed: [0] })
    expect(of(now.rows, two?.code)).toMatchObject({ after: [12 * MILLION, 12 * MILLION] })
    // What was being written goes on with the next number, in the new edition.
    const second = await begin(after)
    expect(second.number).toBe(2)
    const writing = await supplementaries(db(), plan, { drafts: true })
    expect(of(writing.rows, two?.code)?.after.at(-1)).toBe(33 * MILLION)
    expect((await supplementaries(db(), { id: before, fiscalYear: year }, { drafts: true })).editions).toHaveLength(1)
    expect(await verifyAudit(db(), KEY)).toMatchObject({ kind: 'ok' })
  })
})
