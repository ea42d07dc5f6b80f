import type { Db } from '#data/database.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import { regroup } from '#domain/plan/regroup.ts'
import { type BureauScore, type IndicatorScore, scoreIndicator } from '#domain/scoring/score.ts'
import { rollUpAll } from '#domain/scoring/scorecard.ts'
import {
  type IndicatorFacts,
  indicatorFacts,
  plannedFacts,
  renewedFacts,
  scoringInput,
  targetsUntil,
  type YearFact,
} from '../actuals/indicator-facts.ts'
import { definitions } from '../actuals/definitions.ts'
import { keepersOf } from '../actuals/keepers.ts'
import { planInStructure } from '../plans/shown-plan.ts'
import type { Structure } from '../plans/structure.ts'
import { type ChangedRow, unlessChanged } from '../record/unless-changed.ts'
import { scoringInForce } from '../settings/settings.ts'
import { departmentScores, type DepartmentScore, factsShown, type OwnedFacts } from './owned-facts.ts'

/** The page of a bureau and year in a structure. */
export interface PageAsk {
  readonly year?: number | undefined
  readonly bureauId?: number | undefined
  readonly structure?: Structure | undefined
}
/** By which a part of the page is kept. */
export const partsOf = ({ year, bureauId, structure }: PageAsk, today: string) => [year, bureauId, structure, today] as const

/** What of a page no figure changes. Kept; refuses as `planInStructure`. */
export const keptPlan = (db: Db, ask: PageAsk, today: string) =>
  unlessChanged(db, ['plan', ...partsOf(ask, today)], { read: (handle) => planInStructure(handle, { ...ask, today }) })
export const keptScoring = (db: Db, today: string) =>
  unlessChanged(db, ['scoring', today], { read: (handle) => scoringInForce(handle, today) })
export const keptDefinitions = (db: Db) => unlessChanged(db, ['definitions'], { read: definitions })
export const keptKeepers = (db: Db, planId: number, today: string) =>
  unlessChanged(db, ['keepers', planId, today], { read: (handle) => keepersOf(handle, planId, today) })

/** The indicators whose figures changed, and the years of these; null when something else did, or a figure is gone. */
export function figuresIn(
  changed: readonly ChangedRow[],
): { readonly ids: ReadonlySet<number>; readonly years: ReadonlySet<number> } | null {
  const figures = changed.flatMap(({ table, row }) =>
    (table === 'actual' || table === 'actual_revision') && row !== null
      ? { id: Number(row['indicator_id']), year: Number(row['year']) }
      : [],
  )
  if (figures.length < changed.length) return null
  return { ids: new Set(figures.map(({ id }) => id)), years: new Set(figures.map(({ year }) => year)) }
}

/** More indicators than this at once are read with the whole plan. */
const MOST_INDICATORS = 64

/** The facts of a plan, kept: after some figures changed, these years of their indicators are read again, and what they did not change is the very same. */
function keptFacts(
  db: Db,
  { planId, counting, years }: { readonly planId: number; readonly counting: CountedStages; readonly years: readonly number[] },
  today: string,
): Promise<readonly OwnedFacts[]> {
  const until = targetsUntil(years, today)
  const factsOf = async (handle: Db, at: readonly number[], only?: ReadonlySet<number>): Promise<OwnedFacts[]> => {
    const [dated, keepers] = [await keptDefinitions(handle), await keptKeepers(handle, planId, today)]
    const planned = await unlessChanged(handle, ['planned', planId, until], {
      read: (own) => plannedFacts(own, { planId }, until),
    })
    const of = { planId, counting, dated, keepers, planned, until, ...(only === undefined ? {} : { only }) }
    return (await indicatorFacts(handle, of, at, today)).map(owned)
  }
  return unlessChanged<readonly OwnedFacts[]>(db, ['facts', planId, counting, years, today], {
    read: (handle) => factsOf(handle, years),
    async renew(handle, kept, changed) {
      const figures = figuresIn(changed)
      if (figures === null) return null
      // The record of a year may be kept at the same indicator of another plan.
      const { everywhere } = await keptKeepers(handle, planId, today)
      const only = new Set(kept.flatMap(({ id }) => (everywhere(id).some((one) => figures.ids.has(one)) ? [id] : [])))
      const at = years.filter((year) => figures.years.has(year))
      if (only.size === 0 || at.length === 0) return kept
      if (only.size > MOST_INDICATORS) return null
      const read = new Map((await factsOf(handle, at, only)).map((fact) => [fact.id, fact]))
      if (read.size < only.size) return null
      const facts = kept.map((fact) => renewedFacts(fact, read.get(fact.id) ?? fact))
      return facts.every((fact, index) => fact === kept[index]) ? kept : facts
    },
  })
}

