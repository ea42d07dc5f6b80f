import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openStore, type Store } from '#data/database.ts'
import { freePort } from '../helpers/free-port.ts'
import { startPostgres } from '../helpers/postgres.ts'
import { spawnNode } from '../helpers/spawn-node.ts'
import { temporaryFolder } from '../helpers/stores.ts'

/** The packages of the tests have no pg_dump: it must be of the server's version, so the machine's own PostgreSQL is both. */
const INSTALLED = ['18', '17', '16', '15']
  .map((version) => `/usr/lib/postgresql/${version}`)
  .find((folder) => existsSync(`${folder}/bin/pg_dump`))

async function rowsOf({ db }: Store): Promise<Readonly<Record<string, unknown>>> {
  const tables = await db.introspection.getTables()
  const rows = tables.map(async ({ name }) => {
    const { rows: found } = await sql<{ row: unknown }>`select to_jsonb(t) as row from ${sql.table(name)} t`.execute(db)
    return [name, found.map(({ row }) => JSON.stringify(row)).toSorted()] as const
  })
  return Object.fromEntries(await Promise.all(rows))
}

test.skipIf(INSTALLED === undefined)('PostgreSQL is backed up while it serves, and put back to the last row', async () => {
  const server = await startPostgres({ password: 'p@ss/w:1', installed: INSTALLED ?? '' })
  const folder = temporaryFolder()
  const port = await freePort()
  const env = {
    PATH: `${INSTALLED}/bin:${process.env['PATH'] ?? ''}`,
    DATABASE_URL: server.url,
    AUTH_SECRET: 'x'.repeat(40),
    DATA_FOLDER: folder.path,
    PORT: String(port),
    SIGN_IN: 'accounts',
  }
  const script = (name: string, ...args: string[]) => spawnNode(`scripts/${name}.ts`, args, env).ended
  // Of the night: made up for at the start, since none was made yet.
  const running = spawnNode('server/main.ts', [], { ...env, BACKUP_HOUR: '2' })
  await running.until('the nightly backup was made')
  const backups = join(folder.path, 'backups')
  expect(readdirSync(backups)).toEqual([expect.stringMatching(/^jipyo\.night-\d{4}-\d{2}-\d{2}\.dump$/)])
  const file = join(folder.path, 'stick', 'jipyo.dump')
  expect(await script('backup', file)).toMatchObject({ code: 0, err: '' })
  expect(statSync(file).mode & 0o077).toBe(0)
  const store = openStore(server.url)
  const before = await rowsOf(store)
  await sql`update indicator set name = 'changed' where id = 1`.execute(store.db).catch(() => undefined)
  await sql`create table left_over (id int)`.execute(store.db)
  await store.close()
  const refused = await script('restore', file)
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('서버가 켜져 있습니다')])
  expect((await running.stop()).code).toBe(0)
  const restored = await script('restore', file)
  expect([restored.code, restored.err]).toEqual([0, ''])
  expect(restored.out).toContain('before-restore')
  const after = openStore(server.url)
  expect(await rowsOf(after)).toEqual(before)
  await after.close()
  expect((await script('verify-audit')).code).toBe(0)
  const again = spawnNode('server/main.ts', [], env)
  await again.until('claim#')
  expect((await again.stop()).code).toBe(0)
  // Restoring what is no backup touches nothing.
  const wrong = await script('restore', join(import.meta.dirname, 'postgres-backup.test.ts'))
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('pg_restore')])
  // Without its tools, or with older ones, the failure says what to install.
  const without = await spawnNode('scripts/backup.ts', [], { ...env, PATH: '/nowhere' }).ended
  expect([without.code, without.err]).toEqual([1, expect.stringContaining('PostgreSQL 클라이언트를 설치')])
  await server.stop()
  folder.remove()
})
