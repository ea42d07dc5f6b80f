import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import {
  type DatabaseConnection,
  type Driver,
  Kysely,
  type Logger,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import { LRUCache } from 'lru-cache'
import type { PoolClient } from 'pg'
import type { Database } from './schema.ts'

export type StoreKind = 'sqlite' | 'postgres'
/** First argument of every query function; inside a transaction it is the transaction, never the outer one. */
export type Db = Kysely<Database>

export interface Store {
  readonly kind: StoreKind
  readonly db: Db
  /** for messages: the file, or the server without its password */
  readonly place: string
  /** SQLite only: copies the live database to a new file, safely while it is used. */
  copyTo(file: string): Promise<void>
  /**
   * PostgreSQL only: hears the notifications of a channel once their transaction is committed, from any process, on a
   * connection of its own. Rejects when it cannot be opened; `lost` is called once when it ends by itself.
   */
  readonly listen: ((channel: string, on: { told(): void; lost(): void }) => Promise<Listening>) | null
  close(): Promise<void>
}

export interface Listening {
  /** Rejects when the connection is dead, which a silent network does not say by itself. */
  check(): Promise<unknown>
  close(): Promise<void>
}

/** The driver of PostgreSQL, loaded when it is needed: on SQLite no start waits for it. */
async function postgres() {
  const { default: pg } = await import('pg')
  // int8 (counts, sums, money) and numeric arrive as strings; all of ours fit in a double.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
  return pg
}

/** Whose columns were changed by a migration of a newer server beside this one. */
const isOutdated = (error: unknown) => error instanceof Error && 'code' in error && error.code === '0A000'

/** Names of the texts that come again: PostgreSQL plans one of a name once for each connection. No others: it would keep every list of another length. */
const textNames = new Map<string, string>()
/** Says of a query's text that it is kept, and so comes again. */
export function comesAgain(text: string): void {
  if (!textNames.has(text)) textNames.set(text, `kept${textNames.size}`)
}

/** Lets PostgreSQL keep the plans of statements that come again (compiledOnce): planning costs more than running. */
function preparing() {
  let age = 0
  return (client: PoolClient): PoolClient => {
    const query = client.query.bind(client)
    const prepared = async (text: string, values: unknown[]) => {
      const name = textNames.get(text)
      try {
        return await query(name === undefined ? { text, values } : { name: `${name}.${age}`, text, values })
      } catch (error) {
        // Once is a failure; the next one plans anew.
        if (isOutdated(error)) age += 1
        throw error
      }
    }
    return Object.assign(client, { query: prepared })
  }
}

// WAL-reset corruption is fixed from here on.
const OLDEST_SAFE_SQLITE = [3, 51, 3] as const

/**
 * Opens the store named by `url`: 'postgres://…' or a path of a SQLite file (made when missing).
 * Throws when the file cannot be opened or its safety settings do not hold.
 */
export function openStore(url: string, { readOnly = false, log, lost = () => undefined }: StoreOptions = {}): Store {
  return /^postgres(ql)?:\/\//.test(url) ? openPostgres(url, log, lost) : openSqlite(resolve(url), readOnly, log)
}

export interface StoreOptions {
  /** SQLite only */
  readonly readOnly?: boolean
  /** is given every statement after it ran */
  readonly log?: Logger | undefined
  /** PostgreSQL only: is told of an idle connection that was lost; the pool makes another */
  readonly lost?: (error: Error) => void
}

function openPostgres(url: string, log: Logger | undefined, lost: (error: Error) => void): Store {
  // First of all: what cannot be read is told without its password.
  const place = placeOf(url)
  const pool = async () => {
    const pg = await postgres()
    const made = new pg.Pool({ connectionString: url, max: 10, application_name: 'jipyo', connectionTimeoutMillis: 5_000 })
    // Without a listener an error of an idle connection ends the process.
    made.on('error', lost)
    const prepare = preparing()
    // And so does one of a connection in use; the query itself reports the failure.
    return made.on('connect', (client) => prepare(client).on('error', () => undefined))
  }
  const db = new Kysely<Database>({ dialect: new QuietRollbackPostgres({ pool }), ...(log && { log }) })
  return {
    kind: 'postgres',
    db,
    place,
    copyTo: () => Promise.reject(new Error('PostgreSQL is backed up with pg_dump; see README')),
    listen: (channel, on) => listenOn(url, channel, on),
    close: () => db.destroy(),
  }
}

/** A PostgreSQL address for people to read: without its password, wherever that stands. Throws, without it too, when it is none. */
function placeOf(url: string): string {
  // An unescaped sign of a password ends it, and what follows is taken for the server's name.
  const credentials = /^\w+:\/\/(.*)@/s.exec(url)?.[1] ?? ''
  if (!URL.canParse(url) || /[/?#@\s]|%(?![\da-f]{2})/i.test(credentials)) {
    throw new Error(
      'DATABASE_URL을 읽을 수 없습니다: postgres://계정@서버/데이터베이스처럼 적고, 비밀번호의 특수문자는 %로 바꾸어 적으십시오(@은 %40, /는 %2F). ' +
        '(DATABASE_URL cannot be read; special characters of a password are percent-encoded.)',
    )
  }
  const place = new URL(url)
  place.password = ''
  const hidden = [...place.searchParams.keys()].filter((name) => /pass|secret|key/i.test(name))
  for (const name of hidden) place.searchParams.delete(name)
  return place.toString()
}

// A pooled connection would be given to a query and lose its LISTEN with it.
async function listenOn(url: string, channel: string, on: { told(): void; lost(): void }): Promise<Listening> {
  const pg = await postgres()
  const client = new pg.Client({
    connectionString: url,
    application_name: 'jipyo-live',
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    keepAlive: true,
  })
  let open = true
  const lost = () => {
    if (open) on.lost()
    open = false
  }
  client
    .on('notification', () => on.told())
    .on('error', lost)
    .on('end', lost)
  const close = () => {
    open = false
    return client.end()
  }
  try {
    await client.connect()
    await client.query(`listen ${client.escapeIdentifier(channel)}`)
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
  return { check: () => client.query('select 1'), close }
}

// On a broken connection the rollback fails too, and would hide why it was needed. The pool lets go of such a connection.
class QuietRollbackDriver extends PostgresDriver {
  override async rollbackTransaction(...[connection]: Parameters<PostgresDriver['rollbackTransaction']>): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined)
  }
}
class QuietRollbackPostgres extends PostgresDialect {
  readonly #config: PostgresDialectConfig
  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver(): Driver {
    return new QuietRollbackDriver(this.#config)
  }
}

function openSqlite(file: string, readOnly: boolean, log: Logger | undefined): Store {
  const fresh = !existsSync(file)
  if (fresh && !readOnly) mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const sqlite = new BetterSqlite3(file, { readonly: readOnly, timeout: 5_000 })
  if (fresh) chmodSync(file, 0o600)
  if (!readOnly) becomeWal(sqlite)
  // WAL loses the last commits at power loss unless synchronous=FULL; costs about half a millisecond a commit.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('cache_size = -16000')
  sqlite.pragma('mmap_size = 0')
  assertSafe(sqlite, readOnly)
  const db = new Kysely<Database>({
    dialect: new TransactionalSqlite({ database: preparedOnce(sqlite) }),
    ...(log && { log }),
  })
  return {
    kind: 'sqlite',
    db,
    place: file,
    copyTo: async (to) => {
      mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
      await sqlite.backup(to)
      // One file without a log beside it is what people copy to a stick.
      const copy = new BetterSqlite3(to)
      copy.pragma('journal_mode = DELETE')
      copy.close()
      chmodSync(to, 0o600)
    },
    listen: null,
    close: () => db.destroy(),
  }
}

const isBusy = (error: unknown) => error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')

/** The one statement that does not wait for another's lock by itself: two starters of a new file would collide here. */
function becomeWal(sqlite: BetterSqlite3.Database) {
  const until = Date.now() + 5_000
  for (;;) {
    try {
      sqlite.pragma('journal_mode = WAL')
      return
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

// SQLite can roll back CREATE TABLE; Kysely's adapter says it cannot and would refuse to migrate in a transaction.
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }
  // Whose turn it is, PatientSqliteDriver says.
  override get supportsMultipleConnections() {
    return true
  }
}

/** How long a transaction that another process holds up waits before it tries again, ms. */
const AGAIN = 20

/**
 * One connection, for one at a time. SQLite itself waits for another process's transaction without letting anything else happen; here
 * whoever begins one gives the connection back meanwhile, so that what only reads goes on. As long as busy_timeout says, then it is busy.
 */
class PatientSqliteDriver extends SqliteDriver {
  readonly #waiting: (() => void)[] = []
  readonly #pragma: (text: string) => unknown
  #taken = false

  constructor(config: { readonly database: SqliteDatabase }) {
    super(config)
    this.#pragma = (text) => config.database.prepare(`pragma ${text}`).all([])[0]
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#take()
    return super.acquireConnection()
  }

  override releaseConnection(): Promise<void> {
    this.#give()
    return Promise.resolve()
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const { timeout } = this.#pragma('busy_timeout') as { readonly timeout: number }
    const until = performance.now() + timeout
    while (!(await this.#begun(connection, timeout, performance.now() >= until))) {
      this.#give()
      await setTimeout(AGAIN)
      await this.#take()
    }
  }

  /** False: another process writes. The `last` time that is an error. */
  async #begun(connection: DatabaseConnection, timeout: number, last: boolean): Promise<boolean> {
    this.#pragma('busy_timeout = 0')
    try {
      await super.beginTransaction(connection)
      return true
    } catch (error) {
      if (last || !isBusy(error)) throw error
      return false
    } finally {
      this.#pragma(`busy_timeout = ${timeout}`)
    }
  }

  async #take(): Promise<void> {
    if (this.#taken) await new Promise<void>((next) => this.#waiting.push(next))
    this.#taken = true
  }

  /** To whoever waits longest, without letting another in between. */
  #give() {
    const next = this.#waiting.shift()
    if (next === undefined) this.#taken = false
    else next()
  }
}

class TransactionalSqlite extends SqliteDialect {
  readonly #config: { readonly database: SqliteDatabase }
  constructor(config: { readonly database: SqliteDatabase }) {
    super(config)
    this.#config = config
  }
  override createDriver(): Driver {
    return new PatientSqliteDriver(this.#config)
  }
  override createAdapter() {
    return new TransactionalAdapter()
  }
}

/** Start-up assertions: a setting that silently did not take would lose acknowledged saves. */
function assertSafe(sqlite: BetterSqlite3.Database, readOnly: boolean) {
  const is = (pragma: string) => sqlite.pragma(pragma, { simple: true })
  if (is('synchronous') !== 2) throw new Error('SQLite refused synchronous=FULL')
  if (is('foreign_keys') !== 1) throw new Error('SQLite refused foreign_keys=ON')
  if (!readOnly && is('journal_mode') !== 'wal') throw new Error('SQLite refused journal_mode=WAL')
  const version = String(sqlite.prepare('select sqlite_version()').pluck().get())
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  const found = major * 1e6 + minor * 1e3 + patch
  const [a, b, c] = OLDEST_SAFE_SQLITE
  if (found < a * 1e6 + b * 1e3 + c)
    throw new Error(`SQLite ${version} can corrupt a WAL file; ${a}.${b}.${c} or newer is needed`)
}

/**
 * Kysely prepares every statement at each call; keeping them halves the cost of a query. And its transactions start
 * deferred, which defeats the busy timeout when a read turns into a write: ours all take the write lock at once.
 */
function preparedOnce(sqlite: BetterSqlite3.Database): SqliteDatabase {
  // Imports build many one-off texts: those that come again stay.
  const kept = new LRUCache<string, BetterSqlite3.Statement>({ max: 500 })
  return {
    close: () => void sqlite.close(),
    prepare: (text: string) => {
      // After a full disk SQLite has rolled back by itself; a second rollback would fail and hide why the first was needed.
      const over = text === 'rollback' && !sqlite.inTransaction
      const sql = over ? 'select 1 where 0' : text === 'begin' ? 'begin immediate' : text
      const known = kept.get(sql)
      if (known) return known
      const statement = sqlite.prepare(sql)
      kept.set(sql, statement)
      return statement
    },
  }
}
