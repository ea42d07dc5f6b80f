import Big from 'big.js'
import { inCommon } from '../scoring/decimal.ts'
import { isWord } from './entry-text.ts'
import type { Rate, Target } from '../scoring/value.ts'

/** Rules that block: the figure cannot be right. */
export type HardRule =
  | 'out-of-range'
  | 'fraction-of-a-count'
  | 'negative-count'
  | 'share-over-100'
  | 'parts-not-whole'
  | 'falling-cumulative'
/** Rules that ask for a word: the figure may be right, and often is not. */
export type SoftRule =
  | 'far-from-last-year'
  | 'over-150-of-target'
  | 'under-50-of-target'
  | 'equal-to-target'
  | 'jump-10'
  | 'jump-100'
  | 'jump-1000'

/** One rule that spoke, with the figures its sentence names (in the indicator's unit; `percent`, `factor` as they say). */
export interface Finding {
  readonly rule: HardRule | SoftRule
  readonly hard: boolean
  readonly figures: Readonly<Record<string, number>>
}

/** All that a check may look at. Figures in the indicator's own unit. */
export interface Checked {
  readonly name: string
  readonly unit: string
  readonly value: number
  /** whether the percentage is a share of a whole, as stated for the indicator; null = nobody said */
  readonly shareOfWhole: boolean | null
  /** `each`: what happened in the period · `running-total` 누계: what happened since January */
  readonly reported: 'each' | 'running-total'
  /** Parts of a composite indicator; null when it has none or they are not given. */
  readonly parts: readonly number[] | null
  /** The newest earlier running total of the year; null when there is none. */
  readonly before: number | null
  /** The next later running total of the year, when a period is filled in afterwards; null when there is none. */
  readonly next: number | null
  /** The same period of last year; null when it was not measured. */
  readonly lastYear: number | null
  readonly target: Target
  /** The year's figure with this value in it, and whether every period of the year is in. */
  readonly year: { readonly value: number | null; readonly complete: boolean; readonly grows: boolean }
}

// What is counted in ones. 만명, 천원 and the like may well have a fraction.
const COUNTED: ReadonlySet<string> = new Set([
  '회',
  '건',
  '명',
  '개',
  '개소',
  '개국',
  '곳',
  '가구',
  '세대',
  '팀',
  '대',
  '종',
  '권',
  '인',
  '사',
  '편',
  '호',
])
/** 낱개로 세는 단위: a figure of it has no fraction. */
export const isCountedInOnes = (unit: string): boolean => COUNTED.has(unit.trim())

// A rate of change is no share of a whole.
const CHANGE = /증가|증감|신장|성장|상승|감소|변동|달성률|대비/

/**
 * Whether a percentage cannot be over 100. Stated for the indicator, or else: every % but rates of change, and but those
 * whose own target or last year's figure is over 100 already.
 */
export function isShareOfWhole(of: Pick<Checked, 'name' | 'unit' | 'shareOfWhole' | 'target' | 'lastYear'>): boolean {
  if (of.shareOfWhole !== null) return of.shareOfWhole
  if (of.unit.trim() !== '%' || CHANGE.test(of.name)) return false
  return !(of.target.kind === 'set' && of.target.value > 100) && !(of.lastYear !== null && of.lastYear > 100)
}

/** Every rule that speaks of the figure, hard ones first. None: the figure is plain. */
export function checkEntry(of: Checked): readonly Finding[] {
  return [...hardFindings(of), ...softFindings(of)]
}

/** Those of the hard ones alone, which refuse a figure. */
export function hardFindings(of: Omit<Checked, 'year'>): readonly Finding[] {
  const { value } = of
  const found: Finding[] = []
  const add = (rule: HardRule, figures: Finding['figures']) => found.push({ rule, hard: true, figures })
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return [{ rule: 'out-of-range', hard: true, figures: {} }]
  const counted = isCountedInOnes(of.unit)
  if (counted && !Number.isInteger(value)) add('fraction-of-a-count', { value })
  if ((counted || isShareOfWhole(of)) && value < 0) add('negative-count', { value })
  if (isShareOfWhole(of) && value > 100) add('share-over-100', { value })
  if (of.parts !== null) {
    const sum = of.parts.reduce((total, part) => total.plus(part), new Big(0))
    if (!sum.eq(value)) add('parts-not-whole', { value, sum: sum.toNumber(), difference: new Big(value).minus(sum).toNumber() })
  }
  if (of.reported === 'running-total') {
    if (of.before !== null && value < of.before) add('falling-cumulative', { value, before: of.before })
    else if (of.next !== null && value > of.next) add('falling-cumulative', { value, next: of.next })
  }
  return found
}

