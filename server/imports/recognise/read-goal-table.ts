import type { Field } from '../records.ts'
import { columnOf, headings, said } from './columns.ts'
import { figure, printed, repaired } from './field.ts'
import type { Ledger } from './ledger.ts'
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
export function readGoalTable(table: TableSegment, money: string, ledger: Ledger): PrintedGoal[] {
  const columns = headings(table.header)
  const at = {
    name: columnOf(columns, /^정책(?:사업)?목표명?$/),
    indicators: columnOf(columns, /^성과지표(?:수|개수)/),
    programmes: columnOf(columns, /^단위사업(?:수|개수)/),
    amount: columnOf(columns, /예산액?$|^예산액/),
  }
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
      return piece ? figure(piece, ledger, name.text, unit) : { value: null, raw: '', loc: name.loc, confidence: 0, repairs: [] }
    }
    goals.push({
      name: printed(name.text, name),
      indicators: cell(at.indicators, '개'),
      programmes: cell(at.programmes, '개'),
      amount: cell(at.amount, money),
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
