import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { testApp } from '../../helpers/app.ts'
import { loadRealPlan, onBothStores, useStore } from '../../helpers/stores.ts'

onBothStores('answers of the API are packed once', (kind) => {
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
})
