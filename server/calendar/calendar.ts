import type { Db } from '#data/database.ts'
import {
  type Basis,
  dayOf,
  type Done,
  isPressing,
  levelOf,
  STATUTORY,
  type Step,
  type StepState,
  STEPS,
  stepState,
} from '#domain/plan/statutory-days.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { unitsOn } from '../organisation/units.ts'
import { Refusal } from '../refusal.ts'

export interface CalendarStep {
  readonly step: Step
  /** ISO day */
  readonly dueOn: string
  readonly basis: Basis
  readonly state: StepState
  /** who recorded that it is done, where the store itself does not know */
  readonly recorded: { readonly by: string; readonly at: string; readonly note: string } | null
  /** of the results: how many are confirmed, of how many */
  readonly results: { readonly confirmed: number; readonly of: number } | null
}

export interface CalendarBureau {
  readonly id: number
  readonly name: string
  readonly steps: readonly CalendarStep[]
}

export interface Calendar {
  readonly today: string
  readonly fiscalYear: number
  /** years that can be chosen */
  readonly years: readonly number[]
  readonly bureaus: readonly CalendarBureau[]
}

// 31 March: the day for results where no plan says another (rules §3).
const RESULTS_DUE = '03-31'

/**
 * 연간 일정: the days of a fiscal year's cycle and where each bureau stands. `year` left out: the running one. Refuses
 * 'unknown-year' for one outside the plans and the year to come.
 */
export async function calendar(db: Db, ask: { readonly year?: number | undefined }, today: string): Promise<Calendar> {
  const running = Number(today.slice(0, 4))
  const facts = await factsOf(db, today)
  const first = Math.min(running, ...facts.plans.map((p) => p.year))
  const last = Math.max(running + 1, ...facts.plans.map((p) => p.year))
  const fiscalYear = ask.year ?? running
  if (fiscalYear < first || fiscalYear > last) throw new Refusal('unknown-year', { year: fiscalYear, first, last })
  return {
    today,
    fiscalYear,
    years: Array.from({ length: last - first + 1 }, (_, n) => first + n),
    bureaus: facts.bureaus.map(({ id, name }) => ({ id, name, steps: stepsOf(facts, id, fiscalYear, today) })),
  }
}

export interface PressingStep {
  readonly bureauId: number
  readonly bureau: string
  readonly fiscalYear: number
  readonly step: Step
  readonly dueOn: string
  readonly state: StepState
}

