import type { Store } from '#data/database.ts'
import { appendAudit, lockWriters } from '#server/record/record.ts'
import { loadPlan } from '#server/plans/load-plan.ts'
import { type PlanFiles, readPlanFiles } from '#server/plans/plan-files.ts'
import { KEY } from '../people.ts'
import { PLAN_FOLDER } from '../stores.ts'

export interface OtherYear {
  /** years after (or, negative, before) the plan of 2026 */
  readonly by: number
  readonly status: 'draft' | 'filed' | 'confirmed'
  /** targets of its fiscal year that differ, by the code of the indicator */
  readonly targets?: Readonly<Record<string, number>>
  /** of the record it is put on; the tests' own where no server has sealed it */
  readonly auditKey?: string
}

/**
 * The real plan as it would stand for another fiscal year: every printed year moved, the same units, each indicator with the
 * lineage it has in the plan of 2026. Returns the plan's id and its indicators by code.
 */
export async function loadOtherYear(
  { db }: Store,
  { by, status, targets = {}, auditKey = KEY }: OtherYear,
): Promise<{ readonly planId: number; readonly indicators: ReadonlyMap<string, number> }> {
  const files = moved(readPlanFiles(PLAN_FOLDER), by, targets)
  return db.transaction().execute(async (trx) => {
    await lockWriters(trx)
    const units = new Map(
      (await trx.selectFrom('organisation_unit').select(['id', 'code']).execute()).map((u) => [u.code, u.id] as const),
    )
    const rows = await trx
      .selectFrom('indicator as i')
      .innerJoin('plan as p', 'p.id', 'i.plan_id')
      .where('p.fiscal_year', '=', 2026)
      .select(['i.code', 'i.lineage_id as lineageId'])
      .execute()
    const loaded = await loadPlan(trx, files, new Date('2026-11-10T01:00:00Z'), {
      who: '기획',
      document: { sha256: 'f'.repeat(64), confirmedAt: '2026-11-10T01:00:00.000Z', importId: 1 },
      units,
      indicators: new Map(rows.map(({ code, lineageId }) => [code, { lineageId, settings: {}, keptYears: new Set<number>() }])),
      edition: 'original',
      effectiveOn: by > 0 ? '2026-11-10' : `${2026 + by}-01-01`,
    })
    await trx
      .updateTable('plan')
      .set({ status, confirmed_on: status === 'confirmed' ? `${2025 + by}-12-16` : null })
      .where('id', '=', loaded.planId)
      .execute()
    const actor = { id: null, name: '기획', role: null }
    await appendAudit(trx, auditKey, {
      at: new Date('2026-11-10T01:00:00Z'),
      actor,
      act: 'plan.load',
      subject: `plan:${loaded.planId}`,
    })
    return loaded
  })
}

function moved(files: PlanFiles, by: number, targets: OtherYear['targets']): PlanFiles {
  const year = (text: string) => text.replace(/\d{4}$/, (digits) => String(Number(digits) + by))
  const keys = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(of).map(([key, value]) => [year(key), value]))
  const shifted = Object.fromEntries(
    Object.entries(files).map(([name, rows]) => [
      name,
      rows.map((row) => ({ ...row, figures: keys(row.figures), printed: keys(row.printed) })),
    ]),
  ) as unknown as PlanFiles
  return {
    ...shifted,
    document: shifted.document.map((row) => ({ ...row, code: `plan-${2026 + by}` })),
    plan: shifted.plan.map((row) => ({
      ...row,
      code: `jeonbuk-${2026 + by}`,
      title: row.title.replace('2026', String(2026 + by)),
      fiscal_year: row.fiscal_year + by,
      settled_year: row.settled_year + by,
      first_year: row.first_year + by,
      last_year: row.last_year + by,
      filed_on: `${2025 + by}-11`,
    })),
    targets: shifted.targets.map((row) => {
      const key = `y${2026 + by}`
      const value = targets?.[row.indicator]
      return value === undefined ? row : { ...row, figures: { ...row.figures, [key]: value } }
    }),
  }
}
