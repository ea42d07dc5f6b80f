import { PACE_STATUSES } from '../entry/pace-status.ts'
import { CATEGORIES, type Category } from '../scoring/category.ts'
import type { RollUpRule } from '../scoring/policy.ts'
import { formatNumber } from '../words/format-number.ts'
import { withParticle } from '../words/particle.ts'
import { type Both, label, ROLL_UP_WORDS, shortLabel, TERMS } from '../words/terms.ts'
import { type By, CATEGORY_WORDS, lines, PACE_TONE, PACE_WORDS } from './about-indicator.ts'
import {
  type AnswerBody,
  type Cell,
  type Figure,
  Figures,
  joined,
  line,
  type Piece,
  type Place,
  type Row,
  type Table,
  toned,
  NOTHING,
} from './answer.ts'
import { both, type IndicatorAt, IndicatorFigures, indicatorPlace } from './figures.ts'

/** A department or a bureau, with its indicators in the plan's order. */
export interface GroupAt {
  readonly kind: 'department' | 'bureau'
  readonly id: number
  readonly name: string
  readonly year: number
  readonly place: Place
  readonly indicators: readonly IndicatorAt[]
  /** 평점 in percent with its measured weight; of a bureau by which rule; null where none can stand */
  readonly score: {
    readonly shown: number
    readonly measured: number
    readonly total: number
    readonly rule: RollUpRule | null
  } | null
}

/** More names than this are a table's. */
export const SAID = 4
/** More lines than this are the page's. */
export const SHOWN = 20

export const cell = (figure: Figure | null, otherwise: Both | null = null): Cell => ({
  mark: figure?.mark ?? null,
  text: figure === null ? (otherwise ?? both('–', '–')) : null,
  tone: figure?.tone ?? 'quiet',
})
export const wordCell = (text: Both, tone: Cell['tone'] = 'plain'): Cell => ({ mark: null, text, tone })

export const rowOf = (at: IndicatorAt, cells: readonly Cell[]): Row => ({
  name: at.score.name,
  within: at.department,
  place: indicatorPlace(at, at.score.id),
  cells,
})
export const tableOf = (columns: readonly Both[], rows: readonly Row[], more = 0): Table | null =>
  rows.length === 0 ? null : { columns, rows, more }

/** 'A 87.5%, B 1,970,000회' */
export const listed = (items: readonly (readonly Piece[])[]): readonly Piece[] =>
  items.flatMap((item, index) => (index === 0 ? item : [toned(', ', 'plain'), ...item]))

/** 목표 of every indicator of a department or bureau. */
export function targetsAnswer(of: GroupAt, by: By): AnswerBody {
  return eachAnswer(of, by, 'target')
}
/** 실적 of every indicator. */
export function actualsAnswer(of: GroupAt, by: By): AnswerBody {
  return eachAnswer(of, by, 'actual')
}

function eachAnswer(of: GroupAt, by: By, what: 'target' | 'actual'): AnswerBody {
  const figures = new Figures()
  const size = of.indicators.length > SAID ? sizeOf(of, figures) : null
  const made = of.indicators.slice(0, SHOWN).map((at) => {
    const own = new IndicatorFigures(at, figures, by)
    const figure = what === 'target' ? own.target() : (own.actual() ?? own.soFar())
    const original = what === 'target' ? own.originalTarget() : null
    return { at, figure, original }
  })
  const found = made.filter((one) => one.figure !== null)
  const term = what === 'target' ? TERMS.target : TERMS.actual
  const year = String(of.year)
  if (found.length === 0)
    return {
      ...NOTHING,
      status: 'no-data',
      sentence: lines(
        line`${year}년 ${of.name}의 ${term.short.ko}${what === 'target' ? '가' : '이'} 아직 없습니다.`,
        line`${of.name} has no ${what}s for ${year} yet.`,
      ),
      place: of.place,
    }
  const provisional = (at: IndicatorAt, language: keyof Both) =>
    what === 'actual' && (at.score.actual.kind !== 'measured' || at.score.actual.finality === 'provisional')
      ? language === 'ko'
        ? '(잠정)'
        : ' (provisional)'
      : ''
  const say = (language: keyof Both) =>
    listed(
      found.map(({ at, figure, original }) =>
        figure === null
          ? []
          : line`${at.score.name} ${figure}${provisional(at, language)}${original === null ? [] : language === 'ko' ? line`(당초 ${original})` : line` (originally ${original})`}`,
      ),
    )
  const short = size === null
  return {
    ...NOTHING,
    status: 'answered',
    sentence: lines(
      short
        ? line`${year}년 ${of.name}의 ${withParticle(term.short.ko, '은/는')} ${say('ko')}입니다.`
        : line`${year}년 ${of.name} 지표 ${size ?? ''}의 ${withParticle(term.short.ko, '은/는')} 아래와 같습니다.`,
      short
        ? line`The ${year} ${what}s of ${of.name}: ${say('en')}.`
        : line`The ${year} ${what}s of the ${size ?? ''} indicators of ${of.name} are listed below.`,
    ),
    figures: figures.all,
    table: tableOf(
      [shortLabel(what)],
      made.map(({ at, figure }) => rowOf(at, [cell(figure)])),
      of.indicators.length - made.length,
    ),
    place: of.place,
  }
}

