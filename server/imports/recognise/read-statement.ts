import type { Field, StatementItem, StatementRecord, UnitRecord } from '../records.ts'
import { figureKind, groups, headOf } from './heads.ts'
import { absent, figure, repaired } from './field.ts'
import type { Ledger } from './ledger.ts'
import { inUnit, type Money, unitIn } from './money.ts'
import type { TableSegment } from './segment.ts'
import type { Line } from './source.ts'
import { labelOf, letterSpaced, squeeze } from './text.ts'

const ITEMS: readonly [RegExp, StatementItem][] = [
  [/^(?:총?계|합계|총합계)$/, 'total'],
  [/^정책사업비?$/, 'policy'],
  [/^행정운영경비$/, 'administration'],
  [/^인력운영비$/, 'personnel'],
  [/^기본경비$/, 'basic'],
  [/^재무활동비?$/, 'finance'],
]
const itemOf = (label: string) => ITEMS.find(([pattern]) => pattern.test(label.replace(NUMBERING, '')))?.[1]
/** Which line of a statement a cell's text names; null: none. */
export const statementItem = (text: string): StatementItem | null => itemOf(labelOf(squeeze(text))) ?? null
/** An amount and what stands beside it in percent */
const PAIRS = { budget: 'budgetShare', previous: 'previousShare', change: 'changeRate' } as const
type Column = keyof typeof PAIRS | (typeof PAIRS)[keyof typeof PAIRS]

/** A table 예산현황: six items, this year, last year, the change. */
export function readStatement(
  table: TableSegment,
  owner: UnitRecord,
  money: Money,
  fiscalYear: number,
  ledger: Ledger,
): StatementRecord[] {
  const at = columnsOf(table, fiscalYear, ledger)
  const own = unitIn(table) ?? money
  const figures = Object.values(at)
  const records: StatementRecord[] = []
  for (const row of table.rows) {
    const name = row.pieces.find((piece, column) => piece.text !== '' && !figures.includes(column))
    const item = name && itemOf(name.label)
    if (!name || !item) {
      ledger.strange(row, 'item-unknown')
      continue
    }
    ledger.recognised(name)
    const cell = (column: Column): Field<number | null> => {
      const piece = row.pieces[at[column] ?? -1]
      if (!piece) return absent(name.loc)
      const of = column in PAIRS ? own : { won: money.won, word: '%' }
      return inUnit(figure(piece, ledger, `${owner.name.value} ${name.text}`, of.word), of, money, ledger)
    }
    const repairs = letterSpaced(name.text) ? [ledger.repair('letter-spaced-label', name.raw, name.label, name.loc)] : []
    records.push({
      unit: owner.key,
      item: repaired(item, name, repairs, 1),
      loc: name.loc,
      budget: cell('budget'),
      budgetShare: cell('budgetShare'),
      previous: cell('previous'),
      previousShare: cell('previousShare'),
      change: cell('change'),
      changeRate: cell('changeRate'),
    })
    ledger.rest(row)
  }
  return records
}

const NUMBERING = /^(?:[○◦·ㆍ-]|\(?\d[.)·]|\(?[가-하][.)·])+/

/**
 * The first header row says which year a pair of columns is of. The second row cannot be trusted to say which of the pair
 * is the amount (the form's own copies disagree), so the cells decide: a share is printed with '%'.
 */
function columnsOf(table: TableSegment, fiscalYear: number, ledger: Ledger): Partial<Record<Column, number>> {
  const [top, second] = table.header
  if (!top) return {}
  const at: Partial<Record<Column, number>> = {}
  let ignored = false
  for (const { amount, from, to } of pairsOf(top, fiscalYear)) {
    const share = PAIRS[amount]
    if (to === from) {
      at[amount] = from
      continue
    }
    const pair = [from, from + 1] as const
    const words = pair.map((c) => (second ?? top).pieces[c]?.label ?? '')
    const said = pair.find((_, i) => isShare(words[i] ?? '') && !isShare(words[1 - i] ?? ''))
    const shown = pair.find((c, i) => percents(table.rows, c) > percents(table.rows, pair[1 - i] ?? c))
    const shareAt = shown ?? said ?? pair[1]
    if (second && said !== shareAt) ignored = true
    at[share] = shareAt
    at[amount] = shareAt === pair[0] ? pair[1] : pair[0]
  }
  if (ignored && second) {
    const first = second.pieces.find((piece) => piece.text !== '')
    if (first)
      ledger.repair(
        'header-second-row-ignored',
        second.pieces.map((piece) => piece.text).join(' | '),
        top.pieces.map((piece) => piece.text).join(' | '),
        first.loc,
      )
  }
  return at
}

/**
 * '예산액 | | 전년도예산액 | | 비교증감 |' and '예산액 | 구성비 | 전년도예산액 | 구성비 | 증감액 | 증감률' alike; also with years:
 * '2025년 예산 | 2026년 예산 | 증감'.
 */
function pairsOf(top: Line, fiscalYear: number): { amount: keyof typeof PAIRS; from: number; to: number }[] {
  const pairs: { amount: keyof typeof PAIRS; from: number; to: number }[] = []
  for (const group of groups(top)) {
    const last = pairs.at(-1)
    const { words, year, offset } = headOf(group.piece.label)
    const kinds = words.map((word) => figureKind(word, 'statement'))
    const ago = year === null ? (offset ?? 0) : year - fiscalYear
    const amount = kinds.includes('change')
      ? 'change'
      : isShare(group.piece.label) ||
          kinds.some((kind) => kind === null || kind === 'settled') ||
          (words.length === 0 && year === null)
        ? null
        : ago === 0
          ? 'budget'
          : ago === -1
            ? 'previous'
            : null
    if (amount && !pairs.some((pair) => pair.amount === amount)) pairs.push({ amount, from: group.from, to: group.to })
    else if (last && isShare(group.piece.label)) last.to = group.to
  }
  return pairs
}

const isShare = (word: string): boolean => /구성비|비율|증감[률율]|비중|^%$/.test(word)
const percents = (rows: readonly Line[], column: number): number =>
  rows.filter((row) => /%/.test(row.pieces[column]?.text ?? '')).length
