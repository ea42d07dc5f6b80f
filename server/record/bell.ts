import type { Db } from '#data/database.ts'
import { perStore } from '../../data/per-store.ts'

// A store is heard whichever of its handles wrote.
const listenersOf = perStore(() => new Set<() => void>())

/**
 * Says that the record of this store grows. May be rung inside the transaction: on SQLite, where it is listened to, the
 * one connection is free only when the transaction has ended, so whoever then reads sees it kept or gone.
 */
export function ring(db: Db): void {
  for (const listener of listenersOf(db)) listener()
}

/** Calls `listener` at each ring; returns how to stop. */
export function onRing(db: Db, listener: () => void): () => void {
  const listeners = listenersOf(db).add(listener)
  return () => listeners.delete(listener)
}
