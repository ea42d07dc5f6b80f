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
 * Begins the next 추경 of a confirmed plan; those of earlier editions of the year count, and what was being written for one goes on here.
 * Refuses 'forbidden', 'unknown-plan', 'version-conflict', 'plan-not-confirmed', and 'supplementary-exists' while another one is being
 * written.
 */
export async function openSupplementary(db: Db, as: Writer, input: PlanAsk): Promise<SupplementaryState> {
  return write(db, as, { act: 'plan.supplement', subject: subjectOf(input.planId), input }, async (trx, audit) => {
    const plan = await planSeen(trx, as, input)
    if (plan.status !== 'confirmed') throw new Refusal('plan-not-confirmed')
    const all = await trx
      .selectFrom('supplementary_budget as s')
      .innerJoin('plan as p', 'p.id', 's.plan_id')
      .select(['s.id', 's.number', 's.status', 's.plan_id as planId'])
      .where('p.bureau_id', '=', plan.bureau_id)
      .where('p.fiscal_year', '=', plan.fiscal_year)
      .where('p.version', '<=', plan.version)
      .where('s.status', '<>', 'discarded')
      .execute()
    if (all.some((one) => one.status === 'draft' && one.planId === plan.id)) throw new Refusal('supplementary-exists')
    const number = Math.max(0, ...all.filter((one) => one.status === 'confirmed').map((one) => one.number)) + 1
    const begun = await beginAt(trx, as, { planId: plan.id, number })
    for (const { id } of all.filter((one) => one.status === 'draft')) {
      await copyAmounts(trx, id, { ...begun, planId: plan.id })
      await trx.updateTable('supplementary_budget').set({ status: 'discarded' }).where('id', '=', id).execute()
    }
    await audit({ after: { supplementary: number } })
    return begun
  })
}

