import type {
  Field,
  GoalTableRecord,
  IndicatorRecord,
  OverviewRecord,
  PlanRecords,
  ProgrammeRecord,
  ProjectRecord,
  StaffingRecord,
  StatementRecord,
  UnitKey,
  UnitRecord,
} from '../records.ts'

/** What may stand in a field; `none`: it may also be empty. */
export type ValueKind =
  | { readonly type: 'text' | 'number' | 'whole' | 'day' | 'year'; readonly none: boolean }
  | { readonly type: 'choice'; readonly of: readonly (string | number)[]; readonly none: boolean }

/** Where a field stands in the plan, for people: group of records, the record's name, the field's own label. */
export interface FieldPlace {
  readonly path: string
  readonly group: RecordGroup
  /** path of the record the field belongs to, e.g. 'indicators/d1-i2' */
  readonly record: string
  /** whose section it stands in */
  readonly unit: UnitKey
  /** name of the record */
  readonly row: string
  /** a word of FIELD_WORDS, or a year */
  readonly column: string
  readonly kind: ValueKind
  /** what may follow the figure: 회, %, 명, 백만원 */
  readonly measure: string
}

export const RECORD_GROUPS = [
  'plan',
  'units',
  'strategic-goals',
  'goals',
  'goal-tables',
  'indicators',
  'programmes',
  'projects',
  'statements',
  'staffing',
  'teams',
] as const
export type RecordGroup = (typeof RECORD_GROUPS)[number]

/** Sees a field and gives it back, or another in its place. */
export type Visit = <T>(field: Field<T>, place: FieldPlace) => Field<T>

const TEXT: ValueKind = { type: 'text', none: false }
const TEXT_OR_NONE: ValueKind = { type: 'text', none: true }
const NUMBER: ValueKind = { type: 'number', none: false }
const NUMBER_OR_NONE: ValueKind = { type: 'number', none: true }
const WHOLE: ValueKind = { type: 'whole', none: false }
const DAY_OR_NONE: ValueKind = { type: 'day', none: true }
const YEAR: ValueKind = { type: 'year', none: false }
const choice = (...of: (string | number)[]): ValueKind => ({ type: 'choice', of, none: false })

/**
 * Walks every field of the records in the document's order and rebuilds them from what `visit` gives back. The paths are the
 * names by which corrections, decisions and screens speak of a field; they hold for one recognition.
 */
export function mapFields(records: PlanRecords, visit: Visit): PlanRecords {
  return new Walk(records, visit).run()
}

class Walk {
  readonly #records: PlanRecords
  readonly #visit: Visit
  readonly #money: string
  readonly #goalChoice: ValueKind
  readonly #seen = new Map<string, number>()
  constructor(records: PlanRecords, visit: Visit) {
    this.#records = records
    this.#visit = visit
    this.#money = moneyWord(records.amountUnitWon.value)
    this.#goalChoice = choice(...records.policyGoals.map((g) => g.key))
  }

