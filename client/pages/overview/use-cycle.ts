import { useEffect, useRef, useState } from 'react'
import { useMedia } from '../../ui/use-media.ts'

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
  const seconds = useRef(0)
  const latest = useRef(goOn)
  useEffect(() => {
    latest.current = goOn
  })
  const paused = count < 2 || (wanted ?? still)
  useEffect(() => {
    if (paused) return
    const timer = setInterval(() => {
      seconds.current = (seconds.current + 1) % SECONDS
      setElapsed(seconds.current)
      if (seconds.current === 0) latest.current()
    }, 1000)
    return () => clearInterval(timer)
  }, [paused])
  const restart = () => {
    seconds.current = 0
    setElapsed(0)
  }
  return { paused, elapsed, restart, toggle: () => setWanted(!paused) }
}
