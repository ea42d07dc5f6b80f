import { fieldsOfGroup, OVERVIEW_FIELDS, type PlanField, type RecordGroup, type ValueKind } from '#domain/plan/plan-fields.ts'
import { BUDGET_LINE_LABEL } from '#domain/plan/plan-figures.ts'
import { MONEY_UNITS } from '../recognise/heads.ts'
import type {
  AmountFigure,
  Field,
  GoalTableRecord,
  IndicatorRecord,
  OverviewRecord,
  PlanRecords,
  PolicyGoalRecord,
  ProgrammeRecord,
  ProjectRecord,
  StaffingRecord,
  StatementRecord,
  TeamRecord,
  UnitKey,
  UnitRecord,
} from '../records.ts'

/** Where a field stands in the plan, for people: group of records, the record's name, the field's name. */
export interface FieldPlace {
  readonly path: string
  readonly group: RecordGroup
  /** path of the record the field belongs to, e.g. 'indicators/d1-i2' */
  readonly record: string
  /** whose section it stands in */
  readonly unit: UnitKey
  /** name of the record */
  readonly row: string
  /** a name of #domain/plan/plan-fields.ts, or of a part: 'targets/2026', 'targets/2026/original', 'components/1/target' */
  readonly column: string
  readonly kind: ValueKind
  /** what may follow the figure: 회, %, 명, 백만원 */
  readonly measure: string
  /** an amount in the plan's unit */
  readonly money: boolean
}

/** Sees a field and gives it back, or another in its place. */
export type Visit = <T>(field: Field<T>, place: FieldPlace) => Field<T>
/** The column under which a record says what it stands under; the walk gives the keys that may be chosen. */
export type ParentColumn = 'goal' | 'programme' | 'department'
type VisitColumn = <T>(field: Field<T>, column: string, kind: ValueKind, measure?: string, money?: boolean) => Field<T>

const TEXT: ValueKind = { type: 'text', none: false }
const NUMBER: ValueKind = { type: 'number', none: false }
const NUMBER_OR_NONE: ValueKind = { type: 'number', none: true }

/**
 * Walks every field of the records in the document's order and rebuilds them from what `visit` gives back. The paths are the
 * names by which corrections, decisions and screens speak of a field; they hold for one recognition.
 */
export function mapFields(records: PlanRecords, visit: Visit): PlanRecords {
  return new Walk(records, visit).run()
}

/** Every field with its place, in the document's order. */
export function fieldsOf(records: PlanRecords): { readonly field: Field<unknown>; readonly place: FieldPlace }[] {
  const all: { field: Field<unknown>; place: FieldPlace }[] = []
  mapFields(records, (field, place) => {
    all.push({ field, place })
    return field
  })
  return all
}

class Walk {
  readonly #records: PlanRecords
  readonly #visit: Visit
  readonly #money: string
  readonly #seen = new Map<string, number>()
  /** what a record may stand under; one list for all of them */
  readonly #goals: ValueKind
  readonly #goalsOrNone: ValueKind
  readonly #units: ValueKind
  readonly #programmes: ValueKind
  /** year and kind of the columns of amounts */
  readonly #amountColumns: readonly Pick<AmountFigure, 'kind' | 'year'>[]
  constructor(records: PlanRecords, visit: Visit) {
    this.#records = records
    this.#visit = visit
    this.#money = moneyWord(records.amountUnitWon.value)
    const among = (of: readonly string[], none = false): ValueKind => ({ type: 'choice', of, none })
    const goals = records.policyGoals.map((g) => g.key)
    this.#goals = among(goals)
    this.#goalsOrNone = among(goals, true)
    this.#units = among([records.bureau, ...records.departments].map((u) => u.key))
    this.#programmes = among(records.programmes.map((p) => p.key))
    this.#amountColumns = amountColumnsOf(records)
  }

