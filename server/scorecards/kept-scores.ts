import type { Db } from '#data/database.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import { regroup } from '#domain/plan/regroup.ts'
import { type IndicatorScore, scoreIndicator } from '#domain/scoring/score.ts'
import { type IndicatorFacts, indicatorFacts, plannedFacts, scoringInput, targetsUntil } from '../actuals/indicator-facts.ts'
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

/** The indicators whose figures changed; null when something else did, or a figure is gone. */
export function indicatorsIn(changed: readonly ChangedRow[]): ReadonlySet<number> | null {
  const ids = changed.map(({ table, row }) =>
    (table === 'actual' || table === 'actual_revision') && row !== null ? Number(row['indicator_id']) : Number.NaN,
  )
  return ids.some(Number.isNaN) ? null : new Set(ids)
}

/** More departments than this at once are read with the whole plan. */
const MOST_DEPARTMENTS = 8

/** The facts of a plan, kept: after some figures changed, those of their departments are read again, and the others are the very same. */
function keptFacts(
  db: Db,
  { planId, counting, years }: { readonly planId: number; readonly counting: CountedStages; readonly years: readonly number[] },
  today: string,
): Promise<readonly OwnedFacts[]> {
  const factsOf = async (handle: Db, departmentId?: number): Promise<OwnedFacts[]> => {
    const [dated, keepers] = [await keptDefinitions(handle), await keptKeepers(handle, planId, today)]
    const until = targetsUntil(years, today)
    const planned = await unlessChanged(handle, ['planned', planId, until], {
      read: (own) => plannedFacts(own, { planId }, until),
    })
    const of = { planId, counting, dated, keepers, planned, ...(departmentId === undefined ? {} : { departmentId }) }
    return (await indicatorFacts(handle, of, years, today)).map(owned)
  }
  return unlessChanged<readonly OwnedFacts[]>(db, ['facts', planId, counting, years, today], {
    read: factsOf,
    async renew(handle, kept, changed) {
      const ids = indicatorsIn(changed)
      if (ids === null) return null
      // The record of a year may be kept at the same indicator of another plan.
      const { everywhere } = await keptKeepers(handle, planId, today)
      const departments = new Set(
        kept.flatMap((fact) => (everywhere(fact.id).some((id) => ids.has(id)) ? [fact.departmentId] : [])),
      )
      if (departments.size > MOST_DEPARTMENTS) return null
      const fresh = new Map<number, OwnedFacts>()
      for (const id of departments) for (const fact of await factsOf(handle, id)) fresh.set(fact.id, fact)
      const facts = kept.flatMap((fact) => (departments.has(fact.departmentId) ? (fresh.get(fact.id) ?? []) : fact))
      return facts.length === kept.length ? facts : null
    },
  })
}

const owned = (fact: IndicatorFacts): OwnedFacts => ({ ...fact, ownerId: fact.departmentId })

/** Facts with their scores of one year. */
export interface Scored {
  readonly facts: readonly OwnedFacts[]
  readonly score: (fact: OwnedFacts) => IndicatorScore
  readonly department: (departmentId: number) => DepartmentScore
}

interface KeptScores extends Scored {
  readonly scoring: Awaited<ReturnType<typeof scoringInForce>>
  readonly scores: ReadonlyMap<OwnedFacts, IndicatorScore>
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
    const scores = new Map(
      facts.map((fact) => [fact, known?.scores.get(fact) ?? scoreIndicator(scoringInput(fact, at), policy)] as const),
    )
    const scoreOf = (fact: OwnedFacts) => scores.get(fact) ?? scoreIndicator(scoringInput(fact, at), policy)
    const whole = known?.whole ?? regroup(facts).every((group) => group.comparable)
    const changed = new Set(facts.flatMap((fact) => (known?.whole === true && known.scores.has(fact) ? [] : [fact.ownerId])))
    const read = await departmentScores(
      handle,
      facts.filter((fact) => changed.has(fact.ownerId)),
      scoreOf,
      policy,
    )
    const groups = new Map([...(known?.groups ?? []), ...[...changed].map((id) => [id, read(id)] as const)])
    const none = await departmentScores(handle, [], scoreOf, policy)
    return { scoring, facts, scores, groups, whole, score: scoreOf, department: (id) => groups.get(id) ?? none(id) }
  }
  return unlessChanged<KeptScores>(db, ['scores', at, ...partsOf(ask, today)], {
    read: (handle) => scored(handle, null),
    renew: (handle, kept, changed) => (indicatorsIn(changed) === null ? Promise.resolve(null) : scored(handle, kept)),
  })
}
