import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { openStore, type Store } from '#data/database.ts'
import { type TestApp, testApp } from '../../helpers/app.ts'
import { addressOf, readEvents, type Reader } from '../../helpers/event-stream.ts'
import { patience } from '../../helpers/patience.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

const served = async (store: Store, options?: Parameters<typeof testApp>[1]) => {
  const app = await testApp(store, options)
  closers.push(() => app.app.close())
  return { ...app, origin: await addressOf(app.app) }
}
const listen = async (origin: string, cookie: string, query = '', headers: Record<string, string> = {}): Promise<Reader> => {
  const reader = await readEvents(`${origin}/live${query}`, { cookie, ...headers })
  closers.push(() => reader.close())
  return reader
}
const changes = (reader: Reader) =>
  reader.heard.filter((h) => h.name === 'changes').flatMap((h) => h.data as { seq: number; act: string; requestId?: string }[])
const said =
  (act: string) =>
  ({ name, data }: { name: string; data: unknown }) =>
    name === 'changes' && (data as { act: string }[]).some((c) => c.act === act)

/** Enters a figure in the demonstration's department; 'not-applicable' on every second call, so that it is always a change. */
async function save({ call }: TestApp, store: Store, cookie: string) {
  const own = await store.db
    .selectFrom('indicator as i')
    .innerJoin('user_department as d', 'd.unit_id', 'i.department_id')
    .select('i.id')
    .orderBy('i.id')
    .executeTakeFirstOrThrow()
  const row = await store.db
    .selectFrom('actual')
    .select(['version', 'kind'])
    .where('indicator_id', '=', own.id)
    .where('year', '=', 2025)
    .where('month', '=', 0)
    .executeTakeFirst()
  const requestId = randomUUID()
  const entry = row?.kind === 'not-applicable' ? { raw: '77' } : { state: 'not-applicable' }
  const answer = await call(
    'entry.enter',
    { indicatorId: own.id, year: 2025, month: 0, version: row?.version ?? 0, entry, reason: '시험', requestId },
    cookie,
  )
  expect(answer.reason).toBeNull()
  return { requestId, indicatorId: own.id }
}

