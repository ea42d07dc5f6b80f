import type { Db } from '#data/database.ts'
import { periodAt } from '#domain/due.ts'
import { decide } from '#domain/submission.ts'
import { may } from '#domain/permissions.ts'
import { Refusal } from '../refusal.ts'
import { applyAct } from './apply.ts'
import { cellContext, cellsAt } from './context.ts'
import { itemOf, wordsOf } from './history.ts'
import { indicatorsIn, plansOf } from './indicators.ts'
import { type PeriodKey, type PeriodRow, periodRows } from './periods.ts'
import { write, type Writer } from './write.ts'

export interface SetPeriodInput extends PeriodKey {
  /** the government, a bureau or a department */
  readonly unitId: number
  readonly opensOn: string | null
  readonly closesOn: string | null
  readonly requestId: string
}

/** Sets when a period is entered, or opens a closed one again. Refuses 'forbidden', 'unknown-period', 'unknown-bureau', 'bad-input'. */
export async function openPeriod(db: Db, input: SetPeriodInput, as: Writer): Promise<PeriodRow | null> {
  return write(db, as, { act: 'period.open', subject: subjectOf(input), input }, async (trx, audit) => {
    await refusePeriod(trx, input, as)
    if (input.opensOn !== null && input.closesOn !== null && input.closesOn < input.opensOn) throw new Refusal('bad-input')
    const before = await periodRow(trx, input)
    const row = await setPeriod(trx, input, { opens_on: input.opensOn, closes_on: input.closesOn, status: 'open' }, as)
    await audit({ before, after: row })
    return row
  })
}

export interface ClosePeriodInput extends PeriodKey {
  readonly unitId: number
  readonly requestId: string
}

export interface ClosedPeriod {
  readonly period: PeriodRow | null
  /** confirmed values closed with it */
  readonly closed: number
  /** values that were not confirmed: they stay as they are and can be changed by an exception only */
  readonly left: number
}

/** 마감: closes a unit's period and every confirmed value in it. Refuses 'forbidden', 'unknown-period', 'unknown-bureau'. */
export async function closePeriod(db: Db, input: ClosePeriodInput, as: Writer): Promise<ClosedPeriod> {
  return write(db, as, { act: 'period.close', subject: subjectOf(input), input }, async (trx, audit) => {
    await refusePeriod(trx, input, as)
    const before = await periodRow(trx, input)
    const row = await setPeriod(trx, input, { opens_on: before?.opensOn ?? null, closes_on: before?.closesOn ?? null, status: 'closed' }, as)
    await audit({ before, after: row })
    const context = await cellContext(trx, as.user, as.today)
    const departments = await departmentsUnder(trx, input.unitId, as.today)
    let closed = 0
    let left = 0
    for (const plan of await plansOf(trx, departments, as.today)) {
      if (!plan.years.includes(input.year)) continue
      const indicators = (await indicatorsIn(trx, [plan.id], departments)).filter((i) => i.frequency === input.frequency)
      for (const facts of await cellsAt(trx, plan.id, indicators, input, context)) {
        const item = itemOf(facts.revisions)
        const decision = decide(item, { kind: 'close' }, context.doer, { departmentId: facts.indicator.department_id, window: 'closed', selfApproval: false })
        if (decision.kind === 'refused') {
          if (item.stage !== 'closed') left += 1
          continue
        }
        closed += 1
        await applyAct(trx, as, audit, {
          facts, act: { kind: 'close' }, item: decision.item, words: wordsOf(facts.revisions), parts: null, requestId: `${input.requestId}#${closed}`,
        })
      }
    }
    return { period: row, closed, left }
  })
}

async function refusePeriod(trx: Db, input: ClosePeriodInput, as: Writer) {
  if (!may(as.user, 'period.manage')) throw new Refusal('forbidden')
  if (periodAt(input.year, input.month, input.frequency) === null) throw new Refusal('unknown-period', { year: input.year, month: input.month })
  const unit = await trx.selectFrom('organisation_unit').select('id').where('id', '=', input.unitId).executeTakeFirst()
  if (!unit) throw new Refusal('unknown-bureau')
}

const subjectOf = (of: ClosePeriodInput) => `period:${of.unitId}:${of.year}:${of.frequency}:${of.month}`

async function periodRow(trx: Db, of: ClosePeriodInput): Promise<PeriodRow | null> {
  const rows = await periodRows(trx, of.year)
  return rows.find((r) => r.unitId === of.unitId && r.frequency === of.frequency && r.month === of.month) ?? null
}

async function setPeriod(
  trx: Db, of: ClosePeriodInput, to: { opens_on: string | null; closes_on: string | null; status: 'open' | 'closed' }, as: Writer,
): Promise<PeriodRow | null> {
  const recorded = { ...to, recorded_at: as.now.toISOString(), recorded_by: as.user.name }
  await trx
    .insertInto('entry_period').values({ unit_id: of.unitId, year: of.year, frequency: of.frequency, month: of.month, ...recorded })
    .onConflict((oc) => oc.columns(['unit_id', 'year', 'frequency', 'month']).doUpdateSet(recorded)).execute()
  return periodRow(trx, of)
}

/** The departments of a unit today: itself, those of a bureau, those of a government's bureaus. */
async function departmentsUnder(trx: Db, unitId: number, today: string): Promise<number[]> {
  const rows = await trx
    .selectFrom('organisation_unit as u').innerJoin('organisation_unit_name as n', 'n.unit_id', 'u.id').select(['u.id', 'u.kind', 'n.parent_id as parentId'])
    .where('n.valid_from', '<=', today).where((eb) => eb.or([eb('n.valid_to', 'is', null), eb('n.valid_to', '>', today)])).execute()
  const under = new Set([unitId])
  for (let grown = true; grown;) {
    grown = false
    for (const row of rows) {
      if (row.parentId === null || !under.has(row.parentId) || under.has(row.id)) continue
      under.add(row.id)
      grown = true
    }
  }
  return rows.filter((r) => r.kind === 'department' && under.has(r.id)).map((r) => r.id)
}
