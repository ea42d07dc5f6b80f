import type { Db } from '#data/database.ts'
import type { BudgetAmountTable, Database, ProvenanceSubject } from '#data/schema.ts'
import { parseNumber } from '#domain/parse-number.ts'
import { DEFAULT_POLICY } from '#domain/score.ts'
import type { Insertable, Transaction } from 'kysely'
import { type FileRow, type PlanFiles, PlanFileError } from './plan-files.ts'

/** The plan prints no date from which results are due; by this day of the next year the law's calendar needs them. */
const RESULTS_DUE = '03-31'
const WHO = '성과계획서 불러오기'
type At = { readonly at: { readonly file: string; readonly row: number } }

/**
 * Writes a whole plan inside the caller's transaction, so that it is everything or nothing. Every figure keeps its
 * printed string and place as provenance. Throws PlanFileError when a printed figure cannot be read as a number.
 */
export function loadPlan(trx: Transaction<Database>, files: PlanFiles, now: Date): Promise<{ planId: number }> {
  return new PlanWriter(trx, files, now.toISOString()).write()
}

class PlanWriter {
  readonly #trx: Db
  readonly #files: PlanFiles
  readonly #now: string
  readonly #units = new Map<string, number>()
  readonly #goals = new Map<string, { id: number; departmentId: number }>()
  readonly #indicators = new Map<string, { id: number; unit: string; name: string }>()
  readonly #origins: Insertable<Database['provenance']>[] = []
  readonly #names = new Map<string, string>()
  #documentId = 0
  #planId = 0
  #unitWon = 1

  constructor(trx: Db, files: PlanFiles, now: string) {
    this.#trx = trx
    this.#files = files
    this.#now = now
  }

  async write() {
    await this.#documentAndOrganisation()
    await this.#planAndGoals()
    await this.#indicatorsAndFigures()
    await this.#programmesAndProjects()
    await this.#statementsAndStaff()
    await this.#policy()
    await insertMany(this.#trx, 'provenance', this.#origins)
    return { planId: this.#planId }
  }

  async #documentAndOrganisation() {
    for (const d of this.#files.document) this.#documentId = await this.#insert('document', pick(d, ['code', 'title', 'issuer', 'kind', 'received_as', 'note']))
    for (const o of this.#files.organisation) {
      const id = await this.#insert('organisation_unit', { code: o.code, kind: o.kind })
      this.#units.set(o.code, id)
      this.#names.set(o.code, o.name)
      await this.#insert('organisation_unit_name', {
        unit_id: id, parent_id: o.parent ? this.#unit(o.parent) : null, name: o.name, short_name: o.short_name,
        valid_from: o.valid_from, valid_to: o.valid_to, sort_order: o.order,
      })
    }
    await insertMany(
      this.#trx, 'organisation_alias',
      this.#files.organisation_names.map((n) => ({ unit_id: this.#unit(n.unit), printed_name: n.printed_name, document_id: this.#documentId, line: n.line })),
    )
  }

