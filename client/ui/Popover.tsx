import { type CSSProperties, type ReactNode, type ToggleEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import styles from './Popover.module.css'

const GAP = 6

/**
 * A button that opens a small panel beside itself. Native popover: Esc and a press outside close it, focus returns by itself.
 * `label` names the panel; children are rendered only while it is open.
 */
export function Popover(props: {
  trigger: ReactNode
  triggerClass?: string | undefined
  triggerLabel?: string
  label: string
  children: ReactNode
}) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const [place, setPlace] = useState<CSSProperties>({})

  function toggled(event: ToggleEvent<HTMLDivElement>) {
    if (event.target !== event.currentTarget) return // a popover inside this one
    setOpen(event.newState === 'open')
  }
  // After the children are in: only then the panel has its width.
  useLayoutEffect(() => {
    const [from, box] = [button.current, panel.current]
    if (!open || from === null || box === null) return
    const put = () => {
      const at = from.getBoundingClientRect()
      const below = innerHeight - at.bottom > Math.min(320, at.top)
      setPlace({
        insetInlineStart: Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8)),
        ...(below
          ? { top: at.bottom + GAP, bottom: 'auto', maxHeight: innerHeight - at.bottom - 2 * GAP }
          : { top: 'auto', bottom: innerHeight - at.top + GAP, maxHeight: at.top - 2 * GAP }),
      })
    }
    put()
    // What is loaded when it is opened comes later.
    const grows = new ResizeObserver(put)
    grows.observe(box)
    return () => grows.disconnect()
  }, [open])

  return (
    <>
      <button
        ref={button}
        type="button"
        className={props.triggerClass}
        aria-label={props.triggerLabel}
        popoverTarget={id}
        aria-expanded={open}
        aria-controls={id}
        aria-haspopup="dialog"
      >
        {props.trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={props.label}
        className={styles.popover}
        style={place}
        onToggle={toggled}
      >
        {open && props.children}
      </div>
    </>
  )
}
