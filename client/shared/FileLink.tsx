import type { AnchorHTMLAttributes } from 'react'
import { useKnownDay } from '../known-day.ts'
import { drawnFor } from '../session.ts'
import { useHere } from '../taking-over.ts'

/**
 * Of a file of the server's (path and query) the address as the page's person sees it on the page's day, for links and pictures, which have
 * no headers that could say so.
 */
export function usePersonAddress(): (path: string) => string {
  const day = useKnownDay()
  const person = useHere() ? drawnFor() : null
  const more = new URLSearchParams({
    ...(day === undefined ? {} : { known: day }),
    ...(person === null ? {} : { for: person }),
  })
  return (path) => (more.size === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${more}`)
}

/** Gives out a file of the server's. */
export function FileLink({ href, children, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const address = usePersonAddress()
  return (
    <a download {...rest} href={address(href)}>
      {children}
    </a>
  )
}
