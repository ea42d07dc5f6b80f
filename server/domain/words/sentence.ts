import { formatNumber } from './format-number.ts'
import { withParticle } from './particle.ts'

/** A piece of a sentence and how it is set: misses stand out, what is not there yet stands back; 'late' leads to the deadlines. */
export interface Segment {
  readonly text: string
  readonly tone: 'plain' | 'bad' | 'warn' | 'quiet' | 'good' | 'late'
}

export interface Sentence {
  readonly ko: readonly Segment[]
  readonly en: readonly Segment[]
}

export interface OverviewFacts {
  /** All indicators of the year */
  readonly total: number
  readonly exceeded: number
  readonly met: number
  readonly missed: number
  readonly notComputable: number
  readonly notEntered: number
  readonly notDue: number
  readonly notApplicable: number
  /** Of those with a rate: the ones whose figure is not confirmed yet (잠정). */
  readonly provisional?: number
  /** The indicator that lost most points; null when none lost any. Points in percent points of its goal. */
  readonly worst: { readonly name: string; readonly pointsLost: number } | null
  /** Of those without a result: the ones of which some periods are in. */
  readonly underWay?: number
  /** The year under way, when the sentence is about a settled one; null to say nothing of it. `underWay` as above. */
  readonly current: { readonly year: number; readonly entered: number; readonly of: number; readonly underWay?: number } | null
}

const plain = (text: string): Segment => ({ text, tone: 'plain' })
const good = (text: string): Segment => ({ text, tone: 'good' })
const bad = (text: string): Segment => ({ text, tone: 'bad' })
const quiet = (text: string): Segment => ({ text, tone: 'quiet' })

/** The executive's sentence by rule, in both languages. Joining the segments' texts gives running text. */
export function overviewSentence(facts: OverviewFacts): Sentence {
  return {
    ko: joinSentences([resultKo(facts), worstKo(facts), currentKo(facts)]),
    en: joinSentences([resultEn(facts), worstEn(facts), currentEn(facts)]),
  }
}

/** The sentence as running text, for text alternatives and documents. */
export const textOf = (segments: readonly Segment[]): string => segments.map((segment) => segment.text).join('')

const joinSentences = (sentences: readonly (readonly Segment[])[]): readonly Segment[] =>
  sentences.filter((one) => one.length > 0).flatMap((one, index) => (index === 0 ? one : [plain(' '), ...one]))

const between = (parts: readonly Segment[]): Segment[] =>
  parts.flatMap((part, index) => (index === 0 ? [part] : [plain(', '), part]))

function resultKo(facts: OverviewFacts): readonly Segment[] {
  const { total, exceeded, met, missed } = facts
  const computed = exceeded + met + missed
  if (total === 0) return [quiet('등록된 지표가 없습니다.')]
  if (computed === 0) return [plain(`${total}개 지표 중 `), quiet(`산정된 지표가 없습니다${reasonsKo(facts)}.`)]
  const note = provisionalKo(facts, computed)
  const head = plain(
    computed === total ? `${total}개 지표를 모두 산정해${note} ` : `${total}개 지표 중 ${computed}개를 산정해${note} `,
  )
  if (missed === 0) {
    const above = exceeded === 0 ? '' : exceeded === computed ? '(모두 초과달성)' : `(초과달성 ${exceeded}개)`
    return [head, good(`${computed === 1 ? '' : '모두 '}달성했습니다${above}`), plain('.')]
  }
  if (missed === computed) {
    const found = plain(
      computed === total
        ? `${total}개 지표를 모두 산정한 결과${note} `
        : `${total}개 지표 중 ${computed}개를 산정한 결과${note} `,
    )
    return [found, bad(`${computed === 1 ? '' : '모두 '}미달성입니다`), plain('.')]
  }
  const parts = [
    ...(exceeded > 0 ? [good(`${exceeded}개 초과달성`)] : []),
    ...(met > 0 ? [good(`${met}개 달성`)] : []),
    bad(`${missed}개 미달성`),
  ]
  return [head, ...between(parts), plain('입니다.')]
}

/** '(잠정 2개)', '(모두 잠정)': said as a word, since a figure that can still change must not be quoted as a result. */
function provisionalKo({ provisional = 0 }: OverviewFacts, computed: number): string {
  if (provisional === 0) return ''
  return provisional < computed ? `(잠정 ${provisional}개)` : computed === 1 ? '(잠정)' : '(모두 잠정)'
}

