import { useCallback } from 'react'
import type { EquationState, Term } from '#domain/plan/equation.ts'
import type { LocatedTerm } from '../../../server/imports/commit/equations.ts'
import { useText } from '../../language.tsx'
import { ReconciliationReport } from '../../shared/reconciliation/Report.tsx'
import { reasonOf, trpcClient, useTRPC } from '../../trpc.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { importsMessages } from './messages.ts'
import styles from './review.module.css'
import { placeKey, placeText } from './place.ts'
import type { PlanSummary } from './types.ts'
import { PAGE, useWhole } from './use-whole.ts'

/** 대사 of the document: what it prints against what follows from it, each with its place. */
export function ReconciliationTab(props: {
  draftId: number
  summary: PlanSummary
  state: EquationState | undefined
  onState: (state: EquationState | undefined) => void
  /** opens a cell of the document */
  onOpen: (path: string) => void
}) {
  const t = useText(importsMessages)
  const trpc = useTRPC()
  const { draftId, summary, state } = props
  const asked = { draftId, ...(state === undefined ? {} : { state }) }
  const equations = useWhole([...trpc.imports.equations.queryKey(asked), summary.version], async (offset) => {
    const page = await trpcClient.imports.equations.query({ ...asked, offset, limit: PAGE })
    return { items: page.equations, inAll: page.inAll }
  })
  const { onOpen } = props
  const showPlace = useCallback(
    (term: Term) => {
      const loc = locOf(term)
      if (loc === null) return term.location.line ?? '–'
      return (
        <button type="button" className={styles.place} onClick={() => onOpen(`@${placeKey(loc)}`)}>
          {placeText(loc, t)}
        </button>
      )
    },
    [onOpen, t],
  )
  if (equations.error !== null) return <ErrorNotice reason={reasonOf(equations.error)} onRetry={() => void equations.refetch()} />
  if (equations.data === undefined) return <Skeleton lines={14} />
  return (
    <ReconciliationReport
      equations={equations.data}
      counts={summary.equations}
      state={state}
      onState={props.onState}
      showPlace={showPlace}
      actions={
        <a className={styles.link} href={`/files/imports/${draftId}/equations.xlsx`} download>
          {t.exportXlsx}
        </a>
      }
    />
  )
}

/** The report knows terms only; those of an import come with their place. */
const locOf = (term: Term & Partial<Pick<LocatedTerm, 'loc'>>) => term.loc ?? null
