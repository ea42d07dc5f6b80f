import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { formatDateTime } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { newRequestId } from '../../shared/write/request-id.ts'
import { trpcClient, useTRPC } from '../../trpc.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Back } from './Back.tsx'
import { ChangesTab } from './Changes.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { EndDialog } from './EndDialog.tsx'
import { itemsOf, waits } from './items.ts'
import { importsMessages } from './messages.ts'
import { ReconciliationTab } from './ReconciliationTab.tsx'
import styles from './review.module.css'
import type { PlanSummary, ReadStatus } from './types.ts'
import { refusedBy, useReview } from './use-review.ts'
import { PAGE, useWhole } from './use-whole.ts'
import { Warnings } from './Warnings.tsx'
import { whatHappens } from './what-happens.ts'
import { formatWord } from './words.ts'
import { type Where, Workspace } from './Workspace.tsx'

const route = getRouteApi('/frame/imports')

export function PlanReview({ status }: { status: ReadStatus }) {
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.imports.summary.queryOptions({ draftId: status.id }))
  return data.kind === 'plan' ? <Review status={status} summary={data} /> : null
}

/**
 * Answers one question: 이 문서에서 무엇을 읽었고, 무엇을 사람이 확인해야 하며, 확정하면 무엇이 바뀌는가 — a tab each for what was read,
 * what changes, and whether the document's own sums hold.
 */
