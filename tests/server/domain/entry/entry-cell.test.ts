import { describe, expect, test } from 'vitest'
import { type CellRules, totalSoFar } from '#domain/entry/entry-cell.ts'
import type { PeriodFigure } from '#domain/entry/year-figure.ts'

const at = (month: number, value: number): PeriodFigure => ({ month, stage: 'draft', value: { kind: 'measured', value } })
const rules = (more: Partial<CellRules>): CellRules => ({
  name: '교류횟수',
  unit: '회',
  direction: 'higher',
  frequency: 'month',
  aggregation: 'sum',
  reported: 'each',
  shareOfWhole: null,
  year: 2026,
  month: 3,
  target: { kind: 'set', value: 12 },
  lastYear: null,
  periods: [at(1, 4), at(2, 3), at(3, 9), at(4, 100)],
  components: [],
  ...more,
})
const of = (more: Partial<CellRules>, value: number) => totalSoFar(rules(more), { kind: 'measured', value })

describe('누계 of a period: the year up to it, with the figure in the cell and nothing later', () => {
  test.each([
    ['a sum', {}, 5, 12],
    ['the first period', { month: 1 }, 5, 5],
    ['a level is the last one', { aggregation: 'last' }, 5, 5],
    ['an average', { aggregation: 'average' }, 5, 4],
    ['the largest', { aggregation: 'max' }, 2, 4],
    ['a running total is a sum already', { reported: 'running-total' }, 11, 11],
  ] as const)('%s', (_, more, value, total) => expect(of(more, value)).toBe(total))

  test('with an empty cell it is what stands before it; with nothing at all there is none', () => {
    expect(totalSoFar(rules({}), { kind: 'not-entered' })).toBe(7)
    expect(totalSoFar(rules({ periods: [] }), { kind: 'not-entered' })).toBeNull()
  })
})
