import { type CSSProperties, type ReactNode, type ToggleEvent, useId, useRef, useState } from 'react'
import styles from './Popover.module.css'

const GAP = 6

/**
 * A button that opens a small panel beside itself. Native popover: Esc and a press outside close it, focus returns by itself.
 * `label` names the panel; children are rendered only while it is open.
 */
export function Popover(props: { trigger: ReactNode; triggerClass?: string | undefined; triggerLabel?: string; label: string; children: ReactNode }) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [place, setPlace] = useState<CSSProperties>({})

  function toggled(event: ToggleEvent<HTMLDivElement>) {
    if (event.target !== event.currentTarget) return // a popover inside this one
    const opening = event.newState === 'open'
    setOpen(opening)
    if (!opening || button.current === null) return
    const at = button.current.getBoundingClientRect()
    const below = innerHeight - at.bottom > Math.min(320, at.top)
    setPlace({
      // The panel is at most 26rem wide; keep it on the screen.
      insetInlineStart: Math.max(8, Math.min(at.left, innerWidth - event.currentTarget.offsetWidth - 8)),
      ...(below
        ? { top: at.bottom + GAP, bottom: 'auto', maxHeight: innerHeight - at.bottom - 2 * GAP }
        : { top: 'auto', bottom: innerHeight - at.top + GAP, maxHeight: at.top - 2 * GAP }),
    })
  }

  return (
    <>
      <button
        ref={button} type="button" className={props.triggerClass} aria-label={props.triggerLabel}
        popoverTarget={id} aria-expanded={open} aria-controls={id} aria-haspopup="dialog"
      >
        {props.trigger}
      </button>
      <div id={id} popover="auto" role="dialog" aria-label={props.label} className={styles.popover} style={place} onToggle={toggled}>
        {open && props.children}
      </div>
    </>
  )
}
