import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')

/** Builds the client unless the last build is newer than everything it was made from. */
export async function buildIfStale(): Promise<void> {
  const built = join(root, 'dist/client/index.html')
  if (existsSync(built) && statSync(built).mtimeMs > newest()) return
  console.log('화면을 빌드합니다 (처음 한 번, 10초쯤). Building the client …')
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
}

function newest(): number {
  const sources = ['client', 'server/domain', 'package-lock.json', 'vite.config.ts', 'scripts/fonts.ts']
  return Math.max(...sources.map((source) => newestIn(join(root, source))))
}

function newestIn(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}
