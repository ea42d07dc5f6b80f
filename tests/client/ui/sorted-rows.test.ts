import { expect, test } from 'vitest'
import { sortedRows } from '#client/ui/sorted-rows.ts'

test('rows are in the order of their values, equal ones as they came, those without a value last both ways', () => {
  const rows = [
    { id: 1, value: 3 },
    { id: 2, value: null },
    { id: 3, value: 1 },
    { id: 4, value: 3 },
    { id: 5, value: null },
  ]
  const ids = (desc: boolean) => sortedRows(rows, (row) => row.value, desc).map((row) => row.id)
  expect(ids(false)).toEqual([3, 1, 4, 2, 5])
  expect(ids(true)).toEqual([1, 4, 3, 2, 5])
  expect(sortedRows(['나', '가'], (text) => text, false)).toEqual(['가', '나'])
})

test('a hundred thousand values are each asked once', () => {
  let asked = 0
  const rows = Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 100_003)
  const sorted = sortedRows(rows, (value) => ((asked += 1), value), false)
  expect([asked, sorted.length]).toEqual([100_000, 100_000])
  expect(sorted.every((value, at) => at === 0 || (sorted[at - 1] ?? 0) <= value)).toBe(true)
})
