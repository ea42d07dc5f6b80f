import { describe, expect, test } from 'vitest'
import type { Db } from '#data/database.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { addComment } from '#server/comments/comments.ts'
import { commentList } from '#server/comments/list.ts'
import { departmentPage } from '#server/departments/department.ts'
import { indicatorDetail } from '#server/departments/indicator-detail.ts'
import { entryGrid } from '#server/entry/grid.ts'
import { addLink, removeEvidence } from '#server/evidence/evidence.ts'
import { evidenceList } from '#server/evidence/list.ts'
import { valueHistory } from '#server/actuals/value-history.ts'
import { openedDraft } from '#server/imports/drafts/open.ts'
import { draftSummary } from '#server/imports/drafts/summary.ts'
import { draftDiff } from '#server/imports/drafts/view.ts'
import { bureausWithPlan, planFor } from '#server/plans/plan.ts'
import { enter, fresh, KEY, outcome, person, refusal, writer } from '../../../helpers/people.ts'
import { onBothStores, useStore } from '../../../helpers/stores.ts'
import { empty, firstOf, importer, PLAN, sizesOf, TODAY, withFirst } from '../../../helpers/imports/drafts-office.ts'

const { indicator: printed } = firstOf(PLAN)
const { indicators: ALL } = sizesOf(PLAN)
const RENAMED = `${printed.name} 및 확대`
const CORRECTED = withFirst(PLAN, { name: RENAMED, targets: printed.targets.map((t, y) => (y === 2 ? '777' : t)) })

const indicatorsOf = async (db: Db, planId: number) =>
  db
    .selectFrom('indicator')
    .select(['id', 'name', 'lineage_id as lineage', 'department_id as departmentId'])
    .where('plan_id', '=', planId)
    .orderBy('id')
    .execute()
const first = async (db: Db, year?: number) => {
  const [one] = await indicatorsOf(db, (await planFor(db, { year, today: TODAY })).id)
  if (!one) throw new Error('the plan has no indicator')
  return one
}
const evaluator = async (db: Db) => writer(person('seongkwa', 'evaluator', (await first(db)).departmentId), TODAY)
const valueOf = (db: Db, indicator: number, year: number) =>
  db
    .selectFrom('actual')
    .select(['value', 'version', 'stage'])
    .where('indicator_id', '=', indicator)
    .where('year', '=', year)
    .where('month', '=', 0)
    .executeTakeFirst()

/** The cell of an indicator as its evaluator sees it: the record is read wherever it is kept. */
const cellOf = async (db: Db, indicator: { id: number; departmentId: number }, year: number) => {
  const user = person('seongkwa', 'evaluator', indicator.departmentId)
  const grid = await entryGrid(db, { year, month: 0 }, user, TODAY)
  const cell = grid.departments.flatMap((d) => d.cells).find((c) => c.indicatorId === indicator.id)
  return cell && { value: cell.value.kind === 'measured' ? cell.value.value : null, version: cell.version, stage: cell.stage }
}

