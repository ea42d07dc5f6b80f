import { useSyncExternalStore } from 'react'

const PHONE = '(max-width: 40rem)'
const subscribe = (listener: () => void) => {
  const media = matchMedia(PHONE)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** A phone's width, where a chart cannot carry its names beside it. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(PHONE).matches)
