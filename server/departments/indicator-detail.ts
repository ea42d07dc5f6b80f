import type { Db } from '#data/database.ts'
import type { IndicatorTable } from '#data/schema/plans.ts'
import { countsAt, seesDrafts } from '#domain/entry/submission.ts'
import type { PeriodKind } from '#domain/words/period-name.ts'
import { actingPerson } from '../organisation/deputies.ts'
import type { SignedIn } from '../record/writer.ts'
import { type DefinitionOfYear, definitions, printedDefinition } from '../actuals/definitions.ts'
import { Refusal } from '../refusal.ts'
import { keepersOf } from '../actuals/keepers.ts'
import { type Origin, origins } from '../plans/origins.ts'
import { type Correction, correctionsOf } from '../plans/plan-corrections.ts'
import { COUNTED, settingInForce } from '../settings/settings.ts'

export interface IndicatorDetail {
  readonly id: number
  readonly name: string
  readonly unit: string
  readonly departmentId: number
  /** as it is measured in the year asked for */
  readonly definition: DefinitionOfYear &
    Pick<IndicatorTable, 'formula' | 'source' | 'rationale' | 'nature' | 'kind' | 'weight' | 'decimals'> &
    Pick<PeriodKind, 'reported'>
  /** the same as the plan prints it */
  readonly printed: DefinitionOfYear
  readonly components: readonly { readonly name: string; readonly unit: string; readonly target: number }[]
  readonly targets: readonly {
    readonly year: number
    readonly revision: number
    readonly kind: 'set' | 'none'
    readonly value: number | null
    readonly stage: 'planned' | 'confirmed' | 'revised'
    readonly effectiveOn: string
    readonly reason: string | null
    readonly approvedBy: string | null
    readonly recordedAt: string
    readonly recordedBy: string
  }[]
  /** every version for those who see the department's drafts; for everybody else the ones that count and were confirmed */
  readonly revisions: readonly {
    readonly year: number
    readonly month: number
    readonly version: number
    readonly kind: 'measured' | 'not-entered' | 'not-applicable'
    readonly value: number | null
    readonly finality: 'provisional' | 'final'
    readonly stage: 'draft' | 'submitted' | 'confirmed' | 'returned' | 'closed'
    readonly reason: string | null
    readonly cause: string | null
    readonly remedy: string | null
    readonly remedyDue: string | null
    readonly recordedAt: string
    /** null for everybody else than those, until it is confirmed: who submits a figure is who typed it */
    readonly recordedBy: string | null
  }[]
  readonly programmes: readonly { readonly id: number; readonly name: string }[]
  readonly origins: readonly Origin[]
  /** 정정 of its printed texts and figures, newest first */
  readonly corrections: readonly Correction[]
  /** how its targets change: by request, once the council has confirmed the plan */
  readonly change: {
    readonly confirmed: boolean
    /** years of the plan whose targets are not settled, and not set by a later plan */
    readonly years: readonly number[]
    /** 추경 being written, by which a change can go */
    readonly supplementaries: readonly { readonly id: number; readonly number: number }[]
  }
}

