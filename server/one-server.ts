import BetterSqlite3 from 'better-sqlite3'
import type { Store } from '#data/database.ts'

/**
 * Holds a SQLite store for this server alone, until the returned function or the end of the process, however it ends:
 * a second server on the same file would not tell the first one's screens of its changes. Scripts may still read and write.
 * Throws when another server has it.
 */
export function holdStore(store: Pick<Store, 'kind' | 'place'>): () => void {
  if (store.kind !== 'sqlite') return () => undefined
  // A lock of the operating system, which is let go even by kill -9; a file with a process number would stay.
  const lock = new BetterSqlite3(`${store.place}.server`, { timeout: 0 })
  try {
    lock.pragma('journal_mode = MEMORY')
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (!(error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY'))) throw error
    throw new Error(
      `이 데이터베이스는 다른 지표 서버가 열고 있습니다: ${store.place}. 그 서버를 쓰거나 끝낸 뒤 다시 시작하십시오. 자료는 그대로입니다. ` +
        '(Another Jipyo server has this database open; use it, or stop it first.)',
      { cause: error },
    )
  }
  return () => {
    lock.close()
  }
}
