import { createContext, type ReactNode, use } from 'react'
import type { Term } from '#domain/plan/equation.ts'

/** Where a figure stands, and the way there: a page that can show the document gives its own. */
export type ShowPlace = (term: Term) => ReactNode

export const PlaceContext = createContext<ShowPlace>((term) => term.location.line ?? '–')

export function Place({ term }: { term: Term }) {
  return use(PlaceContext)(term)
}
