import { randomUUID } from 'node:crypto'
import BetterSqlite3 from 'better-sqlite3'
import { type KyselyPlugin, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Store, StoreKind } from '#data/database.ts'
import type { Reason } from '#domain/entry/reasons.ts'
import { features } from '#server/files.ts'
import { cookieOf, ORIGIN, type TestApp, testApp } from '../helpers/app.ts'
import { type Place, placesOf, PROCEDURES } from '../helpers/procedures.ts'
import { loadRealPlan, onBothStores, useStore } from '../helpers/stores.ts'

// What goes wrong is told to the log with its details; here it is expected.

/** Failures as the stores' drivers throw them, and what they are to the person who waits. */
const FAILURES: Readonly<Record<StoreKind, readonly (readonly [code: string, reason: Reason])[]>> = {
  sqlite: [
    ['SQLITE_BUSY', 'database-locked'],
    ['SQLITE_FULL', 'database-full'],
    ['SQLITE_READONLY', 'database-read-only'],
    ['SQLITE_IOERR_READ', 'database-failed'],
  ],
  postgres: [
    ['55P03', 'database-locked'],
    ['53100', 'database-full'],
    ['25006', 'database-read-only'],
    ['ECONNREFUSED', 'database-failed'],
  ],
}

/** A store whose statements fail from the `from`-th on, counted anew at each setting. */
class FailingStore implements KyselyPlugin {
  code = ''
  from = Infinity
  #count = 0

