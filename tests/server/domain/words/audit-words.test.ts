import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeLine, changesOf } from '#domain/words/audit-changes.ts'
import { readSubject, subjectWord } from '#domain/words/audit-subject.ts'
import { ACTS, actWord, kindOf } from '#domain/words/audit-words.ts'
import { ACTS as VALUE_ACTS } from '#domain/entry/submission.ts'
import { appRouter } from '../../../helpers/router.ts'

const server = join(import.meta.dirname, '../../../../server')
/** Every act a source names in full: `act: 'value.enter'`, `change(db, as, 'account.disable', …`; what refuseOthers names is a permission. */
const written = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('domain'))
  .flatMap((name) => {
    const text = readFileSync(join(server, name), 'utf8')
    return [
      ...text.matchAll(/\bact: (?:closed \? )?'([a-z]+(?:[-.][a-z-]+)+)'|(?<!refuseOthers\(trx, )\bas, '([a-z]+\.[a-z-]+)'/g),
    ].map((m) => ({
      name,
      act: m[1] ?? m[2] ?? '',
    }))
  })
  .filter(({ act }) => !act.startsWith('refused.'))

// What anybody who is signed in may do is never put on record as refused.
const EVERYBODYS =
  /^(scorecards|departments|budgets|search|notices)\.|^questions\.(ask|count|examples)$|^accounts\.(signInMethods|singleSignOn|frame)$/
// oxlint-disable-next-line no-underscore-dangle
const refusable = Object.keys(appRouter._def.procedures).filter((path) => !EVERYBODYS.test(path))

test('the digests of a sealed state fill no line of the record', () => {
  const sealed = JSON.stringify({ schema: 'ab12', tables: { actual: ['id', 'value'] }, guards: { actual_noted_insert: 'cd34' } })
  expect(changesOf(null, sealed).every((change) => change.minor)).toBe(true)
  expect(changesOf(null, JSON.stringify({ year: 2025, value: 3 })).map((change) => change.label.ko)).toEqual(['연도', '실적치'])
})

describe('acts in words', () => {
  test('the walk finds them', () =>
    expect(written.map((w) => w.act)).toEqual(expect.arrayContaining(['value.enter', 'period.close', 'sign-in', 'evidence.add'])))
  test.each(written)('$act of $name', ({ act }) => expect(Object.keys(ACTS)).toContain(act))
  test.each(VALUE_ACTS)('value.%s', (act) => expect(ACTS[`value.${act}`]?.ko).toMatch(/[가-힣]/))
  test.each([
    ['refused.value.confirm', '확정 거부'],
    ['refused.entry.grid', '실적 입력표 열람 거부'],
    ['sign-in.refused', '로그인 실패'],
    ['evidence.frobnicate', '증빙 (evidence.frobnicate)'],
    ['frobnicate', 'frobnicate'],
    ['refused.frobnicate', 'frobnicate 거부'],
  ])('%s → %s', (act, word) => expect(actWord(act).ko).toBe(word))
  test.each(refusable)('refused at %s', (path) => expect(actWord(`refused.${path}`).ko).not.toMatch(/[a-z]/))
  test('every act belongs to a kind of the filter', () =>
    expect(Object.keys(ACTS).filter((act) => kindOf(act) === null)).toEqual([]))
})

describe('subjects in words', () => {
  test.each([
    ['actual:12:2026:0', '자원봉사 활동률', '자원봉사 활동률 · 2026년 연간'],
    ['actual:12:2026:3', null, '지표 12 · 2026년 3월분'],
    ['actual:*:2025:6', null, '여러 지표 · 2025년 6월분'],
    ['period:3:2026:quarter:6', '대외협력과', '대외협력과 · 2026년 2분기'],
    ['period:3:2026:half-year:12', '대외협력과', '대외협력과 · 2026년 하반기'],
    ['deputy:3', '대외협력과', '대외협력과 · 대리'],
    ['account:?', null, '알 수 없는 계정'],
    ['account:kim', '김하나', '계정 김하나'],
    ['indicator:5', '교류횟수', '교류횟수'],
    ['indicator:*', null, '여러 지표'],
    ['setting:entry-rules', null, '입력 규칙'],
    ['entry.grid', null, '실적 입력표'],
    ['import:7', null, '가져오기 7'],
    ['import:7', '2026 성과계획서.hwpx', '2026 성과계획서.hwpx · 가져오기'],
    ['budget:1', '2026년 성과계획 1판', '2026년 성과계획 1판 · 예산'],
    ['evidence.add', null, '증빙 추가'],
    ['accounts.endSessions', null, '접속 종료'],
    ['something:else', null, 'something:else'],
    ['', null, ''],
    ['constructor', null, 'constructor'],
  ])('%s (%s) → %s', (subject, name, word) => expect(subjectWord(subject, name).ko).toBe(word))
  test('the period of a value is called in the record as in entry, review and history', () => {
    const measured = { frequency: 'month', reported: 'each' } as const
    const names = (['each', 'running-total'] as const).map(
      (reported) => subjectWord('actual:12:2026:10', '교류횟수', { ...measured, reported }).ko,
    )
    expect(names).toEqual(['교류횟수 · 2026년 10월(한 달)', '교류횟수 · 2026년 10월까지 누계'])
  })
  test('whatever it is, it is read and has words', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readSubject(text).kind).toBeTypeOf('string')
        expect(subjectWord(text, null).ko).toBeTypeOf('string')
      }),
    )
  })
})

