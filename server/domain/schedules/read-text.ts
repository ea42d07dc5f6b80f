import { addDays } from '../entry/due.ts'
import { firstDayOf, lastDayOf, precisionOf, type ScheduleDay } from './schedule-day.ts'

/**
 * A text that tells of a schedule (a press release, a plan's paragraph) → steps with their days, each as exact as its words. Nothing is
 * stored from it: a person looks at each.
 */

/** The month (or day) in which the text was written: "이달", "오는 8월", "내년 6월" mean nothing without it. */
export interface WrittenOn {
  readonly day: string
  /** a person said so · the text has it beside a word for it · only this month fits the text's own numbers */
  readonly from: 'person' | 'text' | 'reckoned'
}

export interface ReadStep {
  readonly name: string
  /** null = it cannot be told; `question` says why */
  readonly due: ScheduleDay | null
  /** the words of the day, as they stand in the text */
  readonly dueText: string
  /** written-on: the text's own date is missing · no-year: read as the next such month after it · no-such-day · quarter: no precision has it */
  readonly question: 'written-on' | 'no-year' | 'no-such-day' | 'quarter' | null
  /** the sentence around it */
  readonly around: string
}

export interface ReadSchedule {
  readonly writtenOn: WrittenOn | null
  /** a date that stands alone at the head: of the page, not of the text, so that it is not used */
  readonly pageDate: string | null
  readonly steps: readonly ReadStep[]
  readonly period: {
    readonly startsOn: string | null
    readonly days: number | null
    readonly until: ScheduleDay | null
    readonly untilText: string | null
  }
  readonly contract: {
    readonly party: string | null
    /** 원 */
    readonly amount: number | null
    /** 여, 약: near that */
    readonly approximate: boolean
  }
}

/** Longer than any notice; a pasted book is read as far as this. */
export const MOST_TEXT = 20_000

export function readScheduleText(raw: string, given: string | null): ReadSchedule {
  const { sentences, pageDate } = sentencesOf(raw.normalize('NFC').slice(0, MOST_TEXT))
  const text = sentences.join('\n')
  const days = daysIn(text)
  const writtenOn = writtenDay(sentences, given, days)
  const found = sentences.flatMap((sentence) => datesIn(sentence, writtenOn))
  const start = found.find((one) => one.role === 'from' && one.due !== null && precisionOf(one.due) === 'day')
  const end = found.find((one) => one.role === 'until' && one.due !== null)
  return {
    writtenOn,
    pageDate,
    steps: inOrder(merged(found)),
    period: { startsOn: start?.due ?? null, days, until: end?.due ?? null, untilText: end?.words ?? null },
    contract: { party: partyIn(text), ...amountIn(text) },
  }
}

// What a news page puts below its article.
const BELOW = /^(?:포토뉴스|기획이슈|관련\s?기사|많이\s?본\s?(?:뉴스|기사)|더보기|지역네트워크)$/
const ALONE = /^\(?\s*(\d{4})\s*[.\-/]\s*(\d{1,2})\s*[.\-/]\s*(\d{1,2})\.?\s*(?:\(?[월화수목금토일]\)?)?\s*\)?$/

function sentencesOf(text: string) {
  const sentences: string[] = []
  let pageDate: string | null = null
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (BELOW.test(line) && sentences.length > 3) break
    const alone = ALONE.exec(line)
    if (alone !== null) pageDate ??= isoOf(alone[1] ?? '', alone[2] ?? '', alone[3])
    else sentences.push(...line.split(/(?<=[다요음함임됨][.!?])\s+/).filter((one) => one !== ''))
  }
  return { sentences, pageDate }
}

const pad = (n: string | number) => String(n).padStart(2, '0')
const isoOf = (year: string, month: string | number, day?: string): string =>
  [year, pad(month), ...(day === undefined ? [] : [pad(day)])].join('-')

