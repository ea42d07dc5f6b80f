import { daysBetween } from './due.ts'

export type Countdown =
  | { readonly kind: 'left'; readonly days: number }
  | { readonly kind: 'today' }
  | { readonly kind: 'late'; readonly days: number }

/** How far the deadline is on `today`, both ISO days of Asia/Seoul. */
export function countdown(due: string, today: string): Countdown {
  const days = daysBetween(today, due)
  return days === 0 ? { kind: 'today' } : days > 0 ? { kind: 'left', days } : { kind: 'late', days: -days }
}

/** 'D-3', 'D-Day', as Korean offices write it; what is past says so: '2일 지남' (rules §10). Stands beside the word 마감 or the day. */
export function countdownText(count: Countdown): { readonly ko: string; readonly en: string } {
  const days = count.kind === 'today' || count.days === 1 ? '1 day' : `${count.days} days`
  if (count.kind === 'today') return { ko: 'D-Day', en: 'due today' }
  return count.kind === 'left'
    ? { ko: `D-${count.days}`, en: `due in ${days}` }
    : { ko: `${count.days}일 지남`, en: `${days} late` }
}
