import type { Db } from '#data/database.ts'
import type { Edition, PlanStatus } from '#domain/plan/edition.ts'
import { type Supplementaries, supplementaries } from '../budgets/supplementary.ts'
import { unitNames } from '../organisation/units.ts'
import { type Correction, correctionsOf } from '../plans/plan-corrections.ts'
import { Refusal } from '../refusal.ts'
import { requestsOfPlan, type TargetRequest, type WaitingRequest } from '../targets/requests.ts'

export interface PlanLine {
  readonly id: number
  readonly title: string
  readonly bureau: string
  readonly fiscalYear: number
  readonly version: number
  readonly edition: Edition
  readonly status: PlanStatus
  /** 'YYYY-MM' or 'YYYY-MM-DD' */
  readonly filedOn: string | null
  readonly confirmedOn: string | null
  /** 추경 the council has decided */
  readonly supplementaries: number
  /** requests that wait for their decision */
  readonly waiting: number
}

/** Every edition of every year, newest year and edition first. */
export async function planList(db: Db, today: string): Promise<readonly PlanLine[]> {
  const names = await unitNames(db, today)
  const rows = await db
    .selectFrom('plan as p')
    .select((eb) => [
      'p.id',
      'p.title',
      'p.bureau_id as bureauId',
      'p.fiscal_year as fiscalYear',
      'p.version',
      'p.edition',
      'p.status',
      'p.filed_on as filedOn',
      'p.confirmed_on as confirmedOn',
      eb
        .selectFrom('supplementary_budget as s')
        .whereRef('s.plan_id', '=', 'p.id')
        .where('s.status', '=', 'confirmed')
        .select((of) => of.fn.countAll<number>().as('n'))
        .as('decided'),
      eb
        .selectFrom('target_request as r')
        .innerJoin('indicator as i', 'i.id', 'r.indicator_id')
        .whereRef('i.plan_id', '=', 'p.id')
        .where('r.state', '=', 'asked')
        .select((of) => of.fn.countAll<number>().as('n'))
        .as('waiting'),
    ])
    .orderBy('p.fiscal_year', 'desc')
    .orderBy('p.bureau_id')
    .orderBy('p.version', 'desc')
    .execute()
  return rows.map(({ bureauId, decided, waiting, ...row }) => ({
    ...row,
    bureau: names.get(bureauId)?.name ?? '',
    supplementaries: decided ?? 0,
    waiting: waiting ?? 0,
  }))
}

export interface PlanPage extends PlanLine {
  /** number to name with the next act */
  readonly seen: number
  readonly settledYear: number
  readonly years: readonly [number, number]
  readonly acts: readonly {
    readonly id: number
    readonly act: 'enter' | 'file' | 'confirm' | 'withdraw' | 'supersede' | 'restore'
    readonly meeting: string | null
    readonly number: string | null
    readonly decidedOn: string | null
    readonly evidence: string | null
    readonly reason: string | null
    readonly at: string
    readonly by: string
  }[]
  readonly corrections: readonly Correction[]
  /** 추경, those being written too */
  readonly supplementary: Supplementaries
  /** 추경 whose decision was on record by mistake, newest first */
  readonly withdrawn: readonly {
    readonly id: number
    readonly number: number
    readonly meeting: string | null
    readonly bill: string | null
    readonly decidedOn: string | null
    readonly reason: string
    readonly at: string
    readonly by: string
  }[]
  readonly amountUnitWon: number
  readonly requests: { readonly waiting: readonly WaitingRequest[]; readonly decided: readonly TargetRequest[] }
}

/** One edition with its state, its acts, its corrections and what was asked about its targets. Refuses 'unknown-plan'. */
export async function planPage(db: Db, planId: number, today: string): Promise<PlanPage> {
  const line = (await planList(db, today)).find((row) => row.id === planId)
  if (!line) throw new Refusal('unknown-plan')
  const plan = await db
    .selectFrom('plan')
    .select([
      'fiscal_year as fiscalYear',
      'amount_unit_won as amountUnitWon',
      'settled_year as settledYear',
      'first_year as first',
      'last_year as last',
    ])
    .where('id', '=', planId)
    .executeTakeFirstOrThrow()
  const acts = await db
    .selectFrom('plan_act')
    .select([
      'id',
      'act',
      'council_meeting as meeting',
      'council_number as number',
      'decided_on as decidedOn',
      'evidence',
      'reason',
      'recorded_at as at',
      'recorded_by as by',
    ])
    .where('plan_id', '=', planId)
    .orderBy('id', 'desc')
    .execute()
  return {
    ...line,
    seen: acts[0]?.id ?? 0,
    settledYear: plan.settledYear,
    years: [plan.first, plan.last],
    acts,
    corrections: await correctionsOf(db, planId),
    supplementary: await supplementaries(db, { id: planId, fiscalYear: plan.fiscalYear }, { drafts: true }),
    withdrawn: await withdrawnOf(db, planId),
    amountUnitWon: plan.amountUnitWon,
    requests: await requestsOfPlan(db, planId, today),
  }
}

async function withdrawnOf(db: Db, planId: number): Promise<PlanPage['withdrawn']> {
  const rows = await db
    .selectFrom('supplementary_budget')
    .where('plan_id', '=', planId)
    .where('withdrawn_at', 'is not', null)
    .select([
      'id',
      'number',
      'council_meeting as meeting',
      'council_number as bill',
      'decided_on as decidedOn',
      'withdrawn_reason as reason',
      'withdrawn_at as at',
      'withdrawn_by as by',
    ])
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ reason, at, by, ...row }) => ({ ...row, reason: reason ?? '', at: at ?? '', by: by ?? '' }))
}
