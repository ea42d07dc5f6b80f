import { describe, expect, test } from 'vitest'
import type { IndicatorRow, Page } from '#client/pages/departments/figures.ts'
import { paceTexts } from '#client/pages/departments/pace/messages.ts'
import { courseText, restText, sentenceOf } from '#client/pages/departments/pace/words.ts'
import type { Texts } from '#client/language.tsx'
import type { YearPace } from '#domain/entry/pace.ts'

const texts = (language: 'ko' | 'en') =>
  Object.fromEntries(Object.entries(paceTexts).map(([key, text]) => [key, text[language]])) as unknown as Texts<typeof paceTexts>
const KO = texts('ko')
const EN = texts('en')

const judged = (change: Partial<YearPace>): YearPace => ({
  status: 'on-track',
  why: null,
  month: 8,
  value: 136,
  expected: 124,
  gap: 12,
  percent: 109.7,
  missing: [],
  rest: null,
  ...change,
})
/** A row as far as these words look at it. */
const row = (change: object = {}): IndicatorRow =>
  ({
    name: '교류횟수',
    unit: '명',
    direction: 'higher',
    target: { kind: 'set', value: 180 },
    actual: { kind: 'not-due', dueOn: '2027-03-31' },
    rate: { kind: 'none', reason: 'not-due' },
    category: 'not-due',
    pace: judged({}),
    inYear: { frequency: 'month', aggregation: 'sum', resultsDue: '03-31', periods: [] },
    ...change,
  }) as unknown as IndicatorRow
const page = (...indicators: readonly IndicatorRow[]): Page => ({ year: 2026, asOf: '2026-11-09', indicators }) as unknown as Page
const level = { frequency: 'half-year', aggregation: 'last', resultsDue: '03-31', periods: [] }

describe('what the chart of an indicator says', () => {
  test.each<[string, object, string, string]>([
    ['ahead', {}, '8월까지 136명, 시기별 목표 124명보다 +12명 (109.7%)', '136명 until Aug, +12명 on the expected 124명 (109.7%)'],
    [
      'behind',
      { unit: '회', pace: judged({ value: 34, expected: 35, gap: -1, percent: 97.1, month: 9 }) },
      '9월까지 34회, 시기별 목표 35회보다 △1회 (97.1%)',
      '34회 until Sep, △1회 on the expected 35회 (97.1%)',
    ],
    [
      'a level in percent: points',
      { unit: '%', inYear: level, pace: judged({ value: 86.9, expected: 87.5, gap: -0.6, percent: 99.3, month: 6 }) },
      '상반기 현재 86.9%, 시기별 목표 87.5%보다 △0.6%p (99.3%)',
      '86.9% in H1, △0.6%p on the expected 87.5% (99.3%)',
    ],
    [
      'just there',
      { pace: judged({ value: 124, gap: 0, percent: 100 }) },
      '8월까지 124명, 시기별 목표와 같음 (100.0%)',
      '124명 until Aug, as expected (100.0%)',
    ],
    [
      'two periods missing',
      { pace: judged({ status: 'too-early', why: 'missing', missing: [9, 10] }) },
      '8월까지 136명, 시기별 목표 124명보다 +12명 (109.7%). 9월·10월 실적이 기한까지 입력되지 않아 판단을 미룹니다',
      '136명 until Aug, +12명 on the expected 124명 (109.7%). not judged: Sep, Oct past due and not entered',
    ],
    [
      'no pace was entered',
      { pace: judged({ status: 'too-early', why: 'no-curve', expected: null, gap: null, percent: null }) },
      '8월까지 136명. 이 시기의 목표가 입력되지 않아 판단하지 않습니다',
      '136명 until Aug. no pace was entered for the period',
    ],
    [
      'nothing is in',
      { pace: judged({ status: 'too-early', why: 'no-period', month: null, value: null }) },
      '아직 입력된 실적이 없습니다',
      'no figure is in yet',
    ],
    [
      'once a year',
      { pace: judged({ status: 'too-early', why: 'once-a-year', month: null, value: null }) },
      '연 1회 측정하는 지표입니다. 실적은 2027. 3. 31.까지 집계합니다',
      'measured once a year, due by 2027. 3. 31.',
    ],
    [
      'the result',
      {
        pace: null,
        actual: { kind: 'measured', value: 198, finality: 'final' },
        rate: { kind: 'rate', exact: '110', shown: 110 },
        category: 'met',
      },
      '연간 실적 198명 (110.0%), 달성',
      'Actual of the year 198명 (110.0%), Met',
    ],
    [
      'overdue',
      { pace: null, actual: { kind: 'not-entered' }, category: 'not-entered' },
      '실적이 입력되지 않았습니다. 집계 완료 시점 2027. 3. 31.',
      'no actual; it was due by 2027. 3. 31.',
    ],
  ])('%s', (_, change, ko, en) => {
    const of = row(change)
    expect([courseText(of, page(of), KO, 'ko'), courseText(of, page(of), EN, 'en')]).toEqual([ko, en])
  })

  test('what the rest of the year asks, its target changed', () => {
    const periods = Array.from({ length: 12 }, (_, i) => ({ month: i + 1, state: 'not-due' }))
    const of = row({
      originalTarget: { kind: 'set', value: 200 },
      inYear: { frequency: 'month', aggregation: 'sum', resultsDue: '03-31', periods },
    })
    expect(restText(of, KO, 'ko')).toBe('연말 180명 (당초 200명)까지 44명 · 남은 4개월 동안 월 11명 (지금까지 월 17명)')
    expect(restText(of, EN, 'en')).toBe(
      '44명 to go until 180명 (originally 200명) · 4 months of 11명 a month (so far 17명 a month)',
    )
    expect(restText(row({ pace: judged({ value: 190 }) }), KO, 'ko')).toBe('연간 목표 180명에 이미 이르렀습니다')
  })
})

