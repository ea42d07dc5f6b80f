import { useEffect, useSyncExternalStore } from 'react'
import { drawnFor } from '../session.ts'
import { localStore } from './write/local-store.ts'

/** What F1 tells of a page: its keys, and what is to be known before and after them. */
export interface PageHelp {
  readonly keys: readonly (readonly [key: string, what: string])[]
  readonly before?: string
  readonly after?: string
}

let help: PageHelp | null = null
let open = false
const listeners = new Set<() => void>()
const changed = () => {
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Gives the page's own help to the one dialog that F1 opens everywhere; null = it has none. */
export function usePageHelp(own: PageHelp | null): void {
  const text = JSON.stringify(own)
  useEffect(() => {
    help = JSON.parse(text) as PageHelp | null
    changed()
    return () => {
      help = null
      changed()
    }
  }, [text])
}

/** Opens or closes the help. */
export function showHelp(to: boolean): void {
  open = to
  changed()
}
const isOpen = () => open
const pageHelp = () => help
export const useHelp = (): { readonly open: boolean; readonly page: PageHelp | null } => ({
  open: useSyncExternalStore(subscribe, isOpen, isOpen),
  page: useSyncExternalStore(subscribe, pageHelp, pageHelp),
})

const name = () => `jipyo.letter-keys.${drawnFor() ?? ''}`
/** Whether keys that are one letter without Ctrl or Alt do something: each person can switch them off, who dictates or slips. */
export const letterKeys = (): boolean => localStore.getItem(name()) !== 'off'
export function setLetterKeys(on: boolean): void {
  if (on) localStore.removeItem(name())
  else localStore.setItem(name(), 'off')
}
export const useLetterKeys = (): boolean => useSyncExternalStore(localStore.subscribe, letterKeys, () => true)