  run(): PlanRecords {
    const r = this.#records
    const title = r.title ?? blankOf(titleFor(r), r.bureau.name, 0.7)
    const plan = this.#at('plan', 'plan', r.bureau.key, r.bureau.name.value)
    const goals = new Map(r.policyGoals.map((g) => [g.key, g.department]))
    const unitOf = (goal: string) => goals.get(goal) ?? r.bureau.key
    return {
      ...this.#record({ ...r, title }, fieldsOfGroup('plan'), plan, r.bureau.name),
      government: r.government && this.#unit(r.government),
      bureau: this.#unit(r.bureau),
      departments: r.departments.map((d) => this.#unit(d)),
      strategicGoals: r.strategicGoals.map((g) =>
        this.#named('strategic-goals', `strategic-goals/${g.unit}-${g.order}`, g.unit, g),
      ),
      policyGoals: r.policyGoals.map((g) => this.#goal(g)),
      goalTables: r.goalTables.map((t, i) => this.#goalTable(t, i)),
      indicators: r.indicators.map((i) => this.#indicator(i, unitOf(i.goal))),
      programmes: this.#programmesOf(unitOf),
      statements: r.statements.map((s) => this.#statement(s)),
      staffing: r.staffing.map((s) => this.#staff(s)),
      teams: r.teams.map((t) => this.#team(t)),
    }
  }

  #at(group: RecordGroup, path: string, unit: UnitKey, row: string): VisitColumn {
    // A table that prints a row twice gives two records, and each needs a name of its own.
    const times = (this.#seen.get(path) ?? 0) + 1
    this.#seen.set(path, times)
    const record = times === 1 ? path : `${path}~${times}`
    return (field, column, kind, measure = '', money = false) =>
      this.#visit(field, { path: `${record}/${column}`, group, record, unit, row, column, kind, measure, money })
  }

  /** The record with each of `fields` visited. `near`: where a field stands that is not printed; `own`: the unit of its figures. */
  #record<T extends object>(record: T, fields: readonly PlanField[], at: VisitColumn, near: Field<unknown>, own = ''): T {
    const out: Record<string, unknown> = Object.fromEntries(Object.entries(record))
    for (const { name, kind: of, measure = '', blank, unprinted } of fields) {
      const was = out[name]
      const kind: ValueKind = of.type === 'goal' ? (of.none ? this.#goalsOrNone : this.#goals) : of
      const money = measure === 'money'
      const word = money ? this.#money : measure === 'unit' ? own : measure
      if (unprinted) out[name] = at(blankOf(was, near, 1), name, kind, word, money).value
      else if (isField(was)) out[name] = at(was, name, kind, word, money)
      else {
        const given = at<unknown>(blankOf(blank ?? null, near, 1), name, kind, word, money)
        if (given.value !== null && given.value !== '') out[name] = given
      }
    }
    // Each field keeps its kind of value: `visit` gives back what it was given, or a value of the same kind.
    return out as T
  }

  #named<T extends { readonly name: Field<string> }>(group: RecordGroup, path: string, unit: UnitKey, record: T): T {
    return this.#record(record, fieldsOfGroup(group), this.#at(group, path, unit, record.name.value), record.name)
  }

  /** What a record stands under, as a field that can be corrected: another one moves the record. */
  #parent(at: VisitColumn, key: string, column: ParentColumn, kind: ValueKind, near: Field<unknown>): string {
    return at(blankOf(key, near, 1), column, kind).value
  }

  #goal(g: PolicyGoalRecord): PolicyGoalRecord {
    const at = this.#at('goals', `goals/${g.key}`, g.department, g.name.value)
    const goal = this.#record(g, fieldsOfGroup('goals'), at, g.name)
    const department = this.#parent(at, g.department, 'department', this.#units, g.name)
    // A strategic goal is the department's own.
    return department === g.department ? goal : { ...goal, department, strategicGoal: null }
  }

  #team(t: TeamRecord): TeamRecord {
    const key = t.key ?? `${t.unit}-${t.order}`
    const at = this.#at('teams', `teams/${key}`, t.unit, t.name.value)
    const team = this.#record(t, fieldsOfGroup('teams'), at, t.name)
    const unit = this.#parent(at, t.unit, 'department', this.#units, t.name)
    return unit === t.unit ? team : { ...team, key, unit }
  }

  /** Each with its projects; one that a person moved stands last in the programme it now belongs to. */
  #programmesOf(unitOf: (goal: string) => UnitKey): ProgrammeRecord[] {
    const moved = new Map<string, ProjectRecord[]>()
    const programmes = this.#records.programmes.map((p) => {
      const { projects, ...programme } = this.#programme(p, unitOf(p.goal))
      const stays = projects.flatMap(({ project, under }) => {
        if (under === p.key) return [project]
        moved.set(under, [...(moved.get(under) ?? []), project])
        return []
      })
      return { ...programme, projects: stays }
    })
    if (moved.size === 0) return programmes
    return programmes.map((p) => ({ ...p, projects: [...p.projects, ...(moved.get(p.key) ?? [])] }))
  }

