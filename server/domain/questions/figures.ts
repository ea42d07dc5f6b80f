import Big from 'big.js'
import type { YearPace } from '../entry/pace.ts'
import { formulaText } from '../scoring/achievement.ts'
import type { ScoringPolicy } from '../scoring/policy.ts'
import { roundHalfUp } from '../scoring/decimal.ts'
import type { IndicatorScore } from '../scoring/score.ts'
import { formatNumber } from '../words/format-number.ts'
import { MEANINGS } from '../words/meanings.ts'
import { type Both, label, shortLabel, TERMS } from '../words/terms.ts'
import { withUnitIn } from '../words/unit-words.ts'
import type { Cite, Figure, Figures, Place, Tone } from './answer.ts'

/** An indicator in one year, with what a question needs to know around it. */
export interface IndicatorAt {
  readonly score: IndicatorScore
  readonly year: number
  readonly departmentId: number
  readonly department: string
  readonly pace: YearPace | null
  /** as its results are read: 'month' … */
  readonly frequency: 'month' | 'quarter' | 'half-year' | 'year'
  readonly aggregation: 'sum' | 'last' | 'average' | 'max' | 'min'
  /** of a year under way: some of its figures are not confirmed */
  readonly provisional: boolean
  /** 원인 as somebody wrote it beside the year's figure */
  readonly cause: string | null
}

/** Where the printed figure of an indicator's year stands; null where it was entered here. */
export type CiteOf = (
  what: 'target' | 'actual',
  of: Pick<IndicatorScore, 'id' | 'unit'>,
  year: number,
  value: number,
) => Cite | null

export const both = (ko: string, en: string): Both => ({ ko, en })
/** A figure with its unit in both languages. */
const measured = (text: string, unit: string): Both => both(withUnitIn(text, unit, 'ko'), withUnitIn(text, unit, 'en'))
/** The signed difference of two figures: '+12', '△0.59'. */
const signed = (text: string) => (text.startsWith('△') || text === '0' ? text : `+${text}`)
/** A difference of percents is in points. */
const gapUnit = (unit: string) => (unit === '%' ? '%p' : unit)

export const indicatorPlace = (at: Pick<IndicatorAt, 'departmentId' | 'year'>, indicatorId: number): Place => ({
  to: '/departments/$departmentId',
  departmentId: at.departmentId,
  search: { year: at.year, indicator: indicatorId },
})

const ENTERED = both('입력하여 보고한 실적', 'entered and reported here')
const CONFIRMED = both('입력하여 확정한 실적', 'entered and confirmed here')

