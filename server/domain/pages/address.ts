/** What stands in the address of a page. A broken parameter is dropped, never an error: links get cut in messengers. */
import { isMonth, isYear } from '../entry/calendar.ts'

export type RawSearch = Readonly<Record<string, unknown>>

export const yearIn = (raw: unknown) => (typeof raw === 'number' && isYear(raw) ? raw : undefined)
export const idIn = (raw: unknown) => (typeof raw === 'number' && Number.isInteger(raw) && raw > 0 ? raw : undefined)
export const monthIn = (raw: unknown) => (typeof raw === 'number' && isMonth(raw) ? raw : undefined)
/** Written like a day; whether the calendar has it is the server's to say. */
export const dayIn = (raw: unknown) => (typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw) ? raw : undefined)
export const oneOf = <T extends string>(raw: unknown, allowed: readonly T[]) => allowed.find((a) => a === raw)
/** 현재 조직; left out: 당시 조직 */
export const structureIn = (raw: RawSearch) => oneOf(raw['structure'], ['current'])

/** Pages of what is to be done now: they show today whatever day the address names. */
const OF_TODAY: ReadonlySet<string> = new Set([
  'entry',
  'imports',
  'next-plan',
  'plans',
  'reorganisation',
  'calendar',
  'periods',
  'accounts',
  'audit',
  'system',
  'differences',
  'notices',
  'sign-in',
  'claim',
])
export const isOfToday = (pathname: string): boolean => OF_TODAY.has(pathname.split('/')[1] ?? '')

/** 알려진 날: the day as of which a page is read; undefined = today. */
export const knownIn = (pathname: string, raw: RawSearch): string | undefined =>
  isOfToday(pathname) ? undefined : dayIn(raw['known'])
