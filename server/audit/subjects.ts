import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { IndicatorTable } from '#data/schema/plans.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { namedIn, type Names } from '#domain/words/audit-changes.ts'
import type { Named } from '#domain/words/audit-fields.ts'
import { readSubject } from '#domain/words/audit-subject.ts'
import type { PeriodKind } from '#domain/words/period-name.ts'
import { definitions, periodKind } from '../actuals/definitions.ts'

export interface SubjectName {
  /** what the subject was called on the day of the entry; null when it is not known (any more) */
  readonly name: string | null
  /** the indicator's unit, to stand behind its figures */
  readonly unit: string | null
  /** how the indicator of a value is measured in the value's year, for the name of its period */
  readonly period: PeriodKind | null
  /** where the value's own page is */
  readonly place: { readonly departmentId: number; readonly indicatorId: number; readonly year: number } | null
  /** what the entry names by number, as it was called on that day */
  readonly names: Names
}

interface Line {
  readonly at: string
  readonly subject: string
  readonly before: string | null
  readonly after: string | null
}

/** Gives entries the names of what they are about and of what they name: some queries at most, however many entries. */
export async function namesOf<One extends Line>(db: Db, lines: readonly One[]): Promise<(One & SubjectName)[]> {
  const about = lines.map((line) => ({ subject: subjectKey(line.subject), inside: namedIn(line.before, line.after) }))
  const keys = about.flatMap(({ subject, inside }) => (subject === null ? inside : [subject, ...inside]))
  const found: Found = {
    indicators: await indicatorsOf(db, idsOf(keys, 'indicator')),
    components: await namesById(idsOf(keys, 'component'), (ids) =>
      db.selectFrom('indicator_component').select(['id', 'name']).where('id', 'in', ids).execute(),
    ),
    units: await unitsOf(db, idsOf(keys, 'unit')),
    plans: await plansOf(db, idsOf(keys, 'plan')),
    people: await peopleOf(db, textsOf(keys, 'person')),
    activities: await namesById(idsOf(keys, 'activity'), (ids) =>
      db.selectFrom('activity').select(['id', 'title as name']).where('id', 'in', ids).execute(),
    ),
    schedules: await namesById(idsOf(keys, 'schedule'), (ids) =>
      db.selectFrom('schedule').select(['id', 'title as name']).where('id', 'in', ids).execute(),
    ),
    imports: await namesById(idsOf(keys, 'import'), (ids) =>
      db.selectFrom('import_draft').select(['id', 'file_name as name']).where('id', 'in', ids).execute(),
    ),
    events: await namesById(idsOf(keys, 'reorganisation'), (ids) =>
      db.selectFrom('reorganisation').select(['id', 'title as name']).where('id', 'in', ids).execute(),
    ),
    uploads: await namesById(idsOf(keys, 'budget-upload'), (ids) =>
      db.selectFrom('budget_upload').select(['id', 'file_name as name']).where('id', 'in', ids).execute(),
    ),
  }
  const dated = found.indicators.size === 0 ? null : await definitions(db)
  return lines.map((line, index) => {
    const { subject = null, inside = [] } = about[index] ?? {}
    const day = seoulDay(new Date(line.at))
    const indicator = subject?.startsWith('indicator:') ? found.indicators.get(Number(subject.slice(10))) : undefined
    const read = readSubject(line.subject)
    const value = read.kind === 'value' && indicator ? { indicator, year: read.year } : null
    return {
      ...line,
      name: subject === null ? null : (nameOf(subject, day, found) ?? null),
      unit: indicator?.unit ?? null,
      period: value && dated ? periodKind(value.indicator, value.year, dated) : null,
      place: value && { departmentId: value.indicator.department_id, indicatorId: value.indicator.id, year: value.year },
      names: Object.fromEntries(
        inside.flatMap((key) => {
          const name = nameOf(key, day, found)
          return name === undefined ? [] : [[key, name]]
        }),
      ),
    }
  })
}

