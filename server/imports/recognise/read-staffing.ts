import type { Field, StaffingRecord, TeamRecord, UnitRecord } from '../records.ts'
import { columnsOf, gradeOf, groups, roleAt, said } from './heads.ts'
import { absent, figure, printed, repaired } from './field.ts'
import type { Ledger } from './ledger.ts'
import type { TableSegment } from './segment.ts'
import { filled, type Line, type Piece } from './source.ts'
import { tidy } from './text.ts'
import { isTotal, type Units } from './units.ts'

export interface Staffing {
  readonly rows: readonly StaffingRecord[]
  readonly teams: readonly TeamRecord[]
}

/** A table 조직 및 인력현황: posts by grade, people, teams; the 계 row is the table's own unit. */
export function readStaffing(table: TableSegment, owner: UnitRecord, units: Units, ledger: Ledger): Staffing {
  const at = columnsIn(table.header)
  const rows: StaffingRecord[] = []
  const teams: TeamRecord[] = []
  for (const row of table.rows) {
    const name = said(row, at.name)
    const below = said(row, at.teams)
    const last = rows.at(-1)
    // A unit with its teams one below the other.
    if (!name && below && filled(row).length === 1 && last?.row === 'unit') {
      const of = units.find(last.name.value)
      if (of) teams.push(...teamsOf(below, of, teams.filter((team) => team.unit === of.key).length, ledger))
      continue
    }
    const unit = name && (isTotal(name) ? owner : units.find(name.text))
    if (!name || !unit) {
      if (name) ledger.ask('department-unknown', name.text, name)
      ledger.strange(row, 'row-unknown')
      continue
    }
    ledger.recognised(name)
    const cell = (from: readonly number[]): Field<number | null> => {
      const read = from.flatMap((column) => row.pieces[column] ?? []).map((piece) => figure(piece, ledger, name.text, '명'))
      const [one] = read
      if (!one) return absent(name.loc)
      if (read.length === 1 || read.some(({ confidence }) => confidence === 0)) return one
      const value = read.reduce((sum, { value: n }) => sum + (n ?? 0), 0)
      const raw = read.map((field) => field.raw).join(' + ')
      return repaired(value, { raw, loc: one.loc }, [ledger.repair('cells-summed', raw, String(value), one.loc)])
    }
    rows.push({
      tableUnit: owner.key,
      unit: unit.key,
      row: isTotal(name) ? 'total' : 'unit',
      name: nameOf(name, unit, ledger),
      loc: name.loc,
      quota: cell(at.quota),
      grade4: cell(at.grade4),
      grade5: cell(at.grade5),
      grade6: cell(at.grade6),
      headcount: cell(at.headcount),
    })
    const cellOfTeams = said(row, at.teams)
    if (cellOfTeams) teams.push(...teamsOf(cellOfTeams, unit, 0, ledger))
    const others = row.pieces.filter((piece, column) => at.others.includes(column) && piece.text !== '')
    for (const piece of others) {
      ledger.ask('grade-columns', name.text, piece)
      ledger.recognised(piece)
    }
    ledger.rest(row)
  }
  return { rows, teams }
}

function nameOf(name: Piece, unit: UnitRecord, ledger: Ledger): Field<string> {
  if (isTotal(name) || name.text === unit.name.value) return printed(name.text, name)
  return repaired(name.text, name, [ledger.repair('spelling-matched', name.raw, unit.name.value, name.loc)])
}

/** 정원 heads several columns: the total and the grades; which ones is in the second row. Several grades may make one of ours. */
function columnsIn(header: readonly Line[]) {
  const columns = columnsOf(header, 'staffing')
  const top = header[0] ? groups(header[0]) : []
  const group = top.find(({ piece }) => piece.label.startsWith('정원'))
  const inGroup = columns.filter(({ index, pieces }) => group && index >= group.from && index <= group.to && pieces.length > 0)
  const quota = inGroup.find(({ pieces }) => pieces.some(isTotal))?.index ?? group?.from ?? null
  const posts = inGroup.filter(({ index }) => index !== quota)
  const of = (grade: ReturnType<typeof gradeOf>) =>
    posts
      .filter(({ pieces }) => (pieces.map((piece) => gradeOf(piece.label)).find((found) => found !== null) ?? null) === grade)
      .map(({ index }) => index)
  return {
    name: roleAt(columns, 'name'),
    quota: quota === null ? [] : [quota],
    grade4: of('grade4'),
    grade5: of('grade5'),
    grade6: of('grade6'),
    others: of(null),
    headcount: top.filter(({ piece }) => piece.label.startsWith('현원')).map(({ from }) => from),
    teams: roleAt(columns, 'teams'),
  }
}

function teamsOf(cell: Piece, unit: UnitRecord, before: number, ledger: Ledger): TeamRecord[] {
  ledger.recognised(cell)
  // Without commas each line is a team, when each ends as one does; else cells wrap in the middle of a list.
  const parts = cell.raw
    .split(/\s*(?:\n|<br\s*\/?>)\s*/i)
    .map(tidy)
    .filter((line) => line !== '')
  const lines = parts.length > 1 && parts.every((line) => /(?:팀|담당|계|센터|반)$/.test(line)) ? parts : [cell.text]
  const names = lines
    .flatMap((line) => line.split(/[,，、;]/))
    .map((name) => tidy(name))
    .filter((name) => name !== '' && name !== '-')
  return names.map((name, i) => ({ unit: unit.key, order: before + i + 1, name: printed(name, cell) }))
}
