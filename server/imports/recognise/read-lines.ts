import type { AmountFigure, Field } from '../records.ts'
import { type Column, columnsOf, MONEY_UNITS, roleAt, said } from './heads.ts'
import { absent, figure, printed, repaired } from './field.ts'
import { Ledger } from './ledger.ts'
import { inUnit, type Money, unitIn } from './money.ts'
import { joinedName } from './read-goal-table.ts'
import type { TableSegment } from './segment.ts'
import { filled, type Line, type Piece } from './source.ts'
import { joined, squeeze } from './text.ts'
import { isTotal } from './units.ts'

export interface DraftProject {
  name: Field<string>
  readonly amounts: readonly AmountFigure[]
  readonly loc: Piece['loc']
}
export interface DraftProgramme {
  name: Field<string>
  readonly account: Field<string | null>
  readonly projectCount: Field<number | null>
  readonly amounts: readonly AmountFigure[]
  readonly projects: DraftProject[]
  /** in a column beside it */
  readonly policy: Piece | null
  readonly loc: Piece['loc']
}

/** What a table hangs under: what was read before it, and the headings above it. */
export interface Above {
  /** the programme to which a table without one of its own gives its projects */
  readonly before: DraftProgramme | null
  readonly heading: Piece | null
  readonly account: string | null
  /** squeezed names of the overviews near the table: they decide which half rows make one name */
  readonly overviews: ReadonlySet<string>
  readonly money: Money
  readonly fiscalYear: number
  readonly settledYear: number
}

/**
 * A table 관련 예산사업 내역: the unit programme's row, then its projects; programme and project may have columns of their own.
 * A table of projects only takes the heading above it as its programme.
 */
