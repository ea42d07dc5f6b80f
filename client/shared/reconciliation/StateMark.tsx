import type { PartsSum } from '#domain/plan/budget.ts'
import type { EquationState } from '#domain/plan/equation.ts'
import { formatMillion } from '../../format.ts'
import { type Texts, useText } from '../../language.tsx'
import { stateMessages } from './state-messages.ts'
import styles from './reconciliation.module.css'

/** = ≈ ≠ and a dash in a ring, drawn, so that print and greyscale have the same shapes. */
const SHAPE: Record<EquationState, React.ReactNode> = {
  exact: <path d="M2 4.3h8M2 7.7h8" />,
  rounding: <path d="M1.8 5c1.4-1.6 2.8-1.6 4.2-.4s2.8 1.2 4.2-.4M1.8 8.600c1.4-1.6 2.8-1.6 4.2-.4s2.8 1.2 4.2-.4" />,
  failed: <path d="M2 4.300h8M2 7.700h8M8.8 1.3 3.2 10.7" />,
  'not-checkable': (
    <>
      <circle cx="6" cy="6" r="4.6" />
      <path d="M3.8 6h4.4" />
    </>
  ),
}

export function stateWord(t: Texts<typeof stateMessages>, state: EquationState): string {
  return state === 'not-checkable' ? t.notCheckable : t[state]
}

/** The result of an equation: glyph, word and colour. `bare` leaves the word to the reader's software. */
export function StateMark({ state, bare = false }: { state: EquationState; bare?: boolean }) {
  const t = useText(stateMessages)
  return (
    <span className={styles.state} data-state={state}>
      <svg
        viewBox="0 0 12 12"
        width="0.75rem"
        height="0.75rem"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
      >
        <g>{SHAPE[state]}</g>
      </svg>
      <span className={bare ? 'sr-only' : undefined}>{stateWord(t, state)}</span>
    </span>
  )
}

/** The sum of a printed total's parts beside it, '합 15,497 ≈' in 백만원: a figure that the document does not contain is a mark. */
export function SumMark({ sum }: { sum: PartsSum | undefined }) {
  const t = useText(stateMessages)
  if (sum === undefined) return null
  return (
    <span className={styles.sumMark}>
      {t.sumIs(formatMillion(sum.amount))} <StateMark state={sum.state} bare />
    </span>
  )
}
