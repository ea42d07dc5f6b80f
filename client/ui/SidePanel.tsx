import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useText } from '../language.tsx'
import { kit } from '../messages.ts'
import { isOnPaper } from '../paper.ts'
import { Announcer } from './announce.tsx'
import { CloseIcon } from './icons.tsx'
import { dialogsChanged, NoticePlace } from './notice-place.tsx'
import { usePanelTitle } from './page-title.ts'
import styles from './SidePanel.module.css'

/** From this width on the page makes room beside itself (SidePanel.module.css says the same); below, the panel is modal. */
const BESIDE = '(min-width: 75rem)'
const OPENER = 'main [aria-haspopup="dialog"][aria-expanded="true"]'

/** Of a drawing the attribute is all there is; in the browser it is opened and closed by its methods. */
const ON_SERVER = typeof document === 'undefined'

/** How long a page takes at most to settle into another width: its charts measure themselves anew. Milliseconds. */
const SETTLING = 500

/** Opening and closing makes the page narrower or wider, and what stands above the row taller or lower: the row stays where it was. */
function inPlace(row: Element | null, change: () => void) {
  const before = row?.getBoundingClientRect().top
  change()
  const page = row?.closest('main')
  if (!row || !page || before === undefined) return
  const keep = () => scrollBy({ top: row.getBoundingClientRect().top - before, behavior: 'instant' })
  keep()
  const settling = new ResizeObserver(keep)
  settling.observe(page)
  const stop = () => {
    settling.disconnect()
    for (const act of ['wheel', 'pointerdown', 'touchmove']) removeEventListener(act, stop)
  }
  // Whoever scrolls in the meantime decides for themselves.
  for (const act of ['wheel', 'pointerdown', 'touchmove']) addEventListener(act, stop, { once: true, passive: true })
  setTimeout(stop, SETTLING)
}

/**
 * The details of a row, beside the page. On a wide screen the page stays usable; on a small one it is a dialog.
 * Esc closes; focus goes to the heading and afterwards back to what opened it. Keep the open id in the URL.
 */
export function SidePanel(props: {
  open: boolean
  onClose: () => void
  title: ReactNode
  subtitle?: ReactNode
  children: ReactNode
}) {
  const t = useText(kit)
  const id = useId()
  const ref = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const onClose = useRef(props.onClose)
  usePanelTitle(() => (props.open ? (heading.current?.textContent ?? null) : null))
  /** the row whose details are shown, and after they are closed the one they were of */
  const opener = useRef<Element>(null)
  useLayoutEffect(() => {
    onClose.current = props.onClose
    opener.current = document.querySelector(OPENER) ?? opener.current
  })

  // Before the page is painted: it is narrower beside the panel from the start.
  useLayoutEffect(() => {
    const panel = ref.current
    if (!props.open || panel === null) return
    // Opened by an address, nothing on this page had the focus: the row that is open is where the keyboard goes on afterwards.
    const before = document.activeElement === document.body ? document.querySelector(OPENER) : document.activeElement
    const beside = matchMedia(BESIDE)
    const show = () => {
      if (isOnPaper() || (panel.open && panel.matches(':modal') !== beside.matches)) return
      if (panel.open) panel.close()
      if (beside.matches) inPlace(opener.current, () => panel.show())
      else panel.showModal()
      dialogsChanged()
      heading.current?.focus({ preventScroll: true })
    }
    const escape = (event: KeyboardEvent) => {
      // An open popover or dialog takes the first Esc; a key pressed while composing Hangul belongs to the input method.
      const other = document.querySelector(':popover-open, dialog:modal')
      if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented && other === null) onClose.current()
    }
    const cancel = (event: Event) => {
      if (event.target !== panel) return
      event.preventDefault() // closing is the owner's: the open id lives in the URL
      onClose.current()
    }
    show()
    // As the server drew it it stood already.
    if (!panel.contains(document.activeElement)) heading.current?.focus({ preventScroll: true })
    beside.addEventListener('change', show)
    document.addEventListener('keydown', escape)
    panel.addEventListener('cancel', cancel)
    return () => {
      beside.removeEventListener('change', show)
      document.removeEventListener('keydown', escape)
      panel.removeEventListener('cancel', cancel)
      inPlace(opener.current, () => panel.close())
      dialogsChanged()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
      else document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
    }
  }, [props.open])

  return (
    <dialog ref={ref} className={styles.panel} aria-labelledby={id} open={ON_SERVER && props.open} data-side-panel>
      {props.open && (
        <>
          <header className={styles.head}>
            <div>
              <h2 className={styles.title} id={id} ref={heading} tabIndex={-1}>
                {props.title}
              </h2>
              {props.subtitle !== undefined && <div className={styles.subtitle}>{props.subtitle}</div>}
            </div>
            <button type="button" className={styles.close} aria-label={t.close} onClick={props.onClose}>
              <CloseIcon />
            </button>
          </header>
          <NoticePlace />
          <div className={styles.content}>{props.children}</div>
          <Announcer />
        </>
      )}
    </dialog>
  )
}
