import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { SupplementaryBudgetTable } from '#data/schema/editions.ts'
import { parseNumber } from '#domain/entry/parse-number.ts'
import { may } from '#domain/entry/permissions.ts'
import type { Council } from '../plans/plan-act.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { approve, returnWith } from '../targets/decide.ts'
import { councilOf, councilOnRecord } from './confirm.ts'
import { type PlanAsk, planSeen, subjectOf } from './plan-seen.ts'

type Row = Selectable<SupplementaryBudgetTable>

/** The state of a 추경 after an act, and the version to name with the next one. */
export interface SupplementaryState {
  readonly id: number
  readonly number: number
  readonly version: number
  readonly status: Row['status']
}

/**
 * Begins the next 추경 of a confirmed plan. Refuses 'forbidden', 'unknown-plan', 'version-conflict', 'plan-not-confirmed', and
 * 'supplementary-exists' while another one is being written.
 */
export async function openSupplementary(db: Db, as: Writer, input: PlanAsk): Promise<SupplementaryState> {
  return write(db, as, { act: 'plan.supplement', subject: subjectOf(input.planId), input }, async (trx, audit) => {
    const plan = await planSeen(trx, as, input)
    if (plan.status !== 'confirmed') throw new Refusal('plan-not-confirmed')
    const all = await trx
      .selectFrom('supplementary_budget')
      .select(['number', 'status'])
      .where('plan_id', '=', plan.id)
      .where('status', '<>', 'discarded')
      .execute()
    if (all.some((one) => one.status === 'draft')) throw new Refusal('supplementary-exists')
    const number = Math.max(0, ...all.map((one) => one.number)) + 1
    const { id } = await trx
      .insertInto('supplementary_budget')
      .values({
        plan_id: plan.id,
        number,
        version: 1,
        status: 'draft',
        council_meeting: null,
        council_number: null,
        decided_on: null,
        evidence: null,
        recorded_at: as.now.toISOString(),
        recorded_by: as.user.name,
        recorded_by_id: as.user.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit({ after: { supplementary: number } })
    return { id, number, version: 1, status: 'draft' }
  })
}

interface SupplementaryAsk {
  readonly id: number
  /** as it was seen */
  readonly version: number
  readonly requestId: string
}

export interface AmountsInput extends SupplementaryAsk {
  /** what each unit programme has after the 추경, as typed in the plan's unit; blank = it stays as it is */
  readonly amounts: readonly { readonly programmeId: number; readonly raw: string }[]
}

/**
 * The changed amounts of a 추경 that is being written: those named, and no others, are changed from before. Refuses 'forbidden',
 * 'unknown-supplementary', 'version-conflict', 'plan-wrong-state', 'number-unclear', 'number-refused' and 'bad-input' for a
 * programme of another plan or an amount that is no whole number of 원.
 */
export async function setSupplementary(db: Db, as: Writer, input: AmountsInput): Promise<SupplementaryState> {
  return write(db, as, { act: 'plan.supplement-amounts', subject: `supplementary:${input.id}`, input }, async (trx, audit) => {
    const row = await draftSeen(trx, as, input)
    const plan = await trx.selectFrom('plan').selectAll().where('id', '=', row.plan_id).executeTakeFirstOrThrow()
    const programmes = await trx.selectFrom('programme').select(['id', 'name']).where('plan_id', '=', plan.id).execute()
    const names = new Map(programmes.map((p) => [p.id, p.name]))
    const stored = await trx
      .selectFrom('supplementary_amount')
      .select(['id', 'programme_id as programmeId', 'amount'])
      .where('supplementary_id', '=', row.id)
      .execute()
    const changed: string[] = []
    for (const { programmeId, raw } of input.amounts) {
      const name = names.get(programmeId)
      if (name === undefined) throw new Refusal('bad-input', { field: 'programmeId' })
      const amount = readAmount(raw, plan.amount_unit_won)
      const was = stored.find((one) => one.programmeId === programmeId)
      if ((was?.amount ?? null) === amount) continue
      if (was) await trx.deleteFrom('supplementary_amount').where('id', '=', was.id).execute()
      if (amount !== null) {
        await trx
          .insertInto('supplementary_amount')
          .values({
            supplementary_id: row.id,
            programme_id: programmeId,
            project_id: null,
            amount,
            unit_won: plan.amount_unit_won,
          })
          .execute()
      }
      changed.push(name)
    }
    if (changed.length === 0) return stateOf(row)
    await trx
      .updateTable('supplementary_budget')
      .set({ version: row.version + 1 })
      .where('id', '=', row.id)
      .execute()
    await audit({ after: { supplementary: row.number, changedProgrammes: changed } })
    return stateOf({ ...row, version: row.version + 1 })
  })
}

/** 원 of what was typed in the plan's unit; null = blank. */
function readAmount(raw: string, unitWon: number): number | null {
  const read = parseNumber(raw)
  switch (read.kind) {
    case 'missing':
      return null
    case 'ask':
      throw new Refusal('number-unclear', { raw, why: read.reason, proposals: read.proposals.join(' | ') })
    case 'refuse':
      throw new Refusal('number-refused', { raw, why: read.reason })
    case 'value': {
      const won = Math.round(read.value * unitWon)
      if (!Number.isSafeInteger(won) || Math.abs(won - read.value * unitWon) > 1e-6)
        throw new Refusal('bad-input', { value: raw })
      return won
    }
  }
}

export interface ConfirmSupplementaryInput extends SupplementaryAsk {
  readonly council: Council
  /** why targets that it names are changed although their period is closed; '' = none are */
  readonly exception: string
}

/**
 * The council decided a 추경: its amounts are locked, and the changes of targets that name it hold from that day. Refuses 'forbidden',
 * 'unknown-supplementary', 'version-conflict', 'plan-wrong-state', 'nothing-to-take' while it changes nothing, 'bad-input',
 * 'council-day', and what the approval of a target refuses.
 */
export async function confirmSupplementary(db: Db, as: Writer, input: ConfirmSupplementaryInput): Promise<SupplementaryState> {
  return write(db, as, { act: 'plan.supplement-confirm', subject: `supplementary:${input.id}`, input }, async (trx, audit) => {
    const row = await draftSeen(trx, as, input)
    const plan = await trx.selectFrom('plan').selectAll().where('id', '=', row.plan_id).executeTakeFirstOrThrow()
    if (plan.status !== 'confirmed') throw new Refusal('plan-wrong-state', { status: plan.status })
    const council = councilOf(input.council, as.today, plan.confirmed_on)
    const amounts = await trx.selectFrom('supplementary_amount').select('id').where('supplementary_id', '=', row.id).execute()
    const named = await requestsNaming(trx, row.id)
    if (amounts.length === 0 && named.length === 0) throw new Refusal('nothing-to-take')
    const version = row.version + 1
    await trx
      .updateTable('supplementary_budget')
      .set({
        status: 'confirmed',
        version,
        council_meeting: council.meeting,
        council_number: council.number,
        decided_on: council.decidedOn,
        evidence: council.evidence,
      })
      .where('id', '=', row.id)
      .execute()
    await audit({
      after: {
        supplementary: row.number,
        ...councilOnRecord(council),
        changedAmounts: amounts.length,
        changedTargets: named.length,
      },
    })
    const decision = `추경${row.number} ${council.meeting} ${council.number}`
    for (const request of named)
      await approve(trx, as, audit, request, { effectiveOn: council.decidedOn, decision, exception: input.exception })
    return stateOf({ ...row, version, status: 'confirmed' })
  })
}

export interface DiscardInput extends SupplementaryAsk {
  readonly reason: string
}

/** Lets a 추경 that was being written go; requests that name it are returned. Refuses as `setSupplementary`, and 'reason-needed'. */
export async function discardSupplementary(db: Db, as: Writer, input: DiscardInput): Promise<SupplementaryState> {
  return write(db, as, { act: 'plan.supplement-discard', subject: `supplementary:${input.id}`, input }, async (trx, audit) => {
    const row = await draftSeen(trx, as, input)
    const reason = input.reason.trim()
    if (reason === '') throw new Refusal('reason-needed')
    for (const request of await requestsNaming(trx, row.id)) await returnWith(trx, as, audit, request, reason)
    const version = row.version + 1
    await trx.updateTable('supplementary_budget').set({ status: 'discarded', version }).where('id', '=', row.id).execute()
    await audit({ before: { supplementary: row.number }, reason })
    return stateOf({ ...row, version, status: 'discarded' })
  })
}

const requestsNaming = (trx: Db, id: number) =>
  trx
    .selectFrom('target_request')
    .selectAll()
    .where('supplementary_id', '=', id)
    .where('state', '=', 'asked')
    .orderBy('id')
    .execute()

const stateOf = ({ id, number, version, status }: Pick<Row, 'id' | 'number' | 'version' | 'status'>): SupplementaryState => ({
  id,
  number,
  version,
  status,
})

async function draftSeen(trx: Db, as: Writer, { id, version }: SupplementaryAsk): Promise<Row> {
  if (!may(as.user, 'plan.manage')) throw new Refusal('forbidden')
  const row = await trx.selectFrom('supplementary_budget').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('unknown-supplementary')
  if (row.version !== version) throw new Refusal('version-conflict', { version: row.version })
  if (row.status !== 'draft') throw new Refusal('plan-wrong-state', { status: row.status })
  return row
}