const owned = (fact: IndicatorFacts): OwnedFacts => ({ ...fact, ownerId: fact.departmentId })

/** A department with what the rules of a roll-up weigh it by. */
export interface WeighedUnit {
  readonly id: number
  readonly shortName: string
  readonly budget: number | null
  readonly headcount: number | null
}

/** Facts with their scores of one year. */
export interface Scored {
  readonly facts: readonly OwnedFacts[]
  readonly score: (fact: OwnedFacts) => IndicatorScore
  readonly department: (departmentId: number) => DepartmentScore
  /** of these departments by the four rules; none where one of them has no one score */
  readonly bureau: (units: readonly WeighedUnit[]) => readonly BureauScore[]
}

interface KeptScores extends Scored {
  readonly scoring: Awaited<ReturnType<typeof scoringInForce>>
  /** by what they were made of: the same year of an indicator has the same score */
  readonly scores: ReadonlyMap<YearFact | undefined, IndicatorScore>
  readonly groups: ReadonlyMap<number, DepartmentScore>
  /** every department has its goals as a whole, so its score follows from its own facts */
  readonly whole: boolean
}

/**
 * The scores of the facts that the page asked shows, in the year `at`, kept: what did not change is scored no second time. The scoring is
 * the one of everywhere (#domain/scoring).
 */
export function keptScores(db: Db, ask: PageAsk, at: number, today: string): Promise<Scored> {
  const scored = async (handle: Db, kept: KeptScores | null): Promise<KeptScores> => {
    const shown = await keptPlan(handle, ask, today)
    const scoring = await keptScoring(handle, today)
    const { policy, counted } = scoring
    const { plan, view } = shown
    const facts =
      view === null
        ? await keptFacts(handle, { planId: plan.id, counting: counted, years: plan.years }, today)
        : await factsShown(handle, shown, counted, today)
    const known = kept?.scoring === scoring ? kept : null
    if (known?.facts === facts) return known
    const ofYear = (fact: OwnedFacts) => fact.years.find(({ year }) => year === at)
    const scores = new Map(
      facts.map((fact) => {
        const own = ofYear(fact)
        return [own, known?.scores.get(own) ?? scoreIndicator(scoringInput(fact, at), policy)] as const
      }),
    )
    const score = (fact: OwnedFacts) => scores.get(ofYear(fact)) ?? scoreIndicator(scoringInput(fact, at), policy)
    const whole = known?.whole ?? regroup(facts).every((group) => group.comparable)
    const changed = new Set(
      facts.flatMap((fact) => (known?.whole === true && known.scores.has(ofYear(fact)) ? [] : [fact.ownerId])),
    )
    if (known !== null && changed.size === 0) return { ...known, facts, scores, score }
    const read = await departmentScores(
      handle,
      facts.filter((fact) => changed.has(fact.ownerId)),
      score,
      policy,
    )
    const groups = new Map([...(known?.groups ?? []), ...[...changed].map((id) => [id, read(id)] as const)])
    const none = await departmentScores(handle, [], score, policy)
    const department = (id: number) => groups.get(id) ?? none(id)
    let rolledUp: { readonly units: readonly WeighedUnit[]; readonly scores: readonly BureauScore[] } | null = null
    const bureau = (units: readonly WeighedUnit[]) => {
      if (rolledUp?.units === units) return rolledUp.scores
      const departments = units.map((unit) => ({ ...unit, ...department(unit.id), name: unit.shortName }))
      rolledUp = { units, scores: departments.every((d) => d.comparable) ? rollUpAll(departments) : [] }
      return rolledUp.scores
    }
    return { scoring, facts, scores, groups, whole, score, department, bureau }
  }
  return unlessChanged<KeptScores>(db, ['scores', at, ...partsOf(ask, today)], {
    read: (handle) => scored(handle, null),
    renew: (handle, kept, changed) => (figuresIn(changed) === null ? Promise.resolve(null) : scored(handle, kept)),
  })
}
