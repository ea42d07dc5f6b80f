/** @jsxImportSource react */
import { createContext, type ReactNode, useContext } from 'react'
import { useLanguage } from '../language.tsx'
import { pieces, type Reading } from '../spoken.ts'

const ReadingContext = createContext<Reading>('figure')

/** Where figures with a sign are changes: '+564', '△459' are heard as "564 증가", "459 감소". */
export const Changes = ({ children }: { children: ReactNode }) => <ReadingContext value="change">{children}</ReadingContext>

/** A text whose signs are drawn for the eye and said in words for the ear. Every text of the page with signs becomes one by itself (heard.ts). */
export function Said({ children = '' }: { children?: string }) {
  const language = useLanguage()
  const found = pieces(children, language, useContext(ReadingContext))
  if (found === null) return children
  return (
    <span className="said">
      {found.map((one, at) =>
        one.said === undefined ? (
          one.shown
        ) : (
          // The pieces of one text are never reordered.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={at}>
            {one.said !== '' && <span className="sr-only">{one.said}</span>}
            {one.shown !== '' && <span aria-hidden="true">{one.shown}</span>}
          </span>
        ),
      )}
    </span>
  )
}
