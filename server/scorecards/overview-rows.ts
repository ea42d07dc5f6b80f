import type { Db } from '#data/database.ts'
import type { Category } from '#domain/scoring/category.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { achievementRate } from '#domain/scoring/achievement.ts'
import { categoryOf, type IndicatorScore } from '#domain/scoring/score.ts'
import type { Finality, SoFar, Target } from '#domain/scoring/value.ts'
import { keeperIn } from '../actuals/indicator-facts.ts'
import { type ChangedRow, unlessChanged } from '../record/unless-changed.ts'
import { causesOf } from './causes.ts'
import { type Challenged, challengeOf } from './challenge.ts'
import { type Source, sourcesOf } from './confirmers.ts'
import { figuresIn, keptPlan, keptScores, keptScoring, type PageAsk, partsOf } from './kept-scores.ts'
import type { OwnedFacts } from './owned-facts.ts'

export interface HeatCell {
  readonly year: number
  readonly category: Category
  /** shown rate in percent, where measured */
  readonly rate: number | null
  readonly target: Target
  readonly originalTarget?: Target
  /** 잠정 or 확정 of the figure behind the rate; absent where there is none */
  readonly finality?: Finality
  /** what is in of a year that is not complete; absent otherwise */
  readonly soFar?: SoFar
}

/** What the overview says of one indicator, whatever it says of the others. */
export interface OverviewRow {
  readonly facts: OwnedFacts
  readonly score: IndicatorScore
  /** 원인 of a missed one, as entered; null when nobody has given one */
  readonly cause: string | null
  /** what made a final result final; null where there is none */
  readonly source: Source | null
  readonly challenge: Challenged
  readonly heat: {
    readonly departmentId: number
    readonly indicatorId: number
    readonly name: string
    readonly unit: string
    readonly decimals: number
    readonly cells: readonly HeatCell[]
  }
}

interface KeptRows {
  readonly policy: ScoringPolicy
  readonly rows: readonly OverviewRow[]
  readonly byFacts: ReadonlyMap<OwnedFacts, OverviewRow>
}

export const isMissed = (s: IndicatorScore) =>
  s.category === 'missed' && s.rate.kind === 'rate' && s.target.kind === 'set' && s.actual.kind === 'measured'
export const isFinal = ({ actual }: IndicatorScore) => actual.kind === 'measured' && actual.finality === 'final'

/** A row for each indicator of the page, in the plan's order, kept: after some figures changed, theirs are made anew. */
export async function overviewRows(db: Db, ask: PageAsk, today: string): Promise<readonly OverviewRow[]> {
  const made = async (handle: Db, kept: KeptRows | null, changed: readonly ChangedRow[] = []): Promise<KeptRows> => {
    const { plan, view } = await keptPlan(handle, ask, today)
    const { policy, counted } = await keptScoring(handle, today)
    const { year } = plan
    const { facts, score } = await keptScores(handle, ask, year, today)
    const known = kept?.policy === policy ? kept : null
    // What was written beside a figure of another year says nothing of this one.
    const written = new Set(changed.flatMap(({ row }) => (row?.['year'] === year ? [Number(row['indicator_id'])] : [])))
    const holds = (fact: OwnedFacts) => known?.byFacts.get(fact)?.score === score(fact) && !written.has(keeperIn(fact, year))
    const fresh = facts.filter((fact) => !holds(fact))
    if (known !== null && fresh.length === 0 && facts.length === known.rows.length) return known
    const before = new Map(known?.rows.map((row) => [row.facts.id, row]))
    const unwritten = (fact: OwnedFacts) => {
      const row = before.get(fact.id)
      const keeper = keeperIn(fact, year)
      return row !== undefined && keeperIn(row.facts, year) === keeper && !written.has(keeper) ? row : null
    }
    const keepersOf = (of: (s: IndicatorScore) => boolean) =>
      fresh.flatMap((fact) => (of(score(fact)) && unwritten(fact) === null ? [keeperIn(fact, year)] : []))
    const causes = await causesOf(handle, keepersOf(isMissed), year, counted)
    // Of whole plans in one query each; of a few indicators by their ids.
    const plans = known === null ? (view?.plans ?? [plan]).map((one) => one.id) : []
    const sources = await sourcesOf(handle, plans, year, new Set(keepersOf(isFinal)))
    const rows = facts.map((fact): OverviewRow => {
      const row = known?.byFacts.get(fact)
      if (row !== undefined && holds(fact)) return row
      const own = score(fact)
      const keeper = keeperIn(fact, year)
      const said = unwritten(fact)
      return {
        facts: fact,
        score: own,
        cause: isMissed(own) ? ((said === null ? causes.get(keeper) : said.cause) ?? null) : null,
        source: isFinal(own) ? ((said === null ? sources.get(keeper) : said.source) ?? null) : null,
        challenge: challengeOf(fact, plan),
        heat: heatRow(fact, policy, year, own),
      }
    })
    return { policy, rows, byFacts: new Map(rows.map((row) => [row.facts, row])) }
  }
  const { rows } = await unlessChanged<KeptRows>(db, ['overview-rows', ...partsOf(ask, today)], {
    read: (handle) => made(handle, null),
    renew: (handle, kept, changed) => (figuresIn(changed) === null ? Promise.resolve(null) : made(handle, kept, changed)),
  })
  return rows
}

/** One indicator over the plan's years; `scored`: what it was scored by already in `year`. */
function heatRow(facts: OwnedFacts, policy: ScoringPolicy, year: number, scored: IndicatorScore): OverviewRow['heat'] {
  return {
    departmentId: facts.ownerId,
    indicatorId: facts.id,
    name: facts.name,
    unit: facts.unit,
    decimals: facts.decimals,
    cells: facts.years.map((at): HeatCell => {
      // A cell shows no points, so only the page's year is scored in full, and that once.
      const own = at.year === year
      const rate = own ? scored.rate : achievementRate(at.target, at.actual, at.definition.direction, policy.lowerIsBetter)
      const category = own ? scored.category : categoryOf(rate, policy)
      const soFar = 'soFar' in at.actual ? at.actual.soFar : undefined
      return {
        year: at.year,
        category,
        rate: rate.kind === 'rate' ? rate.shown : null,
        target: at.target,
        ...(at.originalTarget ? { originalTarget: at.originalTarget } : {}),
        ...(at.actual.kind === 'measured' ? { finality: at.actual.finality } : {}),
        ...(soFar === undefined ? {} : { soFar }),
      }
    }),
  }
}
