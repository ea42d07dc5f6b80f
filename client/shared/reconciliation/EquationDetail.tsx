import type { Equation, Term } from '#domain/plan/equation.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { termOf, whyOf } from './equation-words.ts'
import { reconciliationMessages } from './messages.ts'
import styles from './reconciliation.module.css'
import { createContext, type ReactNode, use } from 'react'

/** The plain sentence under an equation that does not hold. */
export function EquationWhy({ equation }: { equation: Equation }) {
  const why = whyOf(equation, useLanguage())
  return why === null ? null : <p className={styles.why}>{why}</p>
}

/** Every value that went into an equation and the place it stands. */
export function EquationTerms({ equation }: { equation: Equation }) {
  const t = useText(reconciliationMessages)
  if (equation.terms.length === 0) return <p className="muted">{t.termsNone}</p>
  const suspects = equation.kind === 'joint'
  return (
    <>
      {suspects && <p className={styles.why}>{t.termsOthers}</p>}
      <table className={styles.plain}>
        <caption className="sr-only">
          {t.terms}: {equation.label}
        </caption>
        <thead>
          <tr>
            <th scope="col">{suspects ? t.suspects : t.terms}</th>
            {!suspects && (
              <th scope="col" className="num">
                {t.value}
              </th>
            )}
            <th scope="col" className="num">
              {t.where}
            </th>
          </tr>
        </thead>
        <tbody>
          {equation.terms.map((term, index) => (
            // Two terms may look alike, and they never move.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              <th scope="row">
                <Korean>{term.location.label}</Korean>
              </th>
              {!suspects && (
                <td className={term.value === null ? undefined : 'num'}>
                  <Korean>{termOf(equation, term) ?? t.empty}</Korean>
                </td>
              )}
              <td className="num">
                <Place term={term} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Where a figure stands, and the way there: a page that can show the document gives its own. */
export type ShowPlace = (term: Term) => ReactNode

export const PlaceContext = createContext<ShowPlace>((term) => term.location.line ?? '–')

export function Place({ term }: { term: Term }) {
  // Within an element, so that a dash is heard as a word.
  return <>{use(PlaceContext)(term)}</>
}
