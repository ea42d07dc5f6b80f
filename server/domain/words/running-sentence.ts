import type { PaceStatus } from '../entry/pace-status.ts'
import { formatNumber } from './format-number.ts'
import { periodsAt } from './period-name.ts'
import type { Segment, Sentence } from './sentence.ts'

/** Figures of one period that were not submitted by their day. */
export interface LateFacts {
  readonly year: number
  /** 0 = the year's figures */
  readonly month: number
  readonly count: number
  /** since the oldest of their days */
  readonly days: number
}

/** What the sentence of a year under way is made of. */
export interface RunningFacts {
  readonly year: number
  /** last month of the newest period that is in; null = nothing is */
  readonly month: number | null
  /** of those under way */
  readonly counts: Readonly<Record<PaceStatus, number>>
  /** of those judged: the ones whose figure is not confirmed yet */
  readonly provisional: number
  /** all that are under way are measured once a year: the first day from which their results are late, ISO; null otherwise */
  readonly onceAYear: string | null
  /** results of the year that are there already, and those that will never be, or are late */
  readonly results: { readonly met: number; readonly missed: number }
  readonly aside: { readonly notComputable: number; readonly notApplicable: number; readonly notEntered: number }
  /** farthest from its pace; `gap` as it is written in its own unit, '△4회' */
  readonly worst: {
    readonly name: string
    readonly status: PaceStatus
    readonly gap: string
    readonly percent: number | null
  } | null
}

const plain = (text: string): Segment => ({ text, tone: 'plain' })
const quiet = (text: string): Segment => ({ text, tone: 'quiet' })
const TONE: Readonly<Record<PaceStatus, Segment['tone']>> = {
  'on-track': 'good',
  'needs-improvement': 'warn',
  behind: 'bad',
  'too-early': 'quiet',
}

/** 국 종합현황 of a year under way: on course or not, and what is worst. The month is said before it. */
export function runningSentence(facts: RunningFacts): Sentence {
  return { ko: [...standKo(facts), ...worstKo(facts)], en: [...standEn(facts), ...worstEn(facts)] }
}

const judgedOf = ({ counts }: RunningFacts) => counts['on-track'] + counts['needs-improvement'] + counts.behind
const underWayOf = (facts: RunningFacts) => judgedOf(facts) + facts.counts['too-early']

/** The counts above 0, the best first, as a list. */
function listed(facts: RunningFacts, say: (status: PaceStatus, count: number) => string): Segment[] {
  const shown = (['on-track', 'needs-improvement', 'behind', 'too-early'] as const).filter((s) => facts.counts[s] > 0)
  return shown.flatMap((s, index) => [
    ...(index === 0 ? [] : [plain(', ')]),
    { text: say(s, facts.counts[s]), tone: TONE[s] } satisfies Segment,
  ])
}

const WORD_KO: Readonly<Record<PaceStatus, string>> = {
  'on-track': '정상추진',
  'needs-improvement': '개선필요',
  behind: '부진',
  'too-early': '판단 유보',
}

function standKo(facts: RunningFacts): Segment[] {
  const [under, judged] = [underWayOf(facts), judgedOf(facts)]
  const { met, missed } = facts.results
  const results = met + missed
  const before =
    results === 0
      ? []
      : [
          plain(`실적이 나온 지표는 ${results}개로 `),
          ...(met > 0 ? [{ text: `${met}개 달성`, tone: 'good' } satisfies Segment] : []),
          ...(met > 0 && missed > 0 ? [plain(', ')] : []),
          ...(missed > 0 ? [{ text: `${missed}개 미달성`, tone: 'bad' } satisfies Segment] : []),
          plain('이며, '),
        ]
  const subject = `${results > 0 ? '나머지 ' : ''}${under}개 지표`
  const end = `${provisionalKo(facts, judged)}.${asideKo(facts)}`
  if (judged === 0) {
    const why =
      facts.onceAYear !== null
        ? `연 1회 측정하여 판단을 유보합니다(${dayOf(facts.onceAYear)} 집계).`
        : facts.month === null
          ? '끝난 기간의 실적이 없어 판단을 유보합니다.'
          : '판단을 유보합니다.'
    return [...before, plain(`${subject} 모두 `), quiet(`${why}${asideKo(facts)}`)]
  }
  if (facts.counts['on-track'] === under)
    return [
      ...before,
      plain(`${subject} ${under === 1 ? '' : '모두 '}`),
      { text: '정상추진', tone: 'good' },
      plain(`입니다${end}`),
    ]
  const none = facts.counts.behind === 0 && under > 1 ? '이며 부진은 없습니다' : '입니다'
  return [...before, plain(`${subject} 중 `), ...listed(facts, (s, n) => `${n}개 ${WORD_KO[s]}`), plain(`${none}${end}`)]
}

