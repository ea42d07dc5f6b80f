import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { mountHealth } from '#server/http/health.ts'
import { answerError } from '#server/http/reasons.ts'
import { testApp } from '../../helpers/app.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterAll(() => void vi.restoreAllMocks())

onBothStores('/health', (kind) => {
  const store = useStore(kind, loadRealPlan)

  test('says that it can answer', async () => {
    const { app } = await testApp(store())
    const answer = await app.inject({ url: '/health', headers: { host: 'localhost:3000' } })
    expect([answer.statusCode, answer.json()]).toEqual([200, { ok: true, version: 'test' }])
  })

  test.each([
    ['fails', 'database-full', () => Promise.reject(Object.assign(new Error('inside'), { code: 'ENOSPC' }))],
    ['breaks in a way nobody knows', 'database-failed', () => Promise.reject(new Error('inside'))],
    ['is silent', 'database-failed', () => new Promise(() => undefined)],
  ] as const)('is 503 with the reason when the store %s', async (_, reason, transformResult) => {
    const app = Fastify()
    app.setErrorHandler(answerError)
    const db = store().db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: transformResult as () => Promise<never>,
    })
    mountHealth(app, { db }, 'test', 50)
    const answer = await app.inject('/health')
    expect([answer.statusCode, answer.json()]).toEqual([503, { reason, facts: {} }])
  })
})
