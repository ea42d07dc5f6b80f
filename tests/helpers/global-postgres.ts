import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** a server on which tests may create databases */
    postgresUrl: string
  }
}

/** One PostgreSQL for the whole run, or the one named by TEST_DATABASE_URL. */
export default async function setup(project: TestProject) {
  const external = process.env['TEST_DATABASE_URL']
  if (external) {
    project.provide('postgresUrl', external)
    return undefined
  }
  const postgres = await startPostgres()
  project.provide('postgresUrl', postgres.url)
  return () => postgres.stop()
}
