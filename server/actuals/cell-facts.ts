import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { dueOn, monthsOf, type PeriodRef, windowOn } from '#domain/entry/due.ts'
import { type CellRules, checkCell, type GivenParts, yearWith as yearOf } from '#domain/entry/entry-cell.ts'
import type { Finding } from '#domain/entry/entry-checks.ts'
import type { EntryValue, Window } from '#domain/entry/submission.ts'
import type { PeriodFigure } from '#domain/entry/year-figure.ts'
import type { Owners } from '../organisation/owners.ts'
import { besideOf, type Component, componentsOf } from './cell-beside.ts'
import { lastFigure, recordedActsOf, type Revision, revisionsOf, valueOf } from './history.ts'
import { type Definitions, measuredAs } from './definitions.ts'
import type { Keep } from './cell.ts'
import { definitionIn, factsWith, type IndicatorFacts, indicatorFacts, plannedFacts, targetsUntil } from './indicator-facts.ts'
import type { IndicatorRow } from './indicators.ts'
import { keepersOf } from './keepers.ts'
import { type Answer, answersSince, returnedFigure } from './since-return.ts'
import { type CommentCount, NO_COMMENTS } from './value-comments.ts'
import { periodOr, windowsOf } from './windows.ts'
import type { StoredYear } from './years-elsewhere.ts'

/** The figure in force of one period, or of the whole year (month 0): a row of `actual`. */
export interface StoredFigure extends StoredYear {
  readonly month: number
  readonly version: number
}

/** All that is stored about one cell: an indicator in a period. */
export interface CellFacts {
  /** as it is measured in the year of the period */
  readonly indicator: IndicatorRow
  /** whose rows are the record of the year: what is written goes there (keepers.ts) */
  readonly keeper: number
  /** the same indicator in every plan, itself first */
  readonly everywhere: readonly number[]
  readonly scoring: IndicatorFacts
  /** the facts of every indicator of the department, this one among them */
  readonly department: readonly IndicatorFacts[]
  readonly period: PeriodRef
  readonly window: Window
  readonly dueOn: string
  /** every version of the cell's figure, oldest first */
  readonly revisions: readonly Revision[]
  /** every version of the year's figure; of a yearly indicator the cell's own */
  readonly yearRevisions: readonly Revision[]
  /** the figures in force of the year, its own and those of its periods, the last month first */
  readonly stored: readonly StoredFigure[]
  readonly lastYear: number | null
  readonly lastYearTotal: number | null
  /** figures of last year's periods */
  readonly lastYearPeriods: readonly { readonly month: number; readonly value: number }[]
  /** measured periods before this one, newest first, at most four */
  readonly recent: readonly { readonly year: number; readonly month: number; readonly value: number }[]
  /** 시기별 목표 entered by hand, by month; empty where the pace is computed */
  readonly curve: readonly { readonly month: number; readonly value: number }[]
  readonly components: readonly Component[]
  readonly evidence: number
  readonly comments: CommentCount
  /** evidence and replies since the figure was returned; none when it was not */
  readonly answers: readonly Answer[]
}

export interface CellsRequest {
  readonly planId: number
  readonly indicators: readonly IndicatorRow[]
  readonly year: number
  readonly month: number
  readonly today: string
  readonly inYearDays: number
  readonly dated: Definitions
  readonly owners: Owners
  readonly keep: Keep | null
  readonly common?: OfYear | undefined
}

type FigureRow = Awaited<ReturnType<typeof figuresUntil>>[number]

/**
 * What the cells of one year have in common, handed on from one period to the next so that it is read once. Whoever writes in between
 * puts in what it wrote; the scores of facts that are read afterwards are still those of before.
 */
export class OfYear {
  readonly year: number
  /** of the year and those before it, by indicator */
  readonly figures = new Map<number, readonly FigureRow[]>()
  /** by plan and department */
  readonly scoring = new Map<string, readonly IndicatorFacts[]>()

  constructor(year: number) {
    this.year = year
  }

  put({ keeper: indicator_id, stored }: Pick<CellFacts, 'keeper' | 'stored'>): void {
    const { year } = this
    const before = this.figures.get(indicator_id)?.filter((row) => row.year < year) ?? []
    this.figures.set(indicator_id, [...stored.map((figure) => ({ ...figure, indicator_id, year })), ...before])
  }
}

const RECENT = 4

