import type { Db } from '#data/database.ts'
import type { PlanYears } from '#domain/plan/roll-over.ts'
import { Refusal } from '../refusal.ts'

/** A plan that was rolled over and is still a draft. */
export interface DraftPlan extends PlanYears {
  readonly id: number
  readonly title: string
  readonly bureauId: number
  readonly from: { readonly planId: number; readonly fiscalYear: number }
  readonly madeAt: string
  readonly madeBy: string
  readonly edits: number
}

/** Refuses 'unknown-plan' for one that was not rolled over, 'not-a-draft' once it was filed or let go of (facts: status). */
export async function draftPlan(db: Db, planId: number): Promise<DraftPlan> {
  const row = await db
    .selectFrom('plan as p')
    .innerJoin('plan_draft as d', 'd.plan_id', 'p.id')
    .innerJoin('plan as f', 'f.id', 'd.from_plan_id')
    .where('p.id', '=', planId)
    .select([
      'p.id',
      'p.title',
      'p.status',
      'p.bureau_id as bureauId',
      'p.fiscal_year as fiscalYear',
      'p.settled_year as settledYear',
      'p.first_year as firstYear',
      'p.last_year as lastYear',
      'f.id as fromId',
      'f.fiscal_year as fromYear',
      'd.made_at as madeAt',
      'd.made_by as madeBy',
      'd.edits',
    ])
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('unknown-plan')
  const { status, fromId, fromYear, ...plan } = row
  if (status !== 'draft') throw new Refusal('not-a-draft', { status })
  return { ...plan, from: { planId: fromId, fiscalYear: fromYear } }
}
