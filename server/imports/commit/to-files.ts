import type { FileName, FileRow, PlanFiles } from '../../plans/plan-files.ts'
import type { Printed } from '../../plans/printed.ts'
import type { Loc } from '../../documents/model.ts'
import type { AmountFigure, Field, PlanRecords, UnitKey, UnitRecord } from '../records.ts'
import type { Codes } from './codes.ts'
import { type Correction } from './correct.ts'
import { titleFor } from './fields.ts'

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

/** Records as the rows a plan is loaded from, and where each of their figures is printed. */
export interface AsFiles {
  readonly files: PlanFiles
  /** by `file/row/column` of a row's `at` */
  readonly printed: ReadonlyMap<string, Printed>
}

// Not Omit, which forgets the named columns of a row that may have others.
type Bare<K extends FileName> = { [P in keyof FileRow<K> as P extends 'at' ? never : P]: FileRow<K>[P] }
/** Columns of a row and the fields they were read from, with the path under which persons correct them. */
type Sources = Readonly<Record<string, readonly [field: Field<unknown>, path: string]>>

/**
 * Records → PlanFiles: figures as numbers in plain digits, and beside each the string as printed. `asRead` are the records before
 * corrections: a corrected name stays beside the printed one. Pure.
 */
export function toFiles(
  records: PlanRecords,
  asRead: PlanRecords,
  codes: Codes,
  facts: DocumentFacts,
  corrections: ReadonlyMap<string, Correction>,
): AsFiles {
  return new Files(records, asRead, codes, facts, corrections).build()
}