function provisionalKo({ provisional }: RunningFacts, judged: number): string {
  if (provisional === 0) return ''
  return provisional < judged ? `(잠정 ${provisional}개)` : judged === 1 ? '(잠정)' : '(모두 잠정)'
}

function asideKo({ aside }: RunningFacts): string {
  const said = [
    ['미입력', aside.notEntered],
    ['산정불가', aside.notComputable],
    ['해당없음', aside.notApplicable],
  ] as const
  const given = said.filter(([, count]) => count > 0).map(([word, count]) => `${word} ${count}개`)
  return given.length === 0 ? '' : ` 그 밖에 ${given.join(', ')}입니다.`
}

function worstKo({ worst }: RunningFacts): Segment[] {
  if (worst === null) return []
  const share = worst.percent === null ? '' : `, ${formatNumber(worst.percent, { decimals: 1 })}%`
  return [
    plain(' 가장 뒤처진 지표는 '),
    { text: `${worst.name}(${worst.gap}${share})`, tone: TONE[worst.status] },
    plain('입니다.'),
  ]
}

const WORD_EN: Readonly<Record<PaceStatus, string>> = {
  'on-track': 'on track',
  'needs-improvement': 'need improvement',
  behind: 'behind',
  'too-early': 'too early to tell',
}

function standEn(facts: RunningFacts): Segment[] {
  const [under, judged] = [underWayOf(facts), judgedOf(facts)]
  const { met, missed } = facts.results
  const results = met + missed
  const before = results === 0 ? '' : `${results} have results (${met} met, ${missed} missed); of the other `
  const subject = `${before}${results === 0 ? 'Of ' : ''}${under} ${under === 1 ? 'indicator' : 'indicators'}`
  const end = `${provisionalEn(facts, judged)}.${asideEn(facts)}`
  if (judged === 0) {
    const why =
      facts.onceAYear !== null
        ? `all are measured once a year, due ${dayOf(facts.onceAYear)}`
        : facts.month === null
          ? 'none has a complete period yet'
          : 'it is too early to tell'
    return [plain(`${subject}, `), quiet(`${why}${why.endsWith('.') ? '' : '.'}${asideEn(facts)}`)]
  }
  const none = facts.counts.behind === 0 && under > 1 ? ', none behind' : ''
  return [
    plain(`${subject}: `),
    ...listed(facts, (s, n) => `${n} ${s === 'needs-improvement' && n === 1 ? 'needs improvement' : WORD_EN[s]}`),
    plain(`${none}${end}`),
  ]
}

function provisionalEn({ provisional }: RunningFacts, judged: number): string {
  if (provisional === 0) return ''
  return provisional < judged ? ` (${provisional} provisional)` : judged === 1 ? ' (provisional)' : ' (all provisional)'
}

function asideEn({ aside }: RunningFacts): string {
  const said = [
    ['not entered', aside.notEntered],
    ['not computable', aside.notComputable],
    ['not applicable', aside.notApplicable],
  ] as const
  const given = said.filter(([, count]) => count > 0).map(([word, count]) => `${count} ${word}`)
  return given.length === 0 ? '' : ` Besides: ${given.join(', ')}.`
}

function worstEn({ worst }: RunningFacts): Segment[] {
  if (worst === null) return []
  const share = worst.percent === null ? '' : `, ${formatNumber(worst.percent, { decimals: 1 })}% of the pace`
  return [
    plain(' Farthest from its pace is '),
    { text: `${worst.name} (${worst.gap}${share})`, tone: TONE[worst.status] },
    plain('.'),
  ]
}

/** What is late, loud: '2025년 실적 12개 미입력, 기한 243일 지남'. Empty when nothing is. */
export function lateSentence(late: readonly LateFacts[]): Sentence {
  const [first] = late
  if (first === undefined) return { ko: [], en: [] }
  const count = late.reduce((sum, one) => sum + one.count, 0)
  const days = Math.max(...late.map((one) => one.days))
  const at = first.month === 0 ? { ko: `${first.year}년`, en: `${first.year}` } : periodsAt(first.year, first.month)
  const ko =
    late.length === 1
      ? `${at.ko} 실적 ${count}개 미입력, 기한 ${days}일 지남`
      : `기한 지난 실적 ${count}개 미입력, 가장 오래된 것은 ${days}일 지남`
  const en =
    late.length === 1
      ? `${at.en}: ${count} not entered, ${days} ${days === 1 ? 'day' : 'days'} late`
      : `${count} overdue results not entered, the oldest ${days} ${days === 1 ? 'day' : 'days'} late`
  return { ko: [{ text: ko, tone: 'late' }], en: [{ text: en, tone: 'late' }] }
}

const dayOf = (iso: string) => `${iso.split('-').map(Number).join('. ')}.`
