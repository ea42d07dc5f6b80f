import type { Db } from '#data/database.ts'
import type { Edition } from '#domain/plan/edition.ts'
import { supplementaries } from '../budgets/supplementary.ts'
import { actingPerson } from '../organisation/deputies.ts'
import type { SignedIn } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import type { ChangedRow } from './changed-rows.ts'
import { type Difference, named } from './differences.ts'
import { ofRow, type Told } from './of-row.ts'

/** A plan as printed, or with its 추경 up to one: what can be compared. */
export interface EditionChoice {
  /** 'plan' or 'plan.추경' */
  readonly key: string
  readonly fiscalYear: number
  readonly edition: Edition
  readonly version: number
  readonly status: 'draft' | 'filed' | 'confirmed' | 'superseded'
  /** number of the last 추경 in it; null = as printed */
  readonly supplementary: number | null
}

/** Every edition of a bureau's plans, oldest first; a plan's decided 추경 follow it. */
export async function editionChoices(db: Db, bureauId: number): Promise<readonly EditionChoice[]> {
  const plans = await db
    .selectFrom('plan')
    .select(['id', 'fiscal_year as fiscalYear', 'edition', 'version', 'status'])
    .where('bureau_id', '=', bureauId)
    .orderBy('fiscal_year')
    .orderBy('version')
    .execute()
  const decided = await db
    .selectFrom('supplementary_budget as s')
    .innerJoin('plan as p', 'p.id', 's.plan_id')
    .where('p.bureau_id', '=', bureauId)
    .where('s.status', '=', 'confirmed')
    .select(['s.plan_id as planId', 's.number'])
    .orderBy('s.number')
    .execute()
  return plans.flatMap(({ id, ...plan }): EditionChoice[] => [
    { ...plan, key: String(id), supplementary: null },
    ...decided
      .filter((one) => one.planId === id)
      .map(({ number }): EditionChoice => ({ ...plan, key: `${id}.${number}`, supplementary: number })),
  ])
}

/**
 * What one edition says otherwise than another: definitions, targets, goals and amounts, each with who decided it and why. Indicators are
 * the same through their lineage, goals and programmes through their codes or names; of amounts each year's budget is compared. Refuses
 * 'unknown-plan' for an edition that is not there, and 'bad-input' for those of two bureaus.
 */
export async function editionDifferences(
  db: Db,
  ask: { readonly from: string; readonly to: string },
  user: SignedIn,
  today: string,
): Promise<readonly Difference[]> {
  const [before, after] = [await contentOf(db, ask.from), await contentOf(db, ask.to)]
  if (before.plan.bureau_id !== after.plan.bureau_id) throw new Refusal('bad-input', { field: 'editions' })
  const why = await groundsOf(db, after)
  const rows: ChangedRow[] = [
    ...pairs(before.strategic, after.strategic, sameCode).map(([a, b]) => ['strategic_goal', a, b] as const),
    ...pairs(before.goals, after.goals, sameCode).map(([a, b]) => ['policy_goal', a, b] as const),
    ...pairs(before.programmes, after.programmes, sameCode).map(([a, b]) => ['programme', a, b] as const),
    ...pairs(before.indicators, after.indicators, sameLineage).map(([a, b]) => ['indicator', a, b] as const),
    ...amountPairs(before, after).map(([a, b]) => ['budget_amount', a, b] as const),
  ].map(([table, a, b]) => ({ table, before: a ?? null, after: b ?? null, ...why.of(table, a, b) }))
  const told: Told[] = [...rows.flatMap(ofRow), ...targetsTold(before, after, why)]
  const found = await named(db, told, { acting: await actingPerson(db, user, today), bureauId: undefined })
  return found.toSorted((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind))
}
const KIND_ORDER: readonly Difference['kind'][] = ['target', 'definition', 'plan', 'budget']

type Content = Awaited<ReturnType<typeof contentOf>>

