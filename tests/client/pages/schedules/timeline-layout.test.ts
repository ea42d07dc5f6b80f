import { expect, test } from 'vitest'
import { layoutOf, type LineFacts } from '#client/pages/schedules/timeline-layout.ts'

const line = (planned: string | null, expected: string | null, more: Partial<LineFacts> = {}): LineFacts => ({
  planned,
  replanned: planned,
  doneOn: null,
  standing: { expected, slip: null, state: 'on-course' },
  ...more,
})

test('whole months from the first day to the last, each step at its last day', () => {
  const { months, lines, today } = layoutOf([line('2025-07-15', '2025-07-15'), line('2026-06', '2026-06')], '2025-12-08')
  expect(months.map((one) => `${one.year}.${one.month}`)).toEqual([
    '2025.7',
    '2025.8',
    '2025.9',
    '2025.10',
    '2025.11',
    '2025.12',
    '2026.1',
    '2026.2',
    '2026.3',
    '2026.4',
    '2026.5',
    '2026.6',
  ])
  expect(lines[0]?.band).toBeNull()
  expect(lines[1]?.band?.to).toBe(1)
  expect(lines[1]?.planned).toBeGreaterThan(lines[1]?.band?.from ?? 1)
  expect(today).toBeGreaterThan(months[5]?.at ?? 1)
  expect(today).toBeLessThan(months[6]?.at ?? 0)
})

test('everything lies within, whatever is known; nothing known gives three months from today', () => {
  const odd = [line(null, null), line('2025-H2', '2031-01-01'), line('1999-12', null, { replanned: '2003-H1' })]
  for (const { planned, expected, replanned } of layoutOf(odd, '2025-12-08').lines)
    for (const at of [planned, expected, replanned]) expect(at === null || (at >= 0 && at <= 1)).toBe(true)
  expect(layoutOf([], '2025-12-08').months).toHaveLength(3)
  expect(layoutOf([line('2024-01-10', '2024-01-10')], '2025-12-08').today).toBeNull()
})
