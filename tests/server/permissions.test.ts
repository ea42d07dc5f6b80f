import { describe, expect, test } from 'vitest'
import { type Action, may, ROLES } from '#domain/permissions.ts'
import { appRouter } from '#server/router.ts'
import { type TestApp, testApp } from '../helpers/app.ts'
import { loadRealPlan, onBothStores, useStore } from '../helpers/stores.ts'

/** Every procedure, the action that guards it and an input with which it answers. `null`: open to anybody. A new one not listed here fails. */
const PROCEDURES: Readonly<Record<string, { action: Action | null; input?: unknown }>> = {
  'accounts.doors': { action: null },
  // Answers null to whoever is signed out, so that the page need not ask twice.
  'accounts.frame': { action: null, input: {} },
  'scorecards.overview': { action: 'score.read', input: { year: 2024 } },
  'departments.page': { action: 'score.read', input: { departmentId: 3, year: 2024 } },
  'departments.indicator': { action: 'score.read', input: { indicatorId: 1 } },
  'budgets.page': { action: 'budget.read', input: {} },
  'budgets.origins': { action: 'budget.read', input: { subject: 'programme', ids: [1] } },
  'search.find': { action: 'search', input: { q: '자원봉사' } },
  'system.status': { action: 'system.read' },
}
// tRPC's own list of what can be called; there is no other.
// oxlint-disable-next-line no-underscore-dangle
const listed = Object.keys(appRouter._def.procedures)

test('every procedure of the router is in the table, and no other', () => expect(Object.keys(PROCEDURES).toSorted()).toEqual(listed.toSorted()))

onBothStores('the permission matrix, through the door', (kind) => {
  const store = useStore(kind, loadRealPlan)
  let made: Promise<TestApp> | undefined
  const app = () => (made ??= testApp(store()))

  describe.each(listed)('%s', (path) => {
    const { action = null, input } = PROCEDURES[path] ?? {}
    test('signed out', async () => {
      const answer = await (await app()).call(path, input)
      if (action === null) expect(answer.status).toBe(200)
      else expect(answer).toMatchObject({ status: 401, reason: 'not-signed-in', data: null })
    })
    test.each(ROLES)('as %s', async (role) => {
      const { signIn, call } = await app()
      const answer = await call(path, input, await signIn(role))
      const lets = action === null || may({ role, departmentIds: [] }, action)
      if (lets) expect(answer).toMatchObject({ status: 200, reason: null })
      else expect(answer).toMatchObject({ status: 403, reason: 'forbidden', data: null })
    })
  })

  test('the frame tells a stranger nothing', async () => expect((await (await app()).call('accounts.frame', {})).data).toBeNull())

  test('a forged or foreign cookie is nobody', async () => {
    const { signIn, call } = await app()
    const cookie = await signIn('administrator')
    expect(await call('system.status', undefined, cookie.replace(/(session_token=.{5})./, '$1X'))).toMatchObject({ status: 401 })
    expect(await call('system.status', undefined, 'jipyo.session_token=made.up')).toMatchObject({ status: 401 })
  })

  test('refusals say why and nothing of the inside', async () => {
    const { app: server, signIn, call } = await app()
    const cookie = await signIn('head')
    expect(await call('scorecards.overview', { year: 2031 }, cookie)).toMatchObject({ status: 404, reason: 'unknown-year' })
    expect(await call('departments.page', { departmentId: 99_999 }, cookie)).toMatchObject({ status: 404, reason: 'unknown-department' })
    expect(await call('departments.indicator', { indicatorId: 99_999 }, cookie)).toMatchObject({ status: 404, reason: 'unknown-indicator' })
    expect(await call('scorecards.overview', { year: 'zwei' }, cookie)).toMatchObject({ status: 400, reason: 'bad-input' })
    const raw = await server.inject({ url: '/trpc/scorecards.overview?input={', headers: { host: 'localhost:3000', cookie } })
    expect(raw.statusCode).toBe(400)
    expect(raw.body).not.toMatch(/\.ts|at |node_modules/)
  })

  test('a batch over the limit is refused', async () => {
    const { app: server } = await app()
    const paths = Array.from({ length: 21 }, () => 'accounts.doors').join(',')
    expect((await server.inject({ url: `/trpc/${paths}?batch=1&input={}`, headers: { host: 'localhost:3000' } })).statusCode).toBe(400)
  })
})
