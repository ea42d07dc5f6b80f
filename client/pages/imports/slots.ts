import { canLeaveOut as groupCanBeLeftOut, fieldsOfGroup, type RecordGroup, type ValueKind } from '#domain/plan/plan-fields.ts'
import type { FieldView, RecordView } from '../../../server/imports/drafts/view.ts'
import type { Outputs } from '../../trpc.ts'
import { formatNumber } from '../../format.ts'
import { isTermKey, TERMS } from '#domain/words/terms.ts'
import type { Language, Texts } from '../../language.tsx'
import type { importsMessages } from './messages.ts'
import { columnWord, type slotMessages } from './slot-messages.ts'

/** The recognised records of a unit as sections of fields, grouped as in the plan. Pure. */
type Words = Texts<typeof slotMessages>

export interface Slot extends FieldView {
  /** of the column or the line it stands in */
  readonly label: string
  /** of the whole: '정무활동 및 당정협력 강화 · 2026 목표치' */
  readonly name: string
  readonly record: RecordView
  /** of a choice whose values are keys: what they mean */
  readonly options: readonly { readonly value: string; readonly label: string }[] | null
}
export interface GridRow {
  readonly id: string
  readonly head: Slot | string
  readonly level: 0 | 1
  readonly cells: readonly (Slot | null)[]
  /** further fields of the row, under it */
  readonly more: readonly Slot[]
  readonly record: RecordView
}
export interface Section {
  readonly id: string
  readonly title: string
  readonly level: 3 | 4
  readonly facts: readonly Slot[]
  readonly columns: readonly string[]
  readonly rows: readonly GridRow[]
}

/** 'indicators/d1-i2' of 'indicators/d1-i2/targets/2026': the record the field belongs to. */
export const recordOf = (path: string): string => path.split('/').slice(0, 2).join('/')
/** Records that carry no others may be left out of the import one by one. */
export const canLeaveOut = (record: string): boolean => groupCanBeLeftOut(record.split('/')[0] ?? '')

/** Which unit a record stands under, by its key; null where the key does not say. */
export function unitOf(path: string, units: readonly string[]): string | null {
  const [group = '', key = ''] = path.split('/')
  if (group === 'plan') return units[0] ?? null
  if (group === 'goal-tables') return null
  const own = units.filter((unit) => key === unit || key.startsWith(`${unit}-`)).toSorted((a, b) => b.length - a.length)[0]
  // The government is shown with the bureau.
  return own ?? (group === 'units' ? (units[0] ?? null) : null)
}

/** What records may stand under, as the server names it. */
export type Parents = Outputs['imports']['parents']
export const NO_PARENTS: Parents = { departments: [], goals: [], programmes: [] }
const PARENT_COLUMNS: ReadonlySet<string> = new Set(['goal', 'department', 'programme'])

interface Choice {
  readonly value: string
  readonly label: string
}

/** What a record of a group may stand under, each under its own name; a goal after its department's where there are several. */
export function parentChoices(group: RecordGroup, { departments, goals, programmes }: Parents): readonly Choice[] {
  const several = departments.length > 2
  const nameOf = (key: string) => departments.find((one) => one.key === key)?.name ?? ''
  switch (group) {
    case 'indicators':
    case 'programmes':
    case 'goal-tables':
      return goals.map(({ key, name, department }) => ({ value: key, label: several ? `${nameOf(department)} · ${name}` : name }))
    case 'projects':
      return programmes.map(({ key, name }) => ({ value: key, label: name }))
    case 'units':
      return departments.slice(0, 1).map(({ key, name }) => ({ value: key, label: name }))
    default:
      return departments.map(({ key, name }) => ({ value: key, label: name }))
  }
}

/** The field by which a record moves; null: it stands under nothing that can be chosen. */
export function parentSlot(record: RecordView, t: Words, parents: Parents): Slot | null {
  const field = record.fields.find(({ column }) => PARENT_COLUMNS.has(column))
  if (field === undefined || record.group === 'goal-tables') return null
  const label = columnWord(field.column, record.group, t)
  return { ...field, label, name: `${record.name} · ${label}`, record, options: parentChoices(record.group, parents) }
}

