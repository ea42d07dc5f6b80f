import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { log } from '../log.ts'
import type { Store } from '#data/database.ts'
import { auditKey } from '../record/chain.ts'
import type { Config } from '../config.ts'
import { signInEndpoints } from './sign-in-endpoints.ts'
import { IDLE_MINUTES } from './limits.ts'
import { hashPassword, verifyPassword } from './password.ts'

const minute = (max: number) => ({ window: 60, max })

/** What sessions, cookies and limits are like; the same for the instance that talks to the single sign-on. */
export function commonOptions(store: Store, config: Config, secret: string) {
  const secure = config.publicUrl.startsWith('https:')
  return {
    appName: 'Jipyo',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret,
    // On loopback people type either name of the same machine.
    trustedOrigins: [config.publicUrl, `http://127.0.0.1:${config.port}`, `http://localhost:${config.port}`],
    telemetry: { enabled: false },
    // Ours to answer, with a reason and its status: see mount.ts.
    onAPIError: { throw: true },
    logger: {
      level: 'error' as const,
      log: (_level: string, message: string, ...rest: readonly unknown[]) =>
        log.error({ err: rest.find((one) => one instanceof Error) }, message),
    },
    database: { db: store.db, type: store.kind, transaction: true },
    user: {
      additionalFields: {
        username: { type: 'string', required: false, unique: true, input: false },
        displayUsername: { type: 'string', required: false, input: false },
        role: { type: 'string', required: true, input: false },
        demonstration: { type: 'boolean', required: true, input: false, defaultValue: false },
      },
    },
    // updateAge small, so that "idle" is counted from the last request and not from the last half hour.
    session: { expiresIn: IDLE_MINUTES * 60, updateAge: 60 },
    // For each address. Guessing at one account is slowed down by the account's own delay, from whatever address.
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/username': minute(20),
        '/sign-in/social': minute(30),
        '/demonstration': minute(60),
        '/claim': minute(5),
        '/claim/password': minute(10),
        '/link': minute(20),
      },
    },
    advanced: {
      // '__Host-': a browser takes it over https only, for this host alone, so that no sibling site can set or overwrite it.
      cookiePrefix: secure ? '__Host-jipyo' : 'jipyo',
      // better-auth's own prefix would be '__Secure-', which siblings may set.
      useSecureCookies: false,
      // x-forwarded-for can be forged; the server sets this one itself from the connection or a trusted proxy.
      ipAddress: { ipAddressHeaders: ['x-jipyo-client-ip'] },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, secure, path: '/' },
    },
  } satisfies BetterAuthOptions
}

/** `clock`: the server's, which tests move. */
export function authOptions(
  store: Store,
  config: Config,
  secret: string,
  demonstration: boolean,
  clock: () => Date = () => new Date(),
) {
  return {
    ...commonOptions(store, config, secret),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      password: { hash: hashPassword, verify: ({ hash: stored, password }) => verifyPassword(stored, password) },
    },
    plugins: [signInEndpoints({ db: store.db, demonstration, clock, auditKey: auditKey(secret) })],
  } satisfies BetterAuthOptions
}

export const createAuth = (store: Store, config: Config, secret: string, demonstration: boolean, clock?: () => Date) =>
  betterAuth(authOptions(store, config, secret, demonstration, clock))
export type Auth = ReturnType<typeof createAuth>
/** better-auth, made when it is first needed: loading it takes longer than all else of a start. */
export type AuthWhenNeeded = () => Auth | Promise<Auth>
