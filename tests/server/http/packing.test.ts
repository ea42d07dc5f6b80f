import { Readable } from 'node:stream'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { encodingOf, packAnswers } from '#server/http/packing.ts'
import { answerError } from '#server/http/reasons.ts'

const TEXT = '가'.repeat(5000)
const server = () => {
  const app = Fastify()
  packAnswers(app)
  app.get('/text', (_req, reply) => reply.header('vary', 'accept').send({ text: TEXT }))
  app.get('/small', () => ({ text: '가' }))
  app.get('/picture', (_req, reply) => reply.type('image/png').send(Buffer.from(TEXT)))
  app.get('/stream', (_req, reply) => reply.type('text/csv').send(Readable.from([TEXT.slice(0, 4000), TEXT.slice(4000)])))
  app.get('/broken', (_req, reply) =>
    reply.type('text/csv').send(
      Readable.from(
        (function* () {
          yield TEXT
          throw new Error('torn')
        })(),
      ),
    ),
  )
  app.get('/response', (_req, reply) =>
    reply.send(
      new Response(JSON.stringify(TEXT), {
        status: 201,
        headers: [
          ['content-type', 'application/json'],
          ['set-cookie', 'a=1'],
          ['set-cookie', 'b=2'],
        ],
      }),
    ),
  )
  app.get('/packed', (_req, reply) => reply.header('content-encoding', 'br').send(Buffer.from('as it is')))
  return app
}
const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync }

test.each(['br', 'gzip'] as const)('texts are packed with %s: whole, in pieces, and as the web’s answers', async (encoding) => {
  const app = server()
  const ask = (url: string) => app.inject({ url, headers: { 'accept-encoding': encoding } })
  const [text, stream, response] = [await ask('/text'), await ask('/stream'), await ask('/response')]
  for (const answer of [text, stream, response]) {
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(answer.headers.vary).toContain('accept-encoding')
    expect(answer.rawPayload.length).toBeLessThan(TEXT.length)
  }
  expect(UNPACK[encoding](text.rawPayload).toString()).toBe(JSON.stringify({ text: TEXT }))
  expect(text.headers).toMatchObject({ vary: 'accept, accept-encoding', 'content-length': String(text.rawPayload.length) })
  expect(UNPACK[encoding](stream.rawPayload).toString()).toBe(TEXT)
  expect([response.statusCode, response.headers['set-cookie']]).toEqual([201, ['a=1', 'b=2']])
  expect(UNPACK[encoding](response.rawPayload).toString()).toBe(JSON.stringify(TEXT))
  await app.close()
})

test('what is small, is no text, is packed already or is not asked for packed goes as it is', async () => {
  const app = server()
  const ask = async (url: string, accepted = 'br') => {
    const { headers, rawPayload } = await app.inject({ url, headers: { 'accept-encoding': accepted } })
    return [headers['content-encoding'], rawPayload.toString()]
  }
  expect(await ask('/small')).toEqual([undefined, '{"text":"가"}'])
  expect(await ask('/picture')).toEqual([undefined, TEXT])
  expect(await ask('/packed')).toEqual(['br', 'as it is'])
  for (const accepted of ['identity', 'br;q=0, gzip; q=0.0', 'deflate'])
    expect(await ask('/text', accepted)).toEqual([undefined, JSON.stringify({ text: TEXT })])
  await app.close()
})

test('a stream that breaks before anything of it was sent is refused in plain words', async () => {
  const app = server()
  app.setErrorHandler(answerError)
  const answer = await app.inject({ url: '/broken', headers: { 'accept-encoding': 'br' } })
  expect([answer.statusCode, answer.headers['content-encoding'], answer.json()]).toEqual([
    500,
    undefined,
    { reason: 'server-failed', facts: {} },
  ])
  await app.close()
})

test('Brotli is taken before gzip, and nothing that is refused', () => {
  expect(['gzip, br', 'br;q=0, gzip', 'gzip;q=0.5', '*', undefined].map((accepted) => encodingOf(accepted, 5000))).toEqual([
    'br',
    'gzip',
    'gzip',
    null,
    null,
  ])
  expect(encodingOf('br', 1000)).toBe(null)
})