function Review({ status, summary }: { status: ReadStatus; summary: PlanSummary }) {
  const t = useText(importsMessages)
  const trpc = useTRPC()
  const client = useQueryClient()
  const draftId = status.id
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [asking, setAsking] = useState<'confirm' | 'discard' | 'undo' | null>(null)
  const editable = status.state === 'read'
  const acts = useReview(draftId, summary.version)
  const { data: attention } = useSuspenseQuery(trpc.imports.attention.queryOptions({ draftId }))
  const unread = useWhole(
    [...trpc.imports.unrecognised.queryKey({ draftId }), summary.version],
    (offset) => trpcClient.imports.unrecognised.query({ draftId, offset, limit: PAGE }),
    summary.unrecognised.all > 0,
  )
  const items = useMemo(
    () => itemsOf(editable ? summary.needs : [], attention, unread.data ?? []),
    [editable, summary.needs, attention, unread.data],
  )
  const settled = useCallback(async () => {
    await client.invalidateQueries()
    setAsking(null)
  }, [client])
  const confirm = useMutation(trpc.imports.confirm.mutationOptions({ onSuccess: settled }))
  const discard = useMutation(trpc.imports.discard.mutationOptions({ onSuccess: settled }))
  const undo = useMutation(trpc.imports.undo.mutationOptions({ onSuccess: settled }))
  const ending = asking === 'undo' ? undo : discard
  const close = () => {
    for (const act of [confirm, discard, undo]) act.reset()
    setAsking(null)
  }

  const { plan, counts } = summary
  const tab = search.tab ?? 'records'
  const show = (next: Partial<Omit<typeof search, 'file'>>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false })
  const where: Where = {
    at: search.at,
    show: search.show ?? (items.some(waits) ? 'attention' : 'all'),
    view: search.view ?? 'tables',
  }
  const onWhere = useCallback(
    (next: Partial<Where>) => {
      void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false })
    },
    [navigate],
  )
  const openPath = useCallback(
    (at: string) => {
      void navigate({ search: (before) => ({ ...before, tab: 'records', show: 'all', at }), resetScroll: false })
    },
    [navigate],
  )
  const toDecide =
    summary.matches.filter((unit) => unit.open).length + summary.needs.filter((need) => need.kind === 'match-open').length
  const { coverage } = summary
  const prose = Object.values(coverage.leftOut).reduce((sum, n) => sum + n, 0)
  const format = Object.entries(formatWord).find(([key]) => key === status.format)?.[1] ?? ''
  return (
    <PageFrame
      title={<Korean>{t.headline(plan.fiscalYear, plan.bureau, counts.indicators, counts.programmes, counts.projects)}</Korean>}
      documentTitle={t.page}
      subtitle={
        <>
          <Korean>{status.fileName}</Korean> · {format} · <Korean>{status.uploadedBy}</Korean> {formatDateTime(status.uploadedAt)}{' '}
          · {t.coverage(coverage.recognised, coverage.structure, prose, coverage.unrecognised)}
        </>
      }
      actions={
        <>
          <Back />
          <a className={styles.link} href={`/files/imports/${draftId}/original`} download>
            {t.original}
          </a>
          {editable && <Button onClick={() => setAsking('discard')}>{t.discard}</Button>}
          {editable && (
            <Button kind="primary" onClick={() => setAsking('confirm')}>
              {t.confirm}
            </Button>
          )}
          {status.state === 'confirmed' && <Button onClick={() => setAsking('undo')}>{t.undo}</Button>}
        </>
      }
    >
      {status.state !== 'read' && (
        <Ended status={status} year={plan.fiscalYear} bureau={summary.matches.find((unit) => unit.kind === 'bureau')?.unit?.id} />
      )}
      <div className="no-print">
        <Segmented
          label={t.tabs}
          value={tab}
          onChange={(next) => show({ tab: next })}
          options={[
            { value: 'records', label: t.tabRecords(items.filter(waits).length) },
            { value: 'changes', label: t.tabChanges(toDecide) },
            { value: 'reconciliation', label: t.tabReconciliation(summary.equations.failed) },
          ]}
        />
      </div>
      <Warnings warnings={summary.document.warnings} />
      {tab === 'records' && (
        <Workspace
          draftId={draftId}
          editable={editable}
          summary={summary}
          items={items}
          acts={acts}
          where={where}
          onWhere={onWhere}
          onShowChanges={() => show({ tab: 'changes' })}
        />
      )}
      {tab === 'changes' && (
        <ChangesTab
          draftId={draftId}
          summary={summary}
          acts={{ editable, busy: acts.busy, refused: acts.refused, decide: acts.decideSubject, open: openPath }}
        />
      )}
      {tab === 'reconciliation' && (
        <ReconciliationTab
          draftId={draftId}
          summary={summary}
          state={search.state}
          onState={(state) => show({ state })}
          onOpen={openPath}
        />
      )}
      <ConfirmDialog
        open={asking === 'confirm'}
        what={whatHappens(summary, items)}
        busy={confirm.isPending}
        refused={refusedBy(confirm.error)}
        onClose={close}
        onConfirm={(days) => confirm.mutate({ draftId, version: summary.version, requestId: newRequestId(), ...days })}
      />
      <EndDialog
        act={asking === 'discard' || asking === 'undo' ? asking : null}
        name={status.fileName}
        busy={ending.isPending}
        refused={refusedBy(ending.error)}
        onClose={close}
        onEnd={(reason) => ending.mutate({ draftId, version: summary.version, requestId: newRequestId(), reason })}
      />
    </PageFrame>
  )
}

/** What became of an import that is no longer under review, and where to go from here. */
function Ended({ status, year, bureau }: { status: ReadStatus; year: number; bureau: number | undefined }) {
  const t = useText(importsMessages)
  if (status.state === 'confirmed') {
    return (
      <Banner
        action={
          <Link to="/overview" search={{ year, ...(bureau === undefined ? {} : { bureau }) }}>
            {t.toOverview}
          </Link>
        }
      >
        {t.wasConfirmed(status.confirmedBy ?? '', formatDateTime(status.confirmedAt ?? ''))}
      </Banner>
    )
  }
  return (
    <Banner kind="warn">
      {(status.state === 'undone' ? t.wasUndone : t.wasDiscarded)(status.endedBy ?? '', formatDateTime(status.endedAt ?? ''))}
      {status.endedReason !== null && status.endedReason !== '' && (
        <>
          {' '}
          “<Korean>{status.endedReason}</Korean>”
        </>
      )}
    </Banner>
  )
}