/** How many indicators a group has. */
export const sizeOf = (of: GroupAt, figures: Figures, n = of.indicators.length, name = label('indicator')): Figure =>
  figures.add({
    field: 'indicators',
    label: name,
    value: n,
    unit: '개',
    text: both(`${n}개`, String(n)),
    of: { kind: of.kind, id: of.id },
    year: of.year,
    cite: { kind: 'count', words: both(`${of.name}의 지표를 세었습니다`, `counted of the indicators of ${of.name}`) },
    place: of.place,
  })

/** The counts of a group's indicators by state, as figures, the largest worry first. */
function countsOf(of: GroupAt, figures: Figures) {
  const counted = (field: 'category-count' | 'pace-count', state: string, name: Both, value: number): Figure =>
    figures.add({
      field,
      label: name,
      value,
      unit: '개',
      text: both(`${value}개`, String(value)),
      of: { kind: of.kind, id: of.id },
      year: of.year,
      state,
      cite: { kind: 'count', words: both(`${of.name}의 지표를 세었습니다`, `counted of the indicators of ${of.name}`) },
      place: of.place,
    })
  const categories = CATEGORIES.flatMap((category) => {
    const n = of.indicators.filter((at) => at.score.category === category && at.pace === null).length
    return n === 0
      ? []
      : [
          {
            word: CATEGORY_WORDS[category],
            tone: toneOf(category),
            figure: counted('category-count', category, CATEGORY_WORDS[category], n),
          },
        ]
  })
  const paces = PACE_STATUSES.flatMap((status) => {
    const n = of.indicators.filter((at) => at.pace?.status === status).length
    return n === 0
      ? []
      : [{ word: PACE_WORDS[status], tone: PACE_TONE[status], figure: counted('pace-count', status, PACE_WORDS[status], n) }]
  })
  return [...categories, ...paces]
}
export const toneOf = (category: Category) =>
  category === 'missed'
    ? ('bad' as const)
    : category === 'met' || category === 'exceeded'
      ? ('good' as const)
      : ('quiet' as const)

/** 평점·상태 of a department or bureau. */
export function standingAnswer(of: GroupAt, by: By): AnswerBody {
  const figures = new Figures()
  const year = String(of.year)
  const score = scoreFigure(of, figures, by)
  const size = sizeOf(of, figures)
  const counts = countsOf(of, figures)
  if (counts.length === 0)
    return {
      ...NOTHING,
      status: 'no-data',
      sentence: lines(line`${year}년 ${of.name}에는 지표가 없습니다.`, line`${of.name} has no indicators in ${year}.`),
      place: of.place,
    }
  const say = (language: keyof Both) =>
    listed(counts.map(({ word: said, tone, figure }) => line`${toned(said[language], tone)} ${figure}`))
  const rule = of.score?.rule == null ? null : ROLL_UP_WORDS[of.score.rule]
  const part = score?.weights ?? { ko: [], en: [] }
  return {
    ...NOTHING,
    status: 'answered',
    sentence: lines(
      joined(
        score === null ? [] : line`${year}년 ${of.name} 평점은 ${score.figure}${rule === null ? part.ko : `(${rule.ko})`}입니다.`,
        line`${score === null ? `${year}년 ${of.name} ` : ''}지표 ${size} 가운데 ${say('ko')}입니다.`,
      ),
      joined(
        score === null
          ? []
          : line`The ${year} score of ${of.name} is ${score.figure}${rule === null ? part.en : ` (${rule.en.toLowerCase()})`}.`,
        line`Of ${size} indicators${score === null ? ` of ${of.name} in ${year}` : ''}: ${say('en')}.`,
      ),
    ),
    figures: figures.all,
    place: of.place,
  }
}

export function scoreFigure(of: GroupAt, figures: Figures, by: By) {
  if (of.score === null) return null
  const base = { of: { kind: of.kind, id: of.id }, year: of.year, place: of.place } as const
  const figure = figures.add({
    ...base,
    field: 'score',
    label: label('score'),
    value: of.score.shown,
    unit: '점',
    text: both(`${formatNumber(of.score.shown, { decimals: 2 })}점`, formatNumber(of.score.shown, { decimals: 2 })),
    cite: {
      kind: 'formula',
      words:
        of.score.rule === null
          ? both(
              `Σ(가중치 × 평점) ÷ Σ(가중치) · 평가규칙 ${by.policy.version}`,
              `Σ(weight × score) ÷ Σ(weight) · rules ${by.policy.version}`,
            )
          : both(
              `부서 평점에서 · ${ROLL_UP_WORDS[of.score.rule].ko} · 평가규칙 ${by.policy.version}`,
              `from the departments’ scores · ${ROLL_UP_WORDS[of.score.rule].en} · rules ${by.policy.version}`,
            ),
    },
  })
  if (of.score.rule !== null) return { figure, weights: { ko: [], en: [] } }
  const weight = (field: 'measured-weight' | 'total-weight', name: Both, value: number) =>
    figures.add({
      ...base,
      field,
      label: name,
      value,
      unit: '',
      text: both(formatNumber(value), formatNumber(value)),
      cite: { kind: 'count', words: both('가중치를 더했습니다', 'weights added up') },
    })
  const [own, total] = [
    weight('measured-weight', label('measuredWeight'), of.score.measured),
    weight('total-weight', both('전체 가중치', 'Total weight'), of.score.total),
  ]
  return { figure, weights: { ko: line`(산정 가중치 ${own}/${total})`, en: line` (measured weight ${own}/${total})` } }
}
