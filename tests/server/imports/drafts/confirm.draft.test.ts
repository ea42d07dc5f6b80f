import { expect, test } from 'vitest'
import { changeIndicator } from '#server/next-plan/change.ts'
import { decide as decideIndicator } from '#server/next-plan/decide.ts'
import { nextPlanPage } from '#server/next-plan/page.ts'
import { rollOver } from '#server/next-plan/roll-over.ts'
import { draftSummary } from '#server/imports/drafts/summary.ts'
import { draftDiff } from '#server/imports/drafts/view.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { fresh, KEY, outcome, person } from '../../../helpers/people.ts'
import { onBothStores, useStore } from '../../../helpers/stores.ts'
import { empty, importer, PLAN, TODAY } from '../../../helpers/imports/drafts-office.ts'

/** The printed plan of the year after. */
const NEXT = { ...PLAN, settledYear: 2028 }

onBothStores('the printed plan of a year that has a draft', (kind) => {
  const store = useStore(kind, empty)
  const plans = () =>
    store().db.selectFrom('plan').select(['id', 'fiscal_year as year', 'version', 'status', 'edition']).orderBy('id').execute()

  test('is compared with the draft, takes its place with every lineage, and its undo brings the draft back', async () => {
    const { db } = store()
    const { bring, confirm, undo, as } = importer(store())
    await confirm(await bring(PLAN))
    const [from] = await plans()
    const { planId } = await rollOver(db, { fromPlanId: from?.id ?? 0, requestId: fresh() }, as)
    const { draft } = await nextPlanPage(db, {}, person('admin', 'administrator'), TODAY)
    const [changed, dropped] = draft?.rows ?? []
    if (!changed || !dropped) throw new Error('no indicators')
    const place = { planId, departmentId: changed.departmentId }
    const planned = changed.targets.find((t) => t.year === 2030)?.value ?? null
    const change = { of: 'target', year: 2030, entry: { raw: '987' }, seen: planned } as const
    await changeIndicator(db, { ...place, lineageId: changed.lineageId, change, requestId: fresh() }, as)
    const none = { decision: null, reason: '' } as const
    const drop = { decision: 'drop', reason: '일몰', seen: none } as const
    await decideIndicator(
      db,
      { ...place, departmentId: dropped.departmentId, lineageId: dropped.lineageId, ...drop, requestId: fresh() },
      as,
    )

    const printed = await bring(NEXT)
    expect(await draftSummary(db, printed, TODAY)).toMatchObject({
      current: { relation: 'draft', fiscalYear: 2030 },
      changes: { new: expect.any(Number), gone: 0 },
    })
    const { records } = await draftDiff(db, { draftId: printed, change: 'changed', offset: 0, limit: 50 }, TODAY)
    const fields = records.find((r) => r.stored?.name === String(changed.fields.name))?.fields ?? []
    expect(fields.find((f) => f.column === 'targets/2030')).toMatchObject({ before: 987 })

    const before = new Set((draft?.rows ?? []).map((r) => r.lineageId))
    const entered = await confirm(printed)
    expect((await plans()).filter((p) => p.year === 2030)).toEqual([
      { id: planId, year: 2030, version: 1, status: 'superseded', edition: 'original' },
      { id: entered.planId, year: 2030, version: 2, status: 'filed', edition: 'original' },
    ])
    const lineages = await db.selectFrom('indicator').select('lineage_id as l').where('plan_id', '=', entered.planId).execute()
    // The dropped one is printed all the same: it goes on, too.
    expect(new Set(lineages.map((i) => i.l))).toEqual(before)
    expect((await nextPlanPage(db, {}, person('admin', 'administrator'), TODAY)).draft).toBeNull()
    expect(await outcome(rollOver(db, { fromPlanId: from?.id ?? 0, requestId: fresh() }, as))).toBe('plan-year-exists')

    await undo(printed)
    expect((await nextPlanPage(db, {}, person('admin', 'administrator'), TODAY)).draft?.plan.id).toBe(planId)
    expect(await verifyAudit(db, KEY)).toMatchObject({ kind: 'ok' })
  })
})
