import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openStore, type Store, type StoreKind } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { confirmDraft } from '#server/imports/drafts/confirm.ts'
import { startReading } from '#server/imports/drafts/reading.ts'
import { uploadDraft } from '#server/imports/drafts/upload.ts'
import { draftSummary } from '#server/imports/drafts/summary.ts'
import { loadPlan } from '#server/plans/load-plan.ts'
import { makeHwpx, makeTextFile, makeXlsx } from '../../../helpers/documents/make.ts'
import { freshPlace, onBothStores } from '../../../helpers/stores.ts'
import { blocksOf } from '../../../helpers/imports/drafts-blocks.ts'
import { PLAIN, render } from '../../../helpers/plans/printer.ts'
import { syntheticPlan } from '../../../helpers/plans/synthetic.ts'
import { dump } from '../../../helpers/imports/same-dump.ts'
import { planFilesOf } from '../../../helpers/imports/same-expected.ts'

const FORMATS = { 'plan.txt': makeTextFile, 'plan.hwpx': makeHwpx, 'plan.xlsx': makeXlsx } as const
const SIZES = { departments: 3, goals: 2, indicators: 4, programmes: 3, projects: 4 }
const DAY = '2040-05-01'

async function inEmptyStore<T>(kind: StoreKind, work: (store: Store) => Promise<T>): Promise<T> {
  const place = await freshPlace(kind)
  const store = openStore(place.url)
  try {
    await migrate(store)
    return await work(store)
  } finally {
    await store.close()
    await place.remove()
  }
}

onBothStores('a plan that comes in by its document is the plan that comes in by its files', (kind) => {
  test.each([
    [11, 'plan.txt'],
    [11, 'plan.hwpx'],
    [11, 'plan.xlsx'],
    [12, 'plan.txt'],
  ] as const)('plan %i as %s', async (seed, name) => {
    const plan = syntheticPlan(seed, SIZES)
    const now = new Date(`${DAY}T03:00:00Z`)
    const byFiles = await inEmptyStore(kind, async ({ db }) => {
      await db.transaction().execute((trx) => loadPlan(trx, planFilesOf(plan), now))
      return dump(db)
    })
    const byDocument = await inEmptyStore(kind, async ({ db }) => {
      const as = {
        user: { id: 'kim', name: '김', username: 'kim', role: 'administrator' as const, departmentIds: [], demonstration: false },
        now,
        today: DAY,
        address: null,
        auditKey: 'k'.repeat(40),
      }
      const bytes = await FORMATS[name](blocksOf(render(plan, PLAIN)))
      const { draftId } = await uploadDraft(db, { name, bytes, again: false, requestId: randomUUID() }, as)
      await startReading(db, draftId, as.auditKey)
      const summary = await draftSummary(db, draftId, DAY)
      if (summary.kind !== 'plan') throw new Error('not a plan')
      expect(summary.needs).toEqual([])
      expect(await db.selectFrom('plan').select('id').execute()).toEqual([])
      await confirmDraft(
        db,
        { draftId, version: summary.version, filedOn: null, councilOn: null, unread: 0, requestId: randomUUID() },
        as,
      )
      return dump(db)
    })
    expect(Object.values(byFiles).filter((rows) => rows.length === 0)).toEqual([[]])
    // Table by table, so that a failure shows the rows.
    for (const table of Object.keys(byFiles)) expect({ [table]: byDocument[table] }).toEqual({ [table]: byFiles[table] })
  })
})
