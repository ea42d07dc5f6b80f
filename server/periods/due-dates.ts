import type { Db } from '#data/database.ts'
import type { Aggregation, Frequency } from '#domain/scoring/indicator.ts'
import { may } from '#domain/entry/permissions.ts'
import { bureausWithPlan, planFor } from '../plans/plan.ts'
import { Refusal } from '../refusal.ts'
import { indicatorsIn } from '../actuals/indicators.ts'
import { write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'

export interface DueRow {
  readonly indicatorId: number
  readonly name: string
  readonly unit: string
  readonly departmentId: number
  readonly department: string
  readonly bureau: string
  /** 'MM-DD' of the year after */
  readonly resultsDue: string
  readonly frequency: Frequency
  readonly aggregation: Aggregation
  readonly reported: 'each' | 'running-total'
  readonly shareOfWhole: boolean | null
}

/** 집계 완료 시점 of every indicator of the year's plans, department by department, with how its periods make a year. */
export async function dueDates(db: Db, today: string, year?: number): Promise<readonly DueRow[]> {
  const rows: DueRow[] = []
  for (const bureau of await bureausWithPlan(db, today)) {
    const plan = await planFor(db, { bureauId: bureau.id, year, today })
    const ids = plan.departments.map((d) => d.id)
    const names = new Map(plan.departments.map((d) => [d.id, d.name]))
    const indicators = await indicatorsIn(db, [plan.id], ids)
    for (const i of indicators.toSorted((a, b) => ids.indexOf(a.department_id) - ids.indexOf(b.department_id))) {
      rows.push({
        indicatorId: i.id,
        name: i.name,
        unit: i.unit,
        departmentId: i.department_id,
        department: names.get(i.department_id) ?? '',
        bureau: bureau.name,
        resultsDue: i.results_due,
        frequency: i.frequency,
        aggregation: i.aggregation,
        reported: i.reported,
        shareOfWhole: saidShare(i.share_of_whole),
      })
    }
  }
  return rows
}

export interface DueChange {
  readonly indicatorId: number
  /** 'MM-DD' in the year after the indicator's */
  readonly resultsDue: string
  /** the date the person saw */
  readonly seen: string
}

export interface SetDueInput {
  /** one or many, each indicator once */
  readonly changes: readonly DueChange[]
  readonly reason: string
  readonly requestId: string
}

/** Indicators of one request at most: more than any bureau has, less than a flood of entries. */
export const MOST_DUE_CHANGES = 500

/**
 * Sets the day from which a missing figure of the year is late, of all indicators named or of none; each has its entry on
 * record. Gives what was changed, with the days before, so that it can be set back. Refuses 'forbidden', 'bad-input' for
 * what is no day of every year or an indicator named twice, 'reason-needed', 'unknown-indicator', 'version-conflict' when
 * somebody changed one meanwhile.
 */
export async function setDue(db: Db, as: Writer, input: SetDueInput): Promise<{ readonly changed: readonly DueChange[] }> {
  const { changes } = input
  const [only] = changes.length === 1 ? changes : []
  const subject = only === undefined ? 'indicator:*' : subjectOf(only.indicatorId)
  return write(db, as, { act: 'due.set', subject, input }, async (trx, audit) => {
    if (!may(as.user, 'period.manage')) throw new Refusal('forbidden')
    const ids = changes.map((c) => c.indicatorId)
    if (changes.length === 0 || changes.length > MOST_DUE_CHANGES || new Set(ids).size < ids.length)
      throw new Refusal('bad-input')
    if (!changes.every((c) => isDayOfYear(c.resultsDue))) throw new Refusal('bad-input')
    const reason = input.reason.trim()
    if (reason === '') throw new Refusal('reason-needed')
    const rows = await trx.selectFrom('indicator').select(['id', 'name', 'results_due as due']).where('id', 'in', ids).execute()
    const stored = new Map(rows.map((row) => [row.id, row]))
    const changed: DueChange[] = []
    for (const { indicatorId, resultsDue, seen } of changes) {
      const row = stored.get(indicatorId)
      if (!row) throw new Refusal('unknown-indicator')
      if (row.due !== seen)
        throw new Refusal('version-conflict', { indicator: row.name, seen, theirs: row.due, mine: resultsDue })
      if (resultsDue === row.due) continue
      await trx.updateTable('indicator').set({ results_due: resultsDue }).where('id', '=', row.id).execute()
      await audit({ subject: subjectOf(row.id), before: { resultsDue: row.due }, after: { resultsDue }, reason })
      changed.push({ indicatorId, resultsDue, seen })
    }
    return { changed }
  })
}

export interface SetShareInput {
  readonly indicatorId: number
  readonly shareOfWhole: boolean
  /** what the person saw; null = not said by anybody */
  readonly seen: boolean | null
  readonly reason: string
  readonly requestId: string
}

/**
 * Says whether a percentage is a share of a whole, so that a figure over 100 is refused when it is entered (rules §6); figures
 * that stand are left alone. Refuses 'forbidden', 'reason-needed', 'unknown-indicator', 'bad-input' for another unit than %,
 * 'version-conflict' when somebody changed it meanwhile.
 */
export async function setShare(db: Db, as: Writer, input: SetShareInput): Promise<{ readonly over: number }> {
  const subject = subjectOf(input.indicatorId)
  return write(db, as, { act: 'indicator.change', subject, input }, async (trx, audit) => {
    if (!may(as.user, 'period.manage')) throw new Refusal('forbidden')
    const reason = input.reason.trim()
    if (reason === '') throw new Refusal('reason-needed')
    const row = await trx
      .selectFrom('indicator')
      .select(['name', 'unit', 'share_of_whole as share'])
      .where('id', '=', input.indicatorId)
      .executeTakeFirst()
    if (!row) throw new Refusal('unknown-indicator')
    const before = saidShare(row.share)
    if (before !== input.seen) throw new Refusal('version-conflict', { indicator: row.name })
    if (row.unit !== '%') throw new Refusal('bad-input', { field: 'shareOfWhole' })
    if (before !== input.shareOfWhole) {
      await trx
        .updateTable('indicator')
        .set({ share_of_whole: input.shareOfWhole ? 1 : 0 })
        .where('id', '=', input.indicatorId)
        .execute()
      await audit({ before: { shareOfWhole: before }, after: { shareOfWhole: input.shareOfWhole }, reason })
    }
    const { over } = await trx
      .selectFrom('actual')
      .select((eb) => eb.fn.countAll<number>().as('over'))
      .where('indicator_id', '=', input.indicatorId)
      .where('value', '>', 100)
      .executeTakeFirstOrThrow()
    return { over: input.shareOfWhole ? over : 0 }
  })
}

const saidShare = (stored: number | null) => (stored === null ? null : stored === 1)
const subjectOf = (indicatorId: number) => `indicator:${indicatorId}`

// A common year: 29 February would be no day in three years of four.
const isDayOfYear = (text: string) =>
  /^\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`2027-${text}T00:00:00Z`)) &&
  new Date(`2027-${text}T00:00:00Z`).toISOString().slice(5, 10) === text
