import type { Insertable, Transaction } from 'kysely'
import type { Db } from '#data/database.ts'
import type { BudgetAmountTable, Database, IndicatorTable, ProvenanceSubject } from '#data/schema.ts'
import { parseNumber } from '#domain/entry/parse-number.ts'
import { DEFAULT_POLICY } from '#domain/scoring/policy.ts'
import { insertForIds, insertMany } from './insert-many.ts'
import { type FileRow, type PlanFiles, PlanFileError } from './plan-files.ts'
import type { Printed } from './printed.ts'

/** The plan prints no date from which results are due; by this day of the next year the law's calendar needs them. */
const RESULTS_DUE = '03-31'
const WHO = '성과계획서 불러오기'
type Row = { readonly at: { readonly file: string; readonly row: number } }

/** What a document brings beside its rows, when the plan goes into a store that has something already. */
export interface PlanSource {
  /** who confirmed it */
  readonly who: string
  readonly document: { readonly sha256: string; readonly confirmedAt: string; readonly importId: number }
  /** where figures are printed, by `file/row/column` */
  readonly printed: ReadonlyMap<string, Printed>
  /** units the store has, by code */
  readonly units: ReadonlyMap<string, number>
  /** ISO day from which its targets hold */
  readonly effectiveOn: string
  /** indicators that go on from another plan, by code */
  readonly indicators: ReadonlyMap<string, Continued>
}

/** What an indicator keeps from the plan before: its lineage, what persons set, and years whose figure is a person's. */
export interface Continued {
  readonly lineageId: number
  readonly settings: Partial<
    Pick<IndicatorTable, 'direction' | 'aggregation' | 'frequency' | 'pace' | 'results_due' | 'share_of_whole'>
  > & { readonly reported?: 'each' | 'running-total' }
  readonly keptYears: ReadonlySet<number>
}

/** Ids of what was written, by the code in the files. */
export interface LoadedPlan {
  readonly planId: number
  readonly documentId: number
  readonly units: ReadonlyMap<string, number>
  readonly indicators: ReadonlyMap<string, number>
}

/**
 * Writes a whole plan inside the caller's transaction, so that it is everything or nothing. Every figure keeps its
 * printed string and place as provenance. Throws PlanFileError when a printed figure cannot be read as a number.
 */
export function loadPlan(trx: Transaction<Database>, files: PlanFiles, now: Date, source?: PlanSource): Promise<LoadedPlan> {
  return new PlanWriter(trx, files, now.toISOString(), source).write()
}

interface Place {
  readonly table: string
  readonly row: string
  readonly column: string
  readonly line: number | null
  readonly raw: string
}

class PlanWriter {
  readonly #trx: Db
  readonly #files: PlanFiles
  readonly #now: string
  readonly #source: PlanSource | undefined
  readonly #who: string
  readonly #units = new Map<string, number>()
  readonly #goals = new Map<string, { id: number; departmentId: number }>()
  readonly #indicators = new Map<string, { id: number; unit: string; name: string }>()
  readonly #origins: Insertable<Database['provenance']>[] = []
  readonly #names = new Map<string, string>()
  #documentId = 0
  #planId = 0
  #unitWon = 1

  constructor(trx: Db, files: PlanFiles, now: string, source: PlanSource | undefined) {
    this.#trx = trx
    this.#files = files
    this.#now = now
    this.#source = source
    this.#who = source?.who ?? WHO
  }

