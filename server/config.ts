import { existsSync, readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import type { Role } from '#domain/entry/permissions.ts'

/** A host as it is set, or as URL writes it. */
const LOOPBACK = new Set(['127.0.0.1', '::1', '[::1]', 'localhost'])
export const isLoopback = (host: string) => LOOPBACK.has(host)
const root = join(import.meta.dirname, '..')

/** What an administrator of the machine sets to let people in by the organisation's OpenID Connect provider. */
export interface SingleSignOnSettings {
  /** the provider's own name for itself; compared with what its discovery document and its tokens say */
  readonly issuer: string
  readonly discoveryUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** the button's word, e.g. '행정포털로 로그인' */
  readonly label: string | null
  /** claim that holds the user name; people must not be able to change it themselves */
  readonly usernameClaim: string
  /** role of accounts made at a first sign-in; null = none are made */
  readonly newcomers: Exclude<Role, 'administrator'> | null
}

/** The environment's names for them. */
const singleSignOnEnvironment = {
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  /** only where it does not stand at <issuer>/.well-known/openid-configuration */
  OIDC_DISCOVERY_URL: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_LABEL: z.string().min(1).max(40).optional(),
  /** preferred_username when absent */
  OIDC_USERNAME_CLAIM: z.string().min(1).max(60).optional(),
  /** executive | head | evaluator; absent: whoever has no account here is refused. Never administrator */
  OIDC_NEW_ACCOUNTS: z.enum(['executive', 'head', 'evaluator']).optional(),
}

type Environment = {
  readonly [Name in keyof typeof singleSignOnEnvironment]?: z.output<(typeof singleSignOnEnvironment)[Name]> | undefined
}

const safe = (url: string) => url.startsWith('https:') || LOOPBACK.has(new URL(url).hostname)

/** The settings, null when nothing is set; a sentence when something is missing or would let others read the sign-in. */
function singleSignOnSettings(e: Environment): SingleSignOnSettings | string | null {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
  const extras = ['OIDC_DISCOVERY_URL', 'OIDC_LABEL', 'OIDC_USERNAME_CLAIM', 'OIDC_NEW_ACCOUNTS'] as const
  if ([...names, ...extras].every((name) => e[name] === undefined)) return null
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = e
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    const missing = names.filter((name) => e[name] === undefined).join(', ')
    return `통합로그인(OIDC)에 필요한 설정이 빠졌습니다: ${missing}. 채우거나 OIDC_ 설정을 모두 지우십시오. (Missing for single sign-on: ${missing}.)`
  }
  const discoveryUrl = e.OIDC_DISCOVERY_URL ?? `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  if (!safe(issuer) || !safe(discoveryUrl)) {
    return '통합로그인(OIDC) 주소는 https여야 합니다: http로는 로그인 정보를 남이 읽을 수 있습니다. (OIDC_ISSUER must be https.)'
  }
  return {
    issuer,
    discoveryUrl,
    clientId,
    clientSecret,
    label: e.OIDC_LABEL ?? null,
    usernameClaim: e.OIDC_USERNAME_CLAIM ?? 'preferred_username',
    newcomers: e.OIDC_NEW_ACCOUNTS ?? null,
  }
}

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The address people type; needed behind a proxy and for https cookies. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.string().min(1).optional(),
  /** least level of what the server writes */
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** PostgreSQL: how long the start waits for a server that comes up later */
  DATABASE_WAIT_SECONDS: z.coerce.number().int().min(0).max(3600).default(0),
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
  /** whether the words of questions without an answer are kept for the administrator, without who asked */
  KEEP_QUESTIONS: z.enum(['yes', 'no']).default('no'),
  /** hour of Asia/Seoul at which the server backs up by itself; absent: it does not */
  BACKUP_HOUR: z.coerce.number().int().min(0).max(23).optional(),
  /** where nightly backups go; DATA_FOLDER/backups when absent */
  BACKUP_FOLDER: z.string().min(1).optional(),
  /** days a nightly backup is kept */
  BACKUP_KEEP_DAYS: z.coerce.number().int().min(1).max(3650).default(14),
  /** percent of a disk below which free space is warned of */
  DISK_WARNING_PERCENT: z.coerce.number().min(0).max(90).default(10),
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
  /** an origin: scheme, host and port, nothing behind */
  readonly publicUrl: string
  readonly databaseUrl: string
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug' | 'silent'
  /** seconds the start waits for a database server that comes up later */
  readonly databaseWait: number
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
  /** practice only: with two invented bureaus beside the plan's own */
  readonly practiceBureaus: boolean
  /** practice only: with an invented bureau that holds the facts of other documents */
  readonly practiceDocuments: boolean
  /** practice only: a scenario of a reorganisation in place of the plan */
  readonly practiceReorganisation: boolean
  /** `scanCommand` null = no virus scanner */
  /** the words of questions without an answer are kept */
  readonly keepsQuestions: boolean
  readonly evidence: EvidenceLimits & { readonly scanCommand: string | null }
  /** nightly backups; `hour` of Asia/Seoul, null = none are made */
  readonly backup: { readonly hour: number | null; readonly folder: string; readonly keepDays: number }
  /** percent of a disk below which free space is warned of */
  readonly diskWarning: number
}

/** What is watched of the machine. */
export type MachineSettings = Pick<Config, 'localFolder' | 'databaseUrl' | 'backup' | 'diskWarning'>

/** The origin of PUBLIC_URL as a browser would write it. Refuses what it cannot mean: a path, a query, a name with a password. */
function originOf(text: string): string {
  const { origin, pathname, search, hash, username, password } = new URL(text)
  if (pathname === '/' && search + hash + username + password === '') return origin
  throw new ConfigError(
    `PUBLIC_URL에는 사람들이 여는 주소의 앞부분만 적으십시오: ${origin}. 경로, 물음표 뒤의 글, 계정은 적지 않습니다. ` +
      `(PUBLIC_URL is an origin such as ${origin}, without a path, a query or credentials.)`,
  )
}

/** A server on every address cannot know by which of them people come, and nobody could sign in there. */
function refuseNameless(host: string, port: number): never {
  const addresses = ownAddresses().map((one) => `http://${one}:${port}`)
  const first = addresses[0] ?? `http://10.0.0.5:${port}`
  throw new ConfigError(
    `HOST=${host}에는 사람들이 여는 주소가 필요합니다. PUBLIC_URL=${first}처럼 정하고 다시 시작하십시오. ` +
      `이 컴퓨터의 주소: ${addresses.join(', ') || '없음'}. https를 맡는 프록시가 있으면 그 주소를 적습니다. ` +
      `(With HOST=${host} set PUBLIC_URL to the address people open.)`,
  )
}

