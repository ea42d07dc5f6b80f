import { expect, test } from 'vitest'
import { ABSOLUTE } from '#server/accounts/limits.ts'
import { testApp } from '../../helpers/app.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

const minutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString()

onBothStores('reading a session', (kind) => {
  const store = useStore(kind, loadRealPlan)
  const start = async (ahead?: () => number) => {
    const server = await testApp(store(), ahead ? { ahead } : {})
    const cookie = await server.signIn('executive')
    const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? ''
    const signedIn = async (sent = cookie) =>
      ((await server.call('accounts.signInMethods', undefined, sent)).data as { signedIn: boolean }).signedIn
    const row = () => store().db.selectFrom('session').selectAll().where('token', '=', token).executeTakeFirst()
    const set = (values: { expiresAt: string }) =>
      store().db.updateTable('session').set(values).where('token', '=', token).execute()
    return { ...server, cookie, token, signedIn, row, set }
  }
  const at = (value: unknown) => new Date(value as string).getTime()

  test('a running one is read and not written', async () => {
    const { signedIn, row } = await start()
    const before = await row()
    expect(await signedIn()).toBe(true)
    expect(await row()).toEqual(before)
  })
  test('a changed signature, value or none at all is nobody', async () => {
    const { cookie, signedIn } = await start()
    const [name, value = ''] = cookie.split('=')
    const [token, signature = ''] = decodeURIComponent(value).split('.')
    const swapped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`
    for (const forged of [
      `${token}.${swapped}`,
      `${token}`,
      `${token}.`,
      `x${token}.${signature}`,
      `.${signature}`,
      `${token}.${signature}x`,
    ]) {
      expect(await signedIn(`${name}=${encodeURIComponent(forged)}`), forged).toBe(false)
    }
    expect(await signedIn(`other=1; ${cookie}; more=2`)).toBe(true)
    expect(await signedIn(`${cookie}; ${name}=forged`)).toBe(true)
    expect(await signedIn(`${name}=forged; ${cookie}`)).toBe(false)
  })
  test('an expired one is nobody and is deleted', async () => {
    const { signedIn, row, set } = await start()
    await set({ expiresAt: minutes(-1) })
    expect(await signedIn()).toBe(false)
    expect(await row()).toBeUndefined()
  })
  test('one used after a minute is renewed, one used before is not', async () => {
    const { signedIn, row, set } = await start()
    await set({ expiresAt: minutes(29.5) })
    await signedIn()
    expect(at((await row())?.expiresAt)).toBeLessThan(at(minutes(29.6)))
    await set({ expiresAt: minutes(28.9) })
    expect(await signedIn()).toBe(true)
    expect(at((await row())?.expiresAt)).toBeGreaterThan(at(minutes(29.8)))
  })
  test('one too old ends however busy', async () => {
    let ahead = ABSOLUTE - 60_000
    const { signedIn, row, call, cookie } = await start(() => ahead)
    expect(await signedIn()).toBe(true)
    // The page is told how long it has, so that it can say so before.
    const { sessionLeft } = (await call('accounts.frame', {}, cookie)).data as { sessionLeft: number }
    expect(sessionLeft).toBeGreaterThan(50_000)
    expect(sessionLeft).toBeLessThanOrEqual(60_000)
    ahead = ABSOLUTE + 1000
    expect(await signedIn()).toBe(false)
    expect(await row()).toBeUndefined()
  })
  test('a deleted one is nobody at the next request', async () => {
    const { signedIn, token } = await start()
    expect(await signedIn()).toBe(true)
    await store().db.deleteFrom('session').where('token', '=', token).execute()
    expect(await signedIn()).toBe(false)
  })
  test('role and departments are those of this moment', async () => {
    const server = await start()
    const who = async () =>
      ((await server.call('accounts.frame', {}, server.cookie)).data as { user: { role: string; demonstration: boolean } }).user
    expect(await who()).toMatchObject({ role: 'executive', demonstration: true, departmentIds: [] })
    await store()
      .db.updateTable('user')
      .set({ role: 'administrator' })
      .where('username', '=', 'demonstration-executive')
      .execute()
    expect(await who()).toMatchObject({ role: 'administrator' })
    await store().db.updateTable('user').set({ role: 'executive' }).where('username', '=', 'demonstration-executive').execute()
  })
})
