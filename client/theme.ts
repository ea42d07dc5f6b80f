/** Light and dark. 'auto' leaves data-theme off, so CSS follows the system by itself. */
import { useSyncExternalStore } from 'react'
import { isOnPaper, layOutForPaper } from './paper.ts'

export type ThemeChoice = 'auto' | 'light' | 'dark'
const KEY = 'jipyo.theme'
const listeners = new Set<() => void>()
let choice: ThemeChoice = read()

function read(): ThemeChoice {
  try {
    const stored = globalThis.localStorage?.getItem(KEY)
    return stored === 'light' || stored === 'dark' ? stored : 'auto'
  } catch {
    return 'auto' // storage switched off by policy: the choice then lasts for this page only
  }
}

function apply(): void {
  // Paper is white: charts are redrawn in ink, whatever was chosen.
  if (isOnPaper()) document.documentElement.dataset['theme'] = 'light'
  else if (choice === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = choice
}

/** Call once before the first render, so that the first paint is already right. */
export function applyStoredTheme(): void {
  choice = read()
  apply()
  let takeBack: (() => void) | null = null
  const turn = (next: () => void) => () => {
    next()
    apply()
    for (const listener of listeners) listener()
  }
  addEventListener(
    'beforeprint',
    turn(() => (takeBack ??= layOutForPaper())),
  )
  addEventListener(
    'afterprint',
    turn(() => {
      takeBack?.()
      takeBack = null
    }),
  )
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    for (const listener of listeners) listener()
  })
}

export function setTheme(next: ThemeChoice): void {
  choice = next
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // as in read()
  }
  apply()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What the user chose. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, () => choice)
}

/** What is shown now: charts redraw when it changes, since SVG attributes do not follow CSS variables. */
export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, () =>
    isOnPaper() ? false : choice === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : choice === 'dark',
  )
}

export function useIsPrinting(): boolean {
  return useSyncExternalStore(subscribe, isOnPaper)
}
