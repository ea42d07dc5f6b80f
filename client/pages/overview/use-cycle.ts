import { useEffect, useState } from 'react'
import { useMedia } from './use-media.ts'

/** How long one picture stays: long enough to be read from across a room. */
export const SECONDS = 20

/**
 * Goes on to the next picture after SECONDS, unless paused. Who prefers reduced motion starts paused and goes on by hand.
 * `elapsed` counts whole seconds of the picture shown.
 */
export function useCycle(count: number, goOn: () => void) {
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const [wanted, setWanted] = useState<boolean | null>(null)
  const [elapsed, setElapsed] = useState(0)
  const paused = count < 2 || (wanted ?? still)
  useEffect(() => {
    if (paused) return
    const timer = setInterval(() => setElapsed((seconds) => seconds + 1), 1000)
    return () => clearInterval(timer)
  }, [paused])
  useEffect(() => {
    if (elapsed < SECONDS) return
    setElapsed(0)
    goOn()
  }, [elapsed, goOn])
  return { paused, elapsed, toggle: () => setWanted(!paused), restart: () => setElapsed(0) }
}
