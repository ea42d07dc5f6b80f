import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { parseNumber } from '#domain/entry/parse-number.ts'
import { columnOfField, type PlanField } from '#domain/plan/plan-fields.ts'
import { CsvFault, csvRecords } from '../documents/csv.ts'
import { COLUMN_A_YEAR, FILE_NAMES, fieldsOfFile, type FileName, shapes } from './fields.ts'
import { type Printed, printedByHand } from './printed.ts'

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

/** Where a row stands: `row` is the line in the CSV file, `file` its name. */
export interface At {
  readonly at: { readonly file: string; readonly row: number }
}
/** A row's figures and how they are printed, whether a person transcribed them or a document was read. */
export interface Figures extends At {
  /** of the columns a year ('y2026', 'budget_2026'); null where no figure is printed */
  readonly figures: Readonly<Record<string, number | null>>
  /** how and where the value of a column is printed */
  readonly printed: Readonly<Record<string, Printed>>
}
export type FileRow<K extends FileName> = z.output<(typeof shapes)[K]> & Figures
export type PlanFiles = { readonly [K in FileName]: readonly FileRow<K>[] }

/**
 * Reads and checks every file of a plan's folder. Throws PlanFileError at the first fault: a missing file or column,
 * a column nobody knows, a broken quote, a figure that is no number, a value of the wrong kind, a code used twice, a reference to
 * a code that is not there, or an indicator or year without its targets and actuals.
 */
export function readPlanFiles(folder: string): PlanFiles {
  const read = Object.fromEntries(FILE_NAMES.map((name) => [name, readFile(folder, name)])) as Record<FileName, TextRow[]>
  const typed = readFigures(read)
  const files = Object.fromEntries(
    FILE_NAMES.map((name) => [name, typed[name].map((row, n) => ({ ...row, ...checked(shapes[name], row, read[name][n]) }))]),
  ) as unknown as PlanFiles
  checkReferences(files)
  checkYears(files)
  return files
}

/** A row as it stands in a file, by column; what is a number already stays one. */
export type TextRow = Readonly<Record<string, unknown>> & At
const cellOf = (row: At | undefined, column: string) =>
  // The cells of a file are texts; only test data and read rows bring numbers and null.
  Reflect.get(row ?? {}, column) as string | number | null | undefined

/**
 * The figures of transcribed rows: each printed string becomes a number, checked with the unit that may follow it, and stays beside
 * it as printed. What is printed as a result of a year that is not settled is no figure. Throws PlanFileError.
 */
export function readFigures(files: Readonly<Record<FileName, readonly TextRow[]>>): PlanFiles {
  const units = new Map(files.indicators.map((i) => [cellOf(i, 'code'), cellOf(i, 'unit')]))
  const settled = Number(files.plan[0]?.['settled_year'])
  const rowOf = (name: FileName, row: TextRow) => {
    const columns: Record<string, unknown> = {}
    const figures: Record<string, number | null> = {}
    const printed: Record<string, Printed> = {}
    const own = String(cellOf(row, 'unit') ?? units.get(cellOf(row, 'indicator')) ?? '')
    // A text that stands apart from its row has its line beside it.
    const line = (column: string) =>
      Number(row[column === 'overview_name' ? 'overview_line' : `${column}_line` in row ? `${column}_line` : 'line']) || null
    for (const field of fieldsOfFile(name)) {
      const column = columnOfField(field)
      const raw = cellOf(row, column) ?? undefined
      if (raw === undefined && field.rare) columns[column] = field.blank ?? null
      if (typeof raw === 'string' && isFigure(field)) columns[column] = numberOf(row, column, raw, measureOf(field, own))
      if (raw !== undefined) printed[column] = printedByHand(String(raw), line(column))
    }
    for (const [column, raw] of Object.entries(row)) {
      if (typeof raw !== 'string') continue
      const year = COLUMN_A_YEAR[name]?.exec(column)?.at(-1)
      if (column === 'printed_name') printed[column] = printedByHand(raw, line(column))
      if (year === undefined) continue
      printed[column] = printedByHand(raw, line(column))
      const yearly = name === 'targets' || name === 'actuals'
      figures[column] = name === 'actuals' && Number(year) > settled ? null : numberOf(row, column, raw, yearly ? own : '')
    }
    return { ...row, ...columns, figures, printed }
  }
  return Object.fromEntries(FILE_NAMES.map((name) => [name, files[name].map((row) => rowOf(name, row))])) as unknown as PlanFiles
}

const isFigure = ({ kind }: PlanField) =>
  kind.type === 'number' ||
  kind.type === 'whole' ||
  kind.type === 'year' ||
  (kind.type === 'choice' && kind.of.every((value) => typeof value === 'number'))
const measureOf = ({ measure }: PlanField, own: string) => (measure === 'unit' ? own : measure === '%' ? '%' : '')

function numberOf({ at: { file, row } }: At, column: string, raw: string, unit: string): number | null {
  const parsed = parseNumber(raw, unit ? { unit } : {})
  if (parsed.kind === 'missing') return null
  if (parsed.kind === 'value') return parsed.value
  throw new PlanFileError(file, row, column, `숫자로 읽을 수 없습니다: '${raw}'`)
}

