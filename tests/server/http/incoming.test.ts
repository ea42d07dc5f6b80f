import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Incoming } from '#server/http/incoming.ts'
import { Refusal } from '#server/refusal.ts'
import { temporaryFolder } from '../../helpers/stores.ts'

let folder = temporaryFolder()
beforeEach(() => (folder = temporaryFolder()))
afterEach(() => folder.remove())
const left = () => readdirSync(join(folder.path, 'incoming'))
const tooLarge = () => new Refusal('file-too-large')
const bytes = (...pieces: string[]) => Readable.from(pieces.map((piece) => Buffer.from(piece)))

test('a person has four files on their way, everybody 48, and each place is free again once', () => {
  const incoming = new Incoming(folder.path)
  const leave = [1, 2, 3, 4].map(() => incoming.admit('kim'))
  expect(() => incoming.admit('kim')).toThrow('too-many-requests')
  incoming.admit('lee')
  leave[0]?.()
  leave[0]?.()
  incoming.admit('kim')
  expect(() => incoming.admit('kim')).toThrow('too-many-requests')
  for (let n = 0; n < 43; n += 1) incoming.admit(`person ${n}`)
  expect(() => incoming.admit('one more')).toThrow('too-many-requests')
})

test('waits on disk for the server alone, is read once and is gone', async () => {
  const incoming = new Incoming(folder.path)
  const arrived = await incoming.receive(bytes('가나', '다'), 100, tooLarge)
  expect(arrived.size).toBe(9)
  expect([statSync(arrived.path).mode & 0o777, statSync(join(folder.path, 'incoming')).mode & 0o777]).toEqual([0o600, 0o700])
  expect(await incoming.inTurn(arrived, async (read) => read.toString())).toBe('가나다')
  expect(left()).toEqual([])
})

test('leaves nothing when it is too large, cut off, or refused by whoever takes it', async () => {
  const incoming = new Incoming(folder.path)
  const large = bytes('12345', '67890', 'rest')
  await expect(incoming.receive(large, 9, tooLarge)).rejects.toThrow('file-too-large')
  // Still there to be read to its end and discarded.
  expect(large.destroyed).toBe(false)
  const cut = new Readable({ read() {} })
  cut.push('begin')
  setTimeout(() => cut.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })), 20)
  await expect(incoming.receive(cut, 100, tooLarge)).rejects.toThrow('bad-input')
  const arrived = await incoming.receive(bytes('x'), 100, tooLarge)
  await expect(incoming.inTurn(arrived, () => Promise.reject(new Refusal('forbidden')))).rejects.toThrow('forbidden')
  expect(left()).toEqual([])
})

test('three are in memory at once, the others wait, also after a failure', async () => {
  const incoming = new Incoming(folder.path)
  let now = 0
  let most = 0
  const done = await Promise.allSettled(
    Array.from({ length: 12 }, async (_, n) =>
      incoming.inTurn(await incoming.receive(bytes('x'), 9, tooLarge), async () => {
        most = Math.max(most, (now += 1))
        await new Promise((go) => setTimeout(go, 5))
        now -= 1
        if (n % 3 === 0) throw new Refusal('file-damaged')
      }),
    ),
  )
  expect([most, now, done.filter((one) => one.status === 'fulfilled').length]).toEqual([3, 0, 8])
})

test('what a killed server left is swept away after a day', async () => {
  const incoming = new Incoming(folder.path)
  await incoming.inTurn(await incoming.receive(bytes('x'), 9, tooLarge), async () => undefined)
  for (const name of ['old', 'young']) writeFileSync(join(folder.path, 'incoming', name), 'x')
  const yesterday = new Date(Date.now() - 25 * 3_600_000)
  utimesSync(join(folder.path, 'incoming/old'), yesterday, yesterday)
  await incoming.sweep(new Date())
  expect(left()).toEqual(['young'])
})
