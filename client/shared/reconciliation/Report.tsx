import { type ReactNode, useMemo, useState } from 'react'
import type { Equation, EquationState } from '#domain/plan/equation.ts'
import { useText } from '../../language.tsx'
import { useIsPrinting } from '../../theme.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { equationColumns, termsOf } from './equation-columns.tsx'
import { reconciliationMessages } from './messages.ts'
import { STATES, worseFirst } from './order.ts'
import { type ShowPlace, PlaceContext } from './Place.tsx'
import styles from './reconciliation.module.css'
import { stateWord } from './StateMark.tsx'

/** Enough to see what is wrong; hundreds of right ones are behind a button. */
const FIRST = 40

/** 대사: every equation a plan should satisfy, the failed ones first. */
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
  const table = <Equations key={state ?? 'all'} equations={sorted} />
  return (
    <Card
      headline={
        counts.failed === 0 ? t.reconciliationGood(equations.length) : t.reconciliationBad(equations.length, counts.failed)
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

function Equations({ equations }: { equations: readonly Equation[] }) {
  const t = useText(reconciliationMessages)
  const printing = useIsPrinting()
  const [all, setAll] = useState(false)
  const shown = all || printing || equations.length <= FIRST + 10 ? equations : equations.slice(0, FIRST)
  const columns = useMemo(() => equationColumns(t), [t])
  return (
    <>
      <DataTable
        caption={t.reconciliation}
        columns={columns}
        rows={shown}
        rowId={(e) => e.id}
        rowName={(e) => e.label}
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
