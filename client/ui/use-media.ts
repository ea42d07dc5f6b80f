import { useCallback, useSyncExternalStore } from 'react'
import { holdsInWindow, mediaHolds } from '../paper.ts'
import { useIsPrinting } from '../theme.ts'
import { drawnView } from '../view.ts'

/** Whether a media query holds, followed as it changes; on paper, whether it holds there. */
export function useMedia(query: string): boolean {
  useIsPrinting()
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(
    subscribe,
    () => mediaHolds(query),
    () => holdsInWindow(query, drawnView()),
  )
}

/** A phone's width: CSS cannot reach into a drawn chart, which gets less room for its names. */
export const useNarrow = (): boolean => useMedia('(max-width: 40rem)')

/** A large screen, on which the page would leave its lower part empty. */
export const useTall = (): boolean => useMedia('(min-width: 100rem) and (min-height: 62rem)')
