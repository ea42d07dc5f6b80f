import type { Transaction } from 'kysely'
import type { Db } from '#data/database.ts'
import type { Database } from '#data/schema.ts'
import { PLAN_FIELDS } from '#domain/plan/plan-fields.ts'
import { DEFAULT_POLICY } from '#domain/scoring/policy.ts'
import { insertMany } from './insert-many.ts'
import { writeIndicators, writeProgrammes } from './load-records.ts'
import { type PlanFiles, PlanFileError } from './plan-files.ts'
import { putPlanAct } from './plan-act.ts'
import { type PlanSource, PlanWriter } from './plan-writer.ts'

const WHO = '성과계획서 불러오기'

/** Ids of what was written, by the code in the files. */
export interface LoadedPlan {
  readonly planId: number
  readonly documentId: number
  readonly units: ReadonlyMap<string, number>
  readonly indicators: ReadonlyMap<string, number>
}

/**
 * Puts the plan's entry on its own record, and its confirmation where the council's day is known. The last step of loading: from
 * the confirmation on its rows are locked.
 */
export async function settlePlan(
  trx: Db,
  planId: number,
  confirmedOn: string | null,
  by: { readonly at: string; readonly name: string; readonly id: string | null },
): Promise<void> {
  await putPlanAct(trx, { planId, act: 'enter', status: 'filed' }, by)
  if (confirmedOn !== null) await putPlanAct(trx, { planId, act: 'confirm', status: 'confirmed', decidedOn: confirmedOn }, by)
}

/**
 * Writes a whole plan inside the caller's transaction, so that it is everything or nothing. Every figure keeps its
 * printed string and place as provenance. With a `source` the caller settles it, once all that goes with it is written. Throws PlanFileError when an amount is no whole number of 원.
 */
export async function loadPlan(
  trx: Transaction<Database>,
  files: PlanFiles,
  now: Date,
  source?: PlanSource,
): Promise<LoadedPlan> {
  const writer = new PlanWriter(trx, files, now.toISOString(), source, WHO)
  await writeDocumentAndOrganisation(writer)
  await writePlan(writer)
  await writeGoals(writer)
  await writeGoalTables(writer)
  await writeIndicators(writer)
  await writeProgrammes(writer)
  await writeStatementsAndStaff(writer)
  await writePolicy(writer)
  await insertMany(trx, 'provenance', writer.origins)
  if (source === undefined)
    await settlePlan(writer.trx, writer.planId, files.plan[0]?.confirmed_on ?? null, { at: writer.now, name: WHO, id: null })
  return {
    planId: writer.planId,
    documentId: writer.documentId,
    units: writer.units,
    indicators: new Map([...writer.indicators].map(([code, { id }]) => [code, id])),
  }
}

async function writeDocumentAndOrganisation(writer: PlanWriter) {
  const { files, source } = writer
  for (const { code, title, issuer, kind, received_as, note } of files.document) {
    const confirmed = source && {
      sha256: source.document.sha256,
      confirmed_at: source.document.confirmedAt,
      confirmed_by: writer.who,
      import_id: source.document.importId,
    }
    writer.documentId = await writer.insert('document', { code, title, issuer, kind, received_as, note, ...confirmed })
  }
  for (const o of files.organisation) {
    writer.names.set(o.code, o.name)
    const there = source?.units.get(o.code)
    const id = there ?? (await writer.insert('organisation_unit', { code: o.code, kind: o.kind }))
    writer.units.set(o.code, id)
    if (there !== undefined) continue
    await writer.insert('organisation_unit_name', {
      unit_id: id,
      parent_id: o.parent ? writer.unit(o.parent) : null,
      name: o.name,
      short_name: o.short_name,
      valid_from: o.valid_from,
      valid_to: o.valid_to,
      sort_order: o.order,
    })
  }
  const aliases = files.organisation_names.map((n) => ({
    unit_id: writer.unit(n.unit),
    printed_name: n.printed_name,
    document_id: writer.documentId,
    line: n.line,
  }))
  await insertMany(writer.trx, 'organisation_alias', aliases)
}

