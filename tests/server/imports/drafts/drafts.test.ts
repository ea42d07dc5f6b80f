import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { verifyAudit } from '#server/record/verify.ts'
import { reconciliation } from '#server/budgets/reconciliation.ts'
import { draftRow } from '#server/imports/drafts/draft.ts'
import { openedDraft } from '#server/imports/drafts/open.ts'
import { progressOf, resumeReading, startReading } from '#server/imports/drafts/reading.ts'
import { uploadDraft } from '#server/imports/drafts/upload.ts'
import { draftSummary, listDrafts } from '#server/imports/drafts/summary.ts'
import { draftBlocks, draftEquations, draftRecords, draftUnrecognised } from '#server/imports/drafts/view.ts'
import { origins } from '#server/plans/origins.ts'
import { bureausWithPlan, planFor } from '#server/plans/plan.ts'
import { fresh, KEY, outcome, refusal } from '../../../helpers/people.ts'
import { onBothStores, useStore } from '../../../helpers/stores.ts'
import { empty, firstOf, importer, PLAN, sizesOf, TODAY } from '../../../helpers/imports/drafts-office.ts'
import { dump } from '../../../helpers/imports/same-dump.ts'
import { smallPlan } from '../../../helpers/plans/small.ts'

const WITHOUT_WEIGHT = smallPlan({ indicators: (form) => form.replace('\t핵심\t60\t', '\t핵심\t\t') })
const FIELD = 'indicators/d1-i1/weight'
const PICTURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)

