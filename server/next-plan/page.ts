import type { Db } from '#data/database.ts'
import { draftNeeds, type DraftProgress, draftProgress, type Need } from '#domain/plan/draft-needs.ts'
import { bureausWithPlan, type UnitName } from '../plans/plan.ts'
import { actingPerson } from '../organisation/deputies.ts'
import type { SignedIn } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { standsInFor } from './editing.ts'
import { draftPlan } from './draft-plan.ts'
import { contentOf, type Draft, readDraft } from './read-draft.ts'
import { settingSeen } from '../settings/settings.ts'
import { NEXT_PLAN_RULES, type NextPlanRules } from './rules.ts'
import { type Standing, standingOn } from './standing.ts'

interface PlanName {
  readonly id: number
  readonly title: string
  readonly fiscalYear: number
  readonly status: 'draft' | 'filed' | 'confirmed' | 'superseded'
}

export interface NextPlanPage {
  readonly bureaus: readonly UnitName[]
  readonly bureau: UnitName
  /** the plan that next year's is made from; null when none was filed yet */
  readonly from: PlanName | null
  /** the plan of the year after `from` that is there already and is no draft; null = none */
  readonly there: PlanName | null
  readonly draft:
    | (Draft & {
        readonly needs: readonly Need[]
        readonly progress: readonly DraftProgress[]
        readonly standing: Standing
        /** units for which the reader acts in the place of somebody */
        readonly standsInFor: ReturnType<typeof standsInFor>
      })
    | null
  readonly rules: { readonly value: NextPlanRules; readonly seen: number }
}

/** 내년 계획 of a bureau: the draft under work, or what it would be made from. Refuses 'unknown-plan' and 'unknown-bureau'. */
export async function nextPlanPage(
  db: Db,
  ask: { readonly bureauId?: number | undefined },
  user: SignedIn,
  today: string,
): Promise<NextPlanPage> {
  const bureaus = await bureausWithPlan(db, today)
  const bureau = ask.bureauId === undefined ? bureaus[0] : bureaus.find((b) => b.id === ask.bureauId)
  if (bureau === undefined) throw new Refusal(ask.bureauId === undefined ? 'unknown-plan' : 'unknown-bureau')
  const plans: PlanName[] = await db
    .selectFrom('plan')
    .select(['id', 'title', 'fiscal_year as fiscalYear', 'status'])
    .where('bureau_id', '=', bureau.id)
    .where('status', '<>', 'superseded')
    .orderBy('fiscal_year', 'desc')
    .orderBy('version', 'desc')
    .execute()
  const kept = plans.filter((p) => p.status !== 'draft')
  const year = Number(today.slice(0, 4))
  // The plan of the running year; before a first one begins, the oldest there is.
  const from = kept.find((p) => p.fiscalYear <= year) ?? kept.at(-1) ?? null
  const drafts = await db
    .selectFrom('plan_draft')
    .select('plan_id as id')
    .where('plan_id', 'in', [0, ...plans.filter((p) => p.status === 'draft').map((p) => p.id)])
    .execute()
  const underWork = plans.find((p) => drafts.some((d) => d.id === p.id))
  const short = ({ id, code, name, shortName }: UnitName): UnitName => ({ id, code, name, shortName })
  return {
    bureaus: bureaus.map(short),
    bureau: short(bureau),
    from,
    there: kept.find((p) => from !== null && p.fiscalYear === from.fiscalYear + 1) ?? null,
    draft: underWork === undefined ? null : await draftOf(db, underWork.id, user, today),
    rules: await settingSeen(db, NEXT_PLAN_RULES, today),
  }
}

async function draftOf(db: Db, planId: number, user: SignedIn, today: string) {
  const draft = await readDraft(db, await draftPlan(db, planId), today)
  const content = contentOf(draft)
  return {
    ...draft,
    needs: draftNeeds(content),
    progress: draftProgress(content),
    standing: await standingOn(db, planId),
    standsInFor: standsInFor(await actingPerson(db, user, today)),
  }
}
