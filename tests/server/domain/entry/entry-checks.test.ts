import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { achievementRate } from '#domain/scoring/achievement.ts'
import { countdown, countdownText } from '#domain/entry/countdown.ts'
import { addDays, daysBetween, dueOn, monthsOf, periodAt, periodsEnded, windowOn } from '#domain/entry/due.ts'
import { type Checked, checkEntry, isShareOfWhole, jump, missingBeforeSubmit } from '#domain/entry/entry-checks.ts'

const plain: Checked = {
  name: '교류횟수',
  unit: '회',
  value: 100,
  shareOfWhole: null,
  reported: 'each',
  parts: null,
  before: null,
  next: null,
  lastYear: null,
  target: { kind: 'none' },
  year: { value: null, complete: false, grows: true },
}
const rules = (of: Partial<Checked>) => checkEntry({ ...plain, ...of }).map((f) => f.rule)
const figures = (of: Partial<Checked>) => checkEntry({ ...plain, ...of })[0]?.figures
const percent: Partial<Checked> = { name: '자원봉사 활동률', unit: '%' }
const against = (value: number, target: number, complete = true, grows = false): Partial<Checked> => ({
  value,
  target: { kind: 'set', value: target },
  year: { value, complete, grows },
})

describe('hard rules', () => {
  test.each([
    ['a count has no fraction', { value: 5.5 }, ['fraction-of-a-count']],
    ['만명 may have one', { unit: '만명', value: 5.5 }, []],
    ['a count is not negative', { value: -1 }, ['negative-count']],
    ['an amount may be', { unit: '백만원', value: -1900 }, []],
    ['a share of a whole is not over 100', { ...percent, value: 100.01 }, ['share-over-100']],
    ['100 is the whole', { ...percent, value: 100 }, []],
    ['nor under 0', { ...percent, value: -0.1 }, ['negative-count']],
    ['a rate of change may be both', { name: '방문객 증가율', unit: '%', value: 140 }, []],
    [
      'what is stated wins over the name',
      { name: '방문객 증가율', unit: '%', shareOfWhole: true, value: 140 },
      ['share-over-100'],
    ],
    ['a target over 100 says it is no share', { ...percent, value: 140, target: { kind: 'set', value: 120 } }, []],
    ['parts make the whole', { value: 94, parts: [48, 25, 12, 5] }, ['parts-not-whole']],
    ['and do', { value: 90, parts: [48, 25, 12, 5] }, []],
    ['decimal parts are added exactly', { unit: '톤', value: 0.3, parts: [0.1, 0.2] }, []],
    ['a running total does not fall', { reported: 'running-total', value: 8, before: 9 }, ['falling-cumulative']],
    ['nor pass the one after it', { reported: 'running-total', value: 12, before: 9, next: 11 }, ['falling-cumulative']],
    ['it may stand still', { reported: 'running-total', value: 9, before: 9, next: 9 }, []],
    ['a figure of one period may fall', { value: 8, before: 9 }, []],
    ['NaN is none', { value: Number.NaN }, ['out-of-range']],
    ['nor is 10^15', { value: 1e15 }, ['out-of-range']],
  ] as const)('%s', (_, of, expected) => expect(rules(of as Partial<Checked>)).toEqual(expected))
  test('the rule names its figures', () => {
    expect(figures({ value: 94, parts: [48, 25, 12, 5] })).toEqual({ value: 94, sum: 90, difference: 4 })
    expect(figures({ reported: 'running-total', value: 8, before: 9 })).toEqual({ value: 8, before: 9 })
  })
})

