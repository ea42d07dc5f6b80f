import type { PaceStatus } from '../entry/pace-status.ts'
import { withParticle } from '../words/particle.ts'
import { type Both, label, shortLabel, TERMS } from '../words/terms.ts'
import { cell, type GroupAt, listed, rowOf, SAID, SHOWN, sizeOf, tableOf, toneOf, wordCell } from './about-group.ts'
import { type By, CATEGORY_WORDS, lines, PACE_TONE, PACE_WORDS } from './about-indicator.ts'
import { type AnswerBody, Figures, line, type Quote, toned, NOTHING } from './answer.ts'
import type { ListState, Measure } from './cues.ts'
import { both, type IndicatorAt, IndicatorFigures, indicatorPlace } from './figures.ts'

/** 원인 of a group: what was missed, or is behind, each with what was written. */
export function causesAnswer(of: GroupAt, by: By): AnswerBody {
  const missed = of.indicators.filter(
    (at) => at.score.category === 'missed' || at.pace?.status === 'behind' || at.pace?.status === 'needs-improvement',
  )
  if (missed.length === 0) return listAnswer(of, by, 'missed')
  const shown = listOf(of, by, missed, both('목표에 미치지 못한', 'short of the target'))
  const quotes: Quote[] = missed.slice(0, SHOWN).flatMap((at) =>
    at.cause === null
      ? []
      : [
          {
            label: both(`${TERMS.cause.ko}(입력한 그대로)`, 'Cause, as it was entered'),
            text: at.cause,
            of: at.score.name,
            cite: { kind: 'record' as const, words: both('실적과 함께 입력한 원인', 'entered with the result') },
            place: indicatorPlace(at, at.score.id),
          },
        ],
  )
  const without = missed.length - quotes.length
  const names = missed
    .filter((at) => at.cause === null)
    .map((at) => at.score.name)
    .join(', ')
  return {
    ...shown,
    quotes,
    notes:
      without === 0
        ? []
        : [
            {
              tone: 'warn',
              line: lines(
                line`${toned('기록된 원인이 없습니다', 'warn')}: ${names}.`,
                line`${toned('No cause is on record', 'warn')}: ${names}.`,
              ),
            },
          ],
  }
}

const STATE_WORDS: Readonly<Record<ListState, Both>> = {
  ...CATEGORY_WORDS,
  met: both('달성한(초과달성 포함)', 'met or exceeded'),
  ...PACE_WORDS,
  provisional: TERMS.provisional,
  revised: both('목표가 바뀐', 'with a changed target'),
  new: both('신규', 'new'),
}

/** What belongs to a state: by the same category and pace as every page shows. `isNew`: no target in the settled year. */
function inState(at: IndicatorAt, state: ListState, isNew: boolean): boolean {
  switch (state) {
    case 'provisional':
      return at.score.actual.kind === 'measured' && at.score.actual.finality === 'provisional'
    case 'revised':
      return at.score.originalTarget !== undefined
    case 'new':
      return isNew
    case 'met':
      return at.score.category === 'met' || at.score.category === 'exceeded'
    case 'on-track':
    case 'needs-improvement':
    case 'behind':
    case 'too-early':
      return at.pace?.status === (state satisfies PaceStatus)
    default:
      return at.score.category === state
  }
}

/** 목록: the indicators of a state. None is an answer too. */
export function listAnswer(
  of: GroupAt,
  by: By,
  state: ListState,
  isNew: (indicatorId: number) => boolean = () => false,
): AnswerBody {
  return listOf(
    of,
    by,
    of.indicators.filter((at) => inState(at, state, isNew(at.score.id))),
    STATE_WORDS[state],
  )
}