class Files {
  readonly #records: PlanRecords
  readonly #asRead: PlanRecords
  readonly #codes: Codes
  readonly #facts: DocumentFacts
  readonly #corrections: ReadonlyMap<string, Correction>
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
  readonly #printed = new Map<string, Printed>()

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
  }

  build(): AsFiles {
    this.#documentAndUnits()
    this.#goals()
    this.#indicators()
    this.#programmes()
    this.#statementsAndStaff()
    return { files: this.#rows, printed: this.#printed }
  }

  #documentAndUnits() {
    const r = this.#records
    const title = r.title?.value ?? titleFor(r)
    const { code, receivedAs, planCode, version, filedOn, confirmedOn } = this.#facts
    this.#add('document', {
      code,
      title,
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
      for (const spelling of unit.spellings) {
        this.#add('organisation_names', { unit: this.#unit(unit.key), printed_name: spelling.value, line: lineOf(spelling.loc) })
      }
    }
    this.#add('plan', {
      code: planCode,
      bureau: this.#unit(r.bureau.key),
      fiscal_year: r.fiscalYear.value,
      version,
      title,
      amount_unit_won: r.amountUnitWon.value,
      settled_year: r.settledYear.value,
      first_year: r.firstYear.value,
      last_year: r.lastYear.value,
      filed_on: filedOn,
      confirmed_on: confirmedOn,
      document: code,
    })
  }

  #goals() {
    const r = this.#records
    const readStrategic = new Map(this.#asRead.strategicGoals.map((g) => [`${g.unit}-${g.order}`, g.name.value]))
    for (const g of r.strategicGoals) {
      const name = readStrategic.get(`${g.unit}-${g.order}`) ?? g.name.value
      this.#add('strategic_goals', {
        code: this.#codes.strategic.get(`${g.unit}-${g.order}`) ?? '',
        unit: this.#unit(g.unit),
        order: g.order,
        name,
        name_corrected: name === g.name.value ? null : g.name.value,
        line: lineOf(g.name.loc),
      })
    }
    const readGoals = new Map(this.#asRead.policyGoals.map((g) => [g.key, g.name.value]))
    for (const g of r.policyGoals) {
      const name = readGoals.get(g.key) ?? g.name.value
      this.#add('policy_goals', {
        code: this.#goal(g.key),
        department: this.#unit(g.department),
        order: g.order,
        name,
        name_corrected: name === g.name.value ? null : g.name.value,
        strategic_goal:
          g.strategicGoal === null ? null : (this.#codes.strategic.get(`${g.department}-${g.strategicGoal}`) ?? null),
        line: lineOf(g.name.loc),
      })
    }
    for (const [index, t] of r.goalTables.entries()) {
      // A table that goes on elsewhere is one table.
      if (r.goalTables.findIndex((other) => other.unit === t.unit) === index) {
        this.#add('printed_goal_tables', { table_unit: this.#unit(t.unit), line: lineOf(t.loc), note: '' })
      }
      for (const row of t.rows) {
        // A row of no known goal has nowhere to stand; needs.ts has it on the list of what a person must settle.
        if (row.goal === null) continue
        const at = `goal-tables/${index}-${row.order}`
        this.#add(
          'printed_goals',
          {
            table_unit: this.#unit(t.unit),
            order: row.order,
            goal: this.#goal(row.goal),
            printed_name: row.name.value,
            indicators: digits(row.indicators.value),
            programmes: digits(row.programmes.value),
            amount: digits(row.amount.value),
            line: lineOf(row.name.loc),
          },
          {
            indicators: [row.indicators, `${at}/indicators`],
            programmes: [row.programmes, `${at}/programmes`],
            amount: [row.amount, `${at}/amount`],
          },
        )
      }
    }
  }

  #indicators() {
    for (const i of this.#records.indicators) {
      const code = this.#codes.indicators.get(i.key) ?? ''
      const at = `indicators/${i.key}`
      const own = { ...i.name, raw: i.printedName }
      this.#add(
        'indicators',
        {
          code,
          goal: this.#goal(i.goal),
          order: i.order,
          name: i.name.value,
          unit: i.unit.value ?? '',
          kind: i.kind.value ?? 'general',
          weight: digits(i.weight.value),
          direction: i.direction,
          aggregation: i.aggregation,
          frequency: i.frequency,
          decimals: i.decimals,
          formula: i.formula.value ?? '',
          source: i.source.value ?? '',
          rationale: i.rationale?.value ?? '',
          printed_name: i.printedName,
          line: lineOf(i.loc),
        },
        { weight: [i.weight, `${at}/weight`], printed_name: [own, `${at}/name`] },
      )
      for (const c of i.components) {
        this.#add(
          'indicator_components',
          {
            indicator: code,
            order: c.order,
            name: c.name.value,
            unit: c.unit,
            target: digits(c.target.value),
            line: lineOf(c.target.loc),
          },
          { target: [c.target, `${at}/components/${c.order}/target`] },
        )
      }
      const yearly = (figures: readonly (Field<number | null> & { year: number })[], group: string) => ({
        values: Object.fromEntries(figures.map((f) => [`y${f.year}`, digits(f.value)])),
        sources: Object.fromEntries(figures.map((f) => [`y${f.year}`, [f, `${at}/${group}/${f.year}`] as const])),
      })
      const targets = yearly(i.targets, 'targets')
      this.#add('targets', { indicator: code, line: lineOf(i.loc), ...targets.values } as Bare<'targets'>, targets.sources)
      const actuals = yearly(i.actuals, 'actuals')
      this.#add('actuals', { indicator: code, line: lineOf(i.actualLoc), ...actuals.values } as Bare<'actuals'>, actuals.sources)
    }
  }

  #programmes() {
    for (const p of this.#records.programmes) {
      const code = this.#codes.programmes.get(p.key) ?? ''
      const at = `programmes/${p.key}`
      const amounts = this.#amounts(p.amounts, at)
      this.#add(
        'programmes',
        {
          code,
          goal: this.#goal(p.goal),
          order: p.order,
          name: p.name.value,
          account: p.account.value ?? '',
          project_count: p.projectCount.value,
          line: lineOf(p.loc),
          ...amounts.values,
        } as Bare<'programmes'>,
        { name: [p.name, `${at}/name`], project_count: [p.projectCount, `${at}/projectCount`], ...amounts.sources },
      )
      for (const j of p.projects) {
        const own = `projects/${j.key}`
        const { overview: o } = j
        const figures = this.#amounts(j.amounts, own)
        const project = this.#codes.projects.get(j.key) ?? ''
        this.#add(
          'projects',
          {
            code: project,
            programme: code,
            order: j.order,
            name: j.name.value,
            overview_name: o?.name.value ?? '',
            starts_on: o?.startsOn.value ?? null,
            ends_on: o?.endsOn.value ?? null,
            support_type: o?.supportType.value ?? null,
            funding: o?.funding.value ?? null,
            implementing_body: o?.implementingBody.value ?? null,
            line: lineOf(j.loc),
            overview_line: o ? lineOf(o.loc) : null,
            note: null,
            ...figures.values,
          } as Bare<'projects'>,
          {
            name: [j.name, `${own}/name`],
            ...(o ? { overview_name: [o.name, `${own}/overviewName`] as const } : {}),
            ...figures.sources,
          },
        )
        for (const s of o?.shares ?? []) {
          this.#add(
            'funding_shares',
            { project, payer: s.payer, percent: digits(s.percent.value) },
            { percent: [s.percent, `${own}/shares/${s.payer}`] },
          )
        }
      }
    }
  }

  #amounts(amounts: readonly AmountFigure[], at: string) {
    return {
      values: Object.fromEntries(amounts.map((a) => [`${a.kind}_${a.year}`, digits(a.value)])),
      sources: Object.fromEntries(amounts.map((a) => [`${a.kind}_${a.year}`, [a, `${at}/amounts/${a.kind}-${a.year}`] as const])),
    }
  }

  #statementsAndStaff() {
    for (const s of this.#records.statements) {
      const at = `statements/${s.unit}-${s.item.value}`
      const columns = {
        budget: 'budget',
        budget_share: 'budgetShare',
        previous: 'previous',
        previous_share: 'previousShare',
        change: 'change',
        change_rate: 'changeRate',
      } as const
      const names = Object.entries(columns) as [keyof typeof columns, (typeof columns)[keyof typeof columns]][]
      const figures = Object.fromEntries(names.map(([column, field]) => [column, digits(s[field].value)])) as Record<
        keyof typeof columns,
        string
      >
      this.#add(
        'budget_statements',
        { unit: this.#unit(s.unit), item: s.item.value, ...figures, line: lineOf(s.loc) },
        Object.fromEntries(names.map(([column, field]) => [column, [s[field], `${at}/${field}`] as const])),
      )
    }
    for (const s of this.#records.staffing) {
      const at = `staffing/${s.tableUnit}-${s.row === 'total' ? 'total' : s.unit}`
      this.#add(
        'staffing',
        {
          table_unit: this.#unit(s.tableUnit),
          unit: this.#unit(s.unit),
          row: s.row,
          total: digits(s.quota.value),
          grade4: digits(s.grade4.value),
          grade5: digits(s.grade5.value),
          grade6: digits(s.grade6.value),
          headcount: digits(s.headcount.value),
          line: lineOf(s.loc),
        },
        {
          total: [s.quota, `${at}/quota`],
          grade4: [s.grade4, `${at}/grade4`],
          grade5: [s.grade5, `${at}/grade5`],
          grade6: [s.grade6, `${at}/grade6`],
          headcount: [s.headcount, `${at}/headcount`],
        },
      )
    }
    for (const t of this.#records.teams)
      this.#add('teams', { unit: this.#unit(t.unit), order: t.order, name: t.name.value, line: lineOf(t.name.loc) })
  }

  #unit = (key: UnitKey) => this.#codes.units.get(key) ?? key
  #goal = (key: string) => this.#codes.goals.get(key) ?? key

  #add<K extends FileName>(file: K, row: Bare<K>, sources: Sources = {}) {
    const rows: FileRow<K>[] = this.#rows[file]
    const at = { file, row: rows.length + 1 }
    rows.push({ ...row, at } as FileRow<K>)
    for (const [column, [field, path]] of Object.entries(sources)) {
      this.#printed.set(`${file}/${at.row}/${column}`, printedOf(field, this.#corrections.get(path)))
    }
  }
}

function printedOf({ raw, loc, confidence, repairs }: Field<unknown>, correction: Correction | undefined): Printed {
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

/** Plain digits that the one number parser reads back as the same number; '' for none. */
const digits = (value: number | null): string => (value === null ? '' : String(value))

/** 0 where the format has no lines. */
const lineOf = (loc: Loc): number => loc.line ?? 0
