import { expect, test } from 'vitest'
import { addDays } from '#domain/entry/due.ts'
import { HOLIDAYS, isWorkingDay, knowsHolidays, workingDaysTaken } from '#domain/services/working-days.ts'

const days = new Set(HOLIDAYS.map((one) => one.day))
const taken = (receivedOn: string, finishedOn: string, limit: number) => workingDaysTaken({ receivedOn, finishedOn }, limit, days)

test('every holiday is a day of its year on which an office would else be open, once', () => {
  for (const { day, name } of HOLIDAYS) {
    expect(addDays(day, 0), name).toBe(day)
    expect(isWorkingDay(day, new Set()), `${day} ${name}`).toBe(true)
  }
  expect(days.size).toBe(HOLIDAYS.length)
  expect([2024, 2025, 2026, 2027, 2028].map(knowsHolidays)).toEqual([false, true, true, true, false])
})

// Wednesday 23 September 2026, before 추석 (Thursday and Friday).
test('a short limit begins after the day of receipt, a long one with it', () => {
  expect(taken('2026-09-23', '2026-09-23', 3)).toBe(0)
  expect(taken('2026-09-23', '2026-09-28', 3)).toBe(1)
  expect(taken('2026-09-23', '2026-09-28', 6)).toBe(2)
  expect(taken('2026-09-23', '2026-09-30', 3)).toBe(3)
  // Received on a Saturday: the count begins on Monday for both.
  expect([taken('2026-09-26', '2026-09-28', 5), taken('2026-09-26', '2026-09-28', 6)]).toEqual([1, 1])
  expect(taken('2026-09-23', '2026-09-22', 3)).toBeNull()
})

test('holidays never make a request late', () => {
  for (let day = '2026-09-14'; day <= '2026-10-12'; day = addDays(day, 1))
    expect(taken('2026-09-14', day, 3) ?? 0).toBeLessThanOrEqual(
      workingDaysTaken({ receivedOn: '2026-09-14', finishedOn: day }, 3, new Set()) ?? 0,
    )
})