  fail(code: string, from: number) {
    this.code = code
    this.from = from
    this.#count = 0
  }
  over(store: Store): Store {
    return { ...store, db: store.db.withPlugin(this) }
  }
  transformQuery: KyselyPlugin['transformQuery'] = ({ node }) => node
  transformResult: KyselyPlugin['transformResult'] = ({ result }) => {
    this.#count += 1
    if (this.#count >= this.from) return Promise.reject(Object.assign(new Error('inside'), { code: this.code }))
    return Promise.resolve(result)
  }
}

interface Endpoint {
  readonly method: 'GET' | 'PUT' | 'POST'
  readonly url: string
  readonly body?: object | Buffer
}
const bytes = Buffer.from('x')
const request = `request=${'r'.repeat(12)}`
/** A request that was answered: what tells how far it is has nothing more to tell, and ends. */
const ANSWERED = 's'.repeat(12)
/** Every endpoint beside tRPC's that asks the store. A new one not listed here fails. */
const ENDPOINTS = (at: Place): readonly Endpoint[] => [
  { method: 'PUT', url: `/files/evidence/${at.indicatorId}/2025/0?${request}`, body: bytes },
  { method: 'GET', url: `/files/evidence/${at.evidenceId}` },
  { method: 'PUT', url: `/files/imports?${request}`, body: bytes },
  { method: 'GET', url: '/files/imports/77/original' },
  { method: 'GET', url: '/files/imports/77/page/1.svg' },
  { method: 'GET', url: '/files/imports/77/reconciliation.xlsx' },
  { method: 'GET', url: '/files/workbooks/actuals?year=2025&month=0' },
  { method: 'PUT', url: '/files/workbooks/actuals?year=2025&month=0', body: bytes },
  { method: 'GET', url: `/files/workbooks/progress?request=${ANSWERED}` },
  { method: 'GET', url: '/files/workbooks/budget' },
  { method: 'PUT', url: '/files/workbooks/budget', body: bytes },
  { method: 'PUT', url: `/files/workbooks/budget/apply?${request}&seen=${'0'.repeat(64)}`, body: bytes },
  { method: 'GET', url: '/files/workbooks/supplementary?id=77' },
  { method: 'PUT', url: '/files/workbooks/supplementary?id=77', body: bytes },
  { method: 'PUT', url: `/files/workbooks/supplementary/apply?${request}&id=77&version=1&seen=${'0'.repeat(64)}`, body: bytes },
  { method: 'GET', url: '/files/budgets/movements?year=2026&quarter=3' },
  { method: 'GET', url: '/files/activities?year=2025' },
  { method: 'PUT', url: '/files/activities?year=2025', body: bytes },
  { method: 'GET', url: '/files/services' },
  { method: 'GET', url: '/files/services/open.xlsx' },
  { method: 'GET', url: '/files/services/open.csv' },
  { method: 'PUT', url: '/files/services', body: bytes },
  { method: 'PUT', url: '/files/services/document', body: bytes },
  { method: 'GET', url: '/files/schedules' },
  { method: 'GET', url: '/files/schedules/1.ics' },
  { method: 'GET', url: '/files/audit.csv' },
  { method: 'GET', url: '/files/audit.xlsx' },
  { method: 'GET', url: '/files/differences?from=2026-01-05' },
  { method: 'GET', url: '/live' },
]
const SIGN_INS: readonly Endpoint[] = [
  { method: 'POST', url: '/api/auth/sign-in/username', body: { username: 'kim', password: 'wrong' } },
  { method: 'POST', url: '/api/auth/demonstration', body: { role: 'head' } },
  { method: 'POST', url: '/api/auth/link', body: { token: 'x'.repeat(30) } },
  {
    method: 'POST',
    url: '/api/auth/claim',
    body: { token: 'x'.repeat(30), name: '가', username: 'kim', password: 'a long phrase of words' },
  },
  { method: 'POST', url: '/api/auth/claim/password', body: { token: 'x'.repeat(30), password: 'a long phrase of words' } },
  { method: 'POST', url: '/api/auth/sign-out', body: {} },
]

onBothStores('a store that fails', (kind) => {
  const store = useStore(kind, loadRealPlan)
  const failing = new FailingStore()
  let made: Promise<TestApp> | undefined
  const app = () => (made ??= testApp(failing.over(store())))
  const send = async ({ method, url, body }: Endpoint, cookie: string) => {
    const answer = await (
      await app()
    ).app.inject({
      method,
      url,
      ...(body === undefined ? {} : { payload: body }),
      headers: {
        host: 'localhost:3000',
        origin: ORIGIN,
        ...(body instanceof Buffer ? { 'content-type': 'application/octet-stream', 'x-file-name': 'a.txt' } : {}),
        ...(cookie === '' ? {} : { cookie }),
      },
    })
    const shape: unknown = answer.headers['content-type']?.toString().startsWith('application/json') ? answer.json() : null
    return { status: answer.statusCode, shape, body: answer.body }
  }
  const signedIn = async (role: 'administrator' | 'evaluator') => {
    failing.fail('', Infinity)
    return (await app()).signIn(role)
  }

  test('every procedure answers 503 and why, wherever it breaks off', async () => {
    const place = await app().then(() => placesOf(store().db))
    const otherwise: object[] = []
    for (const role of ['administrator', 'evaluator'] as const) {
      const cookie = await signedIn(role)
      for (const [index, [path, { input, of }]] of Object.entries(PROCEDURES).entries()) {
        for (const from of [1, 2, 3, 5]) {
          const [code, reason] = FAILURES[kind][(index + from) % 4] ?? ['', null]
          failing.fail(code, from)
          const answer = await (await app()).call(path, of ? of(place.own) : input, cookie)
          // Only what needs no more than it already had, or is refused before, is answered otherwise.
          if (from > 1 && answer.status < 500) continue
          if (answer.status !== 503 || answer.reason !== reason || answer.data !== null) otherwise.push({ path, from, answer })
        }
      }
    }
    expect(otherwise).toEqual([])
  })

  test('every file endpoint and the live channel as well', async () => {
    const place = await app().then(() => placesOf(store().db))
    const cookie = await signedIn('administrator')
    const answered = {
      request_id: ANSWERED,
      user_id: 'x',
      asked: '0'.repeat(64),
      result: 'null',
      handled_at: '2026-01-05T00:00:00.000Z',
    }
    await store().db.insertInto('handled_request').values(answered).execute()
    const listed = ENDPOINTS(place.own)
    for (const [index, endpoint] of listed.entries()) {
      for (const from of [1, 2, 3]) {
        const [code, reason] = FAILURES[kind][(index + from) % 4] ?? ['', null]
        failing.fail(code, from)
        const { status, shape } = await send(endpoint, cookie)
        if (from === 1 || status >= 500)
          expect({ ...endpoint, status, shape }).toEqual({ ...endpoint, status: 503, shape: { reason, facts: {} } })
      }
    }
    // Fastify's own list, as a tree: each line ends with its methods. What stands below /files is added to a table of its own.
    const routes = (await app()).app
      .printRoutes({ commonPrefix: false })
      .split('\n')
      .filter((line) => !/─ (\*|\/|\/files\/\*|\/trpc\/[:\w.]+|\/health) /.test(line))
    const files: string[] = []
    const add = (url: string) => void files.push(url)
    const { config } = await app()
    for (const feature of features)
      feature({ files: { get: add }, upload: add, config, requesterOf: () => Promise.reject(new Error('asked by nobody')) })
    const others = routes.join('\n').match(/\b(GET|PUT|POST)\b/g) ?? []
    expect([...others, ...files]).toHaveLength(listed.length)
  })

  test('signing in and out too, and nothing of the inside is told', async () => {
    const cookie = await signedIn('administrator')
    for (const [index, endpoint] of SIGN_INS.entries()) {
      for (const from of [1, 2, 3, 4]) {
        const [code, reason] = FAILURES[kind][(index + from) % 4] ?? ['', null]
        failing.fail(code, from)
        const { status, shape, body } = await send(endpoint, cookie)
        expect(body).not.toMatch(/inside|SQLITE|ECONN|\.ts|node_modules/)
        if (from === 1 || status >= 500)
          expect({ ...endpoint, from, status, shape }).toEqual({
            ...endpoint,
            from,
            status: 503,
            shape: { reason, facts: {} },
          })
      }
    }
  })

  test('what is not there is 404 in the same shape', async () => {
    const cookie = await signedIn('administrator')
    for (const url of ['/nothing-here', '/files/nothing', '/api/auth/sign-up/email', '/trpcx']) {
      expect(await send({ method: 'GET', url }, cookie)).toMatchObject({
        status: 404,
        shape: { reason: 'unknown-endpoint', facts: {} },
      })
    }
    expect(await (await app()).call('entry.nothing', undefined, cookie)).toMatchObject({
      status: 404,
      reason: 'unknown-endpoint',
    })
    expect(await send({ method: 'GET', url: '/files/evidence/999999' }, cookie)).toMatchObject({
      status: 404,
      shape: { reason: 'unknown-file', facts: {} },
    })
  })

  test('a forbidden origin and a body that cannot be read have it too', async () => {
    const { app: server } = await app()
    const foreign = await server.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      payload: {},
      headers: { host: 'localhost:3000', origin: 'https://evil.example' },
    })
    expect([foreign.statusCode, foreign.json()]).toEqual([403, { reason: 'forbidden', facts: {} }])
    const broken = await server.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      payload: '{',
      headers: { host: 'localhost:3000', origin: ORIGIN, 'content-type': 'application/json' },
    })
    expect([broken.statusCode, broken.json()]).toEqual([400, { reason: 'bad-input', facts: {} }])
  })
})

