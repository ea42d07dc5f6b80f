import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { IndicatorTable, PlanTable } from '#data/schema/plans.ts'
import { parseNumber } from '#domain/entry/parse-number.ts'
import { may } from '#domain/entry/permissions.ts'
import { mayAct } from '#domain/entry/submission.ts'
import { changeRefusal, type ReasonCode, targetOf, yearTarget } from '#domain/scoring/target-change.ts'
import type { Target } from '#domain/scoring/value.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { type Owners, ownersOn } from '../organisation/owners.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { onRecord } from './on-record.ts'
import { targetVersions } from './versions.ts'

export interface AskInput {
  readonly indicatorId: number
  readonly year: number
  /** the target as the person saw it */
  readonly from: Target
  /** the new one as typed; blank or '-' = none */
  readonly raw: string
  readonly reasonCode: ReasonCode
  readonly reason: string
  /** 근거: number of a document, an act, an address */
  readonly evidence: string
  /** ISO day of the year from which it is to hold */
  readonly effectiveOn: string
  /** the 추경 it goes with: it is decided with that */
  readonly supplementaryId: number | null
  readonly requestId: string
}

export interface Asked {
  readonly id: number
  readonly version: number
}

export const subjectOf = (indicatorId: number) => `indicator:${indicatorId}`

/**
 * 목표 변경 요청: asks for another target of a confirmed plan. Nothing changes before the decision. Refuses 'forbidden',
 * 'unknown-indicator', 'plan-not-confirmed', 'target-not-of-plan', 'effective-outside-year', 'target-same', 'number-unclear',
 * 'number-refused', 'reason-needed', 'bad-input' without 근거, 'version-conflict' when the target is another by now,
 * 'request-waiting' while one for the same target waits, 'unknown-supplementary'.
 */
export async function askForTarget(db: Db, as: Writer, input: AskInput): Promise<Asked> {
  return write(db, as, { act: 'target.ask', subject: subjectOf(input.indicatorId), input }, async (trx, audit) => {
    const { indicator, plan } = await plannedIndicator(trx, input.indicatorId)
    if (!(await mayAsk(trx, as, indicator))) throw new Refusal('forbidden')
    if (plan.status === 'superseded') throw new Refusal('unknown-indicator')
    if (input.reason.trim() === '') throw new Refusal('reason-needed')
    if (input.evidence.trim() === '') throw new Refusal('bad-input', { field: 'evidence' })
    const from = await targetNow(trx, input.indicatorId, input.year)
    const to = readTarget(input.raw, indicator.unit)
    const change = { year: input.year, from, to, effectiveOn: input.effectiveOn }
    const refused = changeRefusal(change, changeFacts(plan))
    if (refused !== null) throw new Refusal(refused, { year: input.year })
    if (!same(from, input.from))
      throw new Refusal('version-conflict', { seen: textOf(input.from), theirs: textOf(from), mine: textOf(to) })
    await refuseWaiting(trx, input)
    if (input.supplementaryId !== null) await refuseSupplementary(trx, plan.id, input.supplementaryId)
    const row = {
      indicator_id: input.indicatorId,
      year: input.year,
      from_kind: from.kind,
      from_value: from.kind === 'set' ? from.value : null,
      to_kind: to.kind,
      to_value: to.kind === 'set' ? to.value : null,
      reason_code: input.reasonCode,
      reason: input.reason.trim(),
      evidence: input.evidence.trim(),
      effective_on: input.effectiveOn,
      supplementary_id: input.supplementaryId,
      asked_at: as.now.toISOString(),
      asked_by: as.user.name,
      asked_by_id: as.user.id,
      version: 1,
      state: 'asked' as const,
    }
    const { id } = await trx.insertInto('target_request').values(row).returning('id').executeTakeFirstOrThrow()
    await audit({ after: { ...onRecord(row), reasonCode: row.reason_code }, reason: row.reason })
    return { id, version: 1 }
  })
}

/** Whether the person may ask for the unit that has the indicator today. */
export async function mayAsk(trx: Db, as: Writer, indicator: Parameters<Owners['indicator']>[0]): Promise<boolean> {
  const unit = (await ownersOn(trx, as.today)).indicator(indicator)
  return may(as.user, 'target.ask', unit) || mayAct(await actingPerson(trx, as.user, as.today), 'enter', unit)
}

/** Reads a target with the one number parser: blank and '-' are none. */
function readTarget(raw: string, unit: string): Target {
  const read = parseNumber(raw, { unit })
  switch (read.kind) {
    case 'value':
      return { kind: 'set', value: read.value }
    case 'missing':
      return { kind: 'none' }
    case 'ask':
      throw new Refusal('number-unclear', { raw, why: read.reason, proposals: read.proposals.join(' | ') })
    case 'refuse':
      throw new Refusal('number-refused', { raw, why: read.reason })
  }
}

const textOf = (target: Target) => (target.kind === 'set' ? String(target.value) : 'none')
const same = (a: Target, b: Target) => textOf(a) === textOf(b)

async function refuseWaiting(trx: Db, { indicatorId, year }: AskInput) {
  const waiting = await trx
    .selectFrom('target_request')
    .select(['asked_by', 'asked_at'])
    .where('indicator_id', '=', indicatorId)
    .where('year', '=', year)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  if (waiting) throw new Refusal('request-waiting', { by: waiting.asked_by, at: waiting.asked_at })
}

async function refuseSupplementary(trx: Db, planId: number, id: number) {
  const open = await trx
    .selectFrom('supplementary_budget')
    .select('id')
    .where('id', '=', id)
    .where('plan_id', '=', planId)
    .where('status', '=', 'draft')
    .executeTakeFirst()
  if (!open) throw new Refusal('unknown-supplementary')
}

/** What the rules of a change need of the plan. */
export const changeFacts = (plan: Pick<Selectable<PlanTable>, 'status' | 'confirmed_on' | 'settled_year' | 'fiscal_year'>) => ({
  confirmedOn: plan.status === 'confirmed' ? plan.confirmed_on : null,
  settledYear: plan.settled_year,
  fiscalYear: plan.fiscal_year,
})

/** The target a change would take the place of: the one that holds at the year's end. */
export async function targetNow(db: Db, indicatorId: number, year: number): Promise<Target> {
  const now = yearTarget(await targetVersions(db, indicatorId, year), year, '9999-12-31')
  return now === null ? { kind: 'none' } : targetOf(now.inForce)
}

/** Refuses 'unknown-indicator'. */
export async function plannedIndicator(
  db: Db,
  indicatorId: number,
): Promise<{ indicator: Selectable<IndicatorTable>; plan: Selectable<PlanTable> }> {
  const indicator = await db.selectFrom('indicator').selectAll().where('id', '=', indicatorId).executeTakeFirst()
  if (!indicator) throw new Refusal('unknown-indicator')
  const plan = await db.selectFrom('plan').selectAll().where('id', '=', indicator.plan_id).executeTakeFirstOrThrow()
  return { indicator, plan }
}