async function contentOf(db: Db, key: string) {
  const [planId = 0, number = null] = key.split('.').map(Number)
  const plan = await db.selectFrom('plan').selectAll().where('id', '=', planId).executeTakeFirst()
  if (plan === undefined) throw new Refusal('unknown-plan')
  const steps = await supplementaries(db, { id: plan.id, fiscalYear: plan.fiscal_year }, { always: true })
  const place =
    number === null
      ? -1
      : steps.editions.findIndex((one) => one.kind === 'supplementary' && one.planId === plan.id && one.number === number)
  if (number !== null && place < 0) throw new Refusal('unknown-plan')
  const indicators = await db.selectFrom('indicator').selectAll().where('plan_id', '=', plan.id).orderBy('id').execute()
  const targets = await db
    .selectFrom('target')
    .innerJoin('indicator as i', 'i.id', 'target.indicator_id')
    .leftJoin('target_request as r', (join) =>
      join
        .onRef('r.indicator_id', '=', 'target.indicator_id')
        .onRef('r.year', '=', 'target.year')
        .onRef('r.revision', '=', 'target.revision'),
    )
    .leftJoin('supplementary_budget as s', 's.id', 'r.supplementary_id')
    .where('i.plan_id', '=', plan.id)
    .selectAll('target')
    .select(['i.lineage_id as lineageId', 's.number as supplementary'])
    .orderBy('target.revision')
    .execute()
  const amounts = await db
    .selectFrom('budget_amount as b')
    .innerJoin('programme as p', 'p.id', 'b.programme_id')
    .where('p.plan_id', '=', plan.id)
    .where('b.kind', '=', 'budget')
    .select(['p.id as programme_id', 'p.code', 'p.name', 'b.year', 'b.kind', 'b.amount'])
    .execute()
  const after = new Map(steps.rows.map((row) => [row.programmeId, place < 0 ? null : (row.after[place] ?? null)]))
  return {
    plan,
    step: place < 0 ? null : (steps.editions[place] ?? null),
    strategic: await db.selectFrom('strategic_goal').selectAll().where('plan_id', '=', plan.id).execute(),
    goals: await db.selectFrom('policy_goal').selectAll().where('plan_id', '=', plan.id).execute(),
    programmes: await db.selectFrom('programme').selectAll().where('plan_id', '=', plan.id).execute(),
    indicators,
    // A change of its own is no matter of an edition; one that goes with a 추경 is of that and the later ones.
    targets: targets.filter(
      (row) => row.stage !== 'revised' || (row.supplementary !== null && row.supplementary <= (number ?? 0)),
    ),
    amounts: amounts.map((row) => ({
      ...row,
      project_id: null,
      amount: row.year === plan.fiscal_year ? (after.get(row.programme_id) ?? row.amount) : row.amount,
    })),
  }
}

interface Coded {
  readonly code: string
  readonly name: string
}
const sameCode = (a: Coded, b: Coded) => a.code === b.code
const sameLineage = (a: { readonly lineage_id: number }, b: { readonly lineage_id: number }) => a.lineage_id === b.lineage_id

/** Rows of both sides put together; what one side lacks is undefined. */
function pairs<Row extends object>(
  before: readonly Row[],
  after: readonly Row[],
  same: (a: Row, b: Row) => boolean,
): readonly (readonly [Row | undefined, Row | undefined])[] {
  const left = new Set(before)
  const found = after.map((b): readonly [Row | undefined, Row] => {
    const a = before.find((one) => left.has(one) && same(one, b)) ?? before.find((one) => left.has(one) && sameName(one, b))
    if (a) left.delete(a)
    return [a, b]
  })
  return [...found, ...[...left].map((a) => [a, undefined] as const)]
}
const sameName = (a: object, b: object) => 'code' in a && 'name' in a && 'name' in b && !('lineage_id' in a) && a.name === b.name

