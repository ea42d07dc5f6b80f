import { hash, verify } from '@node-rs/argon2'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { username } from 'better-auth/plugins/username'
import type { Store } from '#data/database.ts'
import type { Config } from '../config.ts'
import { doors } from './doors.ts'

/** Idle limit: a session not used for this long ends. */
export const IDLE_MINUTES = 30
/** Absolute limit: a session ends this long after sign-in, however busy. Milliseconds. */
export const ABSOLUTE = 8 * 60 * 60 * 1000

// argon2id at OWASP's first recommendation, better-auth's own scrypt being below ASVS 5 appendix C.
// 2 = argon2id: the package's `const enum` cannot be imported under isolated modules.
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const hashPassword = (password: string) => hash(password, ARGON2ID)

export function authOptions(store: Store, config: Config, secret: string, demonstration: boolean) {
  const https = config.publicUrl.startsWith('https:')
  return {
    appName: 'Jipyo',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret,
    // On loopback people type either name of the same machine.
    trustedOrigins: [config.publicUrl, `http://127.0.0.1:${config.port}`, `http://localhost:${config.port}`],
    telemetry: { enabled: false },
    logger: { level: 'error' as const },
    database: { db: store.db, type: store.kind, transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      password: { hash: hashPassword, verify: ({ hash: stored, password }) => verify(stored, password) },
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        demonstration: { type: 'boolean', required: true, input: false, defaultValue: false },
      },
    },
    // updateAge small, so that "idle" is counted from the last request and not from the last half hour.
    session: { expiresIn: IDLE_MINUTES * 60, updateAge: 60 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: { '/sign-in/username': { window: 60, max: 5 }, '/claim': { window: 60, max: 5 }, '/demonstration': { window: 60, max: 60 } },
    },
    advanced: {
      cookiePrefix: 'jipyo',
      useSecureCookies: https,
      // x-forwarded-for can be forged; the server sets this one itself from the connection or a trusted proxy.
      ipAddress: { ipAddressHeaders: ['x-jipyo-client-ip'] },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    plugins: [username({ minUsernameLength: 2 }), doors(store.db, demonstration)],
  } satisfies BetterAuthOptions
}

export const createAuth = (store: Store, config: Config, secret: string, demonstration: boolean) =>
  betterAuth(authOptions(store, config, secret, demonstration))
export type Auth = ReturnType<typeof createAuth>
