import type { Selectable } from 'kysely'
import type { Db } from '#data/database.ts'
import type { ActualRevisionTable } from '#data/schema.ts'
import { type Act, after, EMPTY, type EntryValue, type Item } from '#domain/entry/submission.ts'

export type Revision = Selectable<ActualRevisionTable>

/** Every version of the figures of some indicators in one year and month, oldest first. */
export async function revisionsOf(
  db: Db,
  indicatorIds: readonly number[],
  year: number,
  month: number,
): Promise<ReadonlyMap<number, readonly Revision[]>> {
  if (indicatorIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('actual_revision')
    .selectAll()
    .where('indicator_id', 'in', indicatorIds)
    .where('year', '=', year)
    .where('month', '=', month)
    .orderBy('version')
    .execute()
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

/** The words beside a figure that are in force. A return's or a reopening's reason is the head's, not the figure's. */
export interface Words {
  readonly reason: string | null
  readonly cause: string | null
  readonly remedy: string | null
  readonly remedyDue: string | null
}

export function wordsOf(revisions: readonly Revision[]): Words {
  const last = revisions.at(-1)
  const said = revisions.findLast((row) => row.act === 'enter' || row.act === 'clear' || row.act === null)
  return {
    reason: said?.reason ?? null,
    cause: last?.cause ?? null,
    remedy: last?.remedy ?? null,
    remedyDue: last?.remedy_due ?? null,
  }
}

export interface Mark {
  readonly by: string
  readonly at: string
  readonly reason: string | null
}
const mark = (row: Revision): Mark => ({ by: row.recorded_by, at: row.recorded_at, reason: row.reason })

/** Who acted last, why it was returned or reopened (while that still matters), and the figure last confirmed. */
export function marksOf(revisions: readonly Revision[]) {
  const last = revisions.at(-1)
  const confirmed = revisions.findLast((row) => row.stage === 'confirmed' || row.stage === 'closed')
  const asked = revisions.findLast((row) => row.act === 'return' || row.act === 'reopen' || row.act === 'confirm')
  return {
    last: last ? { ...mark(last), act: last.act } : null,
    returned: asked?.act === 'return' ? mark(asked) : null,
    reopened: asked?.act === 'reopen' ? mark(asked) : null,
    confirmed: confirmed ? { ...mark(confirmed), value: valueOf(confirmed), version: confirmed.version } : null,
  }
}
