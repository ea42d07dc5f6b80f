import { Writable } from 'node:stream'
import Fastify from 'fastify'
import { pino, symbols } from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import { logRequests } from '#server/http/request-log.ts'
import { log } from '#server/log.ts'
import { ORIGIN, testApp } from '../../helpers/app.ts'
import { loadRealPlan, useStore } from '../../helpers/stores.ts'

const store = useStore('sqlite', loadRealPlan)
afterEach(() => vi.restoreAllMocks())

test('a refused request has a line that says what was asked, and nothing of what was sent or by whom', async () => {
  const info = vi.spyOn(log, 'info')
  const { app, call } = await testApp(store())
  expect((await call('departments.indicator', { indicatorId: 12345, year: 2024 })).status).toBe(401)
  await app.inject({ url: '/files/nothing?name=홍길동', headers: { host: 'localhost:3000' } })
  await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: { username: 'hong-gildong', password: 'secret of hong' },
    headers: { host: 'localhost:3000', origin: ORIGIN },
  })
  // The line is written once the answer is out.
  await vi.waitFor(() => expect(info).toHaveBeenCalledTimes(3))
  expect(info.mock.calls).toEqual([
    [{ method: 'GET', asked: 'departments.indicator', status: 401, ms: expect.any(Number) }, 'a request was refused'],
    [{ method: 'GET', asked: expect.any(String), status: 404, ms: expect.any(Number) }, 'a request was refused'],
    [{ method: 'POST', asked: expect.any(String), status: 401, ms: expect.any(Number) }, 'a request was refused'],
  ])
  expect(JSON.stringify(info.mock.calls)).not.toMatch(/12345|홍길동|hong|secret|127\.0\.0\.1/)
})

test('what was answered well and at once has none', async () => {
  // Only after the start: it writes that this application has no screens.
  const { app } = await testApp(store())
  const lines = [vi.spyOn(log, 'info'), vi.spyOn(log, 'warn'), vi.spyOn(log, 'error')]
  await app.inject({ url: '/health', headers: { host: 'localhost:3000' } })
  for (const line of lines) expect(line).not.toHaveBeenCalled()
})

test('a slow request has a line although it was answered well; a live channel, open for hours, has none', async () => {
  const warn = vi.spyOn(log, 'warn')
  const app = Fastify()
  logRequests(app, 0)
  app.get('/files/:id', () => '')
  app.get('/live', () => '')
  await app.inject('/files/7?name=홍길동')
  await app.inject('/live')
  const facts = { method: 'GET', asked: '/files/:id', status: 200, ms: expect.any(Number) as number }
  await vi.waitFor(() => expect(warn.mock.calls).toEqual([[facts, 'a request was slow']]))
})

test('a failure of the store is told with its code and place, without the row', async () => {
  const written: string[] = []
  const sink = new Writable({
    write(chunk, _, done) {
      written.push(String(chunk))
      done()
    },
  })
  const { err } = (log as unknown as Record<symbol, Record<string, (error: unknown) => unknown>>)[symbols.serializersSym] ?? {}
  if (!err) throw new Error('no serializer')
  pino({ serializers: { err } }, sink).error({
    err: Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (username)=(hong) already exists' }),
  })
  expect(written.join('')).toContain('23505')
  expect(written.join('')).not.toContain('hong')
})
