import { describe, expect, test } from 'vitest'
import type { Db } from '#data/database.ts'
import { indicatorDetail } from '#server/departments/indicator-detail.ts'
import { draftRow } from '#server/imports/drafts/draft.ts'
import { draftSummary, listDrafts } from '#server/imports/drafts/summary.ts'
import { draftResults } from '#server/imports/drafts/view.ts'
import { planFor } from '#server/plans/plan.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { enter, KEY, outcome, person, refusal, writer } from '../../../helpers/people.ts'
import { onBothStores, useStore } from '../../../helpers/stores.ts'
import { empty, importer } from '../../../helpers/imports/drafts-office.ts'
import { smallReport } from '../../../helpers/plans/report.ts'
import { smallPlan } from '../../../helpers/plans/small.ts'

/** The plan of 2029: 2027 is settled (79.25 and 88), 2028 has no results. */
const TODAY = '2029-02-10'
const SATISFIED = '기업 만족도'
const COUNT = '상담 횟수'
const REPORT = smallReport([
  {
    name: SATISFIED,
    unit: '%',
    years: [
      ['80.5', '79.25', '98.4'],
      ['81', '82', '101.2'],
    ],
  },
  {
    name: COUNT,
    unit: '회',
    years: [
      ['90', '99', '110.0'],
      ['91', '90', '95.0'],
    ],
  },
])
const PATH = 'indicators/d1-i2/actuals/2027'

