/** The recognised records as a page a unit: sections of fields, each with its path into the records. Pure. */
import type {
  Field, GoalTableRecord, IndicatorRecord, PlanRecords, ProgrammeRecord, ProjectRecord, StaffingRecord, StatementRecord, UnitRecord,
} from '../../../server/imports/records.ts'
import type { Texts } from '../../language.tsx'
import type { slotMessages } from './slot-messages.ts'

type Words = Texts<typeof slotMessages>
/** What a person may put into a field: typed, chosen, or nothing because it follows from elsewhere. */
export type SlotKind = 'text' | 'number' | 'day' | 'year' | 'kind' | 'direction' | 'aggregation' | 'amount-unit' | 'fixed'

export interface Slot {
  /** The importer's name of the field: 'indicators/d1-i2/targets/2026' */
  readonly path: string
  /** Of the column or the line it stands in */
  readonly label: string
  /** Of the whole, for the inspector: '정무활동 및 당정협력 강화 · 2026 목표' */
  readonly name: string
  readonly kind: SlotKind
  readonly field: Field<string | number | null>
}
export interface GridRow {
  readonly id: string
  readonly head: Slot | string
  readonly level: 0 | 1
  readonly cells: readonly (Slot | null)[]
  /** further fields of the row, under it */
  readonly more: readonly Slot[]
}
export interface Section {
  readonly id: string
  readonly title: string
  readonly level: 3 | 4
  readonly facts: readonly Slot[]
  readonly columns: readonly string[]
  readonly rows: readonly GridRow[]
}
export interface UnitPage {
  readonly key: string
  readonly name: string
  readonly sections: readonly Section[]
}

type AnyField = Field<string | number | null>
interface Add {
  (path: string, label: string, field: AnyField, kind?: SlotKind): Slot
}
const adder = (name: string): Add => (path, label, field, kind = typeof field.value === 'number' ? 'number' : 'text') =>
  ({ path, label, name: name === '' ? label : `${name} · ${label}`, kind, field })

/** The document's own facts first, then the bureau, then its departments in the document's order. */
export function unitPages(records: PlanRecords, t: Words): readonly UnitPage[] {
  const units = [records.bureau, ...records.departments]
  return [
    { key: 'document', name: t.document, sections: [documentSection(records, t)] },
    ...units.map((unit) => ({ key: unit.key, name: unit.shortName, sections: unitSections(records, unit, t) })),
  ]
}

/** Every field of the pages, in reading order. */
export const slotsOf = (pages: readonly UnitPage[]): readonly Slot[] => pages.flatMap((page) => page.sections.flatMap(slotsOfSection))

const slotsOfSection = (section: Section): readonly Slot[] => [
  ...section.facts,
  ...section.rows.flatMap((row) => [...(typeof row.head === 'string' ? [] : [row.head]), ...row.cells.flatMap((cell) => cell ?? []), ...row.more]),
]

const section = (id: string, title: string, parts: Partial<Pick<Section, 'facts' | 'columns' | 'rows' | 'level'>>): Section =>
  ({ id, title, level: 3, facts: [], columns: [], rows: [], ...parts })

function documentSection(records: PlanRecords, t: Words): Section {
  const add = adder('')
  return section('document', t.document, {
    facts: [
      ...(records.title === null ? [] : [add('plan/title', t.title, records.title)]),
      ...(records.government === null ? [] : [add(`units/${records.government.key}/name`, t.government, records.government.name)]),
      add('plan/fiscalYear', t.fiscalYear, records.fiscalYear, 'year'), add('plan/settledYear', t.settledYear, records.settledYear, 'year'),
      add('plan/firstYear', t.firstYear, records.firstYear, 'year'), add('plan/lastYear', t.lastYear, records.lastYear, 'year'),
      add('plan/amountUnitWon', t.amountUnit, records.amountUnitWon, 'amount-unit'),
    ],
  })
}

