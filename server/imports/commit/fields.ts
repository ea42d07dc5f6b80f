import { fieldsOfGroup, OVERVIEW_FIELDS, type PlanField, type RecordGroup, type ValueKind } from '#domain/plan/plan-fields.ts'
import { MONEY_UNITS } from '../recognise/heads.ts'
import type {
  AmountFigure,
  Field,
  GoalTableRecord,
  IndicatorRecord,
  PlanRecords,
  ProgrammeRecord,
  ProjectRecord,
  StaffingRecord,
  StatementRecord,
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
  constructor(records: PlanRecords, visit: Visit) {
    this.#records = records
    this.#visit = visit
    this.#money = moneyWord(records.amountUnitWon.value)
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
      policyGoals: r.policyGoals.map((g) => this.#named('goals', `goals/${g.key}`, g.department, g)),
      goalTables: r.goalTables.map((t, i) => this.#goalTable(t, i)),
      indicators: r.indicators.map((i) => this.#indicator(i, unitOf(i.goal))),
      programmes: r.programmes.map((p) => this.#programme(p, unitOf(p.goal))),
      statements: r.statements.map((s) => this.#statement(s)),
      staffing: r.staffing.map((s) => this.#staff(s)),
      teams: r.teams.map((t) => this.#named('teams', `teams/${t.unit}-${t.order}`, t.unit, t)),
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
      const kind: ValueKind =
        of.type === 'goal' ? { type: 'choice', of: this.#records.policyGoals.map((g) => g.key), none: of.none } : of
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

  #programme(p: ProgrammeRecord, unit: UnitKey): ProgrammeRecord {
    const at = this.#at('programmes', `programmes/${p.key}`, unit, p.name.value)
    return {
      ...this.#record(p, fieldsOfGroup('programmes'), at, p.name),
      amounts: this.#amounts(p.amounts, at),
      projects: p.projects.map((j) => this.#project(j, unit)),
    }
  }

  #project(j: ProjectRecord, unit: UnitKey): ProjectRecord {
    const at = this.#at('projects', `projects/${j.key}`, unit, j.name.value)
    const project = { ...this.#record(j, fieldsOfGroup('projects'), at, j.name), amounts: this.#amounts(j.amounts, at) }
    if (j.overview === null) return project
    const { overviewName: name, ...overview } = this.#record(
      { ...j.overview, overviewName: j.overview.name },
      OVERVIEW_FIELDS,
      at,
      j.overview.name,
    )
    const shares = overview.shares.map((s) => ({ ...s, percent: at(s.percent, `shares/${s.payer}`, NUMBER, '%') }))
    return { ...project, overview: { ...overview, name, shares } }
  }

  #amounts = (amounts: readonly AmountFigure[], at: VisitColumn): AmountFigure[] =>
    amounts.map((a) => ({
      ...at(a, `amounts/${a.kind}-${a.year}`, NUMBER_OR_NONE, this.#money, true),
      year: a.year,
      kind: a.kind,
    }))

  #statement(s: StatementRecord): StatementRecord {
    const at = this.#at('statements', `statements/${s.unit}-${s.item.value}`, s.unit, s.item.raw.trim() || s.item.value)
    return this.#record(s, fieldsOfGroup('statements'), at, s.item)
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

/** What the plan is called where the document prints no title. */
export const titleFor = (records: PlanRecords): string =>
  `${records.fiscalYear.value}년도 ${records.bureau.name.value} 성과계획서`

const moneyWord = (won: number): string => Object.entries(MONEY_UNITS).find(([, of]) => of === won)?.[0] ?? '백만원'
