import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '#data/database.ts'
import { lockWriters } from '#server/record/record.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { KEY, onRecord, openOffice } from '../../helpers/people.ts'
import { spawnNode } from '../../helpers/spawn-node.ts'
import { freshPlace } from '../../helpers/stores.ts'

test('a file is entered by the command on PostgreSQL too: interrupted nothing of it, then all', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jipyo-actuals-'))
  const place = await freshPlace('postgres', openOffice)
  const store = openStore(place.url)
  const { departments } = await openOffice(store)
  await onRecord(store, (trx) =>
    trx
      .insertInto('user_department')
      .values({ user_id: 'kim', unit_id: departments[0] ?? 0 })
      .execute(),
  )
  const path = join(folder, 'all.csv')
  writeFileSync(
    path,
    ['연도,기간,지표코드,실적치', ...[1, 2].map((n) => `2025,연간,external-cooperation-${n},${40 + n}`)].join('\n'),
  )
  const start = () =>
    spawnNode('scripts/actuals.ts', [path, '--by', 'kim', '--yes', '--meant'], {
      DATABASE_URL: place.url,
      AUTH_SECRET: 'a secret of the tests, of no use elsewhere',
    })
  const stored = async () =>
    (await store.db.selectFrom('actual_revision').select('value').where('act', '=', 'enter').execute()).map(({ value }) => value)

  // Another save holds the record while the signal comes.
  const interrupted = await store.db.transaction().execute(async (trx) => {
    await lockWriters(trx)
    const command = start()
    await command.until('While it enters')
    command.child.kill('SIGINT')
    return command
  })
  expect([(await interrupted.ended).code, await stored()]).toEqual([130, []])
  const { code, out } = await start().ended
  expect([code, out, await stored()]).toEqual([0, expect.stringContaining('2 figures entered'), expect.arrayContaining([41, 42])])
  expect(await verifyAudit(store.db, KEY)).toMatchObject({ kind: 'ok' })
  await store.close()
  await place.remove()
  rmSync(folder, { recursive: true, force: true })
})