describe('soft rules', () => {
  test.each([
    ['half as much again is still plain', { value: 150, lastYear: 100 }, []],
    ['more than that is asked', { value: 151, lastYear: 100 }, ['far-from-last-year']],
    ['less than half too', { value: 49, lastYear: 100 }, ['far-from-last-year']],
    ['half is plain', { value: 50, lastYear: 100 }, []],
    ['from a negative figure', { unit: '백만원', value: -2000, lastYear: -1000 }, ['far-from-last-year']],
    ['last year 0 has no percentage', { value: 9, lastYear: 0 }, []],
    ['ten times', { value: 1000, lastYear: 100 }, ['jump-10']],
    ['a tenth', { value: 10, lastYear: 100 }, ['jump-10']],
    ['a hundred times', { value: 9500, lastYear: 100 }, ['jump-100']],
    ['a thousand times: 원 for 천원', { unit: '원', value: 1_970_000, lastYear: 1970 }, ['jump-1000']],
    ['over 150 % of the target', against(151, 100), ['over-150-of-target']],
    ['150 % is plain', against(150, 100), []],
    ['under half of the target', against(49, 100), ['under-50-of-target']],
    ['not while a sum still grows', against(30, 100, false, true), []],
    ['but too much is asked at once', against(170, 100, false, true), ['over-150-of-target']],
    ['equal to the target', against(100, 100), ['equal-to-target']],
    ['target 0 has no percentage', against(5, 0), []],
    ['without last year the target shows a jump', against(1000, 100), ['jump-10']],
    ['nor does a last year of 0 hide it', { ...against(3300, 33), lastYear: 0 }, ['jump-100']],
  ] as const)('%s', (_, of, expected) => expect(rules(of as Partial<Checked>)).toEqual(expected))
  test('percentages are exact and named', () =>
    expect(figures({ value: 160.55, unit: '톤', lastYear: 100 })).toEqual({ value: 160.55, lastYear: 100, percent: 60.6 }))
  test('a jump is the same either way, and never seen in figures near each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(10, 100, 1000), (n, factor) => {
        expect(jump(n * factor, n)).toBe(factor)
        expect(jump(n, n * factor)).toBe(factor)
        expect(jump(n, n)).toBeNull()
        expect(jump(n * 2, n)).toBeNull()
      }),
    )
  })
  test('no figure makes the checks fail', () => {
    fc.assert(
      fc.property(fc.double(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), (value, other, complete) => {
        const found = checkEntry({
          ...plain,
          ...against(Number.isFinite(value) ? value : 1, other, complete),
          value,
          lastYear: other,
        })
        for (const finding of found) for (const figure of Object.values(finding.figures)) expect(Number.isNaN(figure)).toBe(false)
      }),
    )
  })
  test('stated shares', () =>
    expect([true, false].map((shareOfWhole) => isShareOfWhole({ ...plain, unit: '점', shareOfWhole }))).toEqual([true, false]))
})

describe('before it can be submitted', () => {
  const answers = {
    kind: 'measured',
    findings: [],
    rate: null,
    explainOver: 120,
    reason: null,
    cause: null,
    remedy: null,
    remedyDue: null,
  } as const
  const rate = (actual: number, target = 100) =>
    achievementRate({ kind: 'set', value: target }, { kind: 'measured', value: actual, finality: 'provisional' }, 'higher')
  const soft = checkEntry({ ...plain, value: 200, lastYear: 100 })
  const slip = checkEntry({ ...plain, value: 3300, lastYear: 33 })
  test.each([
    ['nothing entered', { kind: 'not-entered' }, ['value']],
    ['a plain figure', {}, []],
    ['met', { rate: rate(100) }, []],
    ['missed by a hair: prints as 100.0', { rate: rate(99.96) }, ['cause', 'remedy', 'remedy-due']],
    ['missed and explained', { rate: rate(90), cause: '참여 감소', remedy: '홍보', remedyDue: '2026-06-30' }, []],
    ['blanks are no words', { rate: rate(90), cause: ' ', remedy: '홍보', remedyDue: '2026-06-30' }, ['cause']],
    ['120 % is plain', { rate: rate(120) }, []],
    ['over 120 % asks why', { rate: rate(120.1) }, ['cause']],
    ['a soft rule asks for a word', { findings: soft }, ['reason']],
    ['and gets one', { findings: soft, reason: '신규 협약' }, []],
    ['a jump asks for an answer', { findings: slip }, ['answer']],
    ['a full stop is none', { findings: slip, reason: ' . ' }, ['answer']],
    ['nor is one letter again and again', { findings: slip, reason: 'ㅋㅋㅋ' }, ['answer']],
    ['a word is', { findings: slip, reason: '신규 사업으로 증가' }, []],
    ['not applicable says why', { kind: 'not-applicable' }, ['reason']],
    ['new without a target', { rate: rate(5, 0) }, []],
  ] as const)('%s', (_, of, missing) => expect(missingBeforeSubmit({ ...answers, ...of })).toEqual(missing))
})

