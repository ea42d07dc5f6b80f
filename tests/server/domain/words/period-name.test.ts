import { describe, expect, it } from 'vitest'
import { partOfYear, periodInYear, periodName, periodsAt } from '#domain/words/period-name.ts'

describe('a period has one exact name', () => {
  it.each([
    [0, 'year', '연간'],
    [6, 'half-year', '상반기'],
    [12, 'half-year', '하반기'],
    [9, 'quarter', '3분기'],
    [10, 'month', '10월(한 달)'],
  ] as const)('%i, %s', (month, frequency, ko) => expect(periodName(month, frequency).ko).toBe(ko))
  it('a running total is of all that came before', () => {
    expect(periodName(10, 'month', 'running-total').ko).toBe('10월까지 누계')
    expect(periodName(9, 'quarter', 'running-total').ko).toBe('9월까지 누계')
    expect(periodName(0, 'year', 'running-total').ko).toBe('연간')
  })
  it('with its year', () => {
    expect(periodInYear(2026, 10, 'month')).toEqual({ ko: '2026년 10월(한 달)', en: 'Month 10 of 2026' })
    expect(periodInYear(2026, 0, 'year')).toEqual({ ko: '2026년 연간', en: 'Year 2026' })
    expect([periodsAt(2026, 9).ko, periodsAt(2026, 0).ko]).toEqual(['2026년 9월분', '2026년 연간'])
  })
  it('what is no period of that frequency is named by what is entered together there', () => {
    expect(periodInYear(2026, 10, 'quarter').ko).toBe('2026년 10월분')
    expect(periodInYear(2026, 3, 'year').ko).toBe('2026년 3월분')
  })
  it.each([
    [10, 12, 'month', '12개월 중 10개월'],
    [3, 4, 'quarter', '4개 분기 중 3개'],
    [1, 2, 'half-year', '2개 반기 중 1개'],
  ] as const)('%i of %i, %s', (entered, of, frequency, ko) => expect(partOfYear({ entered, of, frequency }).ko).toBe(ko))
})
