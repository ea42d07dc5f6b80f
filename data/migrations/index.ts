import type { Migration } from 'kysely/migration'
import { foundation } from './0001-foundation.ts'
import { entry } from './0002-entry.ts'

/** Every migration in order. Released ones are never edited. */
export const migrations = (store: 'sqlite' | 'postgres'): Record<string, Migration> => ({
  '0001-foundation': foundation(store),
  '0002-entry': entry(store),
})