function unitSections(records: PlanRecords, unit: UnitRecord, t: Words): Section[] {
  const add = adder(unit.shortName)
  const goals = records.policyGoals.filter((goal) => goal.department === unit.key)
  const keys = new Set(goals.map((goal) => goal.key))
  const strategic = records.strategicGoals.filter((goal) => goal.unit === unit.key)
  const tables = records.goalTables.flatMap((table, at) => (table.unit === unit.key ? [{ table, at }] : []))
  const statements = records.statements.filter((line) => line.unit === unit.key)
  const staffing = records.staffing.filter((row) => row.tableUnit === unit.key)
  const teams = records.teams.filter((team) => team.unit === unit.key)
  const indicators = records.indicators.filter((indicator) => keys.has(indicator.goal))
  const programmes = records.programmes.filter((programme) => keys.has(programme.goal))
  return [
    section(`${unit.key}-unit`, unit.shortName, {
      facts: [
        add(`units/${unit.key}/name`, t.unitName, unit.name),
        ...strategic.map((item) => add(`strategic-goals/${item.unit}-${item.order}/name`, t.strategicGoal(item.order), item.name)),
        ...goals.map((item) => add(`goals/${item.key}/name`, t.policyGoal(item.order), item.name)),
        ...teams.map((item) => add(`teams/${item.unit}-${item.order}/name`, t.team(item.order), item.name)),
      ],
    }),
    ...tables.map(({ table, at }) => goalTable(table, at, unit, t)),
    ...(indicators.length === 0 ? [] : [section(`${unit.key}-indicators`, t.indicators(indicators.length), {})]),
    ...indicators.map((item) => indicatorSection(item, goals.length < 2 ? 0 : (goals.find((goal) => goal.key === item.goal)?.order ?? 0), t)),
    ...(programmes.length === 0 ? [] : [programmeSection(programmes, unit, t)]),
    ...(statements.length === 0 ? [] : [statementSection(statements, unit, t)]),
    ...(staffing.length === 0 ? [] : [staffingSection(staffing, unit, t)]),
  ]
}

function goalTable(table: GoalTableRecord, at: number, unit: UnitRecord, t: Words): Section {
  return section(`${unit.key}-goals-${at}`, t.goalTable, {
    columns: [t.goalName, t.indicatorCount, t.programmeCount, t.amount],
    rows: table.rows.map((row) => {
      const add = adder(row.name.value)
      const path = `goal-tables/${at}-${row.order}`
      return {
        id: path, level: 0, more: [], head: add(`${path}/name`, t.goalName, row.name, 'fixed'),
        cells: [
          add(`${path}/indicators`, t.indicatorCount, row.indicators, 'number'), add(`${path}/programmes`, t.programmeCount, row.programmes, 'number'),
          add(`${path}/amount`, t.amount, row.amount, 'number'),
        ],
      }
    }),
  })
}

function indicatorSection(indicator: IndicatorRecord, goal: number, t: Words): Section {
  const path = `indicators/${indicator.key}`
  const add = adder(indicator.name.value)
  const years = indicator.targets.map((target) => target.year)
  const line = (head: string, kind: 'targets' | 'actuals'): GridRow => ({
    id: `${path}/${kind}`, head, level: 0, more: [],
    cells: years.map((year) => {
      const figure = indicator[kind].find((one) => one.year === year)
      return figure === undefined ? null : add(`${path}/${kind}/${year}`, kind === 'targets' ? t.targetOf(year) : t.actualOf(year), figure, 'number')
    }),
  })
  return section(path, t.indicatorTitle(indicator.name.value, goal), {
    level: 4,
    facts: [
      add(`${path}/name`, t.name, indicator.name), add(`${path}/unit`, t.unit, indicator.unit), add(`${path}/kind`, t.kind, indicator.kind, 'kind'),
      add(`${path}/weight`, t.weight, indicator.weight, 'number'),
      add(`${path}/direction`, t.direction, unprinted(indicator.direction, indicator.name), 'direction'),
      add(`${path}/aggregation`, t.aggregation, unprinted(indicator.aggregation, indicator.name), 'aggregation'),
      add(`${path}/formula`, t.formula, indicator.formula),
      add(`${path}/source`, t.source, indicator.source),
      ...(indicator.rationale === null ? [] : [add(`${path}/rationale`, t.rationale, indicator.rationale)]),
      ...indicator.components.flatMap((part) => [
        add(`${path}/components/${part.order}/name`, t.component(part.order), part.name),
        add(`${path}/components/${part.order}/target`, t.componentTarget(part.order), part.target, 'number'),
      ]),
    ],
    columns: ['', ...years.map(String)],
    rows: [line(t.target, 'targets'), line(t.actual, 'actuals')],
  })
}

