import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { useText } from '../language.tsx'
import { kit } from '../messages.ts'
import styles from './WideTable.module.css'

/**
 * The place of a table that may be wider than the page. While it is, the table scrolls by itself, by keyboard too, and tells so: to the
 * eye by a shade at the edge that has more, to the ear by its name. What stays in place while the rest moves, a head and a first column,
 * never lies over what has the focus (WCAG 2.4.11). `name`: of the table.
 */
export function WideTable({
  name,
  className = '',
  maxHeight,
  phone,
  ref,
  children,
}: {
  name: string
  className?: string | undefined
  /** the longest it grows before it scrolls down, as CSS */
  maxHeight?: string | undefined
  phone?: 'cards' | 'scroll'
  ref?: Ref<HTMLDivElement>
  children: ReactNode
}) {
  const t = useText(kit)
  const box = useRef<HTMLDivElement>(null)
  const [moves, setMoves] = useState<'sideways' | 'down' | null>(null)
  useImperativeHandle<HTMLDivElement | null, HTMLDivElement | null>(ref, () => box.current)
  // After each drawing: the table inside may be another one.
  useEffect(() => {
    const place = box.current
    if (place === null) return undefined
    // A pixel more is what rounding makes of a table that fits.
    const observer = new ResizeObserver(() => {
      setMoves(
        place.scrollWidth > place.clientWidth + 1 ? 'sideways' : place.scrollHeight > place.clientHeight + 1 ? 'down' : null,
      )
      keepClear(place)
    })
    for (const one of [place, ...place.children]) observer.observe(one)
    return () => observer.disconnect()
  })
  const reached =
    moves === null ? {} : { role: 'region', tabIndex: 0, 'aria-label': (moves === 'sideways' ? t.scrollable : t.tableOf)(name) }
  return (
    <div
      ref={box}
      className={`${styles.wide} ${className}`}
      data-phone={phone}
      data-moves={moves ?? undefined}
      style={{ maxHeight }}
      onFocus={({ currentTarget, target }) => requestAnimationFrame(() => uncover(currentTarget, target))}
      {...reached}
    >
      {children}
    </div>
  )
}

/** What stays in place takes its room from what is scrolled into view. */
function keepClear(place: HTMLElement): void {
  const head = staying(place, 'thead th:last-child')
  const first = staying(place, 'tbody th')
  place.style.scrollPadding = `${head?.offsetHeight ?? 0}px 0 0 ${first?.offsetWidth ?? 0}px`
}

/** After the browser has scrolled: it leaves out that room for the buttons of a head, which itself stays in place. */
function uncover(place: HTMLElement, focused: Element): void {
  const first = staying(place, 'tbody th')
  if (first === null || focused.closest('th:first-child, td:first-child') !== null) return
  const covered = first.getBoundingClientRect().right - focused.getBoundingClientRect().left
  if (covered > 0) place.scrollLeft -= covered
}

const staying = (place: HTMLElement, cell: string): HTMLElement | null => {
  const found = place.querySelector<HTMLElement>(cell)
  return found !== null && getComputedStyle(found).position === 'sticky' ? found : null
}
