import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, type MockInstance, test, vi } from 'vitest'
import { auditPage } from '#server/audit/list.ts'
import { log } from '#server/log.ts'
import type { SingleSignOnSettings } from '#server/config.ts'
import { ConfigError, readConfig } from '#server/config.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'
import { type House, openHouse } from '../../helpers/accounts.ts'
import { mockProvider } from '../../helpers/provider.ts'

let provider: Awaited<ReturnType<typeof mockProvider>>
const called: string[] = []
const realFetch = globalThis.fetch
beforeAll(async () => {
  provider = await mockProvider()
  globalThis.fetch = (...asked: Parameters<typeof fetch>) => {
    called.push(new URL(String(asked[0] instanceof Request ? asked[0].url : asked[0])).origin)
    return realFetch(...asked)
  }
})
afterAll(async () => {
  globalThis.fetch = realFetch
  await provider.close()
})
// better-auth tells its log why it refused; here that is expected.
afterEach(() => {
  provider.straight()
  vi.restoreAllMocks()
})

/** The causes that were logged. */
const told = (spy: MockInstance<typeof log.info>) =>
  spy.mock.calls.map(([facts]): unknown => facts).filter((facts) => JSON.stringify(facts)?.includes('cause'))

const settings = (more: Partial<SingleSignOnSettings> = {}): SingleSignOnSettings => ({
  issuer: provider.issuer,
  discoveryUrl: `${provider.issuer}/.well-known/openid-configuration`,
  clientId: 'jipyo',
  clientSecret: 'secret',
  label: '행정포털로 로그인',
  usernameClaim: 'preferred_username',
  newcomers: null,
  ...more,
})

