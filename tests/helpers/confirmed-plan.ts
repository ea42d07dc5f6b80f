import type { Store } from '#data/database.ts'
import { confirmPlan } from '#server/editions/confirm.ts'
import { lastAct } from '#server/editions/plan-seen.ts'
import { fresh, person, writer } from './people.ts'

export const COUNCIL = { meeting: '제415회 정례회', number: '제1234호', decidedOn: '2025-12-16', evidence: '의회사무처-5678' }
export const ADMINISTRATOR = person('admin', 'administrator')

/** The council confirms the store's first plan. Returns its id. */
export async function confirmFirstPlan(store: Store, today?: string): Promise<number> {
  const { id } = await store.db.selectFrom('plan').select('id').orderBy('id').executeTakeFirstOrThrow()
  const seen = (await lastAct(store.db, id))?.id ?? 0
  await confirmPlan(store.db, writer(ADMINISTRATOR, today), { planId: id, seen, council: COUNCIL, requestId: fresh() })
  return id
}