  async write(): Promise<LoadedPlan> {
    await this.#documentAndOrganisation()
    await this.#plan()
    await this.#goalsAndTables()
    await this.#indicatorsAndParts()
    await this.#targetsAndActuals()
    await this.#programmesAndProjects()
    await this.#statementsAndStaff()
    await this.#policy()
    await insertMany(this.#trx, 'provenance', this.#origins)
    return {
      planId: this.#planId,
      documentId: this.#documentId,
      units: this.#units,
      indicators: new Map([...this.#indicators].map(([code, { id }]) => [code, id])),
    }
  }

  async #documentAndOrganisation() {
    const known = this.#source?.document
    for (const d of this.#files.document) {
      this.#documentId = await this.#insert('document', {
        ...pick(d, ['code', 'title', 'issuer', 'kind', 'received_as', 'note']),
        ...(known
          ? { sha256: known.sha256, confirmed_at: known.confirmedAt, confirmed_by: this.#who, import_id: known.importId }
          : {}),
      })
    }
    for (const o of this.#files.organisation) {
      this.#names.set(o.code, o.name)
      const there = this.#source?.units.get(o.code)
      const id = there ?? (await this.#insert('organisation_unit', { code: o.code, kind: o.kind }))
      this.#units.set(o.code, id)
      if (there !== undefined) continue
      await this.#insert('organisation_unit_name', {
        unit_id: id,
        parent_id: o.parent ? this.#unit(o.parent) : null,
        name: o.name,
        short_name: o.short_name,
        valid_from: o.valid_from,
        valid_to: o.valid_to,
        sort_order: o.order,
      })
    }
    await insertMany(
      this.#trx,
      'organisation_alias',
      this.#files.organisation_names.map((n) => ({
        unit_id: this.#unit(n.unit),
        printed_name: n.printed_name,
        document_id: this.#documentId,
        line: n.line,
      })),
    )
  }

  async #plan() {
    const [plan, extra] = this.#files.plan
    if (!plan || extra) throw new PlanFileError('plan.csv', 2, '', '계획은 한 줄이어야 합니다')
    this.#unitWon = plan.amount_unit_won
    this.#planId = await this.#insert('plan', {
      ...pick(plan, [
        'code',
        'fiscal_year',
        'version',
        'title',
        'amount_unit_won',
        'settled_year',
        'first_year',
        'last_year',
        'filed_on',
        'confirmed_on',
      ]),
      bureau_id: this.#unit(plan.bureau),
      status: plan.confirmed_on ? 'confirmed' : 'filed',
      document_id: this.#documentId,
    })
  }

  async #goalsAndTables() {
    const strategic = new Map<string, number>()
    for (const s of this.#files.strategic_goals) {
      const id = await this.#insert('strategic_goal', {
        code: s.code,
        plan_id: this.#planId,
        unit_id: this.#unit(s.unit),
        sort_order: s.order,
        name: s.name_corrected ?? s.name,
        printed_name: s.name,
      })
      strategic.set(s.code, id)
    }
    for (const g of this.#files.policy_goals) {
      const departmentId = this.#unit(g.department)
      const id = await this.#insert('policy_goal', {
        code: g.code,
        plan_id: this.#planId,
        department_id: departmentId,
        sort_order: g.order,
        name: g.name_corrected ?? g.name,
        printed_name: g.name,
        strategic_goal_id: g.strategic_goal ? (strategic.get(g.strategic_goal) ?? null) : null,
      })
      this.#goals.set(g.code, { id, departmentId })
    }
    for (const t of this.#files.printed_goal_tables) {
      const tableId = await this.#insert('printed_goal_table', {
        plan_id: this.#planId,
        unit_id: this.#unit(t.table_unit),
        line: t.line,
      })
      for (const g of this.#files.printed_goals.filter((row) => row.table_unit === t.table_unit)) {
        const id = await this.#insert('printed_goal', {
          table_id: tableId,
          goal_id: this.#goal(g.goal).id,
          sort_order: g.order,
          printed_name: g.printed_name,
          indicators: this.#number(g, 'indicators', g.indicators),
          programmes: this.#number(g, 'programmes', g.programmes),
          amount: this.#won(g, 'amount', g.amount),
        })
        const table = `정책사업목표 현황 (${this.#names.get(t.table_unit) ?? ''})`
        const columns = { indicators: '성과지표수', programmes: '단위사업수', amount: '예산액' } as const
        for (const [field, column] of Object.entries(columns)) {
          this.#origin(
            'printed_goal',
            id,
            field,
            { table, row: g.printed_name, column, line: g.line, raw: g[field as keyof typeof columns] },
            g,
            field,
          )
        }
      }
    }
  }

  async #indicatorsAndParts() {
    const table = '성과지표별 목표치 설정'
    const { indicators, indicator_components } = this.#files
    const ids = await insertForIds(
      this.#trx,
      'indicator',
      indicators.map((i) => {
        const goal = this.#goal(i.goal)
        const before = this.#source?.indicators.get(i.code)
        return {
          ...pick(i, [
            'code',
            'name',
            'unit',
            'kind',
            'direction',
            'aggregation',
            'frequency',
            'decimals',
            'formula',
            'source',
            'rationale',
          ]),
          plan_id: this.#planId,
          goal_id: goal.id,
          department_id: goal.departmentId,
          sort_order: i.order,
          lineage_id: before?.lineageId ?? 0,
          weight: this.#number(i, 'weight', i.weight),
          pace: i.aggregation === 'sum' ? ('linear' as const) : ('flat' as const),
          results_due: RESULTS_DUE,
          reported: 'each' as const,
          share_of_whole: null,
          ...before?.settings,
        }
      }),
      ['code'],
    )
    await this.#trx
      .updateTable('indicator')
      .set((eb) => ({ lineage_id: eb.ref('id') }))
      .where('plan_id', '=', this.#planId)
      .where('lineage_id', '=', 0)
      .execute()
    for (const [n, i] of indicators.entries()) {
      const id = ids[n] ?? 0
      this.#indicators.set(i.code, { id, unit: i.unit, name: i.printed_name })
      this.#origin(
        'indicator',
        id,
        'weight',
        { table, row: i.printed_name, column: '가중치', line: i.line, raw: i.weight },
        i,
        'weight',
      )
      this.#origin(
        'indicator',
        id,
        'name',
        { table, row: i.printed_name, column: '성과지표(단위)', line: i.line, raw: i.printed_name },
        i,
        'printed_name',
      )
    }
    const parts = await insertForIds(
      this.#trx,
      'indicator_component',
      indicator_components.map((c) => ({
        indicator_id: this.#indicator(c.indicator).id,
        sort_order: c.order,
        name: c.name,
        unit: c.unit,
        target: this.#number(c, 'target', c.target, c.unit),
      })),
      ['indicator_id', 'sort_order'],
    )
    for (const [n, c] of indicator_components.entries()) {
      const place = {
        table: `${table} 근거`,
        row: this.#indicator(c.indicator).name,
        column: c.name,
        line: c.line,
        raw: c.target,
      }
      this.#origin('component', parts[n] ?? 0, 'target', place, c, 'target')
    }
  }

  async #targetsAndActuals() {
    const plan = this.#files.plan[0]
    if (!plan) return
    const table = '성과지표별 목표치 설정'
    const targets = this.#files.targets.flatMap((row) =>
      [...years(row)].map(([year, raw]) => ({ row, year, raw, of: this.#indicator(row.indicator) })),
    )
    const targetIds = await insertForIds(
      this.#trx,
      'target',
      targets.map(({ row, year, raw, of }) => {
        const value = this.#numberOrNone(row, `y${year}`, raw, of.unit)
        return {
          indicator_id: of.id,
          year,
          revision: 1,
          kind: value === null ? ('none' as const) : ('set' as const),
          value,
          stage: 'planned' as const,
          effective_on: this.#source?.effectiveOn ?? `${plan.fiscal_year}-01-01`,
          reason: null,
          approved_by: null,
          recorded_at: this.#now,
          recorded_by: this.#who,
        }
      }),
      ['indicator_id', 'year'],
    )
    for (const [n, { row, year, raw, of }] of targets.entries()) {
      this.#origin(
        'target',
        targetIds[n] ?? 0,
        String(year),
        { table, row: of.name, column: `${year} 목표`, line: row.line, raw },
        row,
        `y${year}`,
      )
    }
    const results = this.#files.actuals.flatMap((row) =>
      [...years(row)].flatMap(([year, raw]) => {
        const of = this.#indicator(row.indicator)
        const place = { table, row: of.name, column: `${year} 실적`, line: row.line, raw: this.#raw(row, `y${year}`, raw) }
        // Only the settled year has actuals: what is printed for later years ('0', '/', blank) is the form's placeholder.
        const value = year <= plan.settled_year ? this.#numberOrNone(row, `y${year}`, raw, of.unit) : null
        if (value !== null && !this.#source?.indicators.get(row.indicator)?.keptYears.has(year))
          return [{ row, year, value, of, place }]
        // Kept so that the screen can say what the document printed where there is no actual yet, or where a person's stands.
        const field = value === null ? `actual-placeholder-${year}` : `actual-printed-${year}`
        if (place.raw !== '') this.#origin('indicator', of.id, field, place, row, `y${year}`)
        return []
      }),
    )
    const figures = results.map(
      ({ year, value, of }) =>
        ({
          indicator_id: of.id,
          year,
          month: 0,
          version: 1,
          kind: 'measured',
          value,
          finality: 'final',
          stage: 'confirmed',
        }) as const,
    )
    await insertMany(this.#trx, 'actual', figures)
    const revisions = await insertForIds(
      this.#trx,
      'actual_revision',
      figures.map((same) => ({
        ...same,
        reason: null,
        cause: null,
        remedy: null,
        remedy_due: null,
        recorded_at: this.#now,
        recorded_by: this.#who,
        request_id: null,
      })),
      ['indicator_id', 'year'],
    )
    for (const [n, { row, year, place }] of results.entries())
      this.#origin('actual', revisions[n] ?? 0, String(year), place, row, `y${year}`)
  }

  async #programmesAndProjects() {
    const table = '관련 예산사업 내역'
    const { programmes, projects, funding_shares } = this.#files
    const programmeIds = await insertForIds(
      this.#trx,
      'programme',
      programmes.map((p) => {
        const goal = this.#goal(p.goal)
        return {
          code: p.code,
          plan_id: this.#planId,
          goal_id: goal.id,
          department_id: goal.departmentId,
          sort_order: p.order,
          name: p.name,
          account: p.account,
          printed_project_count: p.project_count,
        }
      }),
      ['code'],
    )
    const known = new Map<string, { id: number; name: string }>()
    const amounts: Amount[] = []
    for (const [n, p] of programmes.entries()) {
      const id = programmeIds[n] ?? 0
      known.set(p.code, { id, name: p.name })
      this.#origin('programme', id, 'name', { table, row: p.name, column: '사업명', line: p.line, raw: p.name }, p, 'name')
      if (p.project_count !== null) {
        this.#origin(
          'programme',
          id,
          'printed_project_count',
          { table, row: p.name, column: '세부사업수', line: p.line, raw: String(p.project_count) },
          p,
          'project_count',
        )
      }
      amounts.push(...this.#amounts(p, { programme_id: id, project_id: null }))
    }
    const owned = projects.flatMap((p) => {
      const programme = known.get(p.programme)
      return programme ? [{ p, programme }] : []
    })
    const projectIds = await insertForIds(
      this.#trx,
      'project',
      owned.map(({ p, programme }) => ({
        ...pick(p, [
          'code',
          'name',
          'overview_name',
          'starts_on',
          'ends_on',
          'support_type',
          'funding',
          'implementing_body',
          'note',
        ]),
        programme_id: programme.id,
        sort_order: p.order,
      })),
      ['programme_id', 'code'],
    )
    const byCode = new Map<string, number>()
    for (const [n, { p, programme }] of owned.entries()) {
      const id = projectIds[n] ?? 0
      byCode.set(p.code, id)
      this.#origin(
        'project',
        id,
        'name',
        { table: `${table} (${programme.name})`, row: p.name, column: '사업명', line: p.line, raw: p.name },
        p,
        'name',
      )
      if (p.overview_line !== null) {
        const place = {
          table: '관련 예산사업 개요',
          row: p.overview_name,
          column: '사업명',
          line: p.overview_line,
          raw: p.overview_name,
        }
        this.#origin('project', id, 'overview_name', place, p, 'overview_name')
      }
      amounts.push(...this.#amounts(p, { programme_id: null, project_id: id }))
    }
    const amountIds = await insertForIds(
      this.#trx,
      'budget_amount',
      amounts.map((a) => a.values),
      ['programme_id', 'project_id', 'year', 'kind'],
    )
    for (const [n, { row, column, values, raw }] of amounts.entries()) {
      const label = `'${String(values.year).slice(2)} ${values.kind === 'settled' ? '결산' : '예산'}`
      this.#origin(
        'budget_amount',
        amountIds[n] ?? 0,
        'amount',
        { table, row: row.name, column: label, line: row.line, raw },
        row,
        column,
      )
    }
    await insertMany(
      this.#trx,
      'funding_share',
      funding_shares.map((f) => ({
        project_id: byCode.get(f.project) ?? 0,
        payer: f.payer,
        percent: this.#number(f, 'percent', f.percent),
      })),
    )
  }

  #amounts(
    row: FileRow<'programmes'> | FileRow<'projects'>,
    owner: Pick<BudgetAmountTable, 'programme_id' | 'project_id'>,
  ): Amount[] {
    return Object.entries(row).flatMap(([column, raw]): Amount[] => {
      const match = /^(settled|budget|plan)_(\d{4})$/.exec(column)
      if (!match || typeof raw !== 'string' || this.#numberOrNone(row, column, raw) === null) return []
      const kind = match[1] as BudgetAmountTable['kind']
      return [
        {
          row,
          column,
          raw,
          values: { ...owner, year: Number(match[2]), kind, amount: this.#won(row, column, raw), unit_won: this.#unitWon },
        },
      ]
    })
  }

  async #statementsAndStaff() {
    for (const b of this.#files.budget_statements) {
      const id = await this.#insert('budget_statement', {
        plan_id: this.#planId,
        unit_id: this.#unit(b.unit),
        item: b.item,
        line: b.line || null,
        budget: this.#won(b, 'budget', b.budget),
        budget_share: this.#number(b, 'budget_share', b.budget_share, '%'),
        previous: this.#won(b, 'previous', b.previous),
        previous_share: this.#number(b, 'previous_share', b.previous_share, '%'),
        change: this.#won(b, 'change', b.change),
        change_rate: this.#number(b, 'change_rate', b.change_rate, '%'),
      })
      const table = `예산현황 (${this.#names.get(b.unit) ?? ''})`
      const columns = {
        budget: '예산액',
        budget_share: '구성비',
        previous: '전년도예산액',
        previous_share: '전년도 구성비',
        change: '증감액',
        change_rate: '증감률',
      } as const
      for (const [field, column] of Object.entries(columns)) {
        this.#origin(
          'budget_statement',
          id,
          field,
          { table, row: b.item, column, line: b.line, raw: b[field as keyof typeof columns] },
          b,
          field,
        )
      }
    }
    for (const s of this.#files.staffing) {
      const id = await this.#insert('staffing', {
        plan_id: this.#planId,
        table_unit_id: this.#unit(s.table_unit),
        unit_id: this.#unit(s.unit),
        row_kind: s.row,
        line: s.line || null,
        quota: this.#number(s, 'total', s.total),
        grade4: this.#number(s, 'grade4', s.grade4),
        grade5: this.#number(s, 'grade5', s.grade5),
        grade6: this.#number(s, 'grade6', s.grade6),
        headcount: this.#number(s, 'headcount', s.headcount),
      })
      const table = `조직 및 인력현황 (${this.#names.get(s.table_unit) ?? ''})`
      const columns = [
        ['quota', 'total', '정원 계'],
        ['grade4', 'grade4', '정원 4급 이상'],
        ['grade5', 'grade5', '정원 5급'],
        ['grade6', 'grade6', '정원 6급 이하'],
        ['headcount', 'headcount', '현원'],
      ] as const
      for (const [field, of, column] of columns) {
        this.#origin(
          'staffing',
          id,
          field,
          { table, row: this.#names.get(s.unit) ?? '', column, line: s.line, raw: s[of] },
          s,
          of,
        )
      }
    }
    await insertMany(
      this.#trx,
      'team',
      this.#files.teams.map((t) => ({ plan_id: this.#planId, unit_id: this.#unit(t.unit), sort_order: t.order, name: t.name })),
    )
  }

  /** The product's defaults become the organisation's first policy, so that a score always names the rule it used. */
  async #policy() {
    const known = await this.#trx.selectFrom('scoring_policy').select('id').executeTakeFirst()
    if (known) return
    await this.#insert('scoring_policy', {
      version: DEFAULT_POLICY.version,
      effective_from: DEFAULT_POLICY.effectiveFrom,
      rules: JSON.stringify(DEFAULT_POLICY),
      reason: '기본 규칙',
      recorded_at: this.#now,
      recorded_by: WHO,
    })
  }

  async #insert<T extends keyof Database>(table: T, values: Insertable<Database[T]>): Promise<number> {
    const row = await this.#trx
      .insertInto(table)
      .values(values as never)
      .returning('id' as never)
      .executeTakeFirstOrThrow()
    return (row as { id: number }).id
  }

  #origin(subject: ProvenanceSubject, subjectId: number, field: string, place: Place, of: Row, column: string) {
    const base = {
      document_id: this.#documentId,
      subject,
      subject_id: subjectId,
      field,
      table_label: place.table,
      row_label: place.row,
      column_label: place.column,
    }
    const p = this.#source?.printed.get(`${of.at.file}/${of.at.row}/${column}`)
    if (!p) {
      this.#origins.push({ ...base, line: place.line || null, raw: place.raw, confidence: 1 })
      return
    }
    this.#origins.push({
      ...base,
      line: p.line,
      raw: p.raw,
      confidence: p.corrected ? 1 : p.confidence,
      page: p.page,
      sheet: p.sheet,
      address: p.address,
      box: p.box && JSON.stringify(p.box),
      block: p.block,
      table_row: p.row,
      table_column: p.column,
      repairs: p.repairs.length > 0 ? JSON.stringify(p.repairs) : null,
      corrected_at: p.corrected?.at ?? null,
      corrected_by: p.corrected?.by ?? null,
    })
  }

  #raw = (of: Row, column: string, given: string) =>
    this.#source?.printed.get(`${of.at.file}/${of.at.row}/${column}`)?.raw ?? given
  #unit = (code: string) => this.#known(this.#units, code)
  #goal = (code: string) => this.#known(this.#goals, code)
  #indicator = (code: string) => this.#known(this.#indicators, code)
  #known<T>(map: ReadonlyMap<string, T>, code: string): T {
    const found = map.get(code)
    if (found === undefined) throw new Error(`${code} is used before it is written; order parents first`)
    return found
  }

  #number(row: Row, column: string, raw: string, unit = ''): number {
    const value = this.#numberOrNone(row, column, raw, unit)
    if (value === null) throw new PlanFileError(row.at.file, row.at.row, column, '숫자가 비어 있습니다')
    return value
  }
  #numberOrNone(row: Row, column: string, raw: string, unit = ''): number | null {
    const parsed = parseNumber(raw, unit ? { unit } : {})
    if (parsed.kind === 'missing') return null
    if (parsed.kind === 'value') return parsed.value
    throw new PlanFileError(row.at.file, row.at.row, column, `숫자로 읽을 수 없습니다: '${raw}'`)
  }
  #won(row: Row, column: string, raw: string): number {
    const won = this.#number(row, column, raw) * this.#unitWon
    if (!Number.isSafeInteger(won))
      throw new PlanFileError(row.at.file, row.at.row, column, `금액이 원 단위 정수가 아닙니다: '${raw}'`)
    return won
  }
}

interface Amount {
  readonly row: FileRow<'programmes'> | FileRow<'projects'>
  readonly column: string
  readonly raw: string
  readonly values: Pick<Insertable<BudgetAmountTable>, 'programme_id' | 'project_id' | 'amount' | 'unit_won'> & {
    readonly year: number
    readonly kind: BudgetAmountTable['kind']
  }
}

const pick = <T, K extends keyof T>(row: T, keys: readonly K[]) => Object.fromEntries(keys.map((k) => [k, row[k]])) as Pick<T, K>

function* years(row: Readonly<Record<string, unknown>>): Generator<[number, string]> {
  for (const [column, raw] of Object.entries(row)) {
    const match = /^y(\d{4})$/.exec(column)
    if (match && typeof raw === 'string') yield [Number(match[1]), raw]
  }
}