const DATE = new RegExp(
  [
    // 2025. 7. 15.
    String.raw`(?<y1>\d{4})\s?[.\-/]\s?(?<m1>\d{1,2})(?:\s?[.\-/]\s?(?<d1>\d{1,2}))?\.?`,
    // 2026년 상반기, 하반기
    String.raw`(?:(?<y2>\d{4}년|올해|금년|내년|명년|내후년)\s?)?(?<half>[상하])반기`,
    // 3분기
    String.raw`(?:(?<y3>\d{4}년|올해|금년|내년|명년)\s?)?(?<quarter>[1-4])\s?(?:\/\s?4)?분기`,
    // 2026년 3월 15일, 올해 11월, 오는 8월, 11월
    String.raw`(?:(?<y4>\d{4}년|'?\d{2}년|올해|금년|내년|명년|내후년|지난해|작년)\s?)?(?<coming>오는\s?)?(?<m4>\d{1,2})월(?:\s?(?<d4>\d{1,2})일)?`,
    // 이달 15일, 다음 달
    String.raw`(?<near>이달|이번\s?달|금월|다음\s?달|내달|지난\s?달)(?:\s?(?<d5>\d{1,2})일)?`,
  ].join('|'),
  'g',
)

interface Found {
  readonly name: string
  readonly due: ScheduleDay | null
  readonly words: string
  readonly question: ReadStep['question']
  readonly role: 'from' | 'until' | 'at'
  readonly around: string
}

/** Each date of a sentence, with what happens then. A date beside which nothing happens is left out. */
function datesIn(sentence: string, writtenOn: WrittenOn | null): readonly Found[] {
  const matches = [...sentence.matchAll(DATE)]
  return matches.flatMap((match, at): Found[] => {
    const from = match.index + match[0].length
    const after = sentence.slice(from, matches[at + 1]?.index ?? from + 70)
    const before = sentence.slice(at === 0 ? 0 : (matches[at - 1]?.index ?? 0) + (matches[at - 1]?.[0].length ?? 0), match.index)
    const tail = /^\s?(?:중|말|초|중순|초순|하순)?\s?(부터|까지)?/.exec(after)
    const role = tail?.[1] === '부터' ? 'from' : tail?.[1] === '까지' ? 'until' : 'at'
    const name = eventOf(before, after, role)
    if (name === null) return []
    const { due, question } = resolve(match.groups ?? {}, writtenOn)
    const near = /^\s?(?:중순|초순|하순|중|말|초)(?![가-힣])/.exec(after)?.[0] ?? ''
    const until = role === 'until' ? '까지' : ''
    const aim = role === 'at' && /목표/.test(after) ? '(목표)' : ''
    return [{ name, due, words: `${match[0].trim()}${near}${until}${aim}`, question, role, around: sentence.slice(0, 200) }]
  })
}

const EVENT = new RegExp(
  String.raw`(?:(?:전면|정식|최종|[1-9]차|임시)\s)?(?:(?:착수|중간|최종|완료)\s?보고회?|(?:기본|실시)\s?설계|시범\s?(?:운영|사업|실시)|시험\s?(?:운영|가동)|시운전|개통식?|개관식?|개소식?|개원|개장|준공식?|착공식?|착수|입주|공모|입찰|사업자\s?선정|협약|검수|안정화|공청회|설명회|발주|완공|오픈|출시|시행|가동)`,
)
/** What goes on until the end of a period, and so ends with it. */
const GOES_ON = /추진|진행|완료|마무리|마칠|끝낼|구축|투입|동안|종료/

function eventOf(before: string, after: string, role: Found['role']): string | null {
  // "착수 보고회를 오는 8월에 개최": what is held stands before its day.
  const held = new RegExp(String.raw`(${EVENT.source})[은는이가을를]\s?$`).exec(before)?.[1]
  const follows = EVENT.exec(after)?.[0]
  if (role === 'until') return held ?? (GOES_ON.test(after) ? '종료' : (follows ?? null))
  const name = held ?? follows ?? (role === 'from' ? '착수' : undefined)
  return (
    name
      ?.replace(/\s+/g, ' ')
      .replace(/^(착수|중간|최종|완료)보고/, '$1 보고')
      .replace('시범 운영', '시범운영') ?? null
  )
}

