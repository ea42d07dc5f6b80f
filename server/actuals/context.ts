import type { Db } from '#data/database.ts'
import type { ActingPerson } from '#domain/entry/submission.ts'
import { periodAt } from '#domain/entry/due.ts'
import { actingPersons, belongs } from '../organisation/deputies.ts'
import { ownersAsPrinted, ownersOn } from '../organisation/owners.ts'
import type { SignedIn } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { settingsInForce } from '../settings/settings.ts'
import { type End, endOf, unlessChanged } from '../record/unless-changed.ts'
import type { CellContext, Keep } from './cell.ts'
import { type CellFacts, cellFacts, type OfYear } from './cell-facts.ts'
import { AS_PRINTED, definitions } from './definitions.ts'
import { indicatorForEntry, type IndicatorRow } from './indicators.ts'

/** What holds for everybody who enters or reviews on a day. */
async function entryOn(db: Db, today: string) {
  const { rules, policy, definitionsChanged, events } = await settingsInForce(db, today)
  const dated = definitionsChanged ? await definitions(db) : AS_PRINTED
  const owners = events === 0 ? ownersAsPrinted(today) : await ownersOn(db, today)
  return { rules, policy, dated, owners, acting: await actingPersons(db, today) }
}

/**
 * What a row needs beside the stored figures: who looks, on which day, under which rules. A write that has changed nothing yet gives
 * where the record ended `before` it: what no save changes is then read once for all of them, and so it is outside of writes.
 */
export async function cellContext(db: Db, user: SignedIn, today: string, before?: End): Promise<CellContext> {
  const end = before ?? (await endOf(db))
  const keep: Keep | null = end === null ? null : (key, read) => unlessChanged(db, key, { read }, { end })
  const { acting, ...on } = await (keep?.(['entry', today], (kept) => entryOn(kept, today)) ?? entryOn(db, today))
  return { ...on, acting: acting(user), today, keep }
}

/** The same without anybody who looks, read as it stands. */
export async function contextOfDay(db: Db, today: string): Promise<Omit<CellContext, 'acting'>> {
  const { acting: _, ...on } = await entryOn(db, today)
  return { ...on, today, keep: null }
}

/**
 * The indicator with the unit whose figure of the period it is for this person: the one that has it today; for the people of the unit
 * that had it on the period's last day that unit, until its hand-over ends (rules §9).
 */
export function placedIn(
  indicator: IndicatorRow,
  { year, month }: { readonly year: number; readonly month: number },
  { acting, owners, today }: Pick<CellContext, 'acting' | 'owners' | 'today'>,
): IndicatorRow {
  if (!owners.moved) return indicator
  const printed = { ...indicator, department_id: indicator.printed_department_id ?? indicator.department_id }
  const now = owners.indicator(printed)
  const last = periodAt(year, month, indicator.frequency)?.to ?? today
  const then = last < today ? owners.indicator(printed, last) : now
  const handsOver = then !== now && belongs(acting, then) && (owners.handoverUntil(then) ?? '') >= today
  return { ...indicator, department_id: handsOver ? then : now }
}

/** Cells of indicators of one plan in one period. Refuses 'unknown-period'. */
export const cellsAt = (
  db: Db,
  planId: number,
  indicators: readonly IndicatorRow[],
  { year, month }: { readonly year: number; readonly month: number },
  { today, rules, dated, owners, keep }: Pick<CellContext, 'today' | 'rules' | 'dated' | 'owners' | 'keep'>,
  common?: OfYear,
): Promise<CellFacts[]> =>
  cellFacts(db, { planId, indicators, year, month, today, inYearDays: rules.inYearDays, dated, owners, keep, common })

/** Refuses 'value-computed' for the figure of a year that is made of its periods. */
export function refuseComputed(indicator: IndicatorRow, month: number): void {
  if (month === 0 && indicator.frequency !== 'year') throw new Refusal('value-computed')
}

/**
 * One cell; its facts are null for an indicator without any target in force. Refuses 'unknown-indicator', 'unknown-bureau',
 * 'unknown-year', 'unknown-period', 'value-computed' for a year made of periods.
 */
export async function cellOf(db: Db, key: { indicatorId: number; year: number; month: number }, context: CellContext) {
  const printed = await indicatorForEntry(db, key.indicatorId, key.year, context.today, context)
  const indicator = placedIn(printed, key, context)
  refuseComputed(indicator, key.month)
  const [facts] = await cellsAt(db, indicator.plan_id, [indicator], key, context)
  return { indicator, facts: facts ?? null }
}

/** Every department the person may enter or review for: their own and those they stand in for. */
export const departmentsOf = (acting: ActingPerson, task: 'enter' | 'review'): readonly number[] => [
  ...new Set([...acting.departmentIds, ...(task === 'enter' ? acting.entersFor : acting.reviewsFor)]),
]
