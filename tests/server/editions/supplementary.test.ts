import { expect, test } from 'vitest'
import { supplementaries } from '#server/budgets/supplementary.ts'
import {
  confirmSupplementary,
  discardSupplementary,
  openSupplementary,
  setSupplementary,
  withdrawSupplementary,
} from '#server/editions/supplementary.ts'
import { planPage } from '#server/editions/plans.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { askForTarget } from '#server/targets/ask.ts'
import { requestsOfPlan } from '#server/targets/requests.ts'
import { targetVersions } from '#server/targets/versions.ts'
import { readSheets } from '#server/documents/read-sheet.ts'
import { supplementaryForm } from '#server/workbooks/budget-form.ts'
import { applySupplementary, previewSupplementary, supplementaryLines } from '#server/workbooks/supplementary-upload.ts'
import { ADMINISTRATOR, confirmFirstPlan } from '../../helpers/confirmed-plan.ts'
import { fresh, KEY, type Office, openOffice, outcome, person, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'
import { csv, refilled } from '../../helpers/workbook-files.ts'

const COUNCIL = { meeting: '제418회 임시회', number: '제77호', decidedOn: '2026-05-20', evidence: '' }
const MILLION = 1_000_000

onBothStores('추경', (kind) => {
  let office: Office
  const store = useStore(kind, openOffice, async (opened, made) => {
    office = made
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

  const page = () => planPage(db(), 1, TODAY)
  const withdraw = (of: { id: number; version: number }, reason = '의안번호를 잘못 적음') =>
    withdrawSupplementary(db(), admin(), { ...of, reason, requestId: fresh() })

  test('amounts of projects stand beside those of their programme', async () => {
    const fourth = (await page()).supplementary.editions.find((e) => e.status === 'draft')
    if (!fourth) throw new Error('none is being written')
    const [row] = (await page()).supplementary.rows
    const [project, other] = row?.projects ?? []
    const at = { programmeId: row?.programmeId ?? 0, projectId: project?.projectId ?? 0 }
    const change = (version: number, amounts: Parameters<typeof setSupplementary>[2]['amounts']) =>
      setSupplementary(db(), admin(), { id: fourth.id, version, amounts, requestId: fresh() })
    // A project of another programme.
    expect(await outcome(change(fourth.version, [{ ...at, programmeId: at.programmeId + 1, raw: '3' }]))).toBe('bad-input')
    await change(fourth.version, [{ ...at, raw: '3' }])
    const after = (await page()).supplementary.rows[0]
    expect(after?.projects[0]).toMatchObject({
      after: [project?.original, project?.original, project?.original, 3 * MILLION],
      changed: [3],
    })
    expect(after?.projects[1]).toMatchObject({ changed: [], original: other?.original })
    // The programme has an amount of its own; the sum of its projects is put in no place.
    expect(after?.changed).toEqual(row?.changed)
  })

  test('by file: what changes is shown first, and what was shown is written', async () => {
    const fourth = (await page()).supplementary.editions.find((e) => e.status === 'draft')
    const id = fourth?.id ?? 0
    const of = await supplementaryLines(db(), id, TODAY)
    expect(of.lines).toHaveLength(15 + 58)
    const [first, , third] = of.lines.filter((line) => line.projectId === null)
    const bytes = await refilled(
      await supplementaryForm(of, TODAY),
      (row) => (row['단위사업 코드'] === third?.programmeCode && !row['세부사업 코드'] ? { '2026 추경예산(백만원)': 77 } : {}),
      4,
    )
    const file = await readSheets(bytes, '추경.xlsx')
    const { preview } = await previewSupplementary(db(), file, '추경.xlsx', id, TODAY)
    expect(preview.rows.filter((r) => r.verdict === 'takes')).toMatchObject([
      { programme: third?.programme, before: third?.standing, after: 77 * MILLION, kind: 'supplementary' },
    ])
    // What was typed before stands in the form, and is the same as now.
    expect(preview.rows.filter((r) => r.verdict === 'same')).toHaveLength(1)
    const apply = (more: { seen?: string; version?: number } = {}, as = admin()) =>
      applySupplementary(
        db(),
        file,
        {
          id,
          version: preview.version ?? 0,
          requestId: fresh(),
          fileName: '추경.xlsx',
          seen: preview.seen,
          acceptDifferences: true,
          ...more,
        },
        as,
      )
    expect(await outcome(apply({}, writer(person('head', 'head', 3))))).toBe('forbidden')
    expect(await outcome(apply({ seen: '0'.repeat(64) }))).toBe('version-conflict')
    expect(await apply()).toMatchObject({ changed: 1, status: 'draft' })
    expect(await outcome(apply())).toBe('version-conflict')
    const rows = (await page()).supplementary.rows
    expect(rows.find((r) => r.programmeId === third?.programmeId)?.after.at(-1)).toBe(77 * MILLION)
    // A year that is not the plan's, a column of another file, and an amount as it is anyway.
    const read = async (text: string) => previewSupplementary(db(), await readSheets(csv(text), 'a.csv'), 'a.csv', id, TODAY)
    const HEAD = '단위사업 코드,2026 추경예산(백만원),2027 추경(백만원),2027 중기계획(백만원)'
    const told = await read(`${HEAD}\n${first?.programmeCode},${(first?.standing ?? 0) / MILLION},5,6`)
    expect(told.preview.rows.map((r) => [r.year, r.verdict, r.why])).toEqual([
      [2026, 'same', null],
      [2027, 'period', 'not-plan-year'],
    ])
    expect(told.preview.ignored).toEqual(['2027 중기계획(백만원)'])
    expect(await outcome(read('단위사업 코드,2027 중기계획(백만원)\nx,1'))).toBe('sheet-not-recognised')
  })

  test('a decision on record by mistake is withdrawn while nothing stands on it; both stay', async () => {
    const draft = async () => (await page()).supplementary.editions.find((e) => e.status === 'draft')
    const fourth = await draft()
    if (!fourth) throw new Error('none is being written')
    const third = (await page()).supplementary.editions[2]
    // A target follows from the third, and another one is being written.
    expect(third && (await outcome(withdraw(third)))).toBe('plan-built-on')
    const [first, second] = (await page()).supplementary.editions
    expect(first && (await outcome(withdraw(first)))).toBe('supplementary-exists')
    const before = (await page()).supplementary.rows
    await decide(fourth, { ...COUNCIL, number: '제77호', decidedOn: '2026-10-20' })
    const decided = (await page()).supplementary.editions.at(-1)
    if (!decided || !second) throw new Error('not decided')
    expect(await outcome(withdraw(second))).toBe('plan-built-on')
    expect(await outcome(withdraw(decided, ' '))).toBe('reason-needed')
    expect(await outcome(withdraw({ ...decided, version: decided.version - 1 }))).toBe('version-conflict')
    // By no other way.
    const directly = db().updateTable('supplementary_budget').where('id', '=', decided.id)
    await expect(directly.set({ status: 'draft' }).execute()).rejects.toThrow(/plan-locked/)
    await expect(directly.set({ status: 'discarded' }).execute()).rejects.toThrow(/plan-locked/)
    await expect(directly.set({ council_number: '제78호' }).execute()).rejects.toThrow(/plan-locked/)
    const again = await withdraw(decided)
    expect(again).toMatchObject({ number: 4, status: 'draft', version: 1 })
    await expect(directly.set({ status: 'confirmed' }).execute()).rejects.toThrow(/plan-locked/)
    const now = await page()
    expect(now.withdrawn).toMatchObject([
      { id: decided.id, number: 4, bill: '제77호', decidedOn: '2026-10-20', reason: '의안번호를 잘못 적음', by: 'admin' },
    ])
    expect(now.supplementary.rows).toEqual(before)
    expect((await supplementaries(db(), plan)).editions.map((e) => e.number)).toEqual([1, 2, 3])
    const kept = await db().selectFrom('supplementary_amount').selectAll().where('supplementary_id', '=', decided.id).execute()
    expect(kept).toHaveLength(2)
    await decide(again, { ...COUNCIL, number: '제79호', decidedOn: '2026-10-20' })
    expect((await supplementaries(db(), plan)).editions.at(-1)).toMatchObject({ number: 4, bill: '제79호' })
    expect(await outcome(withdraw({ id: 999, version: 1 }))).toBe('unknown-supplementary')
  })

  test('the record verifies', async () => expect(await verifyAudit(db(), KEY)).toMatchObject({ kind: 'ok' }))
})
