import { expect, test } from 'vitest'
import { ORIGIN, testApp } from '../../helpers/app.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

onBothStores('a page acts only as the person it was drawn for', (kind) => {
  const store = useStore(kind, loadRealPlan)
  const start = async () => {
    const server = await testApp(store())
    const cookie = await server.signIn('evaluator')
    const people = await store().db.selectFrom('user').select(['id', 'name', 'role']).execute()
    const person = (role: string) => people.find((p) => p.role === role)?.id ?? ''
    const ask = async (method: 'GET' | 'POST' | 'PUT', url: string, headers: Record<string, string>, sent = cookie) => {
      const answer = await server.app.inject({
        method,
        url,
        headers: {
          host: 'localhost:3000',
          origin: ORIGIN,
          ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
          ...(method === 'PUT' ? { 'content-type': 'application/octet-stream' } : {}),
          cookie: sent,
          ...headers,
        },
        ...(method === 'GET' ? {} : { payload: '{}' }),
      })
      const text = JSON.stringify(answer.json() ?? null)
      const reason = /"reason":"([^"]+)"/.exec(text)?.[1] ?? null
      return { status: answer.statusCode, reason, text }
    }
    return { ...server, cookie, person, ask }
  }
  const drawnFor = (id: string) => ({ 'x-jipyo-person': id })

  test('by every endpoint, queries in one batch included', async () => {
    const { ask, person } = await start()
    const other = drawnFor(person('head'))
    const own = drawnFor(person('evaluator'))
    const frame = '/trpc/accounts.frame,accounts.signInMethods?batch=1&input=%7B%220%22%3A%7B%7D%7D'
    const refused = [
      ['GET', frame],
      ['POST', '/trpc/entry.enter'],
      ['PUT', '/files/evidence/1/2026/0?request=12345678901234567890'],
      ['GET', '/files/evidence/999999'],
      ['GET', '/files/workbooks/actuals?year=2026&month=0'],
      ['GET', '/live?after=0'],
      ['POST', '/api/auth/sign-out'],
    ] as const
    for (const [method, url] of refused) {
      const answer = await ask(method, url, other)
      expect(answer, url).toMatchObject({ status: 409, reason: 'other-person' })
      expect(answer.text, url).toContain('성과담당 (시연)')
    }
    // A link or an image names the person in its address.
    expect(await ask('GET', `/files/evidence/999999?for=${person('head')}`, {})).toMatchObject({ reason: 'other-person' })
    expect(await ask('GET', `/live?after=0&for=${person('head')}`, {})).toMatchObject({ reason: 'other-person' })
    expect(await ask('GET', `/files/evidence/999999?for=${person('evaluator')}`, {})).toMatchObject({ reason: 'unknown-file' })
    expect(await ask('GET', frame, own)).toMatchObject({ status: 200, reason: null })
    expect(await ask('GET', frame, {})).toMatchObject({ status: 200, reason: null })
  })

  test('a page that changes something names its person, a script need not', async () => {
    const { ask, person } = await start()
    const page = { 'sec-fetch-site': 'same-origin' }
    const own = drawnFor(person('evaluator'))
    for (const [method, url] of [
      ['POST', '/trpc/entry.enter'],
      ['PUT', '/files/evidence/1/2026/0?request=12345678901234567890'],
      ['POST', '/api/auth/sign-out'],
    ] as const) {
      expect([url, (await ask(method, url, page)).status]).toEqual([url, 400])
      expect((await ask('GET', '/trpc/accounts.frame?input=%7B%7D', page)).status).toBe(200)
    }
    // Still signed in: nothing was done for nobody.
    expect((await ask('POST', '/api/auth/sign-out', {})).status).toBe(200)
    const again = await start()
    expect((await again.ask('POST', '/api/auth/sign-out', { ...page, ...own }, again.cookie)).status).toBe(200)
  })

  test('the refused sign-out leaves the other person signed in', async () => {
    const { ask, call, cookie, person } = await start()
    await ask('POST', '/api/auth/sign-out', drawnFor(person('head')))
    expect((await call('accounts.signInMethods', undefined, cookie)).data).toMatchObject({ signedIn: true })
    expect((await ask('POST', '/api/auth/sign-out', drawnFor(person('evaluator')))).status).toBe(200)
    expect((await call('accounts.signInMethods', undefined, cookie)).data).toMatchObject({ signedIn: false })
  })

  test('whose session ended, or whose account was disabled, is told so', async () => {
    const { ask, cookie, person } = await start()
    const own = drawnFor(person('evaluator'))
    await store().db.deleteFrom('session').execute()
    expect(await ask('POST', '/trpc/entry.enter', own)).toMatchObject({ status: 401, reason: 'session-expired' })
    // Nobody in particular is only not signed in.
    expect(await ask('POST', '/trpc/entry.enter', {})).toMatchObject({ status: 401, reason: 'not-signed-in' })
    const disable = (at: string | null) =>
      store().db.updateTable('user').set({ disabledAt: at }).where('id', '=', person('evaluator')).execute()
    await disable(new Date().toISOString())
    expect(await ask('POST', '/trpc/entry.enter', own, cookie)).toMatchObject({ status: 403, reason: 'account-disabled' })
    await disable(null)
  })
})