/** Reads the cells of indicators of one plan in one period with a fixed number of queries. Refuses 'unknown-period'. */
export async function cellFacts(db: Db, request: CellsRequest): Promise<CellFacts[]> {
  const { planId, indicators, year, month, today, owners, keep, common } = request
  if (indicators.length === 0) return []
  const keepers = await (keep?.(['keepers', planId, today], (kept) => keepersOf(kept, planId, today)) ??
    keepersOf(db, planId, today))
  const keeperOf = ({ id }: IndicatorRow, of = year) => keepers.keeper(id, of)
  const ids = indicators.map((i) => keeperOf(i))
  const departments = [...new Set(indicators.map((i) => i.department_id))]
  const [only] = departments
  const windows = await (keep?.(['windows', today, year, month], (kept) => windowsOf(kept, today, { year, month })) ??
    windowsOf(db, today, request))
  const until = targetsUntil([year - 1, year], today)
  // Of the whole plan where it is kept: a part for each department would be one for each save.
  const planned = await keep?.(['planned', planId, until], (kept) => plannedFacts(kept, { planId }, until))
  // Once things have moved, what a unit has stands in its plan under other units too.
  const asked = { planId, ...(departments.length === 1 && only !== undefined && !owners.moved ? { departmentId: only } : {}) }
  const key = JSON.stringify(asked)
  const scoring =
    common?.scoring.get(key) ??
    (await indicatorFacts(
      db,
      { ...asked, counting: 'with-drafts', dated: request.dated, keepers, ...(planned === undefined ? {} : { planned }) },
      [year - 1, year],
      today,
    ))
  common?.scoring.set(key, scoring)
  const ownerOf = owners.moved ? await ownersInPlan(db, planId, owners) : null
  const byDepartment = Map.groupBy(scoring, (facts) => ownerOf?.get(facts.id) ?? facts.departmentId)
  const revisions = await revisionsOf(db, ids, year, [0, month])
  const years = Array.from({ length: RECENT + 1 }, (_, back) => year - back)
  const read = [...new Set(indicators.flatMap((i) => years.map((of) => keeperOf(i, of))))]
  const figures = await figuresOf(db, read, year, common)
  const beside = await besideOf(db, { indicators, keepers }, year, month)
  const curves = await curvesOf(db, indicators, year)
  const answers = await answersSince(db, revisions, request)
  const scored = new Map(scoring.map((facts) => [facts.id, facts]))
  return indicators.flatMap((row) => {
    const facts = scored.get(row.id)
    // An indicator without any target row is not in the plan's facts and cannot be scored: nothing to enter against.
    if (facts === undefined) return []
    const indicator = measuredAs(row, definitionIn(facts, year))
    const period = periodOr(year, month, indicator.frequency)
    const set = windows(indicator.department_id).get(indicator.frequency) ?? null
    const keeper = keeperOf(indicator)
    const rows = years.every((of) => keeperOf(indicator, of) === keeper)
      ? (figures.get(keeper) ?? [])
      : years.flatMap((of) => (figures.get(keeperOf(indicator, of)) ?? []).filter((at) => at.year === of))
    const measured = (y: number, m: number) => rows.find((a) => a.year === y && a.month === m)?.value ?? null
    const versions = revisions.get(keeper) ?? []
    const ofCell = versions.filter((r) => r.month === month)
    const months = monthsOf(indicator.frequency)
    const { evidence, comments } = beside.counts.get(indicator.id) ?? { evidence: 0, comments: NO_COMMENTS }
    return [
      {
        indicator,
        keeper,
        everywhere: keepers.everywhere(indicator.id),
        scoring: facts,
        department: byDepartment.get(indicator.department_id) ?? [],
        period,
        revisions: ofCell,
        yearRevisions: versions.filter((r) => r.month === 0),
        window: windowOn(period, set, today),
        dueOn: dueOn(period, {
          resultsDue: indicator.results_due,
          inYearDays: request.inYearDays,
          closesOn: set?.closesOn ?? null,
        }),
        stored: rows
          .filter((a) => a.year === year)
          .map(({ month: at, version, kind, value, finality, stage }) => ({ month: at, version, kind, value, finality, stage })),
        lastYear: measured(year - 1, month),
        lastYearTotal: measured(year - 1, 0),
        lastYearPeriods: rows.flatMap(({ year: of, month: at, value }) =>
          of === year - 1 && at > 0 && value !== null ? [{ month: at, value }] : [],
        ),
        recent: rows
          .flatMap((a) =>
            months.includes(a.month) && a.value !== null && (a.year < year || a.month < month)
              ? [{ year: a.year, month: a.month, value: a.value }]
              : [],
          )
          .slice(0, RECENT),
        curve: curves.get(indicator.id) ?? [],
        components: componentsOf(
          beside.parts.get(indicator.id) ?? [],
          { month, version: lastFigure(ofCell)?.version ?? 0, returned: returnedFigure(ofCell) },
          addsUp(indicator) && month > 0
            ? months.filter((at) => at < month && rows.some((a) => a.year === year && a.month === at && isReported(a)))
            : null,
        ),
        evidence,
        comments,
        answers: answers.get(keeper) ?? [],
      },
    ]
  })
}

/** Who has each indicator of a plan today. */
async function ownersInPlan(db: Db, planId: number, owners: Owners): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('indicator')
    .select(['id', 'lineage_id', 'department_id', 'plan_id'])
    .where('plan_id', '=', planId)
    .execute()
  return new Map(rows.map((row) => [row.id, owners.indicator(row)]))
}

/** Figures in force of a year and the years before it, as far as a cell looks back; the newest first. */
const figuresUntil = compiledOnce((db, { ids, first, last }: { ids: readonly number[]; first: number; last: number }) =>
  db
    .selectFrom('actual')
    .select(['indicator_id', 'year', 'month', 'version', 'kind', 'value', 'finality', 'stage'])
    .where('indicator_id', 'in', ids)
    .where('year', '<=', last)
    .where('year', '>=', first)
    .orderBy('year', 'desc')
    .orderBy('month', 'desc'),
)

