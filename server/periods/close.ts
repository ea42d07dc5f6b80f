import type { Db } from '#data/database.ts'
import { periodAt } from '#domain/entry/due.ts'
import { type Decision, decide, type Item } from '#domain/entry/submission.ts'
import { may } from '#domain/entry/permissions.ts'
import { Refusal } from '../refusal.ts'
import { applyAct } from '../actuals/apply.ts'
import { cellContext, cellsAt } from '../actuals/context.ts'
import type { CellFacts } from '../actuals/cell-facts.ts'
import { itemOf, explanationOf } from '../actuals/history.ts'
import { indicatorsIn, plansOf } from '../actuals/indicators.ts'
import { windowsOf } from '../actuals/windows.ts'
import { type PeriodKey, type PeriodRow, periodRows } from './periods.ts'
import { departmentsUnder, unitNames } from '../organisation/units.ts'
import { write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'

export interface SetPeriodInput extends PeriodKey {
  /** the government, a bureau or a department */
  readonly unitId: number
  readonly opensOn: string | null
  readonly closesOn: string | null
  /** `recordedAt` of the unit's own window as it was seen; null = it had none. What somebody set since is not overwritten unseen */
  readonly seen: string | null
  /** needed to open what is closed: the exception that is kept on record */
  readonly reason?: string | undefined
  readonly requestId: string
}

/**
 * Sets when a period is entered, or opens a closed one again as a recorded exception. Values that were closed stay so: each
 * is reopened by itself. Refuses 'forbidden', 'unknown-period', 'unknown-bureau', 'bad-input', 'reason-needed', and
 * 'version-conflict' (facts: by, at) when it was set since the person looked.
 */
export async function openPeriod(db: Db, input: SetPeriodInput, as: Writer): Promise<PeriodRow | null> {
  return write(db, as, { act: 'period.open', subject: subjectOf(input), input }, async (trx, audit) => {
    await refusePeriod(trx, input, as)
    if (input.opensOn !== null && input.closesOn !== null && input.closesOn < input.opensOn) throw new Refusal('bad-input')
    const reason = input.reason?.trim() ?? ''
    const windows = await windowsOf(trx, as.today, input)
    const closed = windows(input.unitId).get(input.frequency)?.status === 'closed'
    if (closed && reason === '') throw new Refusal('reason-needed')
    const before = await periodRow(trx, input)
    if (before !== null && before.recordedAt !== input.seen)
      throw new Refusal('version-conflict', { by: before.recordedBy, at: before.recordedAt })
    const row = await setPeriod(trx, input, { opens_on: input.opensOn, closes_on: input.closesOn, status: 'open' }, as)
    await audit({ act: closed ? 'period.reopen' : 'period.open', before, after: row, reason: reason === '' ? null : reason })
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
  /** units that have an open period of their own and so stay open */
  readonly exempt: readonly number[]
}

/**
 * 마감: closes a unit's period and every confirmed value in it. What the administrator keeps open for a unit below is left
 * alone, as everywhere the nearest unit holds. Refuses 'forbidden', 'unknown-period', 'unknown-bureau'.
 */
export async function closePeriod(db: Db, input: ClosePeriodInput, as: Writer): Promise<ClosedPeriod> {
  return write(db, as, { act: 'period.close', subject: subjectOf(input), input }, async (trx, audit) => {
    await refusePeriod(trx, input, as)
    const before = await periodRow(trx, input)
    const { values, exempt } = await valuesUnder(trx, input, as)
    const row = await setPeriod(
      trx,
      input,
      { opens_on: before?.opensOn ?? null, closes_on: before?.closesOn ?? null, status: 'closed' },
      as,
    )
    const closing = values.filter((v) => v.decision.kind === 'done')
    const left = values.filter((v) => v.decision.kind === 'refused' && v.item.stage !== 'closed').length
    const names = await unitNames(trx, as.today)
    const open = exempt.map((id) => names.get(id)?.name ?? String(id))
    await audit({ before, after: { ...row, closed: closing.length, left, ...(open.length > 0 ? { exempt: open } : {}) } })
    for (const [index, { facts, decision }] of closing.entries()) {
      if (decision.kind === 'refused') continue
      await applyAct(trx, as, audit, {
        facts,
        act: { kind: 'close' },
        item: decision.item,
        explanation: explanationOf(facts.revisions),
        parts: null,
        requestId: `${input.requestId}#${index + 1}`,
      })
    }
    return { period: row, closed: closing.length, left, exempt }
  })
}

export interface ClosePreview {
  readonly closes: number
  readonly already: number
  /** not confirmed, nearest to it first; they stay as they are */
  readonly left: readonly {
    readonly indicatorId: number
    readonly name: string
    readonly departmentId: number
    readonly department: string
    readonly stage: Item['stage']
  }[]
  readonly exempt: readonly string[]
}

/** What closing would do now, by the same decisions. Refuses 'forbidden', 'unknown-period', 'unknown-bureau'. */
export async function closePreview(db: Db, input: Omit<ClosePeriodInput, 'requestId'>, as: Writer): Promise<ClosePreview> {
  await refusePeriod(db, input, as)
  const { values, exempt } = await valuesUnder(db, input, as)
  const names = await unitNames(db, as.today)
  const order = [...names.keys()]
  const waiting: readonly Item['stage'][] = ['submitted', 'returned', 'draft', 'empty']
  return {
    closes: values.filter((v) => v.decision.kind === 'done').length,
    already: values.filter((v) => v.item.stage === 'closed').length,
    left: values
      .filter((v) => waiting.includes(v.item.stage))
      .toSorted(
        (a, b) =>
          waiting.indexOf(a.item.stage) - waiting.indexOf(b.item.stage) ||
          order.indexOf(a.facts.indicator.department_id) - order.indexOf(b.facts.indicator.department_id),
      )
      .map(({ facts, item }) => ({
        indicatorId: facts.indicator.id,
        name: facts.indicator.name,
        departmentId: facts.indicator.department_id,
        department: names.get(facts.indicator.department_id)?.name ?? '',
        stage: item.stage,
      })),
    exempt: exempt.map((id) => names.get(id)?.name ?? String(id)),
  }
}

interface Value {
  readonly facts: CellFacts
  readonly item: Item
  readonly decision: Decision
}

/** Every value a closing of the unit's period reaches, with what closing does to it, and the units that keep their own. */
async function valuesUnder(
  trx: Db,
  input: Omit<ClosePeriodInput, 'requestId'>,
  as: Writer,
): Promise<{ values: Value[]; exempt: number[] }> {
  const context = await cellContext(trx, as.user, as.today)
  const names = await unitNames(trx, as.today)
  const own = (await periodRows(trx, input.year)).filter(
    (r) => r.frequency === input.frequency && r.month === input.month && r.unitId !== input.unitId,
  )
  const exempt = new Set<number>()
  const departments = (await departmentsUnder(trx, input.unitId, as.today)).filter((id) => {
    for (let unit: number | null = id; unit !== null && unit !== input.unitId; unit = names.get(unit)?.parentId ?? null) {
      const at = unit
      const row = own.find((r) => r.unitId === at)
      if (row?.status === 'open') exempt.add(at)
      if (row) return row.status === 'closed'
    }
    return true
  })
  const { dated } = context
  const values: Value[] = []
  for (const plan of await plansOf(trx, departments, [input.year], as.today)) {
    const indicators = (await indicatorsIn(trx, [plan.id], departments, context.owners)).filter(
      (i) => departments.includes(i.department_id) && dated.of(i, input.year, as.today).frequency === input.frequency,
    )
    for (const facts of await cellsAt(trx, plan.id, indicators, input, context)) {
      const item = itemOf(facts.revisions)
      const decision = decide(item, { kind: 'close' }, context.acting, {
        departmentId: facts.indicator.department_id,
        window: 'closed',
        selfApproval: false,
      })
      values.push({ facts, item, decision })
    }
  }
  return { values, exempt: [...exempt] }
}

async function refusePeriod(trx: Db, input: Omit<ClosePeriodInput, 'requestId'>, as: Writer) {
  if (!may(as.user, 'period.manage')) throw new Refusal('forbidden')
  if (periodAt(input.year, input.month, input.frequency) === null)
    throw new Refusal('unknown-period', { year: input.year, month: input.month })
  const unit = await trx.selectFrom('organisation_unit').select('id').where('id', '=', input.unitId).executeTakeFirst()
  if (!unit) throw new Refusal('unknown-bureau')
}

const subjectOf = (of: Omit<ClosePeriodInput, 'requestId'>) => `period:${of.unitId}:${of.year}:${of.frequency}:${of.month}`

async function periodRow(trx: Db, of: ClosePeriodInput): Promise<PeriodRow | null> {
  const rows = await periodRows(trx, of.year)
  return rows.find((r) => r.unitId === of.unitId && r.frequency === of.frequency && r.month === of.month) ?? null
}

async function setPeriod(
  trx: Db,
  of: ClosePeriodInput,
  to: { opens_on: string | null; closes_on: string | null; status: 'open' | 'closed' },
  as: Writer,
): Promise<PeriodRow | null> {
  const recorded = { ...to, recorded_at: as.now.toISOString(), recorded_by: as.user.name }
  await trx
    .insertInto('entry_period')
    .values({ unit_id: of.unitId, year: of.year, frequency: of.frequency, month: of.month, ...recorded })
    .onConflict((oc) => oc.columns(['unit_id', 'year', 'frequency', 'month']).doUpdateSet(recorded))
    .execute()
  return periodRow(trx, of)
}
