import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, ConfigError } from '../config.ts'

/**
 * The key that signs session cookies: AUTH_SECRET, or one made at the first start and kept beside the database
 * (mode 600). Several servers on one PostgreSQL must share it, so there it has to be given.
 */
export function authSecret(config: Config, store: 'sqlite' | 'postgres'): string {
  if (config.authSecret) return config.authSecret
  if (store === 'postgres' && config.signIn === 'accounts') {
    throw new ConfigError(
      'AUTH_SECRET을 32자 이상으로 정하십시오: 여러 서버가 같은 값을 써야 합니다. (Set AUTH_SECRET when using PostgreSQL.)',
    )
  }
  const file = join(config.localFolder, 'auth-secret')
  if (!existsSync(file)) {
    mkdirSync(config.localFolder, { recursive: true, mode: 0o700 })
    keepFirst(file, randomBytes(32).toString('base64url'))
  }
  return readFileSync(file, 'utf8').trim()
}

/** Two servers may start at once: a link appears whole or not at all, and only the first one's stays. */
function keepFirst(file: string, secret: string) {
  const own = `${file}.${process.pid}`
  writeFileSync(own, secret, { mode: 0o600 })
  try {
    linkSync(own, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(own)
  }
}
