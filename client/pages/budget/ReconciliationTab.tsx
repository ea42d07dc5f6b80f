import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Equation } from '#domain/equation.ts'
import { useText } from '../../language.tsx'
import { useIsPrinting } from '../../theme.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import styles from './budget.module.css'
import { worseFirst } from './check.ts'
import { download } from './csv.ts'
import { equationColumns, STATES, termsOf } from './equation-columns.tsx'
import { budgetMessages } from './messages.ts'
import { equationRows } from './reconciliation-csv.ts'
import { stateWord } from './StateMark.tsx'
import type { BudgetPage } from './tree.ts'

const route = getRouteApi('/frame/budget')
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
  const columns = useMemo(() => equationColumns(t), [t])
  return (
    <>
      <DataTable
        caption={t.reconciliation} columns={columns} rows={shown} rowId={(e) => e.id} rowName={(e) => e.label}
        detail={termsOf} empty={t.noneInState} phone="cards"
      />
      {shown.length < equations.length && (
        <div className="no-print"><Button onClick={() => setAll(true)}>{t.more(equations.length - shown.length)}</Button></div>
      )}
    </>
  )
}
