import { expect, test } from 'vitest'
import { editionChoices, editionDifferences } from '#server/differences/editions.ts'
import { planPage } from '#server/editions/plans.ts'
import { confirmSupplementary, openSupplementary, setSupplementary } from '#server/editions/supplementary.ts'
import { decide } from '#server/next-plan/decide.ts'
import { changeIndicator } from '#server/next-plan/change.ts'
import { nextPlanPage } from '#server/next-plan/page.ts'
import { rollOver } from '#server/next-plan/roll-over.ts'
import { ADMINISTRATOR, confirmFirstPlan } from '../../helpers/confirmed-plan.ts'
import { fresh, openOffice, outcome, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('what one edition says otherwise than another', (kind) => {
  const store = useStore(kind, openOffice, async (opened) => {
    await confirmFirstPlan(opened)
  })
  const db = () => store().db
  const admin = writer(ADMINISTRATOR)
  const between = (from: string, to: string) => editionDifferences(db(), { from, to }, ADMINISTRATOR, TODAY)
  const bureau = async () =>
    (await db().selectFrom('plan').select('bureau_id').where('id', '=', 1).executeTakeFirstOrThrow()).bureau_id

  test('a 추경: the amounts it changed, by whom, in which session', async () => {
    expect(await between('1', '1')).toEqual([])
    const { seen, supplementary: none } = await planPage(db(), 1, TODAY)
    expect(none.editions).toEqual([])
    const draft = await openSupplementary(db(), admin, { planId: 1, seen, requestId: fresh() })
    const [line] = (await planPage(db(), 1, TODAY)).supplementary.rows
    const amounts = [{ programmeId: line?.programmeId ?? 0, raw: '9,999' }]
    const set = await setSupplementary(db(), admin, { id: draft.id, version: 1, amounts, requestId: fresh() })
    const council = { meeting: '제418회 임시회', number: '제77호', decidedOn: '2026-05-20', evidence: '' }
    await confirmSupplementary(db(), admin, { id: draft.id, version: set.version, council, exception: '', requestId: fresh() })
    expect(await between('1', '1.1')).toMatchObject([
      {
        kind: 'budget',
        name: line?.name,
        before: JSON.stringify({ 'budget-2026': line?.original }),
        after: JSON.stringify({ 'budget-2026': 9_999_000_000 }),
        by: 'admin',
        reason: '제418회 임시회 제77호',
      },
    ])
    expect(await between('1.1', '1')).toMatchObject([{ after: JSON.stringify({ 'budget-2026': line?.original }) }])
    expect((await editionChoices(db(), await bureau())).map((one) => [one.key, one.fiscalYear, one.supplementary])).toEqual([
      ['1', 2026, null],
      ['1.1', 2026, 1],
    ])
  })

  test('this year’s plan and next year’s draft, along the lineage: new value, who and why', async () => {
    await rollOver(db(), { fromPlanId: 1, requestId: fresh() }, admin)
    const { draft } = await nextPlanPage(db(), {}, ADMINISTRATOR, TODAY)
    const [first, second] = draft?.rows ?? []
    const planId = draft?.plan.id ?? 0
    const place = (row = first) => ({ planId, departmentId: row?.departmentId ?? 0, lineageId: row?.lineageId ?? 0 })
    const before = await between('1', String(planId))
    // Rolled over, it says nothing otherwise of the years that both print.
    expect(before.filter((one) => one.kind !== 'budget')).toEqual([])
    const planned = first?.targets.find((one) => one.year === 2027)?.value ?? null
    await changeIndicator(
      db(),
      { ...place(), change: { of: 'target', year: 2027, entry: { raw: '77' }, seen: planned }, requestId: fresh() },
      admin,
    )
    const undecided = { decision: first?.decision ?? null, reason: first?.reason ?? '' }
    const now = (await nextPlanPage(db(), {}, ADMINISTRATOR, TODAY)).draft?.rows.find((row) => row.lineageId === first?.lineageId)
    await decide(
      db(),
      {
        ...place(),
        decision: 'change',
        reason: '수요가 늘어남',
        seen: now ? { decision: now.decision, reason: now.reason } : undecided,
        requestId: fresh(),
      },
      admin,
    )
    await decide(
      db(),
      {
        ...place(second),
        decision: 'drop',
        reason: '사업 종료',
        seen: { decision: second?.decision ?? null, reason: second?.reason ?? '' },
        requestId: fresh(),
      },
      admin,
    )
    const after = (await between('1', String(planId))).filter((one) => one.kind !== 'budget')
    expect(after).toMatchObject([
      {
        kind: 'target',
        before: JSON.stringify({ target: planned }),
        after: JSON.stringify({ target: 77 }),
        by: 'admin',
        reason: '수요가 늘어남',
      },
      { kind: 'definition', after: null, by: 'admin', reason: '사업 종료' },
    ])
    expect(await outcome(between('1', '99'))).toBe('unknown-plan')
    expect(await outcome(between('1', '1.7'))).toBe('unknown-plan')
  })
})
