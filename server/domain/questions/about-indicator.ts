import type { TooEarly } from '../entry/pace.ts'
import type { PaceStatus } from '../entry/pace-status.ts'
import type { Category } from '../scoring/category.ts'
import type { ScoringPolicy } from '../scoring/policy.ts'
import { particleFor, withParticle } from '../words/particle.ts'
import { partOfYear, periodInYear, upToPeriod } from '../words/period-name.ts'
import { type Both, TERMS } from '../words/terms.ts'
import { type AnswerBody, Figures, joined, line, type Line, type Piece, type Quote, type Tone, toned, NOTHING } from './answer.ts'
import { type CiteOf, type IndicatorAt, IndicatorFigures, indicatorPlace } from './figures.ts'

export interface By {
  readonly policy: ScoringPolicy
  readonly cite: CiteOf
}

export const CATEGORY_WORDS: Readonly<Record<Category, Both>> = {
  exceeded: TERMS.exceeded,
  met: TERMS.met,
  missed: TERMS.missed,
  'not-computable': TERMS.notComputable,
  'not-entered': TERMS.notEntered,
  'not-due': TERMS.notDue,
  'not-applicable': TERMS.notApplicable,
}
export const PACE_WORDS: Readonly<Record<PaceStatus, Both>> = {
  'on-track': TERMS.onTrack,
  'needs-improvement': TERMS.needsImprovement,
  behind: TERMS.behind,
  'too-early': TERMS.tooEarly,
}
const CATEGORY_TONE: Readonly<Record<Category, Tone>> = {
  exceeded: 'good',
  met: 'good',
  missed: 'bad',
  'not-computable': 'quiet',
  'not-entered': 'warn',
  'not-due': 'quiet',
  'not-applicable': 'quiet',
}
export const PACE_TONE: Readonly<Record<PaceStatus, Tone>> = {
  'on-track': 'good',
  'needs-improvement': 'warn',
  behind: 'bad',
  'too-early': 'quiet',
}
const TOO_EARLY: Readonly<Record<TooEarly, Both>> = {
  'no-target': { ko: '목표가 없습니다', en: 'there is no target' },
  'once-a-year': { ko: '연 1회 측정합니다', en: 'it is measured once a year' },
  'no-period': { ko: '끝난 기간의 실적이 없습니다', en: 'no period is complete' },
  missing: { ko: '두 기간 이상 비어 있습니다', en: 'two or more periods are missing' },
  'no-curve': { ko: '시기별 목표가 입력되지 않았습니다', en: 'no pace was entered' },
}

const PROVISIONAL: { readonly ko: Piece; readonly en: Piece } = {
  ko: toned('(잠정)', 'quiet'),
  en: toned(' (provisional)', 'quiet'),
}
const none: Piece = toned('', 'plain')
const provisionalMark = (at: IndicatorAt, language: keyof Both): Piece =>
  at.score.actual.kind === 'measured' && at.score.actual.finality === 'provisional' ? PROVISIONAL[language] : none
const soFarMark = (at: IndicatorAt, language: keyof Both): Piece => (at.provisional ? PROVISIONAL[language] : none)
const clean = (pieces: readonly Piece[]) => pieces.filter((piece) => !('text' in piece) || piece.text !== '')
export const lines = (ko: readonly Piece[], en: readonly Piece[]): Line => ({ ko: clean(ko), en: clean(en) })

/** 목표 of one indicator. */
export function targetAnswer(at: IndicatorAt, by: By): AnswerBody {
  const figures = new Figures()
  const own = new IndicatorFigures(at, figures, by)
  const [target, original] = [own.target(), own.originalTarget()]
  const { name } = at.score
  if (target === null)
    return {
      ...NOTHING,
      status: 'no-data',
      sentence: lines(
        line`${String(at.year)}년 ${withParticle(name, '은/는')} 목표가 없습니다.`,
        line`${name} has no target for ${String(at.year)}.`,
      ),
      place: indicatorPlace(at, at.score.id),
    }
  const before = original === null ? { ko: [], en: [] } : { ko: line`(당초 ${original})`, en: line` (originally ${original})` }
  return {
    ...NOTHING,
    status: 'answered',
    sentence: lines(
      line`${String(at.year)}년 ${name}의 목표는 ${target}${before.ko}입니다.`,
      line`The ${String(at.year)} target of ${name} is ${target}${before.en}.`,
    ),
    figures: figures.all,
    place: indicatorPlace(at, at.score.id),
  }
}