onBothStores('the live door', (kind) => {
  const store = useStore(kind, loadRealPlan)

  test('signed out: no stream', async () => {
    const { origin } = await served(store())
    for (const cookie of ['', 'jipyo.session_token=made.up']) expect((await listen(origin, cookie)).status).toBe(401)
  })

  test('a page of another site gets none, whoever is signed in', async () => {
    const { origin, signIn } = await served(store())
    const cookie = await signIn('head')
    for (const site of ['cross-site', 'same-site'])
      expect((await listen(origin, cookie, '', { 'sec-fetch-site': site })).status).toBe(403)
    expect((await listen(origin, cookie, '', { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test('a save is heard within a second, by its writer with the number of the request, by others without', async () => {
    const server = await served(store())
    const [writer, other] = [await server.signIn('evaluator'), await server.signIn('executive')]
    const mine = await listen(server.origin, writer)
    const theirs = await listen(server.origin, other)
    await Promise.all([mine, theirs].map((r) => r.until((h) => h.name === 'hello')))
    const { requestId, indicatorId } = await save(server, store(), writer)
    const began = performance.now()
    const heard = await theirs.until(said('value.enter'))
    expect(heard.at - began).toBeLessThan(patience(1000))
    expect(heard.data).toEqual([expect.objectContaining({ act: 'value.enter', indicatorId, year: 2025 })])
    expect(JSON.stringify(heard.data)).not.toContain(requestId)
    expect((await mine.until(said('value.enter'))).data).toEqual([expect.objectContaining({ requestId })])
  })

  test('what was missed is told from the number the reader names, once', async () => {
    const server = await served(store())
    const cookie = await server.signIn('evaluator')
    const first = await listen(server.origin, cookie)
    const { seq } = (await first.until((h) => h.name === 'hello')).data as { seq: number }
    first.close()
    await save(server, store(), cookie)
    await save(server, store(), cookie)
    for (const again of [
      await listen(server.origin, cookie, `?after=${seq}`),
      await listen(server.origin, cookie, '?after=0', { 'last-event-id': String(seq) }),
    ]) {
      await again.until((h) => h.name === 'hello')
      expect(changes(again).map((c) => c.act)).toEqual(['value.enter', 'value.enter'])
    }
    const ahead = await listen(server.origin, cookie, '?after=999999')
    await ahead.until((h) => h.name === 'anew')
  })

  test('signing out closes the stream at once, the person’s other session stays', async () => {
    const server = await served(store())
    const [leaving, staying] = [await server.signIn('head'), await server.signIn('head')]
    const [one, two] = [await listen(server.origin, leaving), await listen(server.origin, staying)]
    await Promise.all([one, two].map((r) => r.until((h) => h.name === 'hello')))
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      payload: {},
      headers: { host: 'localhost:3000', origin: 'http://localhost:3000', cookie: leaving },
    })
    expect(answer.statusCode).toBe(200)
    expect((await one.until((h) => h.name === 'end')).data).toEqual({ why: 'signed-out' })
    await one.ended
    await save(server, store(), await server.signIn('evaluator'))
    await two.until(said('value.enter'))
    expect(one.heard.some((h) => h.name === 'changes')).toBe(false)
  })

  test('an open stream, and what a page asks by itself, does not keep an idle session alive', async () => {
    const server = await served(store())
    const cookie = await server.signIn('executive')
    const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? ''
    const session = () =>
      store().db.selectFrom('session').select(['expiresAt', 'updatedAt']).where('token', '=', token).executeTakeFirst()
    // Long enough unused for the next use to renew it.
    await store()
      .db.updateTable('session')
      .set({ expiresAt: new Date(Date.now() + 20 * 60_000).toISOString() })
      .where('token', '=', token)
      .execute()
    const before = await session()
    await (await listen(server.origin, cookie)).until((h) => h.name === 'hello')
    const ask = (headers: Record<string, string>) =>
      server.app.inject({ url: '/trpc/notices.list', headers: { host: 'localhost:3000', cookie, ...headers } })
    expect((await ask({ 'x-jipyo-background': '1' })).statusCode).toBe(200)
    expect(await session()).toEqual(before)
    expect((await ask({})).statusCode).toBe(200)
    expect(await session()).not.toEqual(before)
  })

  test('the server stops: streams end and are told to come back', async () => {
    const server = await served(store())
    const reader = await listen(server.origin, await server.signIn('evaluator'))
    await reader.until((h) => h.name === 'hello')
    await server.app.close()
    await reader.ended
    expect(reader.heard.at(-1)).toMatchObject({ name: 'end', data: { why: 'stopping' } })
  })

  test('the lines are not kept back by compression', async () => {
    const server = await served(store())
    const reader = await listen(server.origin, await server.signIn('head'), '', { 'accept-encoding': 'gzip, br' })
    expect(await reader.until((h) => h.name === 'hello', 1000)).toMatchObject({ data: { seq: expect.any(Number) } })
  })
})

describe('two servers on one PostgreSQL', () => {
  const store = useStore('postgres', loadRealPlan)
  test('a save on one is on the screens of the other within a second', async () => {
    const url = new URL(inject('postgresUrl'))
    url.pathname = new URL(store().place).pathname
    const second = openStore(url.toString())
    closers.push(() => second.close())
    const here = await served(store())
    const there = await served(second)
    const cookie = await here.signIn('evaluator')
    const reader = await listen(there.origin, await there.signIn('executive'))
    await reader.until((h) => h.name === 'hello')
    for (let round = 0; round < 5; round += 1) {
      const heardBefore = changes(reader).length
      await save(here, store(), cookie)
      const began = performance.now()
      await reader.until(() => changes(reader).length > heardBefore)
      expect(performance.now() - began).toBeLessThan(patience(1000))
    }
    // Signing out on one server ends the stream on the other.
    const leaving = await here.signIn('head')
    const theirs = await listen(there.origin, leaving)
    await theirs.until((h) => h.name === 'hello')
    await here.app.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      payload: {},
      headers: { host: 'localhost:3000', origin: 'http://localhost:3000', cookie: leaving },
    })
    expect((await theirs.until((h) => h.name === 'end')).data).toEqual({ why: 'signed-out' })
  })
})
