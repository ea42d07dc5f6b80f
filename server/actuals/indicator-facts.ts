import { isDeepStrictEqual } from 'node:util'
import type { Db } from '#data/database.ts'
import type { ActualStage } from '#data/schema/actuals.ts'
import type { ScoringInput } from '#domain/scoring/indicator.ts'
import type { Actual, SoFar, Target } from '#domain/scoring/value.ts'
import { targetOf, yearTarget } from '#domain/scoring/target-change.ts'
import { countsAt } from '#domain/entry/submission.ts'
import { partialYear, type PeriodFigure, yearFigure, type YearRule } from '#domain/entry/year-figure.ts'
import { compiledOnce, fewLengths } from '../../data/compiled-once.ts'
import { type DefinitionOfYear, type Definitions, definitions } from './definitions.ts'
import { cellKey, type CountedFigure, type Counting, lastConfirmed } from './counting.ts'
import { type Keepers, keepersOf } from './keepers.ts'
import { type CellRow, periodOf, type StoredYear, type TargetRow, yearsElsewhere } from './years-elsewhere.ts'

/** One indicator in one year, as stored. */
export interface YearFact {
  readonly year: number
  /** how it is measured in this year */
  readonly definition: DefinitionOfYear
  /** a target of the year is in force, be it 'none' */
  readonly planned: boolean
  readonly target: Target
  /** what the council confirmed, where an official change replaced it */
  readonly originalTarget?: Target
  readonly actual: Actual
  readonly stage: ActualStage | null
  /** the periods that count, in order, while the year has no final figure */
  readonly periods: readonly PeriodFigure[]
  /** a period's figure is of that period, or of the year up to its end */
  readonly reported: 'each' | 'running-total'
  /** the indicator, of this or another plan, whose rows are the year's record */
  readonly keeper: number
}

export interface IndicatorFacts extends Omit<ScoringInput, 'direction' | 'target' | 'originalTarget' | 'actual'> {
  readonly departmentId: number
  readonly goalId: number
  readonly decimals: number
  /** a period's figure is of that period, or of the year up to its end */
  readonly reported: 'each' | 'running-total'
  readonly years: readonly YearFact[]
}

// Two narrow queries instead of one join: five years of an indicator would carry its names five times through the sort.
const heads = (db: Db, planId: number) =>
  db
    .selectFrom('indicator as i')
    .innerJoin('policy_goal as g', 'g.id', 'i.goal_id')
    .where('i.plan_id', '=', planId)
    .select([
      'i.id',
      'i.code',
      'i.name',
      'i.unit',
      'i.kind',
      'i.weight',
      'i.direction',
      'i.decimals',
      'i.results_due',
      'i.department_id as departmentId',
      'i.goal_id as goalId',
      'i.frequency',
      'i.aggregation',
      'i.reported',
      'i.pace',
      'i.share_of_whole',
    ])
    .orderBy('g.sort_order')
    .orderBy('i.sort_order')
    .orderBy('i.id')
const targets = (db: Db, of: { planId: number; until: string }) =>
  db
    .selectFrom('indicator as i')
    .innerJoin('target as t', 't.indicator_id', 'i.id')
    .where('i.plan_id', '=', of.planId)
    .where('t.effective_on', '<=', of.until)
    .select([
      't.indicator_id as id',
      't.year',
      't.revision',
      't.stage as targetStage',
      't.effective_on as effectiveOn',
      't.kind as targetKind',
      't.value as targetValue',
    ])

/**
 * Figures `a` of indicators `i`. Crossed, so that SQLite, which has no statistics, goes from the plan's indicators to their figures: of a
 * single year it would read everybody's figures and look for the plan's among them.
 */
export const figuresIn = (db: Db, years: readonly number[]) =>
  db.selectFrom('indicator as i').crossJoin('actual as a').whereRef('a.indicator_id', '=', 'i.id').where('a.year', 'in', years)
/** Beside each the final figure `f` of its year, which speaks for its periods. */
export const withFinalYear = (figures: ReturnType<typeof figuresIn>) =>
  figures.leftJoin('actual as f', (join) =>
    join
      .onRef('f.indicator_id', '=', 'a.indicator_id')
      .onRef('f.year', '=', 'a.year')
      .on('f.month', '=', 0)
      .on('f.finality', '=', 'final'),
  )