/** 실적 of one indicator: the year's, what is in so far, or one period's. */
export function actualAnswer(
  at: IndicatorAt,
  by: By,
  period?: {
    readonly name: Both
    /** in how long periods it is measured, where the one asked is none of them */
    readonly otherwise: Both | null
    readonly figure: number | null
    readonly final: boolean
  },
): AnswerBody {
  const figures = new Figures()
  const own = new IndicatorFigures(at, figures, by)
  const { name } = at.score
  const place = indicatorPlace(at, at.score.id)
  const year = String(at.year)
  if (period !== undefined) {
    const { ko, en } = period.name
    if (period.otherwise !== null)
      return {
        ...NOTHING,
        status: 'no-data',
        sentence: lines(
          line`${ko} ${name}의 실적은 따로 없습니다. 측정 주기는 ${period.otherwise.ko}입니다.`,
          line`${name} has no result of its own for ${en}: it is measured ${period.otherwise.en}.`,
        ),
        place,
      }
    if (period.figure === null)
      return {
        ...NOTHING,
        status: 'no-data',
        sentence: lines(line`${ko} ${name}의 실적은 없습니다.`, line`There is no result of ${name} for ${en}.`),
        place,
      }
    const figure = own.period(period.figure, period.name)
    return {
      ...NOTHING,
      status: 'answered',
      sentence: lines(
        line`${ko} ${name}의 실적은 ${figure}${period.final ? none : PROVISIONAL.ko}입니다.`,
        line`${name}: ${figure}${period.final ? none : PROVISIONAL.en} for ${en}.`,
      ),
      figures: figures.all,
      place,
    }
  }
  const actual = own.actual()
  if (actual !== null)
    return {
      ...NOTHING,
      status: 'answered',
      sentence: lines(
        line`${year}년 ${name}의 실적은 ${actual}${provisionalMark(at, 'ko')}입니다.`,
        line`The ${year} result of ${name} is ${actual}${provisionalMark(at, 'en')}.`,
      ),
      figures: figures.all,
      place,
    }
  const soFar = own.soFar()
  const of = 'soFar' in at.score.actual ? at.score.actual.soFar : undefined
  if (soFar !== null && of !== undefined) {
    const part = partOfYear(of)
    return {
      ...NOTHING,
      status: 'answered',
      sentence: lines(
        line`${year}년 ${withParticle(name, '은/는')} 집계 중입니다. ${part.ko}의 실적으로 ${soFar}${PROVISIONAL.ko}입니다.`,
        line`The ${year} result of ${name} is not complete: ${soFar}${PROVISIONAL.en} with ${part.en} in.`,
      ),
      figures: figures.all,
      place,
    }
  }
  return { ...noResult(at), place }
}

/** Why there is no result, in words. */
function noResult(at: IndicatorAt): AnswerBody {
  const { name, category } = at.score
  const [word, year] = [CATEGORY_WORDS[category], String(at.year)]
  const shown = category === 'not-entered' || category === 'not-due' || category === 'not-applicable'
  return {
    ...NOTHING,
    status: 'no-data',
    sentence: lines(
      line`${year}년 ${name}의 실적은 아직 없습니다${shown ? `(${word.ko})` : ''}.`,
      line`There is no ${year} result of ${name} yet${shown ? ` (${word.en})` : ''}.`,
    ),
  }
}

/** 달성률·상태 of one indicator: as a result, or against its 시기별 목표 while the year runs. */
export function rateAnswer(at: IndicatorAt, by: By): AnswerBody {
  const figures = new Figures()
  const own = new IndicatorFigures(at, figures, by)
  const place = indicatorPlace(at, at.score.id)
  const said = standing(at, own)
  if (said === null) return { ...noResult(at), place }
  return { ...NOTHING, status: said.known ? 'answered' : 'no-data', sentence: said.line, figures: figures.all, place }
}