/** Everything the side panel tells this person of one indicator, in the running year unless one is asked for. Refuses 'unknown-indicator'. */
export async function indicatorDetail(
  db: Db,
  indicatorId: number,
  user: SignedIn,
  today: string,
  year = Number(today.slice(0, 4)),
): Promise<IndicatorDetail> {
  const i = await db.selectFrom('indicator').selectAll().where('id', '=', indicatorId).executeTakeFirst()
  if (!i) throw new Refusal('unknown-indicator')
  const measured = (await definitions(db)).of(i, year, today)

  const plan = await db
    .selectFrom('plan')
    .select(['status', 'settled_year as settled', 'fiscal_year as fiscal'])
    .where('id', '=', i.plan_id)
    .executeTakeFirstOrThrow()
  const keepers = await keepersOf(db, i.plan_id, today)
  const everywhere = keepers.everywhere(i.id)
  const ownerOf = (of: number) => keepers.owner(i.id, of)?.id ?? i.id
  const allTargets = await db
    .selectFrom('target')
    .select([
      'id',
      'indicator_id as indicatorId',
      'year',
      'revision',
      'kind',
      'value',
      'stage',
      'effective_on as effectiveOn',
      'reason',
      'approved_by as approvedBy',
      'recorded_at as recordedAt',
      'recorded_by as recordedBy',
    ])
    .where('indicator_id', 'in', everywhere)
    .orderBy('year')
    .orderBy('revision')
    .execute()
  // Of a year of another plan that one's; its own print only where that plan has none.
  const has = new Set(allTargets.map((t) => `${t.indicatorId}:${t.year}`))
  const own = new Set(allTargets.filter((t) => t.indicatorId === i.id).map((t) => t.year))
  const targets = allTargets.filter((t) => {
    if (!own.has(t.year)) return false
    const owner = ownerOf(t.year)
    return t.indicatorId === (has.has(`${owner}:${t.year}`) ? owner : i.id)
  })
  const revisions = (await versionsSeen(db, { ids: everywhere, departmentId: i.department_id }, user, today)).filter(
    (r) => keepers.keeper(i.id, r.year) === r.indicatorId,
  )
  const components = await db
    .selectFrom('indicator_component')
    .select(['id', 'name', 'unit', 'target'])
    .where('indicator_id', '=', i.id)
    .orderBy('sort_order')
    .execute()
  return {
    id: i.id,
    name: i.name,
    unit: i.unit,
    departmentId: i.department_id,
    definition: {
      formula: i.formula,
      source: i.source,
      rationale: i.rationale,
      nature: i.nature,
      ...measured,
      kind: i.kind,
      weight: i.weight,
      decimals: i.decimals,
      reported: i.reported,
    },
    printed: printedDefinition(i),
    components: components.map(({ id: _, ...c }) => c),
    targets: targets.map(({ id: _, indicatorId: __, ...t }) => t),
    revisions: revisions.map(({ id: _, indicatorId: __, ...r }) => r),
    programmes: await db
      .selectFrom('programme')
      .select(['id', 'name'])
      .where('goal_id', '=', i.goal_id)
      .orderBy('sort_order')
      .execute(),
    origins: await origins(db, [
      { subject: 'indicator', ids: [i.id] },
      { subject: 'target', ids: targets.map((t) => t.id) },
      { subject: 'actual', ids: revisions.map((r) => r.id) },
      { subject: 'component', ids: components.map((c) => c.id) },
    ]),
    corrections: await correctionsOf(db, i.plan_id, i.id),
    change: {
      confirmed: plan.status === 'confirmed',
      years: Array.from({ length: plan.fiscal - plan.settled }, (_, n) => plan.settled + 1 + n),
      supplementaries: await db
        .selectFrom('supplementary_budget')
        .select(['id', 'number'])
        .where('plan_id', '=', i.plan_id)
        .where('status', '=', 'draft')
        .orderBy('number')
        .execute(),
    },
  }
}

async function versionsSeen(
  db: Db,
  { ids, departmentId }: { readonly ids: readonly number[]; readonly departmentId: number },
  user: SignedIn,
  today: string,
) {
  let query = db
    .selectFrom('actual_revision as r')
    .select([
      'r.id',
      'r.indicator_id as indicatorId',
      'r.year',
      'r.month',
      'r.version',
      'r.kind',
      'r.value',
      'r.finality',
      'r.stage',
      'r.reason',
      'r.cause',
      'r.remedy',
      'r.remedy_due as remedyDue',
      'r.recorded_at as recordedAt',
      'r.recorded_by as recordedBy',
    ])
    .where('r.indicator_id', 'in', ids)
    .orderBy('r.year')
    .orderBy('r.month')
    .orderBy('r.version')
  if (seesDrafts(await actingPerson(db, user, today), departmentId)) return query.execute()
  // A submission that was recalled or returned is no longer the figure in force: it was withdrawn.
  const submitted = countsAt('submitted', await settingInForce(db, COUNTED, today)) ? 'submitted' : 'confirmed'
  query = query.where((eb) =>
    eb.or([
      eb('r.stage', 'in', ['confirmed', 'closed']),
      eb.and([
        eb('r.stage', '=', submitted),
        eb.exists(
          eb
            .selectFrom('actual as a')
            .select('a.version')
            .whereRef('a.indicator_id', '=', 'r.indicator_id')
            .whereRef('a.year', '=', 'r.year')
            .whereRef('a.month', '=', 'r.month')
            .whereRef('a.version', '=', 'r.version'),
        ),
      ]),
    ]),
  )
  const rows = await query.execute()
  return rows.map((row) => ({ ...row, reason: null, recordedBy: row.stage === 'submitted' ? null : row.recordedBy }))
}
