import { z } from 'zod'
import type { SingleSignOnSettings } from '../config.ts'
import { log } from '../log.ts'

/** How long the provider may take to answer. Milliseconds. */
const PATIENCE = 5_000

const document = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url({ protocol: /^https?$/ }),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).min(1),
})

/**
 * Asks the provider what it offers; null when it does not answer in time or what it says will not do: another issuer than
 * the one configured (OpenID Connect Discovery §4.3), or endpoints this server would have to call on another host. Why it is null stands
 * in the log.
 */
export async function discover(
  settings: Pick<SingleSignOnSettings, 'issuer' | 'discoveryUrl'>,
): Promise<{ readonly userinfo: string | null } | null> {
  const found = await described(settings)
  if (!('cause' in found)) return found
  log.warn({ cause: found.cause, ...found.facts }, 'single sign-on: the provider cannot be used')
  return null
}

type Described =
  | { readonly userinfo: string | null }
  | { readonly cause: string; readonly facts: Readonly<Record<string, string | number>> }

async function described({ issuer, discoveryUrl }: Pick<SingleSignOnSettings, 'issuer' | 'discoveryUrl'>): Promise<Described> {
  const failed = (cause: string, facts: Readonly<Record<string, string | number>> = {}) => ({
    cause,
    facts: { OIDC_DISCOVERY_URL: discoveryUrl, ...facts },
  })
  let answer: Response
  let body: unknown
  try {
    answer = await fetch(discoveryUrl, {
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
      headers: { accept: 'application/json' },
    })
    body = answer.ok ? await answer.json() : null
  } catch (error) {
    const why = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return failed('it does not answer, or with something that is no JSON', {
      why: why instanceof Error ? why.message : String(why),
    })
  }
  if (!answer.ok) return failed('its description is not there', { status: answer.status })
  const found = document.safeParse(body)
  if (!found.success) {
    const missing = found.error.issues.map((issue) => issue.path.join('.')).join(', ')
    return failed('its description lacks what is needed', { missing })
  }
  const said = found.data
  if (said.issuer !== issuer) return failed('it names another issuer', { OIDC_ISSUER: issuer, its: said.issuer })
  const hosts = new Set([new URL(issuer).origin, new URL(discoveryUrl).origin])
  const called = [said.token_endpoint, said.jwks_uri, ...(said.userinfo_endpoint === undefined ? [] : [said.userinfo_endpoint])]
  const elsewhere = called.find((url) => !hosts.has(new URL(url).origin))
  if (elsewhere !== undefined) return failed('one of its endpoints is on another host', { endpoint: elsewhere })
  return { userinfo: said.userinfo_endpoint ?? null }
}

/** Claims of the userinfo endpoint about the same subject; {} when it does not answer. */
export async function askUserinfo(url: string, accessToken: string, subject: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const answer = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
      headers: { authorization: `Bearer ${accessToken}` },
    })
    const said: unknown = answer.ok ? await answer.json() : null
    if (typeof said !== 'object' || said === null || !('sub' in said) || said.sub !== subject) return {}
    return { ...said }
  } catch {
    return {}
  }
}
