import { useEffect, useRef } from 'react'

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
