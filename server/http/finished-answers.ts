import { LRUCache } from 'lru-cache'
import type { Db } from '#data/database.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { perStore } from '../../data/per-store.ts'

/** Answers kept for each store. A page of a thousand indicators is some megabytes, so it is a few pages' worth, not everybody's. */
const answersOf = perStore(() => ({ version: '', answers: new LRUCache<string, Promise<unknown>>({ max: 32 }) }))

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
  const kept = answersOf(db)
  if (kept.version !== version) kept.answers.clear()
  kept.version = version
  const { answers } = kept
  const key = JSON.stringify(asked)
  // The key names the page, and a page has one type of answer.
  const known = answers.get(key) as Promise<T> | undefined
  if (known !== undefined) return known
  const given = answer()
  answers.set(key, given)
  given.catch(() => {
    if (answers.get(key) === given) answers.delete(key)
  })
  return given
}
