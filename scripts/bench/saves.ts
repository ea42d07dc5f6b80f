import { randomUUID } from 'node:crypto'
import type { Store } from '#data/database.ts'
import { actOnMany } from '#server/actuals/many.ts'
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

/**
 * Saves one actual after the other, of one indicator after the other. `counting`: hands it in too, so that pages of results show it; a
 * draft shows on none, and leaves them as they are. `planId`: of that plan's alone.
 */
export async function saves(
  store: Store,
  auditKey: string,
  { counting = false, planId }: { counting?: boolean; planId?: number } = {},
): Promise<Saves> {
  const rows = await store.db
    .selectFrom('indicator as i')
    .innerJoin('target as t', 't.indicator_id', 'i.id')
    .select(['i.id', 'i.department_id as department'])
    .where('t.year', '=', SAVED_YEAR)
    .where('i.frequency', '=', 'year')
    .where('t.value', 'is not', null)
    .$if(planId !== undefined, (query) => query.where('i.plan_id', '=', planId ?? 0))
    .distinct()
    .orderBy('i.id')
    .limit(200)
    .execute()
  const versions = new Map<number, number>()
  let at = 0
  const act = async ({ id, department }: (typeof rows)[number], kind: 'submit' | 'recall', version: number) => {
    const cells = [{ indicatorId: id, version }]
    const asked = { year: SAVED_YEAR, month: 0, cells, requestId: randomUUID() }
    const [done] = await actOnMany(store.db, evaluatorOf([department], auditKey), asked, { kind }, { allOrNone: true })
    return done?.cell?.version ?? version
  }
  const save = async () => {
    const row = rows[at % rows.length]
    if (row === undefined) throw new Error('the data has no indicator to enter for')
    const known = versions.get(row.id) ?? 0
    const version = counting && known > 0 ? await act(row, 'recall', known) : known
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
    versions.set(row.id, counting ? await act(row, 'submit', cell.version) : cell.version)
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
