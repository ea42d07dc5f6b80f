import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { TargetRequestTable } from '#data/schema/editions.ts'
import { monthsOf } from '#domain/entry/due.ts'
import { may } from '#domain/entry/permissions.ts'
import type { Frequency } from '#domain/scoring/indicator.ts'
import { changeRefusal, sameTarget } from '#domain/scoring/target-change.ts'
import type { Target } from '#domain/scoring/value.ts'
import { windowsOf } from '../actuals/windows.ts'
import { ownersOn } from '../organisation/owners.ts'
import { type Audit, write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { changeFacts, mayAsk, plannedIndicator, subjectOf, targetNow } from './ask.ts'
import { onRecord } from './on-record.ts'

type Row = Selectable<TargetRequestTable>

export interface DecideInput {
  readonly id: number
  /** of the request as it was seen */
  readonly version: number
  readonly requestId: string
}

export interface ApproveInput extends DecideInput {
  /** from when the new target holds: a day of its year */
  readonly effectiveOn: string
  /** on what ground; '' = none given */
  readonly decision: string
  /** needed where a period from that day on, or the year, is closed */
  readonly exception: string
}

export interface Decided {
  readonly id: number
  readonly version: number
  readonly state: Row['state']
}

/**
 * Approves a request: the new target is a dated revision, the confirmed one stays beside it. Refuses 'forbidden', 'unknown-request',
 * 'request-decided' (facts: by whom, when), 'version-conflict', 'supplementary-open', 'exception-needed', and what `changeRefusal`
 * finds.
 */
export async function approveTarget(db: Db, as: Writer, input: ApproveInput): Promise<Decided> {
  return write(db, as, { act: 'target.approve', subject: `target-request:${input.id}`, input }, async (trx, audit) => {
    if (!may(as.user, 'target.decide')) throw new Refusal('forbidden')
    const row = await waitingOr(trx, input)
    if (row.supplementary_id !== null) throw new Refusal('supplementary-open')
    return approve(trx, as, audit, row, input)
  })
}

/** The decision itself, for a single request and for those that a 추경 names. */
export async function approve(
  trx: Db,
  as: Writer,
  audit: Audit,
  row: Row,
  { effectiveOn, decision, exception }: Pick<ApproveInput, 'effectiveOn' | 'decision' | 'exception'>,
): Promise<Decided> {
  const { indicator, plan } = await plannedIndicator(trx, row.indicator_id)
  const from: Target = row.from_value === null ? { kind: 'none' } : { kind: 'set', value: row.from_value }
  const to: Target = row.to_value === null ? { kind: 'none' } : { kind: 'set', value: row.to_value }
  const refused = changeRefusal({ year: row.year, from, to, effectiveOn }, changeFacts(plan))
  if (refused !== null) throw new Refusal(refused, { indicator: indicator.name, year: row.year })
  // A correction of the copy may have come between.
  if (!sameTarget(from, await targetNow(trx, row.indicator_id, row.year)))
    throw new Refusal('version-conflict', { indicator: indicator.name })
  const why = exception.trim()
  const { frequency, lineage_id: lineageId, department_id: departmentId, plan_id: planId } = indicator
  const closed = await closedSince(trx, { ...row, frequency, lineageId, departmentId, planId, effectiveOn }, as.today)
  if (closed && why === '') throw new Refusal('exception-needed', { indicator: indicator.name })
  const { last } = await trx
    .selectFrom('target')
    .select((eb) => eb.fn.max('revision').as('last'))
    .where('indicator_id', '=', row.indicator_id)
    .where('year', '=', row.year)
    .executeTakeFirstOrThrow()
  const revision = (last ?? 1) + 1
  const version = row.version + 1
  const said = { decision: decision.trim() === '' ? null : decision.trim(), exception: closed ? why : null }
  await trx
    .updateTable('target_request')
    .set({ state: 'approved', version, revision, effective_on: effectiveOn, ...said, ...deciding(as) })
    .where('id', '=', row.id)
    .execute()
  await trx
    .insertInto('target')
    .values({
      indicator_id: row.indicator_id,
      year: row.year,
      revision,
      kind: to.kind,
      value: row.to_value,
      stage: 'revised',
      effective_on: effectiveOn,
      reason: row.reason,
      approved_by: as.user.name,
      recorded_at: as.now.toISOString(),
      recorded_by: row.asked_by,
    })
    .execute()
  await audit({
    act: 'target.approve',
    subject: subjectOf(row.indicator_id),
    before: { target: row.from_value ?? '-' },
    after: {
      ...onRecord({ ...row, effective_on: effectiveOn }),
      askedBy: row.asked_by,
      ...(said.exception === null ? {} : { exception: said.exception }),
    },
    reason: said.decision ?? row.reason,
  })
  return { id: row.id, version, state: 'approved' }
}

export interface ReturnInput extends DecideInput {
  readonly reason: string
}

/** Returns a request with the reason. Refuses 'forbidden', 'unknown-request', 'request-decided', 'version-conflict', 'reason-needed'. */
export async function returnRequest(db: Db, as: Writer, input: ReturnInput): Promise<Decided> {
  return write(db, as, { act: 'target.return', subject: `target-request:${input.id}`, input }, async (trx, audit) => {
    if (!may(as.user, 'target.decide')) throw new Refusal('forbidden')
    const row = await waitingOr(trx, input)
    const reason = input.reason.trim()
    if (reason === '') throw new Refusal('reason-needed')
    return returnWith(trx, as, audit, row, reason)
  })
}

/** Takes a request back: who asked, or whoever may ask for that department. Refuses as `returnRequest`. */
export async function withdrawRequest(db: Db, as: Writer, input: ReturnInput): Promise<Decided> {
  return write(db, as, { act: 'target.withdraw', subject: `target-request:${input.id}`, input }, async (trx, audit) => {
    const row = await requestOr(trx, input.id)
    const { indicator } = await plannedIndicator(trx, row.indicator_id)
    if (row.asked_by_id !== as.user.id && !(await mayAsk(trx, as, indicator))) throw new Refusal('forbidden')
    refuseDecided(row, input)
    const reason = input.reason.trim()
    if (reason === '') throw new Refusal('reason-needed')
    return end(trx, as, audit, row, 'withdrawn', reason)
  })
}

/** 반려 itself, for a single request and for those of a 추경 that is let go of. */
export const returnWith = (trx: Db, as: Writer, audit: Audit, row: Row, reason: string) =>
  end(trx, as, audit, row, 'returned', reason)

async function end(
  trx: Db,
  as: Writer,
  audit: Audit,
  row: Row,
  state: 'returned' | 'withdrawn',
  reason: string,
): Promise<Decided> {
  const version = row.version + 1
  await trx
    .updateTable('target_request')
    .set({ state, version, decision: reason, ...deciding(as) })
    .where('id', '=', row.id)
    .execute()
  await audit({
    act: state === 'returned' ? 'target.return' : 'target.withdraw',
    subject: subjectOf(row.indicator_id),
    before: { requestState: 'asked' },
    after: { ...onRecord(row), requestState: state },
    reason,
  })
  return { id: row.id, version, state }
}

const deciding = (as: Writer) => ({
  decided_at: as.now.toISOString(),
  decided_by: as.user.name,
  decided_by_id: as.user.id,
})

async function requestOr(trx: Db, id: number): Promise<Row> {
  const row = await trx.selectFrom('target_request').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('unknown-request')
  return row
}

function refuseDecided(row: Row, { version }: DecideInput) {
  if (row.state !== 'asked')
    throw new Refusal('request-decided', { state: row.state, by: row.decided_by ?? '', at: row.decided_at ?? '' })
  if (row.version !== version) throw new Refusal('version-conflict', { version: row.version })
}

async function waitingOr(trx: Db, input: DecideInput): Promise<Row> {
  const row = await requestOr(trx, input.id)
  refuseDecided(row, input)
  return row
}

interface ClosedAsk {
  readonly indicator_id: number
  readonly lineageId: number
  /** as its plan prints it */
  readonly departmentId: number
  readonly planId: number
  readonly frequency: Frequency
  readonly year: number
  readonly effectiveOn: string
}

/** Whether a period that ends from that day on, or the year's figure itself, is closed already. */
export async function closedSince(db: Db, of: ClosedAsk, today: string): Promise<boolean> {
  const { lineageId: lineage_id, departmentId: department_id, planId: plan_id } = of
  const unit = (await ownersOn(db, today)).indicator({ lineage_id, department_id, plan_id })
  const from = Number(of.effectiveOn.slice(5, 7))
  const months = monthsOf(of.frequency).filter((month) => month === 0 || month >= from)
  for (const month of months) {
    const windows = await windowsOf(db, today, { year: of.year, month })
    if (windows(unit).get(of.frequency)?.status === 'closed') return true
  }
  const year = await db
    .selectFrom('actual')
    .select('stage')
    .where('indicator_id', '=', of.indicator_id)
    .where('year', '=', of.year)
    .where('month', '=', 0)
    .where('stage', '=', 'closed')
    .executeTakeFirst()
  return year !== undefined
}
