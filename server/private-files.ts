import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { log } from './log.ts'

const OTHERS = 0o077
/** like /tmp */
const SHARED = 0o1000

/**
 * Keeps the data to the server's own account: the folder is made for it alone, and a folder that is open to others, files of an
 * earlier version, or brought back by hand, become so. What belongs to another account, or is shared by all on purpose, stays. Returns what to tell.
 * Windows has no such modes.
 */
export function keepPrivate({ localFolder, databaseUrl }: Pick<Config, 'localFolder' | 'databaseUrl'>): string[] {
  if (process.platform === 'win32') return []
  mkdirSync(localFolder, { recursive: true, mode: 0o700 })
  const database = databaseUrl.includes('://') ? [] : ['', '-wal', '-shm', '.server'].map((end) => `${databaseUrl}${end}`)
  for (const file of [...database, join(localFolder, 'auth-secret'), join(localFolder, 'practice-secret')]) {
    if (!existsSync(file) || (statSync(file).mode & OTHERS) === 0) continue
    try {
      chmodSync(file, 0o600)
    } catch (error) {
      // Another account's file, or a read-only disk: whether it can be used is found out next.
      log.warn({ err: error, file }, 'a file is readable by others')
    }
  }
  const { mode } = statSync(localFolder)
  if ((mode & OTHERS) === 0) return []
  try {
    if ((mode & SHARED) !== 0) throw new Error('a folder that all share on purpose')
    chmodSync(localFolder, 0o700)
    return [
      `자료 폴더를 이 컴퓨터의 다른 사용자가 열 수 있어 닫았습니다: ${localFolder} (0700). (The data folder was open to other users of this machine; it is closed now.)`,
    ]
  } catch {
    return [
      `주의: 자료 폴더를 이 컴퓨터의 다른 사용자도 열 수 있습니다. 소유자가 chmod 700 ${localFolder}로 막거나 DATA_FOLDER를 다른 폴더로 정하십시오. (Other users of this machine can open the data folder.)`,
    ]
  }
}
