/**
 * npm run restore -- FILE: puts a backup in the database's place, and its evidence (FILE.evidence). Stop the server first; the present database is kept
 * aside under data/local/backups. The backup is checked before anything is touched.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { commandLine } from '#server/built.ts'
import { readConfig } from '#server/config.ts'
import { endWith } from '#server/start-failure.ts'
import { copyEvidenceIn, tellCopied } from './backup-evidence.ts'

const from = process.argv[2]
const { databaseUrl: place, localFolder } = readConfig()
try {
  if (!from || !existsSync(from))
    throw new Error(`복구할 백업 파일을 지정하십시오: ${commandLine('restore', '파일')} (Name the backup file.)`)
  if (/^postgres(ql)?:/.test(place))
    throw new Error('PostgreSQL은 pg_restore로 복구합니다. (Restore PostgreSQL with pg_restore.)')
  check(from)
  if (existsSync(place)) keepAside()
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
  // Copied under another name first: a restore that is cut off leaves no half database in the place.
  copyFileSync(from, `${place}.restoring`)
  // A stick's files are readable by everybody, and a copy takes their mode with it.
  chmodSync(`${place}.restoring`, 0o600)
  for (const rest of ['-wal', '-shm']) rmSync(`${place}${rest}`, { force: true })
  renameSync(`${place}.restoring`, place)
  const evidence = copyEvidenceIn(from, localFolder)
  console.log(`복구했습니다: ${place} (Restored.) ${tellCopied(evidence)}`)
  if (evidence.missing.length > 0) process.exitCode = 1
} catch (error) {
  endWith(error)
}

function check(file: string) {
  const backup = new BetterSqlite3(file, { readonly: true })
  const sound = backup.pragma('integrity_check', { simple: true })
  const tables = backup
    .prepare("select count(*) from sqlite_master where name in ('installation', 'actual_revision')")
    .pluck()
    .get()
  backup.close()
  if (sound !== 'ok' || tables !== 2) throw new Error(`지표의 백업 파일이 아니거나 손상되었습니다: ${file} (Not a sound backup.)`)
}

/** Folds the log into the file, which fails while a server has it open, and moves the file away. */
function keepAside() {
  const present = new BetterSqlite3(place, { timeout: 0 })
  present.pragma('locking_mode = EXCLUSIVE')
  present.exec('begin exclusive; commit')
  present.pragma('wal_checkpoint(TRUNCATE)')
  present.close()
  const aside = join(
    dirname(place),
    'backups',
    `${basename(place)}.before-restore.${new Date().toISOString().replaceAll(/[:.]/g, '-')}`,
  )
  mkdirSync(dirname(aside), { recursive: true, mode: 0o700 })
  renameSync(place, aside)
  console.log(`지금까지의 데이터베이스는 여기에 두었습니다: ${aside} (The present database is kept.)`)
}
