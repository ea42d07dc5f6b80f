import type { Db } from '#data/database.ts'
import { may } from '#domain/entry/permissions.ts'
import type { ReasonCode, RequestState } from '#domain/scoring/target-change.ts'
import type { Target } from '#domain/scoring/value.ts'
import { actingPerson, unitForReading } from '../organisation/deputies.ts'
import { ownersOn } from '../organisation/owners.ts'
import type { SignedIn } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { closedSince } from './decide.ts'

export interface TargetRequest {
  readonly id: number
  readonly version: number
  readonly indicatorId: number
  readonly indicator: string
  readonly unit: string
  readonly planId: number
  readonly departmentId: number
  readonly year: number
  readonly from: Target
  readonly to: Target
  readonly reasonCode: ReasonCode
  readonly reason: string
  readonly evidence: string
  readonly effectiveOn: string
  /** number of the 추경 it goes with */
  readonly supplementary: number | null
  readonly askedAt: string
  readonly askedBy: string
  readonly state: RequestState
  readonly decidedAt: string | null
  readonly decidedBy: string | null
  readonly decision: string | null
  readonly exception: string | null
}

const rows = (db: Db) =>
  db
    .selectFrom('target_request as r')
    .innerJoin('indicator as i', 'i.id', 'r.indicator_id')
    .leftJoin('supplementary_budget as s', 's.id', 'r.supplementary_id')
    .selectAll('r')
    .select([
      'i.name as indicator',
      'i.unit',
      'i.frequency',
      'i.plan_id as planId',
      'i.department_id as departmentId',
      'i.lineage_id as lineageId',
      's.number as supplementary',
    ])
    .orderBy('r.id', 'desc')

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

const target = (value: number | null): Target => (value === null ? { kind: 'none' } : { kind: 'set', value })
const told = (r: Row): TargetRequest => ({
  id: r.id,
  version: r.version,
  indicatorId: r.indicator_id,
  indicator: r.indicator,
  unit: r.unit,
  planId: r.planId,
  departmentId: r.departmentId,
  year: r.year,
  from: target(r.from_value),
  to: target(r.to_value),
  reasonCode: r.reason_code,
  reason: r.reason,
  evidence: r.evidence,
  effectiveOn: r.effective_on,
  supplementary: r.supplementary,
  askedAt: r.asked_at,
  askedBy: r.asked_by,
  state: r.state,
  decidedAt: r.decided_at,
  decidedBy: r.decided_by,
  decision: r.decision,
  exception: r.exception,
})

/** Requests about one indicator, newest first, for those who see its department's entries. Refuses 'unknown-indicator', 'forbidden'. */
export async function requestsOf(db: Db, user: SignedIn, indicatorId: number, today: string): Promise<readonly TargetRequest[]> {
  const indicator = await db
    .selectFrom('indicator')
    .select(['lineage_id', 'department_id', 'plan_id'])
    .where('id', '=', indicatorId)
    .executeTakeFirst()
  if (!indicator) throw new Refusal('unknown-indicator')
  const unit = unitForReading(await ownersOn(db, today), indicator, await actingPerson(db, user, today))
  if (!may(user, 'entry.read', unit)) throw new Refusal('forbidden')
  return (await rows(db).where('r.indicator_id', '=', indicatorId).execute()).map(told)
}

export interface WaitingRequest extends TargetRequest {
  /** whether approving it as asked needs an exception */
  readonly closed: boolean
}

/** Everything asked about a plan's targets: what waits, oldest first, and what was decided, newest first. */
export async function requestsOfPlan(
  db: Db,
  planId: number,
  today: string,
): Promise<{ readonly waiting: readonly WaitingRequest[]; readonly decided: readonly TargetRequest[] }> {
  const all = await rows(db).where('i.plan_id', '=', planId).execute()
  const waiting: WaitingRequest[] = []
  for (const row of all.filter((r) => r.state === 'asked').toReversed()) {
    const closed = await closedSince(db, { ...row, effectiveOn: row.effective_on }, today)
    waiting.push({ ...told(row), closed })
  }
  return { waiting, decided: all.filter((r) => r.state !== 'asked').map(told) }
}
