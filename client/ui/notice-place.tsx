import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

/** To be called when a modal dialog has opened or closed. */
export function dialogsChanged(): void {
  for (const listener of listeners) listener()
}

const top = () => [...document.querySelectorAll<HTMLElement>('dialog:modal [data-notices]')].at(-1) ?? null
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where a notice of the whole page can be reached: inside the topmost modal dialog; null = none is open. */
export const useNoticePlace = (): HTMLElement | null => useSyncExternalStore(subscribe, top, () => null)

/** The room a dialog keeps for such notices. */
export const NoticePlace = () => <div data-notices />