const CELL = ['a.indicator_id as id', 'a.year', 'a.month', 'a.kind', 'a.value', 'a.finality', 'a.stage'] as const
const ownFigures = (db: Db, { years }: InYears) => figuresIn(db, years).select(CELL).where('a.month', '=', 0)
// Only of years without a final figure: the others are told by their own.
const openPeriods = (db: Db, { years }: InYears) =>
  withFinalYear(figuresIn(db, years)).select(CELL).where('a.month', '>', 0).where('f.indicator_id', 'is', null)

type OfPlan = { planId: number }
type OfDepartment = OfPlan & { departmentId: number }
type OfSome = { ids: readonly number[] }
type Until = { until: string }
type InYears = { years: readonly number[] }
const headsOfPlan = compiledOnce((db, of: OfPlan) => heads(db, of.planId))
const headsOfDepartment = compiledOnce((db, of: OfDepartment) =>
  heads(db, of.planId).where('i.department_id', '=', of.departmentId),
)
const targetsOfPlan = compiledOnce((db, of: OfPlan & Until) => targets(db, of))
const targetsOfDepartment = compiledOnce((db, of: OfDepartment & Until) =>
  targets(db, of).where('i.department_id', '=', of.departmentId),
)
const figuresOfPlan = compiledOnce((db, of: OfPlan & InYears) => ownFigures(db, of).where('i.plan_id', '=', of.planId))
const figuresOfSome = compiledOnce((db, of: OfSome & InYears) => ownFigures(db, of).where('i.id', 'in', of.ids))
const periodsOfPlan = compiledOnce((db, of: OfPlan & InYears) => openPeriods(db, of).where('i.plan_id', '=', of.planId))
const periodsOfSome = compiledOnce((db, of: OfSome & InYears) => openPeriods(db, of).where('i.id', 'in', of.ids))

/** Indicators of a plan, or of one department of it, with every version of their targets: what no figure changes. */
export interface Planned {
  readonly heads: readonly Head[]
  readonly targets: ReadonlyMap<number, readonly (TargetRow & { readonly year: number })[]>
}

/** The day up to which targets count for these years. */
export const targetsUntil = (years: readonly number[], today: string): string =>
  today < `${years[0]}-12-31` ? `${years[0]}-12-31` : today

export async function plannedFacts(
  db: Db,
  { planId, departmentId }: { readonly planId: number; readonly departmentId?: number },
  until: string,
): Promise<Planned> {
  const [indicators, rows] =
    departmentId === undefined
      ? [await headsOfPlan(db, { planId }), await targetsOfPlan(db, { planId, until })]
      : [await headsOfDepartment(db, { planId, departmentId }), await targetsOfDepartment(db, { planId, until, departmentId })]
  return { heads: indicators, targets: Map.groupBy(rows, (row) => row.id) }
}

/**
 * Every indicator of a plan (or of one department of it) with its target in force and its actual for each year.
 * `today` (ISO day, Asia/Seoul) decides whether a missing actual is late or not due yet.
 *
 * This is the one place that decides which figures count (rules §6). A figure whose stage does not count stands as it was last
 * confirmed; without a confirmed version it is not entered. A year made of its periods is made of those that count; while they
 * are not all there it stands as it was last confirmed, else in part. A year of another plan is read where its record is kept,
 * against that plan's target (keepers.ts).
 */
