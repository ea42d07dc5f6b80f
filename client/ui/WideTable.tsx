import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { useText } from '../language.tsx'
import { kit } from '../messages.ts'
import styles from './WideTable.module.css'

/**
 * The place of a table that may be wider than the page. While it is, the table scrolls by itself, by keyboard too, and tells so: to the
 * eye by a shade at the edge that has more, to the ear by its name. `name`: of the table.
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
    const observer = new ResizeObserver(() =>
      setMoves(
        place.scrollWidth > place.clientWidth + 1 ? 'sideways' : place.scrollHeight > place.clientHeight + 1 ? 'down' : null,
      ),
    )
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
      {...reached}
    >
      {children}
    </div>
  )
}
