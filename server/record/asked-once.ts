import { type CompiledQuery, type QueryExecutor, type QueryResult, SelectQueryNode } from 'kysely'
import type { Db } from '#data/database.ts'
import { PassingExecutor, readingThrough } from './reading-handle.ts'

/** Gives the rows of a query that was asked before; whatever is no query of ours makes it forget them. */
class AskingOnce extends PassingExecutor {
  readonly #asked = new Map<string, Promise<QueryResult<unknown>>>()
  override executeQuery<R>(
    query: CompiledQuery<R>,
    options?: Parameters<QueryExecutor['executeQuery']>[1],
  ): Promise<QueryResult<R>> {
    if (!SelectQueryNode.is(query.query)) {
      this.#asked.clear()
      return this.of.executeQuery(query, options)
    }
    const name = `${query.sql} ${JSON.stringify(query.parameters)}`
    const known = this.#asked.get(name) ?? this.of.executeQuery(query, options)
    this.#asked.set(name, known)
    // One text has one kind of rows.
    return known as Promise<QueryResult<R>>
  }
  protected override around(of: QueryExecutor): QueryExecutor {
    return of
  }
  get below(): QueryExecutor {
    return this.of
  }
}

/**
 * A handle for one request whose parts ask for the same: rows that were read are read no second time, as if all of them had been asked
 * at one moment. It only reads. What is kept beyond the request (server/record/unless-changed.ts) is read beside it, since it holds of a later moment.
 */
export const askedOnce = (db: Db): Db => readingThrough(new AskingOnce(db.getExecutor()), 'a page is only read')

/** What a handle of `askedOnce` asks; of any other one its own. */
export function belowAskedOnce(db: Db): QueryExecutor {
  const executor = db.getExecutor()
  return executor instanceof AskingOnce ? executor.below : executor
}