const ownAddresses = () =>
  Object.values(networkInterfaces())
    .flat()
    .flatMap((one) => (one && !one.internal && one.family === 'IPv4' ? [one.address] : []))

/** The first setting that says others than this machine are meant to reach the server; null when none does. */
function reachedBy(host: string, publicUrl: string | null, proxies: readonly string[]): string | null {
  if (!LOOPBACK.has(host)) return `HOST=${host}`
  if (publicUrl !== null && !LOOPBACK.has(new URL(publicUrl).hostname)) return `PUBLIC_URL=${publicUrl}`
  return proxies.length > 0 ? 'TRUSTED_PROXIES' : null
}

/** An IPv6 address stands in brackets. */
const inAddress = (host: string) => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host)

/** A wrong setting: the message is for the person who starts the server. */
export class ConfigError extends Error {}

type Settings = Readonly<Record<string, string | undefined>>

/**
 * The environment, and for what it leaves out the file of settings: SETTINGS_FILE, else jipyo.env beside the program. The server and every
 * script read it, so that all of them mean the same database. Throws ConfigError when it cannot be read or names a setting there is not.
 */
export function settingsOf(env: Settings): Settings {
  const file = env['SETTINGS_FILE'] ?? join(root, 'jipyo.env')
  if (env['SETTINGS_FILE'] === undefined && !existsSync(file)) return env
  const written = parseEnv(readSettings(file))
  const unknown = Object.keys(written).filter((name) => !(name in environment.shape))
  if (unknown.length > 0) {
    throw new ConfigError(
      `${file}에 없는 설정이 있습니다: ${unknown.join(', ')}. 이름을 고치거나 지우십시오. (No such setting: ${unknown.join(', ')}.)`,
    )
  }
  return { ...written, ...env }
}

