import { type ReactNode, startTransition, useEffect, useState } from 'react'
import { comesBack } from '../taking-over.ts'
import { useIsPrinting } from '../theme.ts'
import { whenIdle } from './when-idle.ts'
import styles from './Later.module.css'

/** The first view is over: on the pages after it nothing is put off. */
let begun = false

/**
 * What lies below the first screen: drawn once that has been painted and the browser has nothing else to do, in short pieces. The server
 * leaves it out. It is there at once on paper, for an address that names a place in the page, and for who comes back to where they were.
 * Until then its place is a screen high, so that nothing that can be seen moves.
 */
export function Later({ children }: { children: ReactNode }) {
  const [drawn, setDrawn] = useState(() => begun || comesBack())
  const printing = useIsPrinting()
  useEffect(() => {
    if (drawn) return undefined
    const stop = whenIdle(() => {
      begun = true
      startTransition(() => setDrawn(true))
    })
    return stop
  }, [drawn])
  return drawn || printing ? children : <div className={styles.place} />
}
