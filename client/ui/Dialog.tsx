import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { useText } from '../language.tsx'
import { kit } from '../messages.ts'
import { Announcer } from './announce.tsx'
import styles from './Dialog.module.css'
import { FIELD } from './first-field.ts'
import { CloseIcon } from './icons.tsx'
import { dialogsChanged, NoticePlace } from './notice-place.tsx'

/** Where the keyboard begins: what the dialog names, else its first field, else its first act; never on the cross. */
const FIRST = ['[data-first]', `[data-content] ${FIELD}`, 'footer button:not(:disabled)', 'h2']

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
    if (!dialog.open) {
      dialog.showModal()
      dialogsChanged()
    } else if (began.current === null || began.current !== document.activeElement) return
    for (const first of FIRST) {
      const found = dialog.querySelector<HTMLElement>(first)
      if (found !== began.current) found?.focus()
      if (found === null || found !== document.activeElement) continue
      // Once a field has it, nothing takes it away.
      began.current = found.matches('footer *, h2') ? found : null
      return
    }
  })
  // In the layout phase: the dialog is still in the page then, also when its owner takes it away instead of closing it.
  useLayoutEffect(() => {
    const dialog = ref.current
    if (dialog === null || !props.open) return
    const opener = document.activeElement
    // Noted now: whatever is taken away meanwhile no longer knows where it stood.
    const around = surroundings(opener)
    return () => {
      dialog.close()
      dialogsChanged()
      focusAgain(opener, around)
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
      // Nor is the second half of a double press: a dialog that sends is smaller than one that was refused.
      onClick={(event) => event.target === ref.current && pressedOutside.current && event.detail < 2 && props.onClose()}
    >
      {props.open && (
        <div className={styles.body}>
          <header className={styles.head}>
            <h2 className={styles.title} id={id} tabIndex={-1}>
              {props.title}
            </h2>
            <button type="button" className={styles.close} aria-label={t.close} onClick={props.onClose}>
              <CloseIcon />
            </button>
          </header>
          <NoticePlace />
          <div className={styles.content} data-content>
            {props.children}
          </div>
          {props.actions !== undefined && <footer className={styles.foot}>{props.actions}</footer>}
          <Announcer />
        </div>
      )}
    </dialog>
  )
}

/** What something stands in, from its row or item outwards. */
function surroundings(opener: Element | null): readonly Element[] {
  const around: Element[] = []
  for (let at = opener?.parentElement; at && !at.matches('main, body, dialog'); at = at.parentElement)
    if (at.matches('tr, li, section, article, form, table, ul, [role="row"], [role="region"]')) around.push(at)
  return around
}

const CAN_FOCUS = ':is(a[href], button, input, select, textarea, [tabindex="0"]):not(:disabled, [tabindex="-1"])'

/**
 * Gives the focus back; of something in a menu that has closed, to the menu's button; of something gone, to what is left of its
 * row, its list or its section, else to the heading of the panel or the page.
 */
function focusAgain(opener: Element | null, around: readonly Element[]): void {
  const menu = opener?.closest('[popover]')
  const button = menu ? document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`) : null
  if (focused(opener) || focused(button) || focusedNear(around)) onceGone(document.activeElement, around)
}

function focused(place: Element | null | undefined): boolean {
  if (!(place instanceof HTMLElement) || !place.isConnected || place === document.body) return false
  place.focus({ preventScroll: true })
  return document.activeElement === place
}

function focusedNear(around: readonly Element[]): boolean {
  for (const at of around) if (at.isConnected && focused(at.querySelector(CAN_FOCUS))) return true
  return ['dialog[open] h2', 'main h1', 'main'].some((place) => focused([...document.querySelectorAll(place)].at(-1)))
}

/** How long the answer to an act may take until what opened the dialog is drawn anew, in milliseconds. */
const DRAWN_ANEW = 10_000

/** The act of a dialog often takes away the button that opened it: the keyboard then goes on in the page, and not at its top. */
function onceGone(place: Element | null, around: readonly Element[]): void {
  const watch = new MutationObserver(() => {
    if (place?.isConnected === true) return
    watch.disconnect()
    if (document.activeElement === document.body) focusedNear(around)
  })
  watch.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => watch.disconnect(), DRAWN_ANEW)
}