/** Each programme's budget of each year that both sides print, and of a year that only the later one does. */
function amountPairs(before: Content, after: Content) {
  const years = new Set(after.amounts.map((row) => row.year))
  const printed = new Set(before.amounts.map((row) => row.year))
  const same = (a: Content['amounts'][number], b: Content['amounts'][number]) =>
    a.year === b.year && (a.code === b.code || a.name === b.name)
  return pairs(
    before.amounts.filter((row) => years.has(row.year)),
    after.amounts,
    same,
  ).filter(([a, b]) => a !== undefined || printed.has(b?.year ?? 0) || b?.year === after.plan.fiscal_year)
}

interface Ground {
  readonly at: string
  readonly by: string
  readonly reason: string | null
}

/** Who made the later edition say what it says, and why. */
async function groundsOf(db: Db, after: Content) {
  const { plan, step } = after
  const [act] = await db
    .selectFrom('plan_act')
    .selectAll()
    .where('plan_id', '=', plan.id)
    .where('act', '<>', 'supersede')
    .orderBy('id', 'desc')
    .limit(1)
    .execute()
  const council = (meeting: string | null, number: string | null) => [meeting, number].filter(Boolean).join(' ') || null
  const rolled = await db.selectFrom('plan_draft').selectAll().where('plan_id', '=', plan.id).executeTakeFirst()
  const decisions = await db.selectFrom('draft_decision').selectAll().where('plan_id', '=', plan.id).execute()
  const decided = new Map(decisions.map((row) => [row.lineage_id, row]))
  const voted = step
    ? await db.selectFrom('supplementary_budget').selectAll().where('id', '=', step.id).executeTakeFirst()
    : undefined
  const whole: Ground = act
    ? { at: act.recorded_at, by: act.recorded_by, reason: act.reason ?? council(act.council_meeting, act.council_number) }
    : { at: rolled?.made_at ?? '', by: rolled?.made_by ?? '', reason: null }
  const ofStep: Ground = voted
    ? { at: voted.recorded_at, by: voted.recorded_by, reason: council(voted.council_meeting, voted.council_number) }
    : whole
  const lineage = (id: number | undefined): Ground => {
    const row = id === undefined ? undefined : decided.get(id)
    return row ? { at: row.decided_at, by: row.decided_by, reason: row.reason || whole.reason } : whole
  }
  return {
    lineage,
    of(table: string, a: object | undefined, b: object | undefined): Ground {
      const row = b ?? a
      if (table === 'budget_amount') return ofStep
      return row && 'lineage_id' in row ? lineage(Number(row.lineage_id)) : whole
    },
  }
}

/** Targets of every year that the later edition prints. */
function targetsTold(
  before: Content,
  after: Content,
  why: { readonly lineage: (id: number | undefined) => Ground },
): readonly Told[] {
  type Row = Content['targets'][number]
  const newest = (rows: readonly Row[]) => new Map(rows.map((row) => [`${row.lineageId}:${row.year}`, row]))
  const was = newest(before.targets)
  const lineages = new Set(before.indicators.map((one) => one.lineage_id))
  const figure = (row: Row) => ({ target: row.kind === 'none' ? null : row.value })
  return [...newest(after.targets).values()].flatMap((row): Told[] => {
    const old = was.get(`${row.lineageId}:${row.year}`)
    // A new indicator is one difference, not one for each of its years.
    if (!lineages.has(row.lineageId) || (old && old.kind === row.kind && old.value === row.value)) return []
    const revised = row.stage === 'revised'
    const ground = revised
      ? { at: row.recorded_at, by: row.approved_by ?? row.recorded_by, reason: row.reason }
      : why.lineage(row.lineageId)
    return [
      {
        kind: 'target',
        subject: `actual:${row.indicator_id}:${row.year}:0`,
        indicatorId: row.indicator_id,
        before: old ? figure(old) : null,
        after: figure(row),
        ...ground,
      },
    ]
  })
}
