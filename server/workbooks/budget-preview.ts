import { createHash } from 'node:crypto'
import Big from 'big.js'
import type { Db } from '#data/database.ts'
import { readFigureCell } from '../documents/figure-cell.ts'
import { unseenReason } from './typed-cell.ts'
import { named } from '#domain/plan/same-name.ts'
import { type AmountColumn, type AmountKind, type BudgetSheet, budgetSheet } from './budget-columns.ts'
import { type BudgetAsk, type BudgetLine, budgetLines, type Taken } from './budget-lines.ts'
import { type BudgetSum, type Coverage, coverageOf, sumsOf } from './budget-sums.ts'
import type { Why } from './preview-shape.ts'
import type { YearPlan } from '../plans/plan.ts'
import { type ReadFile, type SheetCell, type SheetRow, shownIn } from '../documents/sheet.ts'

/** takes · same · ask: two readings, to be written plainly in the file · printed: a figure of the plan itself · period: not a year for it · the rest as in pasting */
export type BudgetVerdict = 'takes' | 'same' | 'ask' | 'refuse' | 'unknown' | 'unclear' | 'twice' | 'printed' | 'period'
export type BudgetWhy = Why | 'negative' | 'fraction' | 'year-not-over' | 'year-not-later' | 'outside-plan' | 'not-plan-year'

/** One filled amount of the file. Amounts in 원. */
export interface BudgetPreviewRow {
  readonly line: number
  readonly department: string
  readonly programme: string
  readonly project: string
  readonly year: number
  readonly kind: AmountKind
  readonly before: number | null
  readonly raw: string
  readonly after: number | null
  readonly verdict: BudgetVerdict
  readonly why: BudgetWhy | null
}

export interface BudgetPreview {
  readonly fileName: string
  readonly rows: readonly BudgetPreviewRow[]
  readonly sums: readonly BudgetSum[]
  readonly coverage: readonly Coverage[]
  readonly ignored: readonly string[]
  readonly asOf: string | null
  readonly unitWon: number
  readonly replaced: number
  /** of the 추경 that the amounts are for, to name with the confirmation */
  readonly version?: number
  /** what a person confirmed: sent back so that nothing else is written */
  readonly seen: string
  /** the file's own headings and its refused rows, to be given back */
  readonly headers: readonly string[]
  readonly refused: readonly { readonly line: number; readonly texts: readonly string[] }[]
}

export interface ReadBudget {
  readonly preview: BudgetPreview
  readonly taken: readonly Taken[]
  readonly planId: number
  readonly sheet: BudgetSheet
}

/** What a file of amounts by year would change; nothing is written. Refuses 'sheet-not-recognised', 'unit-missing', 'unknown-bureau'. */
export async function previewBudget(
  db: Db,
  file: ReadFile,
  fileName: string,
  ask: BudgetAsk,
  today: string,
): Promise<ReadBudget> {
  const sheet = budgetSheet(file.sheets)
  return readBudget(sheet, { ...(await budgetLines(db, ask, today)), fileName, replaced: file.replaced, today })
}

/** A sheet against the lines of a plan. Pure. */
export function readBudget(
  sheet: BudgetSheet,
  of: {
    readonly plan: YearPlan
    readonly lines: readonly BudgetLine[]
    readonly fileName: string
    readonly replaced: number
    readonly today: string
  },
): ReadBudget {
  const { plan, lines, fileName, replaced, today } = of
  const rows: BudgetPreviewRow[] = []
  const taken: Taken[] = []
  const matched = sheet.rows.map((row) => ({ row, match: matchLine(sheet, row, lines) }))
  const counts = new Map<BudgetLine, number>()
  for (const { match } of matched) if (typeof match !== 'string') counts.set(match, (counts.get(match) ?? 0) + 1)
  for (const { row, match } of matched) {
    for (const column of sheet.columns) {
      const cell = sheet.cell(row, column)
      if (cell === null) continue
      const line = typeof match === 'string' ? null : match
      const stored = line?.figures.find((f) => f.year === column.year && f.kind === column.kind)
      const read = readAmount(cell, column)
      if (read === 'blank') continue
      const no =
        typeof match === 'string'
          ? { verdict: match, why: match === 'unclear' ? ('code-and-name' as const) : null }
          : (counts.get(match) ?? 0) > 1
            ? { verdict: 'twice' as const, why: null }
            : (refusedYear(column, plan, today) ?? ('no' in read ? read.no : null))
      const after = 'amount' in read ? read.amount : null
      const before = stored?.amount ?? line?.standing ?? null
      const unseen = no === null && before !== after ? unseenReason(cell) : null
      const verdict = no?.verdict ?? (unseen !== null ? 'ask' : before === after ? 'same' : 'takes')
      rows.push({
        line: row.line,
        department: line?.department ?? sheet.text(row, 'department'),
        programme: line?.programme ?? (sheet.text(row, 'programme') || sheet.text(row, 'programmeCode')),
        project: line?.project ?? (sheet.text(row, 'project') || sheet.text(row, 'projectCode')),
        year: column.year,
        kind: column.kind,
        before,
        raw: shownIn(cell),
        after,
        verdict,
        why: no?.why ?? unseen,
      })
      if (verdict === 'takes' && line !== null && after !== null)
        taken.push({ line, column, stored, amount: after, row: row.line, raw: shownIn(cell) })
    }
  }
  const sums = sumsOf(lines, taken)
  const bad = new Set(rows.filter((r) => r.verdict !== 'takes' && r.verdict !== 'same').map((r) => r.line))
  const seen = createHash('sha256')
    .update(
      JSON.stringify([
        plan.id,
        taken.map((t) => [
          t.line.programmeId,
          t.line.projectId,
          t.column.year,
          t.column.kind,
          t.stored?.amount ?? t.line.standing ?? null,
          t.amount,
        ]),
      ]),
    )
    .digest('hex')
  return {
    planId: plan.id,
    taken,
    sheet,
    preview: {
      fileName,
      rows,
      sums,
      coverage: coverageOf(lines, taken),
      ignored: sheet.ignored,
      asOf: sheet.asOf,
      unitWon: plan.amountUnitWon,
      replaced,
      seen,
      headers: sheet.headers,
      refused: sheet.rows
        .filter((r) => bad.has(r.line))
        .map((r) => ({ line: r.line, texts: sheet.headers.map((_, at) => shownIn(r.cells[at])) })),
    },
  }
}

