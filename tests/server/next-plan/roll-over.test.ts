import { describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { Db, Store } from '#data/database.ts'
import { changeIndicator } from '#server/next-plan/change.ts'
import { nextPlanPage } from '#server/next-plan/page.ts'
import { type RolledOver, rollOver } from '#server/next-plan/roll-over.ts'
import { discardPlanDraft, undoRollOver } from '#server/next-plan/undo.ts'
import { recordedTables } from '#server/record/recorded-tables.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { Event } from '../../helpers/reorganised.ts'
import { fresh, KEY, onRecord, openOffice, outcome, person, refusal, writer } from '../../helpers/people.ts'
import { onBothStores, TODAY, useStore } from '../../helpers/stores.ts'

const administrator = writer(person('administrator', 'administrator'))
const another = writer(person('other', 'administrator'))

/** Every row of every recorded table, as text. */
async function everything(db: Db): Promise<Record<string, string>> {
  const all: Record<string, string> = {}
  for (const table of await recordedTables(db)) {
    const { rows } = await sql`select * from ${sql.table(table.name)}`.execute(db)
    all[table.name] = JSON.stringify(rows.map((row) => JSON.stringify(row)).toSorted())
  }
  return all
}

const planIdOf = async (db: Db) => (await db.selectFrom('plan').select('id').orderBy('id').executeTakeFirstOrThrow()).id

onBothStores('the roll-over of the real plan', (kind) => {
  const store = useStore(kind, openOffice)
  const roll = async (of: Store, as = administrator, requestId = fresh()): Promise<RolledOver> =>
    rollOver(of.db, { fromPlanId: await planIdOf(of.db), requestId }, as)

  test('undone it leaves the store as it was, and the record whole', async () => {
    const { db } = store()
    const before = await everything(db)
    const { planId } = await roll(store())
    expect(await everything(db)).not.toEqual(before)
    expect(await verifyAudit(db, KEY)).toMatchObject({ kind: 'ok' })
    await undoRollOver(db, { planId, requestId: fresh() }, administrator)
    expect(await everything(db)).toEqual(before)
    expect(await verifyAudit(db, KEY)).toMatchObject({ kind: 'ok' })
    expect(await outcome(undoRollOver(db, { planId, requestId: fresh() }, administrator))).toBe('unknown-plan')
  })

  describe('its draft', () => {
    const made = async () => {
      const page = await nextPlanPage(store().db, {}, person('admin', 'administrator'), TODAY)
      if (page.draft === null) {
        await roll(store())
        return made()
      }
      return page.draft
    }

    test('has the window moved on by one, 12 indicators of the same lineage, nothing invented', async () => {
      const { db } = store()
      const { plan, rows, years, goals } = await made()
      expect(plan).toMatchObject({ fiscalYear: 2027, settledYear: 2025, firstYear: 2025, lastYear: 2029, edits: 0 })
      expect(plan.title).toBe('2027년도 대외국제소통국 성과계획서')
      expect(years).toEqual([2027, 2028, 2029])
      expect([rows.length, goals.length, goals.flatMap((g) => g.programmes).length]).toEqual([12, 4, 15])
      const lineages = await db.selectFrom('indicator').select('lineage_id').where('plan_id', '=', plan.from.planId).execute()
      expect(new Set(rows.map((r) => r.lineageId))).toEqual(new Set(lineages.map((l) => l.lineage_id)))
      // Mid-term targets of the plan before are proposed as they stand; of 2029 nobody has said anything.
      expect(rows.every((r) => r.targets.map((t) => t.year).join() === '2027,2028')).toBe(true)
      expect(rows.every((r) => r.differences.length === 0 && r.decision === null)).toBe(true)
      const amounts = await db
        .selectFrom('budget_amount as b')
        .innerJoin('programme as p', 'p.id', 'b.programme_id')
        .select('b.id')
        .where('p.plan_id', '=', plan.id)
        .execute()
      expect(amounts).toEqual([])
    })

    test('has no figures of its own: results are read from the plan of their year', async () => {
      const { rows, plan } = await made()
      const volunteers = rows.find((r) => String(r.fields.name).startsWith('자원봉사 활동률'))
      expect(volunteers?.results.find((r) => r.year === 2024)).toMatchObject({
        actual: 5.41,
        target: { kind: 'set', value: 6 },
        rate: { shown: 90.2 },
      })
      // Not confirmed yet: 미확정.
      expect(volunteers?.results.find((r) => r.year === 2025)).toMatchObject({ actual: null })
      const { db } = store()
      const own = db.selectFrom('indicator').select('id').where('plan_id', '=', plan.id)
      expect(await db.selectFrom('actual').selectAll().where('indicator_id', 'in', own).execute()).toEqual([])
      expect(
        await db.selectFrom('target').select('id').where('indicator_id', 'in', own).where('year', '<', 2027).execute(),
      ).toEqual([])
    })

    test('is asked about where a target is below the last result', async () => {
      const { rows } = await made()
      const kinds = rows.flatMap((r) => r.findings.map((f) => f.kind))
      expect(kinds).toContain('below-last-actual')
      expect(kinds).toContain('flat')
    })

    test('is one: pressed twice by one, and by two at once', async () => {
      const { db } = store()
      const { plan } = await made()
      expect(await refusal(roll(store(), another))).toMatchObject({
        reason: 'plan-year-exists',
        facts: { year: 2027, status: 'draft', who: 'administrator' },
      })
      await undoRollOver(db, { planId: plan.id, requestId: fresh() }, administrator)
      const request = fresh()
      const twice = await Promise.all([roll(store(), administrator, request), roll(store(), administrator, request)])
      expect(twice[0]).toEqual(twice[1])
      await undoRollOver(db, { planId: twice[0].planId, requestId: fresh() }, administrator)
      const both = await Promise.allSettled([roll(store(), administrator), roll(store(), another)])
      expect(both.map((b) => b.status).toSorted()).toEqual(['fulfilled', 'rejected'])
      const drafts = await db.selectFrom('plan').select('id').where('fiscal_year', '=', 2027).execute()
      expect(drafts).toHaveLength(1)
    })

    test('is not undone once something stands on it, but let go of with a reason, and made anew', async () => {
      const { db } = store()
      const { plan, rows } = await made()
      const [row] = rows
      if (!row) throw new Error('no indicator')
      const change = { of: 'target', year: 2029, entry: { raw: '12' }, seen: null } as const
      const place = { planId: plan.id, departmentId: row.departmentId, lineageId: row.lineageId }
      await changeIndicator(db, { ...place, change, requestId: fresh() }, administrator)
      expect(await refusal(undoRollOver(db, { planId: plan.id, requestId: fresh() }, administrator))).toMatchObject({
        reason: 'draft-built-on',
        facts: { edits: 1, actuals: 0 },
      })
      expect(await outcome(discardPlanDraft(db, { planId: plan.id, reason: ' ', requestId: fresh() }, administrator))).toBe(
        'reason-needed',
      )
      await discardPlanDraft(db, { planId: plan.id, reason: '개편 뒤 다시 만듦', requestId: fresh() }, administrator)
      expect((await nextPlanPage(db, {}, person('admin', 'administrator'), TODAY)).draft).toBeNull()
      const again = await roll(store())
      expect(await db.selectFrom('plan').select(['version', 'status']).where('id', '=', again.planId).executeTakeFirst()).toEqual(
        {
          version: 2,
          status: 'draft',
        },
      )
    })
  })

  test('what a reorganisation gave away stands under its new department, what left the bureau does not', async () => {
    const { db } = store()
    for (const { id } of await db.selectFrom('plan').select('id').where('status', '=', 'draft').execute())
      await discardPlanDraft(db, { planId: id, reason: '개편', requestId: fresh() }, administrator)
    await onRecord(store(), async (trx) => {
      const event = await Event.on(trx, '2026-07-01')
      await event.create('새 국')
      await event.merge('소통기획과', '대외협력과')
      await event.move('외국인국제정책과', '새 국')
    })
    const { counts } = await roll(store())
    const { draft } = await nextPlanPage(db, {}, person('admin', 'administrator'), TODAY)
    expect(counts).toMatchObject({ indicators: 9, goals: 3 })
    expect(draft?.departments.map((d) => d.name)).toEqual(['대외협력과', '전북특별자치도 중앙협력본부'])
    const merged = draft?.rows.filter((r) => r.departmentId === draft.departments[0]?.id) ?? []
    expect(merged).toHaveLength(6)
    expect(merged.every((r) => r.differences.length === 0 && r.results.some((one) => one.actual !== null))).toBe(true)
    // Both goals came whole, so each still adds up.
    expect(draft?.needs.some((need) => need.kind === 'weights')).toBe(false)
    expect(await verifyAudit(db, KEY)).toMatchObject({ kind: 'ok' })
  })

  test('nobody but the administrator makes or takes back a draft', async () => {
    for (const role of ['executive', 'head', 'evaluator'] as const) {
      expect(await outcome(roll(store(), writer(person('p', role, 3, 4, 5, 6))))).toBe('forbidden')
      const planId = await planIdOf(store().db)
      const as = writer(person('p', role, 3, 4, 5, 6))
      expect(await outcome(undoRollOver(store().db, { planId, requestId: fresh() }, as))).toBe('forbidden')
    }
  })

  test('rows of a plan that is no draft do not go, whatever writes', async () => {
    const { db } = store()
    const planId = await planIdOf(db)
    const { id } = await db.selectFrom('indicator').select('id').where('plan_id', '=', planId).executeTakeFirstOrThrow()
    await expect(db.deleteFrom('target').where('indicator_id', '=', id).execute()).rejects.toThrow(/draft/)
    await expect(db.deleteFrom('indicator_component').execute()).rejects.toThrow(/draft|foreign|FOREIGN/)
    await expect(db.deleteFrom('plan').where('id', '=', planId).execute()).rejects.toThrow(/draft/)
    await expect(sql`update target set value = 1 where indicator_id = ${id}`.execute(db)).rejects.toThrow(/append-only/)
  })
})