function readSettings(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new ConfigError(
      `설정 파일을 읽을 수 없습니다: ${file}. 이 계정이 읽을 수 있게 하거나 SETTINGS_FILE을 고치십시오. (The file of settings cannot be read.)\n  ${why}`,
    )
  }
}

/**
 * Reads the settings once. Throws ConfigError with what to change when a value is wrong, or when the
 * demonstration mode is asked for where a setting says that others can reach it.
 */
export function readConfig(env: Settings = settingsOf(process.env)): Config {
  // Read once: not worth compiling.
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, v]) => v !== '')), { jitless: true })
  if (!parsed.success) {
    const what = parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')
    throw new ConfigError(`설정이 올바르지 않습니다. 환경변수를 고친 뒤 다시 시작하십시오. (Wrong setting) ${what}`)
  }
  const e = parsed.data
  const loopback = LOOPBACK.has(e.HOST)
  const publicUrl = e.PUBLIC_URL === undefined ? null : originOf(e.PUBLIC_URL)
  const trustedProxies = (e.TRUSTED_PROXIES ?? '').split(',').flatMap((one) => one.trim() || [])
  const reached = reachedBy(e.HOST, publicUrl, trustedProxies)
  if (e.SIGN_IN === 'demonstration' && reached !== null) {
    throw new ConfigError(
      `시연 모드는 이 컴퓨터 안(127.0.0.1)에서만 열 수 있습니다. ${reached} 설정에서는 SIGN_IN=accounts로 시작하십시오. ` +
        `(The demonstration mode is refused with ${reached}; use SIGN_IN=accounts.)`,
    )
  }
  if (publicUrl === null && (e.HOST === '0.0.0.0' || /^\[?::\]?$/.test(e.HOST))) refuseNameless(e.HOST, e.PORT)
  const singleSignOn = singleSignOnSettings(e)
  if (typeof singleSignOn === 'string') throw new ConfigError(singleSignOn)
  const localFolder = e.DATA_FOLDER ? resolve(e.DATA_FOLDER) : join(root, 'data/local')
  return {
    host: e.HOST,
    port: e.PORT,
    publicUrl: publicUrl ?? `http://${loopback ? 'localhost' : inAddress(e.HOST)}:${e.PORT}`,
    databaseUrl: e.DATABASE_URL ?? join(localFolder, 'jipyo.sqlite'),
    logLevel: e.LOG_LEVEL,
    databaseWait: e.DATABASE_WAIT_SECONDS,
    signIn: e.SIGN_IN ?? (reached === null ? 'by-accounts-found' : 'accounts'),
    authSecret: e.AUTH_SECRET ?? null,
    singleSignOn,
    trustedProxies,
    planFolder: join(root, 'data/jeonbuk-2026'),
    clientFolder: join(root, 'dist/client'),
    localFolder,
    practice: false,
    practiceBureaus: false,
    practiceDocuments: false,
    practiceReorganisation: false,
    evidence: {
      fileSize: e.EVIDENCE_MAX_MB * 1024 * 1024,
      perValue: e.EVIDENCE_MAX_FILES,
      scanCommand: e.EVIDENCE_SCAN_COMMAND ?? null,
    },
    keepsQuestions: e.KEEP_QUESTIONS === 'yes',
    backup: {
      hour: e.BACKUP_HOUR ?? null,
      folder: e.BACKUP_FOLDER ? resolve(e.BACKUP_FOLDER) : join(localFolder, 'backups'),
      keepDays: e.BACKUP_KEEP_DAYS,
    },
    diskWarning: e.DISK_WARNING_PERCENT,
  }
}
