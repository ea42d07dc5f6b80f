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
