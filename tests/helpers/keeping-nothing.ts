import { DefaultQueryExecutor } from 'kysely'
import type { Db } from '#data/database.ts'
import { readingThrough } from '#server/record/reading-handle.ts'

/** The same store through a handle of which nothing is kept yet. */
export function keepingNothing(db: Db): Db {
  const live = db.getExecutor()
  const executor = new DefaultQueryExecutor(
    { compileQuery: (node, id) => live.compileQuery(node, id) },
    Object.create(live.adapter) as typeof live.adapter,
    { provideConnection: (consumer, options) => live.provideConnection(consumer, options) },
    [...live.plugins],
  )
  return readingThrough(executor, 'it only reads')
}
