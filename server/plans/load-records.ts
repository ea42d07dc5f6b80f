import type { Insertable } from 'kysely'
import type { BudgetAmountTable } from '#data/schema/plans.ts'
import { OVERVIEW_FIELDS, PLAN_FIELDS } from '#domain/plan/plan-fields.ts'
import { COLUMN_A_YEAR } from './fields.ts'
import { insertForIds, insertMany } from './insert-many.ts'
import type { FileRow } from './plan-files.ts'
import type { PlanWriter } from './plan-writer.ts'

/** The plan prints no date from which results are due; by this day of the next year the law's calendar needs them. */
const RESULTS_DUE = '03-31'
const INDICATOR_TABLE = '성과지표별 목표치 설정'
const BUDGET_TABLE = '관련 예산사업 내역'
const REVISED_IN_PRINT = '문서에 당초목표와 수정목표가 함께 인쇄됨'

/** Indicators with their components, targets and results. */
export async function writeIndicators(writer: PlanWriter) {
  await writeDefinitions(writer)
  await writeComponents(writer)
  await writeTargets(writer)
  await writeActuals(writer)
}

async function writeDefinitions(writer: PlanWriter) {
  const { trx, planId, source } = writer
  const { indicators } = writer.files
  const fields = PLAN_FIELDS.indicators
  const rows = indicators.map((i) => {
    const { goal: code, ...columns } = writer.columns(fields, i)
    const goal = writer.goal(code)
    const before = source?.indicators.get(i.code)
    return {
      ...columns,
      code: i.code,
      frequency: i.frequency,
      decimals: i.decimals,
      plan_id: planId,
      goal_id: goal.id,
      department_id: goal.departmentId,
      sort_order: i.order,
      lineage_id: before?.lineageId ?? 0,
      pace: i.aggregation === 'sum' ? ('linear' as const) : ('flat' as const),
      results_due: RESULTS_DUE,
      reported: 'each' as const,
      share_of_whole: null,
      ...before?.settings,
    }
  })
  const ids = await insertForIds(trx, 'indicator', rows, ['code'])
  await trx
    .updateTable('indicator')
    .set((eb) => ({ lineage_id: eb.ref('id') }))
    .where('plan_id', '=', planId)
    .where('lineage_id', '=', 0)
    .execute()
  for (const [n, i] of indicators.entries()) {
    writer.indicators.set(i.code, { id: ids[n] ?? 0, name: i.printed_name })
    originsOfIndicator(writer, ids[n] ?? 0, i)
  }
}

/** Where the words and the weight of an indicator are printed. */
export function originsOfIndicator(writer: PlanWriter, id: number, row: FileRow<'indicators'>) {
  const place = { table: INDICATOR_TABLE, row: row.printed_name }
  writer.originsOf('indicator', id, PLAN_FIELDS.indicators, row, place)
  writer.origin('indicator', id, 'name', { ...place, column: '성과지표(단위)' }, row, 'printed_name')
}

async function writeComponents(writer: PlanWriter) {
  const { indicator_components: components } = writer.files
  const rows = components.map((c) => ({
    indicator_id: writer.indicator(c.indicator).id,
    sort_order: c.order,
    name: c.name,
    unit: c.unit,
    target: c.target,
  }))
  const ids = await insertForIds(writer.trx, 'indicator_component', rows, ['indicator_id', 'sort_order'])
  for (const [n, c] of components.entries()) originsOfComponent(writer, ids[n] ?? 0, c)
}

/** Where a counted part and its target are printed. */
export function originsOfComponent(writer: PlanWriter, id: number, row: FileRow<'indicator_components'>) {
  const place = { table: `${INDICATOR_TABLE} 근거`, row: writer.indicator(row.indicator).name }
  writer.origin('component', id, 'name', { ...place, column: '세부 지표' }, row, 'name')
  writer.origin('component', id, 'target', { ...place, column: row.name }, row, 'target')
}

