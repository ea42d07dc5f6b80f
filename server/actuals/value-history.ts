import type { Db } from '#data/database.ts'
import { type EntryValue, sameValue, seesDrafts, type Stage } from '#domain/entry/submission.ts'
import { ownersOn } from '../organisation/owners.ts'
import type { SignedIn } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { actingPerson, unitForReading } from '../organisation/deputies.ts'
import { type Revision, revisionsOf, valueOf } from './history.ts'
import { keepersOf } from './keepers.ts'

export interface FigureAt {
  readonly value: EntryValue
  readonly stage: Stage
}

interface Event {
  readonly at: string
  readonly by: string
  /** role at that time; null for what came with a plan */
  readonly role: string | null
}

export interface ValueEvent extends Event {
  readonly kind: 'value'
  /** what was done; aggregate = made of its periods; null = came with a plan */
  readonly act: Revision['act']
  readonly version: number
  /** how it stood before; null at the first */
  readonly before: FigureAt | null
  readonly after: FigureAt
  readonly reason: string | null
  /** words that changed with it; null = taken away */
  readonly words: readonly { readonly field: 'cause' | 'remedy' | 'remedyDue'; readonly text: string | null }[]
  /** the figure confirmed before, where this one stands beside it as another; null otherwise */
  readonly besideConfirmed: EntryValue | null
}

/** What was done beside the figure: evidence added, removed, scanned. */
export interface OtherEvent extends Event {
  readonly kind: 'other'
  readonly act: string
  /** JSON, for #domain/words/audit-changes.ts */
  readonly before: string | null
  readonly after: string | null
  readonly reason: string | null
}

export interface ValueHistory {
  readonly indicatorId: number
  readonly name: string
  readonly unit: string
  readonly decimals: number
  readonly year: number
  readonly month: number
  /** oldest first */
  readonly events: readonly (ValueEvent | OtherEvent)[]
}

/**
 * 변경 이력: every version of one value and what was done beside it, in order. For whoever reads the department's entries and
 * its deputies; addresses and refused attempts stay in the administrator's log. Refuses 'forbidden', 'unknown-indicator'.
 */
export async function valueHistory(
  db: Db,
  key: { indicatorId: number; year: number; month: number },
  user: SignedIn,
  today: string,
): Promise<ValueHistory> {
  const indicator = await db
    .selectFrom('indicator')
    .select(['id', 'name', 'unit', 'decimals', 'lineage_id', 'department_id', 'plan_id'])
    .where('id', '=', key.indicatorId)
    .executeTakeFirst()
  if (!indicator) throw new Refusal('unknown-indicator')
  const acting = await actingPerson(db, user, today)
  if (!seesDrafts(acting, unitForReading(await ownersOn(db, today), indicator, acting))) throw new Refusal('forbidden')
  const keepers = await keepersOf(db, indicator.plan_id, today)
  const keeper = keepers.keeper(key.indicatorId, key.year)
  const revisions = (await revisionsOf(db, [keeper], key.year, [key.month])).get(keeper) ?? []
  const entries = await db
    .selectFrom('audit_entry')
    .select([
      'seq',
      'at',
      'actor',
      'role',
      'act',
      'before_json as before',
      'after_json as after',
      'reason',
      'request_id as requestId',
    ])
    .where(
      'subject',
      'in',
      keepers.everywhere(key.indicatorId).map((id) => `actual:${id}:${key.year}:${key.month}`),
    )
    .orderBy('seq')
    .execute()
  const roles = new Map(entries.flatMap((e) => (e.requestId === null ? [] : [[e.requestId, e.role] as const])))
  // Comments have a place of their own, where one that was withdrawn stays unsaid.
  const beside = entries.filter((e) => !/^(value|refused|comment)\./.test(e.act))
  const events = [
    ...valueEvents(revisions, (requestId) => roles.get(requestId) ?? null),
    ...beside.map((e): OtherEvent => ({
      kind: 'other',
      at: e.at,
      by: e.actor,
      role: e.role,
      act: e.act,
      before: e.before,
      after: e.after,
      reason: e.reason,
    })),
  ]
  const { id, name, unit, decimals } = indicator
  // Stable: versions of one moment keep their order.
  return {
    indicatorId: id,
    name,
    unit,
    decimals,
    year: key.year,
    month: key.month,
    events: events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  }
}

const WORDS = [
  ['cause', 'cause'],
  ['remedy', 'remedy'],
  ['remedyDue', 'remedy_due'],
] as const

function valueEvents(revisions: readonly Revision[], roleOf: (requestId: string) => string | null): ValueEvent[] {
  let confirmed: EntryValue | null = null
  return revisions.map((row, index) => {
    const last = revisions[index - 1]
    const after: FigureAt = { value: valueOf(row), stage: row.stage }
    const final = row.stage === 'confirmed' || row.stage === 'closed'
    const besideConfirmed = !final && confirmed !== null && !sameValue(confirmed, after.value) ? confirmed : null
    if (final) confirmed = after.value
    return {
      kind: 'value',
      act: row.act,
      version: row.version,
      at: row.recorded_at,
      by: row.recorded_by,
      role: row.request_id === null ? null : roleOf(row.request_id),
      before: last ? { value: valueOf(last), stage: last.stage } : null,
      after,
      reason: row.reason,
      besideConfirmed,
      words: WORDS.flatMap(([field, column]) => (row[column] === (last?.[column] ?? null) ? [] : [{ field, text: row[column] }])),
    }
  })
}
