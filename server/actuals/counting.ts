import type { Db } from '#data/database.ts'
import type { ActualStage } from '#data/schema/actuals.ts'
import { type CountedStages, countsAt } from '#domain/entry/submission.ts'
import { compiledOnce } from '../../data/compiled-once.ts'

/** 'with-drafts' is for entry and review alone, where everything that is typed is seen. */
export type Counting = CountedStages | 'with-drafts'

/** Where a version of a figure stands in the store. */
interface CellKey {
  readonly id: number
  readonly year: number
  readonly month: number
}

/** What a page takes of a figure that counts. */
export interface CountedFigure extends CellKey {
  readonly version: number
  readonly kind: 'measured' | 'not-entered' | 'not-applicable'
  readonly value: number | null
  readonly finality: 'provisional' | 'final'
  readonly stage: ActualStage
  /** 원인 written beside it */
  readonly cause: string | null
  /** when it came to stand so */
  readonly recordedAt: string
}

const COLUMNS = [
  'r.indicator_id as id',
  'r.year',
  'r.month',
  'r.version',
  'r.kind',
  'r.value',
  'r.finality',
  'r.stage',
  'r.cause',
  'r.recorded_at as recordedAt',
] as const

/** The newest of each cell; `rows` come by version. */
const newest = <Row extends CellKey>(rows: readonly Row[]): Row[] => [
  ...new Map(rows.map((row) => [cellKey(row), row] as const)).values(),
]
export const cellKey = ({ id, year, month }: CellKey) => `${id}:${year}:${month}`

type Of = { years: readonly number[]; held: ActualStage }
// A submitted figure is looked past only where it does not count; 'draft' stands in its place otherwise.
const confirmedIn = (db: Db, { years, held }: Of) =>
  db
    .selectFrom('indicator as i')
    // Crossed, so that SQLite goes from the plan's indicators to their figures, and to versions of the few that do not count.
    .crossJoin('actual as a')
    .crossJoin('actual_revision as r')
    .whereRef('a.indicator_id', '=', 'i.id')
    .whereRef('r.indicator_id', '=', 'a.indicator_id')
    .whereRef('r.year', '=', 'a.year')
    .whereRef('r.month', '=', 'a.month')
    .where('r.stage', 'in', ['confirmed', 'closed'])
    .where('a.year', 'in', years)
    .where('a.stage', 'in', ['draft', 'returned', held])
    .select(COLUMNS)
    .orderBy('r.version')
const confirmedOfPlan = compiledOnce((db, of: Of & { planId: number }) => confirmedIn(db, of).where('i.plan_id', '=', of.planId))
const confirmedOfSome = compiledOnce((db, of: Of & { ids: readonly number[] }) => confirmedIn(db, of).where('i.id', 'in', of.ids))

/**
 * Of every figure of a plan, or of some indicators, in some years that does not count as it stands: the version last confirmed, by
 * `cellKey`. It counts until the new figure does: a confirmed 33 that was opened again stays 33 while somebody types. A submission that was recalled or
 * returned was withdrawn and leaves nothing.
 */
export async function lastConfirmed(
  db: Db,
  of: { readonly planId: number } | { readonly ids: readonly number[] },
  years: readonly number[],
  counted: CountedStages,
): Promise<ReadonlyMap<string, CountedFigure>> {
  const held = countsAt('submitted', counted) ? 'draft' : 'submitted'
  const rows = await ('ids' in of ? confirmedOfSome(db, { ...of, years, held }) : confirmedOfPlan(db, { ...of, years, held }))
  return new Map(newest(rows).map((row) => [cellKey(row), row]))
}

/** The same of some indicators in some years, whatever stands in force. */
export async function lastConfirmedOf(
  db: Db,
  ids: readonly number[],
  years: readonly number[],
): Promise<ReadonlyMap<string, CountedFigure>> {
  const rows = await db
    .selectFrom('actual_revision as r')
    .where('r.indicator_id', 'in', ids)
    .where('r.year', 'in', years)
    .where('r.stage', 'in', ['confirmed', 'closed'])
    .select(COLUMNS)
    .orderBy('r.version')
    .execute()
  return new Map(newest(rows).map((row) => [cellKey(row), row]))
}

/**
 * The figures of some indicators in one year that count, by the same rule: as they stand where their stage counts, else as
 * last confirmed, else none. `month` is 0 for the year's own, 'periods' for those of its parts, in order.
 */
export async function countedFigures(
  db: Db,
  ids: readonly number[],
  year: number,
  month: 0 | 'periods',
  counted: CountedStages,
): Promise<CountedFigure[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('actual as a')
    .innerJoin('actual_revision as r', (join) =>
      join.onRef('r.indicator_id', '=', 'a.indicator_id').onRef('r.year', '=', 'a.year').onRef('r.month', '=', 'a.month'),
    )
    .where('a.indicator_id', 'in', ids)
    .where('a.year', '=', year)
    .where('a.month', month === 0 ? '=' : '>', 0)
    .where((eb) => eb.or([eb('r.version', '=', eb.ref('a.version')), eb('r.stage', 'in', ['confirmed', 'closed'])]))
    .select(COLUMNS)
    .orderBy('r.month')
    .orderBy('r.version')
    .execute()
  return newest(rows.filter((row) => countsAt(row.stage, counted)))
}
