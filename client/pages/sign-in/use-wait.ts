import { useCallback, useEffect, useState } from 'react'

/** Counts down to 0 second by second; `start` begins anew. Counted from the clock, since a hidden tab's timers sleep. */
export function useWait(): { readonly left: number; readonly start: (seconds: number) => void } {
  const [until, setUntil] = useState(0)
  const [left, setLeft] = useState(0)
  const start = useCallback((seconds: number) => {
    setUntil(seconds > 0 ? Date.now() + seconds * 1000 : 0)
    setLeft(Math.max(0, Math.ceil(seconds)))
  }, [])
  useEffect(() => {
    if (until === 0) return
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      setLeft(rest)
      if (rest === 0) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [until])
  return { left, start }
}
