import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useText } from '../language.tsx'
import { kit } from '../messages.ts'
import styles from './Dialog.module.css'
import { CloseIcon } from './icons.tsx'

/**
 * A modal question or task. Native <dialog>: focus is held inside, Esc closes, focus goes back to where it was.
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
  useEffect(() => {
    const dialog = ref.current
    if (dialog === null) return
    if (props.open && !dialog.open) dialog.showModal()
    if (!props.open && dialog.open) dialog.close()
  }, [props.open])
  return (
    // The press outside is a convenience: Esc and the button do the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={ref}
      className={styles.dialog}
      data-wide={props.wide}
      aria-labelledby={id}
      onClose={(event) => event.target === ref.current && props.open && props.onClose()}
      onClick={(event) => event.target === ref.current && ref.current.close()}
    >
      {props.open && (
        <div className={styles.body}>
          <header className={styles.head}>
            <h2 className={styles.title} id={id}>
              {props.title}
            </h2>
            <button type="button" className={styles.close} aria-label={t.close} onClick={() => ref.current?.close()}>
              <CloseIcon />
            </button>
          </header>
          <div className={styles.content}>{props.children}</div>
          {props.actions !== undefined && <footer className={styles.foot}>{props.actions}</footer>}
        </div>
      )}
    </dialog>
  )
}
