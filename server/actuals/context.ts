import type { Db } from '#data/database.ts'
import type { EntryWindow } from '#domain/entry/due.ts'
import type { Frequency } from '#domain/scoring/indicator.ts'
import type { Doer } from '#domain/entry/submission.ts'
import type { SignedIn } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { policyInForce } from '../settings/scoring-policy.ts'
import type { CellContext } from './cell.ts'
import { doerOf } from '../organisation/deputies.ts'
import { type CellFacts, cellFacts } from './facts.ts'
import { type IndicatorRow, indicatorForEntry } from './indicators.ts'
import { unitChain } from '../organisation/units.ts'
import { windowsAt } from './windows.ts'
import { entryRules } from '../settings/entry-rules.ts'

/** What a row needs beside the stored figures: who looks, on which day, under which rules. */
export async function cellContext(db: Db, user: SignedIn, today: string): Promise<CellContext> {
  return {
    doer: await doerOf(db, user, today),
    today,
    rules: await entryRules(db, today),
    policy: await policyInForce(db, today),
  }
}

/** Cells of indicators of one plan in one period, with the windows of their departments looked up. */
export async function cellsAt(
  db: Db,
  planId: number,
  indicators: readonly IndicatorRow[],
  at: { readonly year: number; readonly month: number },
  context: CellContext,
): Promise<CellFacts[]> {
  const windows = new Map<number, ReadonlyMap<Frequency, EntryWindow>>()
  for (const departmentId of new Set(indicators.map((i) => i.department_id))) {
    windows.set(departmentId, await windowsAt(db, await unitChain(db, departmentId, context.today), at.year, at.month))
  }
  return cellFacts(db, {
    planId,
    indicators,
    ...at,
    today: context.today,
    inYearDays: context.rules.inYearDays,
    windows: (id) => windows.get(id) ?? new Map(),
  })
}

/** One cell. Refuses 'unknown-indicator', 'unknown-year', 'unknown-period', 'value-computed' for a year made of periods. */
export async function cellOf(db: Db, key: { indicatorId: number; year: number; month: number }, context: CellContext) {
  const { indicator, plan } = await indicatorForEntry(db, key.indicatorId, key.year, context.today)
  if (key.month === 0 && indicator.frequency !== 'year') throw new Refusal('value-computed')
  const [facts] = await cellsAt(db, plan.id, [indicator], key, context)
  return { plan, indicator, facts: facts ?? null }
}

/** Every department the person may enter or review for: their own and those they stand in for. */
export const departmentsOf = (doer: Doer, task: 'enter' | 'review'): readonly number[] => [
  ...new Set([...doer.departmentIds, ...(task === 'enter' ? doer.entersFor : doer.reviewsFor)]),
]
