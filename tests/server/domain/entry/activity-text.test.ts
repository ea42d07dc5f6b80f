import { describe, expect, test } from 'vitest'
import { readActivityText, spanOf } from '#domain/entry/activity-text.ts'

// Made after a report whose body was printed twice and which names neither year nor month.
const BODY = [
  '올해로 22회 째를 맞는 `한ㆍ일 내정관계자 교류회의`는 1991년 정상간 합의에 따라 시작돼 매년 양국에서 교대로 개최한다.',
  '지난해에는 `저출산 시대의 지역진흥`을 주제로 3월 5일 세미나를 진행했다.',
  '총무성 아무개 사무차관 등 일본 측 방문단은 교류회의 참석을 위해 오늘(6일) 방한해 양일간 세미나에 참석한 뒤 7일 장관을 예방할 예정이다.',
  '이어 9일에는 추진 중인 교동도 사업현장을 찾아 시찰한다.',
  '한편, 이번 세미나는 `지역공동체 활성화`와 `외국인 주민정책`을 공통 주제로 진행한다.',
  '차관은 "교류회의는 지난 27년 간 우애를 다지는 밑거름이 돼왔다"며 말했다.',
]
const twice = `${BODY.join('\n')}\n${BODY.join('\n')} 무단전재 금지`
const reading = readActivityText(twice)

describe('a report of a meeting', () => {
  test('is read once although its body is printed twice', () => {
    expect(reading.repeated).toBe(BODY.length)
    expect(reading.title?.value).toBe('한ㆍ일 내정관계자 교류회의')
    expect(reading.number?.value).toBe(22)
    expect(reading.days.map(({ value }) => value.day)).toEqual([6, 7, 9])
    expect(reading.themes.map(({ value }) => value)).toEqual(['지역공동체 활성화', '외국인 주민정책'])
  })
  test('says who, where and since when, each with the words and the line', () => {
    expect(reading.host).toMatchObject({ value: '한국', stood: { line: 3, words: '방한' } })
    expect(reading.lead?.value).toBe('총무성 아무개 사무차관')
    expect(reading.sites.map(({ value }) => value)).toEqual(['교동도 사업현장'])
    expect(reading.firstYear?.value).toBe(1991)
    expect(reading.cycle?.value).toBe('year')
    expect(reading.hosts).toEqual(['한국', '일본'])
    for (const said of [reading.title, reading.number, reading.host, reading.lead, ...reading.days, ...reading.themes]) {
      const { line = 0, words = '' } = said?.stood ?? {}
      expect(BODY[line - 1]).toContain(words)
    }
  })
  test('has no year and no month, whatever else it counts: they are asked for', () => {
    expect(reading.days.every(({ value }) => value.year === null && value.month === null)).toBe(true)
    expect(spanOf(reading.days, { year: null, month: null })).toEqual({ kind: 'ask', missing: ['year', 'month'] })
    expect(spanOf(reading.days, { year: 2018, month: null })).toEqual({ kind: 'ask', missing: ['month'] })
    expect(spanOf(reading.days, { year: 2018, month: 11 })).toEqual({
      kind: 'days',
      startsOn: '2018-11-06',
      endsOn: '2018-11-09',
    })
  })
})

describe('days', () => {
  const span = (text: string, added = { year: null as number | null, month: null as number | null }) =>
    spanOf(readActivityText(text).days, added)
  test.each([
    ['2025년 11월 6일부터 9일까지 열렸다.', '2025-11-06', '2025-11-09'],
    ['일시: 2026. 3. 10. ~ 3. 12. 장소: 서울', '2026-03-10', '2026-03-12'],
    ['2026년 3월 30일부터 4월 2일까지', '2026-03-30', '2026-04-02'],
    ['2026년 3월 10일(화) 간담회를 열었다.', '2026-03-10', null],
  ])('%s', (text, startsOn, endsOn) => expect(span(text)).toEqual({ kind: 'days', startsOn, endsOn }))
  test.each([
    ['3월 5일(수) 간담회를 열었다.', ['year']],
    ['5일 간담회를 열었다.', ['year', 'month']],
    ['양일간, 지난 27년간, 22회 째, 3일간 이어진다.', ['day']],
    ['', ['day']],
  ])('%s asks for %j', (text, missing) => expect(span(text)).toEqual({ kind: 'ask', missing }))
  test('days that run over a month without its name are a person’s to say, and so is 31 in a month of 30', () => {
    expect(span('28일 방한해 2일 돌아간다.', { year: 2026, month: 11 })).toEqual({ kind: 'unclear' })
    expect(span('31일 간담회를 열었다.', { year: 2026, month: 11 })).toEqual({ kind: 'unclear' })
    expect(span('29일 간담회를 열었다.', { year: 2026, month: 2 })).toEqual({ kind: 'unclear' })
  })
  test('a full date begins; a day after it goes on in its month', () =>
    expect(span('2026년 11월 6일 방한해 7일 예방하고 9일 시찰한다.')).toEqual({
      kind: 'days',
      startsOn: '2026-11-06',
      endsOn: '2026-11-09',
    }))
})

test.each([
  ['제23회 한ㆍ일 내정관계자 교류회의가 열렸다. 대표단 12명이 왔다.', '한ㆍ일 내정관계자 교류회의', 23, 12],
  ['‘청년 정책 간담회’를 열었다. 15명의 방문단이 참석했다.', '청년 정책 간담회', undefined, 15],
  ['오늘은 아무 일도 없었다.', undefined, undefined, undefined],
])('%s', (text, title, number, delegation) => {
  const read = readActivityText(text)
  expect([read.title?.value, read.number?.value, read.delegation?.value]).toEqual([title, number, delegation])
})
