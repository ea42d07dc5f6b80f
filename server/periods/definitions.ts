import type { Db } from '#data/database.ts'
import { periodInYear } from '#domain/words/period-name.ts'
import { may } from '#domain/entry/permissions.ts'
import {
  type Definition,
  type DefinitionField,
  type DefinitionPart,
  definitionOn,
  isDayOfYear,
  WHOLE_YEAR_FIELDS,
} from '#domain/scoring/definition.ts'
import { ownersOn } from '../organisation/owners.ts'
import { cellContext } from '../actuals/context.ts'
import { definitions, printedDefinition, type StoredChange } from '../actuals/definitions.ts'
import { indicatorsIn, plansToday, type IndicatorRow } from '../actuals/indicators.ts'
import { remakeYear } from '../actuals/remake-year.ts'
import { bureauAbove, placesOn, unitSpells } from '../organisation/places.ts'
import { plansOfEverybody, unknownYear, yearsOfEverybody } from '../plans/plan.ts'
import { write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'

export interface DefinitionRow {
  readonly indicatorId: number
  readonly name: string
  readonly unit: string
  readonly departmentId: number
  readonly department: string
  readonly bureau: string
  readonly reported: 'each' | 'running-total'
  /** as the plan prints it, and as it holds today */
  readonly printed: Definition
  readonly now: Definition
  /** every change, the newest day first */
  readonly changes: readonly DatedChange[]
  /** the newest change that was recorded; 0 = none */
  readonly seen: number
}

export interface DatedChange {
  readonly id: number
  readonly field: DefinitionField
  /** as `Definition` has it, as text */
  readonly value: string
  /** ISO; after today: it is still to come */
  readonly effectiveFrom: string
  readonly reason: string
  readonly recordedAt: string
  readonly recordedBy: string
}

/** How every indicator of the year's plans is measured in it (today by the current year's plan, where no year is asked for), department by department, beside what its plan prints. */
export async function definitionRows(db: Db, today: string, year?: number): Promise<readonly DefinitionRow[]> {
  const dated = await definitions(db)
  const rows: DefinitionRow[] = []
  const owners = await ownersOn(db, today)
  const current = Number(today.slice(0, 4))
  // What holds today is of the current year, not of the year under work on which other pages land.
  const ofToday = (known: readonly number[]) => known.findLast((one) => one <= current) ?? known[0]
  const every = await plansOfEverybody(db, year === undefined ? 'all' : [year], today)
  if (year !== undefined && every.length === 0) throw unknownYear(year, await yearsOfEverybody(db))
  const places = placesOn(await unitSpells(db), today)
  for (const plans of Map.groupBy(every, (plan) => plan.bureau.id).values()) {
    const asked = plans.find((plan) => plan.year === (year ?? ofToday(plan.known)))
    if (asked === undefined) continue
    const [plan = asked] = await plansToday(db, [asked], owners)
    const ids = plan.departments.map((d) => d.id)
    const names = new Map(plan.departments.map((d) => [d.id, d.name]))
    const indicators = await indicatorsIn(db, [plan.id], ids, owners)
    for (const i of indicators.toSorted((a, b) => ids.indexOf(a.department_id) - ids.indexOf(b.department_id))) {
      const changes = dated.changesOf(i.id)
      const printed = definitionOf(i)
      rows.push({
        indicatorId: i.id,
        name: i.name,
        unit: i.unit,
        departmentId: i.department_id,
        department: names.get(i.department_id) ?? '',
        bureau: places.unit(bureauAbove(places, owners, today, i.department_id))?.name ?? plan.bureau.name,
        reported: i.reported,
        printed,
        now: definitionOn(printed, changes, year ?? current, today),
        changes: changes
          .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : a.effectiveFrom > b.effectiveFrom ? -1 : b.id - a.id))
          .map(shown),
        seen: changes.at(-1)?.id ?? 0,
      })
    }
  }
  return rows
}

const shown = ({ id, field, value, effectiveFrom, reason, recorded_at, recorded_by }: StoredChange): DatedChange => ({
  id,
  field,
  value,
  effectiveFrom,
  reason,
  recordedAt: recorded_at,
  recordedBy: recorded_by,
})

function definitionOf(row: IndicatorRow): Definition {
  const { pace: _, ...definition } = printedDefinition(row)
  return definition
}

export interface ChangeOfOne {
  readonly indicatorId: number
  /** `DefinitionRow.seen`: a change that was recorded since is not written over unseen */
  readonly seen: number
  readonly to: DefinitionPart
}

