import { useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { formatDateTime } from '../../format.ts'
import { useText } from '../../language.tsx'
import { lastAnswer, sessionEnd } from '../../trpc.ts'
import { useMedia } from '../../ui/use-media.ts'
import { wallMessages } from './wall-messages.ts'
import styles from './wall.module.css'

const MINUTE = 60_000
/** A wall is passed by, not sat at: the word comes early enough for somebody to walk over. */
const WARN = 10 * MINUTE

interface Remaining {
  /** ms */
  readonly left: number
  /** ms since 1970 */
  readonly end: number
}

/** How long the sign-in lasts if nobody touches the wall; near its end a touch prolongs it. */
export function useWallSession(idleMinutes: number): Remaining {
  const client = useQueryClient()
  const [remaining, setRemaining] = useState<Remaining>({ left: idleMinutes * MINUTE, end: 0 })
  const near = useRef(false)
  useEffect(() => {
    const look = () => {
      const end = Math.min(lastAnswer() + idleMinutes * MINUTE, sessionEnd())
      const left = end - Date.now()
      near.current = left <= WARN && left > 0
      setRemaining({ left, end })
    }
    // Asking again is what keeps the sign-in; once is enough until the answer is in.
    const touched = () => {
      if (!near.current) return
      near.current = false
      void client.invalidateQueries().finally(look)
    }
    look()
    const timer = setInterval(look, MINUTE / 4)
    for (const kind of TOUCHES) document.addEventListener(kind, touched)
    return () => {
      clearInterval(timer)
      for (const kind of TOUCHES) document.removeEventListener(kind, touched)
    }
  }, [client, idleMinutes])
  return remaining
}
const TOUCHES = ['keydown', 'pointerdown', 'pointermove'] as const

/** Over the picture, large: how long it stays true and how to go on; after the end, since when it is not. */
export function WallSession({ left, end }: Remaining) {
  const t = useText(wallMessages)
  const { href } = useLocation()
  const over = left <= 0
  return (
    <div role="alert" className={`${styles.session} no-print`} data-over={over} hidden={left > WARN}>
      {left <= WARN && (
        <>
          <strong>
            {over ? t.endedAt(formatDateTime(new Date(end).toISOString()).slice(-5)) : t.endsIn(Math.ceil(left / MINUTE))}
          </strong>
          <span>{over ? t.endedWhat : t.endsWhat}</span>
          {over && (
            <Link to="/sign-in" search={{ next: href }}>
              {t.signInAgain}
            </Link>
          )}
        </>
      )}
    </div>
  )
}

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

/** Space pauses, arrows move. Not while a control has the focus: there the keys are the control's own. */
export function useWallKeys(keys: { toggle: () => void; step: (by: number) => void }) {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (
        event.target instanceof Element &&
        event.target.closest('button, a, input, select, [popover], [role="region"]') !== null
      )
        return
      if (event.key === ' ') latest.current.toggle()
      else if (event.key === 'ArrowRight') latest.current.step(1)
      else if (event.key === 'ArrowLeft') latest.current.step(-1)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}