/** The same, by indicator. */
async function figuresOf(db: Db, ids: readonly number[], year: number, common = new OfYear(year)) {
  const unread = ids.filter((id) => !common.figures.has(id))
  if (unread.length > 0) {
    const rows = Map.groupBy(await figuresUntil(db, { ids: unread, first: year - RECENT, last: year }), (row) => row.indicator_id)
    for (const id of unread) common.figures.set(id, rows.get(id) ?? [])
  }
  return common.figures
}

/** The points of a pace entered by hand; no query where every pace is computed. */
async function curvesOf(db: Db, indicators: readonly IndicatorRow[], year: number) {
  const ids = indicators.filter((i) => i.pace === 'curve').map((i) => i.id)
  const points =
    ids.length === 0
      ? []
      : await db
          .selectFrom('pace_point')
          .select(['indicator_id as id', 'month', 'value'])
          .where('indicator_id', 'in', ids)
          .where('year', '=', year)
          .execute()
  return Map.groupBy(points, (point) => point.id)
}

const addsUp = ({ aggregation, reported }: Pick<IndicatorRow, 'aggregation' | 'reported'>) =>
  aggregation === 'sum' && reported === 'each'
const isReported = ({ kind, stage }: Pick<StoredFigure, 'kind' | 'stage'>) =>
  kind === 'measured' && (stage === 'submitted' || stage === 'confirmed' || stage === 'closed')

/** What an act wrote: the new versions, oldest first, and the figures they put in force. */
export interface Written {
  readonly revision: Revision
  /** the version of the year's figure made of its periods; null when it stays as it was, or the cell is the year's own */
  readonly year: Revision | null
  /** parts of a composite figure, in the order of its components; null when the act gives none */
  readonly parts: GivenParts | null
}

/** The cell's facts as `cellFacts` would read them after an act was written. */
export function factsAfter(facts: CellFacts, { revision, year, parts }: Written, today: string): CellFacts {
  const revisions = [...facts.revisions, revision]
  const written = year === null ? [revision] : [revision, year]
  const figures = new Map(facts.stored.map((figure) => [figure.month, figure]))
  for (const { month, version, kind, value, finality, stage } of written)
    figures.set(month, { month, version, kind, value, finality, stage })
  const stored = [...figures.values()].toSorted((a, b) => b.month - a.month)
  const { returned } = recordedActsOf(revisions)
  const given = revision.act === 'enter' || revision.act === 'clear'
  const yearNow = { year: facts.period.year, stored: stored.find((f) => f.month === 0) ?? null, periods: partsOfYear(stored) }
  const scoring = factsWith(facts.scoring, yearNow, today)
  return {
    ...facts,
    scoring,
    department: facts.department.map((other) => (other.id === scoring.id ? scoring : other)),
    revisions,
    yearRevisions: facts.period.month === 0 ? revisions : [...facts.yearRevisions, ...(year === null ? [] : [year])],
    stored,
    answers: returned === null || revision.act === 'return' ? [] : facts.answers,
    components: facts.components.map((c, index) => ({
      ...c,
      value: given ? (parts?.[index] ?? null) : c.value,
      returned: returned === null ? null : revision.act === 'return' ? c.value : c.returned,
    })),
  }
}

/** The figures of a year's periods, without the year's own. */
export const partsOfYear = (stored: readonly StoredFigure[]): PeriodFigure[] =>
  stored.filter((f) => f.month > 0).map((f) => ({ month: f.month, value: valueOf(f), stage: f.stage }))

/** The year's periods as stored; of a yearly indicator the year itself. The last comes first. */
export function periodsOf({ indicator, stored }: Pick<CellFacts, 'indicator' | 'stored'>): PeriodFigure[] {
  const months = monthsOf(indicator.frequency)
  return stored.filter((f) => months.includes(f.month)).map((f) => ({ month: f.month, value: valueOf(f), stage: f.stage }))
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
  periods: periodsOf({ indicator: i, stored: facts.stored }),
  lastYear: facts.lastYear,
  components: facts.components,
  ...targetsOf(facts.scoring, period.year),
})

/** The target of the year, with the confirmed one where a change replaced it. */
function targetsOf({ years }: IndicatorFacts, year: number): Pick<CellRules, 'target' | 'originalTarget'> {
  const at = years.find((y) => y.year === year)
  return { target: at?.target ?? { kind: 'none' }, ...(at?.originalTarget ? { originalTarget: at.originalTarget } : {}) }
}

/** The year as it would be with this value in the cell. */
export const yearWith = (facts: CellFacts, value: EntryValue) => yearOf(rulesOf(facts), value)

/** What the rules say of a figure in this cell; `parts` null = none given. */
export const findingsOf = (facts: CellFacts, value: EntryValue, parts: readonly number[] | null): readonly Finding[] =>
  checkCell(rulesOf(facts), value, parts)
