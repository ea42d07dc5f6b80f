import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACTIVITY_KINDS, isCountingUnit, KIND_WORDS, titleKey } from '#domain/entry/activity.ts'
import { countActivities, type CountedEntry, countRange, type CountRule } from '#domain/entry/activity-count.ts'
import { monthsOf } from '#domain/entry/due.ts'

const EACH: CountRule = { frequency: 'month', aggregation: 'sum', reported: 'each' }
const on = (startsOn: string, more: Partial<CountedEntry> = {}): CountedEntry => ({
  startsOn,
  status: 'held',
  componentId: null,
  ...more,
})
const LATER = '2030-01-01'

describe('the days that make a figure', () => {
  test.each([
    ['a month', 2026, 2, EACH, '2026-02-01', '2026-02-28'],
    ['February of a leap year', 2028, 2, EACH, '2028-02-01', '2028-02-29'],
    ['December', 2026, 12, EACH, '2026-12-01', '2026-12-31'],
    ['a quarter', 2026, 9, { ...EACH, frequency: 'quarter' }, '2026-07-01', '2026-09-30'],
    ['a half-year', 2026, 6, { ...EACH, frequency: 'half-year' }, '2026-01-01', '2026-06-30'],
    ['a yearly figure', 2026, 0, { ...EACH, frequency: 'year' }, '2026-01-01', '2026-12-31'],
    ['the year of a monthly one', 2026, 0, EACH, '2026-01-01', '2026-12-31'],
    ['a running total', 2026, 9, { ...EACH, frequency: 'quarter', reported: 'running-total' }, '2026-01-01', '2026-09-30'],
    ['how it stood at the end', 2026, 5, { ...EACH, aggregation: 'last' }, '2026-01-01', '2026-05-31'],
  ] as const)('%s', (_, year, month, rule, from, to) => expect(countRange(year, month, rule)).toEqual({ from, to }))

  test.each([
    [5, 'quarter'],
    [3, 'year'],
    [13, 'month'],
    [-1, 'month'],
  ] as const)('month %i of a %s indicator is no period', (month, frequency) =>
    expect(countRange(2026, month, { ...EACH, frequency })).toBeNull(),
  )
})

describe('what counts', () => {
  const MARCH = countRange(2026, 3, EACH) ?? { from: '', to: '' }
  const YEAR = countRange(2026, 0, EACH) ?? { from: '', to: '' }
  test.each([
    ['the first day', '2026-03-01', MARCH, null],
    ['the last day', '2026-03-31', MARCH, null],
    ['the day before', '2026-02-28', MARCH, 'before'],
    ['the day after', '2026-04-01', MARCH, 'after'],
    ['1 January', '2026-01-01', YEAR, null],
    ['31 December', '2026-12-31', YEAR, null],
    ['31 December of the year before', '2025-12-31', YEAR, 'before'],
    ['1 January of the next', '2027-01-01', YEAR, 'after'],
  ] as const)('%s', (_, day, range, why) => {
    const counted = countActivities([on(day)], range, LATER)
    expect([counted.count, counted.outside.map((o) => o.why)]).toEqual(why === null ? [1, []] : [0, [why]])
  })

  test('one that spans two periods counts in the one it began in, once', () => {
    const span = { ...on('2026-03-31'), endsOn: '2026-04-02' }
    const april = countRange(2026, 4, EACH) ?? MARCH
    expect([countActivities([span], MARCH, LATER).count, countActivities([span], april, LATER).count]).toEqual([1, 0])
  })
  test('a cancelled one never; it is said so even outside the period', () => {
    const counted = countActivities(
      [on('2026-03-10', { status: 'cancelled' }), on('2026-05-10', { status: 'cancelled' })],
      MARCH,
      LATER,
    )
    expect([counted.count, counted.outside.map((o) => o.why)]).toEqual([0, ['cancelled', 'cancelled']])
  })
  test('what is still to come not before its day', () => {
    const entries = [on('2026-03-10'), on('2026-03-11')]
    expect(countActivities(entries, MARCH, '2026-03-10')).toMatchObject({ count: 1, outside: [{ why: 'to-come' }] })
    expect(countActivities(entries, MARCH, '2026-03-11').count).toBe(2)
  })
  test('parts add up, in whatever order they come', () => {
    const counted = countActivities(
      [on('2026-03-20', { componentId: 2 }), on('2026-03-02', { componentId: 1 }), on('2026-03-10', { componentId: 2 })],
      MARCH,
      LATER,
    )
    expect([...counted.parts]).toEqual([
      [1, 1],
      [2, 2],
    ])
    expect(counted.entries.map((e) => e.startsOn)).toEqual(['2026-03-02', '2026-03-10', '2026-03-20'])
  })
  test('nothing counts as 0', () =>
    expect(countActivities([], MARCH, LATER)).toMatchObject({ count: 0, entries: [], outside: [] }))
})

describe('laws', () => {
  const day = fc
    .date({ min: new Date('2025-12-01'), max: new Date('2027-01-31'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10))
  const entry = fc.record({
    startsOn: day,
    status: fc.constantFrom('held', 'cancelled'),
    componentId: fc.constantFrom(null, 1, 2, 3),
  })
  const frequency = fc.constantFrom('month', 'quarter', 'half-year', 'year')

  test('the periods of a year add up to the year, and no entry is lost or counted twice', () => {
    fc.assert(
      fc.property(fc.array(entry), frequency, day, (entries, f, today) => {
        const rule: CountRule = { ...EACH, frequency: f }
        const counts = (month: number) => countActivities(entries, countRange(2026, month, rule) ?? { from: '', to: '' }, today)
        expect(monthsOf(f).reduce((sum, month) => sum + counts(month).count, 0)).toBe(counts(0).count)
        expect(counts(0).count + counts(0).outside.length).toBe(entries.length)
      }),
    )
  })
  test('a running total never falls and ends at the year', () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const rule: CountRule = { ...EACH, reported: 'running-total' }
        const counts = monthsOf('month').map(
          (month) => countActivities(entries, countRange(2026, month, rule) ?? { from: '', to: '' }, LATER).count,
        )
        expect(counts).toEqual(counts.toSorted((a, b) => a - b))
        expect(counts.at(-1)).toBe(countActivities(entries, countRange(2026, 0, rule) ?? { from: '', to: '' }, LATER).count)
      }),
    )
  })
})

describe('words', () => {
  test.each([
    ['회', true],
    ['건', true],
    [' 회 ', true],
    ['회'.normalize('NFD'), true],
    ['%', false],
    ['명', false],
    ['', false],
    ['백만원', false],
  ])('%s counts things done: %s', (unit, expected) => expect(isCountingUnit(unit)).toBe(expected))
  test.each([
    ['정책 협의회', '정책협의회', true],
    ['ＡＩ 회의', 'ai회의', true],
    ['정책협의회 (2)', '정책협의회', false],
  ])('%s · %s', (a, b, same) => expect(titleKey(a) === titleKey(b)).toBe(same))
  test('every kind has its words', () => expect(Object.keys(KIND_WORDS)).toEqual([...ACTIVITY_KINDS]))
})
