import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'

/**
 * Draws its children only near the window of `root`, and keeps their place otherwise: a province's plan has 70,000 cells.
 * `wanted` draws it at once, for a jump. `height` in rem, until it was drawn once.
 */
export function LazyChunk(props: { root: RefObject<HTMLElement | null>; height: number; wanted: boolean; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  const [measured, setMeasured] = useState<number | null>(null)
  const shown = near || props.wanted
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return
        if (!entry.isIntersecting && element.dataset['drawn'] === 'true') setMeasured(element.offsetHeight)
        setNear(entry.isIntersecting)
      },
      { root: props.root.current, rootMargin: '1200px 0px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [props.root])
  return (
    <div
      ref={box}
      data-drawn={shown}
      style={shown ? undefined : { blockSize: measured === null ? `${props.height}rem` : `${measured}px` }}
    >
      {shown && props.children}
    </div>
  )
}
