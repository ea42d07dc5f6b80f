import type { Field } from '../records.ts'
import { columnsOf, roleAt, said } from './heads.ts'
import { absent, figure, printed, repaired } from './field.ts'
import type { Ledger } from './ledger.ts'
import { inUnit, type Money, unitIn } from './money.ts'
import type { TableSegment } from './segment.ts'
import { filled, type Piece } from './source.ts'
import { joined } from './text.ts'
import { isTotal } from './units.ts'

export interface PrintedGoal {
  readonly name: Field<string>
  readonly indicators: Field<number | null>
  readonly programmes: Field<number | null>
  readonly amount: Field<number | null>
}

/** Rows of a table 정책사업목표 현황; a table of a header only has none. */
export function readGoalTable(table: TableSegment, money: Money, ledger: Ledger): PrintedGoal[] {
  const columns = columnsOf(table.header, 'goal-table')
  const at = {
    name: roleAt(columns, 'name'),
    indicators: roleAt(columns, 'indicators'),
    programmes: roleAt(columns, 'programmes'),
    amount: roleAt(columns, 'amount'),
  }
  const own = unitIn(table) ?? money
  const goals: PrintedGoal[] = []
  for (const row of table.rows) {
    const name = said(row, at.name)
    if (!name || isTotal(name)) {
      ledger.strange(row, name ? 'total-row' : 'row-unknown')
      continue
    }
    const last = goals.at(-1)
    if (last && filled(row).length === 1) {
      goals[goals.length - 1] = { ...last, name: joinedName(last.name, name, ledger) }
      continue
    }
    ledger.recognised(name)
    const cell = (column: number | null, unit: string): Field<number | null> => {
      const piece = column === null ? undefined : row.pieces[column]
      return piece ? figure(piece, ledger, name.text, unit) : absent(name.loc)
    }
    goals.push({
      name: printed(name.text, name),
      indicators: cell(at.indicators, '개'),
      programmes: cell(at.programmes, '개'),
      amount: inUnit(cell(at.amount, own.word), own, money, ledger),
    })
    ledger.rest(row)
  }
  return goals
}

/** A name whose rest stands in the row below, where nothing else stands. */
export function joinedName(first: Field<string>, rest: Piece, ledger: Ledger): Field<string> {
  ledger.recognised(rest)
  const value = joined(first.value, rest.text)
  const repair = ledger.repair('row-joined', `${first.raw} / ${rest.raw}`, value, rest.loc)
  return repaired(value, first, [...first.repairs, repair])
}
