import type { Db } from '#data/database.ts'
import type { StructureOfYear } from './structure.ts'
import { compiledOnce } from '../../data/compiled-once.ts'

const unitRows = compiledOnce((db, { planId }: { planId: number }) =>
  db
    .selectFrom('staffing')
    .select(['unit_id', 'table_unit_id', 'headcount'])
    .where('plan_id', '=', planId)
    .where('row_kind', '=', 'unit'),
)

/** 현원 of each department: from its own table where it has one, else from the bureau's. */
export async function headcounts(db: Db, planId: number): Promise<Map<number, number>> {
  const rows = await unitRows(db, { planId })
  rows.sort((a, b) => Number(a.unit_id === a.table_unit_id) - Number(b.unit_id === b.table_unit_id))
  return new Map(rows.map((r) => [r.unit_id, r.headcount]))
}

/**
 * 현원 of units in a structure: as the plans of the year print it, with a merged unit's added to the one it went into, and divided as
 * applied events say. A unit of which a part's figure nobody gave has none; nothing is estimated (rules §9).
 */
export async function headcountsIn(
  db: Db,
  { plans, day }: Pick<StructureOfYear, 'plans' | 'day'>,
): Promise<ReadonlyMap<number, number>> {
  const held = new Map<number, number>()
  for (const { id } of plans) for (const [unit, count] of await headcounts(db, id)) held.set(unit, count)
  const unknown = new Set<number>()
  const first = Math.min(...plans.map((plan) => plan.fiscalYear))
  const lines = await db
    .selectFrom('organisation_succession as s')
    .innerJoin('reorganisation as e', 'e.id', 's.event_id')
    .where('e.state', '=', 'applied')
    .where('s.kind', 'in', ['split', 'merge', 'close', 'transfer-part'])
    .where('s.effective_on', '>=', `${first}-01-01`)
    .where('s.effective_on', '<=', day)
    .select(['s.event_id as event', 's.predecessor_id as from', 's.successor_id as to', 's.kind'])
    .orderBy('s.effective_on')
    .orderBy('s.event_id')
    .orderBy('s.id')
    .execute()
  const divided = await db
    .selectFrom('organisation_assignment')
    .where('subject_kind', '=', 'headcount')
    .select(['event_id as event', 'from_unit_id as from', 'to_unit_id as to', 'figure'])
    .execute()
  for (const some of Map.groupBy(lines, (line) => `${line.event}:${line.from}`).values()) {
    const [line] = some
    // What a plan prints after the event already has no such unit.
    const whole = line?.from == null ? undefined : held.get(line.from)
    if (line?.from == null || whole === undefined) continue
    const shares = divided.filter((one) => one.event === line.event && one.from === line.from)
    const given = shares.reduce((sum, one) => sum + (one.figure ?? 0), 0)
    if (line.kind === 'transfer-part') held.set(line.from, whole - given)
    else held.delete(line.from)
    const into = some.flatMap((one) => one.to ?? [])
    const parts = line.kind === 'merge' ? into.map((to) => ({ to, figure: whole })) : shares
    for (const { to, figure } of parts) held.set(to, (held.get(to) ?? 0) + (figure ?? 0))
    if (line.kind === 'split' && shares.length === 0) for (const to of into) unknown.add(to)
  }
  for (const unit of unknown) held.delete(unit)
  return held
}
