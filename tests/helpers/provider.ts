import Fastify from 'fastify'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

interface Told {
  sub: string
  [claim: string]: unknown
}

/** An OpenID Connect provider of the tests, on a port of its own. What it says can be bent to try how it is taken. */
export async function mockProvider() {
  const app = Fastify({ forceCloseConnections: true })
  const right = await generateKeyPair('RS256')
  const other = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(right.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }
  let issuer = ''
  const bend = {
    person: { sub: 'E1234', preferred_username: 'hong', name: '홍길동' } as Told,
    /** claims only the userinfo endpoint tells */
    userinfo: null as Told | null,
    discovery: {} as Record<string, unknown>,
    token: {} as Record<string, unknown>,
    nonce: null as string | null,
    key: 'right' as 'right' | 'other' | 'none',
    noIdToken: false,
    hang: false,
  }
  const start = structuredClone(bend)
  /** what was sent along with the code: its nonce and the challenge it is bound to */
  const issued = new Map<string, { nonce: string; challenge: string; method: string }>()
  let count = 0
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_req, body, done) =>
    done(null, new URLSearchParams(String(body))),
  )
  app.get('/.well-known/openid-configuration', async () => {
    if (bend.hang) await new Promise((resolve) => setTimeout(resolve, 60_000).unref())
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      userinfo_endpoint: `${issuer}/userinfo`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      ...bend.discovery,
    }
  })
  app.get('/jwks', () => ({ keys: [jwk] }))
  app.get('/authorize', (req, reply) => {
    const q = req.query as Record<string, string>
    const code = `c${(count += 1)}`
    issued.set(code, { nonce: q['nonce'] ?? '', challenge: q['code_challenge'] ?? '', method: q['code_challenge_method'] ?? '' })
    return reply.redirect(`${q['redirect_uri']}?code=${code}&state=${encodeURIComponent(q['state'] ?? '')}`)
  })
  app.post('/token', async (req, reply) => {
    const form = req.body as URLSearchParams
    const bound = issued.get(form.get('code') ?? '')
    issued.delete(form.get('code') ?? '')
    const verifier = form.get('code_verifier') ?? ''
    const challenge = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))).toString('base64url')
    if (!bound || bound.method !== 'S256' || challenge !== bound.challenge)
      return reply.code(400).send({ error: 'invalid_grant' })
    const claims = { ...bend.person, nonce: bend.nonce ?? bound.nonce, ...bend.token }
    const token =
      bend.key === 'none'
        ? `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ iss: issuer, aud: 'jipyo', iat: now(), exp: now() + 300, ...claims })).toString('base64url')}.`
        : await new SignJWT({ iss: issuer, aud: 'jipyo', iat: now(), exp: now() + 300, ...claims })
            .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
            .sign((bend.key === 'right' ? right : other).privateKey)
    return { access_token: 'at', token_type: 'Bearer', expires_in: 300, ...(bend.noIdToken ? {} : { id_token: token }) }
  })
  app.get('/userinfo', () => bend.userinfo ?? bend.person)
  issuer = await app.listen({ host: '127.0.0.1', port: 0 })
  const port = Number(new URL(issuer).port)
  return {
    issuer,
    bend,
    straight: () => Object.assign(bend, structuredClone(start)),
    close: () => app.close(),
    port,
  }
}
const now = () => Math.floor(Date.now() / 1000)
