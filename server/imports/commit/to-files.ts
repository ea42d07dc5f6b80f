import Big from 'big.js'
import { columnOfField, OVERVIEW_FIELDS, PLAN_FIELDS, type PlanField } from '#domain/plan/plan-fields.ts'
import type { FieldColumns, FileName } from '../../plans/fields.ts'
import type { FileRow, PlanFiles } from '../../plans/plan-files.ts'
import type { Printed } from '../../plans/printed.ts'
import type { Loc } from '../../documents/model.ts'
import type {
  AmountFigure,
  Field,
  IndicatorRecord,
  PlanRecords,
  ProgrammeRecord,
  ProjectRecord,
  UnitKey,
  UnitRecord,
} from '../records.ts'
import type { Codes } from './codes.ts'
import { type Correction } from './correct.ts'
import { fieldsOf, isField, titleFor } from './fields.ts'

/** What the plan's document row says beside the records. */
export interface DocumentFacts {
  readonly code: string
  readonly receivedAs: string
  readonly planCode: string
  readonly version: number
  readonly filedOn: string | null
  readonly confirmedOn: string | null
  /** ISO day from which units it brings are called as it prints them */
  readonly namesFrom: string
}

/** A row's own columns; where it stands and how its figures are printed is added. */
type Own<K extends FileName> = Omit<FileRow<K>, 'at' | 'figures' | 'printed'>
type StoredUnit = Own<'plan'>['amount_unit_won']
interface Values<Columns> {
  readonly columns: Columns
  readonly printed: Readonly<Record<string, Printed>>
}

/**
 * Records → the rows a plan is loaded from, every figure with the string as printed and its place. `asRead` are the records before
 * corrections: a corrected name stays beside the printed one. Pure.
 */
export function toFiles(
  records: PlanRecords,
  asRead: PlanRecords,
  codes: Codes,
  facts: DocumentFacts,
  corrections: ReadonlyMap<string, Correction>,
): PlanFiles {
  return new Files(records, asRead, codes, facts, corrections).build()
}

