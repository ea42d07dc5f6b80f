/** A page that the server drew (server-drawing.tsx) is taken over as it stands: its elements stay, and become alive part by part. */
import { useInsertionEffect, useSyncExternalStore } from 'react'

/** Once a page, or what stands in its place, is alive. Before elements are focused: in a page that is inert none could be. */
export function useAlive(): void {
  useInsertionEffect(() => {
    const root = document.getElementById('root')
    if (root?.inert !== true) return
    root.inert = false
    // Inert it was passed over.
    root.querySelector<HTMLElement>('[autofocus]')?.focus()
  }, [])
}

const [never, here, elsewhere] = [() => () => undefined, () => true, () => false]

/** Whether what only this machine knows is shown: what the server drew is first taken over without it. */
export const useHere = (): boolean => useSyncExternalStore(never, here, elsewhere)

/**
 * Whether somebody comes back to where they were (loads anew, goes back or forward) or to a place that the address names: they want the whole
 * page at once, as the browser draws it by itself, and in its fields what belongs there and not what stood in them.
 */
export function comesBack(): boolean {
  if (typeof document === 'undefined') return false
  const [came] = performance.getEntriesByType('navigation')
  return location.hash !== '' || (came instanceof PerformanceNavigationTiming && came.type !== 'navigate')
}

/** Gives the elements the styles that stand in a sheet of the drawing: what React takes over it looks at, but mends only texts. */
export function asReactDraws(root: HTMLElement): void {
  const rules = [...document.styleSheets].filter(({ href }) => href === null).flatMap(({ cssRules }) => [...cssRules])
  const styles = new Map(
    rules.filter((rule) => rule instanceof CSSStyleRule).map(({ selectorText, style }) => [selectorText, style.cssText]),
  )
  for (const one of root.querySelectorAll<HTMLElement>('[data-drawn]')) {
    one.style.cssText = styles.get(`[data-drawn="${one.dataset['drawn']}"]`) ?? ''
    delete one.dataset['drawn']
  }
}
