import type { Db } from '#data/database.ts'
import { dueOn, type EntryWindow, monthsOf, type PeriodRef, windowOn } from '#domain/entry/due.ts'
import { type CellRules, checkCell, yearWith as yearOf } from '#domain/entry/entry-cell.ts'
import type { Finding } from '#domain/entry/entry-checks.ts'
import type { Frequency } from '#domain/scoring/indicator.ts'
import type { EntryValue, Window } from '#domain/entry/submission.ts'
import type { PeriodFigure } from '#domain/entry/year-figure.ts'
import type { IndicatorFacts } from '../scorecards/facts.ts'
import { indicatorFacts } from '../scorecards/facts.ts'
import { commentCounts, NONE, type Standing } from './value-comments.ts'
import { type Revision, revisionsOf, valueOf } from './history.ts'
import type { IndicatorRow } from './indicators.ts'
import { periodOr } from './windows.ts'

export interface Component {
  readonly id: number
  readonly name: string
  readonly unit: string
  readonly target: number
  /** in the component's unit, with the figure that stands; null when not given */
  readonly value: number | null
}

/** All that is stored about one cell: an indicator in a period. */
export interface CellFacts {
  readonly indicator: IndicatorRow
  readonly scoring: IndicatorFacts
  readonly period: PeriodRef
  readonly window: Window
  readonly dueOn: string
  readonly revisions: readonly Revision[]
  /** the year's periods as stored, for a yearly indicator the year itself */
  readonly periods: readonly PeriodFigure[]
  readonly lastYear: number | null
  readonly lastYearTotal: number | null
  /** measured periods before this one, newest first, at most four */
  readonly recent: readonly { readonly year: number; readonly month: number; readonly value: number }[]
  readonly components: readonly Component[]
  readonly evidence: number
  readonly comments: Standing
}

export interface CellsAsk {
  readonly planId: number
  readonly indicators: readonly IndicatorRow[]
  readonly year: number
  readonly month: number
  readonly today: string
  readonly inYearDays: number
  /** the windows of each department */
  readonly windows: (departmentId: number) => ReadonlyMap<Frequency, EntryWindow>
}

const RECENT = 4

/** Reads the cells of indicators of one plan in one period with a fixed number of queries. Refuses 'unknown-period'. */
export async function cellFacts(db: Db, ask: CellsAsk): Promise<CellFacts[]> {
  const { indicators, year, month, today } = ask
  const ids = indicators.map((i) => i.id)
  if (ids.length === 0) return []
  const departments = [...new Set(indicators.map((i) => i.department_id))]
  const [only] = departments
  const scoring = await indicatorFacts(
    db,
    { planId: ask.planId, ...(departments.length === 1 && only !== undefined ? { departmentId: only } : {}) },
    [year - 1, year],
    today,
  )
  const revisions = await revisionsOf(db, ids, year, month)
  const actuals = await db
    .selectFrom('actual')
    .select(['indicator_id', 'year', 'month', 'kind', 'value', 'stage'])
    .where('indicator_id', 'in', ids)
    .where('year', '<=', year)
    .where('year', '>=', year - RECENT)
    .orderBy('year', 'desc')
    .orderBy('month', 'desc')
    .execute()
  const components = await db
    .selectFrom('indicator_component')
    .selectAll()
    .where('indicator_id', 'in', ids)
    .orderBy('sort_order')
    .execute()
  const parts =
    components.length === 0
      ? []
      : await db
          .selectFrom('actual_part')
          .selectAll()
          .where(
            'component_id',
            'in',
            components.map((c) => c.id),
          )
          .where('year', '=', year)
          .where('month', '=', month)
          .execute()
  const evidence = await db
    .selectFrom('evidence')
    .select((eb) => ['indicator_id as id', eb.fn.countAll<number>().as('n')])
    .where('indicator_id', 'in', ids)
    .where('year', '=', year)
    .where('month', '=', month)
    .where('removed_at', 'is', null)
    .where('scan', '<>', 'refused')
    .groupBy('indicator_id')
    .execute()
  const comments = await commentCounts(db, ids, year, month)
  return indicators.flatMap((indicator) => {
    const facts = scoring.find((f) => f.id === indicator.id)
    // An indicator without any target row is not in the plan's facts and cannot be scored: nothing to enter against.
    if (facts === undefined) return []
    const period = periodOr(year, month, indicator.frequency)
    const set = ask.windows(indicator.department_id).get(indicator.frequency) ?? null
    const own = actuals.filter((a) => a.indicator_id === indicator.id)
    const measured = (y: number, m: number) => own.find((a) => a.year === y && a.month === m)?.value ?? null
    const stored = revisions.get(indicator.id) ?? []
    const said = stored.findLast((r) => r.act === 'enter' || r.act === 'clear' || r.act === null)?.version ?? 0
    const months = monthsOf(indicator.frequency)
    return [
      {
        indicator,
        scoring: facts,
        period,
        revisions: stored,
        window: windowOn(period, set, today),
        dueOn: dueOn(period, { resultsDue: indicator.results_due, inYearDays: ask.inYearDays, closesOn: set?.closesOn ?? null }),
        periods: own
          .filter((a) => a.year === year && months.includes(a.month))
          .map((a) => ({ month: a.month, value: valueOf(a), stage: a.stage })),
        lastYear: measured(year - 1, month),
        lastYearTotal: measured(year - 1, 0),
        recent: own
          .flatMap((a) =>
            months.includes(a.month) && a.value !== null && (a.year < year || a.month < month)
              ? [{ year: a.year, month: a.month, value: a.value }]
              : [],
          )
          .slice(0, RECENT),
        components: components
          .filter((c) => c.indicator_id === indicator.id)
          .map((c) => ({
            id: c.id,
            name: c.name,
            unit: c.unit,
            target: c.target,
            value: parts.find((p) => p.component_id === c.id && p.version === said)?.value ?? null,
          })),
        evidence: evidence.find((e) => e.id === indicator.id)?.n ?? 0,
        comments: comments.get(indicator.id) ?? NONE,
      },
    ]
  })
}

/** What the checks look at, as the domain wants it and as the grid's row carries it. */
export const rulesOf = ({ indicator: i, period, ...facts }: CellFacts): CellRules => ({
  name: i.name,
  unit: i.unit,
  direction: i.direction,
  frequency: i.frequency,
  aggregation: i.aggregation,
  reported: i.reported,
  shareOfWhole: i.share_of_whole === null ? null : i.share_of_whole === 1,
  year: period.year,
  month: period.month,
  periods: facts.periods,
  lastYear: facts.lastYear,
  components: facts.components,
  target: facts.scoring.years.find((y) => y.year === period.year)?.target ?? { kind: 'none' },
})

/** The year as it would be with this value in the cell. */
export const yearWith = (facts: CellFacts, value: EntryValue) => yearOf(rulesOf(facts), value)

/** What the rules say of a figure in this cell; `parts` null = none given. */
export const findingsOf = (facts: CellFacts, value: EntryValue, parts: readonly number[] | null): readonly Finding[] =>
  checkCell(rulesOf(facts), value, parts)
