import { isYear } from './calendar.ts'

/** Where something stood in the text that was pasted: its line, counted from 1, and the words around it. */
export interface Stood {
  readonly line: number
  readonly before: string
  readonly words: string
  readonly after: string
}
export interface Said<T> {
  readonly value: T
  readonly stood: Stood
}

/** A day as the text gives it; what it does not give is null and is asked, never guessed. */
export interface TextDay {
  readonly year: number | null
  readonly month: number | null
  readonly day: number
}

export interface ActivityReading {
  readonly title: Said<string> | null
  /** 제22회 → 22 */
  readonly number: Said<number> | null
  /** of the meeting itself, in the order of the text */
  readonly days: readonly Said<TextDay>[]
  readonly themes: readonly Said<string>[]
  readonly host: Said<string> | null
  readonly lead: Said<string> | null
  readonly delegation: Said<number> | null
  readonly sites: readonly Said<string>[]
  /** of the series: the year of its first meeting */
  readonly firstYear: Said<number> | null
  readonly cycle: Said<'year' | 'two-years'> | null
  /** who hosts by turns, where the text names both sides */
  readonly hosts: readonly string[]
  /** sentences that stood there twice and were read once */
  readonly repeated: number
}

interface Sentence {
  readonly line: number
  readonly text: string
}

