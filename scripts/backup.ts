/** npm run backup [-- FILE]: copies the live SQLite database to FILE and its evidence to FILE.evidence, safely while the server runs. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { openStore } from '#data/database.ts'
import { commandLine } from '#server/built.ts'
import { readConfig } from '#server/config.ts'
import { endWith } from '#server/start-failure.ts'
import { copyEvidenceOut, tellCopied } from './backup-evidence.ts'

const config = readConfig()
const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
const to = process.argv[2] ?? join(config.localFolder, 'backups', `jipyo.${stamp}.sqlite`)
try {
  if (/^postgres(ql)?:/.test(config.databaseUrl)) {
    throw new Error(
      `PostgreSQL은 pg_dump로 백업하고 증빙은 ${join(config.localFolder, 'evidence')} 폴더를 복사하십시오. (Back PostgreSQL up with pg_dump and copy that folder.)`,
    )
  }
  if (!existsSync(config.databaseUrl))
    throw new Error(
      `데이터베이스가 없습니다: ${config.databaseUrl}. 먼저 ${commandLine('start')}로 시작하십시오. (No database yet.)`,
    )
  if (existsSync(to)) throw new Error(`이미 있는 파일에는 쓰지 않습니다: ${to} (The file exists.)`)
  const store = openStore(config.databaseUrl, { readOnly: true })
  await store.copyTo(to)
  await store.close()
  // The database first: files that are added meanwhile do no harm, files it names must be there.
  const evidence = copyEvidenceOut(to, config.localFolder)
  console.log(`백업했습니다: ${to} (Backed up.) ${tellCopied(evidence)}`)
  if (!isSound(to))
    throw new Error(
      '데이터베이스가 손상되어 있습니다. 이 백업은 쓰지 말고 앞선 백업에서 복구하십시오. (The database is damaged; restore an earlier backup.)',
    )
  if (evidence.missing.length > 0) process.exitCode = 1
} catch (error) {
  endWith(error)
}

// A fault of the disk is found at the next backup, while the one before is still there.
function isSound(file: string): boolean {
  const copy = new BetterSqlite3(file, { readonly: true })
  const found = copy.pragma('integrity_check', { simple: true })
  copy.close()
  return found === 'ok'
}