function readFile(folder: string, name: FileName): TextRow[] {
  const known = new Set(Object.keys(shapes[name].shape))
  return readTexts(folder, name, (column) => known.has(column) || (COLUMN_A_YEAR[name]?.test(column) ?? false))
}

/** Rows of one CSV file, each checked against `shape`. Throws PlanFileError. */
export function readRows<S extends z.ZodObject>(folder: string, name: string, shape: S): (z.output<S> & At)[] {
  return readTexts(folder, name, (column) => column in shape.shape).map((row) => ({ ...checked(shape, row, row), at: row.at }))
}

/** `read`: the row before its figures were read, for what stands in the file. */
function checked<S extends z.ZodObject>(shape: S, row: At, read: TextRow | undefined): z.output<S> {
  const result = shape.safeParse(row)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const column = String(issue?.path[0] ?? '')
  const was = cellOf(read, column)
  const what = was === undefined ? '열이 없습니다' : `${issue?.message ?? '값이 올바르지 않습니다'}: '${String(was)}'`
  throw new PlanFileError(row.at.file, row.at.row, column, what)
}

/** The rows as they stand; a column nobody knows is a slip of the pen whose figures would be lost. */
function readTexts(folder: string, name: string, known: (column: string) => boolean): TextRow[] {
  const file = `${name}.csv`
  const records = readRecords(folder, file)
  if (records.length === 0) throw new PlanFileError(file, 2, '', '내용이 없습니다')
  const unknown = Object.keys(records[0]?.record ?? {}).find((column) => !known(column))
  if (unknown !== undefined) throw new PlanFileError(file, 1, unknown, '모르는 열입니다')
  return records.map(({ record, line }) => ({ ...record, at: { file, row: line } }))
}

function readRecords(folder: string, file: string): ReturnType<typeof csvRecords> {
  try {
    return csvRecords(readFileSync(join(folder, file), 'utf8'))
  } catch (error) {
    if (error instanceof CsvFault) throw new PlanFileError(file, error.line, '', `CSV 형식이 깨졌습니다: ${error.message}`)
    throw new PlanFileError(file, 1, '', `파일을 읽을 수 없습니다: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const CODED = ['organisation', 'document', 'strategic_goals', 'policy_goals', 'indicators', 'programmes', 'projects'] as const
/** Columns that name a row of another file by its code. */
const REFERENCES: readonly (readonly [file: FileName, column: string, to: (typeof CODED)[number]])[] = [
  ['organisation', 'parent', 'organisation'],
  ['organisation_names', 'unit', 'organisation'],
  ['plan', 'bureau', 'organisation'],
  ['plan', 'document', 'document'],
  ['strategic_goals', 'unit', 'organisation'],
  ['policy_goals', 'department', 'organisation'],
  ['policy_goals', 'strategic_goal', 'strategic_goals'],
  ['printed_goal_tables', 'table_unit', 'organisation'],
  ['printed_goals', 'table_unit', 'organisation'],
  ['printed_goals', 'goal', 'policy_goals'],
  ['indicators', 'goal', 'policy_goals'],
  ['indicator_components', 'indicator', 'indicators'],
  ['targets', 'indicator', 'indicators'],
  ['actuals', 'indicator', 'indicators'],
  ['programmes', 'goal', 'policy_goals'],
  ['projects', 'programme', 'programmes'],
  ['funding_shares', 'project', 'projects'],
  ['budget_statements', 'unit', 'organisation'],
  ['staffing', 'table_unit', 'organisation'],
  ['staffing', 'unit', 'organisation'],
  ['teams', 'unit', 'organisation'],
]

function checkReferences(files: PlanFiles) {
  const codes = new Map(CODED.map((name) => [name, unique<'code'>(files[name], 'code')]))
  for (const [file, column, to] of REFERENCES)
    for (const row of files[file]) {
      const value = cellOf(row, column)
      if (value !== null && !codes.get(to)?.has(String(value)))
        throw new PlanFileError(row.at.file, row.at.row, column, `'${String(value)}' 코드가 ${to}.csv에 없습니다`)
    }
}

/** Without its row an indicator would drop out of every score, without its column a year would: both in silence. */
function checkYears({ plan: [plan], indicators, targets, actuals }: PlanFiles) {
  for (const rows of [targets, actuals]) {
    const known = unique(rows, 'indicator')
    const missing = indicators.find((i) => !known.has(i.code))
    const [first] = rows
    if (!plan || !first) return
    if (missing) throw new PlanFileError(first.at.file, first.at.row, 'indicator', `지표 '${missing.code}'의 줄이 없습니다`)
    for (let year = plan.first_year; year <= plan.last_year; year++) {
      if (!(`y${year}` in first.figures)) throw new PlanFileError(first.at.file, 1, `y${year}`, '열이 없습니다')
    }
  }
}

function unique<K extends string>(rows: readonly ({ readonly [P in K]: string } & At)[], column: K): Set<string> {
  const seen = new Set<string>()
  for (const row of rows) {
    if (seen.has(row[column])) throw new PlanFileError(row.at.file, row.at.row, column, `'${row[column]}' 코드가 두 번 나옵니다`)
    seen.add(row[column])
  }
  return seen
}
