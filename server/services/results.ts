import type { Db } from '#data/database.ts'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import { addDays, monthsOf } from '#domain/entry/due.ts'
import { type Judged, judged, type Result, resultProblem, shareOf, summed } from '#domain/services/commitment.ts'
import { HOLIDAYS, knowsHolidays, workingDaysTaken } from '#domain/services/working-days.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { ownersOn } from '../organisation/owners.ts'
import { write } from '../record/write.ts'
import type { SignedIn, Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { type Commitment, commitmentsBetween, servicesBetween } from './read.ts'
import { keep } from './save.ts'
import { bureauFor, standardOwner, reportsFor } from './whose.ts'

/** A request as it is kept: days alone, no names. */
export interface Case {
  readonly receivedOn: string
  /** null: not finished */
  readonly finishedOn: string | null
  readonly cause: string | null
}

export interface PeriodResult extends Result {
  readonly month: number
  /** 0 = nothing was entered */
  readonly version: number
  readonly cause: string | null
  /** how many stand behind it one by one; 0 = it was entered as a sum */
  readonly cases: number
  readonly judged: Judged
  /** not in time, with the working days each took */
  readonly late: readonly (Case & { readonly days: number | null })[]
  /** the promise as it held at the end of the period */
  readonly kind: Commitment['kind']
}

/**
 * What came of a bureau's promises in the periods of a year that have begun, each judged by what was promised on its last day, and those that
 * name nothing to measure. Refuses as `bureauFor`.
 */
export async function resultsPage(
  db: Db,
  ask: { readonly bureauId?: number | undefined; readonly year?: number | undefined },
  user: SignedIn,
  today: string,
) {
  const year = ask.year ?? Number(today.slice(0, 4))
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const on = last < today ? last : today
  const { bureau, units, owners, acting } = await bureauFor(db, { bureauId: ask.bureauId, on }, user, today)
  const ids = new Set(units.map((unit) => unit.id))
  const spells = (await commitmentsBetween(db, first, last)).filter((one) =>
    ids.has(standardOwner(owners, one.departmentId).departmentId),
  )
  const byLineage = Map.groupBy(spells, (one) => one.lineageId)
  const lineages = [...byLineage.keys()]
  const stored = lineages.length === 0 ? [] : await storedResults(db, lineages, year)
  const holidays = await holidaysOf(db)
  const services = new Map((await servicesBetween(db, on, on)).map((one) => [one.lineageId, one]))
  const commitments = [...byLineage].flatMap(([lineageId, of]) => {
    const current = of.findLast((one) => one.validFrom <= on) ?? of[0]
    if (current === undefined) return []
    const periods = monthsOf(current.frequency).flatMap((month): PeriodResult[] => {
      const [begins, ends] = periodDays(year, month, current.frequency)
      // What was promised when it ended, or holds while it runs.
      const at = ends < today ? ends : today
      const spell = of.find((one) => one.validFrom <= at && (one.validTo === null || one.validTo > at))
      if (begins > today || spell === undefined) return []
      const row = stored.find((one) => one.lineageId === lineageId && one.month === month)
      const result = row === undefined ? null : { requests: row.requests, met: row.met, value: row.value }
      return [
        {
          month,
          kind: spell.kind,
          version: row?.version ?? 0,
          ...(result ?? { requests: null, met: null, value: null }),
          cause: row?.cause ?? null,
          cases: row?.cases.length ?? 0,
          judged: judged(spell, result),
          late: lateOf(row?.cases ?? [], spell.days, holidays),
        },
      ]
    })
    const total = summed(periods)
    const owner = standardOwner(owners, current.departmentId).departmentId
    return [
      {
        ...current,
        departmentId: owner,
        isReported: reportsFor(acting, owner),
        serviceName: current.service === null ? null : (services.get(current.service)?.name ?? null),
        periods,
        total: total === null ? null : { ...total, share: shareOf(total.met, total.requests) },
      },
    ]
  })
  const measured = commitments.filter((one) => one.kind !== 'none' || one.periods.some((period) => period.version > 0))
  return {
    year,
    today,
    bureau: { id: bureau.id, name: bureau.name, shortName: bureau.shortName },
    departments: units.map(({ id, name, shortName }) => ({ id, name, shortName })),
    all: commitments.length,
    measured,
    unmeasured: commitments.filter((one) => !measured.includes(one)),
    indicators: await indicatorsFor(db, measured, bureau.id, year),
    /** holidays of the year are known; else days are counted without any */
    knowsHolidays: knowsHolidays(year),
    holidays: [...holidays.values()].filter((one) => one.day.startsWith(`${year}-`)).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  }
}

type Frequency = Commitment['frequency']
const MONTHS: Readonly<Record<Frequency, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

/** First and last day of a period, `month` its last month (0 = the year). */
function periodDays(year: number, month: number, frequency: Frequency): readonly [string, string] {
  const last = month === 0 ? 12 : month
  const two = (number: number) => String(number).padStart(2, '0')
  const next = last === 12 ? `${year + 1}-01-01` : `${year}-${two(last + 1)}-01`
  return [`${year}-${two(last - MONTHS[frequency] + 1)}-01`, addDays(next, -1)]
}

async function storedResults(db: Db, lineages: readonly number[], year: number) {
  const rows = await db
    .selectFrom('commitment_result')
    .select(['id', 'version', 'commitment_lineage as lineageId', 'month', 'requests', 'met', 'value', 'cause'])
    .where('commitment_lineage', 'in', lineages)
    .where('year', '=', year)
    .execute()
  const cases =
    rows.length === 0
      ? []
      : await db
          .selectFrom('commitment_case')
          .selectAll()
          .where(
            'result_id',
            'in',
            rows.map((row) => row.id),
          )
          .orderBy('line')
          .execute()
  const of = Map.groupBy(cases, (one) => one.result_id)
  return rows.map((row) => ({
    ...row,
    cases: (of.get(row.id) ?? []).map((one): Case => ({
      receivedOn: one.received_on,
      finishedOn: one.finished_on,
      cause: one.cause,
    })),
  }))
}

const lateOf = (cases: readonly Case[], limit: number | null, holidays: ReadonlyMap<string, unknown>): PeriodResult['late'] =>
  cases.flatMap((one) => {
    const days = limit === null ? null : daysOf(one, limit, holidays)
    return limit !== null && (days === null || days > limit) ? [{ ...one, days }] : []
  })

function daysOf({ receivedOn, finishedOn }: Case, limit: number, holidays: ReadonlyMap<string, unknown>): number | null {
  return finishedOn === null ? null : workingDaysTaken({ receivedOn, finishedOn }, limit, new Set(holidays.keys()))
}

/** The indicators of the year's plan that promises are the source of, by their lineage. */
async function indicatorsFor(db: Db, of: readonly Pick<Commitment, 'indicator'>[], bureauId: number, year: number) {
  const lineages = of.flatMap((one) => (one.indicator === null ? [] : [one.indicator]))
  if (lineages.length === 0) return []
  return db
    .selectFrom('indicator as i')
    .innerJoin('plan as p', 'p.id', 'i.plan_id')
    .select(['i.id', 'i.lineage_id as lineageId', 'i.name', 'i.unit', 'i.frequency', 'p.fiscal_year as year'])
    .where('i.lineage_id', 'in', lineages)
    .where('p.bureau_id', '=', bureauId)
    .where('p.status', '<>', 'draft')
    .where('p.first_year', '<=', year)
    .where('p.last_year', '>=', year)
    .orderBy('p.fiscal_year')
    .execute()
}

export interface ResultInput {
  readonly lineageId: number
  readonly year: number
  readonly month: number
  /** the version seen; 0 = nothing was there */
  readonly version: number
  readonly requests: number | null
  readonly met: number | null
  readonly value: number | null
  readonly cause: string
  /** one by one, of a promise within days; then requests and met are counted from them */
  readonly cases: readonly Case[] | null
  readonly requestId: string
}

/**
 * Enters what came of a promise in a period. Working days are counted over holidays (rules §11). Refuses 'forbidden', 'unknown-commitment',
 * 'version-conflict', 'result-misfit'.
 */
export function saveResult(db: Db, as: Writer, input: ResultInput): Promise<{ readonly version: number }> {
  const subject = `commitment-result:${input.lineageId}:${input.year}:${input.month}`
  return write(db, as, { act: 'service.report', subject, input }, async (trx, audit) => {
    const owners = await ownersOn(trx, as.today)
    const acting = await actingPerson(trx, as.user, as.today)
    if (PERMISSIONS['service.report'][as.user.role] === 'nowhere' && acting.entersFor.length === 0) throw new Refusal('forbidden')
    const spells = (await commitmentsBetween(trx, '0001-01-01', '9999-12-31')).filter((one) => one.lineageId === input.lineageId)
    const newest = spells.at(-1)
    if (newest === undefined) throw new Refusal('unknown-commitment')
    if (!monthsOf(newest.frequency).includes(input.month)) throw new Refusal('result-misfit', { field: 'period' })
    const [begins, ends] = periodDays(input.year, input.month, newest.frequency)
    if (begins > as.today) throw new Refusal('result-misfit', { field: 'period' })
    const at = ends < as.today ? ends : as.today
    const spell = spells.find((one) => one.validFrom <= at && (one.validTo === null || one.validTo > at))
    if (spell === undefined) throw new Refusal('result-misfit', { field: 'period' })
    if (!reportsFor(acting, standardOwner(owners, spell.departmentId).departmentId)) throw new Refusal('forbidden')
    const result = input.cases === null ? input : await counted(trx, spell, input.cases, { begins, ends, today: as.today })
    const field = resultProblem(spell.kind, result)
    if (field !== null) throw new Refusal('result-misfit', { field })
    const before = (await storedResults(trx, [input.lineageId], input.year)).find((one) => one.month === input.month)
    if ((before?.version ?? 0) !== input.version)
      throw new Refusal('version-conflict', { seen: input.version, version: before?.version ?? 0, by: '', at: '' })
    const columns = {
      requests: result.requests,
      met: result.met,
      value: result.value,
      cause: input.cause.trim() || null,
      version: input.version + 1,
    }
    const { id } =
      before === undefined
        ? await trx
            .insertInto('commitment_result')
            .values({ ...columns, commitment_lineage: input.lineageId, year: input.year, month: input.month })
            .returning('id')
            .executeTakeFirstOrThrow()
        : before
    if (before !== undefined) {
      await trx.updateTable('commitment_result').set(columns).where('id', '=', id).execute()
      await trx.deleteFrom('commitment_case').where('result_id', '=', id).execute()
    }
    const cases = input.cases ?? []
    for (let from = 0; from < cases.length; from += 100)
      await trx
        .insertInto('commitment_case')
        .values(
          cases.slice(from, from + 100).map((one, index) => ({
            result_id: id,
            line: from + index + 1,
            received_on: one.receivedOn,
            finished_on: one.finishedOn,
            cause: one.cause?.trim() || null,
          })),
        )
        .execute()
    const told = (of: Result & { cause: string | null }) => ({
      requests: of.requests,
      met: of.met,
      result: of.value,
      cause: of.cause,
    })
    await keep(trx, as, 'result', { id, version: columns.version }, { ...told({ ...columns }), cases }, null)
    await audit({
      before: before === undefined ? null : { text: spell.text, ...told(before) },
      after: { text: spell.text, ...told(columns) },
    })
    return { version: columns.version }
  })
}

/** Requests belong to the period in which they were received. */
async function counted(
  trx: Db,
  spell: Commitment,
  cases: readonly Case[],
  { begins, ends, today }: { readonly begins: string; readonly ends: string; readonly today: string },
): Promise<Result> {
  if (spell.kind !== 'within-days' || spell.days === null) throw new Refusal('result-misfit', { field: 'cases' })
  const holidays = await holidaysOf(trx)
  for (const [at, { receivedOn, finishedOn }] of cases.entries()) {
    const isWrong = receivedOn < begins || receivedOn > ends || receivedOn > today
    if (isWrong || (finishedOn !== null && (finishedOn < receivedOn || finishedOn > today)))
      throw new Refusal('result-misfit', { field: 'cases', line: at + 1 })
  }
  const late = lateOf(cases, spell.days, holidays).length
  return { requests: cases.length, met: cases.length - late, value: null }
}

interface DayOff {
  readonly day: string
  readonly name: string
  /** declared since, and recorded here */
  readonly isOwn: boolean
}

/** Days off by law and those that were declared since, by their day. */
async function holidaysOf(db: Db): Promise<ReadonlyMap<string, DayOff>> {
  const rows = await db.selectFrom('holiday').select(['day', 'name']).orderBy('day').execute()
  const all: DayOff[] = [...HOLIDAYS.map((one) => ({ ...one, isOwn: false })), ...rows.map((one) => ({ ...one, isOwn: true }))]
  return new Map(all.map((one) => [one.day, one]))
}

export interface HolidayInput {
  readonly day: string
  /** '' = it was none after all */
  readonly name: string
  readonly requestId: string
}

/** Adds a day off that was declared (임시공휴일), or takes one back. Refuses 'bad-input' for one of the decree. */
export function setHoliday(db: Db, as: Writer, input: HolidayInput): Promise<null> {
  return write(db, as, { act: 'setting.holiday', subject: `holiday:${input.day}`, input }, async (trx, audit) => {
    if (HOLIDAYS.some((one) => one.day === input.day)) throw new Refusal('bad-input')
    const before = await trx.selectFrom('holiday').select('name').where('day', '=', input.day).executeTakeFirst()
    await trx.deleteFrom('holiday').where('day', '=', input.day).execute()
    const name = input.name.trim()
    if (name !== '')
      await trx
        .insertInto('holiday')
        .values({ day: input.day, name, recorded_at: as.now.toISOString(), recorded_by: as.user.name })
        .execute()
    await audit({ before: before ?? null, after: name === '' ? null : { name } })
    return null
  })
}
