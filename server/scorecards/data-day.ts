import { type ExpressionBuilder, sql } from 'kysely'
import type { Db } from '#data/database.ts'
import type { Database } from '#data/schema.ts'
import { addDays, endOfSeoulDay, seoulDay } from '#domain/entry/due.ts'
import { type CountedStages, countsAt } from '#domain/entry/submission.ts'
import { type CountedChange, DATA_CHANGES, type DataChange } from '#domain/words/data-day.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { planFor, plansOfEverybody, type YearPlan } from '../plans/plan.ts'
import { PRACTICE } from '../plans/practice.ts'
import { Refusal } from '../refusal.ts'
import { scoringInForce } from '../settings/settings.ts'

/** The newest day on which the data of a year changed, and what changed on it. */
export interface DataDay {
  /** ISO day in Asia/Seoul */
  readonly day: string
  readonly changes: readonly CountedChange[]
}

/**
 * 자료 기준: the newest day on which something that the pages of a year show was changed: results that count, targets and definitions,
 * the plan, its amounts. A figure being typed is none of it, nor is looking at a page. Over all bureaus where none is named; null while
 * there is nothing. Refuses as `planFor`.
 */
export async function dataDay(
  db: Db,
  ask: { readonly year?: number | undefined; readonly bureauId?: number | undefined },
  today: string,
): Promise<DataDay | null> {
  const { counted } = await scoringInForce(db, today)
  const asked = (await plansAsked(db, ask, today)).map((plan) => ofPlan(plan, counted))
  const moments: string[] = []
  for (const of of asked) moments.push(...(await newest(db, of)).flatMap(({ at }) => at ?? []))
  const last = moments.toSorted().at(-1)
  if (last === undefined) return null
  const day = seoulDay(new Date(last))
  const since = endOfSeoulDay(addDays(day, -1)) ?? last
  const subjects = new Map<DataChange, Set<string>>()
  for (const of of asked)
    for (const { what, subject } of await onDay(db, { ...of, since })) {
      const kind = KINDS[what]
      subjects.set(kind, (subjects.get(kind) ?? new Set()).add(subject))
    }
  return {
    day,
    changes: DATA_CHANGES.map((kind) => ({ kind, count: subjects.get(kind)?.size ?? 0 })).filter((one) => one.count > 0),
  }
}

async function plansAsked(
  db: Db,
  { year, bureauId }: { readonly year?: number | undefined; readonly bureauId?: number | undefined },
  today: string,
): Promise<readonly YearPlan[]> {
  const own = await planFor(db, { year, bureauId, today }).catch((error: unknown) => {
    if (error instanceof Refusal && bureauId !== undefined) return error
    throw error
  })
  if (bureauId !== undefined && !(own instanceof Refusal)) return [own]
  const asked = year ?? (own instanceof Refusal ? (await planFor(db, { today })).year : own.year)
  // What a bureau without a plan of its own in the year shows of it stands in the others'.
  const all = await plansOfEverybody(db, [asked], today)
  if (all.length === 0 && own instanceof Refusal) throw own
  return all
}

const KINDS = {
  confirm: 'confirmed',
  submit: 'submitted',
  recall: 'recalled',
  return: 'returned',
  practice: 'practice',
  loaded: 'loaded',
  target: 'target',
  definition: 'definition',
  correction: 'correction',
  budget: 'budget',
  'plan-enter': 'plan-read',
  'plan-file': 'plan-filed',
  'plan-confirm': 'plan-confirmed',
  'plan-withdraw': 'plan-state',
  'plan-restore': 'plan-state',
} as const satisfies Readonly<Record<string, DataChange>>

interface Row {
  readonly what: keyof typeof KINDS
  /** of what was changed: twice is one */
  readonly subject: string
  readonly at: string
}

type Of = {
  readonly planId: number
  readonly year: number
  /** its acts of confirmation and filing are of that year alone */
  readonly ownYear: number
  /** what counts besides confirmed figures, and the acts on it; those on confirmed ones again where nothing does */
  readonly held: 'submitted' | 'confirmed'
  readonly submit: 'submit' | 'confirm'
  readonly recall: 'recall' | 'confirm'
  readonly giveBack: 'return' | 'confirm'
}
const ofPlan = ({ id, year, fiscalYear }: YearPlan, counted: CountedStages): Of => ({
  planId: id,
  year,
  ownYear: fiscalYear,
  ...(countsAt('submitted', counted)
    ? ({ held: 'submitted', submit: 'submit', recall: 'recall', giveBack: 'return' } as const)
    : ({ held: 'confirmed', submit: 'confirm', recall: 'confirm', giveBack: 'confirm' } as const)),
})