/** The figures of one indicator in one year, each with where it is from. Nothing is made that the score has not. */
export class IndicatorFigures {
  readonly at: IndicatorAt
  readonly #figures: Figures
  readonly #policy: ScoringPolicy
  readonly #cite: CiteOf
  constructor(at: IndicatorAt, figures: Figures, by: { readonly policy: ScoringPolicy; readonly cite: CiteOf }) {
    this.at = at
    this.#figures = figures
    this.#policy = by.policy
    this.#cite = by.cite
  }
  #add(figure: Pick<Figure, 'field' | 'label' | 'value' | 'unit' | 'text' | 'cite'> & { tone?: Tone }): Figure {
    const { score, year } = this.at
    return this.#figures.add({
      ...figure,
      of: { kind: 'indicator', id: score.id },
      year,
      place: indicatorPlace(this.at, score.id),
    })
  }
  target(): Figure | null {
    const { score, year } = this.at
    if (score.target.kind !== 'set') return null
    const { value } = score.target
    const revised = score.originalTarget !== undefined
    return this.#add({
      field: 'target',
      label: shortLabel('target'),
      value,
      unit: score.unit,
      text: measured(formatNumber(value), score.unit),
      cite: (revised ? null : this.#cite('target', score, year, value)) ?? {
        kind: 'record',
        words: revised ? both('공식으로 변경한 목표', 'officially changed target') : both('계획의 목표', 'the plan’s target'),
      },
    })
  }
  originalTarget(): Figure | null {
    const { score, year } = this.at
    if (score.originalTarget?.kind !== 'set') return null
    const { value } = score.originalTarget
    return this.#add({
      field: 'original-target',
      label: both('당초 목표', 'Original target'),
      value,
      unit: score.unit,
      text: measured(formatNumber(value), score.unit),
      cite: this.#cite('target', score, year, value) ?? { kind: 'record', words: both('당초 목표', 'the original target') },
    })
  }
  actual(): Figure | null {
    const { score, year } = this.at
    if (score.actual.kind !== 'measured') return null
    const { value, finality } = score.actual
    return this.#add({
      field: 'actual',
      label: shortLabel('actual'),
      value,
      unit: score.unit,
      text: measured(formatNumber(value), score.unit),
      cite: this.#cite('actual', score, year, value) ?? { kind: 'record', words: finality === 'final' ? CONFIRMED : ENTERED },
    })
  }
  /** what is in of a year that is not made yet */
  soFar(): Figure | null {
    const { score } = this.at
    const soFar = 'soFar' in score.actual ? score.actual.soFar : undefined
    if (soFar === undefined) return null
    return this.#add({
      field: 'so-far',
      label: both('지금까지', 'So far'),
      value: soFar.value,
      unit: score.unit,
      text: measured(formatNumber(roundHalfUp(soFar.value, 4)), score.unit),
      cite: { kind: 'record', words: ENTERED },
    })
  }
  /** actual − target */
  gap(): Figure | null {
    const { score } = this.at
    if (score.actual.kind !== 'measured' || score.target.kind !== 'set') return null
    const value = new Big(score.actual.value).minus(score.target.value).toNumber()
    return this.#add({
      field: 'gap',
      label: both('차이', 'Difference'),
      value,
      unit: gapUnit(score.unit),
      text: measured(signed(formatNumber(value)), gapUnit(score.unit)),
      tone: score.category === 'missed' ? 'bad' : 'plain',
      cite: {
        kind: 'formula',
        words: both(
          `실적 ${formatNumber(score.actual.value)} − 목표 ${formatNumber(score.target.value)}`,
          `actual ${formatNumber(score.actual.value)} − target ${formatNumber(score.target.value)}`,
        ),
      },
    })
  }
  rate(): Figure | null {
    const { score } = this.at
    if (score.rate.kind !== 'rate') return null
    const formula = formulaText(score.target, score.actual, score.direction, this.#policy.lowerIsBetter) ?? ''
    return this.#add({
      field: 'rate',
      label: label('achievementRate'),
      value: score.rate.shown,
      unit: '%',
      text: measured(formatNumber(score.rate.shown, { decimals: 1 }), '%'),
      tone: score.category === 'missed' ? 'bad' : 'plain',
      cite: { kind: 'formula', words: both(`${formula}, 소수 첫째 자리로 반올림`, `${formula}, rounded to one decimal`) },
    })
  }
  pointsLost(): Figure | null {
    const { score } = this.at
    if (score.pointsLost === null || score.pointsLost === 0 || score.score === null) return null
    const text = `−${formatNumber(score.pointsLost, { decimals: 2 })}`
    const got = formatNumber(roundHalfUp(score.score, 4))
    return this.#add({
      field: 'points-lost',
      label: label('pointsLost'),
      value: score.pointsLost,
      unit: '점',
      text: measured(text, '점'),
      tone: 'bad',
      cite: {
        kind: 'formula',
        words: both(
          `가중치 ${formatNumber(score.weight)} × (100 − 평점 ${got}) ÷ 100 · 평가규칙 ${this.#policy.version}`,
          `weight ${formatNumber(score.weight)} × (100 − score ${got}) ÷ 100 · rules ${this.#policy.version}`,
        ),
      },
    })
  }
  weight(): Figure {
    const { score } = this.at
    return this.#add({
      field: 'weight',
      label: label('weight'),
      value: score.weight,
      unit: '',
      text: both(formatNumber(score.weight), formatNumber(score.weight)),
      cite: { kind: 'record', words: both('계획의 가중치, 목표마다 합 100', 'the plan’s weight; those of a goal sum to 100') },
    })
  }
  paceValue(): Figure | null {
    const { pace, score } = this.at
    if (pace?.value == null) return null
    return this.#add({
      field: 'pace-value',
      label: both('지금까지', 'So far'),
      value: pace.value,
      unit: score.unit,
      text: measured(formatNumber(roundHalfUp(pace.value, 2)), score.unit),
      cite: { kind: 'record', words: ENTERED },
    })
  }
  paceExpected(): Figure | null {
    const { pace, score } = this.at
    if (pace?.expected == null) return null
    return this.#add({
      field: 'pace-expected',
      label: label('pace'),
      value: pace.expected,
      unit: score.unit,
      text: measured(formatNumber(roundHalfUp(pace.expected, 2)), score.unit),
      cite: { kind: 'formula', words: both(`${TERMS.pace.ko}: ${MEANINGS.pace}`, 'what is expected by then') },
    })
  }
  paceGap(): Figure | null {
    const { pace, score } = this.at
    if (pace?.gap == null) return null
    return this.#add({
      field: 'pace-gap',
      label: both('시기별 목표와의 차이', 'Against the pace'),
      value: pace.gap,
      unit: gapUnit(score.unit),
      text: measured(signed(formatNumber(roundHalfUp(pace.gap, 2))), gapUnit(score.unit)),
      tone: pace.status === 'behind' ? 'bad' : pace.status === 'needs-improvement' ? 'warn' : 'plain',
      cite: { kind: 'formula', words: both('지금까지 − 시기별 목표', 'so far − expected') },
    })
  }
  /** one period's figure */
  period(value: number, name: Both): Figure {
    const { score } = this.at
    return this.#add({
      field: 'period',
      label: name,
      value,
      unit: score.unit,
      text: measured(formatNumber(value), score.unit),
      cite: { kind: 'record', words: ENTERED },
    })
  }
}
