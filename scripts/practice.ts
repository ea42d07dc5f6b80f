/** Serves the practice database: the real plan with invented figures, apart from the real database. */
import { join } from 'node:path'
import { buildIfStale } from './build-if-stale.ts'
import { server } from './built-server.ts'

await buildIfStale()
const { run, readConfig } = await server()
await run(() => {
  const config = readConfig()
  // DATABASE_URL names the real database and is left out of this; PRACTICE_DATABASE_URL is for trying PostgreSQL.
  return {
    ...config,
    databaseUrl: process.env['PRACTICE_DATABASE_URL'] ?? join(config.localFolder, 'practice.sqlite'),
    practice: true,
  }
})
