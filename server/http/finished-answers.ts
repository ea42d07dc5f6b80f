import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'

/** Answers kept a store. A page of a thousand indicators is some megabytes, so it is a few pages' worth, not everybody's. */
const MOST = 32

interface Kept {
  readonly version: string
  /** newest use last */
  readonly answers: Map<string, Promise<unknown>>
}

const keptOf = new WeakMap<object, Kept>()

const headOf = compiledOnce((db, { id }: { id: number }) =>
  db.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', id),
)

/**
 * What everything a page shows is the same as long as this is: the newest entry of the record, since every change of data is put on
 * record in its own transaction. With its hash, so that a restored store is another one at the same number. null while nothing is
 * on record: what fills a new store is not.
 */
async function versionOf(db: Db): Promise<string | null> {
  const [head] = await headOf(db, { id: 1 })
  return head === undefined || head.seq === 0 ? null : `${head.seq} ${head.hash}`
}

/**
 * `answer`, or what it gave for the same `asked` while nothing was put on record since. The version is read from the store at each call
 * and before the answer, so several servers on one store agree and a change in between is never hidden by an older answer. Only for
 * answers that follow from the store and from `asked` alone (the day included), are the same for everybody, and are not changed by
 * whoever gets them. A refusal is not kept. Not for use inside a transaction: it would be kept even if that is undone.
 */
export async function remembered<T>(db: Db, asked: readonly unknown[], answer: () => Promise<T>): Promise<T> {
  const version = await versionOf(db)
  if (version === null) return answer()
  const { answers } = keptAt(db, version)
  const key = JSON.stringify(asked)
  // The key names the page, and a page has one type of answer.
  const known = answers.get(key) as Promise<T> | undefined
  const given = known ?? answer()
  answers.delete(key)
  answers.set(key, given)
  if (known !== undefined) return known
  const [oldest] = answers.keys()
  if (answers.size > MOST && oldest !== undefined) answers.delete(oldest)
  given.catch(() => answers.delete(key))
  return given
}

function keptAt(db: Db, version: string): Kept {
  // Every Kysely of one store has the store's one adapter.
  const { adapter } = db.getExecutor()
  const kept = keptOf.get(adapter)
  if (kept?.version === version) return kept
  const fresh = { version, answers: new Map<string, Promise<unknown>>() }
  keptOf.set(adapter, fresh)
  return fresh
}
