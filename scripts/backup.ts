/** npm run backup [-- FILE]: copies the live database to FILE and its evidence to FILE.evidence, safely while the server runs. PostgreSQL by pg_dump. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { tellCopied } from '#server/backup/evidence.ts'
import { endingFor, makeBackup } from '#server/backup/make.ts'
import { readConfig } from '#server/config.ts'
import { endWith } from '#server/start-failure.ts'

// What is copied is for this account alone, also what pg_dump writes.
process.umask(0o077)
try {
  const config = readConfig()
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const to = process.argv[2] ?? join(config.localFolder, 'backups', `jipyo.${stamp}.${endingFor(config.databaseUrl)}`)
  if (existsSync(to)) throw new Error(`이미 있는 파일에는 쓰지 않습니다: ${to} (The file exists.)`)
  const { evidence } = await makeBackup(config, to)
  console.log(`백업했습니다: ${to} (Backed up.) ${tellCopied(evidence)}`)
  if (evidence.missing.length > 0) process.exitCode = 1
} catch (error) {
  endWith(error)
}
