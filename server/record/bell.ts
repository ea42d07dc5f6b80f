import type { Db } from '#data/database.ts'

// By the store's one adapter, which its transactions share: a store is heard whichever handle wrote.
const listeners = new WeakMap<object, Set<() => void>>()
const keyOf = (db: Db): object => db.getExecutor().adapter

/**
 * Says that the record of this store grows. May be rung inside the transaction: on SQLite, where it is listened to, the
 * one connection is free only when the transaction has ended, so whoever then reads sees it kept or gone.
 */
export function ring(db: Db): void {
  for (const listener of listeners.get(keyOf(db)) ?? []) listener()
}

/** Calls `listener` at each ring; returns how to stop. */
export function onRing(db: Db, listener: () => void): () => void {
  const key = keyOf(db)
  const all = listeners.get(key) ?? new Set()
  listeners.set(key, all.add(listener))
  return () => all.delete(listener)
}
