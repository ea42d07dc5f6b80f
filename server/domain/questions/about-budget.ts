import { roundHalfUp } from '../scoring/decimal.ts'
import { formatNumber } from '../words/format-number.ts'
import { withParticle } from '../words/particle.ts'
import { type Both, label, TERMS } from '../words/terms.ts'
import { SHOWN } from './about-group.ts'
import { lines } from './about-indicator.ts'
import {
  type AnswerBody,
  type Cell,
  type Cite,
  type Figure,
  Figures,
  joined,
  line,
  type Line,
  type Piece,
  type Place,
  type Row,
  toned,
  NOTHING,
} from './answer.ts'
import { both } from './figures.ts'
import type { ThingKind } from './link.ts'
import Big from 'big.js'

type MoneyKind = 'settled' | 'budget' | 'plan'

/** The money of one programme, project, department or bureau in a year. 원. */
export interface MoneyAt {
  readonly kind: Extract<ThingKind, 'programme' | 'project' | 'department' | 'bureau'>
  readonly id: number
  readonly name: string
  readonly within: string
  readonly place: Place
  readonly year: number
  readonly amount: { readonly kind: MoneyKind; readonly won: number } | null
  /** of the year before, to compare with: as it was voted where this is */
  readonly before: { readonly kind: MoneyKind; readonly won: number } | null
  /** into this year, where it is printed, 원 and percent; else it is computed of the two */
  readonly change?: { readonly won: number; readonly rate: number | null } | undefined
  /** 집행액 so far */
  readonly spent: { readonly won: number; readonly asOf: string } | null
}
export type CiteMoney = (of: MoneyAt, year: number, won: number) => Cite | null

const KIND: Readonly<Record<MoneyKind, Both>> = {
  settled: both('결산', 'settled'),
  budget: both('예산', 'budget'),
  plan: both('계획', 'planned'),
}
const MILLION = 1_000_000
const millions = (won: number) => formatNumber(roundHalfUp(new Big(won).div(MILLION), 0))
const money = (text: string): Both => both(`${text}백만원`, `${text} million won`)
const signed = (text: string) => (text.startsWith('△') || text === '0' ? text : `+${text}`)

class MoneyFigures {
  readonly figures = new Figures()
  readonly #cite: CiteMoney
  constructor(cite: CiteMoney) {
    this.#cite = cite
  }
  #base(at: MoneyAt) {
    return { of: { kind: at.kind, id: at.id }, unit: '원', place: at.place }
  }
  amount(at: MoneyAt, which: 'amount' | 'amount-before' = 'amount'): Figure | null {
    const found = which === 'amount' ? at.amount : at.before
    if (found === null) return null
    const year = which === 'amount' ? at.year : at.year - 1
    return this.figures.add({
      ...this.#base(at),
      field: which,
      label: both(`${year}년 ${KIND[found.kind].ko}`, `${year} ${KIND[found.kind].en}`),
      value: found.won,
      text: money(millions(found.won)),
      year,
      cite: this.#cite(at, year, found.won) ?? { kind: 'record', words: both('기록된 금액', 'the amount on record') },
    })
  }
  change(at: MoneyAt): Figure | null {
    const change = changeOf(at)
    if (change === null) return null
    return this.figures.add({
      ...this.#base(at),
      field: 'change',
      label: label('change'),
      value: change,
      text: money(signed(millions(change))),
      tone: change < 0 ? 'bad' : 'plain',
      year: at.year,
      cite: {
        kind: 'formula',
        words: both(
          `${at.year}년 ${millions(at.amount?.won ?? 0)} − ${at.year - 1}년 ${millions(at.before?.won ?? 0)}${at.change ? ', 계획서에 인쇄된 증감' : ''}`,
          `${at.year}: ${millions(at.amount?.won ?? 0)} − ${at.year - 1}: ${millions(at.before?.won ?? 0)}${at.change ? ', as the plan prints it' : ''}`,
        ),
      },
    })
  }
  rate(at: MoneyAt): Figure | null {
    const change = changeOf(at)
    if (change === null || at.before === null || at.before.won === 0) return null
    const value = at.change?.rate ?? roundHalfUp(new Big(change).div(new Big(at.before.won).abs()).times(100), 2)
    const text = `${signed(formatNumber(value, { decimals: 2 }))}%`
    return this.figures.add({
      ...this.#base(at),
      unit: '%',
      field: 'change-rate',
      label: both('증감률', 'Change in percent'),
      value,
      text: both(text, text),
      tone: change < 0 ? 'bad' : 'plain',
      year: at.year,
      cite: {
        kind: 'formula',
        words: both(
          `증감 ${millions(change)} ÷ ${at.year - 1}년 ${millions(at.before.won)} × 100`,
          `change ${millions(change)} ÷ ${at.year - 1}: ${millions(at.before.won)} × 100`,
        ),
      },
    })
  }
  spent(at: MoneyAt): Figure | null {
    if (at.spent === null) return null
    return this.figures.add({
      ...this.#base(at),
      field: 'spent',
      label: both(`집행액(${at.spent.asOf} 기준)`, `Spent as of ${at.spent.asOf}`),
      value: at.spent.won,
      text: money(millions(at.spent.won)),
      year: at.year,
      cite: { kind: 'record', words: both('올린 집행액', 'as it was brought in') },
    })
  }
}