  run(): PlanRecords {
    const r = this.#records
    const plan = this.#at('plan', 'plan', r.bureau.key, r.bureau.name.value)
    const goals = new Map(r.policyGoals.map((g) => [g.key, g.department]))
    return {
      ...r,
      title: plan(r.title ?? blankOf(titleFor(r), r.bureau.name, 0.7), 'title', TEXT),
      fiscalYear: plan(r.fiscalYear, 'fiscalYear', YEAR),
      settledYear: plan(r.settledYear, 'settledYear', YEAR),
      firstYear: plan(r.firstYear, 'firstYear', YEAR),
      lastYear: plan(r.lastYear, 'lastYear', YEAR),
      amountUnitWon: plan(r.amountUnitWon, 'amountUnitWon', choice(1, 1000, 1_000_000)),
      government: r.government && this.#unit(r.government),
      bureau: this.#unit(r.bureau),
      departments: r.departments.map((d) => this.#unit(d)),
      strategicGoals: r.strategicGoals.map((g) => ({
        ...g,
        name: this.#at('strategic-goals', `strategic-goals/${g.unit}-${g.order}`, g.unit, g.name.value)(g.name, 'name', TEXT),
      })),
      policyGoals: r.policyGoals.map((g) => ({
        ...g,
        name: this.#at('goals', `goals/${g.key}`, g.department, g.name.value)(g.name, 'name', TEXT),
      })),
      goalTables: r.goalTables.map((t, i) => this.#goalTable(t, i)),
      indicators: r.indicators.map((i) => this.#indicator(i, goals.get(i.goal) ?? r.bureau.key)),
      programmes: r.programmes.map((p) => this.#programme(p, goals.get(p.goal) ?? r.bureau.key)),
      statements: r.statements.map((s) => this.#statement(s)),
      staffing: r.staffing.map((s) => this.#staff(s)),
      teams: r.teams.map((t) => ({
        ...t,
        name: this.#at('teams', `teams/${t.unit}-${t.order}`, t.unit, t.name.value)(t.name, 'name', TEXT),
      })),
    }
  }

  #at(group: RecordGroup, path: string, unit: UnitKey, row: string) {
    // A table that prints a row twice gives two records, and each needs a name of its own.
    const times = (this.#seen.get(path) ?? 0) + 1
    this.#seen.set(path, times)
    const record = times === 1 ? path : `${path}~${times}`
    return <T>(field: Field<T>, column: string, kind: ValueKind, measure = ''): Field<T> =>
      this.#visit(field, { path: `${record}/${column}`, group, record, unit, row, column, kind, measure })
  }

  #unit(unit: UnitRecord): UnitRecord {
    const own = unit.kind === 'department' ? unit.key : this.#records.bureau.key
    const at = this.#at('units', `units/${unit.key}`, own, unit.name.value)
    const name = at(unit.name, 'name', TEXT)
    return { ...unit, name, shortName: at(blankOf(unit.shortName, unit.name, 1), 'shortName', TEXT).value }
  }

  #goalTable(table: GoalTableRecord, index: number): GoalTableRecord {
    return {
      ...table,
      rows: table.rows.map((row) => {
        const at = this.#at('goal-tables', `goal-tables/${index}-${row.order}`, table.unit, row.name.value)
        return {
          ...row,
          goal: at(blankOf(row.goal, row.name, 1), 'goal', { ...this.#goalChoice, none: true }).value,
          indicators: at(row.indicators, 'indicators', WHOLE, '개'),
          programmes: at(row.programmes, 'programmes', WHOLE, '개'),
          amount: at(row.amount, 'amount', NUMBER, this.#money),
        }
      }),
    }
  }

  #indicator(i: IndicatorRecord, unit: UnitKey): IndicatorRecord {
    const at = this.#at('indicators', `indicators/${i.key}`, unit, i.name.value)
    const measure = i.unit.value ?? ''
    const plain = <T>(value: T, column: string, kind: ValueKind) => at(blankOf(value, i.name, 1), column, kind).value
    const rationale = at(i.rationale ?? blankOf('', i.name, 1), 'rationale', TEXT_OR_NONE)
    return {
      ...i,
      goal: plain(i.goal, 'goal', this.#goalChoice),
      name: at(i.name, 'name', TEXT),
      unit: at(i.unit, 'unit', TEXT),
      kind: at(i.kind, 'kind', choice('key', 'general')),
      weight: at(i.weight, 'weight', NUMBER, '%'),
      direction: plain(i.direction, 'direction', choice('higher', 'lower', 'maintain')),
      aggregation: plain(i.aggregation, 'aggregation', choice('sum', 'last', 'average', 'max', 'min')),
      formula: at(i.formula, 'formula', TEXT_OR_NONE),
      source: at(i.source, 'source', TEXT_OR_NONE),
      rationale: i.rationale === null && !rationale.value ? null : rationale,
      targets: i.targets.map((t) => ({ ...at(t, `targets/${t.year}`, NUMBER_OR_NONE, measure), year: t.year })),
      actuals: i.actuals.map((a) => {
        const seen = at<number | null>(a, `actuals/${a.year}`, NUMBER_OR_NONE, measure)
        // Only a settled year has results; a figure a person puts there is one, a figure taken away is none.
        const settled = a.year <= this.#records.settledYear.value
        return {
          ...seen,
          year: a.year,
          state: settled ? (seen.value === null ? ('none' as const) : ('measured' as const)) : a.state,
        }
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
      ...p,
      name: at(p.name, 'name', TEXT),
      goal: at(blankOf(p.goal, p.name, 1), 'goal', this.#goalChoice).value,
      account: at(p.account, 'account', TEXT_OR_NONE),
      projectCount: at(p.projectCount, 'projectCount', { type: 'whole', none: true }, '개'),
      amounts: p.amounts.map((a) => ({
        ...at(a, `amounts/${a.kind}-${a.year}`, NUMBER_OR_NONE, this.#money),
        year: a.year,
        kind: a.kind,
      })),
      projects: p.projects.map((j) => this.#project(j, unit)),
    }
  }

  #project(j: ProjectRecord, unit: UnitKey): ProjectRecord {
    const at = this.#at('projects', `projects/${j.key}`, unit, j.name.value)
    return {
      ...j,
      name: at(j.name, 'name', TEXT),
      amounts: j.amounts.map((a) => ({
        ...at(a, `amounts/${a.kind}-${a.year}`, NUMBER_OR_NONE, this.#money),
        year: a.year,
        kind: a.kind,
      })),
      overview: j.overview && this.#overview(j.overview, at),
    }
  }

  #overview(
    o: OverviewRecord,
    at: <T>(field: Field<T>, column: string, kind: ValueKind, measure?: string) => Field<T>,
  ): OverviewRecord {
    return {
      ...o,
      name: at(o.name, 'overviewName', TEXT),
      startsOn: at(o.startsOn, 'startsOn', DAY_OR_NONE),
      endsOn: at(o.endsOn, 'endsOn', DAY_OR_NONE),
      supportType: at(o.supportType, 'supportType', TEXT_OR_NONE),
      funding: at(o.funding, 'funding', TEXT_OR_NONE),
      implementingBody: at(o.implementingBody, 'implementingBody', TEXT_OR_NONE),
      shares: o.shares.map((s) => ({ ...s, percent: at(s.percent, `shares/${s.payer}`, NUMBER, '%') })),
    }
  }

  #statement(s: StatementRecord): StatementRecord {
    const at = this.#at('statements', `statements/${s.unit}-${s.item.value}`, s.unit, s.item.raw.trim() || s.item.value)
    return {
      ...s,
      budget: at(s.budget, 'budget', NUMBER, this.#money),
      budgetShare: at(s.budgetShare, 'budgetShare', NUMBER, '%'),
      previous: at(s.previous, 'previous', NUMBER, this.#money),
      previousShare: at(s.previousShare, 'previousShare', NUMBER, '%'),
      change: at(s.change, 'change', NUMBER, this.#money),
      changeRate: at(s.changeRate, 'changeRate', NUMBER, '%'),
    }
  }

  #staff(s: StaffingRecord): StaffingRecord {
    const at = this.#at(
      'staffing',
      `staffing/${s.tableUnit}-${s.row === 'total' ? 'total' : s.unit}`,
      s.tableUnit,
      s.row === 'total' ? '계' : s.name.value,
    )
    const people = (field: Field<number | null>, column: string) => at(field, column, WHOLE, '명')
    return {
      ...s,
      quota: people(s.quota, 'quota'),
      grade4: people(s.grade4, 'grade4'),
      grade5: people(s.grade5, 'grade5'),
      grade6: people(s.grade6, 'grade6'),
      headcount: people(s.headcount, 'headcount'),
    }
  }
}

/** A field where the document prints none: its place is where it would stand. */
function blankOf<T>(value: T, near: Field<unknown>, confidence: number): Field<T> {
  return { value, raw: '', loc: near.loc, confidence, repairs: [] }
}

/** What the plan is called where the document prints no title. */
export const titleFor = (records: PlanRecords): string =>
  `${records.fiscalYear.value}년도 ${records.bureau.name.value} 성과계획서`

const moneyWord = (won: number): string => (won === 1000 ? '천원' : won === 1 ? '원' : '백만원')
