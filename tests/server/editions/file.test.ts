import { expect, test } from 'vitest'
import { FILING_RULE } from '#server/settings/settings.ts'
import { setSetting } from '../../helpers/settings.ts'
import { withdrawPlan } from '#server/editions/confirm.ts'
import { filePlan, filingState } from '#server/editions/file.ts'
import { planPage } from '#server/editions/plans.ts'
import { rollOver } from '#server/next-plan/roll-over.ts'
import { ADMINISTRATOR } from '../../helpers/confirmed-plan.ts'
import { fresh, onRecord, openOffice, outcome, person, refusal, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

onBothStores('의회 제출', (kind) => {
  const store = useStore(kind, openOffice)
  const db = () => store().db
  const admin = () => writer(ADMINISTRATOR)
  let planId = 0
  const file = async (filedOn = '2026-11-11', as = admin()) =>
    filePlan(db(), as, { planId, seen: (await planPage(db(), planId, TODAY)).seen, filedOn, requestId: fresh() })

  test('a draft that lacks something is not filed; what it lacks is told', async () => {
    planId = (await rollOver(db(), { fromPlanId: 1, requestId: fresh() }, admin())).planId
    const { blocking } = await filingState(db(), planId, TODAY)
    expect(blocking.map((need) => need.kind)).toEqual(expect.arrayContaining(['decision', 'target', 'department', 'challenge']))
    const refused = await refusal(file())
    expect(refused.reason).toBe('plan-incomplete')
    expect(refused.facts).toMatchObject({ count: blocking.length })
    expect(await outcome(file('2026-11-21'))).toBe('council-day')
    expect(await outcome(file('2026-11-11', writer(person('head', 'head', 3))))).toBe('forbidden')
  })

  test('filled, a target without a reason holds it back, or is only shown, as the setting says', async () => {
    await onRecord(store(), async (trx) => {
      const indicators = await trx.selectFrom('indicator').selectAll().where('plan_id', '=', planId).execute()
      const at = { decided_at: `${TODAY}T00:00:00.000Z`, decided_by: '시험' }
      for (const i of indicators) {
        await trx
          .insertInto('draft_decision')
          .values({
            plan_id: planId,
            lineage_id: i.lineage_id,
            department_id: i.department_id,
            decision: 'keep',
            reason: null,
            dropped: null,
            ...at,
          })
          .execute()
        const years = await trx.selectFrom('target').select('year').where('indicator_id', '=', i.id).execute()
        for (const year of [2027, 2028, 2029].filter((y) => !years.some((t) => t.year === y)))
          await trx
            .insertInto('target')
            .values({
              indicator_id: i.id,
              year,
              revision: 1,
              kind: 'none',
              value: null,
              stage: 'planned',
              effective_on: '2026-11-20',
              reason: null,
              approved_by: null,
              recorded_at: '',
              recorded_by: '',
            })
            .execute()
      }
      for (const department of new Set(indicators.map((i) => i.department_id)))
        await trx
          .insertInto('draft_department')
          .values({ plan_id: planId, department_id: department, done_at: '', done_by: '시험', done_by_id: 'x' })
          .execute()
    })
    const { blocking } = await filingState(db(), planId, TODAY)
    expect(new Set(blocking.map((need) => need.kind))).toEqual(new Set(['challenge']))
    expect(await outcome(file())).toBe('plan-incomplete')
    await setSetting(db(), admin(), FILING_RULE, 'warn', { effectiveFrom: TODAY, reason: '올해는 알리기만' })
    expect((await filingState(db(), planId, TODAY)).warnings).toHaveLength(blocking.length)
    expect(await file()).toMatchObject({ status: 'filed' })
    expect(await planPage(db(), planId, TODAY)).toMatchObject({
      status: 'filed',
      filedOn: '2026-11-11',
      acts: [{ act: 'file', by: 'admin' }],
    })
    expect(await outcome(file())).toBe('plan-wrong-state')
  })

  test('it is taken back to a draft while the council has not decided', async () => {
    const { seen } = await planPage(db(), planId, TODAY)
    const back = await withdrawPlan(db(), admin(), { planId, seen, reason: '다시 검토', requestId: fresh() })
    expect(back.status).toBe('draft')
    expect(await planPage(db(), planId, TODAY)).toMatchObject({ filedOn: null })
  })
})
