import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { particleFor, withParticle } from '#domain/words/particle.ts'
import { overviewSentence, textOf } from '#domain/words/sentence.ts'
import type { OverviewFacts } from '#domain/words/sentence.ts'

describe('particles', () => {
  test.each([
    ['실적', '은', '이', '을', '과', '으로'],
    ['지표', '는', '가', '를', '와', '로'],
    ['인지율', '은', '이', '을', '과', '로'],
    ['소통기획과', '는', '가', '를', '와', '로'],
    ['자원봉사 활동률(%)', '은', '이', '을', '과', '로'],
    ['교류횟수(47회)', '는', '가', '를', '와', '로'],
    ['(회)', '는', '가', '를', '와', '로'],
    ['「성과계획서」', '는', '가', '를', '와', '로'],
    ['5.41%', '는', '가', '를', '와', '로'],
    ['0.5%p', '는', '가', '를', '와', '로'],
    ['25℃', '는', '가', '를', '와', '로'],
    ['12 km', '는', '가', '를', '와', '로'],
    ['5kg', '은', '이', '을', '과', '으로'],
    ['0', '은', '이', '을', '과', '으로'],
    ['1', '은', '이', '을', '과', '로'],
    ['2', '는', '가', '를', '와', '로'],
    ['3', '은', '이', '을', '과', '으로'],
    ['6', '은', '이', '을', '과', '으로'],
    ['7', '은', '이', '을', '과', '로'],
    ['8', '은', '이', '을', '과', '로'],
    ['9', '는', '가', '를', '와', '로'],
    ['1,970,000', '은', '이', '을', '과', '으로'],
    ['1,000,000,000,000', '는', '가', '를', '와', '로'],
    ['2026년', '은', '이', '을', '과', '으로'],
    ['SNS', '는', '가', '를', '와', '로'],
    ['TV', '는', '가', '를', '와', '로'],
    ['URL', '은', '이', '을', '과', '로'],
    ['LAN', '은', '이', '을', '과', '으로'],
    ['Excel', '은', '이', '을', '과', '로'],
    ['Jipyo', '는', '가', '를', '와', '로'],
    ['서울', '은', '이', '을', '과', '로'],
    ['', '는', '가', '를', '와', '로'],
  ])('%s: %s %s %s %s %s', (word, ...expected) => {
    const pairs = ['은/는', '이/가', '을/를', '과/와', '으로/로'] as const
    expect(pairs.map((pair) => particleFor(word, pair))).toEqual(expected)
  })
  test('decomposed Hangul reads the same', () => expect(particleFor('실적'.normalize('NFD'), '은/는')).toBe('은'))
  test('joined', () => expect(withParticle('자원봉사 활동률(%)', '이/가')).toBe('자원봉사 활동률(%)이'))
})

const facts = (change: Partial<OverviewFacts> = {}): OverviewFacts => ({
  total: 12,
  exceeded: 0,
  met: 8,
  missed: 2,
  notComputable: 2,
  notEntered: 0,
  notDue: 0,
  notApplicable: 0,
  worst: { name: '자원봉사 활동률', pointsLost: 3.93 },
  current: { year: 2025, entered: 0, of: 12 },
  ...change,
})
const none = { exceeded: 0, met: 0, missed: 0, notComputable: 0, worst: null, current: null }

