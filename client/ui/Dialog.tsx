import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { useText } from '../language.tsx'
import { kit } from '../messages.ts'
import styles from './Dialog.module.css'
import { CloseIcon } from './icons.tsx'

/** Where the keyboard begins: what the dialog names, else its first field, else its first act; never on the cross. */
const FIRST = [
  '[data-first]',
  '[data-content] :is(input, select, textarea):not(:disabled, [tabindex="-1"], [type="hidden"])',
  'footer button:not(:disabled)',
]

/**
 * A modal question or task. Native <dialog>: focus is held inside, and goes back to where it was whichever way it closes.
 * `wide` for tables and previews. `onClose` is called for Esc, the close button and a press outside.
 */
export function Dialog(props: {
  open: boolean
  onClose: () => void
  title: ReactNode
  actions?: ReactNode
  wide?: boolean
  children: ReactNode
}) {
  const t = useText(kit)
  const id = useId()
  const ref = useRef<HTMLDialogElement>(null)
  const pressedOutside = useRef(false)
  const began = useRef<Element | null>(null)
  // At every drawing: fields may come after the dialog, and are then where the keyboard begins, unless it has gone on.
  useEffect(() => {
    const dialog = ref.current
    if (dialog === null || !props.open) return
    if (!dialog.open) dialog.showModal()
    else if (began.current === null || began.current !== document.activeElement) return
    for (const first of FIRST) {
      const found = dialog.querySelector<HTMLElement>(first)
      if (found !== began.current) found?.focus()
      if (found === null || found !== document.activeElement) continue
      // Once a field has it, nothing takes it away.
      began.current = found.matches('footer *') ? found : null
      return
    }
  })
  // In the layout phase: the dialog is still in the page then, also when its owner takes it away instead of closing it.
  useLayoutEffect(() => {
    const dialog = ref.current
    if (dialog === null || !props.open) return
    const opener = document.activeElement
    return () => {
      dialog.close()
      focusAgain(opener)
    }
  }, [props.open])
  return (
    // The press outside is a convenience: Esc and the button do the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={ref}
      className={styles.dialog}
      data-wide={props.wide}
      aria-labelledby={id}
      // Whether it closes is its owner's to say: one that is sending stays.
      onCancel={(event) => {
        if (event.target !== ref.current) return
        event.preventDefault()
        props.onClose()
      }}
      // A browser may close it without asking first, at a second Esc.
      onClose={(event) => event.target === ref.current && !ref.current.open && props.open && props.onClose()}
      // Esc closes this dialog alone, and not the panel it stands in.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      // A selection that begins inside and ends outside is no press outside.
      onPointerDown={(event) => {
        pressedOutside.current = event.target === ref.current
      }}
      onClick={(event) => event.target === ref.current && pressedOutside.current && props.onClose()}
    >
      {props.open && (
        <div className={styles.body}>
          <header className={styles.head}>
            <h2 className={styles.title} id={id}>
              {props.title}
            </h2>
            <button type="button" className={styles.close} aria-label={t.close} onClick={props.onClose}>
              <CloseIcon />
            </button>
          </header>
          <div className={styles.content} data-content>
            {props.children}
          </div>
          {props.actions !== undefined && <footer className={styles.foot}>{props.actions}</footer>}
        </div>
      )}
    </dialog>
  )
}

/** Gives the focus back; of something in a menu that has closed, to the menu's button; of something gone, to the page. */
function focusAgain(opener: Element | null): void {
  const menu = opener?.closest('[popover]')
  const button = menu ? document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`) : null
  for (const place of [opener, button, document.querySelector('dialog[open] h2'), document.querySelector('main')]) {
    if (!(place instanceof HTMLElement) || !place.isConnected || place === document.body) continue
    place.focus({ preventScroll: true })
    if (document.activeElement !== place) continue
    onceGone(place, () => document.querySelector('main')?.focus({ preventScroll: true }))
    return
  }
}

/** How long the answer to an act may take until what opened the dialog is drawn anew, in milliseconds. */
const DRAWN_ANEW = 10_000

/** The act of a dialog often takes away the button that opened it: the keyboard then goes on in the page, and not at its top. */
function onceGone(place: Element, then: () => void): void {
  const watch = new MutationObserver(() => {
    if (place.isConnected) return
    watch.disconnect()
    if (document.activeElement === document.body) then()
  })
  watch.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => watch.disconnect(), DRAWN_ANEW)
}
