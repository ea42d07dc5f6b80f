import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { startServer } from '#server/main.ts'
import { openStore } from '#data/database.ts'
import { auditKey } from '#server/record/chain.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { freePort } from '../../helpers/free-port.ts'
import { freshPlace, onBothStores, temporaryFolder } from '../../helpers/stores.ts'

const FIRST = 'the first secret of all'.repeat(2)

onBothStores('the secret and the record', (kind) => {
  test('one that does not fit the sealed record starts no server, and a lost one is not made anew', async () => {
    const place = await freshPlace(kind)
    const folder = temporaryFolder()
    const file = join(folder.path, 'auth-secret')
    const start = async (secret?: string) =>
      startServer(
        {
          ...readConfig({ PORT: String(await freePort()), DATABASE_URL: place.url, ...(secret ? { AUTH_SECRET: secret } : {}) }),
          localFolder: folder.path,
          clientFolder: '/nowhere',
        },
        () => undefined,
      )
    const refused = async (secret?: string) => {
      const failure = await start(secret).then(
        (server) => server.stop().then(() => 'it started'),
        (error: unknown) => String(error),
      )
      expect(failure).toContain('비밀값이 감사기록을 봉한 비밀값과 다릅니다')
      expect(failure).toContain('Put back the AUTH_SECRET')
    }
    await (await start(FIRST)).stop()
    await refused('quite another secret, long enough')
    await refused()
    expect(existsSync(file)).toBe(false)
    writeFileSync(file, 'not the secret that it was')
    await refused()
    writeFileSync(file, FIRST)
    await (await start()).stop()
    // A second server on the same PostgreSQL is no exception.
    if (kind === 'postgres') {
      const running = await start(FIRST)
      await refused('quite another secret, long enough')
      await running.stop()
    }
    rmSync(file)
    const store = openStore(place.url)
    expect(await verifyAudit(store.db, auditKey(FIRST))).toMatchObject({ kind: 'ok' })
    await store.close()
    await place.remove()
    folder.remove()
  })
})
