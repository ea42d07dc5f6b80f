import { pathToFileURL } from 'node:url'
import type { readConfig } from '#server/config.ts'
import type { run } from '#server/main.ts'

interface Server {
  readonly run: typeof run
  readonly readConfig: typeof readConfig
}

/** The server of `bundle`; from its sources where there is none. */
export async function server(bundle: string | null): Promise<Server> {
  // Made of these very modules by build-server.ts.
  if (bundle !== null) return (await import(pathToFileURL(bundle).href)) as Server
  const [{ run: start }, { readConfig: read }] = await Promise.all([import('../server/main.ts'), import('../server/config.ts')])
  return { run: start, readConfig: read }
}
