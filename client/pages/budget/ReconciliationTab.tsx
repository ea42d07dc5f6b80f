import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Equation, EquationState } from '#domain/equation.ts'
import { Korean, useText } from '../../language.tsx'
import { useIsPrinting } from '../../theme.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import styles from './budget.module.css'
import { worseFirst } from './check.ts'
import { download } from './csv.ts'
import { EquationTerms, EquationWhy } from './EquationDetail.tsx'
import { againstOf, differenceOf, printedOf, toleranceOf } from './equation-words.ts'
import { budgetMessages } from './messages.ts'
import { equationRows } from './reconciliation-csv.ts'
import { StateMark, stateWord } from './StateMark.tsx'
import type { BudgetPage } from './tree.ts'

const route = getRouteApi('/frame/budget')
const STATES = ['failed', 'not-checkable', 'rounding', 'exact'] as const satisfies readonly EquationState[]
/** Enough to see what is wrong; hundreds of right ones are behind a button. */
const FIRST = 40

/** 대사: every equation the plan should satisfy, the failed ones first. */
export function ReconciliationTab({ page }: { page: BudgetPage }) {
  const t = useText(budgetMessages)
  const { state } = route.useSearch()
  const navigate = route.useNavigate()
  const { equations, counts } = page.reconciliation
  const sorted = useMemo(
    () => equations.filter((e) => state === undefined || e.state === state).toSorted((a, b) => worseFirst(a.state, b.state)),
    [equations, state],
  )
  if (equations.length === 0) return <Card headline={t.reconciliation}><EmptyState title={t.noEquations} /></Card>
  return (
    <Card
      headline={counts.failed === 0 ? t.reconciliationGood(equations.length) : t.reconciliationBad(equations.length, counts.failed)}
      subtitle={t.reconciliationWhat}
    >
      <div className={`${styles.filters} no-print`}>
        <Segmented
          label={t.state} value={state ?? 'all'} small
          options={[
            { value: 'all', label: t.all(equations.length) },
            ...STATES.map((one) => ({ value: one, label: t.stateCount(stateWord(t, one), counts[one]) })),
          ]}
          onChange={(next) =>
            void navigate({
              search: ({ state: _, ...before }) => ({ ...before, ...(next === 'all' ? {} : { state: next }) }), replace: true, resetScroll: false,
            })
          }
        />
        <div className={styles.acts}>
          <Button kind="quiet" small onClick={() => download(t.fileReconciliation(page.plan.fiscalYear), equationRows(sorted, t))}>{t.download}</Button>
          <Button kind="quiet" small onClick={() => window.print()}>{t.print}</Button>
        </div>
      </div>
      <Equations key={state ?? 'all'} equations={sorted} />
    </Card>
  )
}

function Equations({ equations }: { equations: readonly Equation[] }) {
  const t = useText(budgetMessages)
  const printing = useIsPrinting()
  const [all, setAll] = useState(false)
  const shown = all || printing || equations.length <= FIRST + 10 ? equations : equations.slice(0, FIRST)
  const columns = useMemo<readonly Column<Equation>[]>(
    () => [
      {
        id: 'what', header: t.what, width: '26rem',
        cell: (e) => <div className={styles.what}><Korean>{e.label}</Korean><EquationWhy equation={e} /></div>,
      },
      { id: 'state', header: t.state, width: '7rem', cell: (e) => <StateMark state={e.state} />, sort: (e) => STATES.indexOf(e.state) },
      { id: 'printed', header: t.printed, numeric: true, cell: (e) => <Text value={printedOf(e)} /> },
      { id: 'computed', header: t.computed, numeric: true, cell: (e) => <Text value={againstOf(e)} /> },
      {
        id: 'difference', header: t.difference, numeric: true, cell: (e) => <strong>{differenceOf(e) ?? '–'}</strong>,
        sort: (e) => (e.difference === null ? null : Math.abs(e.difference)),
      },
      { id: 'tolerance', header: t.tolerance, numeric: true, cell: (e) => <span className="muted">{toleranceOf(e) ?? '–'}</span> },
      { id: 'where', header: t.where, numeric: true, cell: (e) => e.printed.location.line ?? '–', sort: (e) => e.printed.location.line },
    ],
    [t],
  )
  return (
    <>
      <DataTable
        caption={t.reconciliation} columns={columns} rows={shown} rowId={(e) => e.id} rowName={(e) => e.label}
        detail={(e) => <div className={styles.terms}><EquationTerms equation={e} /></div>} empty={t.noneInState} phone="cards"
      />
      {shown.length < equations.length && (
        <div className="no-print"><Button onClick={() => setAll(true)}>{t.more(equations.length - shown.length)}</Button></div>
      )}
    </>
  )
}

/** A figure stays on its line; a name may break. */
function Text({ value }: { value: string | null }) {
  const t = useText(budgetMessages)
  if (value === null) return <span className="muted">{t.empty}</span>
  return /[가-힣]/.test(value) ? <span className={styles.words}><Korean>{value}</Korean></span> : value
}
