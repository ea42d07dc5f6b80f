import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { makeTextFile } from '../helpers/documents/make.ts'
import { spawnNode } from '../helpers/spawn-node.ts'
import { blocksOf } from '../helpers/imports/drafts-blocks.ts'
import { smallReport } from '../helpers/plans/report.ts'
import { smallPlan } from '../helpers/plans/small.ts'

const SECRET = 'a secret of the tests, of no use elsewhere'
let folder = ''
let store: Store | undefined
const run = (...args: string[]) =>
  spawnNode('scripts/import.ts', args, { DATABASE_URL: join(folder, 'cli.sqlite'), AUTH_SECRET: SECRET }).ended
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), makeTextFile(blocksOf(text)))
  return join(folder, name)
}
const counts = async () => {
  const of = async (table: 'plan' | 'import_draft') =>
    Number(
      (
        await store?.db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirst()
      )?.n,
    )
  return { plans: await of('plan'), drafts: await of('import_draft') }
}

// The store stays open all the while, as a running server's does.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jipyo-import-'))
  store = openStore(join(folder, 'cli.sqlite'))
  await migrate(store)
  const at = '2026-01-01T00:00:00.000Z'
  for (const [username, role] of [
    ['gihoek', 'administrator'],
    ['kim', 'evaluator'],
  ] as const) {
    await store.db
      .insertInto('user')
      .values({
        id: username,
        name: '김기획',
        email: `${username}@accounts.invalid`,
        username,
        displayUsername: username,
        emailVerified: 0,
        createdAt: at,
        updatedAt: at,
        role,
        demonstration: 0,
      })
      .execute()
  }
})
afterAll(async () => {
  await store?.close()
  rmSync(folder, { recursive: true, force: true })
})

const DOUBTFUL = smallPlan({ lines: (form) => form.replace('기업 상담 창구 운영\t\t110', '기업 상담 창구 운영\t\t190') })

test('0: clean; a look writes nothing', async () => {
  const { code, out, err } = await run(file('clean.txt', smallPlan()), '--dry-run')
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain('새빛미래국')
  expect(out).toMatch(/불일치 0 \(failed\)/)
  expect(await counts()).toEqual({ plans: 0, drafts: 0 })
})
test('several bureaus: each answers, and every value names its own', async () => {
  const other = smallPlan().replaceAll('새빛미래국', '가람안전국').replaceAll('누리산업과', '가람안전과')
  const { code, out } = await run(file('two.txt', `${smallPlan()}\n\n${other}`), '--dry-run', '--json')
  const answer = JSON.parse(out) as {
    outcome: string
    bureaus: { digest: { counts: { indicators: number } } }[]
    records: { bureau: string }[]
  }
  expect([code, answer.outcome, answer.bureaus.map((one) => one.digest.counts.indicators)]).toEqual([0, 'clean', [2, 2]])
  expect([...new Set(answer.records.map(({ bureau }) => bureau))]).toEqual(['새빛미래국', '가람안전국'])
})
test('a result report is told by its results', async () => {
  const report = smallReport([{ name: '상담 횟수', unit: '회', years: [['91', '90', '98.9']] }])
  const { out } = await run(file('report.txt', report), '--dry-run')
  expect(out).toContain('성과보고서 실적 (reported results): 새로 0, 같음 0, 다름 0, 반영할 수 없음 1')
})
test('1: somebody has to look, and is told at what', async () => {
  const { code, out } = await run(file('doubtful.txt', DOUBTFUL), '--dry-run', '--json')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({
    outcome: 'needs-review',
    draftId: null,
    digest: { failed: [{ id: expect.stringContaining('programme-sum') as unknown }] },
  })
})
test.each([
  ['another document', ['minutes.txt', '회의록\n\n일시\t2029. 2. 1.'], [], /not a performance plan/],
  ['nobody who answers for it', ['clean.txt', smallPlan()], ['--confirm'], /--by/],
  ['somebody who may not', ['clean.txt', smallPlan()], ['--confirm', '--by', 'kim'], /administrator/],
] as const)('2: refused for %s', async (_, [name, text], args, said) => {
  const before = await counts()
  const { code, err } = await run(file(name, text), ...args)
  expect([code, err]).toEqual([2, expect.stringMatching(said)])
  expect((await counts()).plans).toBe(before.plans)
})
test('2: no such file, in JSON too', async () => {
  const { code, out } = await run(join(folder, 'none.txt'), '--json')
  expect([code, JSON.parse(out)]).toEqual([
    2,
    { outcome: 'refused', reason: null, message: expect.stringContaining('no such file') as unknown },
  ])
})
test('every value with its printed text, place and doubt, in JSON', async () => {
  const text = smallPlan({ indicators: (s) => s.replace('목표\t90\t', '목표\t약 90\t') })
  const { out } = await run(file('records.txt', text), '--dry-run', '--json')
  const { records } = JSON.parse(out) as {
    records: { path: string; value: unknown; printed: string; doubt: string[]; place: { line: number } }[]
  }
  const of = (year: number) => records.find(({ path }) => path === `indicators/d1-i2/targets/${year}`)
  expect(of(2027)).toMatchObject({
    value: null,
    printed: '약 90',
    confidence: 0,
    doubt: expect.arrayContaining(['figure-unreadable']) as unknown,
  })
  expect(of(2028)).toMatchObject({ value: 91, printed: '91', confidence: 0.7, place: { line: of(2027)?.place.line } })
})
test('a draft first, the plan only with a name, and the same again changes nothing', async () => {
  const path = file('clean.txt', smallPlan())
  expect((await run(path)).out).toMatch(/초안으로 담았습니다.*draft/)
  expect((await counts()).plans).toBe(0)
  const confirmed = await run(path, '--confirm', '--by', 'gihoek', '--filed-on', '2028-11')
  expect([confirmed.code, confirmed.err]).toEqual([0, ''])
  expect(confirmed.out).toContain('계획에 반영했습니다: 1판')
  expect((await run(path, '--confirm', '--by', 'gihoek')).out).toContain('nothing was changed')
  expect((await counts()).plans).toBe(1)
  const entry = await store?.db
    .selectFrom('audit_entry')
    .select(['actor', 'after_json'])
    .where('act', '=', 'import.confirm')
    .executeTakeFirst()
  expect(entry).toMatchObject({ actor: '김기획', after_json: expect.stringMatching(/"sha256":"[0-9a-f]{64}"/) as unknown })
})