async function writePlan(writer: PlanWriter) {
  const [plan, extra] = writer.files.plan
  if (!plan || extra) throw new PlanFileError('plan.csv', 2, '', '계획은 한 줄이어야 합니다')
  writer.unitWon = plan.amount_unit_won
  writer.planId = await writer.insert('plan', {
    ...writer.columns(PLAN_FIELDS.plan, plan),
    code: plan.code,
    version: plan.version,
    filed_on: plan.filed_on,
    bureau_id: writer.unit(plan.bureau),
    status: 'filed',
    edition: writer.source?.edition ?? 'original',
    document_id: writer.documentId,
  })
}

async function writeGoals(writer: PlanWriter) {
  const { files, planId } = writer
  const strategic = new Map<string, number>()
  for (const s of files.strategic_goals) {
    const id = await writer.insert('strategic_goal', {
      code: s.code,
      plan_id: planId,
      unit_id: writer.unit(s.unit),
      sort_order: s.order,
      name: s.name_corrected ?? s.name,
      printed_name: s.name,
    })
    strategic.set(s.code, id)
  }
  for (const g of files.policy_goals) {
    const departmentId = writer.unit(g.department)
    const id = await writer.insert('policy_goal', {
      code: g.code,
      plan_id: planId,
      department_id: departmentId,
      sort_order: g.order,
      name: g.name_corrected ?? g.name,
      printed_name: g.name,
      strategic_goal_id: g.strategic_goal ? (strategic.get(g.strategic_goal) ?? null) : null,
    })
    writer.goals.set(g.code, { id, departmentId })
  }
}

async function writeGoalTables(writer: PlanWriter) {
  const { files, planId } = writer
  const fields = PLAN_FIELDS['goal-tables']
  for (const t of files.printed_goal_tables) {
    const tableId = await writer.insert('printed_goal_table', {
      plan_id: planId,
      unit_id: writer.unit(t.table_unit),
      line: t.line,
    })
    const table = `정책사업목표 현황 (${writer.names.get(t.table_unit) ?? ''})`
    for (const g of files.printed_goals.filter((row) => row.table_unit === t.table_unit)) {
      const { goal, ...figures } = writer.columns(fields, g)
      const id = await writer.insert('printed_goal', {
        ...figures,
        table_id: tableId,
        goal_id: writer.goal(goal ?? '').id,
        sort_order: g.order,
        printed_name: g.printed_name,
      })
      writer.originsOf('printed_goal', id, fields, g, { table, row: g.printed_name })
    }
  }
}

async function writeStatementsAndStaff(writer: PlanWriter) {
  const { files, names, planId } = writer
  for (const b of files.budget_statements) {
    const id = await writer.insert('budget_statement', {
      ...writer.columns(PLAN_FIELDS.statements, b),
      plan_id: planId,
      unit_id: writer.unit(b.unit),
      item: b.item,
      line: b.line || null,
    })
    const place = { table: `예산현황 (${names.get(b.unit) ?? ''})`, row: b.item }
    writer.originsOf('budget_statement', id, PLAN_FIELDS.statements, b, place)
  }
  for (const s of files.staffing) {
    const id = await writer.insert('staffing', {
      ...writer.columns(PLAN_FIELDS.staffing, s),
      plan_id: planId,
      table_unit_id: writer.unit(s.table_unit),
      unit_id: writer.unit(s.unit),
      row_kind: s.row,
      line: s.line || null,
    })
    const place = { table: `조직 및 인력현황 (${names.get(s.table_unit) ?? ''})`, row: names.get(s.unit) ?? '' }
    writer.originsOf('staffing', id, PLAN_FIELDS.staffing, s, place)
  }
  const teams = files.teams.map((t) => ({
    plan_id: planId,
    unit_id: writer.unit(t.unit),
    sort_order: t.order,
    name: t.name,
  }))
  await insertMany(writer.trx, 'team', teams)
}

/** The product's defaults become the organisation's first policy, so that a score always names the rule it used. */
async function writePolicy(writer: PlanWriter) {
  const known = await writer.trx.selectFrom('scoring_policy').select('id').executeTakeFirst()
  if (known) return
  await writer.insert('scoring_policy', {
    version: DEFAULT_POLICY.version,
    effective_from: DEFAULT_POLICY.effectiveFrom,
    rules: JSON.stringify(DEFAULT_POLICY),
    reason: '기본 규칙',
    recorded_at: writer.now,
    recorded_by: WHO,
  })
}
