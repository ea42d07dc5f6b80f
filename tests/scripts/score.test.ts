import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '#data/database.ts'
import { recompute } from '#domain/scoring/scorecard.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { overview } from '#server/scorecards/overview.ts'
import type { ScoreReport } from '#server/scorecards/report.ts'
import { actOnMany } from '#server/actuals/many.ts'
import { enter, fresh, KEY, person, writer } from '../helpers/people.ts'
import { spawnNode } from '../helpers/spawn-node.ts'
import { knownOn } from '#server/record/known-on.ts'
import { startRecording } from '#server/record/start-recording.ts'
import { loadRealPlan } from '../helpers/stores.ts'

let folder = ''
let store: Store | undefined
const file = () => join(folder, 'score.sqlite')
const score = (...args: string[]) => spawnNode('scripts/score.ts', args, { DATABASE_URL: file() }).ended

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jipyo-score-'))
  store = openStore(file())
  await loadRealPlan(store)
  await startRecording(store.db, KEY, new Date('2026-01-05T00:00:00Z'))
})
afterAll(async () => {
  await store?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('--json is the screen: every department and roll-up, and each working computes again', async () => {
  const { code, out, err } = await score('--year', '2024', '--json')
  expect([code, err]).toEqual([0, ''])
  const report = JSON.parse(out) as ScoreReport
  if (!store) throw new Error('no store')
  const page = await overview(store.db, { year: 2024 }, seoulDay(new Date()))
  expect(report.departments.map((w) => w.result)).toEqual(page.departments.map((d) => d.score))
  expect(report.departments.map((w) => w.result.shown)).toEqual([96.07, 100, 98.87, 100])
  expect(report.rollUps).toEqual(page.bureau)
  for (const working of report.departments) expect(recompute(working)).toEqual(working.result)
  const tampered = structuredClone(report.departments[0])
  if (!tampered?.indicators[2]) throw new Error('no indicator')
  Object.assign(tampered.indicators[2], { actual: { kind: 'measured', value: 6, finality: 'final' } })
  expect(recompute(tampered)).not.toEqual(tampered.result)
})

test('without --json it reads as a table', async () => {
  const { out } = await score('--year', '2024')
  expect(out).toContain('대외협력과 96.07 (산정 가중치 100/100)')
  expect(out).toMatch(/자원봉사 활동률 \(%\) 가중치 40: 5\.41 ÷ 6 × 100 = 90\.2 % {2}감점 −3\.93/)
  expect(out).toContain('외국인국제정책과 100.00 (산정 가중치 30/100)')
  for (const rule of ['98.73', '98.52', '98.31', '98.47']) expect(out).toContain(rule)
})

test('a figure being typed is not scored; a submitted one is, marked 잠정', async () => {
  if (!store) throw new Error('no store')
  const { id: indicatorId, department_id: departmentId } = await store.db
    .selectFrom('indicator')
    .select(['id', 'department_id'])
    .where('code', '=', 'external-cooperation-1')
    .executeTakeFirstOrThrow()
  const kim = writer(person('kim', 'evaluator', departmentId), '2026-11-20')
  const before = await Promise.all([score('--year', '2025'), score('--year', '2025', '--json')])
  await enter(store, kim, '3300', { indicatorId, reason: '시험', cause: '시험' })
  const typed = await Promise.all([score('--year', '2025'), score('--year', '2025', '--json')])
  expect(typed.map(({ out }) => out)).toEqual(before.map(({ out }) => out))
  const cells = [{ indicatorId, version: 1 }]
  await actOnMany(store.db, kim, { year: 2025, month: 0, cells, requestId: fresh() }, { kind: 'submit' }, { allOrNone: true })
  const { out } = await score('--year', '2025')
  expect(out).toMatch(/3,?300.* % \(잠정\)/)
  expect(out).toContain('집계 대상: 제출(잠정)·확정')
  const report = JSON.parse((await score('--year', '2025', '--json')).out) as ScoreReport
  expect(report.counted).toBe('submitted-and-confirmed')
  expect(report.departments.flatMap((d) => d.indicators).filter((i) => i.actual.kind === 'measured')).toMatchObject([
    { code: 'external-cooperation-1', actual: { value: 3300, finality: 'provisional' } },
  ])
})

test('--as-of prints what was known at the end of that day', async () => {
  if (!store) throw new Error('no store')
  const asOf = async (day: string) => JSON.parse((await score('--year', '2025', '--as-of', day, '--json')).out) as ScoreReport
  const measured = ({ departments }: ScoreReport) =>
    departments.flatMap((d) => d.indicators).filter((i) => i.actual.kind === 'measured').length
  const before = await asOf('2026-11-19')
  expect([before.asOf, measured(before)]).toEqual(['2026-11-19', 0])
  const page = await overview(await knownOn(store.db, '2026-11-19', '2026-11-29'), { year: 2025 }, '2026-11-19')
  expect(before.departments.map((w) => w.result)).toEqual(page.departments.map((d) => d.score))
  expect(before.rollUps).toEqual(page.bureau)
  expect(measured(await asOf('2026-11-20'))).toBe(1)
})

test.each([
  [['--year', '2025', '--as-of', '2026-02-30'], /달력에 없는 날입니다: '2026-02-30'/],
  [['--year', '2025', '--as-of', '2999-01-01'], /아직 오지 않은 날입니다: 2999-01-01/],
  [['--year', '2025', '--as-of', '2024-02-29'], /기록이 시작되기 전의 날입니다: 2024-02-29\. 2026-01-05부터/],
  [['--year', '2031'], /2031년은 이 계획에 없습니다.*2024~2028/],
  [['--year', 'last'], /--year에는 숫자/],
  [['--year', '2024', '--bureau', '999'], /그 번호의 실국이 없거나/],
  [['--wrong'], /wrong/],
])('%j is refused with a sentence', async (args, says) => {
  const { code, out, err } = await score(...args)
  expect([code, out]).toEqual([1, ''])
  expect(err).toMatch(says)
  expect(err).not.toMatch(/\n\s+at /)
})

test('no database yet: says what to do and makes none', async () => {
  const missing = join(folder, 'none.sqlite')
  const { code, err } = await spawnNode('scripts/score.ts', ['--year', '2024'], { DATABASE_URL: missing }).ended
  expect(code).toBe(1)
  expect(err).toContain('npm start')
  expect(existsSync(missing)).toBe(false)
})
