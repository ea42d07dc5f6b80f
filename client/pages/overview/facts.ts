import { CATEGORIES, type Category, type CategoryCounts } from '#domain/scoring/category.ts'
import type { RunningFacts } from '#domain/words/running-sentence.ts'
import type { OverviewFacts } from '#domain/words/sentence.ts'
import { gapText } from '../../shared/text/pace.tsx'
import type { Outputs } from '../../trpc.ts'

export type OverviewData = Outputs['scorecards']['overview']
export type DepartmentRow = OverviewData['departments'][number]
export type ExceptionRow = OverviewData['exceptions'][number]
export type RunningYear = NonNullable<OverviewData['running']>
export type RunningRow = RunningYear['rows'][number]

/** All departments' indicators counted by state. */
export function countsOf(departments: OverviewData['departments']): CategoryCounts {
  const sum = (category: Category) => departments.reduce((n, d) => n + d.score.counts[category], 0)
  return {
    exceeded: sum('exceeded'),
    met: sum('met'),
    missed: sum('missed'),
    'not-computable': sum('not-computable'),
    'not-entered': sum('not-entered'),
    'not-due': sum('not-due'),
    'not-applicable': sum('not-applicable'),
  }
}

export const indicatorsIn = (counts: CategoryCounts) => Object.values(counts).reduce((sum, n) => sum + n, 0)
export const measuredIn = (counts: CategoryCounts) => counts.exceeded + counts.met + counts.missed

/** Indicators whose rate rests on a figure that is not confirmed yet. */
export const provisionalIn = (indicators: DepartmentRow['indicators']): number =>
  indicators.filter((i) => i.rate.kind === 'rate' && i.actual.kind === 'measured' && i.actual.finality === 'provisional').length

/** Indicators of which some periods of the year are in and others are not, with what is in. */
export function underWayIn(indicators: DepartmentRow['indicators']) {
  return indicators.flatMap((i) => ('soFar' in i.actual && i.actual.soFar !== undefined ? [{ ...i, soFar: i.actual.soFar }] : []))
}

/** What the sentence is made of. A year that has not begun is not worth a word, so `next` is told only once it runs. */
export function sentenceFacts(data: OverviewData): OverviewFacts {
  const counts = countsOf(data.departments)
  const worst = data.exceptions[0]
  const next = data.next !== null && String(data.next.year) <= data.asOf.slice(0, 4) ? data.next : null
  return {
    total: indicatorsIn(counts),
    exceeded: counts.exceeded,
    met: counts.met,
    missed: counts.missed,
    notComputable: counts['not-computable'],
    notEntered: counts['not-entered'],
    notDue: counts['not-due'],
    notApplicable: counts['not-applicable'],
    underWay: underWayIn(data.departments.flatMap((d) => d.indicators)).length,
    provisional: provisionalIn(data.departments.flatMap((d) => d.indicators)),
    worst: worst === undefined ? null : { name: worst.name, pointsLost: worst.pointsLost },
    current: next,
  }
}

/** What the sentence of a year under way is made of. */
export function runningFacts(data: OverviewData, running: RunningYear): RunningFacts {
  const counts = countsOf(data.departments)
  const judged = running.rows.filter((row) => row.pace.status !== 'too-early')
  const worst = running.rows.find((row) => row.indicatorId === running.lagging[0]?.indicatorId)
  const yearly = running.rows.every((row) => row.pace.why === 'once-a-year')
  return {
    year: data.year,
    month: running.month,
    counts: running.counts,
    provisional: judged.filter((row) => row.finality === 'provisional').length,
    onceAYear: yearly ? (running.rows.map((row) => row.resultsDue).toSorted()[0] ?? null) : null,
    results: { met: counts.met + counts.exceeded, missed: counts.missed },
    aside: {
      notEntered: counts['not-entered'],
      notApplicable: counts['not-applicable'],
      // Of those without a target the others are told as 판단 유보.
      notComputable: Math.max(0, counts['not-computable'] - running.rows.filter((r) => r.pace.why === 'no-target').length),
    },
    worst:
      worst === undefined || worst.pace.gap === null
        ? null
        : {
            name: worst.name,
            status: worst.pace.status,
            gap: gapText(worst.pace.gap, worst.unit),
            percent: worst.pace.percent,
          },
  }
}

/** Best score first; of equal ones the one measured on more weight; what is not measured comes last. */
export function byScore(departments: OverviewData['departments']): DepartmentRow[] {
  const score = (d: DepartmentRow) => (d.score.exact === null ? -1 : Number(d.score.exact))
  return departments.toSorted((a, b) => score(b) - score(a) || b.score.measuredWeight - a.score.measuredWeight)
}

/** The department's indicator that lost most, as the executive would ask for it. */
export function worstOf(department: DepartmentRow) {
  const lost = department.indicators.filter((i) => i.category === 'missed')
  return lost.toSorted((a, b) => (b.pointsLost ?? 0) - (a.pointsLost ?? 0))[0] ?? null
}

/** The states a department has, the miss first. */
export const statesOf = (counts: CategoryCounts): Category[] => CATEGORIES.filter((category) => counts[category] > 0)

/** How long the solid part of a bullet is: the score over the share of the weight that was measured. */
export function solidPart(department: DepartmentRow): number {
  const { shown, measuredWeight, totalWeight } = department.score
  return shown === null || totalWeight === 0 ? 0 : (shown * measuredWeight) / totalWeight
}

/** A department's short name, as everywhere on the page; '' for one that is not shown. */
export const departmentName = (data: OverviewData, id: number): string =>
  data.departments.find((d) => d.id === id)?.shortName ?? ''

/** Departments in the plan's order, each with its rows of the heatmap. */
export function heatGroups(data: OverviewData) {
  return data.plan.departments
    .map((department) => ({ department, rows: data.heat.filter((row) => row.departmentId === department.id) }))
    .filter((group) => group.rows.length > 0)
}

/** Years with at least one rate: what a wall screen can go through. */
export function yearsWithActuals(data: OverviewData): number[] {
  return data.plan.years.filter((year) => data.heat.some((row) => row.cells.some((c) => c.year === year && c.rate !== null)))
}