export function readLines(table: TableSegment, above: Above, ledger: Ledger): DraftProgramme[] {
  const { before, account, overviews: overviewNames } = above
  const heading = above.heading && squeeze(above.heading.text)
  const columns = columnsOf(table.header, 'lines', above.fiscalYear)
  const role = (...roles: readonly string[]) => roles.map((one) => roleAt(columns, one)).find((column) => column !== null) ?? null
  const at = {
    name: role('project', 'name', 'programme'),
    programme: roleAt(columns, 'project') === null && roleAt(columns, 'name') === null ? null : roleAt(columns, 'programme'),
    policy: role('policy'),
    account: role('account'),
    count: columns.find(({ pieces }) => pieces.some((piece) => /세부사업수/.test(piece.label)))?.index ?? role('count'),
  }
  const all = at.name !== null && roleAt(columns, 'programme') === at.name
  const years = amountColumns(columns, above, ledger)
  const own = unitIn(table) ?? above.money
  const heldAt = table.header[0]?.pieces[0]?.loc as Piece['loc']
  const programmes: DraftProgramme[] = []
  let current = before
  let half: Piece | null = null
  let policy: Piece | null = null
  const sums: { readonly line: Line; readonly from: number; to: number | null }[] = []
  const amounts = (line: Line, subject: string, into = ledger): AmountFigure[] => {
    const read = years.map(({ year, kind, plain, column, money }) => {
      const piece = line.pieces[column]
      const unit = money ?? own
      const field = piece
        ? inUnit(figure(piece, into, `${subject} ${year}`, unit.word), unit, above.money, into)
        : absent(line.pieces[0]?.loc ?? heldAt)
      return { year, kind, ...field, confidence: plain ? Math.min(field.confidence, 0.7) : field.confidence }
    })
    const unread = read.find(({ value, raw, confidence }) => value === null && confidence === 0 && raw !== '')
    if (!unread) return read
    // Where one figure of a row cannot be read, a part of it may stand in the next.
    into.ask('row-in-doubt', subject, unread)
    return read.map((one) => ({ ...one, confidence: Math.min(one.confidence, 0.7) }))
  }
  const begin = (name: Piece, line: Line | null, count: Piece | null, printedAccount: Piece | null) => {
    ledger.recognised(name)
    current = {
      name: printed(name.text, name),
      account: accountOf(printedAccount, name, account ?? programmes.at(-1)?.account.value ?? null, ledger),
      projectCount: count ? figure(count, ledger, name.text, '개') : absent(name.loc, 1),
      amounts: line ? amounts(line, name.text) : [],
      projects: [],
      policy,
      loc: name.loc,
    }
    programmes.push(current)
  }
  if (before === null && above.heading && !all && at.programme === null && onlyProjects(table.rows, at, years, heading))
    begin(above.heading, null, null, table.rows.map((line) => said(line, at.account)).find((piece) => piece !== null) ?? null)
  for (const [index, line] of table.rows.entries()) {
    const unit = said(line, at.programme)
    const project = said(line, at.name)
    const total = project !== null && isTotal(project)
    const name = unit && (project === null || total) ? unit : project
    const hasFigures = years.some((year) => said(line, year.column) !== null)
    const count = said(line, at.count)
    const printedAccount = said(line, at.account)
    const printedPolicy = said(line, at.policy)
    const ofPolicy = printedPolicy !== null && name === null && !isTotal(printedPolicy)
    if (ofPolicy || isTotal(name ?? printedPolicy)) {
      const last = sums.at(-1)
      if (last && ofPolicy) last.to ??= programmes.length
      sums.push({ line, from: ofPolicy ? programmes.length : 0, to: null })
      if (ofPolicy) policy = printedPolicy
      continue
    }
    if (printedPolicy) {
      policy = printedPolicy
      ledger.recognised(policy)
    }
    if (unit && squeeze(unit.text) === squeeze(current?.name.value ?? '')) ledger.recognised(unit)
    else if (unit && project && !total) begin(unit, null, null, printedAccount)
    const begins: boolean =
      name !== null &&
      (all ||
        (unit !== null && name === unit && squeeze(unit.text) !== squeeze(current?.name.value ?? '')) ||
        (at.programme === null && isCount(count)) ||
        (current === null && half === null && at.programme === null) ||
        (heading !== null && programmes.length === 0 && before === null && squeeze(name.text) === heading))
    if (begins && name) {
      begin(name, line, count, printedAccount)
      if (total) ledger.structure(project)
    } else if (current === null) {
      ledger.strange(line, 'no-programme-row')
      continue
    } else if (name && !hasFigures && filled(line).length === 1) {
      if (half !== null) ledger.alone(half, 'row', 'row-unknown')
      half = null
      const last = current.projects.at(-1)
      const next = table.rows[index + 1]
      const below = next ? said(next, at.name) : null
      const figuresBelow = next !== undefined && below === null && filled(next).length > 0
      const isName = (...parts: string[]) => overviewNames.has(squeeze(parts.join(' ')))
      // Which half belongs to which is told by the overviews; without them the row above is the name's beginning.
      if (last && isName(last.name.value, name.text)) join(last, name, ledger)
      else if (isName(name.text) && !figuresBelow) {
        ledger.recognised(name)
        current.projects.push({ name: printed(name.text, name), amounts: amounts(line, name.text), loc: name.loc })
      } else if (!last || figuresBelow || (below !== null && isName(name.text, below.text))) {
        half = name
        continue
      } else join(last, name, ledger)
    } else if (name) {
      ledger.recognised(name)
      const read: Field<string> = half === null ? printed(name.text, name) : joinedName(printed(half.text, half), name, ledger)
      if (half !== null) ledger.recognised(half)
      current.projects.push({ name: read, amounts: amounts(line, name.text), loc: (half ?? name).loc })
      half = null
    } else if (hasFigures && half !== null) {
      ledger.recognised(half)
      const repair = ledger.repair('row-joined', half.raw, half.text, half.loc)
      current.projects.push({ name: repaired(half.text, half, [repair]), amounts: amounts(line, half.text), loc: half.loc })
      half = null
    } else {
      ledger.strange(line, 'row-unknown')
      continue
    }
    if (printedAccount && printedAccount.text === current?.account.value) ledger.recognised(printedAccount)
    ledger.structure(...[said(line, roleAt(columns, 'number'))].filter((piece) => piece !== null))
    ledger.rest(line)
  }
  if (half !== null) ledger.alone(half, 'row', 'row-unknown')
  // A sum that agrees with what it is the sum of says nothing more.
  for (const { line, from, to } of sums) {
    const parts = programmes.slice(from, to ?? undefined).flatMap((one) => (one.amounts.length > 0 ? [one] : one.projects))
    const agree = amounts(line, '', new Ledger()).map(({ value }, y) =>
      agrees(
        value,
        parts.reduce((sum, part) => sum + (part.amounts[y]?.value ?? Number.NaN), 0),
      ),
    )
    if (parts.length > 0 && agree.length > 0 && agree.every(Boolean)) ledger.recognised(...line.pieces)
    else ledger.strange(line, 'total-row')
  }
  return programmes
}

