import { z } from 'zod'
import type { SingleSignOnSettings } from '../config.ts'

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
 * the one configured (OpenID Connect Discovery §4.3), or endpoints this server would have to call on another host.
 */
export async function discover({
  issuer,
  discoveryUrl,
}: Pick<SingleSignOnSettings, 'issuer' | 'discoveryUrl'>): Promise<{ readonly userinfo: string | null } | null> {
  try {
    const answer = await fetch(discoveryUrl, {
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
      headers: { accept: 'application/json' },
    })
    const found = document.safeParse(answer.ok ? await answer.json() : null)
    if (!found.success) return null
    const said = found.data
    if (said.issuer !== issuer) return null
    const hosts = new Set([new URL(issuer).origin, new URL(discoveryUrl).origin])
    const called = [said.token_endpoint, said.jwks_uri, ...(said.userinfo_endpoint === undefined ? [] : [said.userinfo_endpoint])]
    return called.every((url) => hosts.has(new URL(url).origin)) ? { userinfo: said.userinfo_endpoint ?? null } : null
  } catch {
    return null
  }
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
