import { getRouteApi } from '@tanstack/react-router'
import { downloadCsv } from '../../csv.ts'
import { useText } from '../../language.tsx'
import { reconciliationMessages } from '../../reconciliation/messages.ts'
import { ReconciliationReport } from '../../reconciliation/Report.tsx'
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
  return (
    <ReconciliationReport
      {...page.reconciliation} state={state}
      onState={(next) => void navigate({ search: ({ state: _, ...before }) => ({ ...before, ...(next === undefined ? {} : { state: next }) }), replace: true, resetScroll: false })}
      actions={(shown) => (
        <Button kind="quiet" small onClick={() => downloadCsv(t.fileReconciliation(page.plan.fiscalYear), equationRows(shown, words))}>{words.download}</Button>
      )}
    />
  )
}