/** A field the form does not print: a default by rule, standing where its indicator stands. */
const unprinted = <T>(value: T, near: Field<unknown>): Field<T> => ({ value, raw: '', loc: near.loc, confidence: 1, repairs: [] })

function programmeSection(programmes: readonly ProgrammeRecord[], unit: UnitRecord, t: Words): Section {
  const all = programmes.flatMap((programme) => [programme, ...programme.projects])
  const columns = [...new Map(all.flatMap((line) => line.amounts.map((a) => [`${a.year}${a.kind}`, a] as const))).values()]
    .toSorted((a, b) => a.year - b.year)
  const cells = (line: ProgrammeRecord | ProjectRecord, path: string) => columns.map((column) => {
    const amount = line.amounts.find((a) => a.year === column.year && a.kind === column.kind)
    return amount === undefined ? null : adder(line.name.value)(`${path}/amounts/${column.kind}-${column.year}`, t.amountOf(column.year, t[column.kind]), amount, 'number')
  })
  return section(`${unit.key}-programmes`, t.programmes(programmes.length, programmes.reduce((sum, p) => sum + p.projects.length, 0)), {
    columns: [t.programmeName, ...columns.map((c) => t.amountColumn(c.year, t[c.kind]))],
    rows: programmes.flatMap((item): GridRow[] => {
      const path = `programmes/${item.key}`
      const add = adder(item.name.value)
      return [
        {
          id: path, level: 0, head: add(`${path}/name`, t.programmeName, item.name), cells: cells(item, path),
          more: [add(`${path}/account`, t.account, item.account), add(`${path}/projectCount`, t.projectCount, item.projectCount, 'number')],
        },
        ...item.projects.map((project): GridRow => ({
          id: `projects/${project.key}`, level: 1, head: adder(project.name.value)(`projects/${project.key}/name`, t.projectName, project.name),
          cells: cells(project, `projects/${project.key}`), more: overviewSlots(project, t),
        })),
      ]
    }),
  })
}

function overviewSlots({ key, name, overview }: ProjectRecord, t: Words): Slot[] {
  if (overview === null) return []
  const path = `projects/${key}`
  const add = adder(name.value)
  return [
    add(`${path}/overviewName`, t.overviewName, overview.name), add(`${path}/startsOn`, t.startsOn, overview.startsOn, 'day'),
    add(`${path}/endsOn`, t.endsOn, overview.endsOn, 'day'), add(`${path}/supportType`, t.supportType, overview.supportType),
    add(`${path}/funding`, t.funding, overview.funding), add(`${path}/implementingBody`, t.implementingBody, overview.implementingBody),
    ...overview.shares.map((share) => add(`${path}/shares/${share.payer}`, t.share(t[share.payer]), share.percent, 'number')),
  ]
}

function statementSection(lines: readonly StatementRecord[], unit: UnitRecord, t: Words): Section {
  const columns = ['budget', 'budgetShare', 'previous', 'previousShare', 'change', 'changeRate'] as const
  return section(`${unit.key}-statement`, t.statement, {
    columns: [t.item, ...columns.map((column) => t[column])],
    rows: lines.map((line) => {
      const path = `statements/${line.unit}-${line.item.value}`
      const add = adder(`${unit.shortName} ${t.statement} ${t[line.item.value]}`)
      return {
        id: path, level: 0, more: [], head: add(`${path}/item`, t.item, { ...line.item, value: t[line.item.value] }, 'fixed'),
        cells: columns.map((column) => add(`${path}/${column}`, t[column], line[column], 'number')),
      }
    }),
  })
}

function staffingSection(rows: readonly StaffingRecord[], unit: UnitRecord, t: Words): Section {
  const columns = ['quota', 'grade4', 'grade5', 'grade6', 'headcount'] as const
  return section(`${unit.key}-staffing`, t.staffing, {
    columns: [t.unitName, ...columns.map((column) => t[column])],
    rows: rows.map((row) => {
      const path = `staffing/${row.tableUnit}-${row.row === 'total' ? 'total' : row.unit}`
      const add = adder(`${row.name.value} ${t.staffing}`)
      return {
        id: path, level: 0, more: [], head: add(`${path}/name`, t.unitName, row.name, 'fixed'),
        cells: columns.map((column) => add(`${path}/${column}`, t[column], row[column], 'number')),
      }
    }),
  })
}
