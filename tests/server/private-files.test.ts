import { chmodSync, existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepPrivate } from '#server/private-files.ts'
import { temporaryFolder } from '../helpers/stores.ts'

const mode = (path: string) => statSync(path).mode & 0o777

test.skipIf(process.platform === 'win32')(
  'data is for the server’s own account: new folders, and files as they are found',
  () => {
    const folder = temporaryFolder()
    const localFolder = join(folder.path, 'local')
    const databaseUrl = join(localFolder, 'jipyo.sqlite')
    expect(keepPrivate({ localFolder, databaseUrl })).toEqual([])
    expect(mode(localFolder)).toBe(0o700)
    for (const name of ['jipyo.sqlite', 'jipyo.sqlite-wal', 'auth-secret']) {
      writeFileSync(join(localFolder, name), 'x')
      chmodSync(join(localFolder, name), 0o644)
    }
    chmodSync(localFolder, 0o755)
    expect(keepPrivate({ localFolder, databaseUrl })).toEqual([expect.stringContaining('닫았습니다') as string])
    expect(mode(localFolder)).toBe(0o700)
    expect(keepPrivate({ localFolder, databaseUrl })).toEqual([])
    for (const name of ['jipyo.sqlite', 'jipyo.sqlite-wal', 'auth-secret'])
      expect([name, mode(join(localFolder, name))]).toEqual([name, 0o600])
    expect(existsSync(`${databaseUrl}-shm`)).toBe(false)
    chmodSync(localFolder, 0o770)
    expect(keepPrivate({ localFolder, databaseUrl: 'postgres://jipyo@db/jipyo' })).toHaveLength(1)
    expect(mode(localFolder)).toBe(0o700)
    // A folder that all share, such as /tmp, is not closed to them.
    chmodSync(localFolder, 0o1777)
    expect(keepPrivate({ localFolder, databaseUrl })).toEqual([expect.stringContaining('chmod 700') as string])
    expect(mode(localFolder)).toBe(0o777)
    folder.remove()
  },
)