const indicatorOf = async (db: Db, name: string) => {
  const { id: planId } = await planFor(db, { today: TODAY })
  return db
    .selectFrom('indicator')
    .select(['id', 'department_id as departmentId'])
    .where('plan_id', '=', planId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
}
const actual = (db: Db, indicator: number, year: number) =>
  db
    .selectFrom('actual')
    .select(['kind', 'value', 'stage', 'version'])
    .where('indicator_id', '=', indicator)
    .where('year', '=', year)
    .executeTakeFirst()
const close = (db: Db, unitId: number) =>
  db
    .insertInto('entry_period')
    .values({
      unit_id: unitId,
      year: 2028,
      frequency: 'year',
      month: 0,
      opens_on: '2028-01-01',
      closes_on: '2029-02-01',
      status: 'closed',
      recorded_at: '2029-02-02T00:00:00.000Z',
      recorded_by: '기획',
    })
    .execute()
const all = async (db: Db, draftId: number) => (await draftResults(db, { draftId, offset: 0, limit: 100 }, TODAY)).results
const stands = async (db: Db, draftId: number) =>
  (await all(db, draftId)).map((r) => [r.indicator, r.year, r.value, r.stored?.value ?? null, r.standing, r.barred])

onBothStores('a result report', (kind) => {
  describe('of a bureau with a plan', () => {
    const store = useStore(kind, empty)
    let report = 0
    let figures: readonly unknown[] = []
    const row = async (name: string, year: number) => actual(store().db, (await indicatorOf(store().db, name)).id, year)

    test('proposes its results against the stored ones, and its printed rates against the computed', async () => {
      const { db } = store()
      const { bring, confirm } = importer(store(), TODAY)
      await confirm(await bring(smallPlan()))
      figures = await db.selectFrom('actual').selectAll().execute()
      report = await bring(REPORT)
      expect(await draftSummary(db, report, TODAY)).toMatchObject({
        report: { new: 2, same: 1, differs: 1, barred: 0, open: 1 },
        needsInAll: 1,
        needs: [{ kind: 'result-open', path: PATH }],
      })
      expect(await stands(db, report)).toEqual([
        [SATISFIED, 2027, 79.25, 79.25, 'same', null],
        [SATISFIED, 2028, 82, null, 'new', null],
        [COUNT, 2027, 99, 88, 'differs', null],
        [COUNT, 2028, 90, null, 'new', null],
      ])
      // 90 of 91 is 98.9 and not 95.0.
      expect((await all(db, report)).map((r) => [r.rate, r.printedRate])).toEqual([
        [98.4, null],
        [101.2, null],
        [110, null],
        [98.9, '95.0'],
      ])
      expect((await listDrafts(db))[0]?.glance).toMatchObject({ report: true, fiscalYear: 2028 })
      expect(await db.selectFrom('actual').selectAll().execute()).toEqual(figures)
    })

    test('a figure that differs is chosen by a person', async () => {
      const { confirm, decide } = importer(store(), TODAY)
      expect((await refusal(confirm(report))).facts).toMatchObject({ what: COUNT, column: 'actuals/2027' })
      expect(await outcome(decide(report, 'result:indicators/d1-i1/actuals/2027', 'accepted'))).toBe('bad-input')
      await decide(report, `result:${PATH}`, 'refused')
      expect(await draftSummary(store().db, report, TODAY)).toMatchObject({ needsInAll: 0 })
    })

    test('what is confirmed is in force with its origin; nothing else moves and no plan is made', async () => {
      const { db } = store()
      const { confirm } = importer(store(), TODAY)
      expect(await confirm(report)).toEqual({
        planId: null,
        planVersion: null,
        unchanged: false,
        counts: null,
        results: { entered: 2, same: 1, kept: 1, barred: 0 },
      })
      expect(await row(SATISFIED, 2028)).toEqual({ kind: 'measured', value: 82, stage: 'confirmed', version: 1 })
      expect(await row(COUNT, 2028)).toMatchObject({ value: 90 })
      expect(await row(COUNT, 2027)).toMatchObject({ value: 88, version: 1 })
      expect(await db.selectFrom('plan').select('id').execute()).toHaveLength(1)
      const { id, departmentId } = await indicatorOf(db, COUNT)
      const detail = await indicatorDetail(db, id, person('seongkwa', 'evaluator', departmentId), TODAY, 2029)
      const ofReport = detail.origins.filter((o) => o.document.endsWith('성과보고서'))
      expect(ofReport.map((o) => [o.subject, o.column, o.raw, o.importId])).toEqual([
        ['indicator', '2027 실적', '99', report],
        ['actual', '2028 실적', '90', report],
      ])
      const other = await indicatorOf(db, SATISFIED)
      const second = await indicatorDetail(db, other.id, person('seongkwa', 'evaluator', departmentId), TODAY, 2029)
      expect(
        new Set(second.origins.filter((o) => o.subject === 'actual' && o.field.startsWith('2027')).map((o) => o.document)),
      ).toEqual(new Set(['2029년도 새빛미래국 성과계획서', '2028회계연도 새빛미래국 성과보고서']))
      expect((await listDrafts(db))[0]).toMatchObject({ state: 'confirmed', plan: null, results: { entered: 2 } })
      expect(await verifyAudit(db, KEY)).toMatchObject({ kind: 'ok' })
    })

    test('undone: what stood before stands again, and the report is no source', async () => {
      const { db } = store()
      const { undo } = importer(store(), TODAY)
      await undo(report)
      expect(await row(SATISFIED, 2028)).toEqual({ kind: 'not-entered', value: null, stage: 'draft', version: 2 })
      expect(await row(COUNT, 2027)).toMatchObject({ value: 88, version: 1 })
      const { document_id } = await draftRow(db, report)
      expect(
        await db
          .selectFrom('provenance')
          .select('id')
          .where('document_id', '=', document_id ?? 0)
          .execute(),
      ).toEqual([])
      expect(await verifyAudit(db, KEY)).toMatchObject({ kind: 'ok' })
    })

    test('chosen, it takes the place of the stored one, and is taken back until somebody has built on it', async () => {
      const { db } = store()
      const { bring, decide, confirm, undo } = importer(store(), TODAY)
      const again = await bring(REPORT)
      await decide(again, `result:${PATH}`, 'accepted')
      expect(await confirm(again)).toMatchObject({ results: { entered: 3, same: 1, kept: 0 } })
      expect(await row(COUNT, 2027)).toEqual({ kind: 'measured', value: 99, stage: 'confirmed', version: 2 })
      await undo(again)
      expect(await row(COUNT, 2027)).toEqual({ kind: 'measured', value: 88, stage: 'confirmed', version: 3 })
      const third = await bring(REPORT)
      await decide(third, `result:${PATH}`, 'refused')
      // The department goes on where the report left nothing.
      const { id, departmentId } = await indicatorOf(db, SATISFIED)
      const as = writer(person('seongkwa', 'evaluator', departmentId), TODAY)
      await enter(store(), as, '83', { indicatorId: id, year: 2028, version: 4 })
      expect(await stands(db, third)).toContainEqual([SATISFIED, 2028, 82, 83, 'differs', null])
      await decide(third, 'result:indicators/d1-i1/actuals/2028', 'accepted')
      await confirm(third)
      const last = await row(SATISFIED, 2028)
      expect(last).toMatchObject({ value: 82, stage: 'confirmed' })
      await close(db, departmentId)
      expect(await outcome(undo(third))).toBe('period-closed')
    })
  })

  describe('what is not entered says why', () => {
    const store = useStore(kind, empty)
    const barred = async (text: string, prepare: (db: Db) => Promise<unknown> = async () => {}) => {
      const { bring, confirm, discard } = importer(store(), TODAY)
      if ((await store().db.selectFrom('plan').select('id').execute()).length === 0) await confirm(await bring(smallPlan()))
      await prepare(store().db)
      const id = await bring(text)
      const found = (await all(store().db, id)).map((r) => [r.indicator, r.barred])
      await discard(id)
      return found
    }
    const one = (name: string, unit: string, year = 2028) =>
      smallReport([{ name, unit, years: [['81', '82', '101.2']] }], { year })

    test('an indicator that the plan does not have, another unit, a year of no plan, a year that is not over', async () => {
      expect(await barred(one('드론 보급', '대'))).toEqual([['드론 보급', 'no-indicator']])
      expect(await barred(one(SATISFIED, '%', 2026))).toEqual([[SATISFIED, 'no-plan']])
      expect(await barred(one(SATISFIED, '%', 2029))).toEqual([[SATISFIED, 'period-not-open']])
      const { bring, decide, discard } = importer(store(), TODAY)
      const { id } = await indicatorOf(store().db, SATISFIED)
      const draft = await bring(one('기업 만족도 점수', '점'))
      await decide(draft, 'match:indicators/d1-i1', 'accepted', String(id))
      expect((await all(store().db, draft)).map((r) => r.barred)).toEqual(['unit-differs'])
      await discard(draft)
    })

    test('a printed figure of a plan that the council has confirmed, and a closed period', async () => {
      const confirmed = (db: Db) => db.updateTable('plan').set({ status: 'confirmed', confirmed_on: '2028-12-15' }).execute()
      expect(await barred(one(COUNT, '회', 2027), confirmed)).toEqual([[COUNT, 'plan-locked']])
      expect(await barred(one(COUNT, '회', 2028))).toEqual([[COUNT, null]])
      const { departmentId } = await indicatorOf(store().db, COUNT)
      expect(await barred(one(COUNT, '회', 2028), (db) => close(db, departmentId))).toEqual([[COUNT, 'period-closed']])
    })

    test('a person may say that a document is a report, and that it is none', async () => {
      const { db } = store()
      const { bring, decide } = importer(store(), TODAY)
      const id = await bring(`${one(COUNT, '회', 2027)}\n`, { again: true })
      await decide(id, 'kind:report', 'refused')
      expect(await draftSummary(db, id, TODAY)).toMatchObject({ report: null, mayBeReport: true })
      await decide(id, 'kind:report', 'open')
      expect(await draftSummary(db, id, TODAY)).toMatchObject({ report: { barred: 1 } })
      const plan = await bring(smallPlan({ cover: '2029년도 새빛미래국 성과계획서' }), { again: true })
      expect(await draftSummary(db, plan, TODAY)).toMatchObject({ report: null, mayBeReport: false })
    })
  })
})
