import { expect, test } from 'vitest'
import { z } from 'zod'
import { day, id, idText, month, monthText, requestId, year, yearText } from '#server/http/shapes.ts'

const takes = (shape: z.ZodType, given: unknown) => shape.safeParse(given).success

test.each([
  ['a year', year, [1990, 2026, 2200], [1989, 2201, 2026.5, '2026', Number.NaN, null]],
  ['a month', month, [0, 1, 12], [-1, 13, 0.5, '3', null]],
  // Beyond it PostgreSQL would fail instead of finding nothing.
  ['an id', id, [1, 2_147_483_647], [0, -1, 2_147_483_648, 1.5, '1', Infinity]],
  ['a day', day, ['1990-01-01', '2024-02-29', '2200-12-31'], ['1989-12-31', '2201-01-01', '2025-02-29', '2026-1-1', '']],
  [
    'a request number',
    requestId,
    ['12345678', 'a-b_C-1234', 'x'.repeat(80)],
    ['1234567', 'x'.repeat(81), "a'--12345", 'a b c d e'],
  ],
  ['a year of an address', yearText, ['1990', '2200'], ['1989', '2201', 'x', '', undefined]],
  ['a month of an address', monthText, ['0', '12'], ['13', '-1', 'x', undefined]],
  ['an id of an address', idText, ['1', '2147483647'], ['0', '2147483648', '1.5', 'x', '', undefined]],
] as const)('%s', (_, shape, good, bad) => {
  expect(good.filter((one) => !takes(shape, one))).toEqual([])
  expect((bad as readonly unknown[]).filter((one) => takes(shape, one))).toEqual([])
})
