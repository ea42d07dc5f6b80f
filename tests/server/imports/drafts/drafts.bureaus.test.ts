import { expect, test } from 'vitest'
import { draftRow } from '#server/imports/drafts/draft.ts'
import { draftStatus, draftSummary, listDrafts } from '#server/imports/drafts/summary.ts'
import { draftBlocks, draftRecords } from '#server/imports/drafts/view.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { fresh, KEY, outcome } from '../../../helpers/people.ts'
import { onBothStores, useStore } from '../../../helpers/stores.ts'
import { empty, importer, TODAY } from '../../../helpers/imports/drafts-office.ts'
import { smallPlan } from '../../../helpers/plans/small.ts'

const OTHER = smallPlan().replaceAll('새빛미래국', '가람안전국').replaceAll('누리산업과', '가람안전과')
/** Two bureaus, one after the other, and a page of a third that holds no plan. */
const DOCUMENT = [smallPlan(), OTHER, '[소관실국]\t바람문화국\n\n별도 제출'].join('\n\n')
const BUREAUS = ['새빛미래국', '가람안전국']

onBothStores('a document of several bureaus', (kind) => {
  const store = useStore(kind, empty)
  let first = 0
  let second = 0
  const plans = () =>
    store()
      .db.selectFrom('plan')
      .leftJoin('organisation_unit_name as n', 'n.unit_id', 'plan.bureau_id')
      .select(['n.name', 'plan.status'])
      .orderBy('plan.id')
      .execute()

  test('is a draft a bureau, shown together', async () => {
    const { db } = store()
    first = await importer(store()).bring(DOCUMENT)
    const drafts = await listDrafts(db)
    expect(drafts.map((d) => [d.glance?.bureau, d.part, d.parts, d.state])).toEqual(
      BUREAUS.map((name, i) => [name, i, 2, 'read']),
    )
    second = drafts[1]?.id ?? 0
    const status = await draftStatus(db, second)
    expect(status.bureaus.map((b) => [b.id, b.part, b.glance?.indicators])).toEqual([
      [first, 0, 2],
      [second, 1, 2],
    ])
    // What is no plan is listed with the bureau before it, and no bureau is lost to another.
    expect(await draftSummary(db, first, TODAY)).toMatchObject({ unrecognised: { all: 0 }, attention: { ask: 0 } })
    expect(await draftSummary(db, second, TODAY)).toMatchObject({ unrecognised: { all: 2 }, attention: { ask: 1 } })
    expect(await verifyAudit(db, KEY)).toMatchObject({ kind: 'ok' })
  })

  test('each document pane has its own part, with the places of the whole', async () => {
    const { db } = store()
    const facts = async (id: number) => {
      const { document } = await draftSummary(db, id, TODAY)
      return document
    }
    const [one, other] = [await facts(first), await facts(second)]
    expect(one.firstBlock).toBe(0)
    expect(other.firstBlock).toBe(one.blocks)
    const piece = await draftBlocks(db, { draftId: second, from: 0, limit: 200 }, TODAY)
    expect(piece.blocks[0]?.loc.block).toBe(other.firstBlock)
    expect(piece.inAll).toBe(other.blocks)
    const { records } = await draftRecords(db, { draftId: second, group: 'indicators', offset: 0, limit: 1 }, TODAY)
    const weight = records[0]?.fields.find((f) => f.column === 'weight')
    const later = await draftBlocks(db, { draftId: second, from: weight?.loc.block ?? 0, limit: 1 }, TODAY)
    expect(later.blocks.map((b) => b.loc.block)).toEqual([weight?.loc.block])
    expect(later.cells.map((c) => c.path)).toContain(weight?.path)
  })

  test('each is entered and taken back by itself; the same file leads to it while none is lost', async () => {
    const { bring, confirm, undo, discard } = importer(store())
    await confirm(first)
    expect((await plans()).map((p) => p.name)).toEqual(['새빛미래국'])
    expect(await bring(DOCUMENT)).toBe(first)
    const { unread } = (await draftSummary(store().db, second, TODAY)) as { unread: number }
    expect(await confirm(second, fresh(), unread)).toMatchObject({ unchanged: false })
    expect((await plans()).map((p) => [p.name, p.status])).toEqual(BUREAUS.map((name) => [name, 'filed']))
    // The same again changes nothing of either.
    const again = await bring(DOCUMENT, { again: true })
    expect(await confirm(again)).toMatchObject({ unchanged: true })
    expect(await draftRow(store().db, again)).toMatchObject({ state: 'discarded' })
    await undo(second)
    expect((await plans()).map((p) => p.status)).toEqual(['filed', 'superseded'])
    await discard(again + 1)
    // The second has none any more: the file brings it, and it alone.
    const anew = await bring(DOCUMENT)
    expect(await draftRow(store().db, anew)).toMatchObject({ part: 1, parts: 2, state: 'read' })
    expect((await draftStatus(store().db, first)).bureaus.map((b) => [b.part, b.state])).toEqual([
      [0, 'confirmed'],
      [1, 'read'],
    ])
    expect(await outcome(discard(first))).toBe('import-not-open')
    expect(await verifyAudit(store().db, KEY)).toMatchObject({ kind: 'ok' })
  })
})
