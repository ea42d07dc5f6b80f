/** The years of a plan: rules §2. `settledYear` is the year whose actuals are final in it. */
export interface PlanYears {
  readonly fiscalYear: number
  readonly settledYear: number
  readonly firstYear: number
  readonly lastYear: number
}

/** The years of next year's plan: everything moves on by one. */
export const yearsAfter = (plan: PlanYears): PlanYears => ({
  fiscalYear: plan.fiscalYear + 1,
  settledYear: plan.settledYear + 1,
  firstYear: plan.firstYear + 1,
  lastYear: plan.lastYear + 1,
})

/** A title or code that names the fiscal year, for the year after; one that does not gets it in front. */
export function forYearAfter(text: string, fiscalYear: number): string {
  const year = new RegExp(`(?<!\\d)${fiscalYear}(?!\\d)`, 'g')
  return year.test(text) ? text.replaceAll(year, String(fiscalYear + 1)) : `${fiscalYear + 1} ${text}`
}

/** 당초 목표 of one year; `value` null = 없음, said so. */
export interface YearTarget {
  readonly year: number
  readonly value: number | null
}

/**
 * What the plan before says of the years that the new one decides: its targets from the new fiscal year on, as they stand. Of
 * earlier years the plan before itself tells, and of the window's last year nobody has said anything: nothing is invented.
 */
export function proposedTargets(before: readonly YearTarget[], next: PlanYears): readonly YearTarget[] {
  return before.filter(({ year }) => year >= next.fiscalYear && year <= next.lastYear).toSorted((a, b) => a.year - b.year)
}

/** Whether a project that ends on `endsOn` (ISO day; null = no end known) goes on into the fiscal year. */
export const goesOn = (endsOn: string | null, fiscalYear: number): boolean => endsOn === null || endsOn >= `${fiscalYear}-01-01`