/** Steps of all bureaus that are due soon or late and not recorded, the earliest first. */
export async function pressingSteps(db: Db, today: string): Promise<readonly PressingStep[]> {
  const running = Number(today.slice(0, 4))
  const facts = await factsOf(db, today)
  return facts.bureaus
    .flatMap(({ id, name }) =>
      [running - 1, running, running + 1].flatMap((fiscalYear) =>
        stepsOf(facts, id, fiscalYear, today).flatMap(({ step, dueOn, state }) =>
          isPressing(state) ? [{ bureauId: id, bureau: name, fiscalYear, step, dueOn, state }] : [],
        ),
      ),
    )
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

/** Whether the store itself knows that the step is done: then nobody records it. */
export async function isKnown(db: Db, of: { bureauId: number; fiscalYear: number; step: Step }, today: string): Promise<boolean> {
  const facts = await factsOf(db, today)
  return of.step === 'results-due' || storeDone(facts, of.bureauId, of.fiscalYear)[of.step] !== undefined
}

type Facts = Awaited<ReturnType<typeof factsOf>>

async function factsOf(db: Db, today: string) {
  const bureaus = await unitsOn(db, today)
    .where('u.kind', '=', 'bureau')
    .where('u.id', 'in', db.selectFrom('plan').select('bureau_id').where('status', '<>', 'superseded'))
    .select(['u.id', 'n.name', 'n.parent_id as parentId'])
    .orderBy('n.sort_order')
    .orderBy('u.id')
    .execute()
  const governments = await unitsOn(db, today).where('u.kind', '=', 'government').select(['u.id', 'n.name']).execute()
  const plans = await db
    .selectFrom('plan')
    .where('status', '<>', 'superseded')
    .select([
      'id',
      'bureau_id as bureauId',
      'fiscal_year as year',
      'status',
      'filed_on as filedOn',
      'confirmed_on as confirmedOn',
    ])
    .orderBy('version')
    .execute()
  const results = await db
    .selectFrom('indicator as i')
    .innerJoin('plan as p', 'p.id', 'i.plan_id')
    .leftJoin('actual as a', (join) =>
      join
        .onRef('a.indicator_id', '=', 'i.id')
        .onRef('a.year', '=', 'p.fiscal_year')
        .on('a.month', '=', 0)
        .on('a.stage', 'in', ['confirmed', 'closed'])
        .on('a.kind', '<>', 'not-entered'),
    )
    .leftJoin('actual_revision as r', (join) =>
      join
        .onRef('r.indicator_id', '=', 'a.indicator_id')
        .onRef('r.year', '=', 'a.year')
        .on('r.month', '=', 0)
        .onRef('r.version', '=', 'a.version'),
    )
    .where('p.status', 'in', ['filed', 'confirmed'])
    .select((eb) => [
      'i.plan_id as planId',
      eb.fn.count<number>('i.id').as('of'),
      eb.fn.count<number>('a.indicator_id').as('confirmed'),
      eb.fn.max('i.results_due').as('dueOn'),
      eb.fn.max('r.recorded_at').as('at'),
    ])
    .groupBy('i.plan_id')
    .execute()
  const records = await db.selectFrom('calendar_record').selectAll().orderBy('id').execute()
  return { bureaus, governments, plans, results, records }
}

/** The plan of a bureau's year that is not superseded; the last of them where there are several. */
const planOf = (facts: Facts, bureauId: number, year: number) =>
  facts.plans.findLast((p) => p.bureauId === bureauId && p.year === year && p.status !== 'draft')

const resultsOf = (facts: Facts, bureauId: number, year: number) => {
  const plan = planOf(facts, bureauId, year)
  return plan && facts.results.find((r) => r.planId === plan.id)
}

/** What the store itself knows to be done. */
function storeDone(facts: Facts, bureauId: number, year: number): Partial<Record<Step, Done>> {
  const plan = planOf(facts, bureauId, year)
  const results = resultsOf(facts, bureauId, year)
  return {
    ...(plan?.filedOn ? { 'plan-to-council': { on: plan.filedOn } } : {}),
    ...(plan?.confirmedOn ? { 'council-decision': { on: plan.confirmedOn } } : {}),
    ...(results && results.of > 0 && results.confirmed === results.of && results.at
      ? { 'results-due': { on: seoulDay(new Date(results.at)) } }
      : {}),
  }
}

function stepsOf(facts: Facts, bureauId: number, fiscalYear: number, today: string): readonly CalendarStep[] {
  const began = Math.min(...facts.plans.filter((p) => p.bureauId === bureauId).map((p) => p.year))
  const results = resultsOf(facts, bureauId, fiscalYear)
  const known = storeDone(facts, bureauId, fiscalYear)
  const parent = facts.bureaus.find((b) => b.id === bureauId)?.parentId
  const level = levelOf(facts.governments.find((g) => g.id === parent)?.name ?? '')
  const recordOf = (step: Step) =>
    facts.records.findLast((r) => r.bureau_id === bureauId && r.fiscal_year === fiscalYear && r.step === step)
  const done = Object.fromEntries(
    STEPS.map((step) => {
      const on = recordOf(step)?.done_on ?? null
      return [step, known[step] ?? (on === null ? null : { on })]
    }),
  ) as Record<Step, Done>
  const ask = { fiscalYear, level, resultsDue: results?.dueOn ?? RESULTS_DUE, done }
  return STEPS.map((step) => {
    const dueOn = dayOf(step, ask)
    const record = known[step] === undefined ? recordOf(step) : undefined
    return {
      step,
      dueOn,
      basis: STATUTORY[step].basis,
      state: fiscalYear < began ? { kind: 'not-applicable' } : stepState(dueOn, done[step], today),
      recorded: record?.done_on ? { by: record.recorded_by, at: record.recorded_at, note: record.note } : null,
      results: step === 'results-due' && results ? { confirmed: results.confirmed, of: results.of } : null,
    }
  })
}
