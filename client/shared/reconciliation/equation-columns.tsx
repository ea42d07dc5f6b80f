import type { Equation } from '#domain/plan/equation.ts'
import { Korean, type Texts } from '../../language.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { EquationTerms, EquationWhy } from './EquationDetail.tsx'
import { againstOf, differenceOf, printedOf, toleranceOf } from './equation-words.ts'
import type { reconciliationMessages } from './messages.ts'
import { STATES } from './order.ts'
import { Place } from './Place.tsx'
import styles from './reconciliation.module.css'
import { StateMark } from './StateMark.tsx'

type Words = Texts<typeof reconciliationMessages>

export const termsOf = (equation: Equation) => (
  <div className={styles.terms}>
    <EquationTerms equation={equation} />
  </div>
)

export const equationColumns = (t: Words): readonly Column<Equation>[] => [
  {
    id: 'what',
    header: t.what,
    width: '26rem',
    cell: (e) => (
      <div className={styles.what}>
        <Korean>{e.label}</Korean>
        <EquationWhy equation={e} />
      </div>
    ),
  },
  {
    id: 'state',
    header: t.state,
    width: '7rem',
    cell: (e) => <StateMark state={e.state} />,
    sort: (e) => STATES.indexOf(e.state),
  },
  { id: 'printed', header: t.printed, numeric: true, cell: (e) => <Value equation={e} value={printedOf(e)} t={t} /> },
  { id: 'computed', header: t.computed, numeric: true, cell: (e) => <Value equation={e} value={againstOf(e)} t={t} /> },
  {
    id: 'difference',
    header: t.difference,
    numeric: true,
    cell: (e) => <strong>{differenceOf(e) ?? '–'}</strong>,
    sort: (e) => (e.difference === null ? null : Math.abs(e.difference)),
  },
  { id: 'tolerance', header: t.tolerance, numeric: true, cell: (e) => <span className="muted">{toleranceOf(e) ?? '–'}</span> },
  { id: 'where', header: t.where, numeric: true, cell: (e) => <Place term={e.printed} />, sort: (e) => e.printed.location.line },
]

/** A figure stays on its line, a name may break. A text that is not there is said in words; a figure that is not, with a dash. */
function Value({ equation, value, t }: { equation: Equation; value: string | null; t: Words }) {
  if (value === null)
    return <span className="muted">{equation.printed.text !== null && equation.kind !== 'joint' ? t.empty : '–'}</span>
  return /[가-힣]/.test(value) ? (
    <span className={styles.words}>
      <Korean>{value}</Korean>
    </span>
  ) : (
    value
  )
}
