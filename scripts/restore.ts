/**
 * npm run restore -- FILE: puts a backup in the database's place, and its evidence (FILE.evidence). Stop the server first; the present database is kept
 * aside under `backups` of the data folder. The backup is checked before anything is touched. PostgreSQL by pg_restore.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { openStore } from '#data/database.ts'
import { copyEvidenceIn, tellCopied } from '#server/backup/evidence.ts'
import { isPostgres } from '#server/backup/make.ts'
import { checkDump, dumpPostgres, isServed, restorePostgres } from '#server/backup/postgres.ts'
import { commandLine } from '#server/built.ts'
import { readConfig } from '#server/config.ts'
import { endWith } from '#server/start-failure.ts'

const from = process.argv[2]
const aside = (name: string) => `${name}.before-restore.${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
const tellKept = (file: string) =>
  console.log(`지금까지의 데이터베이스는 여기에 두었습니다: ${file} (The present database is kept.)`)
// What is copied is for this account alone, also what pg_dump writes.
process.umask(0o077)
try {
  const { databaseUrl: place, localFolder } = readConfig()
  if (!from || !existsSync(from))
    throw new Error(`복구할 백업 파일을 지정하십시오: ${commandLine('restore', '파일')} (Name the backup file.)`)
  await (isPostgres(place) ? restoreServer(place, from, localFolder) : restoreFile(place, from))
  const store = openStore(place, { readOnly: true })
  const evidence = await copyEvidenceIn(store.db, from, localFolder)
  console.log(`복구했습니다: ${store.place} (Restored.) ${tellCopied(evidence)}`)
  await store.close()
  if (evidence.missing.length > 0) process.exitCode = 1
} catch (error) {
  endWith(error)
}

async function restoreServer(url: string, file: string, localFolder: string) {
  await checkDump(file)
  const store = openStore(url)
  try {
    if (await isServed(store.db))
      throw new Error(
        '이 데이터베이스를 쓰는 지표 서버가 켜져 있습니다. 모두 끝낸 뒤 복구하십시오. (A server still uses the database; stop it first.)',
      )
    const kept = join(localFolder, 'backups', aside('jipyo.dump'))
    mkdirSync(dirname(kept), { recursive: true, mode: 0o700 })
    await dumpPostgres(url, kept)
    tellKept(kept)
    await restorePostgres(store.db, url, file)
  } finally {
    await store.close()
  }
}

async function restoreFile(place: string, file: string) {
  check(file)
  if (existsSync(place)) keepAside(place)
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
  // Copied under another name first: a restore that is cut off leaves no half database in the place.
  copyFileSync(file, `${place}.restoring`)
  // A stick's files are readable by everybody, and a copy takes their mode with it.
  chmodSync(`${place}.restoring`, 0o600)
  for (const rest of ['-wal', '-shm']) rmSync(`${place}${rest}`, { force: true })
  renameSync(`${place}.restoring`, place)
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
function keepAside(place: string) {
  const present = new BetterSqlite3(place, { timeout: 0 })
  present.pragma('locking_mode = EXCLUSIVE')
  present.exec('begin exclusive; commit')
  present.pragma('wal_checkpoint(TRUNCATE)')
  present.close()
  const kept = join(dirname(place), 'backups', aside(basename(place)))
  mkdirSync(dirname(kept), { recursive: true, mode: 0o700 })
  renameSync(place, kept)
  tellKept(kept)
}
