import { describe, expect, test } from 'vitest'
import { lateSentence, type RunningFacts, runningSentence } from '#domain/words/running-sentence.ts'
import { textOf } from '#domain/words/sentence.ts'

const facts = (change: Partial<RunningFacts> = {}): RunningFacts => ({
  year: 2026,
  month: 9,
  counts: { 'on-track': 6, 'needs-improvement': 3, behind: 2, 'too-early': 1 },
  provisional: 9,
  onceAYear: null,
  results: { met: 0, missed: 0 },
  aside: { notComputable: 0, notApplicable: 0, notEntered: 0 },
  worst: { name: '교류횟수', status: 'behind', gap: '△4회', percent: 72.5 },
  ...change,
})
const none = { 'on-track': 0, 'needs-improvement': 0, behind: 0, 'too-early': 0 }

describe('a year under way in one sentence', () => {
  test.each<[string, Partial<RunningFacts>, string, string]>([
    [
      'all four states',
      {},
      '12개 지표 중 6개 정상추진, 3개 개선필요, 2개 부진, 1개 판단 유보입니다(잠정 9개). 가장 뒤처진 지표는 교류횟수(△4회, 72.5%)입니다.',
      'Of 12 indicators: 6 on track, 3 need improvement, 2 behind, 1 too early to tell (9 provisional). Farthest from its pace is 교류횟수 (△4회, 72.5% of the pace).',
    ],
    [
      'nobody behind is said, and every figure provisional',
      { counts: { ...none, 'on-track': 6, 'needs-improvement': 1 }, provisional: 7 },
      '7개 지표 중 6개 정상추진, 1개 개선필요이며 부진은 없습니다(모두 잠정). 가장 뒤처진 지표는 교류횟수(△4회, 72.5%)입니다.',
      'Of 7 indicators: 6 on track, 1 needs improvement, none behind (all provisional). Farthest from its pace is 교류횟수 (△4회, 72.5% of the pace).',
    ],
    [
      'all on track',
      { counts: { ...none, 'on-track': 12 }, provisional: 0, worst: null },
      '12개 지표 모두 정상추진입니다.',
      'Of 12 indicators: 12 on track, none behind.',
    ],
    [
      'one indicator',
      { counts: { ...none, behind: 1 }, provisional: 1, worst: { name: '활동률', status: 'behind', gap: '△1%p', percent: null } },
      '1개 지표 중 1개 부진입니다(잠정). 가장 뒤처진 지표는 활동률(△1%p)입니다.',
      'Of 1 indicator: 1 behind (provisional). Farthest from its pace is 활동률 (△1%p).',
    ],
    [
      'all measured once a year',
      { counts: { ...none, 'too-early': 12 }, month: null, provisional: 0, onceAYear: '2027-03-31', worst: null },
      '12개 지표 모두 연 1회 측정하여 판단을 유보합니다(2027. 3. 31. 집계).',
      'Of 12 indicators, all are measured once a year, due 2027. 3. 31.',
    ],
    [
      'nothing entered',
      { counts: { ...none, 'too-early': 12 }, month: null, provisional: 0, worst: null },
      '12개 지표 모두 끝난 기간의 실적이 없어 판단을 유보합니다.',
      'Of 12 indicators, none has a complete period yet.',
    ],
    [
      'some results are there already',
      {
        counts: { ...none, 'on-track': 4 },
        provisional: 0,
        results: { met: 5, missed: 1 },
        aside: { notComputable: 0, notApplicable: 1, notEntered: 1 },
        worst: null,
      },
      '실적이 나온 지표는 6개로 5개 달성, 1개 미달성이며, 나머지 4개 지표 모두 정상추진입니다. 그 밖에 미입력 1개, 해당없음 1개입니다.',
      '6 have results (5 met, 1 missed); of the other 4 indicators: 4 on track, none behind. Besides: 1 not entered, 1 not applicable.',
    ],
  ])('%s', (_, change, ko, en) => {
    const sentence = runningSentence(facts(change))
    expect([textOf(sentence.ko), textOf(sentence.en)]).toEqual([ko, en])
  })

  test('each count has the tone of its state, and what is behind is bad', () => {
    expect(runningSentence(facts()).ko.filter((s) => s.tone !== 'plain')).toEqual([
      { text: '6개 정상추진', tone: 'good' },
      { text: '3개 개선필요', tone: 'warn' },
      { text: '2개 부진', tone: 'bad' },
      { text: '1개 판단 유보', tone: 'quiet' },
      { text: '교류횟수(△4회, 72.5%)', tone: 'bad' },
    ])
  })
})

describe('what is late', () => {
  const late = (month: number, count: number, days: number, year = 2026) => ({ year, month, count, days })
  test('says how many, of when, and for how long', () => {
    expect(textOf(lateSentence([late(0, 12, 243, 2025)]).ko)).toBe('2025년 실적 12개 미입력, 기한 243일 지남')
    expect(textOf(lateSentence([late(10, 9, 1)]).ko)).toBe('2026년 10월분 실적 9개 미입력, 기한 1일 지남')
    expect(textOf(lateSentence([late(9, 1, 50), late(10, 8, 19)]).ko)).toBe(
      '기한 지난 실적 9개 미입력, 가장 오래된 것은 50일 지남',
    )
    expect(textOf(lateSentence([late(10, 9, 1)]).en)).toBe('Due for month 10 of 2026: 9 not entered, 1 day late')
    expect(textOf(lateSentence([late(9, 1, 50), late(10, 8, 19)]).en)).toBe(
      '9 overdue results not entered, the oldest 50 days late',
    )
  })
  test('nothing late says nothing', () => expect(lateSentence([])).toEqual({ ko: [], en: [] }))
})
