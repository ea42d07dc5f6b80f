/**
 * npm run practice [-- --bureaus]: serves the practice database, the real plan with invented figures, apart from the real database.
 * --bureaus: another database, with two invented bureaus beside the plan's own.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from './build-if-stale.ts'
import { server } from './built-server.ts'

const { bureaus } = parseArgs({ options: { bureaus: { type: 'boolean', default: false } } }).values
await buildIfStale()
const { run, readConfig } = await server()
await run(() => {
  const config = readConfig()
  // DATABASE_URL names the real database and is left out of this; PRACTICE_DATABASE_URL is for trying PostgreSQL.
  return {
    ...config,
    databaseUrl:
      process.env['PRACTICE_DATABASE_URL'] ?? join(config.localFolder, bureaus ? 'practice-bureaus.sqlite' : 'practice.sqlite'),
    practice: true,
    practiceBureaus: bureaus,
  }
})
