import type { Kysely } from 'kysely'

export function evidence(_store: 'sqlite' | 'postgres') {
  return {
    async up(_db: Kysely<unknown>): Promise<void> {},
  }
}
