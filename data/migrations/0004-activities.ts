import type { Kysely } from 'kysely'

export function activities(_store: 'sqlite' | 'postgres') {
  return {
    async up(_db: Kysely<unknown>): Promise<void> {},
  }
}
