import type { Db } from '#data/database.ts'

export type Dump = Readonly<Record<string, readonly string[]>>

/**
 * A whole store as text, table by table: ids and codes replaced by names, rows in no order. Two stores with the same dump hold the
 * same plan. Left out: who recorded it and when, and (unless `lines`) the lines of the document.
 */
export async function dump(db: Db, { lines = false } = {}): Promise<Dump> {
  const names = await db
    .selectFrom('organisation_unit_name as n')
    .innerJoin('organisation_unit as u', 'u.id', 'n.unit_id')
    .selectAll('n')
    .select('u.kind')
    .execute()
  const units = new Map(names.map((n) => [n.unit_id, n.name]))
  const unit = (id: number | null) => (id === null ? null : (units.get(id) ?? `?${id}`))
  const plans = await db.selectFrom('plan').selectAll().execute()
  const strategic = await db.selectFrom('strategic_goal').selectAll().execute()
  const goals = await db.selectFrom('policy_goal').selectAll().execute()
  const goalName = new Map(goals.map((g) => [g.id, `${unit(g.department_id)}/${g.printed_name}`]))
  const goal = (id: number) => goalName.get(id) ?? `?${id}`
  const indicators = await db.selectFrom('indicator').selectAll().execute()
  const indicatorName = new Map(indicators.map((i) => [i.id, `${goal(i.goal_id)}/${i.sort_order}`]))
  const components = await db.selectFrom('indicator_component').selectAll().execute()
  const targets = await db.selectFrom('target').selectAll().execute()
  const revisions = await db.selectFrom('actual_revision').selectAll().execute()
  const programmes = await db.selectFrom('programme').selectAll().execute()
  const programmeName = new Map(programmes.map((p) => [p.id, `${goal(p.goal_id)}/${p.sort_order}`]))
  const projects = await db.selectFrom('project').selectAll().execute()
  const projectName = new Map(projects.map((j) => [j.id, `${programmeName.get(j.programme_id)}/${j.sort_order}`]))
  const amounts = await db.selectFrom('budget_amount').selectAll().execute()
  const owner = (a: (typeof amounts)[number]) =>
    a.project_id === null ? programmeName.get(a.programme_id ?? 0) : projectName.get(a.project_id)
  const statements = await db.selectFrom('budget_statement').selectAll().execute()
  const staffing = await db.selectFrom('staffing').selectAll().execute()
  const tables = await db.selectFrom('printed_goal_table').selectAll().execute()
  const tableUnit = new Map(tables.map((t) => [t.id, unit(t.unit_id)]))
  const printed = await db.selectFrom('printed_goal').selectAll().execute()
  const subjects: Readonly<Record<string, ReadonlyMap<number, string | undefined>>> = {
    indicator: indicatorName,
    component: new Map(components.map((c) => [c.id, `${indicatorName.get(c.indicator_id)}/${c.sort_order}`])),
    target: new Map(targets.map((t) => [t.id, indicatorName.get(t.indicator_id)])),
    actual: new Map(revisions.map((r) => [r.id, indicatorName.get(r.indicator_id)])),
    programme: programmeName,
    project: projectName,
    budget_amount: new Map(amounts.map((a) => [a.id, `${owner(a)}/${a.kind}-${a.year}`])),
    budget_statement: new Map(statements.map((s) => [s.id, `${unit(s.unit_id)}/${s.item}`])),
    staffing: new Map(staffing.map((s) => [s.id, `${unit(s.table_unit_id)}/${unit(s.unit_id)}/${s.row_kind}`])),
    printed_goal: new Map(printed.map((p) => [p.id, `${tableUnit.get(p.table_id)}/${p.sort_order}`])),
  }
  const line = (n: number | null) => (lines ? n : 0)
  const rows: Record<string, readonly unknown[][]> = {
    organisation: names.map((n) => [n.kind, n.name, n.short_name, unit(n.parent_id), n.valid_from, n.valid_to, n.sort_order]),
    organisation_alias: (await db.selectFrom('organisation_alias').selectAll().execute()).map((a) => [
      unit(a.unit_id),
      a.printed_name,
      line(a.line),
    ]),
    document: (await db.selectFrom('document').selectAll().execute()).map((d) => [d.title, d.issuer, d.kind]),
    plan: plans.map((p) => [
      unit(p.bureau_id),
      p.fiscal_year,
      p.version,
      p.title,
      p.status,
      p.amount_unit_won,
      p.settled_year,
      p.first_year,
      p.last_year,
    ]),
    strategic_goal: strategic.map((s) => [unit(s.unit_id), s.sort_order, s.name, s.printed_name]),
    policy_goal: goals.map((g) => [
      unit(g.department_id),
      g.sort_order,
      g.name,
      g.printed_name,
      strategic.find((s) => s.id === g.strategic_goal_id)?.printed_name ?? null,
    ]),
    printed_goal_table: tables.map((t) => [unit(t.unit_id), line(t.line)]),
    printed_goal: printed.map((p) => [
      tableUnit.get(p.table_id),
      goal(p.goal_id),
      p.sort_order,
      p.printed_name,
      p.indicators,
      p.programmes,
      p.amount,
    ]),
    indicator: indicators.map((i) => [
      goal(i.goal_id),
      unit(i.department_id),
      i.sort_order,
      i.name,
      i.unit,
      i.kind,
      i.weight,
      i.direction,
      i.aggregation,
      i.frequency,
      i.pace,
      i.decimals,
      i.formula,
      i.source,
      i.rationale,
      i.results_due,
      i.reported,
      i.share_of_whole,
    ]),
    indicator_component: components.map((c) => [indicatorName.get(c.indicator_id), c.sort_order, c.name, c.unit, c.target]),
    target: targets.map((t) => [
      indicatorName.get(t.indicator_id),
      t.year,
      t.revision,
      t.kind,
      t.value,
      t.stage,
      t.effective_on,
      t.reason,
      t.approved_by,
    ]),
    actual: (await db.selectFrom('actual').selectAll().execute()).map((a) => [
      indicatorName.get(a.indicator_id),
      a.year,
      a.month,
      a.version,
      a.kind,
      a.value,
      a.finality,
      a.stage,
    ]),
    actual_revision: revisions.map((a) => [
      indicatorName.get(a.indicator_id),
      a.year,
      a.month,
      a.version,
      a.kind,
      a.value,
      a.finality,
      a.stage,
      a.act,
      a.reason,
      a.carried_from,
    ]),
    programme: programmes.map((p) => [
      goal(p.goal_id),
      unit(p.department_id),
      p.sort_order,
      p.name,
      p.account,
      p.printed_project_count,
    ]),
    project: projects.map((j) => [
      programmeName.get(j.programme_id),
      j.sort_order,
      j.name,
      j.overview_name,
      j.starts_on,
      j.ends_on,
      j.support_type,
      j.funding,
      j.implementing_body,
    ]),
    funding_share: (await db.selectFrom('funding_share').selectAll().execute()).map((f) => [
      projectName.get(f.project_id),
      f.payer,
      f.percent,
    ]),
    budget_amount: amounts.map((a) => [owner(a), a.year, a.kind, a.amount, a.unit_won]),
    budget_statement: statements.map((s) => [
      unit(s.unit_id),
      s.item,
      s.budget,
      s.budget_share,
      s.previous,
      s.previous_share,
      s.change,
      s.change_rate,
      line(s.line),
    ]),
    staffing: staffing.map((s) => [
      unit(s.table_unit_id),
      unit(s.unit_id),
      s.row_kind,
      s.quota,
      s.grade4,
      s.grade5,
      s.grade6,
      s.headcount,
      line(s.line),
    ]),
    team: (await db.selectFrom('team').selectAll().execute()).map((t) => [unit(t.unit_id), t.sort_order, t.name]),
    provenance: (await db.selectFrom('provenance').selectAll().execute()).map((p) => [
      p.subject,
      subjects[p.subject]?.get(p.subject_id) ?? `?${p.subject_id}`,
      p.field,
      p.table_label,
      p.row_label,
      p.column_label,
      // A document prints a rationale behind a bullet, which nobody types.
      p.raw.replace(/\s+/g, ' ').replace(/^ ?- /, '').trim(),
      line(p.line),
    ]),
    scoring_policy: (await db.selectFrom('scoring_policy').selectAll().execute()).map((s) => [
      s.version,
      s.effective_from,
      s.rules,
    ]),
  }
  return Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [table, list.map((row) => JSON.stringify(row)).toSorted()]),
  )
}