describe('a real SQLite file', () => {
  const store = useStore('sqlite', loadRealPlan)
  let made: Promise<TestApp> | undefined
  const app = () => (made ??= testApp(store()))
  const send = async (method: 'POST' | 'PUT', url: string, payload: object | Buffer, cookie = '') => {
    const answer = await (
      await app()
    ).app.inject({
      method,
      url,
      payload,
      headers: {
        host: 'localhost:3000',
        origin: ORIGIN,
        'content-type': payload instanceof Buffer ? 'application/octet-stream' : 'application/json',
        'x-file-name': 'plan.txt',
        cookie,
      },
    })
    const { reason = null } = answer.json<{ reason?: Reason }>()
    return { status: answer.statusCode, reason, signedIn: cookieOf(answer.headers['set-cookie']) !== '' }
  }
  const signIn = () => send('POST', '/api/auth/demonstration', { role: 'head' })

  test.each([
    [
      'locked by another program',
      'database-locked',
      async () => {
        await sql`pragma busy_timeout = 0`.execute(store().db)
        const other = new BetterSqlite3(store().place)
        other.exec('begin immediate')
        return async () => void other.close()
      },
    ],
    [
      'read-only',
      'database-read-only',
      async () => {
        await sql`pragma query_only = 1`.execute(store().db)
        return () => sql`pragma query_only = 0`.execute(store().db)
      },
    ],
    [
      'full',
      'database-full',
      async () => {
        const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store().db)
        await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(store().db)
        return () => sql`pragma max_page_count = 1073741823`.execute(store().db)
      },
    ],
  ] as const)('that is %s', async (_, reason, make) => {
    const cookie = await (await app()).signIn('administrator')
    const { indicatorId } = (await placesOf(store().db)).own
    const entry = { year: 2025, month: 0, indicatorId, version: 77, entry: { raw: '1' }, requestId: randomUUID() }
    const undo = await make()
    try {
      // More than what is free inside the file.
      const upload = await send('PUT', `/files/imports?request=${randomUUID()}`, Buffer.alloc(3_000_000, '가나다 '), cookie)
      expect(upload).toMatchObject({ status: 503, reason })
      if (reason === 'database-full') return
      expect(await (await app()).call('entry.enter', entry, cookie)).toMatchObject({ status: 503, reason })
      expect(await signIn()).toEqual({ status: 503, reason, signedIn: false })
    } finally {
      await undo()
    }
    expect(await signIn()).toEqual({ status: 200, reason: null, signedIn: true })
  })
})