describe('the page’s sentence', () => {
  const said = (language: 'ko' | 'en', ...rows: readonly IndicatorRow[]) =>
    sentenceOf(page(...rows), language === 'ko' ? KO : EN, language)
      .map(({ text, warning }) => [text, warning].filter(Boolean).join(' '))
      .join(' ')
  const behind = (name: string, gap: number, percent: number, change: object = {}) =>
    row({ name, unit: '회', pace: judged({ status: 'needs-improvement', gap, percent }), ...change })
  const late = (months: readonly number[]) => ({
    inYear: {
      frequency: 'month',
      aggregation: 'sum',
      resultsDue: '03-31',
      periods: months.map((month) => ({ month, state: 'not-entered', dueOn: '2026-10-10', total: null })),
    },
  })

  test.each<[string, readonly IndicatorRow[], string, string]>([
    ['all on course', [row(), row()], '지표 2개가 모두 시기별 목표에 이르렀습니다.', 'All 2 indicators are on course.'],
    ['one on course', [row()], '지표가 시기별 목표에 이르렀습니다.', 'The indicator is on course.'],
    [
      'the worst, with its gap',
      [row(), behind('교류횟수', -1, 97.1), behind('상담', -3, 60)],
      '상담이 시기별 목표보다 3회 뒤처졌고, 그 밖에 지표 1개도 시기별 목표에 미치지 못했습니다.',
      '상담 is 3회 behind its pace, and 1 other indicator is below too.',
    ],
    [
      'lower is better',
      [behind('처리기간', 2, 80, { direction: 'lower', unit: '일' })],
      '처리기간이 시기별 목표보다 2일 높습니다.',
      '처리기간 is 2일 above its pace.',
    ],
    [
      'on course, and one cannot be told',
      [row(), row({ name: '모집', pace: judged({ status: 'too-early', why: 'missing' }), ...late([9, 10]) })],
      '판단할 수 있는 지표 1개는 시기별 목표에 이르렀습니다. 모집의 9월·10월 실적은 기한이 지났습니다.',
      '1 indicator that can be judged is on course. 모집: overdue Sep, Oct.',
    ],
    [
      'several are late',
      [row(late([9])), row(late([9, 10]))],
      '지표 2개가 모두 시기별 목표에 이르렀습니다. 지표 2개의 실적 3칸은 기한이 지났습니다.',
      'All 2 indicators are on course. 3 figures of 2 indicators are overdue.',
    ],
    [
      'all once a year',
      [
        row({ pace: judged({ status: 'too-early', why: 'once-a-year' }) }),
        row({ pace: judged({ status: 'too-early', why: 'once-a-year' }) }),
      ],
      '지표 2개를 모두 연 1회 측정하며, 실적은 2027. 3. 31.까지 집계합니다.',
      '2 indicators, measured once a year: actuals are due by 2027. 3. 31.',
    ],
    [
      'nothing is in',
      [row({ pace: judged({ status: 'too-early', why: 'no-period', value: null, month: null }) })],
      '2026년 실적이 아직 입력되지 않았습니다.',
      'No actual of 2026 has been entered yet.',
    ],
  ])('%s', (_, rows, ko, en) => {
    expect([said('ko', ...rows), said('en', ...rows)]).toEqual([ko, en])
  })
})