onBothStores('drafts', (kind) => {
  describe('reading', () => {
    const store = useStore(kind, empty)
    test('a document becomes a draft, and the same file leads to it', async () => {
      const { bring } = importer(store())
      const id = await bring(PLAN)
      const row = await draftRow(store().db, id)
      expect(row).toMatchObject({ state: 'read', format: 'text', file_name: 'plan.txt', refused_reason: null })
      expect(await bring(PLAN)).toBe(id)
      expect(await bring(PLAN, { again: true })).not.toBe(id)
      expect(progressOf(store().db, id)).toBeNull()
      const listed = await listDrafts(store().db)
      expect(listed.map((d) => d.state)).toEqual(['read', 'read'])
      // Targets that fall speak against "higher is better": each such indicator is asked about.
      const falling = PLAN.departments
        .flatMap((d) => d.goals.flatMap((g) => g.indicators))
        .filter(({ targets }) => Number(targets.at(-1)) < Number(targets[0])).length
      expect(listed[0]?.glance).toEqual({
        bureau: PLAN.bureau,
        government: PLAN.government,
        fiscalYear: 2029,
        ...sizesOf(PLAN),
        needs: 0,
        open: falling,
      })
      expect(await store().db.selectFrom('import_file').select('sha256').execute()).toEqual([{ sha256: row.sha256 }])
    })
    test.each([
      ['not a plan', '회의록\n\n일시\t2029. 2. 1.\n장소\t회의실', 'plan.txt', 'not-a-plan'],
      ['a plan of nobody', '성과지표\t단위\t2026년 목표\n상담 횟수\t회\t12', 'plan.txt', 'plan-without-unit'],
      ['a plan of no year', '누리산업과\n\n성과지표\t단위\t목표\n상담 횟수\t회\t12', 'plan.txt', 'plan-without-year'],
      [
        'a file of Hangul 97',
        new TextEncoder().encode(`HWP Document File V3.00 \u001a${'\u0001'.repeat(99)}`),
        'plan.hwp',
        'file-hwp-old',
      ],
      ['a letter', '수신자 각 실국\n제목 회의 개최 알림\n\n1. 귀 부서의 발전을 기원합니다.', 'letter.txt', 'not-a-plan'],
      ['blanks alone', new TextEncoder().encode('  \n\n'), 'plan.txt', 'file-damaged'],
      ['a picture with the name of a document', PICTURE, 'plan.hwpx', 'file-content-differs'],
      ['a picture with the name of an older document', PICTURE, 'plan.hwp', 'file-content-differs'],
      ['a page of a sign-in', '<!doctype html><html><body></body></html>', 'plan.hwpx', 'file-content-differs'],
      ['a document under document security', `SCDSA002${'\u0001'.repeat(400)}`, 'plan.hwpx', 'file-encrypted'],
      ['a broken package', new TextEncoder().encode('PK\u0003\u0004 cut'), 'plan.hwpx', 'file-damaged'],
      ['the wrong extension', '누리산업과', 'plan.exe', 'file-type-refused'],
    ])('%s is refused with its reason', async (_, document, name, reason) => {
      const { bring } = importer(store())
      const id = await bring(document, { name })
      expect(await draftRow(store().db, id)).toMatchObject({ state: 'refused', refused_reason: reason, glance: null })
      expect(await outcome(openedDraft(store().db, id, TODAY))).toBe('import-not-open')
    })
    test('what was seen of a document that is none stays', async () => {
      const { bring } = importer(store())
      const summary = await draftSummary(store().db, await bring('감사장\n\n이름\t김', { name: 'other.txt' }), TODAY)
      expect(summary).toMatchObject({ kind: 'not-a-plan', seen: { firstLines: expect.arrayContaining(['감사장']) as unknown } })
    })
    test('a server that stopped in the middle goes on at the next start', async () => {
      const { as } = importer(store())
      const { draftId } = await uploadDraft(
        store().db,
        { name: 'late.txt', bytes: new TextEncoder().encode(smallPlan()), again: false, requestId: fresh() },
        as,
      )
      expect(await draftRow(store().db, draftId)).toMatchObject({ state: 'uploaded' })
      await resumeReading(store().db, KEY)
      await startReading(store().db, draftId, KEY)
      expect(await draftRow(store().db, draftId)).toMatchObject({ state: 'read' })
    })
    test('nothing in it, nothing kept', async () => {
      const { as } = importer(store())
      expect(
        await outcome(uploadDraft(store().db, { name: 'a.txt', bytes: new Uint8Array(), again: false, requestId: fresh() }, as)),
      ).toBe('file-empty')
    })
  })

  describe('reviewing', () => {
    const store = useStore(kind, empty)
    let id = 0
    const listed = async () => (await listDrafts(store().db)).find((d) => d.id === id)?.glance
    test('what the document leaves blank has to be settled first', async () => {
      const { bring, confirm } = importer(store())
      id = await bring(WITHOUT_WEIGHT)
      expect(await draftSummary(store().db, id, TODAY)).toMatchObject({ needsInAll: 1, needs: [{ kind: 'empty', path: FIELD }] })
      expect(await listed()).toMatchObject({ needs: 1, indicators: 2, projects: 2 })
      expect((await refusal(confirm(id))).facts).toMatchObject({ count: 1, column: 'weight' })
      expect(await outcome(confirm(id))).toBe('import-incomplete')
      expect(await store().db.selectFrom('plan').select('id').execute()).toEqual([])
    })
    test('a value is put in by a person, the printed string stays, and it can be taken back', async () => {
      const { correct } = importer(store())
      expect(await correct(id, FIELD, '60')).toMatchObject({ value: 60 })
      const seen = (
        await draftRecords(store().db, { draftId: id, group: 'indicators', offset: 0, limit: 1 }, TODAY)
      ).records[0]?.fields.find((f) => f.path === FIELD)
      expect(seen).toMatchObject({ value: 60, read: null, raw: '', corrected: { by: 'gihoek' }, need: null })
      expect(await listed()).toMatchObject({ needs: 0 })
      await correct(id, FIELD, null)
      expect(await listed()).toMatchObject({ needs: 1 })
      expect((await draftSummary(store().db, id, TODAY)) as object).toMatchObject({ needsInAll: 1, corrections: 0 })
      await correct(id, FIELD, '60')
    })
    test.each([
      ['no such field', 'indicators/d9-i9/weight', '1', 'bad-input'],
      ['no number', FIELD, '많음', 'number-refused'],
      ['two readings', FIELD, '(60)', 'number-unclear'],
      ['empty where something has to stand', FIELD, '', 'bad-input'],
      ['another word than the two', 'indicators/d1-i1/kind', 'other', 'bad-input'],
      ['no day of the calendar', 'projects/d1-p1-1/startsOn', '2029-02-30', 'bad-input'],
    ])('refused: %s', async (_, path, typed, reason) =>
      expect(await outcome(importer(store()).correct(id, path, typed))).toBe(reason),
    )
    test.each([
      ['record:projects/d1-p1-1', 'dismissed', null, 'reason-needed'],
      ['record:units/d1', 'dismissed', '빼기', 'bad-input'],
      ['unit:d7', 'accepted', '1', 'bad-input'],
      ['match:indicators/d1-i1', 'accepted', '77', 'bad-input'],
      ['unrecognised:900', 'dismissed', '빼기', 'bad-input'],
      ['whatever', 'open', null, 'bad-input'],
    ] as const)('refused: %s %s', async (subject, decision, word, reason) =>
      expect(await outcome(importer(store()).decide(id, subject, decision, word))).toBe(reason),
    )
    test('who saw an older draft is told', async () => {
      const { as } = importer(store())
      const { correctField } = await import('#server/imports/drafts/decide.ts')
      const stale = correctField(
        store().db,
        { draftId: id, version: 1, path: FIELD, typed: '50', place: null, requestId: fresh() },
        as,
      )
      expect(await refusal(stale)).toMatchObject({ reason: 'version-conflict' })
    })
    test('a row that is left out is not entered, and is out of the sums', async () => {
      const { decide } = importer(store())
      const before = await draftEquations(store().db, { draftId: id, offset: 0, limit: 200 }, TODAY)
      await decide(id, 'record:projects/d1-p1-2', 'dismissed', '중복')
      const after = await draftEquations(store().db, { draftId: id, offset: 0, limit: 200 }, TODAY)
      expect(after.equations.filter((e) => e.state === 'failed').length).toBeGreaterThan(
        before.equations.filter((e) => e.state === 'failed').length,
      )
      expect(await draftSummary(store().db, id, TODAY)).toMatchObject({ leftOut: 1, counts: { projects: 1 } })
      expect(await listed()).toMatchObject({ projects: 1 })
      await decide(id, 'record:programmes/d1-p1', 'dismissed', '중복')
      expect(await draftSummary(store().db, id, TODAY)).toMatchObject({ leftOut: 3, counts: { programmes: 0, projects: 0 } })
      await decide(id, 'record:programmes/d1-p1', 'open')
      await decide(id, 'record:projects/d1-p1-2', 'open')
    })
    test('cells of the document lead to their fields', async () => {
      const { blocks, cells, inAll } = await draftBlocks(store().db, { draftId: id, from: 0, limit: 60 }, TODAY)
      expect([blocks.length, cells.some((c) => c.path === 'indicators/d1-i1/targets/2029')]).toEqual([inAll, true])
      expect(await draftUnrecognised(store().db, { draftId: id, offset: 0, limit: 10 }, TODAY)).toMatchObject({ inAll: 0 })
    })
    test('confirmed: entered once, whatever is sent again, with who put what in', async () => {
      const { db } = store()
      const { confirm, bring } = importer(store())
      const request = fresh()
      const first = await confirm(id, request)
      expect(first).toMatchObject({ planVersion: 1, unchanged: false, counts: { units: 3, indicators: 2, projects: 2 } })
      const stands = await dump(db)
      expect(await confirm(id)).toMatchObject({ planId: first.planId, unchanged: true })
      expect(await bring(WITHOUT_WEIGHT)).toBe(id)
      const other = await bring(WITHOUT_WEIGHT, { again: true })
      await importer(store()).correct(other, FIELD, '60')
      expect(await confirm(other)).toMatchObject({ planId: first.planId, unchanged: true })
      expect(await draftRow(db, other)).toMatchObject({ state: 'discarded' })
      expect(await dump(db)).toEqual(stands)
      const plan = await planFor(db, { today: TODAY })
      expect((await reconciliation(db, plan)).equations.map((e) => [e.id, e.state])).toEqual(
        (await openedDraft(db, id, TODAY)).equations.map((e) => [e.id, e.state]),
      )
      const indicator = await db.selectFrom('indicator').select(['id', 'weight']).orderBy('id').executeTakeFirstOrThrow()
      expect(indicator.weight).toBe(60)
      const weight = (await origins(db, [{ subject: 'indicator', ids: [indicator.id] }])).find((o) => o.field === 'weight')
      expect(weight).toMatchObject({ raw: '', confirmedBy: 'gihoek', corrected: { by: 'gihoek' }, importId: id })
    })
    test('a review that is over is over', async () => {
      const { correct, discard } = importer(store())
      expect([await outcome(correct(id, FIELD, '50')), await outcome(discard(id))]).toEqual([
        'import-not-open',
        'import-not-open',
      ])
    })
  })

  describe('taking back', () => {
    const store = useStore(kind, empty)
    test('an import is undone as if it had not been, and the same file can come again', async () => {
      const { db } = store()
      const { bring, confirm, undo } = importer(store())
      const first = await bring(PLAN)
      await confirm(first)
      const stands = await dump(db)
      expect(await bureausWithPlan(db, TODAY)).toHaveLength(1)
      expect(await outcome(undo(first, ' '))).toBe('reason-needed')
      await undo(first)
      expect(await bureausWithPlan(db, TODAY)).toEqual([])
      expect(await draftRow(db, first)).toMatchObject({ state: 'undone', ended_reason: '잘못 올림' })
      expect(await outcome(undo(first))).toBe('import-not-open')
      const second = await bring(PLAN)
      expect(second).not.toBe(first)
      await confirm(second)
      expect((await bureausWithPlan(db, TODAY)).map((b) => b.name)).toEqual([PLAN.bureau])
      const again = await dump(db)
      expect(again['organisation']).toEqual(stands['organisation'])
      expect(await verifyAudit(db, KEY)).toMatchObject({ kind: 'ok' })
    })
    test('a plan whose years all lie ahead stands from today, and its bureau with it', async () => {
      const { db } = store()
      const { bring, confirm, undo } = importer(store(), '2021-05-03')
      const id = await bring({ ...PLAN, bureau: '앞날국' })
      const { planId } = await confirm(id)
      const { bureau_id: bureau, first_year: first } = await db
        .selectFrom('plan')
        .select(['bureau_id', 'first_year'])
        .where('id', '=', planId)
        .executeTakeFirstOrThrow()
      expect(first).toBeGreaterThan(2021)
      expect(await planFor(db, { bureauId: bureau, today: '2021-05-03' })).toMatchObject({
        id: planId,
        bureau: { name: '앞날국' },
      })
      expect((await planFor(db, { bureauId: bureau, today: '2021-05-03' })).departments).toHaveLength(2)
      // Its units have no name any more: they get theirs again, from today too.
      await undo(id)
      const again = await confirm(await bring({ ...PLAN, bureau: '앞날국' }))
      expect(await planFor(db, { bureauId: bureau, today: '2021-05-03' })).toMatchObject({ id: again.planId })
    })
    test('everything or nothing: what fails in the middle leaves no trace', async () => {
      const { db } = store()
      const { bring, confirm } = importer(store())
      const id = await bring(smallPlan())
      const before = await dump(db)
      await sql`alter table team rename to team_away`.execute(db)
      await expect(confirm(id)).rejects.toThrow(/team/)
      await sql`alter table team_away rename to team`.execute(db)
      expect(await dump(db)).toEqual(before)
      expect(await confirm(id)).toMatchObject({ unchanged: false })
    })
    test('a draft that is thrown away enters nothing', async () => {
      const { bring, discard, confirm } = importer(store())
      const id = await bring(smallPlan({ cover: '다른국' }))
      await discard(id)
      expect(await outcome(confirm(id))).toBe('import-not-open')
    })
  })
})

describe('the plan in use', () => {
  test('the fixture has what the tests speak of', () => expect(firstOf(PLAN).indicator.targets).toHaveLength(5))
})
