import { expect, test } from 'vitest'
import {
  endAgrees,
  firstDayOf,
  lastDayOf,
  periodEnds,
  precisionOf,
  readTypedDay,
  scheduleDayWords,
  slipOf,
} from '#domain/schedules/schedule-day.ts'

test.each([
  ['2025-11-30', 'day', '2025-11-30', '2025-11-30', '2025. 11. 30.'],
  ['2025-11', 'month', '2025-11-01', '2025-11-30', '2025년 11월'],
  ['2024-02', 'month', '2024-02-01', '2024-02-29', '2024년 2월'],
  ['2025-12', 'month', '2025-12-01', '2025-12-31', '2025년 12월'],
  ['2026-H1', 'half', '2026-01-01', '2026-06-30', '2026년 상반기'],
  ['2026-H2', 'half', '2026-07-01', '2026-12-31', '2026년 하반기'],
])('%s is known to the %s, from %s to %s', (day, precision, first, last, words) => {
  expect([precisionOf(day), firstDayOf(day), lastDayOf(day), scheduleDayWords(day).ko]).toEqual([precision, first, last, words])
})

test.each([
  '2026-02-30',
  '2025-02-29',
  '2026-13',
  '2026-00',
  '2026-00-10',
  '2026-04-00',
  '2026-H3',
  '1989-12',
  '2026',
  '20260101',
  '',
])('the calendar has no %s', (text) => expect(precisionOf(text)).toBeNull())

test('days between a plan and what is expected count from the edge of the plan', () => {
  expect(slipOf('2025-11', '2025-12-19')).toBe(19)
  expect(slipOf('2025-11-30', '2025-12')).toBe(31)
  expect(slipOf('2025-H2', '2025-08-03')).toBe(0)
  expect(slipOf('2025-11-10', '2025-11-03')).toBe(-7)
  expect(slipOf('2025-11', '2025-10-31')).toBe(-1)
})

test('330 days from 15 July 2025 end on 10 June 2026, on 9 June where the first day counts', () => {
  expect(periodEnds('2025-07-15', 330)).toEqual({ withoutFirst: '2026-06-10', withFirst: '2026-06-09' })
})

test('an end that is written agrees with the days, or does not; of a month any day of it', () => {
  const of = { from: '2025-07-15', days: 330 }
  expect(endAgrees({ ...of, until: '2026-06' }, false)).toBe(true)
  expect(endAgrees({ ...of, until: '2026-06-10' }, false)).toBe(true)
  expect(endAgrees({ ...of, until: '2026-06-10' }, true)).toBe(false)
  expect(endAgrees({ ...of, until: '2026-07' }, false)).toBe(false)
  expect(endAgrees({ ...of, until: null }, false)).toBeNull()
})

test.each([
  ['2026-03-15', '2026-03-15'],
  ['2026. 3. 15.', '2026-03-15'],
  ['2026년 3월 15일', '2026-03-15'],
  ['2026년 3월 중', '2026-03'],
  ['2026.3', '2026-03'],
  ['2026-06', '2026-06'],
  ['2026년 6월까지', '2026-06'],
  ['2026 상반기', '2026-H1'],
  ['2026년 하반기', '2026-H2'],
  ['2026-h2', '2026-H2'],
])('typed %s is %s', (raw, day) => expect(readTypedDay(raw)).toEqual({ kind: 'day', day }))

test.each([
  ['3월', 'no-year'],
  ['하반기', 'no-year'],
  ['2026-02-30', 'no-such-day'],
  ['2026년 13월', 'no-such-day'],
  ['내년 봄', 'unreadable'],
])('typed %s is refused: %s', (raw, why) => expect(readTypedDay(raw)).toEqual({ kind: 'refused', why }))