describe('overview sentence', () => {
  test('2024, as on the screen', () => {
    const { ko, en } = overviewSentence(facts())
    expect(textOf(ko)).toBe(
      '12개 지표 중 10개를 산정해 8개 달성, 2개 미달성입니다. 가장 큰 감점은 자원봉사 활동률(−3.93점)입니다. 2025년 실적은 아직 입력되지 않았습니다(0/12).',
    )
    expect(textOf(en)).toBe(
      '10 of 12 indicators scored: 8 met, 2 missed. The largest loss is 자원봉사 활동률 (−3.93 points). No 2025 results have been entered yet (0/12).',
    )
    expect(ko.filter((one) => one.tone === 'bad').map((one) => one.text)).toEqual(['2개 미달성', '자원봉사 활동률(−3.93점)'])
    expect(ko.filter((one) => one.tone === 'quiet')).toHaveLength(1)
  })
  test.each<[string, Partial<OverviewFacts>, string, string]>([
    ['no indicators', { ...none, total: 0 }, '등록된 지표가 없습니다.', 'No indicators are registered.'],
    [
      'nothing measured',
      { ...none, notEntered: 12 },
      '12개 지표 중 산정된 지표가 없습니다(미입력 12개).',
      'None of 12 indicators could be scored (12 not entered).',
    ],
    [
      'nothing measured, for several reasons',
      { ...none, notDue: 7, notComputable: 3, notApplicable: 2 },
      '12개 지표 중 산정된 지표가 없습니다(미도래 7개, 산정불가 3개, 해당없음 2개).',
      'None of 12 indicators could be scored (7 not due yet, 3 not computable, 2 not applicable).',
    ],
    [
      'some not confirmed yet',
      { ...none, exceeded: 1, met: 8, missed: 1, provisional: 3 },
      '12개 지표 중 10개를 산정해(잠정 3개) 1개 초과달성, 8개 달성, 1개 미달성입니다.',
      '10 of 12 indicators scored (3 provisional): 1 exceeded, 8 met, 1 missed.',
    ],
    [
      'none confirmed yet',
      { ...none, missed: 2, provisional: 2 },
      '12개 지표 중 2개를 산정한 결과(모두 잠정) 모두 미달성입니다.',
      '2 of 12 indicators scored (all provisional): 2 missed.',
    ],
    [
      'one figure, not confirmed yet',
      { ...none, met: 1, provisional: 1 },
      '12개 지표 중 1개를 산정해(잠정) 달성했습니다.',
      '1 of 12 indicators scored (provisional): 1 met, none missed.',
    ],
    [
      'all met',
      { ...none, met: 12 },
      '12개 지표를 모두 산정해 모두 달성했습니다.',
      'All 12 indicators scored: 12 met, none missed.',
    ],
    [
      'some exceeded, no misses',
      { ...none, exceeded: 3, met: 5 },
      '12개 지표 중 8개를 산정해 모두 달성했습니다(초과달성 3개).',
      '8 of 12 indicators scored: 3 exceeded, 5 met, none missed.',
    ],
    [
      'all exceeded',
      { ...none, exceeded: 12 },
      '12개 지표를 모두 산정해 모두 달성했습니다(모두 초과달성).',
      'All 12 indicators scored: 12 exceeded, none missed.',
    ],
    [
      'all missed',
      { ...none, missed: 10 },
      '12개 지표 중 10개를 산정한 결과 모두 미달성입니다.',
      '10 of 12 indicators scored: 10 missed.',
    ],
    [
      'exceeded and missed',
      { ...none, exceeded: 1, missed: 2, total: 3 },
      '3개 지표를 모두 산정해 1개 초과달성, 2개 미달성입니다.',
      'All 3 indicators scored: 1 exceeded, 2 missed.',
    ],
    [
      'all three',
      { ...none, exceeded: 1, met: 8, missed: 1 },
      '12개 지표 중 10개를 산정해 1개 초과달성, 8개 달성, 1개 미달성입니다.',
      '10 of 12 indicators scored: 1 exceeded, 8 met, 1 missed.',
    ],
    [
      'one indicator, met',
      { ...none, met: 1, total: 1 },
      '1개 지표를 모두 산정해 달성했습니다.',
      '1 indicator scored: 1 met, none missed.',
    ],
    [
      'one indicator, missed',
      { ...none, missed: 1 },
      '12개 지표 중 1개를 산정한 결과 미달성입니다.',
      '1 of 12 indicators scored: 1 missed.',
    ],
  ])('%s', (_, change, ko, en) => {
    const sentence = overviewSentence(facts(change))
    expect([textOf(sentence.ko), textOf(sentence.en)]).toEqual([ko, en])
  })
  test.each<[OverviewFacts['current'], string]>([
    [{ year: 2025, entered: 5, of: 12 }, '2025년 실적은 12개 중 5개가 입력되었습니다(5/12).'],
    [{ year: 2025, entered: 12, of: 12 }, '2025년 실적은 모두 입력되었습니다(12/12).'],
    [{ year: 2026, entered: 0, of: 12, underWay: 11 }, '2026년 실적은 집계 중입니다(일부 기간 11/12).'],
    [{ year: 2026, entered: 3, of: 12, underWay: 8 }, '2026년 실적은 집계 중입니다(입력 3/12, 일부 기간 8/12).'],
  ])('the year under way: %j', (current, ko) => {
    expect(textOf(overviewSentence(facts({ current })).ko).endsWith(` ${ko}`)).toBe(true)
  })
  test('a year of which only a part is in says how much', () => {
    const { ko, en } = overviewSentence(facts({ ...none, notDue: 12, underWay: 11 }))
    expect(textOf(ko)).toBe('12개 지표 중 산정된 지표가 없습니다(미도래 12개, 일부 기간 입력 11개).')
    expect(textOf(en)).toBe('None of 12 indicators could be scored (12 not due yet; 11 of them entered for part of the year).')
  })
  test('a year without indicators, and a loss of 0, are not mentioned', () => {
    const { ko } = overviewSentence(facts({ worst: { name: 'x', pointsLost: 0 }, current: { year: 2025, entered: 0, of: 0 } }))
    expect(textOf(ko)).toBe('12개 지표 중 10개를 산정해 8개 달성, 2개 미달성입니다.')
  })
  test('misses always stand out in both languages, and nothing unfinished is printed', () => {
    const count = fc.nat({ max: 5 })
    fc.assert(
      fc.property(fc.tuple(count, count, count, count, count), ([exceeded, met, missed, notComputable, notEntered]) => {
        const total = exceeded + met + missed + notComputable + notEntered
        const sentence = overviewSentence(facts({ ...none, total, exceeded, met, missed, notComputable, notEntered }))
        for (const language of [sentence.ko, sentence.en]) {
          expect(language.some((one) => one.tone === 'bad')).toBe(missed > 0)
          expect(textOf(language)).not.toMatch(/undefined|null|NaN| {2}|,\s*\.|\(\)/)
          expect(textOf(language)).toMatch(/\.$/)
        }
      }),
    )
  })
})
