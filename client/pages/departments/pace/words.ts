import { daysBetween } from '#domain/entry/due.ts'
import { periodShort, upToPeriod } from '#domain/words/period-name.ts'
import { formatDate, formatNumber, formatPercent, formatRate, withUnit } from '../../../format.ts'
import { type Language, type Texts, useLanguage, useText } from '../../../language.tsx'
import { categoryWord } from '../../../messages.ts'
import { gapSize, gapText, paceFigure } from '../../../shared/text/pace.tsx'
import { actualOf, type IndicatorRow, type Page, targetOf, targetText } from '../figures.ts'
import { belowPace, countOf, lateOf, type Period, restOf } from './course.ts'
import { paceTexts } from './messages.ts'

type T = Texts<typeof paceTexts>
type Row = IndicatorRow

/** '9월·10월': periods of one indicator, or of several that are entered together. */
export const periodsText = (
  periods: readonly Pick<Period, 'month'>[],
  frequency: Row['inYear']['frequency'],
  language: Language,
) => periods.map(({ month }) => periodShort(month, frequency)[language]).join(language === 'ko' ? '·' : ', ')

const dueDay = (row: Row, year: number) => `${year + 1}-${row.inYear.resultsDue}`

/** Of one indicator: what came out against what was expected, or why nothing can be said. The headline of its chart. */
export function courseText(row: Row, page: Page, t: T, language: Language): string {
  const { pace, inYear, unit } = row
  if (pace === null) {
    const value = actualOf(row)
    if (value === null) return t.overdue(formatDate(dueDay(row, page.year)))
    const rate = row.rate.kind === 'rate' ? ` (${formatRate(row.rate.shown)}%)` : ''
    return t.result(withUnit(value, unit), rate, categoryWord[row.category][language])
  }
  if (pace.why === 'once-a-year') return t.whyYearly(formatDate(dueDay(row, page.year)))
  if (pace.month === null || pace.value === null) return pace.why === 'no-target' ? t.whyNoTarget : t.whyNone
  const until = upToPeriod(pace.month, inYear.frequency, inYear.aggregation)[language]
  const value = paceFigure(pace.value, unit)
  const percent = pace.percent === null ? '' : ` (${formatPercent(pace.percent)})`
  const stands =
    pace.expected === null || pace.gap === null
      ? t.stands(until, value)
      : pace.gap === 0
        ? t.equal(until, value, percent)
        : t.against(until, value, paceFigure(pace.expected, unit), gapText(pace.gap, unit), percent)
  switch (pace.why) {
    case 'missing':
      return `${stands}. ${t.whyMissing(
        periodsText(
          pace.missing.map((month) => ({ month })),
          inYear.frequency,
          language,
        ),
      )}`
    case 'no-target':
      return `${stands}. ${t.whyNoTarget}`
    case 'no-curve':
      return `${stands}. ${t.whyNoCurve}`
    default:
      return stands
  }
}

/** So much a period: of large figures nobody needs the fraction. */
const speed = (value: number, unit: string) => withUnit(formatNumber(value, value >= 100 ? 0 : 1), unit)

/** What the rest of the year asks: arithmetic, no forecast. */
export function restText(row: Row, t: T, language: Language): string {
  const target = targetOf(row)
  if (target === null || row.pace === null) return t.yearTarget(targetText(row, t.noTarget, language, row.unit))
  const { aggregation, frequency } = row.inYear
  const whole = targetText(row, t.noTarget, language, row.unit)
  const rest = restOf(row)
  if (rest !== null)
    return t.rest(
      whole,
      paceFigure(rest.left, row.unit),
      t.periodsLeft(rest.periods, frequency),
      t.each(speed(rest.each, row.unit), frequency),
      t.each(speed(rest.before, row.unit), frequency),
    )
  const reached = aggregation === 'sum' && row.direction !== 'lower' && row.pace.value !== null && row.pace.value >= target
  return reached ? t.reached(whole) : t.yearTarget(whole)
}

/** One part of the page's sentence. */
export interface Clause {
  readonly text: string
  /** goes on from the text: what somebody has to look at */
  readonly warning: string
}

/** The page in one sentence or two: who is behind and by how much, and what is overdue. */
export function sentenceOf(page: Page, t: T, language: Language): readonly Clause[] {
  const open = page.indicators.filter((row) => row.pace !== null)
  return [...courseClause(open, page, t), ...lateClause(open, page, t, language)]
}

function courseClause(open: readonly Row[], page: Page, t: T): Clause[] {
  const below = belowPace(open)
  const [worst] = below
  if (worst !== undefined && worst.pace?.gap != null) {
    const gap = gapSize(worst.pace.gap, worst.unit)
    return [{ text: t.worst(worst.name), warning: t.worstGap(gap, worst.pace.gap < 0, below.length - 1) }]
  }
  const reached = countOf(open, 'on-track')
  if (reached > 0) return [{ text: reached === open.length ? t.allReached(reached) : t.judgedReached(reached), warning: '' }]
  const due = open
    .map((row) => dueDay(row, page.year))
    .toSorted()
    .at(-1)
  const yearly = due !== undefined && open.every((row) => row.pace?.why === 'once-a-year')
  if (yearly) return [{ text: t.allYearly(open.length, formatDate(due)), warning: '' }]
  const entered = open.some((row) => row.inYear.periods.some((p) => p.total !== null))
  return [{ text: entered ? t.notJudged : t.nothingYet(page.year), warning: '' }]
}

function lateClause(open: readonly Row[], page: Page, t: T, language: Language): Clause[] {
  const late = open.flatMap((row) => {
    const periods = lateOf(row, page.asOf)
    return periods.length === 0 ? [] : [{ row, periods }]
  })
  const [only] = late
  if (only === undefined) return []
  const cells = late.reduce((sum, { periods }) => sum + periods.length, 0)
  if (late.length > 1) return [{ text: '', warning: t.lateMany(late.length, cells) }]
  return [{ text: t.lateOf(only.row.name), warning: t.lateOne(periodsText(only.periods, only.row.inYear.frequency, language)) }]
}

/** Days past its day. */
export const daysLate = (period: Period, today: string): number =>
  period.dueOn === null ? 0 : Math.max(0, daysBetween(period.dueOn, today))

/** The words above in the reader's language. */
export function useCourseWords(page: Page) {
  const t = useText(paceTexts)
  const language = useLanguage()
  return {
    t,
    language,
    course: (row: Row) => courseText(row, page, t, language),
    rest: (row: Row) => restText(row, t, language),
    sentence: () => sentenceOf(page, t, language),
  }
}
