import { createHash } from 'node:crypto'
import { chmodSync, chownSync, readdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { openStore } from '#data/database.ts'
import { freePort } from '../helpers/free-port.ts'
import { readableByNobody, spawnNode } from '../helpers/spawn-node.ts'
import { freshPlace, loadRealPlan, onBothStores, temporaryFolder } from '../helpers/stores.ts'

const NOBODY = { uid: 65534, gid: 65534 }
const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
const environment = (url: string, port: number) => ({ DATABASE_URL: url, PORT: String(port), AUTH_SECRET: 'x'.repeat(40) })

async function loadedFile() {
  const place = await freshPlace('sqlite')
  const store = openStore(place.url)
  await loadRealPlan(store)
  await store.close()
  return place
}

/** Starts on a file that cannot be used; tells what was said, and whether the file is as it was. */
async function failedStart(url: string, ids: { uid?: number; gid?: number } = {}) {
  const before = hash(url)
  const { code, err } = await spawnNode('server/main.ts', [], environment(url, await freePort()), ids).ended
  return { code, err, unchanged: hash(url) === before }
}

describe('a database that cannot be used stops the start with one clear message, and is left as it is', () => {
  test('locked by another program', async () => {
    const place = await loadedFile()
    const other = new BetterSqlite3(place.url)
    other.exec('begin exclusive')
    const { code, err, unchanged } = await failedStart(place.url)
    other.exec('rollback')
    other.close()
    expect(err).toContain('다른 프로그램이 쓰고 있습니다')
    expect(err).toContain('locked by another program')
    expect([code, unchanged]).toEqual([1, true])
    await place.remove()
  })

  const root = process.getuid?.() === 0
  test.skipIf(process.platform === 'win32' || (root && !readableByNobody()))('read-only file and folder', async () => {
    const place = await loadedFile()
    chmodSync(place.url, 0o444)
    chmodSync(dirname(place.url), 0o555)
    const { code, err, unchanged } = await failedStart(place.url, root ? NOBODY : {})
    expect(err).toContain('쓸 수 없습니다')
    expect(err).toContain('read-only')
    expect([code, unchanged]).toEqual([1, true])
    chmodSync(dirname(place.url), 0o755)
    await place.remove()
  })

  test.skipIf(process.platform === 'win32' || (root && !readableByNobody()))(
    'read-only file in a folder one may write',
    async () => {
      const place = await loadedFile()
      chmodSync(place.url, 0o444)
      if (root) chownSync(dirname(place.url), NOBODY.uid, NOBODY.gid)
      const { code, err, unchanged } = await failedStart(place.url, root ? NOBODY : {})
      expect(err).toContain('read-only')
      expect([code, unchanged]).toEqual([1, true])
      await place.remove()
    },
  )

  test.each<[string, (file: string) => void]>([
    ['not a database at all', (file) => writeFileSync(file, '계획서 2026\n'.repeat(500))],
    ['cut off in the middle', (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
    ['overwritten inside', (file) => writeFileSync(file, Buffer.from(readFileSync(file)).fill(0xaa, 4096, 40_960))],
  ])('%s', async (_, spoil) => {
    const place = await loadedFile()
    spoil(place.url)
    const { code, err, unchanged } = await failedStart(place.url)
    expect(err).toContain('데이터베이스를 열 수 없습니다')
    expect(err).toContain('cannot be opened')
    expect([code, unchanged]).toEqual([1, true])
    await place.remove()
  })

  test('a port in use', async () => {
    const place = await loadedFile()
    const port = await freePort()
    const first = spawnNode('server/main.ts', [], environment(place.url, port))
    await first.until('Jipyo')
    const other = await loadedFile()
    const second = await spawnNode('server/main.ts', [], environment(other.url, port)).ended
    expect(second.err).toContain('PORT=3001')
    expect(second.code).toBe(1)
    expect((await first.stop()).code).toBe(0)
    await place.remove()
    await other.remove()
  })

  test('open in another server; free again when that one was killed', async () => {
    const place = await loadedFile()
    const first = spawnNode('server/main.ts', [], environment(place.url, await freePort()))
    await first.until('Jipyo')
    const second = await spawnNode('server/main.ts', [], environment(place.url, await freePort())).ended
    expect(second.err).toContain('다른 지표 서버가 열고 있습니다')
    expect(second.err).toContain('Another Jipyo server')
    expect(second.code).toBe(1)
    first.child.kill('SIGKILL')
    await first.ended
    const third = spawnNode('server/main.ts', [], environment(place.url, await freePort()))
    await third.until('Jipyo')
    expect((await third.stop()).code).toBe(0)
    await place.remove()
  })
})

onBothStores('two servers started at once on one empty store', (kind) => {
  test('on PostgreSQL both run, on one plan; of a file one has it and the other is told so', async () => {
    const place = await freshPlace(kind)
    const folder = temporaryFolder()
    // Without AUTH_SECRET: one beside an empty store one means an office, and no demonstration.
    const servers = await Promise.all(
      [0, 0].map(async () =>
        spawnNode('server/main.ts', [], { DATABASE_URL: place.url, PORT: String(await freePort()), DATA_FOLDER: folder.path }),
      ),
    )
    const started = await Promise.allSettled(servers.map((one) => one.until('(Jipyo)')))
    expect(started.filter((one) => one.status === 'fulfilled')).toHaveLength(kind === 'sqlite' ? 1 : 2)
    expect(servers.filter((one) => one.output().includes('성과계획서를 불러왔습니다'))).toHaveLength(1)
    expect((await Promise.all(servers.map((one) => one.stop()))).map((e) => Number(e.code)).toSorted((a, b) => a - b)).toEqual([
      0,
      kind === 'sqlite' ? 1 : 0,
    ])
    const store = openStore(place.url)
    expect(await store.db.selectFrom('plan').select('code').execute()).toEqual([{ code: 'jeonbuk-2026' }])
    expect(await store.db.selectFrom('user').select('id').execute()).toHaveLength(4)
    await store.close()
    await place.remove()
    folder.remove()
  })
})

test('on every address the start asks for the one that people open, and says that http can be read', async () => {
  const folder = temporaryFolder()
  const env = { DATA_FOLDER: folder.path, PORT: String(await freePort()), HOST: '0.0.0.0' }
  const bare = await spawnNode('server/main.ts', [], env).ended
  expect([bare.code, bare.err]).toEqual([1, expect.stringMatching(/PUBLIC_URL=http:\/\/[^\s]+:\d+처럼 정하고/)])
  expect(readdirSync(folder.path)).toEqual([])
  for (const [url, warned] of [
    ['http://10.1.2.3:3000', true],
    ['https://jipyo.example.go.kr/', false],
  ] as const) {
    const server = spawnNode('server/main.ts', [], { ...env, PUBLIC_URL: url })
    await server.until('첫 기획담당')
    expect(server.output().includes('Plain http can be read')).toBe(warned)
    expect(server.output()).toContain(`${new URL(url).origin}/claim#`)
    await server.stop()
  }
  folder.remove()
})

test('a secret beside an empty database opens no demonstration, at the second start neither', async () => {
  const folder = temporaryFolder()
  const secret = join(folder.path, 'auth-secret')
  writeFileSync(secret, 'x'.repeat(43))
  utimesSync(secret, new Date('2020-01-01'), new Date('2020-01-01'))
  for (const _ of [1, 2]) {
    const server = spawnNode('server/main.ts', [], { DATA_FOLDER: folder.path, PORT: String(await freePort()) })
    await server.until('claim#')
    expect(server.output()).toContain('A secret beside an empty database')
    expect(server.output()).not.toContain('시연 모드입니다')
    await server.stop()
  }
  const asked = await spawnNode('server/main.ts', [], {
    DATA_FOLDER: folder.path,
    PORT: String(await freePort()),
    SIGN_IN: 'demonstration',
  }).ended
  expect([asked.code, asked.err.includes('A secret beside an empty database')]).toEqual([1, true])
  folder.remove()
})
