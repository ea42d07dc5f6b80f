/** Light and dark. 'auto' leaves data-theme off, so CSS follows the system by itself. */
import { useSyncExternalStore } from 'react'
import type { View } from '#domain/pages/view.ts'
import { isOnPaper, layOutForPaper } from './paper.ts'
import { choose, nowView, onView } from './view.ts'

export type ThemeChoice = View['theme']
/** Of what is not chosen: the system's scheme, and whether the page stands as on paper. */
const listeners = new Set<() => void>()

function apply(): void {
  // Paper is white: charts are redrawn in ink, whatever was chosen.
  const choice = nowChoice()
  if (isOnPaper()) document.documentElement.dataset['theme'] = 'light'
  else if (choice === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = choice
}

/** Call once before the first render, so that the first paint is already right. */
export function applyStoredTheme(): void {
  apply()
  onView(apply)
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

export const setTheme = (theme: ThemeChoice): void => choose({ theme })

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const leave = onView(listener)
  return () => {
    listeners.delete(listener)
    leave()
  }
}

const nowChoice = (): ThemeChoice => nowView().theme

/** What the user chose. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, nowChoice, nowChoice)
}

/** What is shown now: charts redraw when it changes, since SVG attributes do not follow CSS variables. */
export function useIsDark(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => {
      const choice = nowChoice()
      return isOnPaper() ? false : choice === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : choice === 'dark'
    },
    // Only charts ask, and the server draws none.
    () => false,
  )
}

export function useIsPrinting(): boolean {
  return useSyncExternalStore(subscribe, isOnPaper, () => false)
}