async function beginAt(
  trx: Db,
  as: Writer,
  { planId, number }: { readonly planId: number; readonly number: number },
): Promise<SupplementaryState> {
  const { id } = await trx
    .insertInto('supplementary_budget')
    .values({
      plan_id: planId,
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
  return { id, number, version: 1, status: 'draft' }
}

/** The amounts of a 추경 to another one; in another edition by the codes of its lines, and a line that it lacks stays behind. */
async function copyAmounts(trx: Db, from: number, to: { readonly id: number; readonly planId: number }): Promise<void> {
  const amounts = await trx
    .selectFrom('supplementary_amount as a')
    .leftJoin('project as j', 'j.id', 'a.project_id')
    .innerJoin('programme as p', (join) => join.on((eb) => eb('p.id', '=', eb.fn.coalesce('a.programme_id', 'j.programme_id'))))
    .where('a.supplementary_id', '=', from)
    .select(['a.amount', 'a.unit_won', 'p.code as programme', 'j.code as project'])
    .orderBy('a.id')
    .execute()
  const lines = await linesOf(trx, to.planId)
  for (const { amount, unit_won, programme, project } of amounts) {
    const line = lines.find((one) => one.programme === programme && one.project === project)
    if (line) await putAmount(trx, to.id, line, { amount, unit_won })
  }
}

interface Line {
  readonly programmeId: number
  readonly projectId: number | null
  readonly programme: string
  readonly project: string | null
  readonly name: string
}

/** Every programme of a plan and every project, with their codes. */
async function linesOf(trx: Db, planId: number): Promise<readonly Line[]> {
  const programmes = await trx
    .selectFrom('programme')
    .where('plan_id', '=', planId)
    .select(['id as programmeId', 'code as programme', 'name'])
    .execute()
  const projects = await trx
    .selectFrom('project as j')
    .innerJoin('programme as p', 'p.id', 'j.programme_id')
    .where('p.plan_id', '=', planId)
    .select(['p.id as programmeId', 'p.code as programme', 'j.id as projectId', 'j.code as project', 'j.name'])
    .execute()
  return [...programmes.map((one) => ({ ...one, projectId: null, project: null })), ...projects]
}

const putAmount = (
  trx: Db,
  id: number,
  { programmeId, projectId }: Pick<Line, 'programmeId' | 'projectId'>,
  of: { readonly amount: number; readonly unit_won: number },
) =>
  trx
    .insertInto('supplementary_amount')
    .values({ supplementary_id: id, programme_id: projectId === null ? programmeId : null, project_id: projectId, ...of })
    .execute()

interface SupplementaryAsk {
  readonly id: number
  /** as it was seen */
  readonly version: number
  readonly requestId: string
}

export interface AmountsInput extends SupplementaryAsk {
  /** what each programme, or project of it, has after the 추경, as typed in the plan's unit; blank = it stays as it is */
  readonly amounts: readonly {
    readonly programmeId: number
    readonly projectId?: number | null | undefined
    readonly raw: string
  }[]
}

/**
 * The changed amounts of a 추경 that is being written: those named, and no others, are changed from before. Refuses 'forbidden',
 * 'unknown-supplementary', 'version-conflict', 'plan-wrong-state', 'number-unclear', 'number-refused' and 'bad-input' for a line of
 * another plan or an amount that is no whole number of 원.
 */
export async function setSupplementary(db: Db, as: Writer, input: AmountsInput): Promise<SupplementaryState> {
  return write(db, as, { act: 'plan.supplement-amounts', subject: `supplementary:${input.id}`, input }, async (trx, audit) => {
    const row = await draftSeen(trx, as, input)
    const { amount_unit_won: unitWon } = await trx
      .selectFrom('plan')
      .select('amount_unit_won')
      .where('id', '=', row.plan_id)
      .executeTakeFirstOrThrow()
    const amounts = input.amounts.map(({ programmeId, projectId = null, raw }) => ({
      programmeId,
      projectId,
      amount: readAmount(raw, unitWon),
      unitWon,
    }))
    const changed = await putAmounts(trx, row, amounts)
    if (changed.length === 0) return stateOf(row)
    await audit({ after: { supplementary: row.number, changedProgrammes: changed } })
    return stateOf({ ...row, version: row.version + 1 })
  })
}

/** What a line has after a 추경, 원; null = it stays as it was. */
export interface LineAmount {
  readonly programmeId: number
  readonly projectId: number | null
  readonly amount: number | null
  readonly unitWon: number
}

/**
 * Puts amounts into a 추경 that is being written, and counts its version up. Gives the names of the lines that changed. Refuses
 * 'bad-input' for a line of another plan.
 */
export async function putAmounts(
  trx: Db,
  row: Pick<Row, 'id' | 'plan_id' | 'version'>,
  amounts: readonly LineAmount[],
): Promise<readonly string[]> {
  const at = (one: { readonly programmeId: number; readonly projectId: number | null }) =>
    one.projectId === null ? `p${one.programmeId}` : `j${one.programmeId}.${one.projectId}`
  const lines = new Map((await linesOf(trx, row.plan_id)).map((line) => [at(line), line]))
  const stored = await trx.selectFrom('supplementary_amount').selectAll().where('supplementary_id', '=', row.id).execute()
  const changed: string[] = []
  for (const one of amounts) {
    const line = lines.get(at(one))
    if (line === undefined) throw new Refusal('bad-input', { field: one.projectId === null ? 'programmeId' : 'projectId' })
    const was = stored.find((kept) =>
      one.projectId === null ? kept.programme_id === one.programmeId : kept.project_id === one.projectId,
    )
    if ((was?.amount ?? null) === one.amount) continue
    if (was) await trx.deleteFrom('supplementary_amount').where('id', '=', was.id).execute()
    if (one.amount !== null) await putAmount(trx, row.id, line, { amount: one.amount, unit_won: one.unitWon })
    changed.push(line.name)
  }
  if (changed.length > 0)
    await trx
      .updateTable('supplementary_budget')
      .set({ version: row.version + 1 })
      .where('id', '=', row.id)
      .execute()
  return changed
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

export interface WithdrawSupplementaryInput extends SupplementaryAsk {
  readonly reason: string
}

/**
 * 정정: takes back a decision that was put on record by mistake, while nothing stands on it. What was decided stays as it was, with the
 * reason, and a 추경 of the same number with the same amounts is written in its place; gives that one. Refuses 'forbidden',
 * 'unknown-supplementary', 'version-conflict', 'plan-wrong-state' unless it and its plan are confirmed, 'reason-needed',
 * 'plan-built-on' (facts: what) and 'supplementary-exists'.
 */
export async function withdrawSupplementary(db: Db, as: Writer, input: WithdrawSupplementaryInput): Promise<SupplementaryState> {
  return write(db, as, { act: 'plan.supplement-withdraw', subject: `supplementary:${input.id}`, input }, async (trx, audit) => {
    const row = await supplementarySeen(trx, as, input)
    const plan = await trx.selectFrom('plan').select('status').where('id', '=', row.plan_id).executeTakeFirstOrThrow()
    if (row.status !== 'confirmed' || plan.status !== 'confirmed')
      throw new Refusal('plan-wrong-state', { status: row.status === 'confirmed' ? plan.status : row.status })
    const reason = input.reason.trim()
    if (reason === '') throw new Refusal('reason-needed')
    const changed = await trx
      .selectFrom('target_request')
      .select('id')
      .where('supplementary_id', '=', row.id)
      .where('state', '=', 'approved')
      .limit(1)
      .executeTakeFirst()
    if (changed) throw new Refusal('plan-built-on', { what: 'requests' })
    const later = await trx
      .selectFrom('supplementary_budget')
      .select('status')
      .where('plan_id', '=', row.plan_id)
      .where('number', '>', row.number)
      .where('status', '<>', 'discarded')
      .execute()
    if (later.some((one) => one.status === 'draft')) throw new Refusal('supplementary-exists')
    if (later.length > 0) throw new Refusal('plan-built-on', { what: 'supplementaries' })
    await trx
      .updateTable('supplementary_budget')
      .set({
        status: 'discarded',
        version: row.version + 1,
        withdrawn_reason: reason,
        withdrawn_at: as.now.toISOString(),
        withdrawn_by: as.user.name,
      })
      .where('id', '=', row.id)
      .execute()
    const again = await beginAt(trx, as, { planId: row.plan_id, number: row.number })
    await copyAmounts(trx, row.id, { ...again, planId: row.plan_id })
    await audit({
      before: { supplementary: row.number, councilMeeting: row.council_meeting, councilNumber: row.council_number },
      reason,
    })
    return again
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

export async function draftSeen(trx: Db, as: Writer, ask: Pick<SupplementaryAsk, 'id' | 'version'>): Promise<Row> {
  const row = await supplementarySeen(trx, as, ask)
  if (row.status !== 'draft') throw new Refusal('plan-wrong-state', { status: row.status })
  return row
}

async function supplementarySeen(trx: Db, as: Writer, { id, version }: Pick<SupplementaryAsk, 'id' | 'version'>): Promise<Row> {
  if (!may(as.user, 'plan.manage')) throw new Refusal('forbidden')
  const row = await trx.selectFrom('supplementary_budget').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('unknown-supplementary')
  if (row.version !== version) throw new Refusal('version-conflict', { version: row.version })
  return row
}
