import { type ComponentType, type ReactNode, startTransition, useEffect, useState } from 'react'
import { part } from '../missing-part.ts'
import { useIsPrinting } from '../theme.ts'
import { whenIdle } from './when-idle.ts'
import styles from './Later.module.css'

/** The first view is over: on the pages after it nothing is put off. */
let begun = false

/** `awaited`: waits for the part where the page is to have it in its first drawing. */
export type LaterPart<P> = ((props: P) => ReactNode) & { readonly awaited: () => Promise<unknown> }

/**
 * What lies below the first screen, a part of its own: it comes after the page, and is drawn once that has been painted and the browser
 * has nothing else to do, in short pieces. The server leaves it out. Once it has come it is there at once on paper, and from the beginning
 * for an address that names a place in the page and for who comes back to where they were. Until then its place is a screen high, so that
 * nothing that can be seen moves.
 */
export function later<P extends object>(load: () => Promise<{ readonly default: ComponentType<P> }>): LaterPart<P> {
  let there: ComponentType<P> | null = null
  const come = async () => {
    there ??= (await part(load)).default
  }
  function Later(props: P) {
    const [drawn, setDrawn] = useState(() => begun || isAwaited())
    const [failure, setFailure] = useState<unknown>(null)
    const printing = useIsPrinting()
    const [, setCame] = useState(there !== null)
    useEffect(() => {
      let stop = () => {}
      let gone = false
      const came = () => {
        if (gone) return
        if (drawn) return startTransition(() => setCame(true))
        stop = whenIdle(() => {
          begun = true
          startTransition(() => setDrawn(true))
        })
      }
      // After what is drawn now has been seen.
      const asked = setTimeout(() => void come().then(came, setFailure))
      return () => {
        gone = true
        clearTimeout(asked)
        stop()
      }
    }, [drawn])
    // The page's answer to a part that is missing.
    if (failure !== null) throw failure
    const Part = there
    return Part !== null && (drawn || printing) ? <Part {...props} /> : <div className={styles.place} data-coming />
  }
  return Object.assign(Later, { awaited: async () => (isAwaited() ? come() : undefined) })
}

function isAwaited(): boolean {
  if (typeof document === 'undefined') return false
  const [came] = performance.getEntriesByType('navigation')
  return location.hash !== '' || (came instanceof PerformanceNavigationTiming && came.type !== 'navigate')
}