interface Found {
  readonly indicators: ReadonlyMap<number, IndicatorName>
  readonly components: ReadonlyMap<number, string>
  readonly units: ReadonlyMap<number, readonly UnitName[]>
  readonly plans: ReadonlyMap<number, string>
  readonly people: ReadonlyMap<string, string>
  readonly activities: ReadonlyMap<number, string>
  readonly schedules: ReadonlyMap<number, string>
  readonly imports: ReadonlyMap<number, string>
  readonly uploads: ReadonlyMap<number, string>
  readonly events: ReadonlyMap<number, string>
}

/** What a subject is looked up by; null for what has no name. */
function subjectKey(text: string): string | null {
  const subject = readSubject(text)
  switch (subject.kind) {
    case 'value':
    case 'indicator':
      return `indicator:${subject.indicatorId}`
    case 'period':
    case 'unit':
      return `unit:${subject.unitId}`
    case 'account':
      return `person:${subject.id}`
    case 'other':
      return ['activity', 'schedule', 'import', 'budget-upload', 'reorganisation'].includes(subject.of)
        ? text
        : subject.of === 'budget' || subject.of === 'plan'
          ? `plan:${subject.id}`
          : null
    default:
      return null
  }
}

function nameOf(key: string, day: string, found: Found): string | undefined {
  const of = key.slice(0, key.indexOf(':'))
  const text = key.slice(of.length + 1)
  const id = Number(text)
  switch (of) {
    case 'indicator':
      return found.indicators.get(id)?.name
    case 'reorganisation':
      return found.events.get(id)
    case 'component':
      return found.components.get(id)
    case 'unit':
      return unitName(found.units.get(id) ?? [], day)
    case 'plan':
      return found.plans.get(id)
    case 'person':
      return found.people.get(text)
    case 'activity':
      return found.activities.get(id)
    case 'schedule':
      return found.schedules.get(id)
    case 'import':
      return found.imports.get(id)
    case 'budget-upload':
      return found.uploads.get(id)
    default:
      return undefined
  }
}

type Key = Named | 'activity' | 'schedule' | 'import' | 'budget-upload' | 'reorganisation'
const textsOf = (keys: readonly string[], of: Key) => [
  ...new Set(keys.flatMap((key) => (key.startsWith(`${of}:`) ? [key.slice(of.length + 1)] : []))),
]
/** Ids that fit the store; what else stands in an old entry has no name. */
const idsOf = (keys: readonly string[], of: Key) =>
  textsOf(keys, of).flatMap((text) => (/^[1-9]\d{0,8}$/.test(text) ? [Number(text)] : []))

async function namesById(
  ids: readonly number[],
  read: (ids: readonly number[]) => Promise<readonly { readonly id: number; readonly name: string }[]>,
): Promise<ReadonlyMap<number, string>> {
  return new Map(ids.length === 0 ? [] : (await read(ids)).map((row) => [row.id, row.name]))
}

type IndicatorName = Selectable<IndicatorTable>

async function indicatorsOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, IndicatorName>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('indicator').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

interface UnitName {
  readonly name: string
  readonly from: string
  readonly to: string | null
}

async function unitsOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, readonly UnitName[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation_unit_name')
    .select(['unit_id as id', 'name', 'valid_from as from', 'valid_to as to'])
    .where('unit_id', 'in', ids)
    .orderBy('valid_from')
    .execute()
  return Map.groupBy(rows, (row) => row.id)
}

/** As on the day; an entry made before the first name came into force has that one. */
const unitName = (names: readonly UnitName[], day: string) =>
  (names.findLast(({ from, to }) => from <= day && (to === null || to > day)) ?? names[0])?.name

async function plansOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  return namesById(ids, async (some) => {
    const rows = await db.selectFrom('plan').select(['id', 'fiscal_year as year', 'version']).where('id', 'in', some).execute()
    return rows.map(({ id, year, version }) => ({ id, name: `${year}년 성과계획 ${version}판` }))
  })
}

async function peopleOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('user').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
