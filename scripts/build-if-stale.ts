import { join } from 'node:path'
import { BUNDLE, isFresh, SCREENS } from '#server/built.ts'

const root = join(import.meta.dirname, '..')

/**
 * Builds the client and the server's bundle, each unless it is made of the very files that are there. Returns the bundle's file; null
 * where it cannot be made.
 */
export async function buildIfStale(): Promise<string | null> {
  const stale = { client: !isFresh(SCREENS), server: !isFresh(BUNDLE) }
  const bundle = join(root, BUNDLE.file)
  if (!stale.client && !stale.server) return bundle
  console.log('화면과 서버를 빌드합니다 (처음 한 번, 10초쯤). Building …')
  // Only here: Vite takes longer to load than the server to start.
  if (stale.client) await (await import('vite')).build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  if (!stale.server) return bundle
  try {
    return await (await import('./build-server.ts')).buildServer()
  } catch (error) {
    // The bundle is only the quicker way to start.
    console.error('서버를 묶지 못해 소스로 시작합니다. (The server could not be bundled and starts from its sources.)', error)
    return null
  }
}
