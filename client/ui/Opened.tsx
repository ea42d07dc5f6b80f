import { type ReactNode, Suspense, useDeferredValue } from 'react'

/**
 * What a person opens, and what waits for a part of the program or for an answer; `waiting` stands in its place meanwhile. A boundary
 * alone would show what it has waited for 300 ms after its waiting at the earliest: here the waiting is what is drawn first, and the
 * rest comes as a transition, as soon as it is there.
 */
export function Opened({ waiting = null, children }: { readonly waiting?: ReactNode; readonly children: ReactNode }) {
  // False in the first pass, true in the one after the effects: by then what it stands in is open, and a chart finds a box with a size.
  const open = useDeferredValue(true, false)
  return <Suspense fallback={waiting}>{open ? children : waiting}</Suspense>
}
