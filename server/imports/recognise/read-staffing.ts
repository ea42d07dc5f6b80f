import type { Field, StaffingRecord, TeamRecord, UnitRecord } from '../records.ts'
import { columnOf, groups, headings, said } from './columns.ts'
import { figure, printed, repaired } from './field.ts'
import type { Ledger } from './ledger.ts'
import type { TableSegment } from './segment.ts'
import type { Line, Piece } from './source.ts'
import { tidy } from './text.ts'
import { isTotal, type Units } from './units.ts'

export interface Staffing {
  readonly rows: readonly StaffingRecord[]
  readonly teams: readonly TeamRecord[]
}

/** A table 조직 및 인력현황: posts by grade, people, teams; the 계 row is the table's own unit. */
export function readStaffing(table: TableSegment, owner: UnitRecord, units: Units, ledger: Ledger): Staffing {
  const at = columnsOf(table.header)
  const rows: StaffingRecord[] = []
  const teams: TeamRecord[] = []
  for (const row of table.rows) {
    const name = said(row, at.name)
    const unit = name && (isTotal(name) ? owner : units.find(name.text))
    if (!name || !unit) {
      if (name) ledger.ask('department-unknown', name.text, name)
      ledger.strange(row, 'row-unknown')
      continue
    }
    ledger.recognised(name)
    const cell = (column: number | null): Field<number | null> => {
      const piece = column === null ? undefined : row.pieces[column]
      return piece ? figure(piece, ledger, name.text, '명') : { value: null, raw: '', loc: name.loc, confidence: 0, repairs: [] }
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
    if (cellOfTeams) teams.push(...teamsOf(cellOfTeams, unit, ledger))
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

/** 정원 heads several columns: the total and the grades; which ones is in the second row. */
function columnsOf(header: readonly Line[]) {
  const columns = headings(header)
  const top = header[0] ? groups(header[0]) : []
  const quotaGroup = top.find((group) => group.piece.label.startsWith('정원'))
  const inGroup = (pattern: RegExp): number | null => {
    if (!quotaGroup) return null
    const found = columns.findIndex(
      (pieces, c) => c >= quotaGroup.from && c <= quotaGroup.to && pieces.some((piece) => pattern.test(piece.label)),
    )
    return found < 0 ? null : found
  }
  const grade4 = inGroup(/^(?:4급|4급이상|서기관)(?:이상)?$/)
  const grade5 = inGroup(/^5급$|^사무관$/)
  const grade6 = inGroup(/^6급(?:이하)?$/)
  const quota = inGroup(/^(?:총?계|소계|합계)$/) ?? quotaGroup?.from ?? null
  const known = new Set([grade4, grade5, grade6, quota])
  const others = quotaGroup
    ? columns.flatMap((pieces, c) =>
        c >= quotaGroup.from && c <= quotaGroup.to && !known.has(c) && pieces.length > 0 ? [c] : [],
      )
    : []
  return {
    name: columnOf(columns, /^(?:부서|실과|실·?과|과|조직|기관)명?$|^구분$/),
    quota,
    grade4,
    grade5,
    grade6,
    others,
    headcount: top.find((group) => group.piece.label.startsWith('현원'))?.from ?? null,
    teams: columnOf(columns, /직제명|^팀명?$|^담당명?$|계단위|팀단위/),
  }
}

function teamsOf(cell: Piece, unit: UnitRecord, ledger: Ledger): TeamRecord[] {
  ledger.recognised(cell)
  // A line break ends a team's name only where no comma does: cells wrap in the middle of a list.
  const names = cell.text
    .split(/[,，、;]/)
    .map((name) => tidy(name))
    .filter((name) => name !== '' && name !== '-')
  return names.map((name, i) => ({ unit: unit.key, order: i + 1, name: printed(name, cell) }))
}
