import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '#server/config.ts'
import { cookieOf, ORIGIN, type TestApp, testApp } from '../helpers/app.ts'
import { loadRealPlan, onBothStores, useStore } from '../helpers/stores.ts'

const HOUR = 60 * 60 * 1000

onBothStores('the doors', (kind) => {
  const store = useStore(kind, loadRealPlan)
  let ahead = 0
  let made: Promise<TestApp> | undefined
  const app = () => (made ??= testApp(store(), { ahead: () => ahead }))
  const knock = async (headers: Record<string, string>, payload: string | object = { role: 'executive' }) =>
    (await app()).app.inject({
      method: 'POST',
      url: '/api/auth/demonstration',
      payload,
      headers: { host: 'localhost:3000', ...headers },
    })

  test('one click signs in, with a cookie no script can read', async () => {
    const answer = await knock({ origin: ORIGIN })
    expect(answer.statusCode).toBe(200)
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly/i)
    expect(String(answer.headers['set-cookie'])).toMatch(/SameSite=Lax/i)
    // Dated to the sign-in it would leave a busy user's browser after half an hour.
    expect(String(answer.headers['set-cookie'])).not.toMatch(/Max-Age|Expires/i)
  })

  test.each([
    ['a foreign origin', { origin: 'https://jeonbuk.go.kr.example' }, {}],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, {}],
    ['another site', { 'sec-fetch-site': 'cross-site' }, {}],
    ['the null origin of a sandboxed frame', { origin: 'null' }, {}],
    ['a form', { origin: ORIGIN, 'content-type': 'text/plain' }, '{"role":"executive"}'],
    ['a form of fields', { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' }, 'role=executive'],
    ['a form with files', { origin: ORIGIN, 'content-type': 'multipart/form-data; boundary=x' }, '--x--'],
    ['a request passed on by a proxy', { origin: ORIGIN, 'x-forwarded-for': '10.0.0.9' }, { role: 'executive' }],
    ['a foreign host name (DNS rebinding)', { origin: ORIGIN, host: 'evil.example:3000' }, { role: 'executive' }],
  ])('%s is refused', async (_, headers, payload) => {
    const answer = await knock(headers, typeof payload === 'string' ? payload : { role: 'executive' })
    expect(answer.statusCode).toBe(403)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test('the changes of a whole file come in one request, which no other procedure takes', async () => {
    const { app: server, signIn } = await app()
    const ask = async (path: string, megabytes: number, more = {}) => {
      const payload = JSON.stringify({ requestId: 'x'.repeat(megabytes * 1024 * 1024) })
      const headers = { host: 'localhost:3000', origin: ORIGIN, 'content-type': 'application/json', ...more }
      return server.inject({ method: 'POST', url: `/trpc/${path}`, payload, headers })
    }
    expect((await ask('workbooks.applyActuals', 2)).statusCode).toBe(401)
    expect((await ask('workbooks.reverseBudget', 2)).statusCode).toBe(413)
    // Nobody's is not even read, and hears it in tRPC's own shape.
    const stranger = await ask('workbooks.applyActuals', 17)
    expect([stranger.statusCode, stranger.json<{ error: { data: { reason: string } } }>().error.data.reason]).toEqual([
      401,
      'not-signed-in',
    ])
    const cookie = await signIn('evaluator')
    expect((await ask('workbooks.applyActuals', 17, { cookie })).statusCode).toBe(413)
    expect((await ask('workbooks.applyActuals', 2, { cookie })).statusCode).toBe(400)
  })

  test('the same guard stands before /trpc', async () => {
    const { app: server } = await app()
    for (const headers of [
      { origin: 'https://evil.example', 'content-type': 'application/json' },
      { origin: ORIGIN, 'content-type': 'text/plain' },
    ]) {
      expect(
        (
          await server.inject({
            method: 'POST',
            url: '/trpc/accounts.signInMethods',
            payload: '{}',
            headers: { host: 'localhost:3000', ...headers },
          })
        ).statusCode,
      ).toBe(403)
    }
  })

  test('security headers stand on every answer', async () => {
    const { app: server } = await app()
    for (const url of ['/health', '/trpc/accounts.signInMethods', '/nothing-here']) {
      const { headers } = await server.inject({ url, headers: { host: 'localhost:3000' } })
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['strict-transport-security']).toBeUndefined()
    }
  })

  test('a page is cut off from the window that opened it, unless nobody else can have: typed, or opened by a page of ours', async () => {
    const { app: server } = await app()
    const policy = async (site: string | null) => {
      const headers = { host: 'localhost:3000', accept: 'text/html', ...(site === null ? {} : { 'sec-fetch-site': site }) }
      return (await server.inject({ url: '/overview', headers })).headers['cross-origin-opener-policy']
    }
    for (const site of [null, 'cross-site', 'same-site', 'none, cross-site'])
      expect([site, await policy(site)]).toEqual([site, 'same-origin'])
    for (const site of ['none', 'same-origin']) expect([site, await policy(site)]).toEqual([site, undefined])
  })

  test('a session ends when idle, and after eight hours however busy', async () => {
    const { signIn, call } = await app()
    const idle = await signIn('executive')
    expect(await call('search.find', { q: '과' }, idle)).toMatchObject({ status: 200 })
    const tokenOf = (cookie: string) => decodeURIComponent(/session_token=([^;]+)/.exec(cookie)?.[1] ?? '').split('.')[0] ?? ''
    const row = await store().db.selectFrom('session').selectAll().where('token', '=', tokenOf(idle)).executeTakeFirstOrThrow()
    const left = new Date(row.expiresAt).getTime() - Date.now()
    expect(left).toBeGreaterThan(29 * 60_000)
    expect(left).toBeLessThan(31 * 60_000)
    await store()
      .db.updateTable('session')
      .set({ expiresAt: new Date(Date.now() - 1000).toISOString() })
      .where('id', '=', row.id)
      .execute()
    expect(await call('search.find', { q: '과' }, idle)).toMatchObject({ status: 401 })

    const busy = await signIn('head')
    await store()
      .db.updateTable('session')
      .set({ expiresAt: new Date(Date.now() + 24 * HOUR).toISOString() })
      .where('token', '=', tokenOf(busy))
      .execute()
    ahead = 8 * HOUR - 60_000
    expect(await call('search.find', { q: '과' }, busy)).toMatchObject({ status: 200 })
    ahead = 8 * HOUR + 60_000
    expect(await call('search.find', { q: '과' }, busy)).toMatchObject({ status: 401 })
    ahead = 0
    expect(await store().db.selectFrom('session').select('id').where('token', '=', tokenOf(busy)).execute()).toEqual([])
  })

  test('signing out ends the session on the server', async () => {
    const { app: server, signIn, call } = await app()
    const cookie = await signIn('evaluator')
    const out = await server.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      payload: {},
      headers: { host: 'localhost:3000', origin: ORIGIN, cookie },
    })
    expect(out.statusCode).toBe(200)
    expect(String(out.headers['set-cookie'])).toMatch(/session_token=;.*Max-Age=0/i)
    expect(await call('search.find', { q: '과' }, cookie)).toMatchObject({ status: 401 })
  })

  test('nobody can make an account or sign in to a demonstration account by a password', async () => {
    const { app: server } = await app()
    const post = (url: string, payload: object) =>
      server.inject({ method: 'POST', url: `/api/auth${url}`, payload, headers: { host: 'localhost:3000', origin: ORIGIN } })
    const account = await post('/sign-up/email', {
      email: 'a@b.example',
      password: 'long enough password',
      name: 'x',
      role: 'administrator',
    })
    expect(account.statusCode).toBeGreaterThanOrEqual(400)
    expect(
      (await post('/sign-in/username', { username: 'demonstration-administrator', password: '' })).statusCode,
    ).toBeGreaterThanOrEqual(400)
    expect(cookieOf(account.headers['set-cookie'])).toBe('')
  })
})

test.each(['0.0.0.0', '::', '10.1.2.3', 'jipyo.jeonbuk.go.kr'])('the demonstration is refused on %s', (HOST) => {
  expect(() => readConfig({ HOST, SIGN_IN: 'demonstration' })).toThrow(ConfigError)
  expect(() => readConfig({ HOST, SIGN_IN: 'demonstration' })).toThrow(/SIGN_IN=accounts/)
  expect(readConfig({ HOST, PUBLIC_URL: 'http://10.1.2.3:3000' }).signIn).toBe('accounts')
})
test.each([{ PORT: '70000' }, { PORT: 'x' }, { PUBLIC_URL: 'ftp://x' }, { SIGN_IN: 'anyone' }, { AUTH_SECRET: 'short' }])(
  'a wrong setting is named: %j',
  (env) => {
    expect(() => readConfig(env as Record<string, string>)).toThrow(Object.keys(env)[0])
  },
)