onBothStores('single sign-on', (kind) => {
  const store = useStore(kind, loadRealPlan)
  const houses = new Map<string, Promise<House>>()
  const house = (newcomers: SingleSignOnSettings['newcomers'] = null) => {
    const known = houses.get(String(newcomers)) ?? openHouse(store(), { config: { singleSignOn: settings({ newcomers }) } })
    houses.set(String(newcomers), known)
    return known
  }
  /** From the button to the provider: its address and the browser's cookie. */
  const begin = async ({ post }: House, body: object = {}) => {
    const answer = await post('/sign-in/social', body)
    return { ...answer, url: answer.status === 200 ? (JSON.parse(answer.body) as { url: string }).url : '' }
  }
  const back = async (url: string) => {
    const location = (await realFetch(url, { redirect: 'manual' })).headers.get('location') ?? ''
    return new URL(location)
  }
  /** The whole way, as a browser goes it. */
  const walk = async (of: House, body: object = {}) => {
    const started = await begin(of, body)
    const to = await back(started.url)
    return of.get(to.pathname + to.search, started.cookie)
  }
  const who = async (of: House, cookie: string) =>
    ((await of.call('accounts.frame', {}, cookie)).data as { user: { username: string; role: string; id: string } } | null)?.user
  const people = async () => (await store().db.selectFrom('user').select('id').execute()).length
  const newest = async () => (await auditPage(store().db, { act: 'sign-in', limit: 1 })).lines[0]

  test('lets an existing account in, links it to the subject once, and puts it on record', async () => {
    const of = await house()
    const hong = await of.create('hong', 'executive')
    const first = await walk(of, { next: '/entry?year=2025&month=0' })
    expect(first).toMatchObject({ status: 302, location: '/entry?year=2025&month=0' })
    expect(await who(of, first.cookie)).toMatchObject({ username: 'hong', role: 'executive', id: hong.userId })
    expect(await newest()).toMatchObject({ act: 'sign-in', actorId: hong.userId })
    expect(await of.row(hong.userId)).toMatchObject({ standing: 'active', singleSignOn: true, sessions: 1 })
    // From now on the subject counts, whatever the provider calls the person.
    provider.bend.person = { sub: 'E1234', preferred_username: 'someone.else', name: '다른 이름', role: 'administrator' }
    const second = await walk(of)
    expect(await who(of, second.cookie)).toMatchObject({ username: 'hong', role: 'executive' })
    expect(second.location).toBe('/')
    const links = (await auditPage(store().db, { subject: `account:${hong.userId}`, act: 'account.single-sign-on', limit: 9 }))
      .lines
    expect(links).toHaveLength(1)
    // No token of the provider is kept.
    expect(
      JSON.stringify(await store().db.selectFrom('account').selectAll().where('providerId', '=', 'sso').execute()),
    ).not.toMatch(/eyJ|"at"/)
  })

  test('another subject of the same user name is refused until the administrator unlinks', async () => {
    const of = await house()
    provider.bend.person = { sub: 'E9999', preferred_username: 'hong', name: '홍길동' }
    expect(await walk(of)).toMatchObject({ status: 302, location: '/sign-in?refused=account-linked' })
    const { id } = await store().db.selectFrom('user').select('id').where('username', '=', 'hong').executeTakeFirstOrThrow()
    expect(await newest()).toMatchObject({
      act: 'sign-in.refused',
      reason: 'account-linked',
      subject: `account:${id}`,
      actorId: null,
    })
    const { version } = await of.row(id)
    expect(
      (await of.call('accounts.unlink', { userId: id, version, requestId: randomUUID() }, of.administrator.cookie)).status,
    ).toBe(200)
    expect(await of.row(id)).toMatchObject({ singleSignOn: false, sessions: 0 })
    expect(await who(of, (await walk(of)).cookie)).toMatchObject({ id })
  })

  test('a person without an account is refused, and nothing is made', async () => {
    const of = await house()
    provider.bend.person = { sub: 'E5', preferred_username: 'stranger', name: '낯선 이' }
    const before = await people()
    const answer = await walk(of)
    expect(answer).toMatchObject({ status: 302, location: '/sign-in?refused=no-account' })
    expect(answer.cookie).not.toMatch(/session_token=[^;]/)
    expect(await people()).toBe(before)
  })

  test.each([
    ['no user name', { sub: 'E6' }, 'missing'],
    ['an empty one', { sub: 'E6', preferred_username: '' }, 'no user name'],
    ['one that is none', { sub: 'E6', preferred_username: 'a b' }, 'no user name'],
    ['a list', { sub: 'E6', preferred_username: ['hong'] }, 'no user name'],
    ['an address', { sub: 'E6', preferred_username: 'hong@else.where' }, 'no user name'],
    ['an unknown one', { sub: 'E6', preferred_username: 'stranger' }, 'a user name'],
  ])('with %s nobody is found, and the log says what was offered, not whose', async (_, person, offered) => {
    const info = vi.spyOn(log, 'info')
    provider.bend.person = person
    expect((await walk(await house())).location).toBe('/sign-in?refused=no-account')
    const facts = { cause: 'no-account', OIDC_USERNAME_CLAIM: 'preferred_username', offered }
    expect(told(info)).toEqual([facts])
    expect(JSON.stringify(info.mock.calls)).not.toMatch(/hong|stranger/)
    // On record it stands, for whoever makes the accounts.
    const { preferred_username: given = '' } = person as { preferred_username?: unknown }
    const name = typeof given === 'string' ? given : ''
    const { seq } = (await newest()) ?? { seq: 0 }
    const { after_json } = await store()
      .db.selectFrom('audit_entry')
      .select('after_json')
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(after_json ?? '')).toEqual({ door: '/callback/sso', ...(name !== '' && { username: name }) })
  })

  test('the user name may stand in the userinfo only, and only of the same subject', async () => {
    const of = await house()
    const park = await of.create('park', 'executive')
    provider.bend.person = { sub: 'E7' }
    provider.bend.userinfo = { sub: 'E8', preferred_username: 'park' }
    expect((await walk(of)).location).toBe('/sign-in?refused=no-account')
    provider.bend.userinfo = { sub: 'E7', preferred_username: 'park' }
    expect(await who(of, (await walk(of)).cookie)).toMatchObject({ id: park.userId })
  })

  test('a disabled account is refused, linked or not', async () => {
    const of = await house()
    const lee = await of.create('lee', 'executive')
    provider.bend.person = { sub: 'E10', preferred_username: 'lee' }
    const standing = async (act: 'disable' | 'enable') =>
      of.call(
        `accounts.${act}`,
        { userId: lee.userId, version: (await of.row(lee.userId)).version, requestId: randomUUID() },
        of.administrator.cookie,
      )
    await standing('disable')
    expect((await walk(of)).location).toBe('/sign-in?refused=account-disabled')
    await standing('enable')
    const session = (await walk(of)).cookie
    await standing('disable')
    expect(await who(of, session)).toBeUndefined()
    expect((await walk(of)).location).toBe('/sign-in?refused=account-disabled')
    expect(await newest()).toMatchObject({ reason: 'account-disabled', subject: `account:${lee.userId}` })
  })

  test('where it is configured a newcomer gets an account of the configured role, and no more', async () => {
    const of = await house('evaluator')
    provider.bend.person = {
      sub: 'E11',
      preferred_username: 'Newcomer',
      name: '새 사람',
      role: 'administrator',
      demonstration: true,
    }
    const { cookie } = await walk(of)
    expect(await who(of, cookie)).toMatchObject({
      username: 'newcomer',
      role: 'evaluator',
      departmentIds: [],
      demonstration: false,
      name: '새 사람',
    })
    expect(await of.call('accounts.list', undefined, cookie)).toMatchObject({ status: 403 })
    const before = await people()
    const both = await Promise.all([walk(of), walk(of)])
    expect(both.map((b) => b.location)).toEqual(['/', '/'])
    expect(await people()).toBe(before)
  })

  test.each<[string, () => void, RegExp]>([
    ['another issuer in the token', () => (provider.bend.token = { iss: 'https://evil.example' }), /another issuer/],
    ['another audience', () => (provider.bend.token = { aud: 'another-client' }), /another client/],
    ['an expired token', () => (provider.bend.token = { exp: Math.floor(Date.now() / 1000) - 600 }), /has expired/],
    ['another nonce', () => (provider.bend.nonce = 'a nonce of another sign-in'), /another sign-in/],
    ['no nonce', () => (provider.bend.token = { nonce: undefined }), /another sign-in/],
    ['a key that is not the provider’s', () => (provider.bend.key = 'other'), /signature/],
    ['no signature', () => (provider.bend.key = 'none'), /signature/],
    ['no token at all', () => (provider.bend.noIdToken = true), /no ID token/],
    ['no subject', () => (provider.bend.token = { sub: '' }), /no subject/],
  ])('%s lets nobody in, and the log says it in one line', async (_, bend, cause) => {
    const of = await house()
    const info = vi.spyOn(log, 'info')
    bend()
    const answer = await walk(of)
    expect(answer).toMatchObject({ status: 302, location: '/sign-in?refused=single-sign-on-failed' })
    expect(answer.cookie).not.toMatch(/session_token=[^;]/)
    expect(await newest()).toMatchObject({ act: 'sign-in.refused', reason: 'single-sign-on-failed' })
    expect(told(info)).toEqual([expect.objectContaining({ cause: expect.stringMatching(cause) as string })])
  })

  test('the way back is bound to the browser that began it, to its state and to its code, and works once', async () => {
    const of = await house()
    const failed = { status: 302, location: '/sign-in?refused=single-sign-on-failed' }
    await of.create('bound')
    provider.bend.person = { sub: 'E20', preferred_username: 'bound' }
    const mine = await begin(of)
    const to = await back(mine.url)
    const at = (change: (url: URL) => void = () => undefined) => {
      const url = new URL(to)
      change(url)
      return url.pathname + url.search
    }
    expect(await of.get(at())).toMatchObject(failed)
    const again = await begin(of)
    const theirs = await back(again.url)
    // Somebody else's code with my state, and the other way round.
    expect(
      await of.get(
        at((u) => u.searchParams.set('code', theirs.searchParams.get('code') ?? '')),
        mine.cookie,
      ),
    ).toMatchObject(failed)
    expect(await of.get(theirs.pathname + theirs.search, mine.cookie)).toMatchObject(failed)
    for (const change of [
      (u: URL) => u.searchParams.set('state', 'made-up'),
      (u: URL) => u.searchParams.delete('state'),
      (u: URL) => u.searchParams.delete('code'),
    ]) {
      const one = await begin(of)
      const url = await back(one.url)
      change(url)
      expect(await of.get(url.pathname + url.search, one.cookie)).toMatchObject(failed)
    }
    const last = await begin(of)
    const once = await back(last.url)
    expect((await of.get(once.pathname + once.search, last.cookie)).location).toBe('/')
    expect(await of.get(once.pathname + once.search, last.cookie)).toMatchObject(failed)
    const issuer = await begin(of)
    const mixed = await back(issuer.url)
    expect(await of.get(`${mixed.pathname}${mixed.search}&iss=https%3A%2F%2Fevil.example`, issuer.cookie)).toMatchObject(failed)
    expect(await of.get('/api/auth/callback/sso?error=access_denied&state=x', issuer.cookie)).toMatchObject(failed)
  })

  test('asks with PKCE, nonce and state, and takes nothing of the request but the page to go to', async () => {
    const of = await house()
    await of.create('asker')
    provider.bend.person = { sub: 'E21', preferred_username: 'asker' }
    const asked = {
      next: '/budget',
      provider: 'google',
      idToken: { token: 'x.y.z' },
      scopes: ['admin'],
      additionalParams: { prompt: 'none' },
      callbackURL: 'https://evil.example',
      errorCallbackURL: 'https://evil.example',
      requestSignUp: true,
      loginHint: 'root',
      additionalData: { link: { userId: 'x', email: 'x' } },
    }
    const started = await begin(of, asked)
    const q = new URL(started.url).searchParams
    expect(started.url.startsWith(`${provider.issuer}/authorize?`)).toBe(true)
    expect(q.get('code_challenge_method')).toBe('S256')
    expect(q.get('code_challenge')).toMatch(/^[\w-]{43}$/)
    expect(q.get('nonce')).toMatch(/^[\w-]{32}$/)
    expect(q.get('state')).toMatch(/^[\w-]{32}$/)
    expect(q.get('scope')).toBe('openid profile')
    expect(q.get('redirect_uri')).toBe('http://localhost:3000/api/auth/callback/sso')
    expect(started.url).not.toMatch(/evil|root|prompt/)
    const to = await back(started.url)
    expect((await of.get(to.pathname + to.search, started.cookie)).location).toBe('/budget')
    for (const next of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/%0d%0aset-cookie:x',
      'javascript:alert(1)',
      7,
    ]) {
      expect((await walk(of, { next })).location, String(next)).toMatch(/^\/(%0d%0aset-cookie:x)?$/)
    }
  })

  test.each<[string, () => void, RegExp]>([
    ['hangs', () => (provider.bend.hang = true), /does not answer/],
    ['calls itself otherwise', () => (provider.bend.discovery = { issuer: 'https://evil.example' }), /another issuer/],
    [
      'names a token endpoint on another host',
      () => (provider.bend.discovery = { token_endpoint: 'https://evil.example/token' }),
      /on another host/,
    ],
    [
      'names keys on another host',
      () => (provider.bend.discovery = { jwks_uri: 'https://evil.example/keys' }),
      /on another host/,
    ],
    ['signs with nothing', () => (provider.bend.discovery = { id_token_signing_alg_values_supported: [] }), /lacks/],
  ])(
    'a provider that %s is down: the page says so, the log says why, and passwords work',
    async (_, bend, cause) => {
      const warn = vi.spyOn(log, 'warn')
      bend()
      const of = await openHouse(await fresh(), { config: { singleSignOn: settings() } })
      const asked = of.call('accounts.singleSignOn')
      expect(await of.signIn('planner')).toMatchObject({ status: 200 })
      expect((await of.call('accounts.signInMethods')).data).toMatchObject({
        singleSignOn: { label: '행정포털로 로그인' },
        demonstration: false,
      })
      expect((await asked).data).toEqual({ available: false })
      expect(await of.post('/sign-in/social', {})).toMatchObject({ status: 503, code: 'single-sign-on-down' })
      // Once, however many asked at the same time.
      expect(told(warn)).toEqual([expect.objectContaining({ cause: expect.stringMatching(cause) })])
    },
    40_000,
  )

  test('a provider that is not there at all is down, and one that comes up later is used', async () => {
    const closed = { issuer: 'http://127.0.0.1:9', discoveryUrl: 'http://127.0.0.1:9/x' }
    const of = await openHouse(await fresh(), { config: { singleSignOn: settings(closed) } })
    expect((await of.call('accounts.singleSignOn')).data).toEqual({ available: false })
    expect(await of.post('/sign-in/social', {})).toMatchObject({ code: 'single-sign-on-down' })
    const up = await openHouse(await fresh(), { config: { singleSignOn: settings() } })
    expect((await up.call('accounts.singleSignOn')).data).toEqual({ available: true })
  })

  // The administrator of the house is made by a link, of which a store has one for ever.
  async function fresh() {
    await store().db.deleteFrom('user').where('username', '=', 'planner').execute()
    houses.clear()
    return store()
  }

  test('no other host was asked anything', () =>
    expect([...new Set(called)].filter((origin) => origin !== 'http://127.0.0.1:9')).toEqual([provider.issuer]))
})