function provisionalEn({ provisional = 0 }: OverviewFacts, computed: number): string {
  if (provisional === 0) return ''
  return provisional < computed ? ` (${provisional} provisional)` : computed === 1 ? ' (provisional)' : ' (all provisional)'
}

function reasonsKo({ notEntered, notDue, notComputable, notApplicable, underWay = 0 }: OverviewFacts): string {
  const counted = [
    ['미입력', notEntered],
    ['미도래', notDue],
    ['산정불가', notComputable],
    ['해당없음', notApplicable],
  ] as const
  const given = counted.filter(([, count]) => count > 0).map(([word, count]) => `${word} ${count}개`)
  const part = underWay > 0 ? `, 일부 기간 입력 ${underWay}개` : ''
  return given.length === 0 ? '' : `(${given.join(', ')}${part})`
}

function worstKo({ worst }: OverviewFacts): readonly Segment[] {
  if (worst === null || worst.pointsLost <= 0) return []
  return [plain('가장 큰 감점은 '), bad(`${worst.name}(${minus(worst.pointsLost)}점)`), plain('입니다.')]
}

function currentKo({ current }: OverviewFacts): readonly Segment[] {
  if (current === null || current.of === 0) return []
  const { year, entered, of, underWay = 0 } = current
  const subject = withParticle(`${year}년 실적`, '은/는')
  if (entered < of && underWay > 0) {
    return [quiet(`${subject} 집계 중입니다(${entered === 0 ? '' : `입력 ${entered}/${of}, `}일부 기간 ${underWay}/${of}).`)]
  }
  if (entered === 0) return [quiet(`${subject} 아직 입력되지 않았습니다(0/${of}).`)]
  if (entered >= of) return [plain(`${subject} 모두 입력되었습니다(${entered}/${of}).`)]
  return [plain(`${subject} ${of}개 중 ${entered}개가 입력되었습니다(${entered}/${of}).`)]
}

function resultEn(facts: OverviewFacts): readonly Segment[] {
  const { total, exceeded, met, missed } = facts
  const computed = exceeded + met + missed
  if (total === 0) return [quiet('No indicators are registered.')]
  if (computed === 0) return [quiet(`None of ${indicators(total)} could be scored${reasonsEn(facts)}.`)]
  const head = plain(
    computed === total
      ? `${total === 1 ? '' : 'All '}${indicators(total)} scored${provisionalEn(facts, computed)}: `
      : `${computed} of ${indicators(total)} scored${provisionalEn(facts, computed)}: `,
  )
  const parts = [
    ...(exceeded > 0 ? [good(`${exceeded} exceeded`)] : []),
    ...(met > 0 ? [good(`${met} met`)] : []),
    missed > 0 ? bad(`${missed} missed`) : good('none missed'),
  ]
  return [head, ...between(parts), plain('.')]
}

const indicators = (count: number) => `${count} ${count === 1 ? 'indicator' : 'indicators'}`

function reasonsEn({ notEntered, notDue, notComputable, notApplicable, underWay = 0 }: OverviewFacts): string {
  const counted = [
    ['not entered', notEntered],
    ['not due yet', notDue],
    ['not computable', notComputable],
    ['not applicable', notApplicable],
  ] as const
  const given = counted.filter(([, count]) => count > 0).map(([word, count]) => `${count} ${word}`)
  const part = underWay > 0 ? `; ${underWay} of them entered for part of the year` : ''
  return given.length === 0 ? '' : ` (${given.join(', ')}${part})`
}

function worstEn({ worst }: OverviewFacts): readonly Segment[] {
  if (worst === null || worst.pointsLost <= 0) return []
  const points = worst.pointsLost === 1 ? 'point' : 'points'
  return [plain('The largest loss is '), bad(`${worst.name} (${minus(worst.pointsLost)} ${points})`), plain('.')]
}

function currentEn({ current }: OverviewFacts): readonly Segment[] {
  if (current === null || current.of === 0) return []
  const { year, entered, of, underWay = 0 } = current
  if (entered < of && underWay > 0)
    return [quiet(`${entered} of ${of} results for ${year} have been entered, ${underWay} more for part of the year.`)]
  if (entered === 0) return [quiet(`No ${year} results have been entered yet (0/${of}).`)]
  if (entered >= of) return [plain(`All ${year} results have been entered (${entered}/${of}).`)]
  return [plain(`${entered} of ${of} results for ${year} have been entered.`)]
}

// The typographic minus: these are points lost on a scale, not an amount, so not △.
const minus = (points: number) => `−${formatNumber(points, { decimals: 2 })}`
