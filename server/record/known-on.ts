import {
  CommonTableExpressionNameNode,
  CommonTableExpressionNode,
  DefaultQueryExecutor,
  type KyselyPlugin,
  type RawBuilder,
  type RootOperationNode,
  sql,
  SelectQueryNode,
  WithNode,
} from 'kysely'
import { LRUCache } from 'lru-cache'
import type { Db } from '#data/database.ts'
import { endOfSeoulDay, seoulDay } from '#domain/entry/due.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { perStore } from '../../data/per-store.ts'
import { Refusal } from '../refusal.ts'
import { readSealed } from './changes.ts'
import { type Followed, followedTables, past, type PastMoment } from './past-tables.ts'
import { namesIn, readingThrough } from './reading-handle.ts'

/** Up to where the record reached at a moment. */
export interface Reach {
  /** number of the last entry; 0 = none */
  readonly seq: number
  /** id of the last row_change that an entry had sealed; 0 = none */
  readonly through: number
}

const lastEntry = compiledOnce((db, { end }: { end: string }) =>
  db.selectFrom('audit_entry').select('seq').where('at', '<', end).orderBy('seq', 'desc').limit(1),
)
const lastSealed = compiledOnce((db, { end }: { end: string }) =>
  db
    .selectFrom('audit_entry')
    .select('changes')
    .where('at', '<', end)
    .where('changes', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1),
)

/** The last entry counts, not the first later one: after a clock that ran ahead was set back the record goes on. */
async function reachAt(db: Db, end: string): Promise<Reach> {
  const [entry] = await lastEntry(db, { end })
  const [sealing] = await lastSealed(db, { end })
  return { seq: entry?.seq ?? 0, through: readSealed(sealing?.changes ?? '')?.through ?? 0 }
}

/**
 * The day from which on the record says what rows were; null while it does not. Before it an older database had a record of acts
 * alone, which tells no page of that time.
 */
export async function firstKnownDay(db: Db): Promise<string | null> {
  const first = await db
    .selectFrom('audit_entry')
    .select((eb) => eb.fn.min<string | null>('at').as('at'))
    .where('changes', 'is not', null)
    .executeTakeFirst()
  return first?.at ? seoulDay(new Date(first.at)) : null
}

/** Handles of past days, by the day and the entry the record had reached: a day that is over keeps its entry. */
const handles = perStore(() => new LRUCache<string, Db>({ max: 16 }))
/** Adapters of handles that show a past day. */
const pastAdapters = new WeakSet<object>()

/** Whether this handle shows a past day; nobody acts there, so nobody stands in for anybody. */
export const showsPastDay = (db: Db): boolean => pastAdapters.has(db.getExecutor().adapter)

/**
 * A handle whose queries see the store as it was known at the end of `day` (Asia/Seoul): every reference to a recorded table
 * becomes one to its rows of that moment, and the record ends there. It only reads: a write, a transaction or a statement in
 * raw SQL throws. `day` = `today` is the store itself. Remembered answers and compiled queries are the handle's own.
 * Refuses 'no-such-day', 'known-in-future' {day, today} and 'known-too-early' {day, first}.
 */
export async function knownOn(db: Db, day: string, today: string): Promise<Db> {
  if (day === today) return db
  const end = endOfSeoulDay(day)
  if (end === null) throw new Refusal('no-such-day', { day })
  if (day > today) throw new Refusal('known-in-future', { day, today })
  const reach = await reachAt(db, end)
  const key = `${day} ${reach.seq}`
  const known = handles(db).get(key)
  if (known) return known
  const first = await firstKnownDay(db)
  if (first === null || day < first) throw new Refusal('known-too-early', { day, first: first ?? today })
  const followed = await followedTables(db)
  const handle = pastHandle(db, followed, { end, ...reach })
  handles(db).set(key, handle)
  return handle
}

/** What was known at the end of a day: where to read it, and up to where the record had reached. Refuses as `knownOn`. */
export async function knownMoment(db: Db, day: string, today: string): Promise<Reach & { readonly db: Db }> {
  const handle = await knownOn(db, day, today)
  if (handle !== db) return { ...(await reachAt(db, endOfSeoulDay(day) ?? '')), db: handle }
  const head = await db.selectFrom('audit_head').select(['seq', 'changed_through as through']).executeTakeFirst()
  return { seq: head?.seq ?? 0, through: head?.through ?? 0, db }
}

function pastHandle(db: Db, followed: Followed, moment: PastMoment): Db {
  const live = db.getExecutor()
  // What is kept for a store is kept by its adapter: a past day is a store of its own.
  const adapter = Object.create(live.adapter) as typeof live.adapter
  pastAdapters.add(adapter)
  const executor = new DefaultQueryExecutor(
    { compileQuery: (node, id) => live.compileQuery(node, id) },
    adapter,
    { provideConnection: (consumer, options) => live.provideConnection(consumer, options) },
    [new PastPlugin(followed, moment)],
  )
  return readingThrough(executor, 'a past day is only read')
}

/** Puts before each query what the tables it names were. */
class PastPlugin implements KyselyPlugin {
  readonly #followed: Followed
  readonly #moment: PastMoment
  readonly #known = new Map<string, CommonTableExpressionNode>()

  constructor(followed: Followed, moment: PastMoment) {
    this.#followed = followed
    this.#moment = moment
  }

  transformQuery({ node: whole }: { node: RootOperationNode }): RootOperationNode {
    if (whole.kind !== 'SelectQueryNode') throw new Error(`a past day is only read: ${whole.kind}`)
    const node = withoutTablesInUnions(whole)
    const names = [...namesIn(node)].filter((name) => this.#followed.names.has(name)).toSorted()
    const tables = names.map((name) => this.#past(name))
    const own = node.with?.expressions ?? []
    const [first, ...rest] = [...tables, ...own]
    if (first === undefined || tables.length === 0) return node
    const recursive = node.with?.recursive ?? false
    return {
      ...node,
      with: rest.reduce((all, one) => WithNode.cloneWithExpression(all, one), WithNode.create(first, { recursive })),
    }
  }

  transformResult({ result }: Parameters<KyselyPlugin['transformResult']>[0]) {
    return Promise.resolve(result)
  }

  #past(name: string): CommonTableExpressionNode {
    const known = this.#known.get(name)
    if (known) return known
    const rows: RawBuilder<unknown> = past(this.#followed, name, this.#moment)
    const node = CommonTableExpressionNode.cloneWith(
      CommonTableExpressionNode.create(CommonTableExpressionNameNode.create(name), sql`(${rows})`.toOperationNode()),
      { materialized: false },
    )
    this.#known.set(name, node)
    return node
  }
}

/** The parts of a union were given their tables already; SQL takes them only before the whole. */
function withoutTablesInUnions(node: SelectQueryNode): SelectQueryNode {
  const setOperations = node.setOperations?.map((part) => {
    if (!SelectQueryNode.is(part.expression)) return part
    const { with: _, ...expression } = part.expression
    return { ...part, expression }
  })
  return setOperations === undefined ? node : { ...node, setOperations }
}
