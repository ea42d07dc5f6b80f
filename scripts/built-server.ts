import { pathToFileURL } from 'node:url'
import type { readConfig } from '#server/config.ts'
import type { run } from '#server/main.ts'
import { freshServer } from './build-if-stale.ts'

interface Server {
  readonly run: typeof run
  readonly readConfig: typeof readConfig
}

/** The server as bundled; from its sources where there is no bundle of them. */
export async function server(): Promise<Server> {
  const bundle = freshServer()
  // Made of these very modules by build-server.ts.
  if (bundle !== null) return (await import(pathToFileURL(bundle).href)) as Server
  const [{ run: start }, { readConfig: read }] = await Promise.all([import('../server/main.ts'), import('../server/config.ts')])
  return { run: start, readConfig: read }
}
