import { describe, expect, test } from 'vitest'
import { dayOfPlan, knownYears, type PlanDates, planOfYear, yearState, yearUnderWork } from '#domain/plan/plan-of-year.ts'

const plan = (fiscalYear: number, status: PlanDates['status'] = 'filed', version = 1): PlanDates => ({
  fiscalYear,
  status,
  version,
  firstYear: fiscalYear - 2,
  lastYear: fiscalYear + 2,
})
const answer = (plans: readonly PlanDates[], year: number, current = 2026) => {
  const found = planOfYear(plans, year, current)
  return found === null ? null : `${found.fiscalYear}/${found.version}`
}
const answers = (plans: readonly PlanDates[], years: readonly number[], current?: number) =>
  years.map((year) => answer(plans, year, current))

describe('the plan of the year asked (rules §2)', () => {
  test('one plan answers every year that it prints and no other', () => {
    expect(answers([plan(2026)], [2023, 2024, 2025, 2026, 2027, 2028, 2029])).toEqual([
      null,
      '2026/1',
      '2026/1',
      '2026/1',
      '2026/1',
      '2026/1',
      null,
    ])
  })
  test.each(['draft', 'filed', 'confirmed'] as const)('a plan of the next year that is %s answers its own year', (status) => {
    const years = [2024, 2025, 2026, 2027]
    const with2027 = [plan(2026, 'confirmed'), plan(2027, status)]
    expect(answers(with2027, years)).toEqual(['2026/1', '2026/1', '2026/1', '2027/1'])
    // The year after is still the current year's plan's, until the next one has begun.
    expect(answer(with2027, 2028)).toBe('2026/1')
    expect(answer(with2027, 2028, 2027)).toBe(status === 'draft' ? '2026/1' : '2027/1')
    expect(answer(with2027, 2029)).toBe(status === 'draft' ? null : '2027/1')
  })
  test('a draft beside a filed plan of its year answers nothing, the newest filed version does', () => {
    expect(answer([plan(2026), plan(2026, 'draft', 2)], 2026)).toBe('2026/1')
    expect(answer([plan(2026), plan(2026, 'filed', 2)], 2026)).toBe('2026/2')
    expect(answer([plan(2026), plan(2026, 'filed', 2)], 2025)).toBe('2026/2')
    expect(answer([plan(2026, 'superseded'), plan(2026, 'filed', 2)], 2024)).toBe('2026/2')
    expect(answer([plan(2026, 'superseded')], 2026)).toBeNull()
  })
  test('a past year without a plan is read from the next plan above it, else from the one below', () => {
    const plans = [plan(2022), plan(2025), plan(2026)]
    expect(answers(plans, [2020, 2021, 2022, 2023, 2024, 2025])).toEqual([
      '2022/1',
      '2022/1',
      '2022/1',
      '2025/1',
      '2025/1',
      '2025/1',
    ])
    expect(answers([plan(2022)], [2023, 2024, 2025])).toEqual(['2022/1', '2022/1', null])
  })
  test('an earlier plan that comes later answers its own year, and the years only it prints', () => {
    expect(answers([plan(2026), plan(2025)], [2023, 2024, 2025, 2026, 2027])).toEqual([
      '2025/1',
      '2025/1',
      '2025/1',
      '2026/1',
      '2026/1',
    ])
  })
  test('the known years are those that get an answer', () => {
    const plans = [plan(2026), plan(2027, 'draft'), plan(2031, 'superseded'), plan(2024, 'confirmed')]
    const years = Array.from({ length: 20 }, (_, i) => 2018 + i)
    expect(knownYears(plans)).toEqual(years.filter((year) => answer(plans, year) !== null))
  })
})

test('units are read on the day, or on the nearest day of the plan’s year', () => {
  expect([2025, 2026, 2027].map((year) => dayOfPlan(year, '2026-11-20'))).toEqual(['2025-12-31', '2026-11-20', '2027-01-01'])
  // A year before the plan's own as the plan was filed, a later one as the plan stands.
  expect([2025, 2026, 2027].map((year) => dayOfPlan(2026, '2026-11-20', year))).toEqual([
    '2026-01-01',
    '2026-11-20',
    '2026-11-20',
  ])
})

describe('the year under work (rules §3)', () => {
  test.each([
    ['2026-11-29', ['year'], 2025],
    ['2026-11-29', ['year', 'month'], 2026],
    ['2027-01-15', ['month'], 2026],
    ['2027-05-31', ['month'], 2026],
    ['2027-06-01', ['month'], 2027],
    ['2027-06-01', ['half-year'], 2026],
    ['2027-07-01', ['half-year'], 2027],
    ['2027-12-31', ['year'], 2026],
    ['2027-06-01', [], 2026],
  ])('on %s with figures by %j it is %i', (day, frequencies, year) => {
    expect(yearUnderWork(day, frequencies)).toBe(year)
  })
})

test('how far a year is', () => {
  const of = (fiscalYear: number, status: PlanDates['status'] = 'filed') => ({
    ...plan(fiscalYear, status),
    settledYear: fiscalYear - 2,
  })
  const states = (plans: readonly ReturnType<typeof of>[], current: number) =>
    [2024, 2025, 2026, 2027].map((year) => yearState(plans, year, current))
  expect(states([of(2026), of(2027, 'draft')], 2026)).toEqual(['settled', 'settling', 'running', 'draft'])
  expect(states([of(2026), of(2027, 'confirmed')], 2026)).toEqual(['settled', 'settling', 'running', 'confirmed'])
  expect(states([of(2026), of(2027, 'confirmed')], 2027)).toEqual(['settled', 'settled', 'settling', 'running'])
})
