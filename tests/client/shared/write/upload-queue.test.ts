import { expect, test } from 'vitest'
import { isRefused, refusedUnsent } from '#client/shared/value/evidence/uploads.ts'
import type { Answer } from '#client/shared/write/send-file.ts'
import { UploadQueue } from '#client/shared/write/upload-queue.ts'

const cell = { indicatorId: 1, year: 2025, month: 0 }
const file = (name: string) => ({ name, content: new Blob([name]) })

/** Uploads over a line whose answers the test gives by hand. */
function line() {
  const asked: { name: string; request: string; answer: (sent: Answer<number>) => void }[] = []
  const done: string[] = []
  const uploads = new UploadQueue<typeof cell, number>(
    (_cell, { name }, request, { signal }) =>
      new Promise((resolve) => {
        asked.push({ name, request, answer: resolve })
        signal.addEventListener('abort', () => resolve({ kind: 'refused', reason: null, facts: {} }))
      }),
  )
  const add = (name: string, refused: 'file-empty' | null = null) =>
    uploads.add(cell, file(name), {
      refused: refused === null ? null : { reason: refused, facts: {} },
      onDone: (_, n) => done.push(n),
    })
  const answer = async (sent: Answer<number>) => {
    asked.at(-1)?.answer(sent)
    await new Promise((resolve) => {
      setTimeout(resolve, 0)
    })
  }
  const states = () => uploads.all().map((u) => [u.name, u.state, u.refused?.reason])
  return { uploads, asked, done, add, answer, states }
}

test('one after the other; a refused one holds nobody up', async () => {
  const { uploads, asked, done, add, answer, states } = line()
  for (const name of ['a', 'b', 'c']) add(name)
  expect(asked.map((a) => a.name)).toEqual(['a'])
  await answer({ kind: 'refused', reason: 'file-content-differs', facts: {} })
  await answer({ kind: 'done', data: 1 })
  await answer({ kind: 'done', data: 1 })
  expect([asked.map((a) => a.name), done]).toEqual([
    ['a', 'b', 'c'],
    ['b', 'c'],
  ])
  expect(states()).toEqual([['a', 'failed', 'file-content-differs']])
  expect(uploads.underWay()).toBe(false)
})

test('what did not reach the server is kept and goes again under its first number', async () => {
  const { uploads, asked, done, add, answer, states } = line()
  add('a')
  await answer({ kind: 'refused', reason: null, facts: {} })
  expect(states()).toEqual([['a', 'failed', null]])
  expect(uploads.underWay()).toBe(true)
  uploads.retryUnreached()
  await answer({ kind: 'done', data: 1 })
  expect(new Set(asked.map((a) => a.request)).size).toBe(1)
  expect([asked.length, done, states()]).toEqual([2, ['a'], []])
})

test('one that is stopped is off the list, is not done, and the next goes', async () => {
  const { uploads, asked, done, add, answer, states } = line()
  add('a')
  add('b')
  uploads.dismiss(uploads.all()[0]?.id ?? '')
  await Promise.resolve()
  await answer({ kind: 'done', data: 1 })
  expect([asked.map((a) => a.name), done, states()]).toEqual([['a', 'b'], ['b'], []])
})

test('what cannot be taken is not sent at all, and can be put away', () => {
  const { uploads, asked, add, states } = line()
  add('leer.txt', 'file-empty')
  expect([asked.length, states()]).toEqual([0, [['leer.txt', 'failed', 'file-empty']]])
  uploads.dismiss(uploads.all()[0]?.id ?? '')
  expect(states()).toEqual([])
})

test.each([
  ['실적.PDF', 10, null],
  ['실적.zip', 10, 'file-type-refused'],
  ['실적', 10, 'file-type-refused'],
  ['실적.pdf', 0, 'file-empty'],
  ['실적.pdf', 101, 'file-too-large'],
  ['실적.pdf', 100, null],
])('%s of %d bytes: %s', (name, size, reason) =>
  expect(refusedUnsent({ name, size }, { fileSize: 100, extensions: ['pdf'] })?.reason ?? null).toBe(reason),
)

test('a refusal of the size says how large the file is; only what is refused counts as that', () => {
  const limits = { fileSize: 100, extensions: ['pdf'] }
  expect(refusedUnsent({ name: 'a.pdf', size: 101 }, limits)).toEqual({ reason: 'file-too-large', facts: { size: 101 } })
  const failed = (reason: 'file-empty' | null) => ({ state: 'failed', refused: { reason, facts: {} } }) as const
  expect(isRefused(failed('file-empty'))).toBe(true)
  // Not reached: it goes again by itself when the line is back.
  expect(isRefused(failed(null))).toBe(false)
  expect(isRefused({ state: 'queued', refused: null })).toBe(false)
})