const what = (text: Row['what']) => sql.lit(text).$castTo<Row['what']>().as('what')

/** Results that count, in whatever plan the indicator's record is kept; what was loaded, of the plan itself. */
const results = (eb: ExpressionBuilder<Database, never>, { planId, year, held, submit, recall, giveBack }: Of) =>
  eb
    .selectFrom('actual_revision as r')
    .innerJoin('indicator as o', 'o.id', 'r.indicator_id')
    .where('r.year', '=', year)
    .where('r.carried_from', 'is', null)
    .where('o.lineage_id', 'in', (of) => of.selectFrom('indicator as i').where('i.plan_id', '=', planId).select('i.lineage_id'))
    .where((of) =>
      of.or([
        // Not the index of acts, which is of all bureaus.
        of(sql<string>`coalesce(r.act, '')`, 'in', ['confirm', submit, recall, giveBack]),
        of.and([of('r.act', 'is', null), of('r.stage', 'in', ['confirmed', 'closed', held]), of('o.plan_id', '=', planId)]),
      ]),
    )
    .select([
      sql<Row['what']>`coalesce(r.act, case r.recorded_by when ${sql.lit(PRACTICE)} then 'practice' else 'loaded' end)`.as(
        'what',
      ),
      sql<string>`r.indicator_id || ':' || r.month`.as('subject'),
      'r.recorded_at as at',
    ])

const changes = (db: Db, of: Of) => {
  const { planId, year, ownYear } = of
  const text = (column: string) => sql<string>`cast(${sql.ref(column)} as text)`.as('subject')
  return db.selectFrom((eb) =>
    results(eb, of)
      .unionAll(
        eb
          .selectFrom('target as t')
          .innerJoin('indicator as i', 'i.id', 't.indicator_id')
          .where('i.plan_id', '=', planId)
          .where('t.year', '=', year)
          .where('t.stage', '=', 'revised')
          .select([what('target'), text('t.indicator_id'), 't.recorded_at as at']),
      )
      .unionAll(
        eb
          .selectFrom('indicator_definition as d')
          .innerJoin('indicator as i', 'i.id', 'd.indicator_id')
          .where('i.plan_id', '=', planId)
          .select([what('definition'), text('d.id'), 'd.recorded_at as at']),
      )
      .unionAll(
        eb
          .selectFrom('plan_correction as c')
          .where('c.plan_id', '=', planId)
          .select([what('correction'), text('c.id'), 'c.recorded_at as at']),
      )
      .unionAll(
        eb
          .selectFrom('plan_act as a')
          .where('a.plan_id', '=', planId)
          .where('a.act', '<>', 'supersede')
          .where((or) => or.or([or('a.act', '=', 'enter'), or(sql.val(year), '=', ownYear)]))
          .select([sql<Row['what']>`'plan-' || a.act`.as('what'), sql<string>`''`.as('subject'), 'a.recorded_at as at']),
      )
      .unionAll(
        eb
          .selectFrom('budget_upload as u')
          .where('u.plan_id', '=', planId)
          .select([what('budget'), text('u.id'), sql<string>`coalesce(u.reversed_at, u.recorded_at)`.as('at')]),
      )
      // The council's decision on a 추경, or its withdrawal, as the record has them: the table keeps when its draft was begun.
      .unionAll(
        eb
          .selectFrom('supplementary_budget as s')
          .innerJoin('audit_entry as e', (join) => join.on('e.subject', '=', sql<string>`'supplementary:' || s.id`))
          .where('s.plan_id', '=', planId)
          .where('e.act', 'in', ['plan.supplement-confirm', 'plan.supplement-withdraw'])
          .select([what('budget'), sql<string>`'s' || s.id`.as('subject'), 'e.at']),
      )
      .unionAll(
        eb
          .selectFrom('budget_movement as m')
          .where('m.year', '=', year)
          .where((or) => {
            const ours = or.selectFrom('policy_goal as g').where('g.plan_id', '=', planId).select('g.department_id')
            return or.or([or('m.from_unit_id', 'in', ours), or('m.to_unit_id', 'in', ours)])
          })
          .select([
            what('budget'),
            sql<string>`'m' || m.id`.as('subject'),
            sql<string>`coalesce(m.reversed_at, m.recorded_at)`.as('at'),
          ]),
      )
      .as('c'),
  )
}

const newest = compiledOnce((db, of: Of) => changes(db, of).select((eb) => eb.fn.max<string | null>('c.at').as('at')))
const onDay = compiledOnce((db, of: Of & { readonly since: string }) =>
  changes(db, of).where('c.at', '>=', of.since).select(['c.what', 'c.subject']),
)
