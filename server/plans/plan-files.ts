import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'

/** A fault in a plan's data file, named so that a person can go and mend it. `row` counts the header as 1. */
export class PlanFileError extends Error {
  readonly file: string
  readonly row: number
  readonly column: string
  constructor(file: string, row: number, column: string, what: string) {
    super(
      `${file} ${row}행 ${column ? `'${column}' 칸: ` : ''}${what} (fix ${file}, row ${row}${column ? `, column ${column}` : ''})`,
    )
    this.file = file
    this.row = row
    this.column = column
  }
}

const text = z.string().trim().min(1, '비어 있습니다')
const blank = z.string().trim()
const optional = blank.transform((s) => s || null)
const whole = z.string().regex(/^\d+$/, '0 이상의 정수가 아닙니다').transform(Number)
const wholeOrNone = z.union([z.literal('').transform(() => null), whole])
const day = z.iso.date('날짜가 아닙니다 (YYYY-MM-DD)')
const dayOrNone = z.union([z.literal('').transform(() => null), day])
const month = z
  .string()
  .regex(/^(|\d{4}-\d{2}(-\d{2})?)$/, '날짜가 아닙니다 (YYYY-MM 또는 YYYY-MM-DD)')
  .transform((s) => s || null)
/** A figure as printed; load-plan parses it and keeps the string as its origin. */
const printed = z.string()
const yearly = z.object({ indicator: text, line: whole }).catchall(printed)
/** Columns a file may have beside the named ones; any other column is a slip of the pen whose figures would be lost. */
const MORE: Partial<Record<FileName, RegExp>> = {
  targets: /^y\d{4}$/,
  actuals: /^y\d{4}$/,
  programmes: /^(settled|budget|plan)_\d{4}$/,
  projects: /^(settled|budget|plan)_\d{4}$/,
}

/** One shape a file. Files of amounts and yearly figures have a column a year: y2024, settled_2024, budget_2025, plan_2027. */
const shapes = {
  document: z.object({ code: text, title: text, issuer: text, kind: text, received_as: text, note: blank }),
  organisation: z.object({
    code: text,
    kind: z.enum(['government', 'bureau', 'department']),
    parent: optional,
    name: text,
    short_name: text,
    valid_from: day,
    valid_to: dayOrNone,
    order: whole,
    line: wholeOrNone,
  }),
  organisation_names: z.object({ unit: text, printed_name: text, line: whole }),
  plan: z.object({
    code: text,
    bureau: text,
    fiscal_year: whole,
    version: whole,
    title: text,
    amount_unit_won: whole,
    settled_year: whole,
    first_year: whole,
    last_year: whole,
    filed_on: month,
    confirmed_on: dayOrNone,
    document: text,
  }),
  strategic_goals: z.object({ code: text, unit: text, order: whole, name: text, name_corrected: optional, line: whole }),
  policy_goals: z.object({
    code: text,
    department: text,
    order: whole,
    name: text,
    name_corrected: optional,
    strategic_goal: optional,
    line: whole,
  }),
  printed_goal_tables: z.object({ table_unit: text, line: whole, note: blank }),
  printed_goals: z.object({
    table_unit: text,
    order: whole,
    goal: text,
    printed_name: text,
    indicators: printed,
    programmes: printed,
    amount: printed,
    line: whole,
  }),
  indicators: z.object({
    code: text,
    goal: text,
    order: whole,
    name: text,
    unit: text,
    kind: z.enum(['key', 'general']),
    weight: printed,
    direction: z.enum(['higher', 'lower', 'maintain']),
    aggregation: z.enum(['sum', 'last', 'average', 'max', 'min']),
    frequency: z.enum(['month', 'quarter', 'half-year', 'year']),
    decimals: whole,
    formula: blank,
    source: blank,
    rationale: blank,
    printed_name: text,
    line: whole,
  }),
  indicator_components: z.object({ indicator: text, order: whole, name: text, unit: text, target: printed, line: whole }),
  targets: yearly,
  actuals: yearly,
  programmes: z
    .object({ code: text, goal: text, order: whole, name: text, account: text, project_count: wholeOrNone, line: whole })
    .catchall(printed),
  projects: z
    .object({
      code: text,
      programme: text,
      order: whole,
      name: text,
      overview_name: text,
      starts_on: dayOrNone,
      ends_on: dayOrNone,
      support_type: optional,
      funding: optional,
      implementing_body: optional,
      line: whole,
      overview_line: wholeOrNone,
      note: optional,
    })
    .catchall(printed),
  funding_shares: z.object({ project: text, payer: z.enum(['national', 'province', 'municipality', 'other']), percent: printed }),
  budget_statements: z.object({
    unit: text,
    item: z.enum(['total', 'policy', 'administration', 'personnel', 'basic', 'finance']),
    budget: printed,
    budget_share: printed,
    previous: printed,
    previous_share: printed,
    change: printed,
    change_rate: printed,
    line: whole,
  }),
  staffing: z.object({
    table_unit: text,
    unit: text,
    row: z.enum(['total', 'unit']),
    total: printed,
    grade4: printed,
    grade5: printed,
    grade6: printed,
    headcount: printed,
    line: whole,
  }),
  teams: z.object({ unit: text, order: whole, name: text, line: whole }),
}
type Shapes = typeof shapes
export type FileName = keyof Shapes
/** A row with its place: `row` is the line in the CSV file, `file` its name. */
export type FileRow<K extends FileName> = z.output<Shapes[K]> & At
interface At {
  readonly at: { readonly file: string; readonly row: number }
}
export type PlanFiles = { readonly [K in FileName]: readonly FileRow<K>[] }

