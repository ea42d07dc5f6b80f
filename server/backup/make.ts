import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { sql } from 'kysely'
import { type Db, openStore } from '#data/database.ts'
import type { BackupFailure } from '#domain/words/audit-codes.ts'
import { databaseReason } from '../http/database-reason.ts'
import { commandLine } from '../built.ts'
import { type Copied, copyEvidenceOut } from './evidence.ts'
import { dumpPostgres, NoTool } from './postgres.ts'

export const isPostgres = (url: string): boolean => /^postgres(ql)?:/.test(url)

/** What a backup's file is called by its kind. */
export const endingFor = (url: string): 'dump' | 'sqlite' => (isPostgres(url) ? 'dump' : 'sqlite')

/** The copy was made and is kept, and the database it shows is damaged. */
class Damaged extends Error {
  constructor() {
    super(
      '데이터베이스가 손상되어 있습니다. 이 백업은 쓰지 말고 앞선 백업에서 복구하십시오. (The database is damaged; restore an earlier backup.)',
    )
  }
}

export interface Made {
  /** bytes of the database's copy */
  readonly bytes: number
  readonly evidence: Copied
}

/**
 * Copies the database to `file` as one moment saw it, and its evidence to beside it, safely while a server runs. The file has its name only
 * once it is whole. `earlier`: a backup whose evidence need not be stored again. Throws Damaged, NoTool, and what the disk or the database says.
 */
export async function makeBackup(
  { databaseUrl, localFolder }: { readonly databaseUrl: string; readonly localFolder: string },
  file: string,
  earlier: string | null = null,
): Promise<Made> {
  const part = `${file}.part`
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  rmSync(part, { force: true })
  try {
    const { evidence, sound } = await (isPostgres(databaseUrl) ? ofPostgres() : ofSqlite())
    chmodSync(part, 0o600)
    reachDisk(part)
    renameSync(part, file)
    // A fault of the disk is found at the next backup, while the one before is still there.
    if (!sound) throw new Damaged()
    return { bytes: statSync(file).size, evidence }
  } finally {
    rmSync(part, { force: true })
  }

  // The database first: files that are added meanwhile do no harm, files it names must be there.
  async function ofPostgres() {
    await dumpPostgres(databaseUrl, part)
    return withStore(databaseUrl, async (db) => ({
      evidence: await copyEvidenceOut(db, file, localFolder, earlier),
      sound: true,
    }))
  }

  async function ofSqlite() {
    if (!existsSync(databaseUrl))
      throw new Error(`데이터베이스가 없습니다: ${databaseUrl}. 먼저 ${commandLine('start')}로 시작하십시오. (No database yet.)`)
    const store = openStore(databaseUrl, { readOnly: true })
    try {
      await store.copyTo(part)
    } finally {
      await store.close()
    }
    return withStore(part, async (db) => {
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
      const sound = rows[0]?.integrity_check === 'ok'
      const none = { copied: 0, missing: [] }
      // What a damaged database names is not to be relied on.
      const evidence = await copyEvidenceOut(db, file, localFolder, earlier).catch((error: unknown) => {
        if (sound) throw error
        return none
      })
      return { evidence, sound }
    })
  }
}

async function withStore<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const store = openStore(url, { readOnly: true })
  try {
    return await work(store.db)
  } finally {
    await store.close()
  }
}

function reachDisk(file: string) {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Why a backup could not be made, as the record and the screens name it. */
export function backupFailure(error: unknown): BackupFailure {
  if (error instanceof Damaged) return 'damaged'
  if (error instanceof NoTool) return 'no-tool'
  const reason = databaseReason(error)
  if (reason === 'database-full') return 'disk-full'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^(ENOTCONN|ETIMEDOUT|ESTALE|EHOSTDOWN|EHOSTUNREACH)$/.test(code)) return 'no-answer'
  if (reason === 'database-read-only' || /^(ENOENT|ENOTDIR|EPERM|SQLITE_CANTOPEN)/.test(code)) return 'folder'
  return 'failed'
}