async function writeTargets(writer: PlanWriter) {
  const { trx, files, source, now, who } = writer
  const begin = source?.effectiveOn ?? `${files.plan[0]?.fiscal_year}-01-01`
  const targets = files.targets.flatMap((row) =>
    yearsOf(row.figures).flatMap(({ year, column, value }) => {
      const own = { row, year, column, value, of: writer.indicator(row.indicator), revision: 1, word: '목표' }
      // Printed with what it was before (당초목표 · 수정목표): both are kept, the later one in force.
      const original = row.figures[`original_${year}`]
      return original === undefined || original === value
        ? [own]
        : [
            { ...own, column: `original_${year}`, value: original, word: '당초목표' },
            { ...own, revision: 2, word: '수정목표' },
          ]
    }),
  )
  const rows = targets.map(({ year, value, of, revision }) => ({
    indicator_id: of.id,
    year,
    revision,
    kind: value === null ? ('none' as const) : ('set' as const),
    value,
    stage: revision === 1 ? ('planned' as const) : ('revised' as const),
    // The day of the change is not printed: by the end of its year it holds.
    effective_on: revision === 1 || begin <= `${year}-12-31` ? begin : `${year}-12-31`,
    reason: revision === 1 ? null : REVISED_IN_PRINT,
    // A document prints no approver.
    approved_by: revision === 1 ? null : '',
    recorded_at: now,
    recorded_by: who,
  }))
  const ids = await insertForIds(trx, 'target', rows, ['indicator_id', 'year', 'revision'])
  for (const [n, { row, year, column, of, word }] of targets.entries()) {
    const place = { table: INDICATOR_TABLE, row: of.name, column: `${year} ${word}` }
    writer.origin('target', ids[n] ?? 0, String(year), place, row, column)
  }
}

async function writeActuals(writer: PlanWriter) {
  const { trx, files, source, now, who } = writer
  const settledYear = files.plan[0]?.settled_year ?? 0
  const results = files.actuals.flatMap((row) =>
    yearsOf(row.figures).flatMap(({ year, column, value: printed }) => {
      const of = writer.indicator(row.indicator)
      const place = { table: INDICATOR_TABLE, row: of.name, column: `${year} 실적` }
      // Only the settled year has actuals: what is printed for later years ('0', '/', blank) is the form's placeholder.
      const value = year <= settledYear ? printed : null
      if (value !== null && !source?.indicators.get(row.indicator)?.keptYears.has(year))
        return [{ row, year, column, value, of, place }]
      // Kept so that the screen can say what the document printed where there is no actual yet, or where a person's stands.
      const field = value === null ? `actual-placeholder-${year}` : `actual-printed-${year}`
      if (row.printed[column]?.raw !== '') writer.origin('indicator', of.id, field, place, row, column)
      return []
    }),
  )
  const figures = results.map(({ year, value, of }) => ({
    indicator_id: of.id,
    year,
    month: 0,
    version: 1,
    kind: 'measured' as const,
    value,
    finality: 'final' as const,
    stage: 'confirmed' as const,
  }))
  await insertMany(trx, 'actual', figures)
  const rows = figures.map((figure) => ({
    ...figure,
    reason: null,
    cause: null,
    remedy: null,
    remedy_due: null,
    recorded_at: now,
    recorded_by: who,
    request_id: null,
  }))
  const ids = await insertForIds(trx, 'actual_revision', rows, ['indicator_id', 'year'])
  for (const [n, { row, year, column, place }] of results.entries())
    writer.origin('actual', ids[n] ?? 0, String(year), place, row, column)
}

const yearsOf = (figures: Readonly<Record<string, number | null>>) =>
  Object.entries(figures).flatMap(([column, value]) =>
    column.startsWith('y') ? [{ column, value, year: Number(column.slice(1)) }] : [],
  )

interface Amount {
  readonly row: FileRow<'programmes'> | FileRow<'projects'>
  readonly column: string
  readonly values: Insertable<BudgetAmountTable>
}

