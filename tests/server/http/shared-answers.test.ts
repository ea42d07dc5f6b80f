import { randomUUID } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { PERMISSIONS, ROLES } from '#domain/entry/permissions.ts'
import { Finished } from '#server/http/finished-answers.ts'
import { sharedProcedures } from '#server/http/shared-answers.ts'
import { write } from '#server/record/write.ts'
import { testApp } from '../../helpers/app.ts'
import { person, writer } from '../../helpers/people.ts'
import { appRouter } from '../../helpers/router.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

// oxlint-disable-next-line no-underscore-dangle
const LISTED = appRouter._def.procedures
const PROCEDURES = sharedProcedures(LISTED)
const SHARED = Object.keys(LISTED).filter((path) => PROCEDURES.has(path))
const URL = `/trpc/scorecards.overview?input=${encodeURIComponent(JSON.stringify({ year: 2024 }))}`

test('what a browser may keep is what every role may read everywhere', () => {
  expect(SHARED).toContain('scorecards.overview')
  for (const path of SHARED) {
    const rights = PERMISSIONS[PROCEDURES.get(path)?.action ?? 'entry.write']
    expect([path, ROLES.map((role) => rights[role])]).toEqual([path, ROLES.map(() => 'everywhere')])
  }
})

test('what is packed quickly first is packed well when it is asked for again', async () => {
  const text = JSON.stringify(Array.from({ length: 5000 }, (_, n) => ({ n, name: `지표 ${n % 97}` })))
  for (const encoding of ['br', 'gzip'] as const) {
    const finished = new Finished(Buffer.from(text))
    const quick = await finished.packed(encoding)
    await finished.packed(encoding)
    const unpack = encoding === 'br' ? brotliDecompressSync : gunzipSync
    await vi.waitFor(async () => expect((await finished.packed(encoding)).length).toBeLessThan(quick.length))
    expect(unpack(quick).toString()).toBe(text)
    expect(unpack(await finished.packed(encoding)).toString()).toBe(text)
  }
})