describe('periods and deadlines', () => {
  const at = (month: number, frequency: 'year' | 'quarter' | 'month' | 'half-year') => {
    const period = periodAt(2026, month, frequency)
    if (period === null) throw new Error('no such period')
    return period
  }
  test('the months of a frequency', () => {
    expect([monthsOf('year'), monthsOf('half-year'), monthsOf('quarter')]).toEqual([[0], [6, 12], [3, 6, 9, 12]])
    expect(at(9, 'quarter')).toMatchObject({ name: '2026-Q3', from: '2026-07-01', to: '2026-09-30' })
    expect([
      periodAt(2026, 9, 'half-year'),
      periodAt(2026, 0, 'month'),
      periodAt(2026, 3, 'year'),
      periodAt(2026, 13, 'month'),
    ]).toEqual([null, null, null, null])
  })
  test('due on the indicator’s date, within days of a period, or earlier when the administrator says so', () => {
    const set = { resultsDue: '03-31', inYearDays: 10, closesOn: null }
    expect(dueOn(at(0, 'year'), set)).toBe('2027-03-31')
    expect(dueOn(at(2, 'month'), set)).toBe('2026-03-10')
    expect(dueOn(at(0, 'year'), { ...set, closesOn: '2027-02-15' })).toBe('2027-02-15')
    expect(dueOn(at(0, 'year'), { ...set, closesOn: '2027-04-15' })).toBe('2027-03-31')
  })
  test.each([
    ['2026-03-28', 'D-3'],
    ['2026-03-31', 'D-Day'],
    ['2026-04-02', '2일 지남'],
    ['2025-12-31', 'D-90'],
  ])('on %s: %s', (today, text) => expect(countdownText(countdown('2026-03-31', today)).ko).toBe(text))
  test.each([
    ['2025-12-31', null, 'not-yet'],
    ['2026-01-01', null, 'open'],
    ['2027-05-01', null, 'open'],
    ['2027-01-14', { status: 'open', opensOn: '2027-01-15', closesOn: '2027-02-15' }, 'not-yet'],
    ['2027-01-15', { status: 'open', opensOn: '2027-01-15', closesOn: '2027-02-15' }, 'open'],
    ['2027-02-15', { status: 'open', opensOn: '2027-01-15', closesOn: '2027-02-15' }, 'open'],
    ['2027-02-16', { status: 'open', opensOn: '2027-01-15', closesOn: '2027-02-15' }, 'overdue'],
    ['2027-01-20', { status: 'closed', opensOn: null, closesOn: null }, 'closed'],
  ] as const)('%s with %j: %s', (today, set, window) => expect(windowOn(at(0, 'year'), set, today)).toBe(window))
  test('only ended periods are asked for', () => {
    expect(periodsEnded(2026, 'quarter', '2026-10-01').map((p) => p.name)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3'])
    expect(periodsEnded(2026, 'year', '2026-12-31')).toEqual([])
  })
  test('days are added and counted alike, leap years included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80_000 }), fc.integer({ min: -4000, max: 4000 }), (start, days) => {
        const from = addDays('1990-01-01', start)
        expect(daysBetween(from, addDays(from, days))).toBe(days)
      }),
    )
  })
})
