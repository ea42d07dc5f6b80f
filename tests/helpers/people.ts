import { randomUUID } from 'node:crypto'
import type { Db, Store } from '#data/database.ts'
import type { Role } from '#domain/entry/permissions.ts'
import { auditKey } from '#server/record/chain.ts'
import { appendAudit, lockWriters } from '#server/record/record.ts'
import { startRecording } from '#server/record/start-recording.ts'
import type { SignedIn } from '#server/record/writer.ts'
import { type EnterInput, type EnterResult, enterActual } from '#server/entry/enter.ts'
import type { Writer } from '#server/record/writer.ts'
import { Refusal } from '#server/refusal.ts'
import { loadRealPlan, TODAY } from './prepared.ts'

export const KEY = auditKey('a secret of the tests, of no use elsewhere')

export interface Office {
  /** the four departments of the plan, in order */
  readonly departments: readonly number[]
  /** indicators by code */
  readonly ids: ReadonlyMap<string, number>
}

/** The real plan, and accounts for whom deputies can be named; recorded from then on. Reads what is there in a store that has them. */
export async function openOffice(store: Store): Promise<Office> {
  await loadRealPlan(store)
  const rows = await store.db.selectFrom('indicator').select(['id', 'code', 'department_id as d']).orderBy('id').execute()
  if ((await store.db.selectFrom('user').select('id').where('id', '=', 'kim').executeTakeFirst()) === undefined) {
    for (const id of ['kim', 'lee', 'head', 'deputy']) await addAccount(store, id)
    await startRecording(store.db, KEY, new Date('2026-01-05T00:00:00Z'))
  }
  return { departments: [...new Set(rows.map((r) => r.d))], ids: new Map(rows.map((r) => [r.code, r.id])) }
}

async function addAccount(store: Store, id: string) {
  const flag = store.kind === 'sqlite' ? 0 : false
  const at = '2026-01-01T00:00:00.000Z'
  await store.db
    .insertInto('user')
    .values({
      id,
      name: id,
      email: `${id}@accounts.invalid`,
      username: id,
      displayUsername: id,
      emailVerified: flag,
      createdAt: at,
      updatedAt: at,
      role: 'evaluator',
      demonstration: flag,
    })
    .execute()
}

export const person = (id: string, role: Role, ...departmentIds: readonly number[]): SignedIn => ({
  id,
  name: id,
  username: id,
  role,
  departmentIds,
  demonstration: false,
})

export const writer = (user: SignedIn, today = TODAY): Writer => ({
  user,
  now: new Date(`${today}T03:00:00Z`),
  today,
  address: '10.0.0.7',
  auditKey: KEY,
})

export const fresh = () => randomUUID()

/** Changes stored rows for a test as some act would, with an entry, so that the verification has nothing to find. */
export const onRecord = (store: Store, change: (trx: Db) => Promise<unknown>, key = KEY): Promise<void> =>
  store.db.transaction().execute(async (trx) => {
    await lockWriters(trx)
    await change(trx)
    await appendAudit(trx, key, { at: new Date(), actor: { id: null, name: '시험', role: null }, act: 'test', subject: 'test' })
  })

type Some = Partial<EnterInput> & Pick<EnterInput, 'indicatorId'>
/** Enters 2025's figure unless told otherwise. */
export const enter = (store: Store, as: Writer, raw: string, input: Some): Promise<EnterResult> =>
  enterActual(store.db, { year: 2025, month: 0, version: 0, entry: { raw }, requestId: fresh(), ...input }, as)

/** The reason a promise was refused for, or 'accepted'. */
export async function outcome(of: Promise<unknown>): Promise<string> {
  try {
    await of
    return 'accepted'
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
}

export async function refusal(of: Promise<unknown>): Promise<Refusal> {
  try {
    await of
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was accepted')
}
