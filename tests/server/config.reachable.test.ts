import { expect, test } from 'vitest'
import { createAuth } from '#server/accounts/auth.ts'
import { readConfig } from '#server/config.ts'
import { betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { ORIGIN, testApp } from '../helpers/app.ts'
import { loadRealPlan, useStore } from '../helpers/stores.ts'

/** All that is reachable below /api/auth. Whatever else better-auth has, now or in a later version, is not there. */
const REACHABLE = [
  'POST /sign-in/username',
  'POST /demonstration',
  'POST /link',
  'POST /claim',
  'POST /claim/password',
  'POST /sign-out',
]
const WITH_SINGLE_SIGN_ON = ['POST /sign-in/social', 'GET /callback/sso']
/** Of the endpoints that change an account or open a session: these must be in what is tried below, or it tries too little. */
const DANGEROUS = [
  '/sign-up/email',
  '/sign-in/email',
  '/update-user',
  '/update-session',
  '/change-password',
  '/change-email',
  '/delete-user',
  '/link-social',
  '/unlink-account',
  '/reset-password',
  '/request-password-reset',
  '/list-sessions',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
  '/get-session',
  '/get-access-token',
  '/refresh-token',
  '/account-info',
  '/list-accounts',
  '/verify-password',
  '/send-verification-email',
  '/sign-in/social',
]

const store = useStore('sqlite', loadRealPlan)

/** Every endpoint our instance of better-auth has, and those of the instance that talks to the single sign-on. */
function endpoints() {
  const ours = createAuth(store(), readConfig({}), 'x'.repeat(40), true).api
  const theirs = betterAuth({
    secret: 'x'.repeat(40),
    baseURL: ORIGIN,
    telemetry: { enabled: false },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: 'sso',
            authorizationUrl: 'http://127.0.0.1:9/a',
            tokenUrl: 'http://127.0.0.1:9/t',
            clientId: 'x',
            clientSecret: 'x',
          },
        ],
      }),
    ],
  }).api
  const found = Object.values({ ...theirs, ...ours } as unknown as Record<
    string,
    { path?: string; options: { method: string | string[] } }
  >)
  return found.flatMap(({ path, options }) =>
    path === undefined ? [] : [options.method].flat().map((method) => `${method} ${path}`),
  )
}

test('nothing of better-auth is reachable but what is listed', async () => {
  const { app, signIn } = await testApp(store())
  const cookie = await signIn('evaluator')
  const all = [...new Set(endpoints())]
  expect(all.filter((one) => REACHABLE.includes(one)).toSorted()).toEqual(REACHABLE.toSorted())
  for (const path of DANGEROUS) expect(all.map((one) => one.split(' ')[1])).toContain(path)
  const people = () =>
    store()
      .db.selectFrom('user')
      .select(['id', 'name', 'email', 'username', 'role', 'demonstration', 'disabledAt', 'version'])
      .orderBy('id')
      .execute()
  const before = await people()
  const forbidden = {
    role: 'administrator',
    email: 'a@b.example',
    name: '다른 이름',
    password: 'x'.repeat(20),
    newPassword: 'x'.repeat(20),
    demonstration: false,
    username: 'other',
  }
  const reached: string[] = []
  for (const one of all) {
    const [method = '', path = ''] = one.split(' ')
    for (const url of [
      `/api/auth${path}`,
      `/api/auth${path}/`,
      `/api/auth/${path}`,
      `/api/auth${path.replace(/(?<=.)\//, '%2F')}`,
    ]) {
      const answer = await app.inject({
        method: method === 'GET' ? 'GET' : 'POST',
        url: url.replace(/:(id|token)/, 'sso'),
        headers: { host: 'localhost:3000', origin: ORIGIN, cookie },
        ...(method === 'GET' ? {} : { payload: forbidden }),
      })
      if (answer.statusCode !== 404) reached.push(one)
    }
  }
  expect([...new Set(reached)].filter((one) => one !== 'POST /sign-out').toSorted()).toEqual(
    REACHABLE.filter((one) => one !== 'POST /sign-out').toSorted(),
  )
  expect(await people()).toEqual(before)
})

test('the single sign-on’s doors are shut while none is configured', async () => {
  const { app } = await testApp(store())
  for (const door of WITH_SINGLE_SIGN_ON) {
    const [method = '', path = ''] = door.split(' ')
    const answer = await app.inject({
      method: method === 'GET' ? 'GET' : 'POST',
      url: `/api/auth${path}`,
      headers: { host: 'localhost:3000', origin: ORIGIN },
      ...(method === 'GET' ? {} : { payload: {} }),
    })
    expect(answer.statusCode, door).toBe(404)
  }
})

test.each([
  ['/sign-in/username', { username: 'demonstration-administrator', password: '' }],
  ['/sign-in/username', { username: { $ne: null }, password: 'x' }],
  ['/sign-in/username', { username: 'x'.repeat(500), password: 'x' }],
  ['/demonstration', { role: 'root' }],
  ['/claim/password', { token: 'short', password: 'x' }],
  ['/claim', { token: 'x'.repeat(30), name: '', username: 'x y', password: 'x' }],
])('%s refuses %j without an inside word', async (path, payload) => {
  const { app } = await testApp(store())
  const answer = await app.inject({
    method: 'POST',
    url: `/api/auth${path}`,
    payload,
    headers: { host: 'localhost:3000', origin: ORIGIN },
  })
  expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  expect(answer.statusCode).toBeLessThan(500)
  expect(answer.headers['set-cookie']).toBeUndefined()
  expect(answer.body).not.toMatch(/node_modules|\.ts:|select |argon/)
})
