import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '#data/database.ts'
import { recordAudit } from '#server/record/record.ts'
import { startRecording } from '#server/record/start-recording.ts'
import { auditKey } from '#server/record/chain.ts'
import { spawnNode } from '../helpers/spawn-node.ts'
import { loadRealPlan } from '../helpers/stores.ts'

const SECRET = 'a secret of the tests, of no use elsewhere'
let folder = ''
let store: Store | undefined
const file = () => join(folder, 'verify.sqlite')
const verify = (...args: string[]) =>
  spawnNode('scripts/verify-audit.ts', args, { DATABASE_URL: file(), AUTH_SECRET: SECRET }).ended

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jipyo-verify-'))
  store = openStore(file())
  await loadRealPlan(store)
  await startRecording(store.db, auditKey(SECRET), new Date())
  for (let n = 1; n <= 5; n += 1) {
    await recordAudit(store.db, auditKey(SECRET), {
      at: new Date(),
      actor: { id: 'u', name: '김', role: null },
      act: 'sign-in',
      subject: 'account:u',
    })
  }
})
afterAll(async () => {
  await store?.close()
  rmSync(folder, { recursive: true, force: true })
})

// The store stays open all the while, as a running server's does.
test('0: whole, with the anchor to write down, which holds the next time', async () => {
  const { code, out, err } = await verify()
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain('6건 확인, 변조 없음 (6 entries checked, none tampered with)')
  const anchor = /6:[0-9a-f]{64}/.exec(out)?.[0] ?? ''
  expect((await verify('--anchor', anchor)).code).toBe(0)
  expect(JSON.parse((await verify('--json')).out)).toMatchObject({ kind: 'ok', entries: 6, anchor })
  // Written down later than the database is: an older one was put back.
  const older = await verify('--anchor', anchor.replace('6:', '9:'), '--json')
  expect([older.code, JSON.parse(older.out)]).toMatchObject([1, { kind: 'broken', what: 'deleted' }])
})

test('2: could not be checked, with the reason, and nothing is made', async () => {
  for (const [env, said] of [
    [{ DATABASE_URL: join(folder, 'none.sqlite'), AUTH_SECRET: SECRET }, /There is no database/],
    [{ DATABASE_URL: file(), AUTH_SECRET: 'short' }, /AUTH_SECRET/],
  ] as const) {
    const { code, err } = await spawnNode('scripts/verify-audit.ts', [], env).ended
    expect([code, err]).toEqual([2, expect.stringMatching(said)])
  }
  const { code, err } = await verify('--anchor', 'five')
  expect([code, err]).toEqual([2, expect.stringContaining('--anchor')])
})

test('1: what is stored was changed by SQL, named with what the record says', async () => {
  if (!store) throw new Error('no store')
  const target = await store.db
    .selectFrom('target')
    .selectAll()
    .where('value', 'is not', null)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  await sql.raw('drop trigger target_no_update').execute(store.db)
  await sql`update target set value = value + 1 where id = ${target.id}`.execute(store.db)
  const { code, out } = await verify()
  expect(code).toBe(1)
  expect(out).toContain('기록과 다른 것이 있습니다: 저장된 값이 기록과 다릅니다. (Stored values are not what the record says.)')
  const value = (n: number) => (Number.isInteger(n) ? `${n}.0` : String(n))
  const [was, is] = [target.value ?? 0, (target.value ?? 0) + 1].map(value)
  expect(out).toContain(`목표치(target) ${target.id}: value (기록 ${was} → 저장 ${is})`)
  expect(out).toContain(`targets (target) ${target.id}: value (recorded ${was} → stored ${is})`)
  expect(out).toContain('변경 방지 장치(trigger) target_no_update: 없어졌거나 바뀌었습니다')
})

test('1: tampered with, named; with another secret nothing is genuine', async () => {
  const other = await spawnNode('scripts/verify-audit.ts', ['--json'], {
    DATABASE_URL: file(),
    AUTH_SECRET: 'another secret, just as long as the first',
  }).ended
  expect([other.code, JSON.parse(other.out)]).toMatchObject([1, { kind: 'broken', seq: 1 }])
  const readable = await spawnNode('scripts/verify-audit.ts', [], {
    DATABASE_URL: file(),
    AUTH_SECRET: 'another secret, just as long as the first',
  }).ended
  expect(readable.out).toContain('다른 비밀값으로 확인해도 이렇게 나옵니다')
  if (!store) throw new Error('no store')
  await sql.raw('drop trigger audit_entry_no_update').execute(store.db)
  await sql`update audit_entry set actor = '아무개' where seq = 4`.execute(store.db)
  const { code, out } = await verify()
  expect(code).toBe(1)
  expect(out).toContain('4번 내용이 바뀌었습니다. (The record was tampered with: entry 4 was changed.)')
  expect(out).toContain('account:u')
  expect(out).not.toContain('다른 비밀값')
})