export async function indicatorFacts(
  db: Db,
  of: {
    readonly planId: number
    readonly departmentId?: number
    /** of these indicators alone */
    readonly only?: ReadonlySet<number>
    readonly counting: Counting
    /** where they are known already */
    readonly dated?: Definitions
    readonly keepers?: Keepers
    /** of the plan or more of it, up to `targetsUntil` of these years */
    readonly planned?: Planned
    /** the day up to which targets count, where it is that of more years than these */
    readonly until?: string
  },
  years: readonly number[],
  today: string,
): Promise<IndicatorFacts[]> {
  const { planId, departmentId, counting } = of
  const keepers = of.keepers ?? (await keepersOf(db, planId, today))
  const until = of.until ?? targetsUntil(years, today)
  const planned = of.planned ?? (await plannedFacts(db, of, until))
  const indicators = planned.heads.filter(
    (i) => (departmentId === undefined || i.departmentId === departmentId) && of.only?.has(i.id) !== false,
  )
  if (indicators.length === 0) return []
  const some = departmentId === undefined && of.only === undefined ? null : { ids: fewLengths(indicators.map((i) => i.id)) }
  const rows = some === null ? await figuresOfPlan(db, { planId, years }) : await figuresOfSome(db, { ...some, years })
  const inForce = new Map(rows.map((row) => [cellKey(row), row]))
  const dated = of.dated ?? (await definitions(db))
  // No query where every year has its figure, or has no parts.
  const open = years.filter((year) =>
    indicators.some(
      (i) =>
        inForce.get(cellKey({ id: i.id, year, month: 0 }))?.finality !== 'final' &&
        dated.of(keepers.owner(i.id, year) ?? i, year, today).frequency !== 'year',
    ),
  )
  const parts =
    open.length === 0
      ? []
      : some === null
        ? await periodsOfPlan(db, { planId, years: open })
        : await periodsOfSome(db, { ...some, years: open })
  const isCounted = ({ stage }: CellRow) => counting === 'with-drafts' || countsAt(stage, counting)
  const confirmed =
    counting === 'with-drafts' || (rows.every(isCounted) && parts.every(isCounted))
      ? new Map<string, CountedFigure>()
      : await lastConfirmed(db, some ?? { planId }, years, counting)
  const counts = <Row extends CellRow>(row: Row): Row | CountedFigure | null =>
    isCounted(row) ? row : (confirmed.get(cellKey(row)) ?? null)
  const periods = Map.groupBy(
    parts.flatMap((row) => counts(row) ?? []),
    (row) => cellKey({ ...row, month: 0 }),
  )
  const elsewhere = await yearsElsewhere(db, { ids: indicators.map((i) => i.id), years, until, keepers, counting })
  return indicators.flatMap((printed) => {
    const head = headOf(printed)
    const own = planned.targets.get(head.id)
    // Without any target in force it is not an indicator of this day's plan.
    if (!own) return []
    const byYear = new Map<number, TargetRow[]>()
    for (const row of own) {
      const known = byYear.get(row.year)
      if (known === undefined) byYear.set(row.year, [row])
      else known.push(row)
    }
    return {
      ...head,
      years: years.map((year) => {
        const versions = byYear.get(year) ?? []
        const owner = keepers.owner(head.id, year)
        const keeper = keepers.keeper(head.id, year)
        const away = keeper !== head.id
        const definition = dated.of(owner ?? printed, year, today)
        const { reported } = owner ?? head
        const rule = { ...definition, reported }
        const cell = cellKey({ id: keeper, year, month: 0 })
        const figures = (away ? elsewhere.periods(keeper, year) : periods.get(cell)?.map(periodOf)) ?? []
        const soFar = partialYear(rule, figures) ?? undefined
        const at = { year, definition, today, soFar, periods: figures, reported, keeper }
        const owned = owner === null ? [] : elsewhere.targets(owner.id, year)
        const target = targetsIn(owned.length > 0 ? owned : versions, year, until)
        if (target === null) return yearFact({ ...at, target: null, stored: null })
        const stored = away ? elsewhere.stored(keeper, year) : (inForce.get(cell) ?? null)
        if (stored === null || counting === 'with-drafts' || countsAt(stored.stage, counting))
          return yearFact({ ...at, target, stored })
        // What is stored was made of figures that do not all count.
        const last = (away ? elsewhere.confirmed : confirmed).get(cell) ?? null
        const stands = yearOfPeriods(rule, figures) ?? last
        return yearFact({ ...at, target, stored: stands, ...(stands === null ? {} : { soFar: undefined }) })
      }),
    }
  })
}

/**
 * The facts as `indicatorFacts` would read them after a year's stored figures became these: `stored` of the whole year,
 * `periods` of its parts.
 */
export function factsWith(
  facts: IndicatorFacts,
  to: { readonly year: number; readonly stored: StoredYear | null; readonly periods: readonly PeriodFigure[] },
  today: string,
): IndicatorFacts {
  const { year, stored } = to
  return {
    ...facts,
    years: facts.years.map((at) => {
      if (at.year !== year) return at
      const { definition, reported, keeper } = at
      // A final figure of the year speaks for its periods, as in the query of the open ones.
      const periods = stored?.finality === 'final' ? [] : to.periods
      const soFar = partialYear({ ...definition, reported }, periods)
      const target = at.planned
        ? { target: at.target, ...(at.originalTarget ? { originalTarget: at.originalTarget } : {}) }
        : null
      return yearFact({ year, definition, today, target, stored, soFar: soFar ?? undefined, periods, reported, keeper })
    }),
  }
}

type Head = Awaited<ReturnType<typeof headsOfPlan>>[number]

/** What does not change from year to year. */
const headOf = ({ id, code, name, unit, kind, weight, decimals, departmentId, goalId, reported }: Head) => ({
  id,
  code,
  name,
  unit,
  kind,
  weight,
  decimals,
  departmentId,
  goalId,
  reported,
})

