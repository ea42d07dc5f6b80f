import type { AmountFigure, Field } from '../records.ts'
import { columnOf, headings, said, yearColumns } from './columns.ts'
import { figure, printed, repaired } from './field.ts'
import type { Ledger } from './ledger.ts'
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
  readonly loc: Piece['loc']
}

/**
 * A table 관련 예산사업 내역: the unit programme's row, then its projects. A table that goes on over a page, without a
 * programme of its own, gives its projects to `before`.
 * @param overviewNames squeezed names of the overviews near the table: they decide which half rows make one name.
 */
export function readLines(
  table: TableSegment,
  before: DraftProgramme | null,
  heading: string | null,
  overviewNames: ReadonlySet<string>,
  money: string,
  account: string | null,
  ledger: Ledger,
): DraftProgramme[] {
  const columns = headings(table.header)
  const at = {
    name: columnOf(columns, /^(?:세부|단위)?사업명$/),
    account: columnOf(columns, /^회계(?:구분|명)?$/),
    count: columnOf(columns, /세부사업수/) ?? columnOf(columns, /^비고/),
    years: yearColumns(columns).filter((y) => y.kind !== null),
  }
  const years = (at.years.length > 0 ? at.years : yearColumns(columns)).toSorted((a, b) => a.year - b.year)
  const programmes: DraftProgramme[] = []
  let current = before
  let half: Piece | null = null
  const amounts = (line: Line, subject: string): AmountFigure[] =>
    years.map(({ year, kind, column }) => {
      const piece = line.pieces[column]
      const read = piece
        ? figure(piece, ledger, `${subject} ${year}`, money)
        : { value: null, raw: '', loc: line.pieces[0]?.loc ?? table.header[0]?.pieces[0]?.loc, confidence: 0, repairs: [] }
      return { year, kind: kind ?? 'budget', ...read } as AmountFigure
    })
  for (const [index, line] of table.rows.entries()) {
    const name = said(line, at.name)
    const hasFigures = years.some((year) => said(line, year.column) !== null)
    const count = said(line, at.count)
    const printedAccount = said(line, at.account)
    if (name && isTotal(name)) {
      ledger.strange(line, 'total-row')
      continue
    }
    const begins: boolean =
      name !== null &&
      (isCount(count) ||
        (current === null && half === null) ||
        (heading !== null && programmes.length === 0 && before === null && squeeze(name.text) === heading))
    if (begins && name) {
      ledger.recognised(name)
      current = {
        name: printed(name.text, name),
        account: accountOf(printedAccount, name, account ?? programmes.at(-1)?.account.value ?? null, ledger),
        projectCount: count
          ? figure(count, ledger, name.text, '개')
          : { value: null, raw: '', loc: name.loc, confidence: 1, repairs: [] },
        amounts: amounts(line, name.text),
        projects: [],
        loc: name.loc,
      }
      programmes.push(current)
    } else if (current === null) {
      ledger.strange(line, 'no-programme-row')
      continue
    } else if (name && !hasFigures && filled(line).length === 1) {
      if (half !== null)
        ledger.strange({ kind: 'row', pieces: [half], block: half.loc.block, sheet: half.loc.sheet }, 'row-unknown')
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
    if (printedAccount && printedAccount.text === current.account.value) ledger.recognised(printedAccount)
    ledger.rest(line)
  }
  if (half !== null) ledger.strange({ kind: 'row', pieces: [half], block: half.loc.block, sheet: half.loc.sheet }, 'row-unknown')
  return programmes
}

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
    return { value: null, raw: '', loc: name.loc, confidence: 0, repairs: [] }
  }
  return repaired(before, { raw: '', loc: name.loc }, [ledger.repair('carried-down', '', before, name.loc)])
}