/** Unit programmes and their projects, with every amount and who pays. */
export async function writeProgrammes(writer: PlanWriter) {
  const programmes = await writeUnitProgrammes(writer)
  const projects = await writeProjects(writer, programmes)
  const { files } = writer
  await writeAmounts(writer, [
    ...files.programmes.flatMap((p) => amountsOf(writer, p, { programme_id: programmes.get(p.code) ?? 0, project_id: null })),
    ...files.projects.flatMap((j) => amountsOf(writer, j, { programme_id: null, project_id: projects.get(j.code) ?? 0 })),
  ])
  const shares = files.funding_shares.map((f) => ({
    project_id: projects.get(f.project) ?? 0,
    payer: f.payer,
    percent: f.percent,
  }))
  await insertMany(writer.trx, 'funding_share', shares)
}

async function writeUnitProgrammes(writer: PlanWriter): Promise<ReadonlyMap<string, number>> {
  const { programmes } = writer.files
  const rows = programmes.map((p) => {
    const { goal: code, project_count, ...columns } = writer.columns(PLAN_FIELDS.programmes, p)
    const goal = writer.goal(code)
    return {
      ...columns,
      code: p.code,
      plan_id: writer.planId,
      goal_id: goal.id,
      department_id: goal.departmentId,
      sort_order: p.order,
      printed_project_count: project_count,
    }
  })
  const ids = await insertForIds(writer.trx, 'programme', rows, ['code'])
  for (const [n, p] of programmes.entries())
    writer.originsOf('programme', ids[n] ?? 0, PLAN_FIELDS.programmes, p, { table: BUDGET_TABLE, row: p.name })
  return new Map(programmes.map((p, n) => [p.code, ids[n] ?? 0]))
}

async function writeProjects(writer: PlanWriter, programmes: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, number>> {
  const { projects } = writer.files
  const names = new Map(writer.files.programmes.map((p) => [p.code, p.name]))
  const rows = projects.map((j) => ({
    ...writer.columns(PLAN_FIELDS.projects, j),
    ...writer.columns(OVERVIEW_FIELDS, j),
    code: j.code,
    note: j.note,
    programme_id: programmes.get(j.programme) ?? 0,
    sort_order: j.order,
  }))
  const ids = await insertForIds(writer.trx, 'project', rows, ['programme_id', 'code'])
  for (const [n, j] of projects.entries()) {
    const id = ids[n] ?? 0
    const table = `${BUDGET_TABLE} (${names.get(j.programme) ?? ''})`
    writer.originsOf('project', id, PLAN_FIELDS.projects, j, { table, row: j.name })
    originsOfOverview(writer, id, j)
  }
  return new Map(projects.map((j, n) => [j.code, ids[n] ?? 0]))
}

/** Where a project's overview is printed; nothing where there is none. */
export function originsOfOverview(writer: PlanWriter, id: number, row: FileRow<'projects'>) {
  if (row.overview_line === null) return
  writer.originsOf('project', id, OVERVIEW_FIELDS, row, { table: '관련 예산사업 개요', row: row.overview_name })
}

function amountsOf(
  writer: PlanWriter,
  row: Amount['row'],
  owner: Pick<BudgetAmountTable, 'programme_id' | 'project_id'>,
): Amount[] {
  return Object.entries(row.figures).flatMap(([column, value]): Amount[] => {
    const [, kind, year] = COLUMN_A_YEAR.projects?.exec(column) ?? []
    if (kind === undefined || value === null) return []
    const amount = writer.won(row, column, value)
    const values = { ...owner, year: Number(year), kind: kind as BudgetAmountTable['kind'], amount, unit_won: writer.unitWon }
    return [{ row, column, values }]
  })
}

async function writeAmounts(writer: PlanWriter, amounts: readonly Amount[]) {
  const keys = ['programme_id', 'project_id', 'year', 'kind'] as const
  const rows = amounts.map((a) => a.values)
  const ids = await insertForIds(writer.trx, 'budget_amount', rows, keys)
  for (const [n, { row, column, values }] of amounts.entries()) {
    const heading = `'${String(values.year).slice(2)} ${values.kind === 'settled' ? '결산' : '예산'}`
    writer.origin('budget_amount', ids[n] ?? 0, 'amount', { table: BUDGET_TABLE, row: row.name, column: heading }, row, column)
  }
}