  async #planAndGoals() {
    const [plan, extra] = this.#files.plan
    if (!plan || extra) throw new PlanFileError('plan.csv', 2, '', '계획은 한 줄이어야 합니다')
    this.#unitWon = plan.amount_unit_won
    this.#planId = await this.#insert('plan', {
      ...pick(plan, ['code', 'fiscal_year', 'version', 'title', 'amount_unit_won', 'settled_year', 'first_year', 'last_year', 'filed_on', 'confirmed_on']),
      bureau_id: this.#unit(plan.bureau), status: plan.confirmed_on ? 'confirmed' : 'filed', document_id: this.#documentId,
    })
    const strategic = new Map<string, number>()
    for (const s of this.#files.strategic_goals) {
      const id = await this.#insert('strategic_goal', {
        code: s.code, plan_id: this.#planId, unit_id: this.#unit(s.unit), sort_order: s.order, name: s.name_corrected ?? s.name, printed_name: s.name,
      })
      strategic.set(s.code, id)
    }
    for (const g of this.#files.policy_goals) {
      const departmentId = this.#unit(g.department)
      const id = await this.#insert('policy_goal', {
        code: g.code, plan_id: this.#planId, department_id: departmentId, sort_order: g.order, name: g.name_corrected ?? g.name,
        printed_name: g.name, strategic_goal_id: g.strategic_goal ? (strategic.get(g.strategic_goal) ?? null) : null,
      })
      this.#goals.set(g.code, { id, departmentId })
    }
    for (const t of this.#files.printed_goal_tables) {
      const tableId = await this.#insert('printed_goal_table', { plan_id: this.#planId, unit_id: this.#unit(t.table_unit), line: t.line })
      for (const g of this.#files.printed_goals.filter((row) => row.table_unit === t.table_unit)) {
        const id = await this.#insert('printed_goal', {
          table_id: tableId, goal_id: this.#goal(g.goal).id, sort_order: g.order, printed_name: g.printed_name,
          indicators: this.#number(g, 'indicators', g.indicators), programmes: this.#number(g, 'programmes', g.programmes),
          amount: this.#won(g, 'amount', g.amount),
        })
        const place = `정책사업목표 현황 (${this.#names.get(t.table_unit) ?? ''})`
        this.#origin('printed_goal', id, 'indicators', place, g.printed_name, '성과지표수', g.line, g.indicators)
        this.#origin('printed_goal', id, 'programmes', place, g.printed_name, '단위사업수', g.line, g.programmes)
        this.#origin('printed_goal', id, 'amount', place, g.printed_name, '예산액', g.line, g.amount)
      }
    }
  }

  async #indicatorsAndFigures() {
    for (const i of this.#files.indicators) {
      const goal = this.#goal(i.goal)
      const id = await this.#insert('indicator', {
        ...pick(i, ['code', 'name', 'unit', 'kind', 'direction', 'aggregation', 'frequency', 'decimals', 'formula', 'source', 'rationale']),
        plan_id: this.#planId, goal_id: goal.id, department_id: goal.departmentId, sort_order: i.order, lineage_id: 0,
        weight: this.#number(i, 'weight', i.weight), pace: i.aggregation === 'sum' ? 'linear' : 'flat', results_due: RESULTS_DUE,
      })
      await this.#trx.updateTable('indicator').set({ lineage_id: id }).where('id', '=', id).execute()
      this.#indicators.set(i.code, { id, unit: i.unit, name: i.printed_name })
      this.#origin('indicator', id, 'weight', '성과지표별 목표치 설정', i.printed_name, '가중치', i.line, i.weight)
      this.#origin('indicator', id, 'name', '성과지표별 목표치 설정', i.printed_name, '성과지표(단위)', i.line, i.printed_name)
    }
    for (const c of this.#files.indicator_components) {
      const indicator = this.#indicator(c.indicator)
      const id = await this.#insert('indicator_component', {
        indicator_id: indicator.id, sort_order: c.order, name: c.name, unit: c.unit, target: this.#number(c, 'target', c.target, c.unit),
      })
      this.#origin('component', id, 'target', '성과지표별 목표치 설정 근거', indicator.name, c.name, c.line, c.target)
    }
    const plan = this.#files.plan[0]
    if (!plan) return
    for (const row of this.#files.targets) {
      const indicator = this.#indicator(row.indicator)
      for (const [year, raw] of years(row)) {
        const value = this.#numberOrNone(row, `y${year}`, raw, indicator.unit)
        const id = await this.#insert('target', {
          indicator_id: indicator.id, year, revision: 1, kind: value === null ? 'none' : 'set', value, stage: 'planned',
          effective_on: `${plan.fiscal_year}-01-01`, reason: null, approved_by: null, recorded_at: this.#now, recorded_by: WHO,
        })
        this.#origin('target', id, String(year), '성과지표별 목표치 설정', indicator.name, `${year} 목표`, row.line, raw)
      }
    }
    for (const row of this.#files.actuals) {
      const indicator = this.#indicator(row.indicator)
      for (const [year, raw] of years(row)) {
        // Only the settled year has actuals: what is printed for later years ('0', '/', blank) is the form's placeholder.
        const value = year <= plan.settled_year ? this.#numberOrNone(row, `y${year}`, raw, indicator.unit) : null
        const same = { indicator_id: indicator.id, year, month: 0, version: 1, value, finality: 'final', stage: 'confirmed' } as const
        if (value !== null) {
          await this.#trx.insertInto('actual').values({ ...same, kind: 'measured' }).execute()
          const id = await this.#insert('actual_revision', {
            ...same, kind: 'measured', reason: null, cause: null, remedy: null, remedy_due: null,
            recorded_at: this.#now, recorded_by: WHO, request_id: null,
          })
          this.#origin('actual', id, String(year), '성과지표별 목표치 설정', indicator.name, `${year} 실적`, row.line, raw)
        } else if (raw !== '') {
          // Kept so that the screen can say what the document printed where there is no actual yet.
          this.#origin('indicator', indicator.id, `actual-placeholder-${year}`, '성과지표별 목표치 설정', indicator.name, `${year} 실적`, row.line, raw)
        }
      }
    }
  }

  async #programmesAndProjects() {
    const programmes = new Map<string, { id: number; name: string }>()
    for (const p of this.#files.programmes) {
      const goal = this.#goal(p.goal)
      const id = await this.#insert('programme', {
        code: p.code, plan_id: this.#planId, goal_id: goal.id, department_id: goal.departmentId, sort_order: p.order,
        name: p.name, account: p.account, printed_project_count: p.project_count,
      })
      programmes.set(p.code, { id, name: p.name })
      this.#origin('programme', id, 'name', '관련 예산사업 내역', p.name, '사업명', p.line, p.name)
      if (p.project_count !== null) {
        this.#origin('programme', id, 'printed_project_count', '관련 예산사업 내역', p.name, '세부사업수', p.line, String(p.project_count))
      }
      await this.#amounts(p, { programme_id: id, project_id: null }, p.name)
    }
    const projects = new Map<string, number>()
    for (const p of this.#files.projects) {
      const programme = programmes.get(p.programme)
      if (!programme) continue
      const id = await this.#insert('project', {
        ...pick(p, ['code', 'name', 'overview_name', 'starts_on', 'ends_on', 'support_type', 'funding', 'implementing_body', 'note']),
        programme_id: programme.id, sort_order: p.order,
      })
      projects.set(p.code, id)
      this.#origin('project', id, 'name', `관련 예산사업 내역 (${programme.name})`, p.name, '사업명', p.line, p.name)
      if (p.overview_line !== null) this.#origin('project', id, 'overview_name', '관련 예산사업 개요', p.overview_name, '사업명', p.overview_line, p.overview_name)
      await this.#amounts(p, { programme_id: null, project_id: id }, p.name)
    }
    await insertMany(
      this.#trx, 'funding_share',
      this.#files.funding_shares.map((f) => ({ project_id: projects.get(f.project) ?? 0, payer: f.payer, percent: this.#number(f, 'percent', f.percent) })),
    )
  }

  async #amounts(row: FileRow<'programmes'> | FileRow<'projects'>, owner: Pick<BudgetAmountTable, 'programme_id' | 'project_id'>, name: string) {
    for (const [column, raw] of Object.entries(row)) {
      const match = /^(settled|budget|plan)_(\d{4})$/.exec(column)
      if (!match || typeof raw !== 'string') continue
      const kind = match[1] as BudgetAmountTable['kind']
      const year = Number(match[2])
      if (this.#numberOrNone(row, column, raw) === null) continue
      const id = await this.#insert('budget_amount', { ...owner, year, kind, amount: this.#won(row, column, raw), unit_won: this.#unitWon })
      this.#origin('budget_amount', id, 'amount', '관련 예산사업 내역', name, `'${String(year).slice(2)} ${kind === 'settled' ? '결산' : '예산'}`, row.line, raw)
    }
  }

  async #statementsAndStaff() {
    for (const b of this.#files.budget_statements) {
      const id = await this.#insert('budget_statement', {
        plan_id: this.#planId, unit_id: this.#unit(b.unit), item: b.item, line: b.line,
        budget: this.#won(b, 'budget', b.budget), budget_share: this.#number(b, 'budget_share', b.budget_share, '%'),
        previous: this.#won(b, 'previous', b.previous), previous_share: this.#number(b, 'previous_share', b.previous_share, '%'),
        change: this.#won(b, 'change', b.change), change_rate: this.#number(b, 'change_rate', b.change_rate, '%'),
      })
      const columns = { budget: '예산액', budget_share: '구성비', previous: '전년도예산액', previous_share: '전년도 구성비', change: '증감액', change_rate: '증감률' } as const
      for (const [field, label] of Object.entries(columns)) {
        const raw = b[field as keyof typeof columns]
        this.#origin('budget_statement', id, field, `예산현황 (${this.#names.get(b.unit) ?? ''})`, b.item, label, b.line, raw)
      }
    }
    for (const s of this.#files.staffing) {
      const id = await this.#insert('staffing', {
        plan_id: this.#planId, table_unit_id: this.#unit(s.table_unit), unit_id: this.#unit(s.unit), row_kind: s.row, line: s.line,
        quota: this.#number(s, 'total', s.total), grade4: this.#number(s, 'grade4', s.grade4), grade5: this.#number(s, 'grade5', s.grade5),
        grade6: this.#number(s, 'grade6', s.grade6), headcount: this.#number(s, 'headcount', s.headcount),
      })
      const place = `조직 및 인력현황 (${this.#names.get(s.table_unit) ?? ''})`
      const columns = [
        ['quota', '정원 계', s.total], ['grade4', '정원 4급 이상', s.grade4], ['grade5', '정원 5급', s.grade5],
        ['grade6', '정원 6급 이하', s.grade6], ['headcount', '현원', s.headcount],
      ] as const
      for (const [field, label, raw] of columns) this.#origin('staffing', id, field, place, this.#names.get(s.unit) ?? '', label, s.line, raw)
    }
    await insertMany(this.#trx, 'team', this.#files.teams.map((t) => ({ plan_id: this.#planId, unit_id: this.#unit(t.unit), sort_order: t.order, name: t.name })))
  }

  /** The product's defaults become the organisation's first policy, so that a score always names the rule it used. */
  async #policy() {
    const known = await this.#trx.selectFrom('scoring_policy').select('id').executeTakeFirst()
    if (known) return
    await this.#insert('scoring_policy', {
      version: DEFAULT_POLICY.version, effective_from: DEFAULT_POLICY.effectiveFrom, rules: JSON.stringify(DEFAULT_POLICY),
      reason: '기본 규칙', recorded_at: this.#now, recorded_by: WHO,
    })
  }

  async #insert<T extends keyof Database>(table: T, values: Insertable<Database[T]>): Promise<number> {
    const row = await this.#trx.insertInto(table).values(values as never).returning('id' as never).executeTakeFirstOrThrow()
    return (row as { id: number }).id
  }

  #origin(
    subject: ProvenanceSubject, subjectId: number, field: string, table: string, row: string, column: string, line: number | null, raw: string,
  ) {
    this.#origins.push({
      document_id: this.#documentId, subject, subject_id: subjectId, field, table_label: table, row_label: row, column_label: column, line, raw, confidence: 1,
    })
  }

  #unit = (code: string) => this.#known(this.#units, code)
  #goal = (code: string) => this.#known(this.#goals, code)
  #indicator = (code: string) => this.#known(this.#indicators, code)
  #known<T>(map: ReadonlyMap<string, T>, code: string): T {
    const found = map.get(code)
    if (found === undefined) throw new Error(`${code} is used before it is written; order parents first`)
    return found
  }

  #number(row: At, column: string, raw: string, unit = ''): number {
    const value = this.#numberOrNone(row, column, raw, unit)
    if (value === null) throw new PlanFileError(row.at.file, row.at.row, column, '숫자가 비어 있습니다')
    return value
  }
  #numberOrNone(row: At, column: string, raw: string, unit = ''): number | null {
    const parsed = parseNumber(raw, unit ? { unit } : {})
    if (parsed.kind === 'missing') return null
    if (parsed.kind === 'value') return parsed.value
    throw new PlanFileError(row.at.file, row.at.row, column, `숫자로 읽을 수 없습니다: '${raw}'`)
  }
  #won(row: At, column: string, raw: string): number {
    const won = this.#number(row, column, raw) * this.#unitWon
    if (!Number.isSafeInteger(won)) throw new PlanFileError(row.at.file, row.at.row, column, `금액이 원 단위 정수가 아닙니다: '${raw}'`)
    return won
  }
}

const pick = <T, K extends keyof T>(row: T, keys: readonly K[]) => Object.fromEntries(keys.map((k) => [k, row[k]])) as Pick<T, K>

function* years(row: Readonly<Record<string, unknown>>): Generator<[number, string]> {
  for (const [column, raw] of Object.entries(row)) {
    const match = /^y(\d{4})$/.exec(column)
    if (match && typeof raw === 'string') yield [Number(match[1]), raw]
  }
}

// Kysely builds a statement a call: a hundred rows at a time is where that stops mattering.
async function insertMany<T extends keyof Database>(trx: Db, table: T, rows: readonly Insertable<Database[T]>[]) {
  for (let from = 0; from < rows.length; from += 100) {
    await trx.insertInto(table).values(rows.slice(from, from + 100)).execute()
  }
}