export function sectionsOf(records: readonly RecordView[], t: Words, parents: Parents = NO_PARENTS): readonly Section[] {
  const goals = records
    .filter((record) => record.group === 'goals')
    .map((record) => ({ value: record.record.split('/')[1] ?? '', label: record.name }))
  const slot = (record: RecordView, field: FieldView): Slot => {
    const label = columnWord(field.column, record.group, t)
    const own = PARENT_COLUMNS.has(field.column) ? parentChoices(record.group, parents) : null
    return {
      ...field,
      label,
      name: record.name === '' || record.group === 'plan' ? label : `${record.name} · ${label}`,
      record,
      options: own,
    }
  }
  const of = (...groups: readonly RecordView['group'][]) => records.filter((record) => groups.includes(record.group))
  // Where a record stands is seen by where it is shown; the chosen field's panel moves it.
  const shows = (field: FieldView) =>
    !PARENT_COLUMNS.has(field.column) || field.need !== null || (field.column === 'goal' && goals.length > 1)
  const facts = (some: readonly RecordView[]) =>
    some.flatMap((record) => record.fields.filter(shows).map((field) => slot(record, field)))
  const section = (id: string, title: string, parts: Partial<Omit<Section, 'id' | 'title'>>): readonly Section[] => {
    const whole: Section = { id, title, level: 3, facts: [], columns: [], rows: [], ...parts }
    return whole.facts.length + whole.rows.length === 0 && parts.level === undefined && whole.columns.length > 0 ? [] : [whole]
  }
  const grid = (
    some: readonly RecordView[],
    columns: readonly string[],
    level: (record: RecordView) => 0 | 1 = () => 0,
  ): GridRow[] =>
    some.map((record) => {
      const head = record.fields.find((field) => field.column === 'name')
      const inGrid = new Set([...columns, 'name'])
      return {
        id: record.record,
        record,
        level: level(record),
        head: head === undefined ? record.name : slot(record, head),
        cells: columns.map((column) => {
          const field = record.fields.find((one) => one.column === column)
          return field === undefined ? null : slot(record, field)
        }),
        more: record.fields.filter((field) => !inGrid.has(field.column) && shows(field)).map((field) => slot(record, field)),
      }
    })
  const table = (
    id: string,
    title: string,
    head: string,
    some: readonly RecordView[],
    columns: readonly string[],
    level?: (record: RecordView) => 0 | 1,
  ) =>
    some.length === 0
      ? []
      : section(id, title, {
          columns: [head, ...columns.map((column) => columnWord(column, some[0]?.group ?? 'plan', t))],
          rows: grid(some, columns, level),
        })
  const plan = of('plan')
  const units = of('units')
  const money = of('programmes', 'projects')
  const indicators = of('indicators')
  const amounts = [
    ...new Set(
      money.flatMap((record) => record.fields.flatMap((field) => (field.column.startsWith('amounts/') ? [field.column] : []))),
    ),
  ].toSorted((a, b) => a.slice(-4).localeCompare(b.slice(-4)))
  return [
    ...(plan.length === 0 ? [] : section('plan', t.document, { facts: facts(plan) })),
    ...(units.length === 0 ? [] : section('units', t.units, { facts: facts([...units, ...of('strategic-goals', 'goals')]) })),
    ...table('goal-tables', t.goalTable, t.goal, of('goal-tables'), tableColumns('goal-tables')),
    ...(indicators.length === 0 ? [] : section('indicators', t.indicatorsInAll(indicators.length), {})),
    ...indicators.flatMap((record) => indicatorSection(record, slot, shows, t)),
    ...table(
      'programmes',
      t.programmesInAll(of('programmes').length, of('projects').length),
      t.programmeName,
      money,
      amounts,
      (record) => (record.group === 'projects' ? 1 : 0),
    ),
    ...table('statements', t.statement, t.item, of('statements'), tableColumns('statements')),
    ...table('staffing', t.staffing, t.unitName, of('staffing'), tableColumns('staffing')),
    ...(of('teams').length === 0 ? [] : section('teams', t.teams, { facts: facts(of('teams')) })),
  ]
}

