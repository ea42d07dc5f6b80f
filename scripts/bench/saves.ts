import { randomUUID } from 'node:crypto'
import type { Store } from '#data/database.ts'
import { enterActual } from '#server/entry/enter.ts'
import type { SignedIn, Writer } from '#server/record/writer.ts'

export const TODAY = '2026-11-20'
/** A year that results can be entered for and the data has none of. */
export const SAVED_YEAR = 2026

export interface Saves {
  /** indicators whose turn comes one after the other */
  readonly indicators: readonly number[]
  /** Saves one actual, the next indicator's, as its evaluator does. */
  readonly save: () => Promise<void>
}

/** Saves one actual after the other, of one indicator after the other. */
export async function saves(store: Store, auditKey: string): Promise<Saves> {
  const rows = await store.db
    .selectFrom('indicator as i')
    .innerJoin('target as t', 't.indicator_id', 'i.id')
    .select(['i.id', 'i.department_id as department'])
    .where('t.year', '=', SAVED_YEAR)
    .where('i.frequency', '=', 'year')
    .where('t.value', 'is not', null)
    .distinct()
    .orderBy('i.id')
    .limit(200)
    .execute()
  const versions = new Map<number, number>()
  let at = 0
  const save = async () => {
    const row = rows[at % rows.length]
    if (row === undefined) throw new Error('the data has no indicator to enter for')
    const version = versions.get(row.id) ?? 0
    const { cell } = await enterActual(
      store.db,
      {
        indicatorId: row.id,
        year: SAVED_YEAR,
        month: 0,
        version,
        entry: { raw: String((at % 97) + 1) },
        requestId: randomUUID(),
      },
      evaluatorOf([row.department], auditKey),
    )
    versions.set(row.id, cell.version)
    at += 1
  }
  return { indicators: rows.map((row) => row.id), save }
}

export function evaluatorOf(departmentIds: readonly number[], auditKey: string): Writer {
  const user: SignedIn = {
    id: 'bench',
    name: 'bench',
    username: 'bench',
    role: 'evaluator',
    departmentIds,
    demonstration: false,
  }
  return { user, now: new Date(`${TODAY}T03:00:00Z`), today: TODAY, address: null, auditKey }
}