export interface ChangeDefinitionsInput {
  /** one or many, each indicator once */
  readonly changes: readonly ChangeOfOne[]
  /** ISO; of frequency and aggregation a 1 January */
  readonly effectiveFrom: string
  readonly reason: string
  readonly requestId: string
}

export interface ChangedDefinitions {
  /** indicators that are measured otherwise now, with how they were, so that they can be set back */
  readonly changed: readonly { readonly indicatorId: number; readonly seen: number; readonly before: Partial<Definition> }[]
  /** figures that stand and are over 100 though they cannot be any more */
  readonly over: number
  /** figures of years that were made anew of their periods */
  readonly remade: number
}

/** Indicators of one request at most: more than any bureau has, less than a flood of entries. */
export const MOST_CHANGES = 500

/**
 * Sets how indicators are measured from a day on, all that are named or none; what was printed and what held before stays. Each
 * indicator has its entry on record. Figures that stand are left alone, but years made of their periods are made anew where the
 * aggregation changes. Refuses 'forbidden', 'reason-needed', 'unknown-indicator', 'version-conflict' when somebody changed one
 * meanwhile; 'bad-input' for an indicator named twice or without a change, for what is no day of every year, and for a share
 * of a whole of another unit than %; 'whole-year' for a frequency or an aggregation from another day than a 1 January;
 * 'periods-entered' for a frequency where figures of the year stand (facts: which); 'value-closed' for an aggregation where
 * the year is closed.
 */
export async function changeDefinitions(db: Db, as: Writer, input: ChangeDefinitionsInput): Promise<ChangedDefinitions> {
  const { changes, effectiveFrom } = input
  const fields = new Set(changes.flatMap(({ to }) => fieldsOf(to)))
  const act = fields.size === 1 && fields.has('resultsDue') ? 'due.set' : 'indicator.change'
  const [only] = changes.length === 1 ? changes : []
  const subject = only === undefined ? 'indicator:*' : subjectOf(only.indicatorId)
  return write(db, as, { act, subject, input }, async (trx, audit) => {
    if (!may(as.user, 'period.manage')) throw new Refusal('forbidden')
    const reason = input.reason.trim()
    if (reason === '') throw new Refusal('reason-needed')
    refuseShape(input, fields)
    const stored = await rowsOf(
      trx,
      changes.map((change) => change.indicatorId),
    )
    const dated = await definitions(trx)
    const told: { indicatorId: number; before: Partial<Definition> }[] = []
    const done = { over: 0, remade: 0 }
    for (const { indicatorId, seen, to } of changes) {
      const row = stored.get(indicatorId)
      if (row === undefined) throw new Refusal('unknown-indicator')
      const earlier = dated.changesOf(indicatorId)
      const last = earlier.at(-1)
      if ((last?.id ?? 0) !== seen)
        throw new Refusal('version-conflict', { indicator: row.name, by: last?.recorded_by ?? '', at: last?.recorded_at ?? '' })
      if (to.shareOfWhole !== undefined && row.unit !== '%') throw new Refusal('bad-input', { field: 'shareOfWhole' })
      const held = definitionOn(definitionOf(row), earlier, Number(effectiveFrom.slice(0, 4)), effectiveFrom)
      const other = fieldsOf(to).filter((field) => to[field] !== held[field])
      if (other.length === 0) continue
      if (other.includes('frequency')) await refuseEntered(trx, row, yearsTouched(earlier, 'frequency', effectiveFrom))
      await trx
        .insertInto('indicator_definition')
        .values(
          other.map((field) => ({
            indicator_id: indicatorId,
            field,
            value: String(to[field]),
            effective_from: effectiveFrom,
            reason,
            recorded_at: as.now.toISOString(),
            recorded_by: as.user.name,
          })),
        )
        .execute()
      const [before, after] = [part(held, other), part(to, other)]
      await audit({ subject: subjectOf(indicatorId), before, after: { ...after, effectiveFrom }, reason })
      told.push({ indicatorId, before })
      if (other.includes('aggregation'))
        done.remade += await remake(trx, as, row, yearsTouched(earlier, 'aggregation', effectiveFrom))
      if (to.shareOfWhole === true && other.includes('shareOfWhole')) done.over += await over(trx, indicatorId)
    }
    const after = await definitions(trx)
    const changed = told.map(({ indicatorId, before }) => ({
      indicatorId,
      before,
      seen: after.changesOf(indicatorId).at(-1)?.id ?? 0,
    }))
    return { changed, ...done }
  })
}

