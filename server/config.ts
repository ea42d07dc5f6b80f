import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import { singleSignOnEnvironment, type SingleSignOnSettings, singleSignOnSettings } from './accounts/single-sign-on-settings.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])
const root = join(import.meta.dirname, '..')

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The address people type; needed behind a proxy and for https cookies. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.string().min(1).optional(),
  /** where evidence, backups, the secret and the SQLite file are; several instances need one they share */
  DATA_FOLDER: z.string().min(1).optional(),
  /** demonstration | accounts; decided from HOST and the accounts found when absent */
  SIGN_IN: z.enum(['demonstration', 'accounts']).optional(),
  AUTH_SECRET: z.string().min(32).optional(),
  /** comma-separated addresses of reverse proxies whose X-Forwarded-For is believed */
  TRUSTED_PROXIES: z.string().optional(),
  ...singleSignOnEnvironment,
  /** largest file taken as evidence, in MB */
  EVIDENCE_MAX_MB: z.coerce.number().int().min(1).max(100).default(20),
  /** most files and links one value may have */
  EVIDENCE_MAX_FILES: z.coerce.number().int().min(1).max(200).default(20),
  /** absolute path of a virus scanner, run with a file's path as its one argument: exit 0 clean, 1 infected, else asked again later */
  EVIDENCE_SCAN_COMMAND: z.string().refine(isAbsolute, 'must be an absolute path').optional(),
})

/** Limits of evidence, for the screen too. */
export interface EvidenceLimits {
  /** bytes of one file */
  readonly fileSize: number
  /** files and links of one value */
  readonly perValue: number
}

export interface Config {
  readonly host: string
  readonly port: number
  readonly publicUrl: string
  readonly databaseUrl: string
  readonly signIn: 'demonstration' | 'accounts' | 'by-accounts-found'
  readonly authSecret: string | null
  /** null = people sign in with passwords only */
  readonly singleSignOn: SingleSignOnSettings | null
  readonly trustedProxies: readonly string[]
  /** loads this when the database is empty; null = start empty */
  readonly planFolder: string | null
  readonly clientFolder: string
  readonly localFolder: string
  readonly practice: boolean
  /** `scanCommand` null = no virus scanner */
  readonly evidence: EvidenceLimits & { readonly scanCommand: string | null }
}

/** A wrong setting: the message is for the person who starts the server. */
export class ConfigError extends Error {}

/**
 * Reads the environment once. Throws ConfigError with what to change when a value is wrong, or when the
 * demonstration mode is asked for on an address that others can reach.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, v]) => v !== '')))
  if (!parsed.success) {
    const what = parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')
    throw new ConfigError(`설정이 올바르지 않습니다. 환경변수를 고친 뒤 다시 시작하십시오. (Wrong setting) ${what}`)
  }
  const e = parsed.data
  const loopback = LOOPBACK.has(e.HOST)
  if (e.SIGN_IN === 'demonstration' && !loopback) {
    throw new ConfigError(
      `시연 모드는 이 컴퓨터 안(127.0.0.1)에서만 열 수 있습니다. HOST=${e.HOST}에서는 SIGN_IN=accounts로 시작하십시오. ` +
        `(The demonstration mode is refused on ${e.HOST}; use SIGN_IN=accounts.)`,
    )
  }
  const singleSignOn = singleSignOnSettings(e)
  if (typeof singleSignOn === 'string') throw new ConfigError(singleSignOn)
  const localFolder = e.DATA_FOLDER ? resolve(e.DATA_FOLDER) : join(root, 'data/local')
  return {
    host: e.HOST,
    port: e.PORT,
    publicUrl: (e.PUBLIC_URL ?? `http://${loopback ? 'localhost' : e.HOST}:${e.PORT}`).replace(/\/$/, ''),
    databaseUrl: e.DATABASE_URL ?? join(localFolder, 'jipyo.sqlite'),
    signIn: e.SIGN_IN ?? (loopback ? 'by-accounts-found' : 'accounts'),
    authSecret: e.AUTH_SECRET ?? null,
    singleSignOn,
    trustedProxies: e.TRUSTED_PROXIES?.split(',').map((s) => s.trim()) ?? [],
    planFolder: join(root, 'data/jeonbuk-2026'),
    clientFolder: join(root, 'dist/client'),
    localFolder,
    practice: false,
    evidence: {
      fileSize: e.EVIDENCE_MAX_MB * 1024 * 1024,
      perValue: e.EVIDENCE_MAX_FILES,
      scanCommand: e.EVIDENCE_SCAN_COMMAND ?? null,
    },
  }
}
