import { expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { cookieOf, testApp } from '../../helpers/app.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

onBothStores('cookies', (kind) => {
  const store = useStore(kind, loadRealPlan)
  const signedIn = async (publicUrl: string) => {
    const { app, call } = await testApp(store(), { config: { ...readConfig({}), publicUrl } })
    const answer = await app.inject({
      method: 'POST',
      url: '/api/auth/demonstration',
      payload: { role: 'executive' },
      headers: { host: 'localhost:3000', origin: publicUrl },
    })
    return { header: String(answer.headers['set-cookie']), cookie: cookieOf(answer.headers['set-cookie']), call }
  }

  test('on https belong to this host alone and open the session', async () => {
    const { header, cookie, call } = await signedIn('https://localhost')
    // What browsers ask of the prefix: Secure, the whole host, no Domain.
    expect(header).toMatch(/^__Host-jipyo\.session_token=/)
    expect(header).toMatch(/; Secure/i)
    expect(header).toMatch(/; Path=\/(;|$)/i)
    expect(header).not.toMatch(/Domain=/i)
    expect(await call('search.find', { q: '과' }, cookie)).toMatchObject({ status: 200 })
    expect(await call('search.find', { q: '과' }, cookie.replace('__Host-', ''))).toMatchObject({ status: 401 })
  })

  test('on http are plain, since no browser would keep them', async () => {
    const { header, cookie, call } = await signedIn('http://localhost:3000')
    expect(header).toMatch(/^jipyo\.session_token=/)
    expect(header).not.toMatch(/Secure/i)
    expect(await call('search.find', { q: '과' }, cookie)).toMatchObject({ status: 200 })
  })
})