/**
 * Reads and checks every file of a plan's folder. Throws PlanFileError at the first fault: a missing file or column,
 * a column nobody knows, a broken quote, a value of the wrong kind, a code used twice, a reference to a code that is not
 * there, or an indicator or year without its targets and actuals.
 */
export function readPlanFiles(folder: string): PlanFiles {
  const files = Object.fromEntries(
    Object.keys(shapes).map((name) => [name, readFile(folder, name as FileName)]),
  ) as unknown as PlanFiles
  checkReferences(files)
  checkYears(files)
  return files
}

const readFile = <K extends FileName>(folder: string, name: K) =>
  readRows(folder, name, shapes[name], MORE[name]) as unknown as FileRow<K>[]

/** Rows of one CSV file, each checked against `shape`; columns beside the shape's must match `more`. Throws PlanFileError. */
export function readRows<S extends z.ZodObject>(folder: string, name: string, shape: S, more?: RegExp): (z.output<S> & At)[] {
  const file = `${name}.csv`
  const records = readRecords(folder, file)
  if (records.length === 0) throw new PlanFileError(file, 2, '', '내용이 없습니다')
  const unknown = Object.keys(records[0]?.record ?? {}).find((column) => !(column in shape.shape) && !more?.test(column))
  if (unknown !== undefined) throw new PlanFileError(file, 1, unknown, '모르는 열입니다')
  return records.map(({ record, info }) => {
    const checked = shape.safeParse(record)
    if (checked.success) return { ...checked.data, at: { file, row: info.lines } }
    const issue = checked.error.issues[0]
    const column = String(issue?.path[0] ?? '')
    const was = record[column]
    throw new PlanFileError(
      file,
      info.lines,
      column,
      was === undefined ? '열이 없습니다' : `${issue?.message ?? '값이 올바르지 않습니다'}: '${was}'`,
    )
  })
}

function readRecords(folder: string, file: string): { record: Record<string, string>; info: { lines: number } }[] {
  try {
    const content = readFileSync(join(folder, file), 'utf8')
    return parse(content, { columns: true, bom: true, info: true, skip_empty_lines: true }) as unknown as ReturnType<
      typeof readRecords
    >
  } catch (error) {
    if (error instanceof CsvError)
      throw new PlanFileError(file, Number(error['lines'] ?? 1), '', `CSV 형식이 깨졌습니다: ${error.message}`)
    throw new PlanFileError(file, 1, '', `파일을 읽을 수 없습니다: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function checkReferences(files: PlanFiles) {
  const codes = {
    organisation: unique(files.organisation),
    document: unique(files.document),
    strategic_goals: unique(files.strategic_goals),
    policy_goals: unique(files.policy_goals),
    indicators: unique(files.indicators),
    programmes: unique(files.programmes),
    projects: unique(files.projects),
  }
  const refer = <T extends { at: { file: string; row: number } }>(
    rows: readonly T[],
    column: keyof T & string,
    to: keyof typeof codes,
  ) => {
    for (const row of rows) {
      const value = row[column]
      if (value === null) continue
      if (!codes[to].has(String(value)))
        throw new PlanFileError(row.at.file, row.at.row, column, `'${String(value)}' 코드가 ${to}.csv에 없습니다`)
    }
  }
  refer(files.organisation, 'parent', 'organisation')
  refer(files.organisation_names, 'unit', 'organisation')
  refer(files.plan, 'bureau', 'organisation')
  refer(files.plan, 'document', 'document')
  refer(files.strategic_goals, 'unit', 'organisation')
  refer(files.policy_goals, 'department', 'organisation')
  refer(files.policy_goals, 'strategic_goal', 'strategic_goals')
  refer(files.printed_goal_tables, 'table_unit', 'organisation')
  refer(files.printed_goals, 'table_unit', 'organisation')
  refer(files.printed_goals, 'goal', 'policy_goals')
  refer(files.indicators, 'goal', 'policy_goals')
  refer(files.indicator_components, 'indicator', 'indicators')
  refer(files.targets, 'indicator', 'indicators')
  refer(files.actuals, 'indicator', 'indicators')
  refer(files.programmes, 'goal', 'policy_goals')
  refer(files.projects, 'programme', 'programmes')
  refer(files.funding_shares, 'project', 'projects')
  refer(files.budget_statements, 'unit', 'organisation')
  refer(files.staffing, 'table_unit', 'organisation')
  refer(files.staffing, 'unit', 'organisation')
  refer(files.teams, 'unit', 'organisation')
}

/** Without its row an indicator would drop out of every score, without its column a year would: both in silence. */
function checkYears({ plan: [plan], indicators, targets, actuals }: PlanFiles) {
  for (const rows of [targets, actuals]) {
    const known = uniqueBy(rows, 'indicator')
    const missing = indicators.find((i) => !known.has(i.code))
    const [first] = rows
    if (!plan || !first) return
    if (missing) throw new PlanFileError(first.at.file, first.at.row, 'indicator', `지표 '${missing.code}'의 줄이 없습니다`)
    for (let year = plan.first_year; year <= plan.last_year; year++) {
      if (!(`y${year}` in first)) throw new PlanFileError(first.at.file, 1, `y${year}`, '열이 없습니다')
    }
  }
}

const unique = (rows: readonly { code: string; at: { file: string; row: number } }[]) => uniqueBy(rows, 'code')

function uniqueBy<K extends string>(
  rows: readonly ({ [P in K]: string } & { at: { file: string; row: number } })[],
  column: K,
): Set<string> {
  const seen = new Set<string>()
  for (const row of rows) {
    if (seen.has(row[column])) throw new PlanFileError(row.at.file, row.at.row, column, `'${row[column]}' 코드가 두 번 나옵니다`)
    seen.add(row[column])
  }
  return seen
}
