import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '#data/database.ts'
import { verifyAudit } from '#server/record/verify.ts'
import { KEY, onRecord, openOffice } from '../helpers/people.ts'
import { spawnNode } from '../helpers/spawn-node.ts'

let folder = ''
let store: Store | undefined
const opened = () => {
  if (store === undefined) throw new Error('not opened')
  return store
}
const place = () => join(folder, 'actuals.sqlite')
const start = (...args: string[]) =>
  spawnNode('scripts/actuals.ts', args, { DATABASE_URL: place(), AUTH_SECRET: 'a secret of the tests, of no use elsewhere' })
const run = (...args: string[]) => start(...args).ended
const HEAD = '연도,기간,지표코드,실적치'
const file = (name: string, lines: readonly string[]) => {
  writeFileSync(join(folder, name), [HEAD, ...lines].join('\n'))
  return join(folder, name)
}
const CODES = Array.from({ length: 30 }, (_, at) => `line-${at}`)
/** Every month of 2025 of thirty indicators, the figure of each `plus` the month. */
const lines = (plus = 0) =>
  CODES.flatMap((code) => Array.from({ length: 12 }, (_, at) => `2025,${at + 1}월,${code},${10 + plus + at}`))
const stored = async () => {
  const rows = await opened()
    .db.selectFrom('actual')
    .select(['indicator_id', 'month', 'value'])
    .where('year', '=', 2025)
    .execute()
  return rows.filter(({ month }) => month > 0).length
}

// The store stays open all the while, as a running server's does.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jipyo-actuals-'))
  store = openStore(place())
  const { departments } = await openOffice(store)
  const [own = 0] = departments
  const model = await store.db
    .selectFrom('indicator')
    .selectAll()
    .where('code', '=', 'external-cooperation-1')
    .executeTakeFirstOrThrow()
  await onRecord(store, async (trx) => {
    await trx.insertInto('user_department').values({ user_id: 'kim', unit_id: own }).execute()
    for (const [at, code] of CODES.entries()) {
      const { id: _, ...row } = model
      const { id } = await trx
        .insertInto('indicator')
        .values({ ...row, code, name: `지표 ${code}`, sort_order: 100 + at, frequency: 'month' })
        .returning('id')
        .executeTakeFirstOrThrow()
      await trx
        .insertInto('target')
        .values({
          indicator_id: id,
          year: 2025,
          revision: 1,
          kind: 'set',
          value: 200,
          stage: 'planned',
          effective_on: '2025-01-01',
          reason: null,
          approved_by: null,
          recorded_at: '2025-01-01T00:00:00Z',
          recorded_by: 'x',
        })
        .execute()
    }
  })
})
afterAll(async () => {
  await store?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('1: a row that is not taken is named with its reason, and none of the others is entered', async () => {
  const rows = lines().with(200, '2025,9월,line-16,많음').with(300, '2025,1월,nowhere,3')
  const { code, out, err } = await run(file('bad.csv', rows), '--by', 'kim', '--yes')
  expect([code, await stored()]).toEqual([1, 0])
  expect(out).toContain('360행: 새 값 358, 바뀌는 값 0, 같은 값 0, 빈칸 0, 확인할 행 2')
  expect(out).toMatch(/202행 .*지표 line-16 2025년 9월 “많음”: 숫자로 읽을 수 없습니다/)
  expect(out).toMatch(/302행 nowhere .*이 코드나 이름의 지표가 없음/)
  expect(err).toContain('확인하는 중 (checking) 100%')
  expect(err).not.toContain('entering')
})
test('1: a row without its period, and a look without an answer, enter nothing', async () => {
  const { code, out } = await run(file('bare.csv', ['2025,,line-1,10']), '--by', 'kim', '--yes')
  expect([code, await stored()]).toEqual([1, 0])
  expect(out).toContain('2행')
  const look = await run(file('look.csv', lines()), '--by', 'kim')
  expect([look.code, look.out, await stored()]).toEqual([1, expect.stringContaining('--yes'), 0])
})
test.each([
  ['nobody', /account in use/],
  ['head', /forbidden/],
])('2: refused for %s, who enters for no department', async (by, said) => {
  const { code, err } = await run(file('all.csv', lines()), '--by', by, '--yes')
  expect([code, err, await stored()]).toEqual([2, expect.stringMatching(said), 0])
})
test('130: interrupted while it enters, nothing is entered, and it says so', async () => {
  // Its transaction waits to begin, so that the signal is there before the first piece is through.
  const other = new BetterSqlite3(place())
  other.exec('begin immediate')
  const command = start(file('all.csv', lines()), '--by', 'kim', '--yes')
  await command.until('While it enters')
  command.child.kill('SIGINT')
  other.exec('rollback')
  other.close()
  const { code, err } = await command.ended
  expect([code, await stored()]).toEqual([130, 0])
  expect(err).toContain('아무것도 저장하지 않았습니다')
})
test('0: all rows are entered as the evaluator’s drafts, on record; again nothing changes', async () => {
  const path = file('all.csv', lines())
  const { code, out, err } = await run(path, '--by', 'kim', '--yes')
  expect([code, await stored()]).toEqual([0, 360])
  expect(out).toContain('값 360개를 kim 님의')
  expect(err).toContain('저장하는 중 (entering) 100%')
  const entries = await opened()
    .db.selectFrom('audit_entry')
    .select(['actor_id', 'address'])
    .where('act', '=', 'value.enter')
    .execute()
  expect(new Set(entries.map(({ actor_id, address }) => `${actor_id} ${address}`))).toEqual(new Set(['kim 명령줄']))
  expect(entries).toHaveLength(360)
  expect(await verifyAudit(opened().db, KEY)).toMatchObject({ kind: 'ok' })
  const again = await run(path, '--by', 'kim', '--yes')
  expect([again.code, again.out]).toEqual([0, expect.stringContaining('새 값 0, 바뀌는 값 0, 같은 값 360')])
})
test('what the screen asks about is entered with --meant alone', async () => {
  const path = file('meant.csv', ['2025,연간,external-cooperation-1,1300', ...lines(1).slice(0, 12)])
  const { code, out } = await run(path, '--by', 'kim', '--yes')
  expect([code, out]).toEqual([1, expect.stringMatching(/2행 .*자릿수를 확인하십시오[\s\S]*--meant/)])
  const meant = await run(path, '--by', 'kim', '--yes', '--meant')
  expect([meant.code, meant.out]).toEqual([0, expect.stringContaining('새 값 1, 바뀌는 값 12')])
})