/** Sentences about another time than the meeting's: their days and themes are not the meeting's. */
const PAST = /지난\s?해|작년|전년|지난번|제\d+회\s*당시/
const QUOTED = /[`‘“"「『']([^`’”"」』']{2,80})[`’”"」』']/g
const MEETING = /(?:회의|간담회|교류회|교류|포럼|협의회|토론회|설명회|세미나|워크숍|박람회|축제|행사|대회|총회|협약식|방문)$/

/**
 * Reads a news text or a report of one meeting. A body that is printed twice is read once. Days are kept as far as the text gives
 * them: a year or a month that it does not name stays open, whatever else it counts ('지난 27년', '22회'). Pure.
 */
export function readActivityText(text: string): ActivityReading {
  const { sentences, repeated } = sentencesOf(text)
  const present = sentences.filter((s) => !PAST.test(s.text))
  const number = first(
    present,
    /제?\s*(\d{1,4})\s*회(?:\s*째)?(?!\s*(?:이상|이하|씩|에 걸쳐))/,
    (m) => Number(m[1]),
    (m) => m[0].trim(),
  )
  const title = titleOf(present, number)
  const firstYear = first(
    sentences,
    /((?:19|20)\d{2})년[^.]{0,80}?(?:시작|출범|창설|처음\s*(?:열|개최))/,
    (m) => Number(m[1]),
    (m) => `${m[1]}년`,
  )
  return {
    title,
    number,
    days: daysOf(present),
    themes: themesOf(present),
    host: hostOf(present),
    lead: first(
      present,
      /([^.,]{2,60}?)\s*등\s+\S{1,10}\s*측\s*(?:방문단|대표단|사절단)/,
      (m) => m[1]?.trim() ?? '',
      (m) => m[1]?.trim() ?? '',
    ),
    delegation:
      first(present, /(?:방문단|대표단|사절단)\s*(\d{1,4})\s*(?:여\s*)?명/, (m) => Number(m[1])) ??
      first(present, /(\d{1,4})\s*(?:여\s*)?명(?:의|으로 구성된)?\s*(?:방문단|대표단|사절단)/, (m) => Number(m[1])),
    sites: sitesOf(present),
    firstYear,
    cycle:
      first(sentences, /격년|2년(?:에 한 번|마다)/, () => 'two-years' as const) ??
      first(sentences, /매년|해마다|연례/, () => 'year' as const),
    hosts: hostsOf(sentences, title),
    repeated,
  }
}

function sentencesOf(text: string): { readonly sentences: readonly Sentence[]; readonly repeated: number } {
  const seen = new Set<string>()
  const sentences: Sentence[] = []
  let repeated = 0
  for (const [at, raw] of text.normalize('NFC').split(/\r?\n/).entries()) {
    const line = raw.replaceAll(/\s+/g, ' ').trim()
    // A full stop after a figure is no end: 2026. 11. 6.
    for (const part of line.split(/(?<=[^\d\s][.?!]["”’']?)\s+/)) {
      const key = part.replaceAll(/[\s\p{P}\p{S}]+/gu, '')
      if (key === '') continue
      if (seen.has(key)) repeated++
      else sentences.push({ line: at + 1, text: part })
      seen.add(key)
    }
  }
  return { sentences, repeated }
}

const AROUND = 24
const stoodAt = ({ line, text }: Sentence, index: number, words: string): Stood => ({
  line,
  before: (index > AROUND ? '…' : '') + text.slice(Math.max(0, index - AROUND), index),
  words,
  after:
    text.slice(index + words.length, index + words.length + AROUND) + (text.length > index + words.length + AROUND ? '…' : ''),
})

function first<T>(
  sentences: readonly Sentence[],
  pattern: RegExp,
  value: (match: RegExpExecArray) => T,
  words: (match: RegExpExecArray) => string = (match) => match[0],
): Said<T> | null {
  for (const sentence of sentences) {
    const match = pattern.exec(sentence.text)
    if (match === null) continue
    const shown = words(match)
    return { value: value(match), stood: stoodAt(sentence, match.index + match[0].indexOf(shown), shown) }
  }
  return null
}

/** The quoted name of a meeting beside its number, else the first quoted one, else the words after 제n회. */
function titleOf(sentences: readonly Sentence[], number: Said<number> | null): Said<string> | null {
  const quoted = sentences.flatMap((sentence) =>
    [...sentence.text.matchAll(QUOTED)]
      .filter((m) => MEETING.test(m[1]?.trim() ?? ''))
      .map((m) => ({ value: m[1]?.trim() ?? '', stood: stoodAt(sentence, m.index + 1, m[1] ?? '') })),
  )
  const beside = quoted.find((one) => one.stood.line === number?.stood.line)
  return (
    beside ??
    quoted[0] ??
    first(
      sentences,
      /제?\s*\d{1,4}\s*회\s+([가-힣A-Za-z·ㆍ\s-]{2,40}?(?:회의|간담회|교류회(?!의)|포럼|협의회|토론회|설명회|세미나|워크숍|총회))/,
      (m) => m[1]?.trim() ?? '',
      (m) => m[1]?.trim() ?? '',
    )
  )
}

// A year or a month counts only where it stands with a day; '양일간', '27년간', '22회째' are no days.
const DAY =
  /(?:((?:19|20)\d{2})\s*[년.]\s*)?(?:(?<![\d.])(\d{1,2})\s*(?:월|\.(?=\s*\d{1,2}\s*(?:일|\.|[~∼～-])))\s*)?(?<![\d년])(\d{1,2})\s*(일|\.(?!\d))(?!간|\s간(?![가-힣])|째|차|여|치|\s?(?:반|동안|이내|이상))/g

/** Days of the meeting; one without its month or year goes on in those of the day before it in the text. */
function daysOf(sentences: readonly Sentence[]): readonly Said<TextDay>[] {
  const days: Said<TextDay>[] = []
  for (const sentence of sentences) {
    for (const match of sentence.text.matchAll(DAY)) {
      const [words, year, month, day, end] = match
      // '6.' alone is the number of a list, or the end of a sentence.
      if (end === '.' && month === undefined) continue
      const before = days.at(-1)?.value
      const read: TextDay = {
        year: year === undefined ? (before?.year ?? null) : Number(year),
        month: month === undefined ? (before?.month ?? null) : Number(month),
        day: Number(day),
      }
      if (read.day < 1 || read.day > 31 || (read.month !== null && (read.month < 1 || read.month > 12))) continue
      const same = (one: TextDay) => one.day === read.day && one.month === read.month && one.year === read.year
      if (!days.some((one) => same(one.value))) days.push({ value: read, stood: stoodAt(sentence, match.index, words.trimEnd()) })
    }
  }
  return days
}

function themesOf(sentences: readonly Sentence[]): readonly Said<string>[] {
  const themes: Said<string>[] = []
  for (const sentence of sentences) {
    const at = /주제(?:로|는|를|:|：)/.exec(sentence.text)?.index
    if (at === undefined) continue
    for (const match of sentence.text.matchAll(QUOTED)) {
      const words = match[1] ?? ''
      if (match.index < at && !MEETING.test(words.trim()))
        themes.push({ value: words.trim(), stood: stoodAt(sentence, match.index + 1, words) })
    }
  }
  return themes
}

/** 방한: they came to Korea, and so on. */
const VISITED = { 한: '한국', 일: '일본', 중: '중국', 미: '미국', 베: '베트남' } as const
function hostOf(sentences: readonly Sentence[]): Said<string> | null {
  const visit = first(
    sentences,
    /방([한일중미베])(?=[\s,해하한을])/,
    (m) => VISITED[(m[1] ?? '한') as keyof typeof VISITED],
    (m) => m[0],
  )
  return visit ?? first(sentences, /(?:주최|개최지)\s*[:：]\s*([^,.]{2,30})/, (m) => m[1]?.trim() ?? '')
}

/** '양국에서 교대로', with the two countries in the title. */
function hostsOf(sentences: readonly Sentence[], title: Said<string> | null): readonly string[] {
  if (!sentences.some(({ text }) => /교대로|번갈아|윤번/.test(text))) return []
  const pair = /^([한일중미베])\s*[ㆍ·・∙]\s*([한일중미베])/.exec(title?.value ?? '')
  return [pair?.[1], pair?.[2]].flatMap((one) => (one === undefined ? [] : [VISITED[one as keyof typeof VISITED]]))
}

function sitesOf(sentences: readonly Sentence[]): readonly Said<string>[] {
  return sentences.flatMap((sentence) => {
    const match =
      /(\S+(?:\s(?:사업|공사|행정|민원|복지))?\s?(?:현장|센터|단지|시설|마을|공장|박물관))(?:을|를|에|으로)?\s*(?:찾아|찾는다|방문|시찰)/.exec(
        sentence.text,
      )
    const words = match?.[1]
    return match === null || words === undefined ? [] : [{ value: words, stood: stoodAt(sentence, match.index, words) }]
  })
}

/** What a person adds where the text is silent. */
export interface Added {
  readonly year: number | null
  readonly month: number | null
}

export type Span =
  | { readonly kind: 'days'; readonly startsOn: string; readonly endsOn: string | null }
  /** `missing`: what the text does not say and nobody has added yet */
  | { readonly kind: 'ask'; readonly missing: readonly ('year' | 'month' | 'day')[] }
  /** the days do not follow each other, or the calendar has none of them: a person says which they are */
  | { readonly kind: 'unclear' }

/** The first and the last day of the reading, ISO; days in between belong to the same meeting. */
export function spanOf(days: readonly Said<TextDay>[], added: Added): Span {
  const [one] = days
  if (one === undefined) return { kind: 'ask', missing: ['day'] }
  const missing = (['year', 'month'] as const).filter(
    (part) => days.some(({ value }) => value[part] === null) && added[part] === null,
  )
  if (missing.length > 0) return { kind: 'ask', missing }
  const read = days.map(({ value }) => iso(value.year ?? added.year ?? 0, value.month ?? added.month ?? 0, value.day))
  const dates = read.flatMap((day) => day ?? [])
  if (dates.length < read.length || dates.some((day, at) => at > 0 && day < (dates[at - 1] ?? ''))) return { kind: 'unclear' }
  const [from = '', to = ''] = [dates[0], dates.at(-1)]
  return { kind: 'days', startsOn: from, endsOn: to === from ? null : to }
}

function iso(year: number, month: number, day: number): string | null {
  if (!isYear(year)) return null
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const at = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(at) || daysIn(year, month) < day ? null : text
}
const daysIn = (year: number, month: number) =>
  month === 2 ? ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