function listOf(of: GroupAt, by: By, found: readonly IndicatorAt[], name: Both): AnswerBody {
  const figures = new Figures()
  const count = sizeOf(of, figures, found.length, both(`${name.ko} 지표`, `Indicators: ${name.en}`))
  const rows = found.slice(0, SHOWN).map((at) => {
    const own = new IndicatorFigures(at, figures, by)
    const [target, actual, rate, gap] = [
      own.target(),
      own.actual() ?? own.paceValue() ?? own.soFar(),
      own.rate(),
      at.pace === null ? null : own.paceGap(),
    ]
    const state =
      at.pace === null
        ? wordCell(CATEGORY_WORDS[at.score.category], toneOf(at.score.category))
        : wordCell(PACE_WORDS[at.pace.status], PACE_TONE[at.pace.status])
    return { at, rate: rate ?? gap, row: rowOf(at, [cell(target), cell(actual), cell(rate ?? gap), state]) }
  })
  const year = String(of.year)
  const say = listed(
    rows.slice(0, SAID).map(({ at, rate }) => (rate === null ? line`${at.score.name}` : line`${at.score.name}(${rate})`)),
  )
  const rest = found.length > SAID
  return {
    ...NOTHING,
    status: 'answered',
    sentence: lines(
      found.length === 0
        ? line`${year}년 ${of.name}에 ${name.ko} 지표는 없습니다(${count}).`
        : line`${year}년 ${of.name}의 ${name.ko} 지표는 ${count}입니다: ${say}${rest ? ' 등' : ''}.`,
      found.length === 0
        ? line`${of.name} has no indicators in ${year} of this kind: ${name.en} (${count}).`
        : line`${of.name} in ${year}, ${name.en}: ${count}. ${say}${rest ? ' and more' : ''}.`,
    ),
    figures: figures.all,
    table: tableOf(
      [shortLabel('target'), shortLabel('actual'), both('달성률·차이', 'Rate or difference'), both('상태', 'State')],
      rows.map(({ row }) => row),
      found.length - rows.length,
    ),
    place: of.place,
  }
}

/** 순위 of indicators by what has one scale: rate, points lost, weight. Values in their own units are never put in one order. */
export function rankAnswer(
  of: GroupAt,
  by: By,
  order: { readonly measure: Measure; readonly most: boolean; readonly count: number },
): AnswerBody {
  const value = ({ score }: IndicatorAt): number | null => {
    switch (order.measure) {
      case 'points-lost':
        return score.pointsLost === null || score.pointsLost === 0 ? null : score.pointsLost
      case 'weight':
        return score.weight
      default:
        return score.rate.kind === 'rate' ? score.rate.shown : null
    }
  }
  const all = of.indicators
    .flatMap((at) => {
      const of1 = value(at)
      return of1 === null ? [] : [{ at, value: of1 }]
    })
    .toSorted((a, b) => (order.most ? b.value - a.value : a.value - b.value) || a.at.score.id - b.at.score.id)
  const limit = all[Math.min(order.count, all.length) - 1]?.value
  // Whoever stands equal with the last one stands beside it.
  const found = all.filter((one, index) => index < order.count || one.value === limit)
  const name =
    order.measure === 'points-lost' ? TERMS.pointsLost : order.measure === 'weight' ? TERMS.weight : TERMS.achievementRate
  const year = String(of.year)
  if (found.length === 0)
    return {
      ...NOTHING,
      status: 'no-data',
      sentence: lines(
        order.measure === 'points-lost' && of.indicators.some((at) => at.score.rate.kind === 'rate')
          ? line`${year}년 ${of.name}에는 감점이 없습니다.`
          : line`${year}년 ${of.name}에는 아직 ${withParticle(name.ko, '이/가')} 없습니다.`,
        line`${of.name} has no ${name.en} in ${year}.`,
      ),
      place: of.place,
    }
  const figures = new Figures()
  const rows = found.slice(0, SHOWN).map(({ at }) => {
    const own = new IndicatorFigures(at, figures, by)
    const figure = order.measure === 'points-lost' ? own.pointsLost() : order.measure === 'weight' ? own.weight() : own.rate()
    return { at, figure, row: rowOf(at, [cell(figure), wordCell(CATEGORY_WORDS[at.score.category], toneOf(at.score.category))]) }
  })
  const ways =
    order.measure === 'rate'
      ? order.most
        ? both('가장 높은', 'highest')
        : both('가장 낮은', 'lowest')
      : order.most
        ? both('가장 큰', 'largest')
        : both('가장 작은', 'smallest')
  const first = rows.filter((_, index) => found[index]?.value === found[0]?.value)
  const say = listed(first.slice(0, SAID).map(({ at, figure }) => (figure === null ? [] : line`${at.score.name} ${figure}`)))
  return {
    ...NOTHING,
    status: 'answered',
    sentence: lines(
      line`${year}년 ${of.name}에서 ${withParticle(name.ko, '이/가')} ${ways.ko} 지표는 ${say}입니다.`,
      line`In ${of.name}, ${year}, the ${ways.en} ${name.en}: ${say}.`,
    ),
    figures: figures.all,
    table:
      rows.length < 2
        ? null
        : tableOf(
            [
              label(order.measure === 'points-lost' ? 'pointsLost' : order.measure === 'weight' ? 'weight' : 'achievementRate'),
              both('상태', 'State'),
            ],
            rows.map(({ row }) => row),
            found.length - rows.length,
          ),
    place: of.place,
  }
}