  #unit(unit: UnitRecord): UnitRecord {
    return this.#named('units', `units/${unit.key}`, unit.kind === 'department' ? unit.key : this.#records.bureau.key, unit)
  }

  #goalTable(table: GoalTableRecord, index: number): GoalTableRecord {
    const rows = table.rows.map((row) => this.#named('goal-tables', `goal-tables/${index}-${row.order}`, table.unit, row))
    return { ...table, rows }
  }

  #indicator(i: IndicatorRecord, unit: UnitKey): IndicatorRecord {
    const at = this.#at('indicators', `indicators/${i.key}`, unit, i.name.value)
    const measure = i.unit.value ?? ''
    return {
      ...this.#record(i, fieldsOfGroup('indicators'), at, i.name, measure),
      targets: i.targets.map((t) => ({
        ...t,
        ...at(t, `targets/${t.year}`, NUMBER_OR_NONE, measure),
        ...(t.original ? { original: at(t.original, `targets/${t.year}/original`, NUMBER_OR_NONE, measure) } : {}),
        year: t.year,
      })),
      actuals: i.actuals.map((a) => {
        const seen = at<number | null>(a, `actuals/${a.year}`, NUMBER_OR_NONE, measure)
        // Only a settled year has results; a figure a person puts there is one, a figure taken away is none.
        const settled = a.year <= this.#records.settledYear.value
        return { ...seen, year: a.year, state: settled ? (seen.value === null ? 'none' : 'measured') : a.state }
      }),
      components: i.components.map((c) => ({
        ...c,
        name: at(c.name, `components/${c.order}/name`, TEXT),
        target: at(c.target, `components/${c.order}/target`, NUMBER, c.unit),
      })),
    }
  }

  #programme(p: ProgrammeRecord, unit: UnitKey) {
    const at = this.#at('programmes', `programmes/${p.key}`, unit, p.name.value)
    return {
      ...this.#record(p, fieldsOfGroup('programmes'), at, p.name),
      amounts: this.#amounts(p.amounts, at, p.name),
      projects: p.projects.map((j) => this.#project(j, unit, p.key)),
    }
  }

  #project(j: ProjectRecord, unit: UnitKey, programme: string): { project: ProjectRecord; under: string } {
    const at = this.#at('projects', `projects/${j.key}`, unit, j.name.value)
    const own = { ...this.#record(j, fieldsOfGroup('projects'), at, j.name), amounts: this.#amounts(j.amounts, at, j.name) }
    const project = { ...own, overview: j.overview && this.#overview(j.overview, at) }
    return { project, under: this.#parent(at, programme, 'programme', this.#programmes, j.name) }
  }

  #overview(of: OverviewRecord, at: VisitColumn): OverviewRecord {
    const { overviewName: name, ...overview } = this.#record({ ...of, overviewName: of.name }, OVERVIEW_FIELDS, at, of.name)
    const shares = overview.shares.map((s) => ({ ...s, percent: at(s.percent, `shares/${s.payer}`, NUMBER, '%') }))
    return { ...overview, name, shares }
  }

  /** Those that are printed, and of the columns that others have those a person gave. */
  #amounts(amounts: readonly AmountFigure[], at: VisitColumn, near: Field<unknown>): AmountFigure[] {
    const seen = (a: Field<number | null>, { kind, year }: Pick<AmountFigure, 'kind' | 'year'>): AmountFigure => ({
      ...at(a, `amounts/${kind}-${year}`, NUMBER_OR_NONE, this.#money, true),
      year,
      kind,
    })
    const missing = this.#amountColumns.filter((c) => !amounts.some((a) => a.kind === c.kind && a.year === c.year))
    const given = missing.map((column) => seen(blankOf<number | null>(null, near, 1), column)).filter((a) => a.value !== null)
    return [...amounts.map((a) => seen(a, a)), ...given]
  }

  #statement(s: StatementRecord): StatementRecord {
    const key = s.key ?? `${s.unit}-${s.item.value}`
    const at = this.#at('statements', `statements/${key}`, s.unit, s.item.raw.trim() || BUDGET_LINE_LABEL[s.item.value])
    const statement = this.#record(s, fieldsOfGroup('statements'), at, s.item)
    const unit = this.#parent(at, s.unit, 'department', this.#units, s.item)
    return unit === s.unit ? statement : { ...statement, key, unit }
  }

  #staff(s: StaffingRecord): StaffingRecord {
    const total = s.row === 'total'
    const path = `staffing/${s.tableUnit}-${total ? 'total' : s.unit}`
    const at = this.#at('staffing', path, s.tableUnit, total ? '계' : s.name.value)
    return this.#record(s, fieldsOfGroup('staffing'), at, s.name)
  }
}

export const isField = (value: unknown): value is Field<unknown> => typeof value === 'object' && value !== null && 'loc' in value

/** A field where the document prints none: its place is where it would stand. */
function blankOf<T>(value: T, near: Field<unknown>, confidence: number): Field<T> {
  return { value, raw: '', loc: near.loc, confidence, repairs: [] }
}

/** Columns of amounts that some programme or project has; where none has any, those of the form. */
function amountColumnsOf({ programmes, settledYear, fiscalYear }: PlanRecords): Pick<AmountFigure, 'kind' | 'year'>[] {
  const columns = new Map<string, Pick<AmountFigure, 'kind' | 'year'>>()
  for (const p of programmes)
    for (const { amounts } of [p, ...p.projects])
      for (const { kind, year } of amounts) columns.set(`${kind}-${year}`, { kind, year })
  if (columns.size > 0) return [...columns.values()]
  return [
    { kind: 'settled', year: settledYear.value },
    { kind: 'budget', year: fiscalYear.value - 1 },
    { kind: 'budget', year: fiscalYear.value },
  ]
}

/** What the plan is called where the document prints no title. */
export const titleFor = (records: PlanRecords): string =>
  `${records.fiscalYear.value}년도 ${records.bureau.name.value} 성과계획서`

const moneyWord = (won: number): string => Object.entries(MONEY_UNITS).find(([, of]) => of === won)?.[0] ?? '백만원'
