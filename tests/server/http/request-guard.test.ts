import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { cookieOf, ORIGIN, testApp } from '../../helpers/app.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

onBothStores('every request', (kind) => {
  const store = useStore(kind, loadRealPlan)
  const served = async (demonstration = true) => {
    const { app, signIn, call } = await testApp(store(), { demonstration })
    await app.listen({ host: '127.0.0.1', port: 0 })
    closing.push(() => app.close())
    const { port } = app.server.address() as AddressInfo
    return { app, signIn, call, port, origin: `http://127.0.0.1:${port}` }
  }
  const signInBody = { method: 'POST', body: '{"role":"executive"}' }
  const json = { 'content-type': 'application/json' }

  test.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-server', 'x-real-ip', 'via'])(
    'with %s gets nothing of a demonstration, and a page that says what to set',
    async (name) => {
      const { app } = await testApp(store())
      for (const url of ['/', '/trpc/accounts.signInMethods', '/health', '/live', '/files/audit.csv']) {
        const answer = await app.inject({ url, headers: { host: 'localhost:3000', [name]: '10.0.0.9' } })
        expect([url, answer.statusCode, answer.json()]).toEqual([url, 403, { reason: 'demonstration-off', facts: {} }])
      }
      const page = await app.inject({ url: '/', headers: { host: 'localhost:3000', accept: 'text/html', [name]: 'x' } })
      expect(page.statusCode).toBe(403)
      for (const setting of ['SIGN_IN=accounts', 'PUBLIC_URL', 'TRUSTED_PROXIES']) expect(page.body).toContain(setting)
    },
  )

  /** What nginx does when it is told nothing but `proxy_pass`: its own Host, HTTP/1.0, the connection closed, no header that tells. */
  const plainProxy = async (to: number) => {
    const proxy = createServer((req, res) => {
      const upstream = connect(to, '127.0.0.1')
      const headers = Object.entries({ ...req.headers, host: `127.0.0.1:${to}`, connection: 'close' })
      upstream.write(`${req.method} ${req.url} HTTP/1.0\r\n${headers.map(([n, v]) => `${n}: ${String(v)}`).join('\r\n')}\r\n\r\n`)
      req.on('data', (bytes: Buffer) => upstream.write(bytes))
      upstream.pipe(res.socket ?? upstream)
    }).listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    closing.push(() => proxy.close())
    return (proxy.address() as AddressInfo).port
  }

  test('through a proxy that passes on plainly reaches no demonstration, but an office', async () => {
    const demonstration = await served()
    const through = await plainProxy(demonstration.port)
    const page = await fetch(`http://127.0.0.1:${through}/`, { headers: { accept: 'text/html' } })
    expect([page.status, await page.text()]).toEqual([403, expect.stringContaining('TRUSTED_PROXIES') as string])
    const door = await fetch(`http://127.0.0.1:${through}/api/auth/demonstration`, { ...signInBody, headers: json })
    expect([door.status, await door.json()]).toEqual([403, { reason: 'demonstration-off', facts: {} }])
    const office = await served(false)
    expect((await fetch(`http://127.0.0.1:${await plainProxy(office.port)}/trpc/accounts.signInMethods`)).status).toBe(200)
  })

  test('of a foreign page on this machine’s demonstration is refused, whatever the proxy makes of it', async () => {
    const { app } = await testApp(store())
    for (const headers of [{ referer: 'http://jipyo.example/sign-in' }, { origin: 'http://jipyo.example' }]) {
      const answer = await app.inject({ url: '/trpc/accounts.signInMethods', headers: { host: 'localhost:3000', ...headers } })
      expect(answer.statusCode).toBe(403)
    }
  })

  test('for data by a page of another site is refused, by GET too; pages can still be linked to', async () => {
    const { app, signIn } = await testApp(store())
    const cookie = await signIn('administrator')
    const status = async (url: string, headers: Record<string, string>) =>
      (await app.inject({ url, headers: { host: 'localhost:3000', cookie, ...headers } })).statusCode
    for (const url of ['/trpc/search.find?input=%7B%22q%22%3A%22%EA%B3%BC%22%7D', '/live', '/files/audit.csv']) {
      for (const site of ['cross-site', 'same-site'])
        expect([url, await status(url, { 'sec-fetch-site': site })]).toEqual([url, 403])
      expect([url, await status(url, { origin: 'https://evil.example' })]).toEqual([url, 403])
      const asked = await app.inject({
        method: 'HEAD',
        url,
        headers: { host: 'localhost:3000', cookie, 'sec-fetch-site': 'cross-site' },
      })
      expect([url, asked.statusCode]).toEqual([url, 403])
      if (url === '/live') continue
      for (const site of ['same-origin', 'none']) expect([url, await status(url, { 'sec-fetch-site': site })]).toEqual([url, 200])
      expect([url, await status(url, { origin: ORIGIN })]).toEqual([url, 200])
    }
    // 503: there is no built client here; 403 would be the guard.
    expect(await status('/overview', { 'sec-fetch-site': 'cross-site', accept: 'text/html' })).toBe(503)
  })

  test('by another name of this server leads to the right one: pages go there, what they ask says where', async () => {
    const publicUrl = 'http://10.1.2.3:3000'
    const { app } = await testApp(store(), { demonstration: false, config: { publicUrl } })
    const page = async (headers: Record<string, string>) => {
      const answer = await app.inject({ url: '/overview?year=2026', headers: { accept: 'text/html', ...headers } })
      return [answer.statusCode, answer.headers.location]
    }
    expect(await page({ host: 'server-7:3000' })).toEqual([302, `${publicUrl}/overview?year=2026`])
    // 503: there is no built client here.
    for (const host of ['10.1.2.3:3000', 'localhost:3000', '127.0.0.1:3000'])
      expect(await page({ host })).toEqual([503, undefined])
    // A proxy's own name for this server is not what people typed.
    expect(await page({ host: 'backend', 'x-forwarded-for': '10.9.9.9' })).toEqual([503, undefined])
    expect(await page({ host: 'backend', 'x-forwarded-host': 'old.example.go.kr' })).toEqual([
      302,
      `${publicUrl}/overview?year=2026`,
    ])
    const post = async (headers: Record<string, string>) => {
      const answer = await app.inject({ method: 'POST', url: '/api/auth/sign-in/username', payload: {}, headers })
      return [answer.statusCode, answer.json()]
    }
    const lead = [403, { reason: 'other-address', facts: { address: publicUrl } }]
    expect(await post({ host: 'server-7:3000', origin: 'http://server-7:3000' })).toEqual(lead)
    expect(await post({ host: 'backend', origin: 'https://old.example.go.kr', 'sec-fetch-site': 'same-origin' })).toEqual(lead)
    const foreign = [403, { reason: 'forbidden', facts: {} }]
    expect(await post({ host: '10.1.2.3:3000', origin: 'https://evil.example' })).toEqual(foreign)
    expect(await post({ host: '10.1.2.3:3000', origin: 'https://a.go.kr', 'sec-fetch-site': 'same-site' })).toEqual(foreign)
  })

  test('of a server with https stays with https, for its own name alone', async () => {
    const { app } = await testApp(store(), { demonstration: false, config: { publicUrl: 'https://jipyo.example.go.kr' } })
    const { headers } = await app.inject({ url: '/health', headers: { host: 'jipyo.example.go.kr' } })
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d+$/)
  })

  test('gets data that no browser and no proxy keeps', async () => {
    const { app, signIn } = await testApp(store())
    const cookie = await signIn('administrator')
    for (const url of [
      '/trpc/accounts.frame?input=%7B%7D',
      '/files/audit.csv',
      '/files/nothing',
      '/api/auth/nothing',
      '/trpc/no.such',
    ]) {
      const { headers } = await app.inject({ url, headers: { host: 'localhost:3000', cookie, 'accept-encoding': 'br' } })
      expect([url, headers['cache-control']]).toEqual([url, expect.stringMatching(/no-store/) as string])
    }
    const signedIn = await app.inject({
      method: 'POST',
      url: '/api/auth/demonstration',
      payload: { role: 'head' },
      headers: { host: 'localhost:3000', origin: ORIGIN },
    })
    expect([cookieOf(signedIn.headers['set-cookie']) === '', signedIn.headers['cache-control']]).toEqual([false, 'no-store'])
  })

  test('that is packed is refused before it is unpacked', async () => {
    const { app } = await testApp(store())
    const answer = await app.inject({
      method: 'POST',
      url: '/api/auth/demonstration',
      payload: gzipSync('{"role":"head"}'),
      headers: { host: 'localhost:3000', origin: ORIGIN, ...json, 'content-encoding': 'gzip' },
    })
    expect([answer.statusCode, answer.json()]).toEqual([400, { reason: 'bad-input', facts: {} }])
    // It is the header that counts: nothing looks into the body.
    const plain = { method: 'POST', url: '/api/auth/demonstration', payload: '{"role":"head"}' } as const
    const sent = async (encoding: Record<string, string>) =>
      (await app.inject({ ...plain, headers: { host: 'localhost:3000', origin: ORIGIN, ...json, ...encoding } })).statusCode
    expect([await sent({ 'content-encoding': 'gzip' }), await sent({ 'content-encoding': 'identity' }), await sent({})]).toEqual([
      400, 200, 200,
    ])
  })

  const BAD = { reason: 'bad-input', facts: {} }
  test.each(['exa mple', 'a/b', 'user@host', 'host:port:3', '[::1', 'a,b', 'localhost:99999'])(
    'with the host %j is no good input',
    async (host) => {
      const { app } = await testApp(store(), { demonstration: false })
      for (const url of ['/trpc/accounts.signInMethods', '/health', '/', '/live', '/api/auth/link']) {
        const answer = await app.inject({ url, headers: { host } })
        expect([url, answer.statusCode, answer.json()]).toEqual([url, 400, BAD])
      }
    },
  )

  test.each(['/%', '/trpc/%E0%A4%A', '/api/auth/%ff', '/files/evidence/%c3%28', '/files/%2e%2e/%'])(
    'for %s, which nobody can decode, is no good input',
    async (url) => {
      const { app } = await testApp(store())
      const answer = await app.inject({ url, headers: { host: 'localhost:3000' } })
      expect([answer.statusCode, answer.json()]).toEqual([400, BAD])
    },
  )

  test('too deep to be read is no good input, for every endpoint', async () => {
    const { app, signIn } = await testApp(store())
    const cookie = await signIn('evaluator')
    const deep = ['['.repeat(200_000) + ']'.repeat(200_000), '{"a":'.repeat(150_000) + '1' + '}'.repeat(150_000)]
    for (const payload of deep) {
      for (const url of ['/trpc/entry.enter', '/trpc/entry.enter?batch=1', '/api/auth/link', '/api/auth/sign-in/username']) {
        const answer = await app.inject({
          method: 'POST',
          url,
          payload,
          headers: { host: 'localhost:3000', origin: ORIGIN, ...json, cookie },
        })
        const [first] = [answer.json<unknown>()].flat() as { reason?: string; error?: { data: { reason: string } } }[]
        expect([url, answer.statusCode, first?.reason ?? first?.error?.data.reason]).toEqual([url, 400, 'bad-input'])
      }
    }
    const query = encodeURIComponent('['.repeat(2000) + ']'.repeat(2000))
    const read = await app.inject({ url: `/trpc/search.find?input=${query}`, headers: { host: 'localhost:3000', cookie } })
    expect(read.statusCode).toBe(400)
  })

  test('that is no HTTP is answered in the one shape', async () => {
    const { port } = await served()
    const say = async (text: string) => {
      const socket = connect(port, '127.0.0.1')
      let heard = ''
      socket.setEncoding('utf8').on('data', (part: string) => (heard += part))
      socket.write(text)
      await once(socket, 'end')
      return heard
    }
    for (const text of [
      'GET / HTTP/1.1\r\nHost: a\r\nbroken header\r\n\r\n',
      'nonsense\r\n\r\n',
      'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
    ]) {
      const heard = await say(text)
      expect(heard).toMatch(/^HTTP\/1\.1 40[03]/)
      expect(JSON.parse(heard.split('\r\n\r\n')[1] ?? '')).toMatchObject({ facts: {} })
    }
    // A request in two halves is a request.
    const whole = request({ port, host: '127.0.0.1', path: '/health' })
    whole.end()
    const [answer] = (await once(whole, 'response')) as [{ statusCode: number }]
    expect(answer.statusCode).toBe(200)
  })
})
