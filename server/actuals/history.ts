import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import type { ActualRevisionTable } from '#data/schema/actuals.ts'
import { type Act, after, EMPTY, type EntryValue, type Item } from '#domain/entry/submission.ts'

/** One version of a figure, as far as it is shown; the rest of the row is bookkeeping of the store. */
export type Revision = Omit<Selectable<ActualRevisionTable>, 'id' | 'carried_from'>

const COLUMNS = [
  'indicator_id',
  'year',
  'month',
  'version',
  'kind',
  'value',
  'finality',
  'stage',
  'act',
  'reason',
  'cause',
  'remedy',
  'remedy_due',
  'recorded_at',
  'recorded_by',
  'recorded_by_id',
  'request_id',
] as const satisfies readonly (keyof Revision)[]

const versions = compiledOnce((db, { ids, year, months }: { ids: readonly number[]; year: number; months: readonly number[] }) =>
  db
    .selectFrom('actual_revision')
    .select(COLUMNS)
    .where('indicator_id', 'in', ids)
    .where('year', '=', year)
    .where('month', 'in', months)
    .orderBy('version'),
)

/** Every version of the figures of some indicators in one year and some months, oldest first. */
export async function revisionsOf(
  db: Db,
  indicatorIds: readonly number[],
  year: number,
  months: readonly number[],
): Promise<ReadonlyMap<number, readonly Revision[]>> {
  if (indicatorIds.length === 0) return new Map()
  const rows = await versions(db, { ids: indicatorIds, year, months: [...new Set(months)] })
  return Map.groupBy(rows, (row) => row.indicator_id)
}

export const valueOf = (row: Pick<Revision, 'kind' | 'value'>): EntryValue =>
  row.kind === 'measured' && row.value !== null
    ? { kind: 'measured', value: row.value }
    : row.kind === 'not-applicable'
      ? { kind: 'not-applicable' }
      : { kind: 'not-entered' }

/** The item as its history leaves it: stage, value and version as stored, authors and grants by replaying the acts. */
export function itemOf(revisions: readonly Revision[]): Item {
  return revisions.reduce<Item>((item, row) => {
    const act = actOf(row)
    const value = valueOf(row)
    // Loaded from a plan or made of its periods: nobody's own figure, so nobody is barred from confirming it.
    if (act === null) return { ...EMPTY, stage: row.stage, value, version: row.version }
    return { ...after(item, act, row.recorded_by_id), value, stage: row.stage, version: row.version }
  }, EMPTY)
}

function actOf(row: Revision): Act | null {
  const value = valueOf(row)
  switch (row.act) {
    case null:
    case 'aggregate':
      return null
    case 'enter':
      return value.kind === 'not-entered' ? { kind: 'clear' } : { kind: 'enter', value }
    case 'return':
    case 'reopen':
      return { kind: row.act, reason: row.reason ?? '' }
    default:
      return { kind: row.act }
  }
}

/** The version that gave the figure in force: acts after it leave the figure as it is. */
export const lastFigure = (revisions: readonly Revision[]) =>
  revisions.findLast((row) => row.act === 'enter' || row.act === 'clear' || row.act === null)

/** What is written beside a figure and in force. A return's or a reopening's reason is the head's, not the figure's. */
export interface Explanation {
  readonly reason: string | null
  readonly cause: string | null
  readonly remedy: string | null
  readonly remedyDue: string | null
}

export function explanationOf(revisions: readonly Revision[]): Explanation {
  const last = revisions.at(-1)
  const figure = lastFigure(revisions)
  return {
    reason: figure?.reason ?? null,
    cause: last?.cause ?? null,
    remedy: last?.remedy ?? null,
    remedyDue: last?.remedy_due ?? null,
  }
}

export interface RecordedAct {
  readonly by: string
  readonly at: string
  readonly reason: string | null
}
const mark = (row: Revision): RecordedAct => ({ by: row.recorded_by, at: row.recorded_at, reason: row.reason })

/** Who acted last, why it was returned or reopened (while that still matters), and the figure last confirmed. */
export function recordedActsOf(revisions: readonly Revision[]) {
  const last = revisions.at(-1)
  const confirmed = revisions.findLast((row) => row.stage === 'confirmed' || row.stage === 'closed')
  const answered = revisions.findLast((row) => row.act === 'return' || row.act === 'reopen' || row.act === 'confirm')
  return {
    last: last ? { ...mark(last), act: last.act } : null,
    returned: answered?.act === 'return' ? mark(answered) : null,
    reopened: answered?.act === 'reopen' ? mark(answered) : null,
    confirmed: confirmed ? { ...mark(confirmed), value: valueOf(confirmed), version: confirmed.version } : null,
  }
}
