import Big from 'big.js'
import type { Field } from '../records.ts'
import { columnsOf, MONEY_UNITS } from './heads.ts'
import type { Ledger } from './ledger.ts'
import type { TableSegment } from './segment.ts'
import type { Piece } from './source.ts'
import type { Payer } from '../records.ts'

export interface Money {
  readonly won: number
  readonly word: string
}

/** '(단위 : 백만원, %)' → 1000000; null when the caption names no unit of money. */
export function wonOf(caption: string): Money | null {
  const unit = /단위\s*[::]?(.*)/.exec(caption.replace(/\s/g, ''))?.[1] ?? ''
  const word = /억원|백만원|만원|천원|원/.exec(unit)?.[0] ?? ''
  const won = MONEY_UNITS[word]
  return won === undefined ? null : { won, word }
}

/** The unit of a table's amounts, by what a person said, its header ('예산액(천원)'), else its caption; null = it prints none. */
export function unitIn(table: TableSegment): (Money & { readonly piece: Piece }) | null {
  if (table.kind === 'indicators' || table.kind === 'staffing') return null
  const [first] = table.header[0]?.pieces ?? []
  if (table.rule?.money && first) return { ...table.rule.money, piece: first }
  for (const { unit, pieces } of columnsOf(table.header, table.kind)) {
    const won = MONEY_UNITS[unit ?? '']
    const [piece] = pieces
    // What a person said of one column is of that column.
    if (unit !== null && won !== undefined && piece && !piece.said) return { won, word: unit, piece }
  }
  const said = table.caption && wonOf(table.caption.text)
  return said && table.caption ? { ...said, piece: table.caption } : null
}

/** An amount of a table in the unit of the plan. */
export function inUnit(amount: Field<number | null>, own: Money, plan: Money, ledger: Ledger): Field<number | null> {
  if (amount.value === null || own.won === plan.won) return amount
  const value = new Big(amount.value).times(own.won).div(plan.won).toNumber()
  const repair = ledger.repair('unit-converted', `${amount.raw} ${own.word}`, `${value} ${plan.word}`, amount.loc)
  return { ...amount, value, repairs: [...amount.repairs, repair], confidence: Math.min(amount.confidence, 0.7) }
}

/** What kind of government the plan is of decides who pays 시비: a metropolitan city is a province's equal. */
export type GovernmentLevel = 'province' | 'metropolitan' | 'municipality'

export const governmentLevel = (name: string): GovernmentLevel =>
  /(?:특별시|광역시|특별자치시)$/.test(name) ? 'metropolitan' : /(?:특별자치도|도)$/.test(name) ? 'province' : 'municipality'

const PAYERS =
  '국고보조금|국고|국비|시도비|시·도비|도비|시군구비|시군비|시·군비|시비|군비|구비|자부담|민자|민간|기금|균특|지특|기타|교육청'
const SHARE = new RegExp(`(${PAYERS})\\s*[(:]?\\s*(\\d+(?:\\.\\d+)?)\\s*%\\s*\\)?|(\\d+(?:\\.\\d+)?)\\s*%\\s*(${PAYERS})`, 'g')

/** Who pays how much of a project, as far as 지원조건 says so in percent: '국비 50%, 도비 20%, 시군비 30%', '100% 도비사업'. */
export function sharesOf(
  condition: string,
  level: GovernmentLevel,
): { readonly payer: Payer; readonly percent: number; readonly raw: string }[] {
  const shares = new Map<Payer, { percent: number; raw: string }>()
  for (const [raw, before, first, second, behind] of condition
    .replace(/％/g, '%')
    .replace(/[ㆍ‧.](?=\S*비)/g, '·')
    .matchAll(SHARE)) {
    const payer = payerOf(before ?? behind ?? '', level)
    const known = shares.get(payer)
    const percent = Number(first ?? second)
    shares.set(payer, known ? { percent: known.percent + percent, raw: `${known.raw}, ${raw}` } : { percent, raw })
  }
  return [...shares].map(([payer, share]) => ({ payer, ...share }))
}

function payerOf(word: string, level: GovernmentLevel): Payer {
  if (word.startsWith('국') || word === '균특' || word === '지특') return 'national'
  if (/^(?:시도비|시·도비|도비)$/.test(word)) return 'province'
  if (word === '시비' && level === 'metropolitan') return 'province'
  if (/^(?:시군구비|시군비|시·군비|시비|군비|구비)$/.test(word)) return 'municipality'
  return 'other'
}