function standing(at: IndicatorAt, own: IndicatorFigures): { readonly line: Line; readonly known: boolean } | null {
  const { score, pace } = at
  const [name, year] = [score.name, String(at.year)]
  if (score.rate.kind === 'rate') {
    const [target, actual] = [own.target(), own.actual()]
    if (target === null || actual === null) return null
    const original = own.originalTarget()
    const [gap, rate, lost] = [own.gap(), own.rate(), own.pointsLost()]
    if (gap === null || rate === null) return null
    const word = CATEGORY_WORDS[score.category]
    const tone = CATEGORY_TONE[score.category]
    const before = original === null ? { ko: [], en: [] } : { ko: line`(당초 ${original})`, en: line` (originally ${original})` }
    return {
      known: true,
      line: lines(
        joined(
          line`${year}년 ${withParticle(name, '은/는')} 목표 ${target}${before.ko}에 실적 ${actual}${provisionalMark(at, 'ko')}${particleFor(actual.text.ko, '으로/로')} ${toned(word.ko, tone)}입니다(차이 ${gap}).`,
          lost === null ? line`달성률은 ${rate}입니다.` : line`달성률은 ${rate}이고, 감점은 ${lost}입니다.`,
        ),
        joined(
          line`In ${year}, ${name} had a target of ${target}${before.en} and a result of ${actual}${provisionalMark(at, 'en')}: ${toned(word.en, tone)} (difference ${gap}).`,
          lost === null ? line`The achievement rate is ${rate}.` : line`The achievement rate is ${rate}, with ${lost} lost.`,
        ),
      ),
    }
  }
  if (pace !== null) {
    const [value, expected, gap, target] = [own.paceValue(), own.paceExpected(), own.paceGap(), own.target()]
    const word = PACE_WORDS[pace.status]
    const status = toned(word.ko, PACE_TONE[pace.status])
    const statusEn = toned(word.en, PACE_TONE[pace.status])
    const why = pace.why === null ? { ko: '', en: '' } : { ko: `(${TOO_EARLY[pace.why].ko})`, en: ` (${TOO_EARLY[pace.why].en})` }
    const goal =
      target === null ? { ko: [], en: [] } : { ko: line`연간 목표는 ${target}입니다.`, en: line`The year’s target is ${target}.` }
    if (value === null || expected === null || gap === null || pace.month === null) {
      const stands =
        value === null || pace.month === null
          ? { ko: [], en: [] }
          : {
              ko: line`${upToPeriod(pace.month, at.frequency, at.aggregation).ko} ${value}입니다.`,
              en: line`It is ${value} ${upToPeriod(pace.month, at.frequency, at.aggregation).en}.`,
            }
      return {
        known: true,
        line: lines(
          joined(line`${year}년 ${withParticle(name, '은/는')} ${status}입니다${why.ko}.`, stands.ko, goal.ko),
          joined(line`${name} in ${year}: ${statusEn}${why.en}.`, stands.en, goal.en),
        ),
      }
    }
    const upTo = upToPeriod(pace.month, at.frequency, at.aggregation)
    return {
      known: true,
      line: lines(
        joined(
          line`${year}년 ${withParticle(name, '은/는')} ${upTo.ko} ${value}${soFarMark(at, 'ko')}${particleFor(value.text.ko, '으로/로')}, 시기별 목표 ${expected}${particleFor(expected.text.ko, '과/와')} 비교하면 ${status}입니다(차이 ${gap}).`,
          line`${pace.why === null ? '' : `${TOO_EARLY[pace.why].ko}.`}`,
          goal.ko,
        ),
        joined(
          line`In ${year}, ${name} stands at ${value}${soFarMark(at, 'en')} ${upTo.en} against an expected ${expected}: ${statusEn} (difference ${gap}).`,
          line`${pace.why === null ? '' : `Here ${TOO_EARLY[pace.why].en}.`}`,
          goal.en,
        ),
      ),
    }
  }
  if (score.category !== 'not-computable') return null
  const [target, actual] = [own.target(), own.actual()]
  const zero = score.rate.reason === 'target-zero'
  return {
    known: false,
    line: lines(
      joined(
        line`${year}년 ${withParticle(name, '은/는')} ${zero && target ? line`목표가 ${target}이라` : '목표가 없어'} 달성률을 낼 수 없습니다(${toned(TERMS.notComputable.ko, 'quiet')}).`,
        actual === null ? [] : line`실적은 ${actual}${provisionalMark(at, 'ko')}입니다.`,
      ),
      joined(
        line`${name} has no achievement rate in ${year}: ${zero && target ? line`its target is ${target}` : 'it has no target'} (${toned(TERMS.notComputable.en, 'quiet')}).`,
        actual === null ? [] : line`The result is ${actual}${provisionalMark(at, 'en')}.`,
      ),
    ),
  }
}

/** 왜: how it stands, and the cause as somebody wrote it. None was written: that is said, and the printed 설정근거 is not one. */
export function causeAnswer(at: IndicatorAt, by: By, rationale: Quote | null): AnswerBody {
  const status = rateAnswer(at, by)
  if (status.status === 'no-data') return status
  const reached = at.score.category === 'met' || at.score.category === 'exceeded'
  if (reached && at.cause === null)
    return {
      ...status,
      notes: [
        {
          tone: 'warn',
          line: lines(line`${toned('기록된 원인이 없습니다.', 'warn')}`, line`${toned('No cause is on record.', 'warn')}`),
        },
      ],
    }
  const quotes: readonly Quote[] =
    at.cause === null
      ? rationale === null
        ? []
        : [rationale]
      : [
          {
            label: { ko: `${TERMS.cause.ko}(입력한 그대로)`, en: 'Cause, as it was entered' },
            text: at.cause,
            of: null,
            cite: { kind: 'record', words: { ko: '실적과 함께 입력한 원인', en: 'entered with the result' } },
            place: indicatorPlace(at, at.score.id),
          },
        ]
  if (at.cause !== null) return { ...status, quotes }
  const ko =
    rationale === null
      ? line`${toned('기록된 원인이 없습니다.', 'warn')}`
      : line`${toned('기록된 원인이 없습니다.', 'warn')} 계획서의 설정근거는 목표를 정한 이유이며 원인이 아닙니다.`
  const en =
    rationale === null
      ? line`${toned('No cause is on record.', 'warn')}`
      : line`${toned('No cause is on record.', 'warn')} The plan’s rationale says why the target was set so; it is no cause.`
  return { ...status, quotes, notes: [{ tone: 'warn', line: lines(ko, en) }] }
}

/** The name of a period asked, and whether the indicator has one. */
export const periodAsked = (
  year: number,
  month: number,
  frequency: IndicatorAt['frequency'],
  reported: 'each' | 'running-total',
) => periodInYear(year, month, frequency, reported)
