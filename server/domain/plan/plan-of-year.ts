/** What of a plan decides which years it answers. */
export interface PlanDates {
  readonly fiscalYear: number
  readonly version: number
  readonly status: 'draft' | 'filed' | 'confirmed' | 'superseded'
  /** first and last year it prints */
  readonly firstYear: number
  readonly lastYear: number
}

const covers = (plan: PlanDates, year: number) => plan.firstYear <= year && year <= plan.lastYear
const byYear = (a: PlanDates, b: PlanDates) => a.fiscalYear - b.fiscalYear || a.version - b.version

/**
 * The plan that decides everything of a year (rules §2): that of the fiscal year itself, its filed or confirmed one before a
 * draft. A year without a plan of its own is read from the nearest plan that prints it: one that has begun from the next plan
 * above it, one to come from the plan of the current year, else from the next one below. A draft answers its own year alone.
 * Superseded plans answer nothing. Null: no plan knows the year.
 */
export function planOfYear<P extends PlanDates>(plans: readonly P[], year: number, currentYear: number): P | null {
  const standing = plans.filter((p) => p.status !== 'superseded')
  const filed = standing.filter((p) => p.status !== 'draft').toSorted(byYear)
  const own =
    filed.findLast((p) => p.fiscalYear === year) ??
    standing.toSorted(byYear).findLast((p) => p.fiscalYear === year && p.status === 'draft')
  if (own) return own
  const newest = (fiscalYear: number | undefined) => filed.findLast((p) => p.fiscalYear === fiscalYear)
  if (year > currentYear) {
    const current = planOfYear(filed, currentYear, currentYear)
    if (current && covers(current, year)) return current
  }
  const above = filed.find((p) => p.fiscalYear > year && covers(p, year))
  const below = filed.findLast((p) => p.fiscalYear < year && covers(p, year))
  const found = year > currentYear ? (below ?? above) : (above ?? below)
  return newest(found?.fiscalYear) ?? null
}

/** Every year that some plan answers, ascending. */
export function knownYears(plans: readonly PlanDates[]): readonly number[] {
  const years = plans.flatMap((p) => {
    if (p.status === 'superseded') return []
    if (p.status === 'draft') return [p.fiscalYear]
    return Array.from({ length: p.lastYear - p.firstYear + 1 }, (_, i) => p.firstYear + i)
  })
  return [...new Set(years)].toSorted((a, b) => a - b)
}

/**
 * The day on which units and names of a plan are read: today while its fiscal year runs, else the year's nearest day. A year before the
 * plan's own is shown as the plan was filed: what changes the organisation later in the plan's year is no matter of it. ISO days.
 */
export function dayOfPlan(fiscalYear: number, today: string, year: number = fiscalYear): string {
  const [first, last] = [`${fiscalYear}-01-01`, `${fiscalYear}-12-31`]
  if (year < fiscalYear) return first
  return today < first ? first : today > last ? last : today
}

/** settled 결산 · settling 결산 중: over, and not settled by a plan yet · running 진행 중 · draft 초안 · filed 제출 · confirmed 확정: a year to come */
export type YearState = 'settled' | 'settling' | 'running' | 'draft' | 'filed' | 'confirmed'

export const YEAR_STATE_WORDS = {
  settled: { ko: '결산', en: 'settled' },
  settling: { ko: '결산 중', en: 'settling' },
  running: { ko: '진행 중', en: 'running' },
  draft: { ko: '초안', en: 'draft' },
  filed: { ko: '제출', en: 'filed' },
  confirmed: { ko: '확정', en: 'confirmed' },
} as const satisfies Readonly<Record<YearState, { readonly ko: string; readonly en: string }>>

/** How far a year is. A past one is settled when a plan that has begun prints it as settled or before. */
export function yearState(
  plans: readonly (PlanDates & { readonly settledYear: number })[],
  year: number,
  currentYear: number,
): YearState {
  if (year === currentYear) return 'running'
  const standing = plans.filter((p) => p.status !== 'superseded')
  if (year > currentYear) {
    const status = planOfYear(standing, year, currentYear)?.status
    return status === 'filed' || status === 'confirmed' ? status : 'draft'
  }
  const begun = standing.filter((p) => p.status !== 'draft' && p.fiscalYear <= currentYear)
  return begun.some((p) => year <= p.settledYear) ? 'settled' : 'settling'
}

/** First day on which the results of the year before are no longer reported: the report is due by 31 May (rules §3). */
const REPORTED_FROM = '06-01'
/** First day on which a period of the year is over, by frequency. */
const FIRST_ENDED: Readonly<Record<string, string>> = { month: '02-01', quarter: '04-01', 'half-year': '07-01' }

/**
 * The year under work: until its results are reported the one before, then the current one, once a part of it is over and can be
 * entered; an office that measures once a year works on the year before until the year ends. `frequencies`: how the
 * indicators of the current year's plan are measured. ISO day.
 */
export function yearUnderWork(today: string, frequencies: readonly string[]): number {
  const [current, day] = [Number(today.slice(0, 4)), today.slice(5)]
  const begun = frequencies.some((frequency) => {
    const first = FIRST_ENDED[frequency]
    return first !== undefined && first <= day
  })
  return day >= REPORTED_FROM && begun ? current : current - 1
}
