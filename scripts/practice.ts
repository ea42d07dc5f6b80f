/**
 * npm run practice [-- --bureaus | --reorganisation]: serves the practice database, the real plan with invented figures and a bureau that holds
 * the facts of other documents, apart from the real database.
 * --bureaus: another database, with two invented bureaus beside the plan's own.
 * --reorganisation: another one, with a government of its own and the draft of its reorganisation.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from './build-if-stale.ts'
import { server } from './built-server.ts'

const { bureaus, reorganisation } = parseArgs({
  options: { bureaus: { type: 'boolean', default: false }, reorganisation: { type: 'boolean', default: false } },
}).values
const file = reorganisation ? 'practice-reorganisation.sqlite' : bureaus ? 'practice-bureaus.sqlite' : 'practice.sqlite'
const { run, readConfig } = await server(await buildIfStale())
await run(
  () => {
    const config = readConfig()
    // DATABASE_URL names the real database and is left out of this; PRACTICE_DATABASE_URL is for trying PostgreSQL.
    return {
      ...config,
      databaseUrl: process.env['PRACTICE_DATABASE_URL'] ?? join(config.localFolder, file),
      practice: true,
      // Invented figures are nobody's loss.
      backup: { ...config.backup, hour: null },
      practiceBureaus: bureaus,
      practiceDocuments: !bureaus && !reorganisation,
      practiceReorganisation: reorganisation,
    }
  },
  { screensBuilt: true },
)
