import type { Db } from '#data/database.ts'
import type { ActualStage } from '#data/schema/actuals.ts'
import { isCountingUnit } from '#domain/entry/activity.ts'
import { countActivities, countRange, type OutsideWhy } from '#domain/entry/activity-count.ts'
import type { SignedIn } from '../record/writer.ts'
import { actingPerson } from '../organisation/deputies.ts'
import { indicatorForEntry } from '../actuals/indicators.ts'
import { keepersOf } from '../actuals/keepers.ts'
import { Refusal } from '../refusal.ts'
import { asLinked, isWhole, linksInPlan } from './links.ts'
import { statusOf } from './read.ts'
import { readsFigure } from './stored.ts'

export interface ProposalAsk {
  readonly indicatorId: number
  readonly year: number
  /** 0 = the year, else the last month of the period */
  readonly month: number
}

export interface ProposedEntry {
  readonly id: number
  readonly startsOn: string
  readonly endsOn: string | null
  readonly title: string
  readonly partner: string | null
  readonly componentId: number | null
  /** indicators it counts for, this one among them: over 1 is 중복 인정 */
  readonly counted: number
}

export interface Proposal {
  /** the days counted, ISO */
  readonly from: string
  readonly to: string
  /** of the figure */
  readonly unit: string
  readonly count: number
  /** what is counted, by day */
  readonly entries: readonly ProposedEntry[]
  /** of the same days, but cancelled or still to come */
  readonly outside: readonly { readonly entry: ProposedEntry; readonly why: OutsideWhy }[]
  /** a composite indicator's parts; a part that is not measured in 회 or 건 has no count */
  readonly parts: readonly {
    readonly componentId: number
    readonly name: string
    readonly unit: string
    readonly count: number | null
  }[]
  /** activities ever linked to the indicator: 0 = its figure is not taken from the register */
  readonly linkedTotal: number
  /** false when a part cannot be counted: the count is then not the whole figure */
  readonly whole: boolean
  /** the figure now stored, where the reader may see it */
  readonly stored: { readonly value: number; readonly stage: ActualStage } | null
  /** count less the figure stored */
  readonly difference: number | null
}

/** What the register counts for one figure. Refuses 'unknown-indicator', 'unknown-year', 'unknown-period'. */
export async function proposal(db: Db, ask: ProposalAsk, user: SignedIn, today: string): Promise<Proposal> {
  const { indicatorId, year, month } = ask
  const indicator = await indicatorForEntry(db, indicatorId, year, today)
  const range = countRange(year, month, indicator)
  if (range === null) throw new Refusal('unknown-period', { year, month })
  const keepers = await keepersOf(db, indicator.plan_id, today)
  const everywhere = keepers.everywhere(indicatorId)
  const linksIn = await linksInPlan(db, indicator.plan_id, keepers)
  const linked = await db
    .selectFrom('activity_link as l')
    .innerJoin('activity as a', 'a.id', 'l.activity_id')
    .select([
      'a.id',
      'l.indicator_id as indicatorId',
      'a.status',
      'a.postponed',
      'a.starts_on as startsOn',
      'a.ends_on as endsOn',
      'a.title',
      'a.partner',
      'l.component_id as componentId',
    ])
    .where('l.indicator_id', 'in', everywhere)
    .where('a.starts_on', '>=', range.from)
    .where('a.starts_on', '<=', range.to)
    .orderBy('a.id')
    .execute()
  const all = await db
    .selectFrom('activity_link as l')
    .innerJoin('activity as a', 'a.id', 'l.activity_id')
    .select(['a.id', 'l.indicator_id as indicatorId', 'l.component_id as componentId'])
    .where('a.id', 'in', (eb) => eb.selectFrom('activity_link').select('activity_id').where('indicator_id', 'in', everywhere))
    .where('a.starts_on', '>=', range.from)
    .where('a.starts_on', '<=', range.to)
    .execute()
  const counted = Map.groupBy(asLinked(all, linksIn), (link) => link.id)
  const entries = asLinked(linked, linksIn)
    .filter((entry) => entry.indicatorId === indicatorId)
    .map((entry) => ({ ...entry, status: statusOf(entry), counted: counted.get(entry.id)?.length ?? 1 }))
  const total = await db
    .selectFrom('activity_link')
    .select((eb) => eb.fn.count<number>('activity_id').distinct().as('n'))
    .where('indicator_id', 'in', everywhere)
    .executeTakeFirstOrThrow()
  const made = countActivities(entries, range, today)
  const components = await db
    .selectFrom('indicator_component')
    .selectAll()
    .where('indicator_id', '=', indicatorId)
    .orderBy('sort_order')
    .execute()
  const stored = await storedFigure(
    db,
    { ...ask, indicatorId: keepers.keeper(indicatorId, year) },
    indicator.department_id,
    user,
    today,
  )
  return {
    ...range,
    unit: indicator.unit,
    count: made.count,
    entries: made.entries.map((e) => shown(e)),
    outside: made.outside.map(({ entry, why }) => ({ entry: shown(entry), why })),
    parts: components.map((c) => ({
      componentId: c.id,
      name: c.name,
      unit: c.unit,
      count: isCountingUnit(c.unit) ? (made.parts.get(c.id) ?? 0) : null,
    })),
    linkedTotal: total.n,
    whole: isWhole(indicator, components),
    stored,
    difference: stored === null ? null : made.count - stored.value,
  }
}

async function storedFigure(
  db: Db,
  ask: ProposalAsk,
  departmentId: number,
  user: SignedIn,
  today: string,
): Promise<Proposal['stored']> {
  const row = await db
    .selectFrom('actual')
    .select(['value', 'stage'])
    .where('indicator_id', '=', ask.indicatorId)
    .where('year', '=', ask.year)
    .where('month', '=', ask.month)
    .executeTakeFirst()
  if (!row || row.value === null) return null
  return readsFigure(await actingPerson(db, user, today), departmentId, row.stage) ? { value: row.value, stage: row.stage } : null
}

const shown = (e: ProposedEntry): ProposedEntry => ({
  id: e.id,
  startsOn: e.startsOn,
  endsOn: e.endsOn,
  title: e.title,
  partner: e.partner,
  componentId: e.componentId,
  counted: e.counted,
})