function indicatorSection(
  record: RecordView,
  slot: (record: RecordView, field: FieldView) => Slot,
  shows: (field: FieldView) => boolean,
  t: Words,
): Section[] {
  const yearly = (kind: 'targets' | 'actuals') => record.fields.filter((field) => field.column.startsWith(`${kind}/`))
  const years = [
    ...new Set([...yearly('targets'), ...yearly('actuals')].map((field) => field.column.split('/')[1] ?? '')),
  ].toSorted()
  const line = (head: string, kind: 'targets' | 'actuals', behind = ''): GridRow => ({
    id: `${record.record}/${kind}${behind}`,
    record,
    head,
    level: 0,
    more: [],
    cells: years.map((year) => {
      const field = record.fields.find((one) => one.column === `${kind}/${year}${behind}`)
      return field === undefined ? null : slot(record, field)
    }),
  })
  const facts = record.fields.filter(
    (field) =>
      !/^(?:targets|actuals)\//.test(field.column) &&
      shows(field) &&
      (!RARE.has(field.column) || (field.value !== null && field.value !== '') || field.raw !== ''),
  )
  return [
    {
      id: record.record,
      title: record.name,
      level: 4,
      facts: facts.map((field) => slot(record, field)),
      columns: ['', ...years],
      rows: [
        ...(record.fields.some(({ column }) => column.endsWith('/original')) ? [line(t.original, 'targets', '/original')] : []),
        line(t.target, 'targets'),
        line(t.actual, 'actuals'),
      ],
    },
  ]
}

const tableColumns = (group: RecordGroup) => fieldsOfGroup(group).flatMap((field) => (field.inTable ? [field.name] : []))
const RARE = new Set(fieldsOfGroup('indicators').flatMap((field) => (field.rare ? [field.name] : [])))

/** Every field of the sections, in reading order. */
export const slotsOf = (sections: readonly Section[]): readonly Slot[] =>
  sections.flatMap((section) => [
    ...section.facts,
    ...section.rows.flatMap((row) => [
      ...(typeof row.head === 'string' ? [] : [row.head]),
      ...row.cells.flatMap((cell) => cell ?? []),
      ...row.more,
    ]),
  ])

type PageWords = Texts<typeof importsMessages>

/** What may be chosen for a field that is not typed, in words. */
export function choicesOf(
  { kind, options }: { readonly kind: ValueKind; readonly options: Slot['options'] },
  t: PageWords,
  language: Language,
): readonly { readonly value: string; readonly label: string }[] | null {
  if (options !== null) return options
  return kind.type === 'choice'
    ? kind.of.map((value) => ({ value: String(value), label: choiceWord(String(value), t, language) }))
    : null
}

/** The word for one of them. */
export function choiceWord(value: string, t: PageWords, language: Language): string {
  const words: Readonly<Record<string, string>> = {
    key: t.key,
    general: t.general,
    higher: t.higher,
    lower: t.lower,
    maintain: t.maintain,
    sum: t.sum,
    last: t.last,
    average: t.average,
    max: t.max,
    min: t.min,
    1000000: t.million,
    1000: t.thousand,
    1: t.won,
  }
  return words[value] ?? (isTermKey(value) ? TERMS[value][language] : value)
}

/** A field's value as it is shown; null when there is none. */
export function valueText(slot: Slot, t: PageWords, language: Language): string | null {
  const { kind, value } = slot
  if (value === null || value === '') return null
  const choices = choicesOf(slot, t, language)
  if (choices !== null) return choices.find((choice) => choice.value === String(value))?.label ?? String(value)
  return typeof value === 'number' ? (kind.type === 'year' ? String(value) : formatNumber(value)) : value
}

/** A field's value as it is typed: no separators, so that it comes back as it went. */
export const typedText = ({ value }: Slot): string => (value === null ? '' : String(value))
