import { expect, test } from 'vitest'
import type { Db } from '#data/database.ts'
import { indicatorDetail } from '#server/departments/indicator-detail.ts'
import { departmentPage } from '#server/departments/department.ts'
import { draftSummary } from '#server/imports/drafts/summary.ts'
import { draftDiff, draftRecords } from '#server/imports/drafts/view.ts'
import { askForTarget } from '#server/targets/ask.ts'
import { approveTarget } from '#server/targets/decide.ts'
import { targetVersions } from '#server/targets/versions.ts'
import { planFor } from '#server/plans/plan.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { fresh, KEY, person, writer } from '../../../helpers/people.ts'
import { onBothStores, useStore } from '../../../helpers/stores.ts'
import { confirmDraft } from '#server/imports/drafts/confirm.ts'
import { empty, importer } from '../../../helpers/imports/drafts-office.ts'
import { smallPlan } from '../../../helpers/plans/small.ts'

const TODAY = '2029-02-10'
/** 상담 횟수 with both rows; only 2029 and 2027 differ. */
const printed = (original: string, revised: string) =>
  smallPlan({
    indicators: (form) =>
      form.replace(
        '상담 횟수(회)\t일반\t40\t목표\t90\t91\t92\t93\t94\t상담 횟수\t부서 집계\n',
        `상담 횟수(회)\t일반\t40\t당초목표\t${original}\t상담 횟수\t부서 집계\n\t\t\t수정목표\t${revised}\t\t\n`,
      ),
  })
const BOTH = printed('80\t91\t92\t93\t94', '90\t91\t99\t93\t94')

const indicator = async (db: Db) => {
  const { id: planId } = await planFor(db, { today: TODAY })
  return db
    .selectFrom('indicator')
    .select(['id', 'department_id as departmentId'])
    .where('plan_id', '=', planId)
    .where('name', '=', '상담 횟수')
    .executeTakeFirstOrThrow()
}
const versions = async (db: Db, id: number, year: number) =>
  (await targetVersions(db, id, year)).map((v) => [v.revision, v.stage, v.value, v.effectiveOn])

onBothStores('a target that is printed with what it was before', (kind) => {
  const store = useStore(kind, empty)

  test('both are read, and each can be corrected', async () => {
    const { bring, correct } = importer(store(), TODAY)
    const id = await bring(BOTH)
    const { records } = await draftRecords(store().db, { draftId: id, group: 'indicators', offset: 1, limit: 1 }, TODAY)
    const field = records[0]?.fields.find((f) => f.column === 'targets/2029/original')
    expect(field).toMatchObject({ path: 'indicators/d1-i2/targets/2029/original', value: 92, raw: '92', measure: '회' })
    await correct(id, 'indicators/d1-i2/targets/2029/original', '95')
    await correct(id, 'indicators/d1-i2/targets/2029/original', null)
  })

  test('the original is kept beside the one in force, each with its place', async () => {
    const { db } = store()
    const { bring, version, as } = importer(store(), TODAY)
    const draftId = await bring(BOTH)
    await confirmDraft(
      db,
      { draftId, version: await version(draftId), filedOn: '2028-11', councilOn: '2028-12-15', unread: 0, requestId: fresh() },
      as,
    )
    const { id, departmentId } = await indicator(db)
    expect(await versions(db, id, 2029)).toEqual([
      [1, 'planned', 92, '2029-01-01'],
      [2, 'revised', 99, '2029-01-01'],
    ])
    // Of a year before the plan's the change holds by its end.
    expect(await versions(db, id, 2027)).toEqual([
      [1, 'planned', 80, '2029-01-01'],
      [2, 'revised', 90, '2027-12-31'],
    ])
    expect(await versions(db, id, 2028)).toEqual([[1, 'planned', 91, '2029-01-01']])
    const user = person('seongkwa', 'evaluator', departmentId)
    const detail = await indicatorDetail(db, id, user, TODAY, 2029)
    expect(detail.origins.filter((o) => o.subject === 'target' && o.field === '2029').map((o) => [o.column, o.raw])).toEqual([
      ['2029 당초목표', '92'],
      ['2029 수정목표', '99'],
    ])
    const page = await departmentPage(db, { departmentId, year: 2029 }, TODAY)
    expect(JSON.stringify(page)).toContain('"originalTarget":{"kind":"set","value":92}')
    expect(await verifyAudit(db, KEY)).toMatchObject({ kind: 'ok' })
  })

  test('the same again changes nothing; another original is a change; a decision since stays', async () => {
    const { db } = store()
    const { bring, confirm, undo, as } = importer(store(), TODAY)
    const same = await bring(`${BOTH}\n\n`)
    expect(await draftSummary(db, same, TODAY)).toMatchObject({ changes: { changed: 0, gone: 0, new: 0 } })
    const { id } = await indicator(db)
    const from = { kind: 'set', value: 99 } as const
    const ask = { indicatorId: id, year: 2029, from, raw: '120', reasonCode: 'budget' as const, reason: '추경', evidence: '공문' }
    const chief = writer(person('gwajang', 'head', (await indicator(db)).departmentId), TODAY)
    const asked = await askForTarget(db, chief, {
      ...ask,
      effectiveOn: '2029-02-01',
      supplementaryId: null,
      requestId: fresh(),
    })
    await approveTarget(db, as, {
      id: asked.id,
      version: asked.version,
      effectiveOn: '2029-02-01',
      decision: '승인',
      exception: '',
      requestId: fresh(),
    })
    const other = await bring(printed('80\t91\t70\t93\t94', '90\t91\t99\t93\t94'))
    const { records } = await draftDiff(db, { draftId: other, change: 'changed', offset: 0, limit: 10 }, TODAY)
    expect(records.flatMap((r) => r.fields.map((f) => [f.column, f.before, f.after]))).toEqual([
      ['targets/2029', 120, 99],
      ['targets/2029/original', 92, 70],
    ])
    await confirm(other)
    const now = await indicator(db)
    expect((await versions(db, now.id, 2029)).map(([n, stage, value]) => [n, stage, value])).toEqual([
      [1, 'planned', 70],
      [2, 'revised', 99],
      [3, 'revised', 120],
    ])
    await undo(other)
    expect((await indicator(db)).id).toBe(id)
  })
})
