import { describe, expect, test } from 'vitest'
import { dayOf, isPressing, levelOf, STATUTORY, STEPS, stepState } from '#domain/plan/statutory-days.ts'

const ask = { fiscalYear: 2027, level: 'province', resultsDue: '03-31', done: {} } as const

describe('the days of fiscal year 2027', () => {
  test.each([
    ['plan-to-council', 'province', '2026-11-11'],
    ['plan-to-council', 'municipality', '2026-11-21'],
    ['council-decision', 'province', '2026-12-16'],
    ['council-decision', 'municipality', '2026-12-21'],
    ['accounts-closed', 'province', '2028-02-10'],
    ['results-due', 'province', '2028-03-31'],
    ['report-to-council', 'province', '2028-05-31'],
    ['settlement-report', 'province', '2028-06-05'],
  ] as const)('%s of a %s: %s', (step, level, expected) => expect(dayOf(step, { ...ask, level })).toBe(expected))

  test('in the order of the year, whatever the year', () => {
    for (const fiscalYear of [2024, 2027, 2028, 2100]) {
      const days = STEPS.map((step) => dayOf(step, { ...ask, fiscalYear }))
      expect(days.toSorted()).toEqual(days)
    }
  })
  test('five days run from the day the council was asked, once that is known', () => {
    expect(dayOf('settlement-report', { ...ask, done: { 'report-to-council': { on: '2028-05-20' } } })).toBe('2028-05-25')
    expect(dayOf('settlement-report', { ...ask, done: { 'report-to-council': { on: '2028-05' } } })).toBe('2028-06-05')
  })
  test('each names its law; the results are the organisation’s own', () => {
    expect(STEPS.filter((step) => STATUTORY[step].basis.law === null)).toEqual(['results-due'])
  })
})

test.each([
  ['전북특별자치도', 'province'],
  ['경기도', 'province'],
  ['서울특별시', 'province'],
  ['부산광역시', 'province'],
  ['세종특별자치시', 'province'],
  ['전주시', 'municipality'],
  ['부안군', 'municipality'],
  ['해운대구', 'municipality'],
  ['', 'province'],
])('%s is a %s', (name, expected) => expect(levelOf(name)).toBe(expected))

describe('where a step stands', () => {
  test('done in time, done late, by month alone, open, late', () => {
    expect(stepState('2026-11-11', { on: '2026-11-10' }, '2026-11-29')).toEqual({ kind: 'done', on: '2026-11-10', late: 0 })
    expect(stepState('2026-11-11', { on: '2026-11-13' }, '2026-11-29')).toEqual({ kind: 'done', on: '2026-11-13', late: 2 })
    expect(stepState('2026-11-11', { on: '2026-11' }, '2026-11-29')).toEqual({ kind: 'done', on: '2026-11', late: null })
    expect(stepState('2026-11-11', null, '2026-11-11')).toEqual({ kind: 'open', count: { kind: 'today' } })
    expect(stepState('2026-11-11', null, '2026-11-29')).toEqual({ kind: 'open', count: { kind: 'late', days: 18 } })
  })
  test.each([
    ['2026-12-29', true],
    ['2026-12-30', false],
    ['2026-11-29', true],
    ['2026-11-11', true],
    ['2025-11-28', false],
  ])('due on %s it stands on the board: %s', (due, expected) =>
    expect(isPressing(stepState(due, null, '2026-11-29'))).toBe(expected),
  )
  test('what is done does not', () => expect(isPressing(stepState('2026-11-30', { on: '2026-11-20' }, '2026-11-29'))).toBe(false))
})
