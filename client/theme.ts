/** Light and dark. 'auto' leaves data-theme off, so CSS follows the system by itself. */
import { useSyncExternalStore } from 'react'

export type ThemeChoice = 'auto' | 'light' | 'dark'
const KEY = 'jipyo.theme'
const listeners = new Set<() => void>()
let choice: ThemeChoice = read()
/** Paper is white: while printing the theme is light whatever was chosen, so that charts are redrawn in ink. */
let printing = false

function read(): ThemeChoice {
  try {
    const stored = globalThis.localStorage?.getItem(KEY)
    return stored === 'light' || stored === 'dark' ? stored : 'auto'
  } catch {
    return 'auto' // storage switched off by policy: the choice then lasts for this page only
  }
}

function apply(): void {
  if (printing) document.documentElement.dataset['theme'] = 'light'
  else if (choice === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = choice
}

/** Call once before the first render, so that the first paint is already right. */
export function applyStoredTheme(): void {
  choice = read()
  apply()
  for (const [name, begins] of [
    ['beforeprint', true],
    ['afterprint', false],
  ] as const) {
    addEventListener(name, () => {
      printing = begins
      apply()
      for (const listener of listeners) listener()
    })
  }
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
    printing ? false : choice === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : choice === 'dark',
  )
}

export function useIsPrinting(): boolean {
  return useSyncExternalStore(subscribe, () => printing)
}