class Files {
  readonly #records: PlanRecords
  readonly #asRead: PlanRecords
  readonly #codes: Codes
  readonly #facts: DocumentFacts
  readonly #corrections: ReadonlyMap<string, Correction>
  readonly #times: number
  /** by the field itself: the path under which persons correct it */
  readonly #paths: ReadonlyMap<Field<unknown>, string>
  readonly #rows: { [K in FileName]: FileRow<K>[] } = {
    document: [],
    organisation: [],
    organisation_names: [],
    plan: [],
    strategic_goals: [],
    policy_goals: [],
    printed_goal_tables: [],
    printed_goals: [],
    indicators: [],
    indicator_components: [],
    targets: [],
    actuals: [],
    programmes: [],
    projects: [],
    funding_shares: [],
    budget_statements: [],
    staffing: [],
    teams: [],
  }

  constructor(
    records: PlanRecords,
    asRead: PlanRecords,
    codes: Codes,
    facts: DocumentFacts,
    corrections: ReadonlyMap<string, Correction>,
  ) {
    this.#records = records
    this.#asRead = asRead
    this.#codes = codes
    this.#facts = facts
    this.#corrections = corrections
    this.#times = [1, 1000, 1_000_000].includes(records.amountUnitWon.value) ? 1 : records.amountUnitWon.value === 1e8 ? 100 : 10
    this.#paths = new Map(fieldsOf(records).map(({ field, place }) => [field, place.path]))
  }

  build(): PlanFiles {
    this.#documentAndUnits()
    this.#goals()
    this.#goalTables()
    for (const i of this.#records.indicators) this.#indicator(i)
    for (const p of this.#records.programmes) this.#programme(p)
    this.#statementsAndStaff()
    return this.#rows
  }

  #documentAndUnits() {
    const r = this.#records
    const title = r.title ?? { value: titleFor(r) }
    const { code, receivedAs, planCode, version, filedOn, confirmedOn } = this.#facts
    this.#add('document', {
      code,
      title: title.value,
      issuer: r.government?.name.value ?? r.bureau.name.value,
      kind: 'performance-plan',
      received_as: receivedAs,
      note: '',
    })
    const units: [UnitRecord, string | null][] = [
      ...(r.government ? [[r.government, null] as [UnitRecord, null]] : []),
      [r.bureau, r.government ? this.#unit(r.government.key) : null],
      ...r.departments.map((d): [UnitRecord, string] => [d, this.#unit(r.bureau.key)]),
    ]
    for (const [unit, parent] of units) {
      this.#add('organisation', {
        code: this.#unit(unit.key),
        kind: unit.kind,
        parent,
        name: unit.name.value,
        short_name: unit.shortName,
        valid_from: this.#facts.namesFrom,
        valid_to: null,
        order: unit.order,
        line: unit.name.loc.line,
      })
      for (const spelling of unit.spellings)
        this.#add('organisation_names', { unit: this.#unit(unit.key), printed_name: spelling.value, line: lineOf(spelling.loc) })
    }
    this.#add('plan', {
      ...this.#values(PLAN_FIELDS.plan, r).columns,
      amount_unit_won: (r.amountUnitWon.value / this.#times) as StoredUnit,
      title: title.value,
      code: planCode,
      bureau: this.#unit(r.bureau.key),
      version,
      filed_on: filedOn,
      confirmed_on: confirmedOn,
      document: code,
    })
  }

  #goals() {
    const r = this.#records
    const readStrategic = new Map(this.#asRead.strategicGoals.map((g) => [`${g.unit}-${g.order}`, g.name.value]))
    const readGoals = new Map(this.#asRead.policyGoals.map((g) => [g.key, g.name.value]))
    const named = (now: Field<string>, read: string | undefined) => ({
      name: read ?? now.value,
      name_corrected: read === undefined || read === now.value ? null : now.value,
      line: lineOf(now.loc),
    })
    const strategic = (unit: UnitKey, order: number) => this.#codes.strategic.get(`${unit}-${order}`)
    for (const g of r.strategicGoals)
      this.#add('strategic_goals', {
        ...named(g.name, readStrategic.get(`${g.unit}-${g.order}`)),
        code: strategic(g.unit, g.order) ?? '',
        unit: this.#unit(g.unit),
        order: g.order,
      })
    for (const g of r.policyGoals)
      this.#add('policy_goals', {
        ...named(g.name, readGoals.get(g.key)),
        code: this.#goal(g.key),
        department: this.#unit(g.department),
        order: g.order,
        strategic_goal: g.strategicGoal === null ? null : (strategic(g.department, g.strategicGoal) ?? null),
      })
  }

  #goalTables() {
    const { goalTables } = this.#records
    for (const [index, t] of goalTables.entries()) {
      const table_unit = this.#unit(t.unit)
      // A table that goes on elsewhere is one table.
      if (goalTables.findIndex((other) => other.unit === t.unit) === index)
        this.#add('printed_goal_tables', { table_unit, line: lineOf(t.loc), note: '' })
      for (const row of t.rows) {
        // A row of no known goal has nowhere to stand; needs.ts has it on the list of what a person must settle.
        if (row.goal === null) continue
        const { columns, printed } = this.#values(PLAN_FIELDS['goal-tables'], row)
        const own = { table_unit, order: row.order, printed_name: row.name.value, line: lineOf(row.name.loc) }
        this.#add('printed_goals', { ...columns, goal: this.#goal(row.goal), ...own }, printed)
      }
    }
  }

  #indicator(i: IndicatorRecord) {
    const code = this.#codes.indicators.get(i.key) ?? ''
    const { columns, printed } = this.#values(PLAN_FIELDS.indicators, i)
    this.#add(
      'indicators',
      {
        ...columns,
        code,
        order: i.order,
        frequency: i.frequency,
        decimals: i.decimals,
        printed_name: i.printedName,
        line: lineOf(i.loc),
        rationale_line: null,
      },
      { ...printed, printed_name: { ...this.#printed(i.name), raw: i.printedName } },
    )
    for (const c of i.components) {
      const own = { indicator: code, order: c.order, name: c.name.value, unit: c.unit, line: lineOf(c.target.loc) }
      this.#add(
        'indicator_components',
        { ...own, target: c.target.value ?? 0 },
        {
          name: this.#printed(c.name),
          target: this.#printed(c.target),
        },
      )
    }
    const [targetsPrinted, targets] = this.#yearly(i.targets, (f) => `y${f.year}`)
    const originals = i.targets.flatMap(({ year, original }) => (original ? [[`original_${year}`, original] as const] : []))
    this.#add(
      'targets',
      { indicator: code, line: lineOf(i.loc) },
      { ...targetsPrinted, ...Object.fromEntries(originals.map(([column, field]) => [column, this.#printed(field)])) },
      { ...targets, ...Object.fromEntries(originals.map(([column, { value }]) => [column, value])) },
    )
    this.#add('actuals', { indicator: code, line: lineOf(i.actualLoc) }, ...this.#yearly(i.actuals, (f) => `y${f.year}`))
  }

  #programme(p: ProgrammeRecord) {
    const code = this.#codes.programmes.get(p.key) ?? ''
    const { columns, printed } = this.#values(PLAN_FIELDS.programmes, p)
    const [amountsPrinted, amounts] = this.#amounts(p.amounts)
    this.#add('programmes', { ...columns, code, order: p.order, line: lineOf(p.loc) }, { ...printed, ...amountsPrinted }, amounts)
    for (const j of p.projects) this.#project(j, code)
  }

  #project(j: ProjectRecord, programme: string) {
    const code = this.#codes.projects.get(j.key) ?? ''
    const own = this.#values(PLAN_FIELDS.projects, j)
    // A project without an overview has none of its fields.
    const overview = this.#values(OVERVIEW_FIELDS, { ...j.overview, overviewName: j.overview?.name ?? null })
    const [amountsPrinted, amounts] = this.#amounts(j.amounts)
    this.#add(
      'projects',
      {
        ...own.columns,
        ...overview.columns,
        code,
        programme,
        order: j.order,
        line: lineOf(j.loc),
        overview_line: j.overview ? lineOf(j.overview.loc) : null,
        funding_line: null,
        note: null,
      },
      { ...own.printed, ...overview.printed, ...amountsPrinted },
      amounts,
    )
    for (const s of j.overview?.shares ?? []) {
      const share = { project: code, payer: s.payer, percent: s.percent.value }
      this.#add('funding_shares', share, { percent: this.#printed(s.percent) })
    }
  }

  #statementsAndStaff() {
    for (const s of this.#records.statements) {
      const { columns, printed } = this.#values(PLAN_FIELDS.statements, s)
      const own = { unit: this.#unit(s.unit), item: s.item.value, line: lineOf(s.loc) }
      this.#add('budget_statements', { ...columns, ...own }, printed)
    }
    for (const s of this.#records.staffing) {
      const { columns, printed } = this.#values(PLAN_FIELDS.staffing, s)
      const own = { table_unit: this.#unit(s.tableUnit), unit: this.#unit(s.unit), row: s.row, line: lineOf(s.loc) }
      this.#add('staffing', { ...columns, ...own }, printed)
    }
    for (const t of this.#records.teams)
      this.#add('teams', { unit: this.#unit(t.unit), order: t.order, name: t.name.value, line: lineOf(t.name.loc) })
  }

  #unit = (key: UnitKey) => this.#codes.units.get(key) ?? key
  #goal = (key: string) => this.#codes.goals.get(key) ?? key

  /** The columns of a record's fields, and how each is printed. */
  #values<const Fields extends readonly PlanField[]>(fields: Fields, record: object): Values<FieldColumns<Fields>> {
    const columns: Record<string, unknown> = {}
    const printed: Record<string, Printed> = {}
    for (const field of fields) {
      const column = columnOfField(field)
      const value: unknown = Reflect.get(record, field.name)
      if (isField(value)) printed[column] = this.#printed(value)
      const read = isField(value) ? value.value : value
      const plain = field.measure === 'money' ? this.#money(read) : read
      columns[column] = field.kind.type === 'goal' ? this.#goal(String(plain)) : (plain ?? field.blank ?? null)
    }
    // needs.ts lets no record come here with a field empty that must not be.
    return { columns: columns as FieldColumns<Fields>, printed }
  }

  #yearly<F extends Field<number | null>>(figures: readonly F[], columnOf: (figure: F) => string) {
    const printed = Object.fromEntries(figures.map((f) => [columnOf(f), this.#printed(f)]))
    return [printed, Object.fromEntries(figures.map((f) => [columnOf(f), f.value]))] as const
  }

  #amounts(amounts: readonly AmountFigure[]) {
    const [printed, figures] = this.#yearly(amounts, (a) => `${a.kind}_${a.year}`)
    return [printed, Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, this.#money(value)]))] as const
  }

  /** An amount in the unit that is stored: 억원 and 만원 are kept as 백만원 and 천원. */
  #money = <T>(value: T): T | number =>
    typeof value === 'number' && this.#times !== 1 ? new Big(value).times(this.#times).toNumber() : value

  #printed(field: Field<unknown>): Printed {
    const { raw, loc, confidence, repairs } = field
    const correction = this.#corrections.get(this.#paths.get(field) ?? '')
    return {
      raw,
      confidence,
      line: loc.line,
      page: loc.page ?? loc.box?.page ?? null,
      sheet: loc.sheet,
      address: loc.address ?? null,
      box: loc.box && [loc.box.page, loc.box.x, loc.box.y, loc.box.width, loc.box.height],
      block: loc.block,
      row: loc.row,
      column: loc.column,
      repairs: [...new Set(repairs.map((r) => r.kind))],
      corrected: correction ? { at: correction.at, by: correction.by } : null,
    }
  }

  #add<K extends FileName>(
    file: K,
    row: Own<K>,
    printed: Readonly<Record<string, Printed>> = {},
    figures: Readonly<Record<string, number | null>> = {},
  ) {
    const rows: FileRow<K>[] = this.#rows[file]
    rows.push({ ...row, at: { file, row: rows.length + 1 }, figures, printed } as FileRow<K>)
  }
}

/** 0 where the format has no lines. */
const lineOf = (loc: Loc): number => loc.line ?? 0
