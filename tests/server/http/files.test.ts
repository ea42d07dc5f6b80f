import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { ORIGIN, testApp } from '../../helpers/app.ts'
import { placesOf } from '../../helpers/procedures.ts'
import { loadRealPlan, onBothStores, temporaryFolder, useStore } from '../../helpers/stores.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})
const MB = 1024 * 1024

onBothStores('a file that is sent', (kind) => {
  const store = useStore(kind, loadRealPlan)
  /** `standstill`: after how many ms without a byte a file is let go; a busy machine must not seem to stand still. */
  const served = async (standstill = 60_000) => {
    const folder = temporaryFolder()
    closing.push(() => folder.remove())
    const { app, signIn } = await testApp(store(), {
      config: { localFolder: folder.path },
      pace: { standstill, whole: 900 },
    })
    await app.listen({ host: '127.0.0.1', port: 0 })
    closing.push(() => app.close())
    const { port } = app.server.address() as AddressInfo
    const { own } = await placesOf(store().db)
    const address = () => `/files/evidence/${own.indicatorId}/2025/0?request=${randomUUID()}`
    const files = (path = folder.path): string[] =>
      readdirSync(path, { withFileTypes: true, recursive: true }).flatMap((one) =>
        one.isFile() ? [join(one.parentPath, one.name)] : [],
      )
    /** Begins to send; the answer resolves when it comes, or to null when the line breaks. */
    const begin = (url: string, headers: Record<string, string | number>) => {
      const sending = request({
        port,
        host: '127.0.0.1',
        method: 'PUT',
        path: url,
        headers: {
          host: 'localhost:3000',
          origin: ORIGIN,
          'content-type': 'application/octet-stream',
          'x-file-name': 'a.txt',
          ...headers,
        },
      })
      return { sending, answer: answerOf(sending) }
    }
    return { signIn, address, files, begin }
  }

  test('a link that a person follows is refused with a sentence, or leads to signing in', async () => {
    const { app, signIn } = await testApp(store(), { demonstration: true })
    const get = async (url: string, accept: string, cookie = '') => {
      const answer = await app.inject({ url, headers: { host: 'localhost:3000', accept, cookie } })
      return [answer.statusCode, answer.headers.location ?? answer.body]
    }
    const browser = 'text/html,application/xhtml+xml,*/*;q=0.8'
    const cookie = await signIn('evaluator')
    expect(await get('/files/audit.csv', browser, cookie)).toEqual([
      403,
      expect.stringMatching(/^파일을 내려받지 못했습니다: 권한 없음\..*forbidden/s),
    ])
    expect(await get('/files/audit.csv', '*/*', cookie)).toEqual([403, expect.stringContaining('"reason":"forbidden"')])
    expect(await get('/files/audit.csv', browser)).toEqual([302, '/sign-in?refused=not-signed-in'])
  })

  test.each([
    ['nobody', null, {}, 401, 'not-signed-in'],
    ['who may not', 'executive', {}, 403, 'forbidden'],
    ['a file too large', 'evaluator', { 'content-length': 21 * MB }, 413, 'file-too-large'],
  ] as const)('%s is refused before a byte of it is taken', async (_, role, headers, status, reason) => {
    const { signIn, address, begin } = await served()
    const cookie = role === null ? '' : await signIn(role)
    const { sending, answer } = begin(address(), { 'content-length': 10 * MB, cookie, ...headers })
    sending.flushHeaders()
    expect(await answer).toMatchObject({ status, body: { reason } })
    sending.destroy()
  })

  test('a fifth one of the same person waits for another to end', async () => {
    const { signIn, address, begin, files } = await served()
    const cookie = await signIn('evaluator')
    const held = [1, 2, 3, 4].map(() => begin(address(), { cookie, 'content-length': 5000 }))
    for (const { sending } of held) sending.write(Buffer.alloc(2000, 'x'))
    const incoming = () => files().filter((path) => path.includes('incoming')).length
    await expect.poll(incoming).toBe(4)
    const fifth = begin(address(), { cookie, 'content-length': 2 })
    fifth.sending.end('ab')
    expect(await fifth.answer).toMatchObject({ status: 429, body: { reason: 'too-many-requests' } })
    for (const { sending } of held) sending.destroy()
    await expect.poll(incoming).toBe(0)
    const next = begin(address(), { cookie, 'content-length': 2 })
    next.sending.end('ab')
    expect((await next.answer)?.status).toBe(200)
    expect(incoming()).toBe(0)
  })

  test('without its length is stopped at the limit, told why, and leaves nothing', async () => {
    const { signIn, address, begin, files } = await served()
    const { sending, answer } = begin(address(), { cookie: await signIn('evaluator'), 'transfer-encoding': 'chunked' })
    for (let n = 0; n < 21; n += 1) sending.write(Buffer.alloc(MB, 'x'))
    sending.end()
    expect(await answer).toMatchObject({ status: 413, body: { reason: 'file-too-large', facts: { megabytes: 20 } } })
    expect(files()).toEqual([])
  })

  test('that is refused in the end leaves nothing on disk', async () => {
    const { signIn, address, begin, files } = await served()
    const cookie = await signIn('evaluator')
    const send = async (url: string, body: Buffer, name = 'a.txt') => {
      const { sending, answer } = begin(url, { cookie, 'content-length': body.length, 'x-file-name': name })
      sending.end(body)
      return (await answer)?.body
    }
    const body = Buffer.from(`evidence ${randomUUID()}`)
    const taken = address()
    expect(await send(taken, body)).toMatchObject({ title: 'a.txt' })
    expect(files()).toHaveLength(1)
    expect(await send(address(), body)).toMatchObject({ reason: 'evidence-exists' })
    expect(await send(address(), Buffer.from('MZ'), 'a.exe')).toMatchObject({ reason: 'file-type-refused' })
    expect(await send(address(), Buffer.from('text'), 'a.pdf')).toMatchObject({ reason: 'file-content-differs' })
    expect(await send(address().replace('/2025/', '/2031/'), Buffer.from('another'))).toMatchObject({ facts: {} })
    // The same request again is the same file.
    expect(await send(taken, body)).toMatchObject({ title: 'a.txt' })
    expect(files()).toHaveLength(1)
  })

  test('over a slow line arrives while it moves, and is let go when it stands still', async () => {
    const { signIn, address, begin, files } = await served(2000)
    const cookie = await signIn('evaluator')
    const slow = begin(address(), { cookie, 'content-length': 16 * 2000 })
    const from = performance.now()
    for (let n = 0; n < 16; n += 1) {
      slow.sending.write(Buffer.alloc(2000, `${kind} slow ${n} `))
      await wait(100)
    }
    slow.sending.end()
    expect((await slow.answer)?.status).toBe(200)
    // Longer than anything but a file may take.
    expect(performance.now() - from).toBeGreaterThan(900)
    const still = begin(address(), { cookie, 'content-length': 5000 })
    still.sending.write(Buffer.alloc(2000, 'x'))
    expect(await still.answer).toBeNull()
    await expect.poll(() => files().filter((path) => path.includes('incoming'))).toEqual([])
  })
})

interface Heard {
  readonly status: number | undefined
  readonly body: unknown
}
function answerOf(sending: ClientRequest): Promise<Heard | null> {
  return new Promise((resolve) => {
    sending.on('error', () => resolve(null))
    sending.on('response', (answer: IncomingMessage) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part))
      answer.on('end', () => resolve({ status: answer.statusCode, body: JSON.parse(text) }))
    })
  })
}
