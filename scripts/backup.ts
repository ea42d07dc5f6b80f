/** npm run backup [-- FILE]: copies the live SQLite database to FILE, safely while the server runs. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '#data/database.ts'
import { readConfig } from '#server/config.ts'
import { startFailure } from '#server/start-failure.ts'

const config = readConfig()
const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
const to = process.argv[2] ?? join(config.localFolder, 'backups', `jipyo.${stamp}.sqlite`)
try {
  if (/^postgres(ql)?:/.test(config.databaseUrl)) throw new Error('PostgreSQL은 pg_dump로 백업합니다. (Back PostgreSQL up with pg_dump.)')
  if (!existsSync(config.databaseUrl)) throw new Error(`데이터베이스가 없습니다: ${config.databaseUrl}. 먼저 npm start를 실행하십시오. (No database yet.)`)
  if (existsSync(to)) throw new Error(`이미 있는 파일에는 쓰지 않습니다: ${to} (The file exists.)`)
  const store = openStore(config.databaseUrl, { readOnly: true })
  await store.copyTo(to)
  await store.close()
  console.log(`백업했습니다: ${to} (Backed up.)`)
} catch (error) {
  console.error(startFailure(error))
  process.exitCode = 1
}