function resolve(
  groups: Readonly<Record<string, string | undefined>>,
  writtenOn: WrittenOn | null,
): { readonly due: ScheduleDay | null; readonly question: ReadStep['question'] } {
  const { y1, m1, d1, y2, half, quarter, y4, coming, m4, d4, near, d5 } = groups
  const real = (due: string) =>
    precisionOf(due) === null ? { due: null, question: 'no-such-day' as const } : { due, question: null }
  const asks = { due: null, question: 'written-on' as const }
  if (quarter !== undefined) return { due: null, question: 'quarter' }
  if (y1 !== undefined) return real(isoOf(y1, m1 ?? '', d1))
  if (half !== undefined) {
    const year = yearOf(y2 ?? '올해', writtenOn)
    return year === null ? asks : real(`${year}-H${half === '상' ? 1 : 2}`)
  }
  if (near !== undefined) {
    if (writtenOn === null) return asks
    const step = /다음|내달/.test(near) ? 1 : /지난/.test(near) ? -1 : 0
    return real([monthAfter(writtenOn.day, step), ...(d5 === undefined ? [] : [pad(d5)])].join('-'))
  }
  const year = y4 === undefined ? nextYearOf(m4 ?? '', writtenOn) : yearOf(y4, writtenOn)
  if (year === null) return asks
  const found = real(isoOf(String(year), m4 ?? '', d4))
  return y4 === undefined && coming === undefined && found.question === null ? { ...found, question: 'no-year' } : found
}

function yearOf(word: string, writtenOn: WrittenOn | null): number | null {
  const digits = /\d+/.exec(word)?.[0]
  if (digits !== undefined) return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
  if (writtenOn === null) return null
  const step = { 내년: 1, 명년: 1, 내후년: 2, 지난해: -1, 작년: -1 }[word] ?? 0
  return Number(writtenOn.day.slice(0, 4)) + step
}

/** A month without its year is the next one from when the text was written. */
function nextYearOf(month: string, writtenOn: WrittenOn | null): number | null {
  if (writtenOn === null) return null
  const [year, now] = [Number(writtenOn.day.slice(0, 4)), Number(writtenOn.day.slice(5, 7))]
  return Number(month) < now ? year + 1 : year
}

function monthAfter(day: string, step: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + step
  return `${Math.floor(at / 12)}-${pad((at % 12) + 1)}`
}

const STAMPED =
  /(?:입력|등록|작성|보도|배포|게재|승인|발행)(?:일시|일자|일)?\s*[:：]?\s*(\d{4})\s*[.\-/년]\s*(\d{1,2})\s*(?:[.\-/월]\s*(\d{1,2}))?/

function writtenDay(sentences: readonly string[], given: string | null, days: number | null): WrittenOn | null {
  if (given !== null && precisionOf(given) !== null && precisionOf(given) !== 'half') return { day: given, from: 'person' }
  for (const sentence of sentences) {
    const stamped = STAMPED.exec(sentence)
    const day = stamped === null ? '' : isoOf(stamped[1] ?? '', stamped[2] ?? '', stamped[3])
    if (precisionOf(day) !== null) return { day, from: 'text' }
  }
  return reckonedMonth(sentences, days)
}

/** "이달 15일부터 2026년 6월까지 330일": where only one month makes the days end when the text says, it is that one. */
function reckonedMonth(sentences: readonly string[], days: number | null): WrittenOn | null {
  if (days === null) return null
  for (const sentence of sentences) {
    const from = /(?:이달|이번\s?달|금월)\s?(\d{1,2})일부터/.exec(sentence)?.[1]
    const end = /(\d{4})년\s?(\d{1,2})월(?:\s?(\d{1,2})일)?\s?(?:말|중)?\s?까지/.exec(sentence)
    if (from === undefined || end === null) continue
    const until = isoOf(end[1] ?? '', end[2] ?? '', end[3])
    if (precisionOf(until) === null) continue
    const back = monthAfter(addDays(firstDayOf(until), -days), 0)
    const fits = [-1, 0, 1, 2]
      .map((step) => monthAfter(back, step))
      .filter((month) => {
        const first = `${month}-${pad(from)}`
        const ends = precisionOf(first) === null ? '' : addDays(first, days)
        return firstDayOf(until) <= ends && ends <= lastDayOf(until)
      })
    const [only, ...more] = fits
    if (only !== undefined && more.length === 0) return { day: only, from: 'reckoned' }
  }
  return null
}

