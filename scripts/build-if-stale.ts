import { join } from 'node:path'
import { BUNDLE, isFresh, SCREENS } from '#server/built.ts'

const root = join(import.meta.dirname, '..')

/** Builds the client and the server's bundle, each unless it is made of the very files that are there. */
export async function buildIfStale(): Promise<void> {
  const stale = { client: !isFresh(SCREENS), server: !isFresh(BUNDLE) }
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
export const nothingToBuild = (): boolean => isFresh(SCREENS) && isFresh(BUNDLE)

/** The bundle's file; null when it is not there or not made of the sources that are. */
export const freshServer = (): string | null => (isFresh(BUNDLE) ? join(root, BUNDLE.file) : null)
