import { createHash } from 'node:crypto'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '#data/database.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { keptPath, vaultOf } from '#server/evidence/vault.ts'
import { chmodSync, existsSync, rmSync, statSync } from 'node:fs'
import { spawnNode } from '../helpers/spawn-node.ts'
import { temporaryFolder } from '../helpers/stores.ts'
import { keptEvidence } from '../helpers/kept-evidence.ts'
import { enter, KEY, openOffice, person, writer } from '../helpers/people.ts'

/** SHA-256 of every row of every table, in the order of the keys. */
function contents(file: string): Record<string, string> {
  const db = new BetterSqlite3(file, { readonly: true })
  const tables = db
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all() as string[]
  const hashes = tables.map(
    (name) =>
      [
        name,
        createHash('sha256')
          .update(JSON.stringify(db.prepare(`select * from "${name}" order by 1, 2`).raw().all()))
          .digest('hex'),
      ] as const,
  )
  db.close()
  return Object.fromEntries(hashes)
}

test('a backup made while people work, put back after the loss of everything: equal to the last row, evidence included', async () => {
  const folder = temporaryFolder()
  const live = join(folder.path, 'live.sqlite')
  const backup = join(folder.path, 'stick', 'jipyo.sqlite')
  const env = { DATABASE_URL: live, DATA_FOLDER: folder.path, AUTH_SECRET: 'x'.repeat(40) }
  const store = openStore(live)
  const office = await openOffice(store)
  const as = writer(person('kim', 'evaluator', ...office.departments))
  const [id = 0] = office.ids.values()
  const sha256 = await keptEvidence(store, id, Buffer.from('%PDF-1.7 증빙'), folder.path)
  let version = 0
  const work = async (times: number) => {
    for (let n = 0; n < times; n += 1)
      version = (await enter(store, as, String(10 + (version % 50)), { indicatorId: id, version, reason: '시험' })).cell.version
  }
  await work(20)
  const making = spawnNode('scripts/backup.ts', [backup], env).ended
  await work(100)
  const made = await making
  expect([made.code, made.err]).toEqual([0, ''])
  expect(made.out).toContain('증빙 파일 1개')
  const kept = contents(backup)
  await work(10)
  await store.close()
  for (const lost of ['live.sqlite', 'live.sqlite-wal', 'live.sqlite-shm', 'evidence'])
    rmSync(join(folder.path, lost), { recursive: true, force: true })

  // As it comes back from a stick.
  chmodSync(backup, 0o644)
  const restored = await spawnNode('scripts/restore.ts', [backup], env).ended
  expect([restored.code, restored.err]).toEqual([0, ''])
  expect(contents(live)).toEqual(kept)
  if (process.platform !== 'win32') expect(statSync(live).mode & 0o777).toBe(0o600)
  const again = openStore(live)
  expect(await verifyAudit(again.db, KEY)).toMatchObject({ kind: 'ok' })
  expect(existsSync(keptPath(await vaultOf(again.db, { localFolder: folder.path }), sha256))).toBe(true)
  const { saved } = await again.db
    .selectFrom('actual_revision')
    .select((eb) => eb.fn.countAll<number>().as('saved'))
    .where('act', '=', 'enter')
    .executeTakeFirstOrThrow()
  // Whatever was told before the backup was asked for is in it.
  expect(saved).toBeGreaterThanOrEqual(20)
  await again.close()
  folder.remove()
})
