import type { Equation } from '#domain/plan/equation.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Texts, useText } from '../../language.tsx'
import { ReconciliationReport } from '../../shared/reconciliation/Report.tsx'
import { stateWord } from '../../shared/reconciliation/StateMark.tsx'
import { reconciliationMessages } from '../../shared/reconciliation/messages.ts'
import { worseFirst } from '../../shared/reconciliation/equation-words.ts'
import { downloadCsv } from '../../shared/text/csv.ts'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { budgetMessages } from './messages.ts'
import type { BudgetAsked } from './tree.ts'

const route = getRouteApi('/frame/budget')

/** 대사 of the plan in force; which states are shown lives in the address. */
export function ReconciliationTab({ year, asked }: { year: number; asked: BudgetAsked }) {
  const t = useText(budgetMessages)
  const words = useText(reconciliationMessages)
  const { state } = route.useSearch()
  const navigate = route.useNavigate()
  const { data } = useSuspenseQuery(useTRPC().budgets.reconciliation.queryOptions(asked))
  const { equations, counts } = data
  const shown = useMemo(
    () => equations.filter((e) => state === undefined || e.state === state).toSorted((a, b) => worseFirst(a.state, b.state)),
    [equations, state],
  )
  return (
    <ReconciliationReport
      equations={equations}
      counts={counts}
      state={state}
      onState={(next) =>
        void navigate({
          search: ({ state: _, ...before }) => ({ ...before, ...(next === undefined ? {} : { state: next }) }),
          replace: true,
          resetScroll: false,
        })
      }
      actions={
        <Button kind="quiet" small onClick={() => downloadCsv(t.fileReconciliation(year), equationRows(shown, words))}>
          {words.download}
        </Button>
      }
    />
  )
}

type Words = Texts<typeof reconciliationMessages>

/** The equations as rows of a file: figures as plain numbers, what was compared in one cell. */
function equationRows(equations: readonly Equation[], t: Words): (string | number | null)[][] {
  return [
    [t.state, t.what, t.printed, t.computed, t.difference, t.tolerance, t.where, t.terms],
    ...equations.map((e) => [
      stateWord(t, e.state),
      e.label,
      e.printed.value ?? e.printed.text,
      e.computed,
      e.difference,
      e.difference === null ? null : e.tolerance,
      e.printed.location.line,
      e.terms
        .map(
          (term) =>
            `${term.location.label}: ${term.value ?? term.text ?? ''}${term.location.line === null ? '' : ` (${term.location.line})`}`,
        )
        .join('; '),
    ]),
  ]
}
