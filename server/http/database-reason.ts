import type { Reason } from '#domain/entry/reasons.ts'

type DatabaseReason = Extract<Reason, `database-${string}`>

/** What a failure of the database, or of the disk under it, means to the person who waits; null when it is not one. */
export function databaseReason(error: unknown): DatabaseReason | null {
  if (!(error instanceof Error)) return null
  return reasonOfCode('code' in error ? String(error.code) : '') ?? reasonOfMessage(error.message) ?? databaseReason(error.cause)
}

// By code: SQLite's own, PostgreSQL's SQLSTATE, or the operating system's.
const CODES: readonly (readonly [RegExp, DatabaseReason])[] = [
  [/^SQLITE_(BUSY|LOCKED)|^(55P03|40P01|40001)$/, 'database-locked'],
  [/^SQLITE_(READONLY|PERM)|^(EACCES|EROFS|25006)$/, 'database-read-only'],
  [/^SQLITE_FULL|^(ENOSPC|EDQUOT|53100)$/, 'database-full'],
  // A broken rule of the schema or a wrong statement is our fault, not the store's; PostgreSQL's 23 and 42 likewise.
  [/^SQLITE_(?!CONSTRAINT|ERROR|MISMATCH|MISUSE|RANGE|TOOBIG)|^(08|53|57)\d{3}$|^57P0\d$/, 'database-failed'],
  [/^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/, 'database-failed'],
]
const reasonOfCode = (code: string) => CODES.find(([pattern]) => pattern.test(code))?.[1] ?? null

// What pg says without a code of a connection that broke or could not be made.
const CONNECTION = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/
const reasonOfMessage = (message: string): DatabaseReason | null => (CONNECTION.test(message) ? 'database-failed' : null)
