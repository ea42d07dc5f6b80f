import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mountClientFiles } from '#server/http/client-files.ts'
import { temporaryFolder } from '../../helpers/stores.ts'

const folder = temporaryFolder()
const assets = join(folder.path, 'assets')
const app = Fastify()
beforeAll(() => {
  mkdirSync(assets)
  writeFileSync(join(assets, 'a-1.js'), 'let a')
  writeFileSync(join(assets, 'a-1.js.br'), brotliCompressSync('let a'))
  writeFileSync(join(assets, 'f-1.woff2'), 'font')
  writeFileSync(join(assets, 'gone-1.js'), 'gone')
  writeFileSync(join(folder.path, 'secret.js'), 'secret')
  mountClientFiles(app, folder.path)
})
afterAll(() => folder.remove())

const get = (url: string, encodings = '') => app.inject({ url, headers: { 'accept-encoding': encodings } })

describe('a file of the client', () => {
  test('is sent as the build packed it, to whoever takes that, and kept for a year', async () => {
    const { headers, rawPayload } = await get('/assets/a-1.js', 'gzip, deflate, br')
    expect(headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    })
    expect(brotliDecompressSync(rawPayload).toString()).toBe('let a')
  })
  test.each(['', 'gzip', 'br;q=0'])('is sent as it is to who takes %j', async (encodings) => {
    const { headers, body } = await get('/assets/a-1.js', encodings)
    expect(headers['content-encoding']).toBeUndefined()
    expect(body).toBe('let a')
  })
  test('has the type its name says', async () => {
    expect((await get('/assets/f-1.woff2', 'br')).headers['content-type']).toBe('font/woff2')
  })
  test.each(['/assets/b.js', '/assets/a-1.js.br', '/assets/..%2Fsecret.js', '/assets/../secret.js', '/assets/'])(
    '%s is none',
    async (url) => expect((await get(url)).statusCode).toBe(404),
  )
  test('that another build took away is none either', async () => {
    rmSync(join(assets, 'gone-1.js'))
    expect((await get('/assets/gone-1.js')).statusCode).toBe(404)
  })
})