const daysIn = (text: string): number | null => {
  const found = /(?:총\s?|기간[은는]?\s?)?(\d{1,2},?\d{3}|\d{2,3})\s?일\s?(?:간|동안)/.exec(text)?.[1]
  return found === undefined ? null : Number(found.replaceAll(',', ''))
}

function partyIn(text: string): string | null {
  const named = /(?:사업자|시공사|수행사|수행업체|계약상대자|도급사|용역사)\s?(?:로|인)?\s?\(\s?([^()\n]{2,60})\s?\)/.exec(
    text,
  )?.[1]
  return named?.trim() ?? null
}

const WON = /(약\s?)?(\d[\d,]*(?:\.\d+)?)\s?(여)?\s?(조|억|백만|천만|만)\s?(여)?(?:\s?(\d[\d,]*)\s?만)?\s?(여)?\s?원/g
const UNITS: Readonly<Record<string, number>> = { 조: 1e12, 억: 1e8, 천만: 1e7, 백만: 1e6, 만: 1e4 }

/** An amount as a person types it: '433억여 원', '43,300,000,000'; null when it is none. */
export function readWon(typed: string): { readonly amount: number; readonly approximate: boolean } | null {
  const [, about, digits, near] = /^(약\s?)?([\d,]+)\s?(여)?\s?원?$/.exec(typed.trim()) ?? []
  const amount = digits === undefined ? NaN : Number(digits.replaceAll(',', ''))
  if (Number.isSafeInteger(amount)) return { amount, approximate: (about ?? near) !== undefined }
  const read = amountIn(/원\s*$/.test(typed) ? typed : `${typed}원`)
  return read.amount !== null && Number.isSafeInteger(read.amount) ? { ...read, amount: read.amount } : null
}

/** The amount named first; near it, where any mention of the same amount says so. */
function amountIn(text: string): { readonly amount: number | null; readonly approximate: boolean } {
  const found = [...text.matchAll(WON)].map((match) => {
    const [, about, digits = '', before, unit = '', between, rest, after] = match
    const amount = Number(digits.replaceAll(',', '')) * (UNITS[unit] ?? 1) + Number((rest ?? '0').replaceAll(',', '')) * 1e4
    return { amount: Math.round(amount), approximate: [about, before, between, after].some((word) => word !== undefined) }
  })
  const amount = found[0]?.amount ?? null
  return { amount, approximate: found.some((one) => one.amount === amount && one.approximate) }
}

/** The same step said several times is one: the most exact day, asked about only where no mention is clear. */
function merged(found: readonly Found[]): readonly Found[] {
  const exact = { day: 3, month: 2, half: 1 }
  const rank = (one: Found) => (one.due === null ? 0 : exact[precisionOf(one.due) ?? 'half']) * 2 + Number(one.question === null)
  const same = (a: Found, b: Found) =>
    a.name === b.name &&
    (a.due === null || b.due === null || (firstDayOf(a.due) <= lastDayOf(b.due) && firstDayOf(b.due) <= lastDayOf(a.due)))
  const kept: Found[] = []
  for (const one of found) {
    const at = kept.findIndex((other) => same(one, other))
    const before = kept[at]
    if (before === undefined) kept.push(one)
    else if (rank(one) > rank(before)) kept[at] = one
  }
  return kept
}

const inOrder = (found: readonly Found[]): readonly ReadStep[] =>
  found
    .toSorted((a, b) => {
      const [x, y] = [a, b].map(({ due }) => (due === null ? '9' : `${lastDayOf(due)} ${firstDayOf(due)}`))
      return x === y ? 0 : (x ?? '') < (y ?? '') ? -1 : 1
    })
    .map(({ name, due, words, question, around }) => ({ name, due, dueText: words, question, around }))
