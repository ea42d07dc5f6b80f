import { useLocation } from '@tanstack/react-router'
import { dayIn, isOfToday, knownIn, type RawSearch } from '#domain/pages/address.ts'

/**
 * 알려진 날: the day as of which a page is read, from the address (`known=2026-06-30`). It stays when going from page to page.
 * Anything that is not written like a day is dropped; a day that the calendar does not have, or that cannot be known, is the
 * server's to refuse, in a sentence. What an address becomes on another day; undefined = today.
 */
export const onKnownDay =
  (known: string | undefined) =>
  <Search extends object>(before: Search): Search => ({ ...before, known })

/** The day of the page; undefined = today. */
export function useKnownDay(): string | undefined {
  return useLocation({
    select: ({ search, pathname }) => knownIn(pathname, search as RawSearch),
  })
}

/** The same of the page that is open, for what is no component. */
export function knownDayHere(): string | undefined {
  const { pathname, search } = globalThis.location ?? { pathname: '', search: '' }
  return knownIn(pathname, Object.fromEntries(new URLSearchParams(search)))
}

/** The day the address names, on a page that shows today all the same; undefined elsewhere. */
export function useDayLeftOut(): string | undefined {
  return useLocation({
    select: ({ search, pathname }) => (isOfToday(pathname) ? dayIn((search as RawSearch)['known']) : undefined),
  })
}

/** Whether the page is of today whatever the address names. */
export const useOfToday = (): boolean => useLocation({ select: ({ pathname }) => isOfToday(pathname) })

/** Whether the page shows a past day, where nothing is written. */
export const usePastDay = (): boolean => useKnownDay() !== undefined