function matchLine(sheet: BudgetSheet, row: SheetRow, lines: readonly BudgetLine[]): BudgetLine | 'unknown' | 'unclear' {
  const [programmeCode, projectCode] = [sheet.text(row, 'programmeCode'), sheet.text(row, 'projectCode')]
  const [programme, project, department] = [
    sheet.text(row, 'programme'),
    sheet.text(row, 'project'),
    sheet.text(row, 'department'),
  ]
  const inDepartment = lines.filter((l) => department === '' || named(department, [l.department], (n) => n).length > 0)
  const isProject = projectCode !== '' || project !== ''
  const kin = inDepartment.filter((l) => (l.projectId !== null) === isProject)
  const ofProgramme =
    programmeCode !== ''
      ? kin.filter((l) => l.programmeCode === programmeCode)
      : programme === ''
        ? kin
        : named(programme, kin, (l) => l.programme)
  const found = !isProject
    ? ofProgramme
    : projectCode !== ''
      ? ofProgramme.filter((l) => l.projectCode === projectCode)
      : named(project, ofProgramme, (l) => l.project)
  const [line] = found
  if (line === undefined) return 'unknown'
  if (found.length > 1) return 'unclear'
  // Rows that were moved against their codes would put every amount into the wrong place.
  const agrees = (said: string, name: string) => said === '' || named(said, [name], (n) => n).length > 0
  return agrees(programme, line.programme) && agrees(project, line.project) ? line : 'unclear'
}

type No = { readonly verdict: BudgetVerdict; readonly why: BudgetWhy | null }

/** A year that is over is settled, a later one planned; what the plan itself prints is not replaced by a file. */
function refusedYear(
  { year, kind }: AmountColumn,
  plan: { fiscalYear: number; settledYear: number; years: readonly number[] },
  today: string,
): No | null {
  if (kind === 'supplementary') return year === plan.fiscalYear ? null : { verdict: 'period', why: 'not-plan-year' }
  if (!plan.years.includes(year)) return { verdict: 'period', why: 'outside-plan' }
  if (kind === 'settled' && year === plan.settledYear) return { verdict: 'printed', why: null }
  if (kind === 'settled' && year >= Number(today.slice(0, 4))) return { verdict: 'period', why: 'year-not-over' }
  if (kind === 'executed' && year > Number(today.slice(0, 4))) return { verdict: 'period', why: 'year-not-over' }
  return kind === 'plan' && year <= plan.fiscalYear ? { verdict: 'period', why: 'year-not-later' } : null
}

function readAmount(cell: SheetCell, { unitWon }: AmountColumn): { readonly amount: number } | { readonly no: No } | 'blank' {
  const no = (verdict: BudgetVerdict, why: BudgetWhy) => ({ no: { verdict, why } })
  const read = readFigureCell(cell, UNIT[unitWon])
  if (read.kind === 'formula') return no('refuse', 'formula')
  if (read.kind === 'missing') return 'blank'
  if (read.kind === 'ask') return no('ask', read.reason)
  if (read.kind === 'refuse') return no('refuse', read.reason)
  // A minus of the keyboard is too easily a dash; △ is how an office writes one on purpose.
  if (read.value < 0 && !/^\s*[△▵]/.test(cell.shown)) return no('refuse', 'negative')
  const won = new Big(read.value).times(unitWon)
  if (!won.eq(won.round(0))) return no('refuse', 'fraction')
  return won.abs().gt(Number.MAX_SAFE_INTEGER) ? no('refuse', 'too-many-digits') : { amount: won.toNumber() }
}
const UNIT = { 1: '원', 1000: '천원', 1_000_000: '백만원' } as const
