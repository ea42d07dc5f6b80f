import { LRUCache } from 'lru-cache'
import type { Db } from '#data/database.ts'
import { perStore } from '../../../data/per-store.ts'

/** A draft's document, what was recognised in it, its review and what that was compared with, of about two drafts: a province's takes megabytes. */
const madeOf = perStore(() => new LRUCache<string, object>({ max: 8 }))

/** What `make` gives, or gave lately for the same `key`, which names all that it follows from; null is not kept. A screen asks a hundred times. */
export async function lately<T extends object | null>(db: Db, key: string, make: () => T | Promise<T>): Promise<T> {
  const made = madeOf(db)
  // The key names what was made, and that has one type.
  const value = (made.get(key) as T | undefined) ?? (await make())
  if (value !== null) made.set(key, value)
  return value
}
