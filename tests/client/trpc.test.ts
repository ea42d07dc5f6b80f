import { afterEach, expect, test, vi } from 'vitest'
import { reasonOf, trpcClient } from '#client/trpc.ts'

afterEach(() => vi.unstubAllGlobals())

const page = (status: number) => new Response('<html>', { status, headers: { 'content-type': 'text/html' } })
const failed = () => Promise.reject(new TypeError('Failed to fetch'))

test.each<[string, () => Promise<Response>, string | null]>([
  ['a proxy that takes no such large body', () => Promise.resolve(page(413)), 'file-too-large'],
  ['a proxy before a stopped server', () => Promise.resolve(page(502)), null],
  ['a page of somebody else in place of data', () => Promise.resolve(page(200)), 'server-failed'],
  ['a proxy that refuses for reasons of its own', () => Promise.resolve(page(403)), 'server-failed'],
  ['no network', failed, null],
])('%s is told as what it is', async (_, answer, reason) => {
  vi.stubGlobal('fetch', answer)
  const error: unknown = await trpcClient.accounts.signInMethods.query().catch((thrown: unknown) => thrown)
  expect(reasonOf(error)).toBe(reason)
})
