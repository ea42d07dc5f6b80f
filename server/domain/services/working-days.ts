import { addDays } from '../entry/due.ts'

/** A day off by law, beside Saturdays and Sundays. */
export interface Holiday {
  readonly day: string
  readonly name: string
}

/**
 * Public holidays of the decree (관공서의 공휴일에 관한 규정) that no Sunday hides, with the days in lieu. A day that a government declares later is
 * added by the administrator.
 */
export const HOLIDAYS: readonly Holiday[] = [
  ...of(2025, '신정 01-01, 임시공휴일 01-27, 설날 01-28, 설날 01-29, 설날 01-30, 대체공휴일(삼일절) 03-03'),
  ...of(2025, '어린이날·부처님오신날 05-05, 대체공휴일(부처님오신날) 05-06, 대통령선거 06-03, 현충일 06-06, 광복절 08-15'),
  ...of(2025, '개천절 10-03, 추석 10-06, 추석 10-07, 대체공휴일(추석) 10-08, 한글날 10-09, 성탄절 12-25'),
  ...of(2026, '신정 01-01, 설날 02-16, 설날 02-17, 설날 02-18, 대체공휴일(삼일절) 03-02, 어린이날 05-05'),
  ...of(2026, '대체공휴일(부처님오신날) 05-25, 지방선거 06-03, 대체공휴일(광복절) 08-17, 추석 09-24, 추석 09-25'),
  ...of(2026, '대체공휴일(개천절) 10-05, 한글날 10-09, 성탄절 12-25'),
  ...of(2027, '신정 01-01, 설날 02-08, 대체공휴일(설날) 02-09, 삼일절 03-01, 어린이날 05-05, 부처님오신날 05-13'),
  ...of(2027, '대체공휴일(광복절) 08-16, 추석 09-14, 추석 09-15, 추석 09-16, 대체공휴일(개천절) 10-04, 대체공휴일(한글날) 10-11'),
  ...of(2027, '대체공휴일(성탄절) 12-27'),
]

function of(year: number, days: string): Holiday[] {
  return days.split(', ').map((one) => ({ day: `${year}-${one.slice(-5)}`, name: one.slice(0, -6) }))
}

/** Years whose holidays are known: days of other years are counted without any, which is said beside the result. */
export const knowsHolidays = (year: number): boolean => HOLIDAYS.some((one) => one.day.startsWith(`${year}-`))

/** Monday to Friday, and no holiday. `day` ISO. */
export function isWorkingDay(day: string, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.has(day)
}

/** Limits of up to this many days are counted from the day after receipt, longer ones with it (민원 처리에 관한 법률 제19조). */
const SHORT_LIMIT = 5

/**
 * Working days (근무일) a request took, as they are counted for a limit in days: rules §11. Null where it was finished before it was received.
 */
export function workingDaysTaken(
  { receivedOn, finishedOn }: { readonly receivedOn: string; readonly finishedOn: string },
  limit: number,
  holidays: ReadonlySet<string>,
): number | null {
  if (finishedOn < receivedOn) return null
  let days = 0
  for (let day = limit > SHORT_LIMIT ? receivedOn : addDays(receivedOn, 1); day <= finishedOn; day = addDays(day, 1))
    if (isWorkingDay(day, holidays)) days++
  return days
}