onBothStores('the same bureau again', (kind) => {
  describe('a corrected filing', () => {
    const store = useStore(kind, empty)
    const ids: Record<string, number> = {}
    test('what is entered before it comes', async () => {
      const { db } = store()
      const { bring, confirm } = importer(store())
      ids['first'] = await bring(PLAN)
      await confirm(ids['first'])
      const { id } = await first(db)
      await enter(store(), await evaluator(db), '41', { indicatorId: id, year: 2028 })
      await enter(store(), await evaluator(db), '42', { indicatorId: id, year: 2028, version: 1 })
      expect(await valueOf(db, id, 2028)).toMatchObject({ value: 42, version: 2 })
    })
    test('a like name is proposed and never joined without a word', async () => {
      const { bring, confirm } = importer(store())
      const draft = await bring(CORRECTED)
      ids['second'] = draft
      expect(await draftSummary(store().db, draft, TODAY)).toMatchObject({
        current: { relation: 'correction', version: 1 },
        changes: { renamed: 1, gone: 0, new: 0 },
        needsInAll: 1,
      })
      expect(await draftSummary(store().db, draft, TODAY)).toMatchObject({
        goesOn: { indicators: ALL - 1, actuals: 0 },
        leftOut: 0,
      })
      const [renamed] = (await draftDiff(store().db, { draftId: draft, change: 'renamed', offset: 0, limit: 10 }, TODAY)).records
      expect(renamed).toMatchObject({ key: 'indicators/d1-i1', decision: 'open', stored: { name: printed.name } })
      expect(renamed?.fields.map((f) => [f.column, f.after])).toEqual([
        ['name', RENAMED],
        ['targets/2029', 777],
      ])
      expect(await outcome(confirm(draft))).toBe('import-incomplete')
    })
    test('accepted: a new version takes its place, and reads and continues the record where it is kept', async () => {
      const { db } = store()
      const before = await first(db)
      const { decide, confirm } = importer(store())
      await decide(ids['second'] ?? 0, 'match:indicators/d1-i1', 'accepted', String(before.id))
      expect(await draftSummary(db, ids['second'] ?? 0, TODAY)).toMatchObject({ goesOn: { indicators: ALL, actuals: 1 } })
      expect(await confirm(ids['second'] ?? 0)).toMatchObject({ planVersion: 2, unchanged: false, counts: { units: 0 } })
      const now = await first(db)
      expect(now).toMatchObject({ name: RENAMED, lineage: before.lineage })
      expect(now.id).not.toBe(before.id)
      expect(await cellOf(db, now, 2028)).toEqual({ value: 42, version: 2, stage: 'draft' })
      expect(await valueOf(db, now.id, 2027)).toMatchObject({ value: Number(printed.actual), version: 1 })
      const as = await evaluator(db)
      await enter(store(), as, '43', { indicatorId: now.id, year: 2028, version: 2 })
      const value = { indicatorId: now.id, year: 2028, month: 0 }
      const { events } = await valueHistory(db, value, as.user, TODAY)
      expect(events.map((e) => (e.kind === 'value' ? [e.version, e.act, e.by, e.role, e.after.value] : e))).toEqual([
        [1, 'enter', 'seongkwa', 'evaluator', { kind: 'measured', value: 41 }],
        [2, 'enter', 'seongkwa', 'evaluator', { kind: 'measured', value: 42 }],
        [3, 'enter', 'seongkwa', 'evaluator', { kind: 'measured', value: 43 }],
      ])
      // No copy: the record is where it was begun, and there alone.
      expect(await valueOf(db, now.id, 2028)).toBeUndefined()
      expect(await valueOf(db, before.id, 2028)).toMatchObject({ value: 43, version: 3 })
      expect(await db.selectFrom('actual_revision').select('id').where('carried_from', 'is not', null).execute()).toEqual([])
      const link = { ...value, url: 'https://example.org/2', title: '보고서', requestId: fresh() }
      const proof = await addLink(db, link, as, { fileSize: 1000, perValue: 5 })
      await addComment(db, { ...value, text: '확인 바랍니다', requestId: fresh() }, as)
      expect((await evidenceList(db, value, as.user, TODAY, { fileSize: 1000, perValue: 5 })).items).toHaveLength(1)
      expect(await commentList(db, value, as.user, TODAY)).toMatchObject({ count: 1, open: 1 })
      await removeEvidence(db, { id: proof.id, requestId: fresh() }, as)
      expect((await evidenceList(db, value, as.user, TODAY, { fileSize: 1000, perValue: 5 })).items).toEqual([])
      expect(await db.selectFrom('plan').select(['version', 'status']).orderBy('version').execute()).toEqual([
        { version: 1, status: 'superseded' },
        { version: 2, status: 'filed' },
      ])
      expect(await verifyAudit(db, KEY)).toMatchObject({ kind: 'ok' })
    })
    test('a forged copy shows', async () => {
      const { db } = store()
      const now = await first(db)
      const original = await db
        .selectFrom('actual_revision')
        .select('id')
        .where('carried_from', 'is', null)
        .where('act', '=', 'enter')
        .orderBy('id')
        .executeTakeFirstOrThrow()
      const forged = {
        indicator_id: now.id,
        year: 2028,
        month: 0,
        version: 9,
        kind: 'measured',
        value: 99,
        finality: 'final',
        stage: 'draft',
        act: 'enter',
      } as const
      await expect(
        db.transaction().execute(async (trx) => {
          await trx
            .insertInto('actual_revision')
            .values({
              ...forged,
              reason: null,
              cause: null,
              remedy: null,
              remedy_due: null,
              recorded_at: '2029-02-10T03:00:00.000Z',
              recorded_by: 'x',
              request_id: null,
              recorded_by_id: null,
              carried_from: original.id,
            })
            .execute()
          expect(await verifyAudit(trx, KEY)).toMatchObject({
            kind: 'broken',
            what: 'rows-differ',
            found: { rows: expect.arrayContaining([expect.objectContaining({ table: 'actual_revision', what: 'added' })]) },
          })
          throw new Error('taken back')
        }),
      ).rejects.toThrow('taken back')
    })
    test('undone while nothing stands on it: the plan before is in force again', async () => {
      const { db } = store()
      const { undo } = importer(store())
      expect(await outcome(undo(ids['first'] ?? 0))).toBe('import-superseded')
      await undo(ids['second'] ?? 0)
      const now = await first(db)
      expect(now.name).toBe(printed.name)
      // What was entered while the correction was in force is the record all the same.
      expect(await cellOf(db, now, 2028)).toEqual({ value: 43, version: 3, stage: 'draft' })
      const value = { indicatorId: now.id, year: 2028, month: 0 }
      expect(await commentList(db, value, (await evaluator(db)).user, TODAY)).toMatchObject({ count: 1 })
    })
    test('refused once somebody has built on it', async () => {
      const { db } = store()
      const { bring, decide, confirm, undo } = importer(store())
      const draft = await bring(CORRECTED)
      await decide(draft, 'match:indicators/d1-i1', 'refused')
      expect(await confirm(draft)).toMatchObject({ planVersion: 3 })
      const now = await first(db)
      // Said to be another indicator: it begins anew.
      expect(await cellOf(db, now, 2028)).toMatchObject({ value: null, version: 0 })
      await enter(store(), await evaluator(db), '7', { indicatorId: now.id, year: 2028 })
      expect(await refusal(undo(draft))).toMatchObject({ reason: 'import-built-on', facts: { what: 'figures' } })
    })
  })

  describe.each([
    [
      'comments',
      async (db: Db, indicatorId: number) =>
        addComment(db, { indicatorId, year: 2027, month: 0, text: '확인 바랍니다', requestId: fresh() }, await evaluator(db)),
    ],
    [
      'pace',
      (db: Db, indicator: number) =>
        db.insertInto('pace_point').values({ indicator_id: indicator, year: 2029, month: 6, value: 3 }).execute(),
    ],
    [
      'executions',
      async (db: Db) => {
        const { id } = await db.selectFrom('programme').select('id').orderBy('id').executeTakeFirstOrThrow()
        await db
          .insertInto('budget_execution')
          .values({ programme_id: id, project_id: null, year: 2029, amount: 1000, unit_won: 1, as_of: '2029-02-01' })
          .execute()
      },
    ],
    [
      'evidence',
      async (db: Db, indicatorId: number) =>
        addLink(
          db,
          { indicatorId, year: 2028, month: 0, url: 'https://example.org/1', title: '보고서', requestId: fresh() },
          await evaluator(db),
          { fileSize: 1000, perValue: 5 },
        ),
    ],
  ] as const)('built on: %s', (what, build) => {
    const store = useStore(kind, empty)
    test('what a person attached to the plan is not lost with an undo', async () => {
      const { db } = store()
      const { bring, confirm, undo } = importer(store())
      const draft = await bring(PLAN)
      await confirm(draft)
      await build(db, (await first(db)).id)
      expect(await refusal(undo(draft))).toMatchObject({ reason: 'import-built-on', facts: { what } })
      expect(await bureausWithPlan(db, TODAY)).toHaveLength(1)
    })
  })

  describe('the next year', () => {
    const store = useStore(kind, empty)
    // The settled year is now 2028, and the document prints another result than the person entered.
    const NEXT = { ...PLAN, settledYear: 2028 }
    test('goes beside it; a person’s figure stays whatever is printed', async () => {
      const { db } = store()
      const { bring, confirm } = importer(store())
      await confirm(await bring(PLAN))
      const before = await first(db)
      await enter(store(), await evaluator(db), '41', { indicatorId: before.id, year: 2028 })
      await db
        .insertInto('target')
        .values({
          indicator_id: before.id,
          year: 2029,
          revision: 2,
          kind: 'set',
          value: 500,
          stage: 'revised',
          effective_on: '2029-02-01',
          reason: '변경',
          approved_by: '의회',
          recorded_at: '2029-02-01T00:00:00.000Z',
          recorded_by: '김',
        })
        .execute()
      const draft = await bring(NEXT)
      const { compared } = await openedDraft(db, draft, TODAY)
      const changes = compared.records.find((r) => r.key === 'indicators/d1-i1')?.fields ?? []
      expect(changes.find((f) => f.column === 'actuals/2028')).toMatchObject({
        before: 41,
        after: Number(printed.actual),
        kept: true,
      })
      await confirm(draft)
      expect(await db.selectFrom('plan').select(['fiscal_year', 'version', 'status']).orderBy('fiscal_year').execute()).toEqual([
        { fiscal_year: 2029, version: 1, status: 'filed' },
        { fiscal_year: 2030, version: 1, status: 'filed' },
      ])
      const now = await first(db, 2030)
      expect(now.lineage).toBe(before.lineage)
      expect((await first(db)).id).toBe(before.id)
      // 2028 and 2029 are the plan of 2029's: its record and its changed target are read, nothing is copied.
      expect(await valueOf(db, now.id, 2028)).toBeUndefined()
      const page = await departmentPage(db, { departmentId: now.departmentId, year: 2030 }, TODAY)
      const row = page.indicators.find((i) => i.id === now.id)
      expect(row?.series.find((s) => s.year === 2029)?.target).toEqual({ kind: 'set', value: 500 })
      const seen = await indicatorDetail(db, now.id, (await evaluator(db)).user, TODAY)
      expect(seen.targets.filter((t) => t.year === 2029).map((t) => [t.revision, t.value])).toEqual([
        [1, Number(printed.targets[2])],
        [2, 500],
      ])
      expect(seen.revisions.filter((r) => r.year === 2028).map((r) => r.value)).toEqual([41])
      const others = (await indicatorsOf(db, (await planFor(db, { year: 2030, today: TODAY })).id)).filter((i) => i.id !== now.id)
      for (const other of others) expect(await valueOf(db, other.id, 2028)).toMatchObject({ version: 1, stage: 'confirmed' })
    })
    test('another bureau comes beside both', async () => {
      const { db } = store()
      const { bring, confirm } = importer(store())
      await confirm(await bring({ ...PLAN, bureau: '새누리정책실' }))
      expect(await db.selectFrom('plan').select('id').where('status', '<>', 'superseded').execute()).toHaveLength(3)
    })
  })
})
