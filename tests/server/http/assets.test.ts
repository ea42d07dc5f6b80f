import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test, vi } from 'vitest'
import { testApp } from '../../helpers/app.ts'
import { loadRealPlan, temporaryFolder, useStore } from '../../helpers/stores.ts'

vi.mock('#server/built.ts', async (original) => ({ ...(await original<object>()), isFresh: () => true }))

const store = useStore('sqlite', loadRealPlan)
const folder = temporaryFolder()
afterAll(() => folder.remove())

const STYLE = 'p{color:red}'
const FONT = Buffer.from([0, 1, 2, 255])
const assets = join(folder.path, 'assets')
mkdirSync(assets)
for (const [name, bytes] of [
  ['../index.html', '<!doctype html>the screens'],
  ['../secret.css', 'secret{}'],
  ['a-b_1.css', STYLE],
  ['a-b_1.css.br', brotliCompressSync(STYLE)],
  ['a-b_1.css.gz', gzipSync(STYLE)],
  ['font.woff2', FONT],
  ['plan.hwpx', 'no kind of a client'],
] as const)
  writeFileSync(join(assets, name), bytes)

async function asker() {
  const { app } = await testApp(store(), { config: { clientFolder: folder.path } })
  return async (name: string, packings?: string, method: 'GET' | 'HEAD' = 'GET') => {
    const headers = { host: 'localhost:3000', ...(packings !== undefined && { 'accept-encoding': packings }) }
    const answer = await app.inject({ method, url: `/assets/${name}`, headers })
    const { 'content-encoding': packing, 'content-type': kind, 'cache-control': kept, vary } = answer.headers
    return { status: answer.statusCode, packing, kind, kept, vary, bytes: answer.rawPayload }
  }
}

test('a file of the client is sent as it was packed, in the way that is understood, and kept for good', async () => {
  const get = await asker()
  const plain = (bytes: Buffer) => bytes
  for (const [packings, packing, unpack] of [
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
    ['zstd', undefined, plain],
    [undefined, undefined, plain],
  ] as const) {
    const answer = await get('a-b_1.css', packings)
    expect([packings, answer.status, answer.packing, answer.kind]).toEqual([packings, 200, packing, 'text/css; charset=utf-8'])
    expect(unpack(answer.bytes).toString()).toBe(STYLE)
    expect([answer.kept, answer.vary]).toEqual(['public, max-age=31536000, immutable', 'accept-encoding'])
  }
  const font = await get('font.woff2', 'gzip, br')
  expect([font.status, font.packing, font.kind, font.bytes]).toEqual([200, undefined, 'font/woff2', FONT])
  const head = await get('a-b_1.css', 'br', 'HEAD')
  expect([head.status, head.packing, head.bytes.length]).toEqual([200, 'br', 0])
})

test('nothing else is: no other place, no other kind, nothing that is not there', async () => {
  const get = await asker()
  for (const name of [
    'none.css',
    '..%2Fsecret.css',
    '%2e%2e%2fsecret.css',
    '..%5Csecret.css',
    'plan.hwpx',
    'a-b_1.css.br',
    '.css',
    'a%00.css',
  ])
    expect([name, (await get(name, 'br')).status]).toEqual([name, 404])
})