/** Into the year, like with like: a settled amount is not a budget. */
function changeOf(at: MoneyAt): number | null {
  if (at.amount === null || at.before === null) return null
  if (at.change) return at.change.won
  return at.amount.kind === at.before.kind ? at.amount.won - at.before.won : null
}

const kindWord: Readonly<Record<MoneyAt['kind'], Both>> = {
  programme: TERMS.unitProgramme,
  project: TERMS.detailedProject,
  department: both('', ''),
  bureau: both('', ''),
}

/** 예산 of one thing in one year. */
export function budgetAnswer(at: MoneyAt, cite: CiteMoney): AnswerBody {
  const own = new MoneyFigures(cite)
  const year = String(at.year)
  const kind = kindWord[at.kind]
  const name =
    kind.ko === ''
      ? { ko: `${at.name} 정책사업`, en: `${at.name} (policy programmes)` }
      : { ko: `${kind.ko} ${at.name}`, en: `${at.name} (${kind.en})` }
  const amount = own.amount(at)
  if (amount === null || at.amount === null)
    return {
      ...NOTHING,
      status: 'no-data',
      sentence: lines(
        line`${name.ko}의 ${year}년 금액은 계획에 없습니다.`,
        line`${name.en}: the plan gives no amount for ${year}.`,
      ),
      place: at.place,
    }
  const change = changeOf(at)
  const before = change === null ? null : own.amount(at, 'amount-before')
  const [moved, rate] = change === null ? [null, null] : [own.change(at), own.rate(at)]
  const spent = own.spent(at)
  const word = KIND[at.amount.kind]
  const changed = (language: keyof Both): readonly Piece[] => {
    if (moved === null || before === null) return []
    const share = rate === null ? [] : line`(${rate})`
    return language === 'ko'
      ? line`전년 ${before} 대비 증감은 ${moved}${share}입니다.`
      : line`The year before it was ${before}: ${moved}${rate === null ? [] : line` (${rate})`}.`
  }
  return {
    ...NOTHING,
    status: 'answered',
    sentence: lines(
      joined(
        line`${year}년 ${name.ko} ${withParticle(word.ko, '은/는')} ${amount}입니다.`,
        changed('ko'),
        spent === null ? [] : line`집행액은 ${spent}입니다.`,
      ),
      joined(
        line`${name.en}, ${year} ${word.en}: ${amount}.`,
        changed('en'),
        spent === null ? [] : line`Spent so far: ${spent}.`,
      ),
    ),
    figures: own.figures.all,
    place: at.place,
  }
}

interface MoneyOrder {
  readonly by: 'fall' | 'rise' | 'amount'
  readonly most: boolean
  readonly count: number
  /** what is said of them, where it is not the order */
  readonly word?: Both
}

const valueOf = (at: MoneyAt, by: MoneyOrder['by']): number | null => {
  if (by === 'amount') return at.amount?.won ?? null
  const change = changeOf(at)
  if (change === null) return null
  return by === 'fall' ? (change < 0 ? -change : null) : change > 0 ? change : null
}

/**
 * 순위 by money: of unit programmes and of projects apart, since '사업' can mean either and one contains the other. 원.
 */
