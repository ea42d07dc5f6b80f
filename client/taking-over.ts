/** A page that the server drew (server-drawing.tsx) is taken over as it stands: its elements stay, and become alive part by part. */
import { useInsertionEffect, useSyncExternalStore } from 'react'

/** Once a page, or what stands in its place, is alive. Before elements are focused: in a page that is inert none could be. */
export function useAlive(): void {
  useInsertionEffect(() => document.getElementById('root')?.removeAttribute('inert'), [])
}

const [never, here, elsewhere] = [() => () => undefined, () => true, () => false]

/** Whether what only this machine knows is shown: what the server drew is first taken over without it. */
export const useHere = (): boolean => useSyncExternalStore(never, here, elsewhere)

/** Fields whose value is no text. */
const TICKED: ReadonlySet<string> = new Set(['checkbox', 'radio'])

/** Makes of the elements what React would have made: what it takes over it looks at, but mends only texts. */
export function asReactDraws(root: HTMLElement): void {
  const rules = [...document.styleSheets].filter(({ href }) => href === null).flatMap(({ cssRules }) => [...cssRules])
  const styles = new Map(
    rules.filter((rule) => rule instanceof CSSStyleRule).map(({ selectorText, style }) => [selectorText, style.cssText]),
  )
  for (const one of root.querySelectorAll<HTMLElement>('[data-drawn]')) {
    one.style.cssText = styles.get(`[data-drawn="${one.dataset['drawn']}"]`) ?? ''
    delete one.dataset['drawn']
  }
  // A browser that loads a page anew puts back what stood in its fields, which the page would not know of.
  for (const one of root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'))
    if ('checked' in one && TICKED.has(one.type)) one.checked = one.defaultChecked
    else if (one.value !== one.defaultValue) one.value = one.defaultValue
  for (const one of root.querySelectorAll('option')) if (one.selected !== one.defaultSelected) one.selected = one.defaultSelected
}