onBothStores('answers that are the same for everybody', (kind) => {
  const store = useStore(kind, loadRealPlan)

  test('what arrives is the same text, packed or not, alone or in a batch, the first time and again', async () => {
    const { app, signIn } = await testApp(store())
    const cookie = await signIn('executive')
    const overview = encodeURIComponent(JSON.stringify({ year: 2024 }))
    const urls = [
      `/trpc/scorecards.overview?input=${overview}`,
      `/trpc/scorecards.overview,budgets.page?batch=1&input=${encodeURIComponent(JSON.stringify({ 0: { year: 2024 }, 1: {} }))}`,
    ]
    for (const url of urls) {
      const ask = async (encoding?: string) => {
        const answer = await app.inject({
          url,
          headers: { host: 'localhost:3000', cookie, ...(encoding ? { 'accept-encoding': encoding } : {}) },
        })
        expect(answer.statusCode).toBe(200)
        expect(answer.headers['content-type']).toContain('application/json')
        return answer
      }
      const plain = (await ask()).body
      for (const encoding of ['br', 'gzip', 'gzip, deflate, br'] as const) {
        for (const time of ['first', 'again']) {
          const answer = await ask(encoding)
          const packed = encoding.includes('br') ? 'br' : 'gzip'
          expect(answer.headers['content-encoding'], `${encoding} ${time}`).toBe(packed)
          expect(String(answer.headers.vary)).toContain('accept-encoding')
          const text = (packed === 'br' ? brotliDecompressSync : gunzipSync)(answer.rawPayload).toString()
          expect(text).toBe(plain)
        }
      }
    }
  })

  test('a refusal and a stranger’s answer are their own', async () => {
    const { app, signIn } = await testApp(store())
    const cookie = await signIn('head')
    const headers = { host: 'localhost:3000', 'accept-encoding': 'br' }
    const read = (answer: { headers: Record<string, unknown>; rawPayload: Buffer }) =>
      JSON.parse(
        (answer.headers['content-encoding'] === 'br' ? brotliDecompressSync(answer.rawPayload) : answer.rawPayload).toString(),
      ) as unknown
    const url = `/trpc/scorecards.overview?input=${encodeURIComponent(JSON.stringify({ year: 2024 }))}`
    expect((await app.inject({ url, headers: { ...headers, cookie } })).statusCode).toBe(200)
    const stranger = await app.inject({ url, headers })
    expect(stranger.statusCode).toBe(401)
    expect(read(stranger)).toMatchObject({ error: { data: { reason: 'not-signed-in' } } })
  })

  const asked = async (options?: Parameters<typeof testApp>[1]) => {
    const { app, signIn } = await testApp(store(), options)
    const get = (url: string, cookie: string, headers: Record<string, string> = {}) =>
      app.inject({ url, headers: { host: 'localhost:3000', cookie, ...headers } })
    return { app, signIn, get }
  }
  const change = (within: Parameters<typeof write>[3]) =>
    write(
      store().db,
      writer(person('admin', 'administrator')),
      { act: 'setting.change', subject: 'x', input: { requestId: randomUUID() } },
      within,
    )

  test('the bytes are those that tRPC sends', async () => {
    const { signIn, get } = await asked()
    const cookie = await signIn('head')
    const inputs: Readonly<Record<string, object>> = {
      'scorecards.overview': { year: 2024 },
      'scorecards.dataDay': { year: 2024 },
      'scorecards.years': {},
      'scorecards.government': { year: 2024 },
      'departments.page': { departmentId: 3, year: 2024 },
      'budgets.page': {},
      'budgets.reconciliation': {},
      'budgets.movements': { year: 2026 },
    }
    expect(Object.keys(inputs).toSorted()).toEqual(SHARED.toSorted())
    for (const [path, input] of Object.entries(inputs)) {
      const text = (of: unknown) => encodeURIComponent(JSON.stringify(of))
      const alone = await get(`/trpc/${path}?input=${text(input)}`, cookie)
      // Beside another one it goes through tRPC.
      const beside = await get(`/trpc/${path},accounts.frame?batch=1&input=${text({ 0: input, 1: {} })}`, cookie)
      const batch = await get(`/trpc/${path}?batch=1&input=${text({ 0: input })}`, cookie)
      expect([path, alone.statusCode, alone.headers['cache-control']]).toEqual([path, 200, 'private, no-cache'])
      expect([path, beside.headers['etag'], beside.headers['cache-control']]).toEqual([path, undefined, 'no-store'])
      expect(batch.body).toBe(`[${alone.body}]`)
      expect(JSON.parse(alone.body)).toEqual((JSON.parse(beside.body) as unknown[])[0])
    }
  })

  test('who has it is told that it holds, until it is another one; a change that it does not show leaves it', async () => {
    const { signIn, get } = await asked()
    const cookie = await signIn('executive')
    const first = await get(URL, cookie)
    const tag = String(first.headers.etag)
    const again = () => get(URL, cookie, { 'if-none-match': tag, 'accept-encoding': 'br' })
    expect(await again()).toMatchObject({ statusCode: 304, body: '' })
    await change(async (_, audit) => audit({}))
    await change(async (trx, audit) => {
      await trx.updateTable('printed_goal').set({ printed_name: '다른 목표' }).execute()
      return audit({})
    })
    expect((await again()).statusCode).toBe(304)
    await change(async (trx, audit) => {
      await trx.updateTable('plan').set({ title: '다른 계획' }).execute()
      return audit({})
    })
    const other = await again()
    expect([other.statusCode, other.headers.etag === tag]).toEqual([200, false])
  })

  test('rights are looked at first, as they are now', async () => {
    const { signIn, get, app } = await asked()
    const cookie = await signIn('evaluator')
    const tag = { 'if-none-match': String((await get(URL, cookie)).headers.etag) }
    expect((await get(URL, cookie, tag)).statusCode).toBe(304)
    const refused = async (of: string, headers: Record<string, string> = {}) => {
      const answer = await get(URL, of, { ...tag, ...headers })
      expect(answer.headers['cache-control']).toBe('no-store')
      return [answer.statusCode, answer.json<{ error: { data: { reason: string } } }>().error.data.reason]
    }
    expect(await refused('')).toEqual([401, 'not-signed-in'])
    expect(await refused(`${cookie}x`)).toEqual([401, 'not-signed-in'])
    const other = await refused(cookie, { 'x-jipyo-person': 'somebody-else' })
    expect(other[1]).toBe('other-person')
    const disabledAt = new Date().toISOString()
    await store().db.updateTable('user').set({ disabledAt }).where('role', '=', 'evaluator').execute()
    expect(await refused(cookie)).toEqual([401, 'not-signed-in'])
    await store().db.updateTable('user').set({ disabledAt: null }).execute()
    const gone = await signIn('head')
    expect((await get(URL, gone, tag)).statusCode).toBe(304)
    await app.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      payload: {},
      headers: { host: 'localhost:3000', origin: 'http://localhost:3000', cookie: gone },
    })
    expect(await refused(gone)).toEqual([401, 'not-signed-in'])
  })

  test('a change of a signed-in person’s role holds from the next request on, and one of their departments changes no byte', async () => {
    const { signIn, get } = await asked()
    const cookie = await signIn('head')
    const first = await get(URL, cookie)
    const again = async () => {
      const answer = await get(URL, cookie, { 'if-none-match': String(first.headers.etag) })
      return [
        answer.statusCode,
        answer.statusCode < 400 ? '' : answer.json<{ error: { data: { reason: string } } }>().error.data.reason,
      ]
    }
    const user = await store().db.selectFrom('user').select('id').where('role', '=', 'head').executeTakeFirstOrThrow()
    const becomes = (role: string) => store().db.updateTable('user').set({ role }).where('id', '=', user.id).execute()
    const without = { ...PERMISSIONS['score.read'], evaluator: 'nowhere' } as const
    const rights = vi.spyOn(PERMISSIONS, 'score.read', 'get').mockReturnValue(without)
    try {
      expect(await again()).toEqual([304, ''])
      await becomes('evaluator')
      expect(await again()).toEqual([403, 'forbidden'])
      await becomes('nobody')
      expect(await again()).toEqual([401, 'not-signed-in'])
      await becomes('head')
      await store().db.deleteFrom('user_department').where('user_id', '=', user.id).execute()
      expect(await again()).toEqual([304, ''])
      expect((await get(URL, cookie)).body).toBe(first.body)
    } finally {
      rights.mockRestore()
      await becomes('head')
    }
  })

  test('of a feature not loaded yet the first answer is tRPC’s, with its rights and counting; the next are finished bytes', async () => {
    // A server that was just started: nothing of the router is loaded.
    vi.resetModules()
    const { buildApp } = await import('#server/app.ts')
    const { signIn, get } = await asked({ limits: { calls: 4 }, build: buildApp })
    const [cookie, other] = [await signIn('executive'), await signIn('head')]
    const url = `/trpc/budgets.page?input=${encodeURIComponent(JSON.stringify({}))}`
    const [first, second] = [await get(url, cookie), await get(url, other)]
    expect([first.statusCode, first.headers['etag'], first.headers['cache-control']]).toEqual([200, undefined, 'no-store'])
    expect([second.statusCode, typeof second.headers['etag'], second.body]).toEqual([200, 'string', first.body])
    for (const time of ['first', 'again']) {
      const refused = await get('/trpc/departments.page?input=%7B%22departmentId%22%3A3%7D', '')
      expect([time, refused.statusCode, refused.headers['etag']]).toEqual([time, 401, undefined])
    }
    const counted = []
    for (let n = 0; n < 4; n += 1) counted.push((await get(url, cookie)).statusCode)
    expect(counted).toEqual([200, 200, 200, 429])
  })

  test('calls are counted, and what is no plain question is refused in the one shape', async () => {
    const { signIn, get } = await asked({ limits: { calls: 6 } })
    const cookie = await signIn('executive')
    const reason = async (url: string, headers: Record<string, string> = {}) => {
      const answer = await get(url, cookie, headers)
      return [answer.statusCode, answer.json<{ error?: { data: { reason: string } } }>().error?.data.reason]
    }
    expect(await reason('/trpc/constructor?input=%7B%7D')).toEqual([404, 'unknown-endpoint'])
    expect(await reason('/trpc/scorecards.overview?input=%7B')).toEqual([400, 'bad-input'])
    expect(await reason('/trpc/scorecards.overview?input=%7B%22year%22%3A%22x%22%7D')).toEqual([400, 'bad-input'])
    expect((await reason('/trpc/scorecards.overview?input=%7B%22year%22%3A1991%7D'))[1]).toBe('unknown-year')
    expect((await reason(URL, { 'x-jipyo-known': '2999-01-01' }))[1]).toBe('known-in-future')
    const twice = `/trpc/scorecards.years,scorecards.years?batch=1&input=%7B%7D`
    for (let n = 0; n < 3; n += 1) await get(twice, cookie)
    expect(await reason(URL)).toEqual([429, 'too-many-requests'])
  })
})