const ENOUGH = { OIDC_ISSUER: 'https://sso.example.go.kr/realms/office', OIDC_CLIENT_ID: 'jipyo', OIDC_CLIENT_SECRET: 's' }
test('the settings: all of them, or none', () => {
  expect(readConfig({}).singleSignOn).toBeNull()
  expect(readConfig(ENOUGH).singleSignOn).toEqual({
    issuer: ENOUGH.OIDC_ISSUER,
    discoveryUrl: `${ENOUGH.OIDC_ISSUER}/.well-known/openid-configuration`,
    clientId: 'jipyo',
    clientSecret: 's',
    label: null,
    usernameClaim: 'preferred_username',
    newcomers: null,
  })
  for (const name of Object.keys(ENOUGH)) expect(() => readConfig({ ...ENOUGH, [name]: undefined })).toThrow(name)
  expect(() => readConfig({ OIDC_LABEL: '로그인' })).toThrow(ConfigError)
  expect(() => readConfig({ ...ENOUGH, OIDC_ISSUER: 'http://sso.example.go.kr' })).toThrow(/https/)
  expect(() => readConfig({ ...ENOUGH, OIDC_DISCOVERY_URL: 'http://sso.example.go.kr/x' })).toThrow(/https/)
  expect(() => readConfig({ ...ENOUGH, OIDC_NEW_ACCOUNTS: 'administrator' })).toThrow(/OIDC_NEW_ACCOUNTS/)
  expect(readConfig({ ...ENOUGH, OIDC_NEW_ACCOUNTS: 'head', OIDC_USERNAME_CLAIM: 'employee_number' }).singleSignOn).toMatchObject(
    { newcomers: 'head', usernameClaim: 'employee_number' },
  )
})
