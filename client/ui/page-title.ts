import { useEffect } from 'react'
import { formatDate } from '../format.ts'
import { useKnownDay } from '../known-day.ts'
import { useText } from '../language.tsx'
import { shell } from '../messages.ts'

/** What the window is called: the open panel, the page with its tab and year, the product. */
const parts = { panel: '', page: '', product: '' }
function write(some: Partial<typeof parts>): void {
  Object.assign(parts, some)
  document.title = [parts.panel, parts.page, parts.product].filter((part) => part !== '').join(' · ')
}

/** A page of a past day is another one. */
export function usePageTitle(page: string): void {
  const { product, asOf } = useText(shell)
  const known = useKnownDay()
  const whole = known === undefined ? page : `${page} (${asOf(formatDate(known))})`
  useEffect(() => write({ page: whole, product }), [whole, product])
}

/** The name of the open panel, read from its heading; null while none is open. Called at each drawing: the heading comes later. */
export function usePanelTitle(heading: () => string | null): void {
  useEffect(() => {
    const now = heading() ?? ''
    if (now !== parts.panel) write({ panel: now })
  })
  useEffect(() => () => write({ panel: '' }), [])
}
