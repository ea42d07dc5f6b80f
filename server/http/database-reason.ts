import type { Reason } from '#domain/entry/reasons.ts'

/** What a failure of the database means to the person who waits; null when it is not one. */
export function databaseReason(error: unknown): Extract<Reason, `database-${string}`> | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED') || code === '55P03') return 'database-locked'
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_PERM') ||
    code === 'EACCES' ||
    code === 'EROFS' ||
    code === '25006'
  )
    return 'database-read-only'
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === '53100') return 'database-full'
  if (
    code.startsWith('SQLITE_') ||
    code === 'ECONNREFUSED' ||
    code === 'ECONNRESET' ||
    code === 'EPIPE' ||
    /^(08|53|57)\d{3}$|^57P0\d$/.test(code)
  )
    return 'database-failed'
  // What pg says without a code of a connection that broke or could not be made.
  if (
    error instanceof Error &&
    /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/.test(
      error.message,
    )
  )
    return 'database-failed'
  return null
}
