import { isYear } from '../entry/calendar.ts'

/** Which time a question names. */
export interface Asked {
  /** calendar years in the order they were said, each once */
  readonly years: readonly number[]
  /** last month of a period within the year, with its length; null = none was said */
  readonly period: { readonly month: number; readonly frequency: 'month' | 'quarter' | 'half-year' } | null
  /** the year is compared with the one before it ('전년 대비') */
  readonly againstBefore: boolean
}

const BLANK = ' '
const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4 }
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** Years as they are said relative to the running one; longer words first, since '내년' stands in '내년도'. */
const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [/재작년|그러께|전전년도?|the year before last|two years ago/g, -2],
  [/내후년|다다음\s*해|the year after next/g, 2],
  [/작년도?|지난\s*해|지난\s*연도|직전\s*연도|last year|previous year/g, -1],
  [/내년도?|다음\s*해|차년도|next year/g, 1],
  [/올해|올\s*한\s*해|금년도?|이번\s*연도|이번\s*해|당해\s*연도|this year|current year/g, 0],
]

/**
 * The years and the period of a question, and the question without their words. `text` as `readable` gives it, `today` the acting
 * day: '올해', '작년' and '지난달' are of its year. A number that is no year of the calendar is left where it stands.
 */
export function timesOf(text: string, today: string): { readonly asked: Asked; readonly rest: string } {
  const current = Number(today.slice(0, 4))
  const found: { readonly at: number; readonly year: number }[] = []
  let rest = text
  const take = (pattern: RegExp, read: (match: readonly string[], at: number) => boolean) => {
    rest = rest.replaceAll(pattern, (...args: unknown[]) => {
      const at = args.findIndex((arg) => typeof arg === 'number')
      const match = args.slice(0, at).map((arg) => (typeof arg === 'string' ? arg : ''))
      return read(match, Number(args[at])) ? BLANK.repeat(match[0]?.length ?? 0) : (match[0] ?? '')
    })
  }
  const year = (at: number, value: number) => {
    if (!isYear(value)) return false
    found.push({ at, year: value })
    return true
  }
  let againstBefore = false
  take(
    /(?:전년도?|작년|지난\s*해|전년)\s*(?:대비|보다|과\s*비교|와\s*비교)|compared (?:to|with) (?:the )?(?:last|previous) year|year[- ]on[- ]year/g,
    () => {
      againstBefore = true
      return true
    },
  )
  take(/(?<!\d)((?:19|20)\d\d)(?!\d)\s*(?:회계\s*연도|년도|연도|년)?/g, ([, value], at) => year(at, Number(value)))
  take(/['’‘](\d\d)(?!\d)\s*(?:년도|년)?|(?<!\d)(\d\d)\s*년도?(?!간|\s*동안)/g, ([, short, long], at) =>
    year(at, 2000 + Number(short !== '' && short !== undefined ? short : long)),
  )
  take(/(?<![a-z])fy\s*(\d\d)(?!\d)/g, ([, value], at) => year(at, 2000 + Number(value)))
  for (const [pattern, by] of RELATIVE) take(pattern, (_match, at) => year(at, current + by))

  let period: Asked['period'] = null
  const within = (month: number, frequency: 'month' | 'quarter' | 'half-year') => {
    if (period !== null || month < 1 || month > 12) return false
    period = { month, frequency }
    return true
  }
  take(/상반기|전반기|first half(?: of)?|(?<![a-z])h1(?!\d)/g, () => within(6, 'half-year'))
  take(/하반기|후반기|second half(?: of)?|(?<![a-z])h2(?!\d)/g, () => within(12, 'half-year'))
  take(/(?<!\d)([1-4])\s*(?:\/\s*4\s*)?분기|(?<![a-z])q([1-4])(?!\d)|quarter ([1-4])(?!\d)/g, ([, a, b, c]) =>
    within(3 * Number([a, b, c].find((one) => one !== '' && one !== undefined)), 'quarter'),
  )
  take(/(first|second|third|fourth) quarter/g, ([, word]) => within(3 * (ORDINALS[word ?? ''] ?? 0), 'quarter'))
  take(/(?<!\d)(1[0-2]|[1-9])\s*월\s*(?:분|말|달)?/g, ([, value]) => within(Number(value), 'month'))
  for (const [index, name] of MONTHS.entries())
    // 'may' is a verb, too.
    take(new RegExp(name === 'may' ? '(?<=\\b(?:in|of) )may\\b' : `\\b${name}\\b`, 'g'), () => within(index + 1, 'month'))
  const month = Number(today.slice(5, 7))
  take(/지난\s*달|전월|last month/g, (_match, at) => {
    if (month === 1 && !year(at, current - 1)) return false
    return within(month === 1 ? 12 : month - 1, 'month')
  })
  take(/이번\s*달|이달|금월|당월|this month/g, () => within(month, 'month'))
  const years = [...new Set(found.toSorted((a, b) => a.at - b.at).map((one) => one.year))]
  return { asked: { years, period, againstBefore }, rest }
}
