import { describe, expect, test } from 'vitest'
import { PERMISSIONS, reaches, type Role, ROLES } from '#domain/entry/permissions.ts'
import { appRouter } from '../helpers/router.ts'
import { type TestApp, testApp } from '../helpers/app.ts'
import { placesOf, PROCEDURES } from '../helpers/procedures.ts'
import { loadRealPlan, onBothStores, useStore } from '../helpers/stores.ts'

// tRPC's own list of what can be called; there is no other.
// oxlint-disable-next-line no-underscore-dangle
const listed = Object.keys(appRouter._def.procedures)

// Past the door: answered, or refused for the version nobody has seen, not for who asks.
const PASSED = [
  null,
  'version-conflict',
  'no-password',
  'upload-not-last',
  'comment-not-yours',
  'comments-settled',
  'unknown-import',
  'unknown-reorganisation',
  'unknown-plan',
  'unknown-bureau',
  'other-differences',
  'unknown-programme',
  'unknown-movement',
  'list-empty',
  'plan-not-confirmed',
  'unknown-supplementary',
  'unknown-service',
  'unknown-chapter',
  'unknown-commitment',
]

test('every procedure of the router is in the table, and no other', () =>
  expect(Object.keys(PROCEDURES).toSorted()).toEqual(listed.toSorted()))

onBothStores('the permission matrix, through the door', (kind) => {
  const store = useStore(kind, loadRealPlan)
  let made: Promise<TestApp> | undefined
  const app = () => (made ??= testApp(store()))

  // Once a role: signing in has its own limit a minute.
  const cookies = new Map<Role, Promise<string>>()
  const cookieFor = async (role: Role) => {
    const { signIn } = await app()
    const cookie = cookies.get(role) ?? signIn(role)
    cookies.set(role, cookie)
    return cookie
  }
  const places = async () => {
    await app() // which makes the accounts of the demonstration
    return placesOf(store().db)
  }

  describe.each(listed)('%s', (path) => {
    const { action = null, input, of } = PROCEDURES[path] ?? {}
    test('signed out', async () => {
      const answer = await (await app()).call(path, of ? of((await places()).own) : input)
      if (action === null) expect(answer.status).toBe(200)
      else expect(answer).toMatchObject({ status: 401, reason: 'not-signed-in', data: null })
    })
    test.each(
      ROLES.flatMap((role) => (of ? (['own', 'other'] as const) : (['own'] as const)).map((where) => [role, where] as const)),
    )('as %s, %s department', async (role, where) => {
      const { call } = await app()
      const place = (await places())[where]
      const answer = await call(path, of ? of(place) : input, await cookieFor(role))
      const lets =
        action === null || reaches(PERMISSIONS[action][role], where === 'own' ? [place.departmentId] : [], place.departmentId)
      expect(lets ? PASSED : ['forbidden']).toContain(answer.reason)
      expect(answer.status === 403).toBe(!lets)
      expect(lets || answer.data === null).toBe(true)
    })
  })

  test('the frame tells a stranger nothing', async () => expect((await (await app()).call('accounts.frame', {})).data).toBeNull())

  test('a forged or foreign cookie is nobody', async () => {
    const { signIn, call } = await app()
    const cookie = await signIn('administrator')
    const forged = cookie.replace(
      /(session_token=.{5})(.)/,
      (_, start: string, sign: string) => `${start}${sign === 'X' ? 'Y' : 'X'}`,
    )
    expect(await call('system.status', undefined, forged)).toMatchObject({ status: 401 })
    expect(await call('system.status', undefined, 'jipyo.session_token=made.up')).toMatchObject({ status: 401 })
  })

  test('refusals say why and nothing of the inside', async () => {
    const { app: server, signIn, call } = await app()
    const cookie = await signIn('head')
    expect(await call('scorecards.overview', { year: 2031 }, cookie)).toMatchObject({ status: 404, reason: 'unknown-year' })
    expect(await call('departments.page', { departmentId: 99_999 }, cookie)).toMatchObject({
      status: 404,
      reason: 'unknown-department',
    })
    expect(await call('departments.indicator', { indicatorId: 99_999 }, cookie)).toMatchObject({
      status: 404,
      reason: 'unknown-indicator',
    })
    expect(await call('scorecards.overview', { year: 'zwei' }, cookie)).toMatchObject({ status: 400, reason: 'bad-input' })
    const raw = await server.inject({ url: '/trpc/scorecards.overview?input={', headers: { host: 'localhost:3000', cookie } })
    expect(raw.statusCode).toBe(400)
    expect(raw.body).not.toMatch(/\.ts|at |node_modules/)
  })

  test('a batch over the limit is refused', async () => {
    const { app: server } = await app()
    const paths = Array.from({ length: 21 }, () => 'accounts.signInMethods').join(',')
    expect(
      (await server.inject({ url: `/trpc/${paths}?batch=1&input={}`, headers: { host: 'localhost:3000' } })).statusCode,
    ).toBe(400)
  })
})
