import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'
import { type Prepared, prepareStores } from './beginnings.ts'
import { dropDatabase } from './prepared.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** a server on which tests may create databases */
    postgresUrl: string
    /** only in projects that have a server */
    preparedStores?: Prepared
  }
}

/** One PostgreSQL for the whole run, or the one named by TEST_DATABASE_URL; and the databases that stores begin as copies of. */
export default async function setup(project: TestProject) {
  const external = process.env['TEST_DATABASE_URL']
  const server = external ? null : await startPostgres()
  const url = server?.url ?? external ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'jipyo-prepared-'))
  const prepared = await prepareStores(folder, url)
  project.provide('postgresUrl', url)
  project.provide('preparedStores', prepared)
  return async () => {
    rmSync(folder, { recursive: true, force: true })
    if (server) await server.stop()
    else for (const { postgres } of Object.values(prepared)) await dropDatabase(url, postgres)
  }
}
