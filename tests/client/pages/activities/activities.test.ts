import { describe, expect, test } from 'vitest'
import { toCsv } from '#domain/words/csv.ts'
import { blank, differing, problemsOf, rebased, sent, typedOf } from '#client/pages/activities/draft.ts'
import { withHeading } from '#client/pages/activities/pasted.ts'
import { type Activity, byMonth, filtered, type Page } from '#client/pages/activities/types.ts'

const entry = (more: Partial<Activity> = {}): Activity => ({
  id: 1,
  version: 1,
  departmentId: 3,
  status: 'held',
  startsOn: '2026-03-10',
  endsOn: null,
  title: '정책협의회',
  kind: 'meeting',
  kindNote: null,
  partner: '○○당',
  place: '도청',
  participants: 12,
  note: null,
  seriesId: null,
  seriesNumber: null,
  host: null,
  theme: null,
  lead: null,
  delegation: null,
  sites: null,
  links: [{ indicatorId: 7, componentId: null }],
  ...more,
})
const page = {
  year: 2026,
  today: '2026-11-20',
  entries: [],
  departments: [],
  indicators: [{ id: 7, departmentId: 3, parts: [] }],
} as unknown as Page

describe('the file for Excel', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+82', "'+82"],
    ['-5', '-5'],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['\t=1', "'\t=1"],
    ['가,나', '"가,나"'],
    ['말 "따옴"', '"말 ""따옴"""'],
    ['△3', '△3'],
    ['보통 글', '보통 글'],
  ])('%j', (text, written) => expect(toCsv([[text]])).toBe(`\uFEFF${written}\r\n`))
  test('two lines break inside a cell', () => expect(toCsv([['가\n나', 3, null]])).toBe('\uFEFF"가\n나",3,\r\n'))
})

describe('finding', () => {
  const all = [
    entry(),
    entry({ id: 2, title: '향우회 간담회', partner: '재경 향우회', departmentId: 4, links: [] }),
    entry({ id: 3, title: 'AI 포럼', note: '서울 개최' }),
  ]
  test.each([
    ['협의회', [1]],
    ['재경 간담', [2]],
    ['ａｉ', [3]],
    ['서울', [3]],
    ['없는 말', []],
    ['  ', [1, 2, 3]],
  ])('%j', (q, ids) => expect(filtered(all, { department: undefined, indicator: undefined, q }).map((e) => e.id)).toEqual(ids))
  test('by department and indicator', () => {
    expect(filtered(all, { department: 4, indicator: undefined, q: '' }).map((e) => e.id)).toEqual([2])
    expect(filtered(all, { department: undefined, indicator: 7, q: '' }).map((e) => e.id)).toEqual([1, 3])
  })
  test('months keep the order of the list', () =>
    expect(
      byMonth([entry({ startsOn: '2026-12-01' }), entry({ startsOn: '2026-03-02' }), entry()]).map(([m, of]) => [m, of.length]),
    ).toEqual([
      [12, 1],
      [3, 2],
    ]))
})

describe('the form', () => {
  test('what was stored comes back as it was sent', () =>
    expect(sent(typedOf(entry({ endsOn: '2026-03-11', note: '주제' })))).toMatchObject({
      endsOn: '2026-03-11',
      participants: 12,
      note: '주제',
      links: [{ indicatorId: 7, componentId: null }],
    }))
  test.each([
    ['1,200명', 1200],
    ['１５', 15],
    [' ', null],
    ['-', null],
  ])('%j people are sent as %j', (participants, people) =>
    expect(sent({ ...typedOf(entry()), participants }).participants).toBe(people),
  )
  test('a new one begins today, for the indicator that was looked at', () =>
    expect(blank(page, 3, 7)).toMatchObject({ startsOn: '2026-11-20', links: { 7: null } }))
  test('of another department for nothing; of a past year without a date', () =>
    expect(blank({ ...page, year: 2025 }, 4, 7)).toMatchObject({ startsOn: '', links: {} }))
  test.each([
    [{ startsOn: '' }, { startsOn: 'needDate' }],
    [{ title: '  ' }, { title: 'needTitle' }],
    [{ endsOn: '2026-03-09' }, { endsOn: 'endsBefore' }],
    [{ participants: '약 30' }, { participants: 'wrongPeople' }],
    [{ participants: '2,000,000' }, { participants: 'wrongPeople' }],
    [{ participants: '1,5' }, { participants: 'wrongPeople' }],
    [{ participants: '12.5' }, { participants: 'wrongPeople' }],
    [{ participants: '△3' }, { participants: 'wrongPeople' }],
    [{ participants: '15회' }, { participants: 'whichPeople' }],
    [{ participants: '1.2만' }, { participants: 'whichPeople' }],
    [{ participants: '1,200' }, {}],
    [{ participants: '１５' }, {}],
    [{ participants: '15명' }, {}],
    [{}, {}],
  ])('%j → %j', (more, problems) => expect(problemsOf({ ...typedOf(entry()), ...more })).toEqual(problems))
  test('the fields in which two versions differ', () =>
    expect(
      differing(typedOf(entry()), typedOf(entry({ title: '다른 제목', links: [{ indicatorId: 7, componentId: 2 }] }))),
    ).toEqual(['title', 'links']))
  test('two people in different fields: both changes stay; in the same field mine is kept', () => {
    const [from, now] = [typedOf(entry()), typedOf(entry({ title: '그사이 제목', participants: 31 }))]
    expect(rebased({ from, typed: { ...from, place: '3층' } }, now)).toEqual({ ...now, place: '3층' })
    expect(rebased({ from, typed: { ...from, title: '내 제목', links: {} } }, now)).toEqual({
      ...now,
      title: '내 제목',
      links: {},
    })
  })
})

describe('rows copied out of the form', () => {
  const row = ['2026-03-10', '', '대외협력과', '회의', '', '협의회', '', '', '12', '', '']
  test('without its heading get its columns', () =>
    expect(withHeading([row])).toEqual([
      ['날짜', '끝난날', '부서', '종류', '종류설명', '제목', '상대기관', '장소', '참석인원', '반영지표', '비고'],
      row,
    ]))
  test('with a heading stay as they are, and so does a table of other columns', () => {
    const own = [
      ['제목', '날짜'],
      ['협의회', '2026-03-10'],
    ]
    expect(withHeading(own)).toBe(own)
    expect(withHeading([['협의회', '2026-03-10']])).toEqual([['협의회', '2026-03-10']])
  })
})