/** The year's figure when every period of it counts; null otherwise, and for an indicator measured once a year. */
function yearOfPeriods(rule: YearRule, periods: readonly PeriodFigure[]): StoredYear | null {
  if (rule.frequency === 'year') return null
  const { complete, value, finality, stage } = yearFigure(rule, periods)
  return complete ? { kind: value.kind, value: value.kind === 'measured' ? value.value : null, finality, stage } : null
}

type Targets = Pick<YearFact, 'target' | 'originalTarget'>

/** The target in force of a year, with the one that the council confirmed where a change replaced it; null = none was set by then. */
function targetsIn(rows: readonly TargetRow[], year: number, until: string): Targets | null {
  const versions = rows.map((row) => ({
    revision: row.revision,
    stage: row.targetStage,
    kind: row.targetKind,
    value: row.targetValue,
    effectiveOn: row.effectiveOn,
  }))
  const found = yearTarget(versions, year, until)
  if (found === null) return null
  const { inForce, original } = found
  return { target: targetOf(inForce), ...(original === null ? {} : { originalTarget: targetOf(original) }) }
}

/** One year of an indicator; `target` null = none is in force, and without one no figure counts. */
function yearFact(of: {
  readonly year: number
  readonly definition: DefinitionOfYear
  readonly today: string
  readonly target: Targets | null
  readonly stored: StoredYear | null
  readonly soFar: SoFar | undefined
  readonly periods: readonly PeriodFigure[]
  readonly reported: 'each' | 'running-total'
  readonly keeper: number
}): YearFact {
  const { year, definition, target, stored, soFar, reported, keeper } = of
  const periods = of.periods.toSorted((a, b) => a.month - b.month)
  const own = { year, definition, periods, reported, keeper }
  const late = () => missing(year, definition.resultsDue, of.today, soFar)
  if (target === null) return { ...own, planned: false, target: { kind: 'none' }, actual: late(), stage: null }
  // A figure made of some of its periods only is no result of the year: the year counts as missing until all are in.
  const actual = (soFar ? null : resultOf(stored)) ?? late()
  return { ...own, planned: true, ...target, actual, stage: stored?.stage ?? null }
}

function resultOf(stored: StoredYear | null): Actual | null {
  if (stored?.kind === 'measured' && stored.value !== null)
    return { kind: 'measured', value: stored.value, finality: stored.finality }
  return stored?.kind === 'not-applicable' ? { kind: 'not-applicable' } : null
}

/** Before the date on which results are due a missing actual is normal, from it on it is late. */
function missing(year: number, resultsDue: string, today: string, soFar?: SoFar): Actual {
  const dueOn = `${year + 1}-${resultsDue}`
  const part = soFar === undefined ? {} : { soFar }
  return today < dueOn ? { kind: 'not-due', dueOn, ...part } : { kind: 'not-entered', ...part }
}

/** Where the record of a year is kept: the ids to ask other tables for. */
export const keeperIn = (facts: Pick<IndicatorFacts, 'id' | 'years'>, year: number): number =>
  facts.years.find((y) => y.year === year)?.keeper ?? facts.id

/** What of an indicator became the record of some years, the others being as they were: the very same where it is equal. */
export function renewedFacts<Facts extends IndicatorFacts>(kept: Facts, read: Pick<IndicatorFacts, 'years'>): Facts {
  const years = kept.years.map((at) => {
    const now = read.years.find((one) => one.year === at.year)
    return now === undefined || isDeepStrictEqual(now, at) ? at : now
  })
  return years.every((at, index) => at === kept.years[index]) ? kept : { ...kept, years }
}

/** How the indicator is measured in a year; refuses what was not read by throwing, since every page reads its own years. */
export function definitionIn(facts: IndicatorFacts, year: number): DefinitionOfYear {
  const at = facts.years.find((y) => y.year === year)
  if (at === undefined) throw new Error(`the facts hold no year ${year}`)
  return at.definition
}

/** What scoring needs of one year. */
export function scoringInput(facts: IndicatorFacts, year: number): ScoringInput {
  const at = facts.years.find((y) => y.year === year)
  return {
    id: facts.id,
    code: facts.code,
    name: facts.name,
    unit: facts.unit,
    kind: facts.kind,
    weight: facts.weight,
    direction: definitionIn(facts, year).direction,
    target: at?.target ?? { kind: 'none' },
    ...(at?.originalTarget ? { originalTarget: at.originalTarget } : {}),
    actual: at?.actual ?? { kind: 'not-entered' },
  }
}
