import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { downloadCsv } from '../../shared/text/csv.ts'
import { useText } from '../../language.tsx'
import { reconciliationMessages } from '../../shared/reconciliation/messages.ts'
import { worseFirst } from '../../shared/reconciliation/order.ts'
import { ReconciliationReport } from '../../shared/reconciliation/Report.tsx'
import { Button } from '../../ui/Button.tsx'
import { budgetMessages } from './messages.ts'
import { equationRows } from './reconciliation-csv.ts'
import type { BudgetPage } from './tree.ts'

const route = getRouteApi('/frame/budget')

/** 대사 of the plan in force; which states are shown lives in the address. */
export function ReconciliationTab({ page }: { page: BudgetPage }) {
  const t = useText(budgetMessages)
  const words = useText(reconciliationMessages)
  const { state } = route.useSearch()
  const navigate = route.useNavigate()
  const { equations } = page.reconciliation
  const shown = useMemo(
    () => equations.filter((e) => state === undefined || e.state === state).toSorted((a, b) => worseFirst(a.state, b.state)),
    [equations, state],
  )
  return (
    <ReconciliationReport
      {...page.reconciliation}
      state={state}
      onState={(next) =>
        void navigate({
          search: ({ state: _, ...before }) => ({ ...before, ...(next === undefined ? {} : { state: next }) }),
          replace: true,
          resetScroll: false,
        })
      }
      actions={
        <Button
          kind="quiet"
          small
          onClick={() => downloadCsv(t.fileReconciliation(page.plan.fiscalYear), equationRows(shown, words))}
        >
          {words.download}
        </Button>
      }
    />
  )
}