interface AmountColumn {
  readonly column: number
  readonly year: number
  readonly kind: AmountFigure['kind']
  /** The header names a year and no kind */
  readonly plain: boolean
  /** as a person said of this column; null: as the table has it */
  readonly money: Money | null
}

const isAmount = (kind: Column['kind']): kind is AmountFigure['kind'] =>
  kind === 'settled' || kind === 'budget' || kind === 'plan'

/** Each year and kind once. A plain past year may be settled or budgeted: that is asked once for the whole document. */
function amountColumns(columns: readonly Column[], { fiscalYear, settledYear }: Above, ledger: Ledger): AmountColumn[] {
  const found: AmountColumn[] = []
  const ask = (piece: Piece | undefined, proposal: string | null) => {
    if (piece && !ledger.attention.some((a) => a.kind === 'amount-kind-unclear'))
      ledger.ask('amount-kind-unclear', '', piece, proposal)
  }
  for (const {
    index: column,
    figures,
    year: own,
    kind,
    unit,
    pieces: [piece],
  } of columns) {
    if (!figures || (kind !== null && kind !== 'whole' && !isAmount(kind))) continue
    const plain = kind === null || kind === 'whole'
    const year = own ?? (kind === 'settled' ? settledYear : fiscalYear)
    const is = !plain ? kind : year > fiscalYear ? 'plan' : year >= fiscalYear - 1 ? 'budget' : 'settled'
    if (plain && year < fiscalYear - 1) ask(piece, '결산')
    if (found.some((one) => one.year === year && one.kind === is)) ask(piece, null)
    else {
      const won = piece?.said ? MONEY_UNITS[unit ?? ''] : undefined
      const money = unit !== null && won !== undefined ? { won, word: unit } : null
      found.push({ column, year, kind: is, plain: plain && year < fiscalYear - 1, money })
    }
  }
  return found.toSorted((a, b) => a.year - b.year)
}

/** No row is the unit programme of the heading: none has its name or a count of projects, and the first is not the sum of the others. */
function onlyProjects(
  rows: readonly Line[],
  at: { readonly name: number | null; readonly count: number | null },
  years: readonly AmountColumn[],
  heading: string | null,
): boolean {
  if (rows.some((line) => isCount(said(line, at.count)) || said(line, at.name)?.squeezed === heading)) return false
  const [first, ...others] = rows.map((line) =>
    years.map(({ column }) => Number((line.pieces[column]?.text ?? '').replace(/,/g, '') || Number.NaN)),
  )
  return !(others.length > 0 && first?.some((sum, i) => sum === others.reduce((n, row) => n + (row[i] ?? 0), 0)))
}

/** But for what converting units leaves. */
const agrees = (value: number | null, sum: number): boolean => value !== null && Math.abs(value - sum) <= 1e-9 * Math.abs(sum)

const isCount = (piece: Piece | null): boolean => piece !== null && /^\d{1,3}개?$/.test(piece.squeezed)

function join(last: DraftProject, name: Piece, ledger: Ledger) {
  ledger.note('rows-joined', last.name.value, name, joined(last.name.value, name.text))
  last.name = joinedName(last.name, name, ledger)
}

function accountOf(piece: Piece | null, name: Piece, before: string | null, ledger: Ledger): Field<string | null> {
  if (piece) {
    ledger.recognised(piece)
    return printed(piece.text, piece)
  }
  if (before === null) {
    ledger.ask('account-missing', name.text, name)
    return absent(name.loc)
  }
  return repaired(before, { raw: '', loc: name.loc }, [ledger.repair('carried-down', '', before, name.loc)])
}