function refuseShape({ changes, effectiveFrom }: ChangeDefinitionsInput, fields: ReadonlySet<DefinitionField>): void {
  const ids = changes.map((change) => change.indicatorId)
  if (changes.length === 0 || changes.length > MOST_CHANGES || new Set(ids).size < ids.length) throw new Refusal('bad-input')
  if (changes.some(({ to }) => fieldsOf(to).length === 0)) throw new Refusal('bad-input')
  if (changes.some(({ to }) => to.resultsDue !== undefined && !isDayOfYear(to.resultsDue)))
    throw new Refusal('bad-input', { field: 'resultsDue' })
  if (!effectiveFrom.endsWith('-01-01') && WHOLE_YEAR_FIELDS.some((field) => fields.has(field))) throw new Refusal('whole-year')
}

async function rowsOf(trx: Db, ids: readonly number[]): Promise<ReadonlyMap<number, IndicatorRow>> {
  // A draft is no plan yet: its definitions are written where it is made.
  const rows = await trx
    .selectFrom('indicator as i')
    .innerJoin('plan as p', 'p.id', 'i.plan_id')
    .selectAll('i')
    .where('i.id', 'in', ids)
    .where('p.status', 'not in', ['draft', 'superseded'])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The years a change decides: from its own to before the next one of the same field. */
function yearsTouched(earlier: readonly StoredChange[], field: DefinitionField, effectiveFrom: string) {
  const later = earlier.filter((change) => change.field === field && change.effectiveFrom > effectiveFrom)
  const next = later.map((change) => Number(change.effectiveFrom.slice(0, 4))).toSorted((a, b) => a - b)[0]
  return { from: Number(effectiveFrom.slice(0, 4)), before: next ?? 10_000 }
}

interface Years {
  readonly from: number
  readonly before: number
}

// The record of a year belongs to the indicator, in whatever plan it was begun.
const figuresOf = (trx: Db, row: IndicatorRow, years: Years) =>
  trx
    .selectFrom('actual')
    .where('indicator_id', 'in', trx.selectFrom('indicator').select('id').where('lineage_id', '=', row.lineage_id))
    .where('year', '>=', years.from)
    .where('year', '<', years.before)
    .where('kind', '<>', 'not-entered')
    .orderBy('year')
    .orderBy('month')

/** Figures of months would be left without a place among quarters: they are named, and taken out first. */
async function refuseEntered(trx: Db, row: IndicatorRow, years: Years): Promise<void> {
  const dated = await definitions(trx)
  const entered = (await figuresOf(trx, row, years).select(['year', 'month']).execute()).flatMap(({ year, month }) => {
    const { frequency } = dated.of(row, year, `${year}-12-31`)
    // The year's own figure goes with its periods.
    return month === 0 && frequency !== 'year' ? [] : [periodInYear(year, month, frequency, row.reported).ko]
  })
  if (entered.length > 0)
    throw new Refusal('periods-entered', {
      indicator: row.name,
      entered: entered.length,
      periods: entered.slice(0, MOST_NAMED).join(', '),
    })
}
const MOST_NAMED = 12

async function remake(trx: Db, as: Writer, row: IndicatorRow, years: Years): Promise<number> {
  const context = await cellContext(trx, as.user, as.today)
  const entered = await figuresOf(trx, row, years).where('month', '>', 0).select('year').execute()
  let remade = 0
  for (const year of new Set(entered.map((figure) => figure.year))) if (await remakeYear(trx, as, row, year, context)) remade += 1
  return remade
}

async function over(trx: Db, indicatorId: number): Promise<number> {
  const { n } = await trx
    .selectFrom('actual')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('indicator_id', '=', indicatorId)
    .where('value', '>', 100)
    .executeTakeFirstOrThrow()
  return n
}

const FIELDS: readonly DefinitionField[] = ['frequency', 'aggregation', 'direction', 'shareOfWhole', 'resultsDue']
const fieldsOf = (to: DefinitionPart): DefinitionField[] => FIELDS.filter((field) => to[field] !== undefined)
const part = (of: Definition | DefinitionPart, fields: readonly DefinitionField[]): Partial<Definition> =>
  Object.fromEntries(fields.map((field) => [field, of[field] ?? null]))
const subjectOf = (indicatorId: number) => `indicator:${indicatorId}`
