import type { Db } from '#data/database.ts'
import type { Edition } from '#domain/plan/edition.ts'
import type { YearState } from '#domain/plan/plan-of-year.ts'
import { type GroupScore, scoreGroup, scoreIndicator } from '#domain/scoring/score.ts'
import { sameTarget } from '#domain/scoring/target-change.ts'
import type { Target } from '#domain/scoring/value.ts'
import { type IndicatorFacts, indicatorFacts, scoringInput } from '../actuals/indicator-facts.ts'
import { planFor, plansFor, yearStates } from '../plans/plan.ts'
import { scoringInForce } from '../settings/settings.ts'

/** A year of a bureau in one line: its plan, and how far it is. */
export interface YearLine {
  readonly year: number
  readonly state: YearState
  readonly plan: {
    readonly fiscalYear: number
    readonly version: number
    readonly edition: Edition
    readonly status: 'draft' | 'filed' | 'confirmed' | 'superseded'
    readonly filedOn: string | null
    readonly confirmedOn: string | null
  }
  readonly indicators: number
  readonly counts: GroupScore['counts']
  /** figures confirmed, submitted, and that do not apply */
  readonly final: number
  readonly provisional: number
  readonly notApplicable: number
  /** official changes of the year's targets */
  readonly targetsChanged: number
}

/** The years a person may turn to, the newest first. Refuses 'unknown-bureau', 'unknown-plan'. */
export async function yearLines(
  db: Db,
  ask: { readonly bureauId?: number | undefined },
  today: string,
): Promise<readonly YearLine[]> {
  const { bureau } = await planFor(db, { ...ask, today })
  const states = await yearStates(db, bureau.id, today)
  const plans = await plansFor(db, { bureauId: bureau.id, years: states.map((s) => s.year), today })
  const { policy, counted } = await scoringInForce(db, today)
  const lines: YearLine[] = []
  for (const [planId, some] of Map.groupBy(plans, (plan) => plan.id)) {
    const facts = await indicatorFacts(
      db,
      { planId, counting: counted },
      some.map((plan) => plan.year),
      today,
    )
    for (const { year, fiscalYear, version, edition, status, filedOn, confirmedOn } of some) {
      const at = facts.flatMap((f) => f.years.filter((one) => one.year === year))
      const scored = facts.map((f) => scoreIndicator(scoringInput(f, year), policy))
      const measured = at.flatMap(({ actual }) => (actual.kind === 'measured' ? [actual.finality] : []))
      lines.push({
        year,
        state: states.find((s) => s.year === year)?.state ?? 'settling',
        plan: { fiscalYear, version, edition, status, filedOn, confirmedOn },
        indicators: facts.length,
        counts: scoreGroup(scored, policy).counts,
        final: measured.filter((finality) => finality === 'final').length,
        provisional: measured.filter((finality) => finality === 'provisional').length,
        notApplicable: at.filter(({ actual }) => actual.kind === 'not-applicable').length,
        targetsChanged: at.filter(({ originalTarget }) => originalTarget !== undefined).length,
      })
    }
  }
  return lines.toSorted((a, b) => b.year - a.year)
}

/** The targets of a drafted year beside those of the year before. */
export interface DraftTargets {
  readonly year: number
  readonly before: number
  readonly indicators: number
  readonly changed: readonly {
    readonly indicatorId: number
    readonly name: string
    readonly unit: string
    readonly from: Target
    readonly to: Target
  }[]
}

/** What a draft changes of the targets; null for a year whose plan is no draft. Refuses 'unknown-year', 'unknown-bureau'. */
export async function draftTargets(
  db: Db,
  ask: { readonly bureauId?: number | undefined; readonly year: number },
  today: string,
): Promise<DraftTargets | null> {
  const plan = await planFor(db, { ...ask, today })
  if (plan.status !== 'draft') return null
  const before = plan.year - 1
  const facts = await indicatorFacts(db, { planId: plan.id, counting: 'confirmed-only' }, [before, plan.year], today)
  const targetIn = (f: IndicatorFacts, year: number): Target => f.years.find((y) => y.year === year)?.target ?? { kind: 'none' }
  return {
    year: plan.year,
    before,
    indicators: facts.length,
    changed: facts.flatMap((f) => {
      const [from, to] = [targetIn(f, before), targetIn(f, plan.year)]
      return sameTarget(from, to) ? [] : [{ indicatorId: f.id, name: f.name, unit: f.unit, from, to }]
    }),
  }
}
