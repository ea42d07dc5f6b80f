import { expect, test } from 'vitest'
import type { Page } from '#client/pages/departments/figures.ts'
import { moneyRows, moneyTotals } from '#client/pages/departments/programme-rows.ts'

const MILLION = 1_000_000
const programme = (id: number, before: number, now: number) => ({
  id,
  name: `사업 ${id}`,
  projects: [],
  amounts: [
    { id: id * 10, year: 2025, kind: 'budget', amount: before * MILLION },
    { id: id * 10 + 1, year: 2026, kind: 'budget', amount: now * MILLION },
  ],
})
const sum = { amount: 7331 * MILLION, state: 'failed' }
/** 외국인국제정책과 in the plan of 2026: 7,335 is printed, its three unit programmes add up to 7,331 (rules §8). */
const page = {
  plan: { settledYear: 2024, fiscalYear: 2026 },
  programmes: [programme(1, 2194, 1740), programme(2, 4125, 4111), programme(3, 1012, 553)],
  budgetYears: [
    { year: 2025, kind: 'budget', amount: 7335 * MILLION, sum },
    { year: 2026, kind: 'budget', amount: 6404 * MILLION, change: { amount: -931 * MILLION, rate: -12.7 } },
  ],
} as unknown as Page

test('the total is the printed one, with the sum as a mark and the printed change', () => {
  const [, before, now] = moneyTotals(page, moneyRows(page))
  expect([before?.amount, before?.sum]).toEqual([7335 * MILLION, sum])
  expect([now?.amount, now?.change]).toEqual([6404 * MILLION, { amount: -931 * MILLION, rate: -12.7 }])
})

test('where nothing is printed the rows are added, and a column without a figure has none', () => {
  const bare = { ...page, budgetYears: [] }
  const [settled, before] = moneyTotals(bare, moneyRows(bare))
  expect([settled?.amount, before?.amount, before?.sum]).toEqual([null, 7331 * MILLION, undefined])
})