describe('changes in words', () => {
  const measured = (value: number) => ({ kind: 'measured', value })
  const line = (before: unknown, after: unknown) =>
    changeLine(changesOf(before === null ? null : JSON.stringify(before), after === null ? null : JSON.stringify(after)), 'ko')
  test.each([
    [
      'a figure and its state',
      { version: 1, stage: 'submitted', value: measured(11) },
      { version: 2, stage: 'confirmed', value: measured(12) },
      '실적치 11 → 12, 상태 제출 → 확정',
    ],
    [
      'the first one',
      null,
      { version: 1, stage: 'draft', value: measured(-1970000.5), cause: null },
      '상태 작성 중, 실적치 △1,970,000.5',
    ],
    ['taken away', { value: measured(0) }, { value: { kind: 'not-entered' } }, '실적치 0 → 미입력'],
    ['the year beside it', { value: measured(1) }, { value: measured(1), year: measured(7) }, '연간 실적치 7'],
    ['a plain year stands in the subject already', null, { year: 2026, status: 'open' }, '상태 열림'],
    [
      'days',
      { status: 'open', closesOn: '2026-02-15' },
      { status: 'closed', closesOn: null },
      '상태 열림 → 마감, 입력 마감 2026. 2. 15. → –',
    ],
    ['rules', { selfApproval: false, explainOver: 120 }, { selfApproval: true, explainOver: 120 }, '본인 확정 허용 안 함 → 허용'],
    [
      'what only the one side says is no change',
      { id: 3, to: '2026-12-31' },
      { id: 3, ended: '2026-11-20T03:00:00.000Z' },
      '끝낸 때 2026. 11. 20. 12:00:00',
    ],
    ['removed altogether', { title: '회의록', kind: 'link' }, null, '제목 회의록 → –, 종류 링크 → –'],
    [
      'lists, folders and unknown names',
      { filters: { q: '가' }, strange: [1, 2] },
      { filters: { q: '나' }, strange: [1, 3] },
      '찾은 말 가 → 나, strange 1, 2 → 1, 3',
    ],
    ['names every object has', null, { constructor: 'x', toString: 1 }, 'constructor x, toString 1'],
    ['nothing', null, null, ''],
  ])('%s', (_, before, after, words) => {
    const said = line(before, after)
    expect(said.split(', ').toSorted()).toEqual(words.split(', ').toSorted())
  })
  test('JSON that cannot be read is shown as it is', () => expect(changesOf(null, '{"a":')[0]?.after?.ko).toBe('{"a":'))
  test('any JSON is read, and the same on both sides is no change', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(changesOf(json, json).some((change) => change.changed)).toBe(false)
        expect(changeLine(changesOf(null, json), 'en')).toBeTypeOf('string')
      }),
    )
  })
})
