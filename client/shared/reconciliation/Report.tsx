import { type ReactNode, useMemo, useState } from 'react'
import type { Equation, EquationState } from '#domain/plan/equation.ts'
import { EQUATION_KIND_WORDS } from '#domain/words/import-equation-words.ts'
import { Korean, type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { useIsPrinting } from '../../theme.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { reconciliationMessages } from './messages.ts'
import { againstOf, differenceOf, printedOf, STATES, toleranceOf, worseFirst } from './equation-words.ts'
import { EquationTerms, EquationWhy, Place, PlaceContext, type ShowPlace } from './EquationDetail.tsx'
import styles from './reconciliation.module.css'
import { StateMark, stateWord } from './StateMark.tsx'

/** Enough to see what is wrong; hundreds of right ones are behind a button. */
const FIRST = 40

/** 대사: what does not agree among the equations a plan should satisfy; those that agree are folded, and any result can be asked for. */
export function ReconciliationReport(props: {
  equations: readonly Equation[]
  counts: Readonly<Record<EquationState, number>>
  state: EquationState | undefined
  onState: (state: EquationState | undefined) => void
  actions?: ReactNode
  showPlace?: ShowPlace
}) {
  const t = useText(reconciliationMessages)
  const { equations, counts, state } = props
  const sorted = useMemo(
    () => equations.filter((e) => state === undefined || e.state === state).toSorted((a, b) => worseFirst(a.state, b.state)),
    [equations, state],
  )
  if (equations.length === 0)
    return (
      <Card headline={t.reconciliation}>
        <EmptyState title={t.noEquations} />
      </Card>
    )
  const agreeing = sorted.filter(agrees)
  const table =
    state === undefined && agreeing.length > 0 ? (
      <>
        {agreeing.length < sorted.length && <Equations equations={sorted.filter((e) => !agrees(e))} />}
        <Agreeing equations={agreeing} counts={counts} />
      </>
    ) : (
      <Equations key={state ?? 'all'} equations={sorted} />
    )
  return (
    <Card
      headline={
        counts.failed === 0
          ? t.reconciliationGood(equations.length, counts['not-checkable'])
          : t.reconciliationBad(equations.length, counts.failed)
      }
      subtitle={t.reconciliationWhat}
    >
      <div className={`${styles.filters} no-print`}>
        <Segmented
          label={t.state}
          value={state ?? 'all'}
          small
          options={[
            { value: 'all', label: t.all(equations.length) },
            ...STATES.map((one) => ({ value: one, label: t.stateCount(stateWord(t, one), counts[one]) })),
          ]}
          onChange={(next) => props.onState(next === 'all' ? undefined : next)}
        />
        <div className={styles.acts}>
          {props.actions}
          <Button kind="quiet" small onClick={() => window.print()}>
            {t.print}
          </Button>
        </div>
      </div>
      {props.showPlace === undefined ? table : <PlaceContext value={props.showPlace}>{table}</PlaceContext>}
    </Card>
  )
}

const agrees = (equation: Equation) => equation.state === 'exact' || equation.state === 'rounding'

/** Hundreds of right ones are of no use until somebody wants to see them. On paper they are as on the screen. */
function Agreeing({ equations, counts }: { equations: readonly Equation[]; counts: Readonly<Record<EquationState, number>> }) {
  const t = useText(reconciliationMessages)
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.fold} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.agreeing(equations.length, counts.exact, counts.rounding)}</summary>
      {open && <Equations equations={equations} />}
    </details>
  )
}

function Equations({ equations }: { equations: readonly Equation[] }) {
  const t = useText(reconciliationMessages)
  const language = useLanguage()
  const printing = useIsPrinting()
  const [all, setAll] = useState(false)
  const shown = all || printing || equations.length <= FIRST + 10 ? equations : equations.slice(0, FIRST)
  const columns = useMemo(() => equationColumns(t, language), [t, language])
  return (
    <>
      <DataTable
        caption={t.reconciliation}
        columns={columns}
        rows={shown}
        rowId={(e) => e.id}
        rowName={(e) => `${kindOf(e, language)}${e.label}`}
        detail={termsOf}
        empty={t.noneInState}
        phone="cards"
      />
      {shown.length < equations.length && (
        <div className="no-print">
          <Button onClick={() => setAll(true)}>{t.more(equations.length - shown.length)}</Button>
        </div>
      )}
    </>
  )
}

type Words = Texts<typeof reconciliationMessages>

const termsOf = (equation: Equation) => (
  <div className={styles.terms}>
    <EquationTerms equation={equation} />
  </div>
)

/** The name of an equation is made of printed words; the English screen says before it of what kind it is. */
const kindOf = ({ kind }: Equation, language: Language): string => (language === 'ko' ? '' : `${EQUATION_KIND_WORDS[kind].en}: `)

const equationColumns = (t: Words, language: Language): readonly Column<Equation>[] => [
  {
    id: 'what',
    header: t.what,
    width: '26rem',
    cell: (e) => (
      <div className={styles.what}>
        {kindOf(e, language)}
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
    <>{value}</>
  )
}
