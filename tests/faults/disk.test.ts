import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '#data/database.ts'
import { loadRealPlan, temporaryFolder } from '../helpers/stores.ts'
import { acknowledgedOf, brokenPromises } from './after.ts'
import { copyOf, hasStrace, traced } from './strace.ts'

const folder = temporaryFolder()
const base = join(folder.path, 'base.sqlite')
beforeAll(async () => {
  const store = openStore(base)
  await loadRealPlan(store)
  await store.close()
})
afterAll(() => folder.remove())

const log = join(folder.path, 'trace')
/** The fault hits the database's own files only: pipes and logs of the process go on. */
const only = (file: string) => [file, `${file}-wal`].flatMap((path) => ['-P', path])

// The n-th call and some after it fail, later ones work again: the disk was full and somebody made room.
const FAULTS = [
  ['full disk', 'pwrite64', 'ENOSPC', 'database-full'],
  ['failing disk, writing', 'pwrite64', 'EIO', 'database-failed'],
  ['failing disk, syncing', 'fsync', 'EIO', 'database-failed'],
  ['quota used up', 'pwrite64', 'EDQUOT', 'database-f'],
] as const

describe.skipIf(!hasStrace)('a disk that fails for a while', () => {
  test.each(FAULTS.flatMap((fault) => [3, 9, 17, 26, 41, 58].map((at) => [...fault, at] as const)))(
    '%s (%s %s), refused as %s, from call %i on',
    async (_, call, error, reason, at) => {
      const file = copyOf(base, folder.path, 'disk')
      const until = call === 'fsync' ? Math.ceil(at / 10) + 2 : at + 5
      const from = call === 'fsync' ? Math.ceil(at / 10) : at
      const run = await traced(
        [...only(file), '-e', `trace=${call}`, '-e', `inject=${call}:error=${error}:when=${from}..${until}`],
        log,
        [file, 'save', '30'],
      )
      const told = acknowledgedOf(run.lines)
      const failed = run.lines.filter((line) => 'failed' in line)
      expect(run.lines.at(-1)).toEqual({ done: true })
      // Said as what it is, and over when the fault is over, without a restart.
      expect(failed.length).toBeGreaterThan(0)
      expect(failed.map((line) => line['failed']).filter((said) => !String(said).startsWith(reason))).toEqual([])
      expect(told.length + failed.length).toBe(30)
      expect(told.length).toBeGreaterThan(10)
      expect(run.lines.findLastIndex((line) => 'failed' in line)).toBeLessThan(run.lines.length - 2)
      // A failed sync may have kept the value all the same: then it was not told, and stands whole.
      expect(await brokenPromises(file, told, { unacknowledged: failed.length })).toEqual([])
    },
  )
})
