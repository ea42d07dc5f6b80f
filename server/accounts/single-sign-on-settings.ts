import { z } from 'zod'
import type { Role } from '#domain/entry/permissions.ts'

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
export const singleSignOnEnvironment = {
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

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost'])
const safe = (url: string) => url.startsWith('https:') || LOOPBACK.has(new URL(url).hostname)

/** The settings, null when nothing is set; a sentence when something is missing or would let others read the sign-in. */
export function singleSignOnSettings(e: Environment): SingleSignOnSettings | string | null {
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
