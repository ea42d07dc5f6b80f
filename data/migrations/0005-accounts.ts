import type { Kysely } from 'kysely'

export function accounts(_store: 'sqlite' | 'postgres') {
  return {
    async up(_db: Kysely<unknown>): Promise<void> {},
  }
}
