import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const CLIENT = {
  built: 'dist/client/index.html',
  from: ['client', 'server/domain', 'package-lock.json', 'vite.config.ts', 'scripts/fonts.ts'],
}
const SERVER = { built: 'dist/server/main.js', from: ['server', 'data', 'package-lock.json', 'scripts/build-server.ts'] }

/** Builds the client and the server's bundle, each unless its last build is newer than everything it was made from. */
export async function buildIfStale(): Promise<void> {
  const stale = { client: !isFresh(CLIENT), server: !isFresh(SERVER) }
  if (!stale.client && !stale.server) return
  console.log('화면과 서버를 빌드합니다 (처음 한 번, 10초쯤). Building …')
  // Only here: Vite takes longer to load than the server to start.
  if (stale.client) await (await import('vite')).build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  if (!stale.server) return
  try {
    await (await import('./build-server.ts')).buildServer()
  } catch (error) {
    // The bundle is only the quicker way to start.
    console.error('서버를 묶지 못해 소스로 시작합니다. (The server could not be bundled and starts from its sources.)', error)
  }
}

/** Whether `npm start` would start at once. */
export const nothingToBuild = (): boolean => isFresh(CLIENT) && isFresh(SERVER)

/** The bundle's file; null when it is not there or older than its sources. */
export const freshServer = (): string | null => (isFresh(SERVER) ? join(root, SERVER.built) : null)

function isFresh({ built, from }: { readonly built: string; readonly from: readonly string[] }): boolean {
  const file = join(root, built)
  return existsSync(file) && statSync(file).mtimeMs > Math.max(...from.map((source) => newestIn(join(root, source))))
}

/** What running changes says nothing of what is built from. */
const NO_SOURCE = new Set(['local', 'node_modules'])

function newestIn(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return path.endsWith('.tsbuildinfo') ? 0 : stat.mtimeMs
  const within = readdirSync(path).filter((name) => !NO_SOURCE.has(name))
  // Its own time tells of a file taken away, but also of the database's folder and of the compiler's notes.
  return Math.max(0, ...within.map((name) => newestIn(join(path, name))))
}