export function budgetRankAnswer(
  of: { readonly name: string; readonly place: Place; readonly year: number; readonly groups: readonly (readonly MoneyAt[])[] },
  order: MoneyOrder,
  cite: CiteMoney,
): AnswerBody {
  const own = new MoneyFigures(cite)
  const year = String(of.year)
  const way =
    order.word ??
    (order.by === 'amount'
      ? order.most
        ? both('예산이 가장 큰', 'with the largest budget')
        : both('예산이 가장 작은', 'with the smallest budget')
      : order.by === 'fall'
        ? both('예산이 가장 많이 줄어든', 'cut most')
        : both('예산이 가장 많이 늘어난', 'raised most'))
  const sentences: { ko: readonly Piece[]; en: readonly Piece[] }[] = []
  const rows: Row[] = []
  let more = 0
  for (const group of of.groups) {
    const sorted = group
      .flatMap((at) => {
        const value = valueOf(at, order.by)
        return value === null ? [] : [{ at, value }]
      })
      .toSorted((a, b) => (order.most ? b.value - a.value : a.value - b.value) || a.at.id - b.at.id)
    const limit = sorted[Math.min(order.count, sorted.length) - 1]?.value
    const found = sorted.filter((one, index) => index < order.count || one.value === limit)
    const kind = kindWord[group[0]?.kind ?? 'programme']
    const made = found.slice(0, SHOWN).map(({ at, value }) => {
      const before = order.by === 'amount' ? null : own.amount(at, 'amount-before')
      const [amount, change] = [own.amount(at), order.by === 'amount' ? null : own.change(at)]
      const cells: Cell[] = [before, amount, change].map((figure) => ({
        mark: figure?.mark ?? null,
        text: figure === null ? both('–', '–') : null,
        tone: figure?.tone ?? 'quiet',
      }))
      rows.push({ name: at.name, within: at.within, place: at.place, cells })
      return { at, value, before, amount, change }
    })
    more += found.length - made.length
    const first = made.filter((one) => order.word !== undefined || one.value === made[0]?.value).slice(0, 3)
    if (first.length === 0) continue
    const others = made.length > first.length && (order.word !== undefined || made[first.length]?.value === first[0]?.value)
    const say = (language: keyof Both): readonly Piece[] =>
      first.flatMap(({ at, before, amount, change }, index) => {
        const figures =
          change !== null && before !== null && amount !== null
            ? line` ${change}(${String(at.year - 1)}년 ${before} → ${String(at.year)}년 ${amount})`
            : amount === null
              ? []
              : line` ${amount}`
        const english =
          change !== null && before !== null && amount !== null
            ? line` ${change} (${String(at.year - 1)}: ${before}, ${String(at.year)}: ${amount})`
            : amount === null
              ? []
              : line` ${amount}`
        const one = line`${at.name}${language === 'ko' ? figures : english}`
        return index === 0 ? one : [toned(', ', 'plain'), ...one]
      })
    sentences.push({
      ko: line`${kind.ko === '' ? '' : `${kind.ko} `}${say('ko')}${others ? ' 등' : ''}`,
      en: line`${kind.en === '' ? '' : `${kind.en} `}${say('en')}${others ? ' and more' : ''}`,
    })
  }
  if (sentences.length === 0)
    return {
      ...NOTHING,
      status: 'no-data',
      sentence: lines(line`${year}년 ${of.name}에 그런 사업은 없습니다.`, line`${of.name} has no such programme in ${year}.`),
      place: of.place,
    }
  const parts = (language: keyof Both) =>
    sentences.flatMap((one, index) =>
      index === 0 ? one[language] : [toned(language === 'ko' ? ', ' : '; ', 'plain'), ...one[language]],
    )
  const sentence: Line = lines(
    line`${year}년 ${of.name}에서 ${way.ko} ${of.groups[0]?.[0]?.kind === 'department' ? '부서는' : '사업은'} ${parts('ko')}입니다.`,
    line`${of.name}, ${year}, ${way.en}: ${parts('en')}.`,
  )
  return {
    ...NOTHING,
    status: 'answered',
    sentence,
    figures: own.figures.all,
    table: { columns: [both(`${of.year - 1}년`, String(of.year - 1)), both(`${year}년`, year), label('change')], rows, more },
    place: of.place,
  }
}

/** 신규 사업: without money the year before, with some this year. */
export function newProgrammesAnswer(
  of: { readonly name: string; readonly place: Place; readonly year: number; readonly groups: readonly (readonly MoneyAt[])[] },
  cite: CiteMoney,
): AnswerBody {
  const isNew = (at: MoneyAt) => at.amount !== null && at.amount.won > 0 && at.before !== null && at.before.won === 0
  return budgetRankAnswer(
    { ...of, groups: of.groups.map((group) => group.filter(isNew)) },
    { by: 'rise', most: true, count: SHOWN, word: both('신규', 'new') },
    cite,
  )
}

/** The money of some programmes or units, or of one in several years, side by side; nothing is added up. */
export function moneyCompared(all: readonly MoneyAt[], cite: CiteMoney): AnswerBody {
  const own = new MoneyFigures(cite)
  const same = new Set(all.map((at) => `${at.kind}.${at.id}`)).size === 1
  const rows = all.map((at) => ({ at, amount: own.amount(at) }))
  const [first] = all
  const say = (language: keyof Both): readonly Piece[] =>
    rows.flatMap(({ at, amount }, index) => {
      const name = same ? '' : `${at.name} `
      const word = KIND[at.amount?.kind ?? 'budget'][language]
      const one =
        language === 'ko'
          ? line`${String(at.year)}년 ${name}${amount === null ? '금액 없음' : line`${word} ${amount}`}`
          : line`${name}${String(at.year)}${amount === null ? ': none' : line` ${word}: ${amount}`}`
      return index === 0 ? one : [toned(language === 'ko' ? ' · ' : '; ', 'plain'), ...one]
    })
  const head = same ? `${first?.name ?? ''}: ` : ''
  return {
    ...NOTHING,
    status: rows.some((one) => one.amount !== null) ? 'answered' : 'no-data',
    sentence: lines(line`${head}${say('ko')}.`, line`${head}${say('en')}.`),
    figures: own.figures.all,
    table: {
      columns: [label('budget')],
      rows: rows.map(({ at, amount }) => ({
        name: same ? `${at.year}년` : at.name,
        within: at.within,
        place: at.place,
        cells: [{ mark: amount?.mark ?? null, text: amount === null ? both('–', '–') : null, tone: amount?.tone ?? 'quiet' }],
      })),
      more: 0,
    },
    place: first?.place ?? null,
  }
}
