import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import { useText } from '../../language.tsx'
import styles from './entry.module.css'
import { entryMessages } from './messages.ts'

type State = 'not-entered' | 'not-applicable'
const STATES = ['not-entered', 'not-applicable'] as const

/** What a cell can hold in place of a figure, chosen by arrow and Enter (Alt+↓ in the cell). */
export function StateMenu({
  at,
  onChoose,
  onClose,
}: {
  at: RefObject<HTMLElement | null>
  onChoose: (state: State) => void
  onClose: () => void
}) {
  const t = useText(entryMessages)
  const menu = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const cell = at.current?.getBoundingClientRect()
    const box = menu.current
    box?.showPopover()
    if (cell && box) {
      const above = cell.bottom + box.offsetHeight + 8 > innerHeight
      box.style.left = `${cell.left}px`
      box.style.top = `${above ? cell.top - box.offsetHeight - 4 : cell.bottom + 4}px`
    }
    menu.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [at])
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Tab') onClose()
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])]
    const index = buttons.findIndex((b) => b === document.activeElement)
    buttons.at((index + (event.key === 'ArrowDown' ? 1 : -1)) % buttons.length)?.focus()
  }
  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={t.states}
      className={styles.menu}
      onKeyDown={onKeyDown}
      onToggle={(event) => event.newState === 'closed' && onClose()}
    >
      {STATES.map((state) => (
        <button key={state} type="button" role="menuitem" onClick={() => onChoose(state)}>
          {state === 'not-entered' ? t.notEntered : t.notApplicable}
        </button>
      ))}
    </div>
  )
}
