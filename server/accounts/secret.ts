import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '#data/database.ts'
import { type Config, ConfigError } from '../config.ts'
import { headSeq } from '../record/tail.ts'
import { WrongSecret } from '../record/start-recording.ts'

/**
 * The key that signs session cookies: AUTH_SECRET, or one made at the first start and kept beside the database
 * (mode 600). Several servers on one PostgreSQL must share it, so there it has to be given. A lost one is never made anew
 * where the record is sealed with it: throws WrongSecret.
 */
export async function authSecret(
  config: Config,
  { kind, db }: { readonly kind: 'sqlite' | 'postgres'; readonly db: Db },
): Promise<string> {
  if (config.authSecret) return config.authSecret
  if (kind === 'postgres' && config.signIn === 'accounts') {
    throw new ConfigError(
      'AUTH_SECRET을 32자 이상으로 정하십시오: 여러 서버가 같은 값을 써야 합니다. (Set AUTH_SECRET when using PostgreSQL.)',
    )
  }
  const file = secretFile(config)
  if (!existsSync(file)) {
    if ((await headSeq(db)) > 0) throw new WrongSecret()
    mkdirSync(config.localFolder, { recursive: true, mode: 0o700 })
    keepFirst(file, randomBytes(32).toString('base64url'))
  }
  return readFileSync(file, 'utf8').trim()
}

type Place = Pick<Config, 'localFolder' | 'practice'>

/**
 * Where the secret is kept. The practice database has one of its own, lest trying it first looks like an office's secret; one
 * that was begun with the other's stays with it.
 */
export function secretFile({ localFolder, practice }: Place): string {
  const [usual, own] = [join(localFolder, 'auth-secret'), join(localFolder, 'practice-secret')]
  return practice && (existsSync(own) || !existsSync(usual)) ? own : usual
}
/** When the kept secret was made; null while there is none. */
export const secretMade = (config: Place): Date | null => statSync(secretFile(config), { throwIfNoEntry: false })?.mtime ?? null

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