function softFindings(of: Checked): readonly Finding[] {
  const { value, lastYear } = of
  if (!Number.isFinite(value)) return []
  const found: Finding[] = []
  const add = (rule: SoftRule, figures: Finding['figures']) => found.push({ rule, hard: false, figures })
  if (lastYear !== null && lastYear !== 0) {
    const factor = jump(value, lastYear)
    const apart = new Big(value).minus(lastYear)
    const whole = new Big(lastYear).abs()
    // The jump says more than the distance does: one question a cell is enough for one slip.
    if (factor !== null) add(`jump-${factor}`, { value, lastYear })
    else if (apart.abs().times(2).gt(whole))
      add('far-from-last-year', { value, lastYear, percent: apart.times(100).div(whole).round(1).toNumber() })
  }
  const { target, year } = of
  if (target.kind === 'set' && target.value !== 0 && year.value !== null) {
    const percent = new Big(year.value).times(100).div(target.value)
    const figures = { value: year.value, target: target.value, percent: percent.round(1).toNumber() }
    const factor = lastYear === null || lastYear === 0 ? jump(year.value, target.value) : null
    // A sum that still grows is under its target for most of the year, and that is no question.
    const judged = year.complete || !year.grows
    if (factor !== null && (judged || percent.gt(100))) add(`jump-${factor}`, { value: year.value, target: target.value })
    else if (percent.gt(150)) add('over-150-of-target', figures)
    else if (judged && percent.lt(50)) add('under-50-of-target', figures)
    else if (year.complete && year.value === target.value) add('equal-to-target', figures)
  }
  return found
}

/** 10, 100 or 1000 when one figure is about that many times the other, either way: a slipped digit or another unit. */
export function jump(value: number, reference: number): 10 | 100 | 1000 | null {
  if (value === 0 || reference === 0) return null
  const [a, b] = inCommon(Math.abs(value), Math.abs(reference))
  const [more, less] = a > b ? [a, b] : [b, a]
  if (more >= 790n * less) return 1000
  if (more >= 79n * less && more <= 126n * less) return 100
  return 10n * more >= 79n * less && 10n * more <= 126n * less ? 10 : null
}

const JUMPS: ReadonlySet<Finding['rule']> = new Set<SoftRule>(['jump-10', 'jump-100', 'jump-1000'])
/** The question whether a digit slipped: until it is answered in 사유 the figure is not submitted. */
export const isJump = ({ rule }: Pick<Finding, 'rule'>): boolean => JUMPS.has(rule)

/**
 * What must still be written before the value can be submitted. `answer`: a word in 사유 to the question of a jump;
 * `parts`: the parts of a composite figure.
 */
export type Missing = 'value' | 'parts' | 'answer' | 'reason' | 'cause' | 'remedy' | 'remedy-due'

export interface Answers {
  readonly kind: 'measured' | 'not-entered' | 'not-applicable'
  readonly findings: readonly Finding[]
  /** The year's rate where the year is complete; null while it is not. */
  readonly rate: Rate | null
  /** from this rate on (exclusive, percent) it is asked why the target was so [setting, default 120] */
  readonly explainOver: number
  /** 사유: the word a soft rule asks for */
  readonly reason: string | null
  readonly cause: string | null
  readonly remedy: string | null
  readonly remedyDue: string | null
}

/**
 * A missed target needs 원인 · 조치 · 기한; a rate over 120 % needs the 원인 (why the target was so); a soft rule, or "not
 * applicable", needs a word. A jump is a question: a full stop is no answer to it. Decided on the exact rate: 99.96 % prints
 * as 100.0 and is missed.
 */
export function missingBeforeSubmit(of: Answers): readonly Missing[] {
  if (of.kind === 'not-entered') return ['value']
  const missing: Missing[] = []
  const blank = (text: string | null) => text === null || text.trim() === ''
  if (of.findings.some(isJump)) {
    if (!isWord(of.reason ?? '')) missing.push('answer')
  } else if ((of.kind === 'not-applicable' || of.findings.some((one) => !one.hard)) && blank(of.reason)) missing.push('reason')
  if (of.kind !== 'measured' || of.rate === null || of.rate.kind === 'none') return missing
  const exact = new Big(of.rate.exact)
  if (exact.lt(100)) {
    if (blank(of.cause)) missing.push('cause')
    if (blank(of.remedy)) missing.push('remedy')
    if (blank(of.remedyDue)) missing.push('remedy-due')
  } else if (exact.gt(of.explainOver) && blank(of.cause)) missing.push('cause')
  return missing
}
