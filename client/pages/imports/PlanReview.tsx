import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { FileLink } from '../../shared/FileLink.tsx'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { EquationState, Term } from '#domain/plan/equation.ts'
import type { LocatedTerm } from '../../../server/imports/commit/equations.ts'
import { formatDateTime } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { ReconciliationReport } from '../../shared/reconciliation/Report.tsx'
import { useWrite } from '../../shared/write/use-write.ts'
import { reasonOf, trpcClient, useTRPC } from '../../trpc.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ChangesTab } from './Changes.tsx'
import { ConfirmDialog, EndDialog, whatHappens } from './ConfirmDialog.tsx'
import { stateWord } from './Earlier.tsx'
import { itemsOf, waits } from './items.ts'
import { importsMessages } from './messages.ts'
import styles from './review.module.css'
import { resultMessages } from './result-messages.ts'
import { KindOfDocument, ResultsDialog, ResultsTab } from './Results.tsx'
import { placeKey, placeText } from './selection.ts'
import { PAGE, useWhole } from './use-records.ts'
import { type PlanSummary, type ReadStatus, refusedBy, useReview } from './use-review.ts'
import { formatWord, warningWord } from './words.ts'
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
  const r = useText(resultMessages)
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
  const refresh = () => client.invalidateQueries()
  const confirm = useWrite(trpc.imports.confirm.mutationOptions(), { refresh })
  const discard = useWrite(trpc.imports.discard.mutationOptions(), { refresh })
  const undo = useWrite(trpc.imports.undo.mutationOptions(), { refresh })
  const ending = asking === 'undo' ? undo : discard
  const close = () => {
    for (const act of [confirm, discard, undo]) act.reset()
    setAsking(null)
  }

  const { plan, counts, report } = summary
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
    summary.matches.filter((unit) => unit.open).length +
    summary.needs.filter(({ kind }) => kind === 'match-open' || kind === 'result-open').length
  const change = { editable, busy: acts.busy, refused: acts.refused, decide: acts.decideSubject, open: openPath }
  const { coverage } = summary
  const prose = Object.values(coverage.leftOut).reduce((sum, n) => sum + n, 0)
  const format = Object.entries(formatWord).find(([key]) => key === status.format)?.[1] ?? ''
  const changesTab = report === null ? t.tabChanges : r.tab
  const named = tab === 'changes' ? changesTab(0) : tab === 'reconciliation' ? t.tabReconciliation(0) : t.tabRecords(0)
  const all = tab === 'records' && where.show === 'all' ? [t.showAll] : []
  return (
    <PageFrame
      title={
        <Korean>
          {report === null
            ? t.headline(plan.fiscalYear, plan.bureau, counts.indicators, counts.programmes, counts.projects)
            : r.title(plan.fiscalYear, plan.bureau, report.new + report.same + report.differs + report.barred)}
        </Korean>
      }
      documentTitle={[...all, named, status.fileName, t.page].join(' · ')}
      subtitle={
        <>
          <Korean>{status.fileName}</Korean> · {format} · <Korean>{status.uploadedBy}</Korean> {formatDateTime(status.uploadedAt)}{' '}
          · {t.coverage(coverage.recognised, coverage.structure, prose, coverage.unrecognised)}
        </>
      }
      actions={
        <>
          <Back />
          <FileLink className={styles.link} href={`/files/imports/${draftId}/original`}>
            {t.original}
          </FileLink>
          {editable && <Button onClick={() => setAsking('discard')}>{t.discard}</Button>}
          {editable && (
            <Button kind="primary" onClick={() => setAsking('confirm')}>
              {report === null ? t.confirm : r.confirm}
            </Button>
          )}
          {status.state === 'confirmed' && <Button onClick={() => setAsking('undo')}>{t.undo}</Button>}
        </>
      }
    >
      {status.bureaus.length > 1 && <Bureaus status={status} />}
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
            { value: 'changes', label: changesTab(toDecide) },
            { value: 'reconciliation', label: t.tabReconciliation(summary.equations.failed) },
          ]}
        />
      </div>
      <KindOfDocument summary={summary} acts={change} />
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
      {tab === 'changes' && report === null && <ChangesTab draftId={draftId} summary={summary} acts={change} />}
      {tab === 'changes' && report !== null && <ResultsTab draftId={draftId} summary={summary} report={report} acts={change} />}
      {tab === 'reconciliation' && (
        <ReconciliationTab
          draftId={draftId}
          summary={summary}
          state={search.state}
          onState={(state) => show({ state })}
          onOpen={openPath}
        />
      )}
      {asking === 'confirm' && report !== null && (
        <ResultsDialog
          summary={summary}
          report={report}
          pending={confirm.pending}
          refused={refusedBy(confirm.error)}
          onClose={close}
          onConfirm={() =>
            confirm.send({ draftId, version: summary.version, unread: summary.unread, filedOn: null, councilOn: null }, close)
          }
        />
      )}
      {asking === 'confirm' && report === null && (
        <ConfirmDialog
          what={whatHappens(summary, items)}
          draftId={draftId}
          pending={confirm.pending}
          refused={refusedBy(confirm.error)}
          onClose={close}
          onShowUnread={() => {
            close()
            show({ tab: 'records', show: 'attention', at: items.find((item) => item.kind === 'unread' && item.open)?.id })
          }}
          onConfirm={(days) => confirm.send({ draftId, version: summary.version, unread: summary.unread, ...days }, close)}
        />
      )}
      {(asking === 'discard' || asking === 'undo') && (
        <EndDialog
          act={asking}
          draftId={draftId}
          name={status.fileName}
          pending={ending.pending}
          refused={refusedBy(ending.error)}
          onClose={close}
          onEnd={(reason) => ending.send({ draftId, version: summary.version, reason }, close)}
        />
      )}
    </PageFrame>
  )
}

/** The other bureaus of the same document, and how each stands. */
function Bureaus({ status }: { status: ReadStatus }) {
  const t = useText(importsMessages)
  return (
    <nav className={`${styles.bureaus} no-print`} aria-label={t.bureaus(status.bureaus.length)}>
      <p>{t.bureaus(status.bureaus.length)}</p>
      <ul>
        {status.bureaus.map((one) => (
          <li key={one.id}>
            <Link to="/imports" search={{ file: one.id }} aria-current={one.id === status.id ? 'page' : undefined}>
              <Korean>{one.glance?.bureau ?? ''}</Korean>
            </Link>{' '}
            <small className="muted">
              {stateWord(one, t)}
              {one.state === 'read' && one.glance !== null && ` · ${t.waits(one.glance.needs, one.glance.open)}`}
            </small>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What became of an import that is no longer under review, and where to go from here. */
function Ended({ status, year, bureau }: { status: ReadStatus; year: number; bureau: number | undefined }) {
  const t = useText(importsMessages)
  const r = useText(resultMessages)
  if (status.state === 'confirmed') {
    return (
      <Banner
        action={
          <Link to="/overview" search={{ year, ...(bureau === undefined ? {} : { bureau }) }}>
            {t.toOverview}
          </Link>
        }
      >
        {t.wasConfirmed(status.confirmedBy ?? '', formatDateTime(status.confirmedAt ?? ''), status.results !== null)}
        {status.results !== null && ` ${r.wasEntered(status.results.entered, status.results.same)}`}
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

/** What the reader of the file could not take, folded away: it concerns the file, not the plan. */
function Warnings({ warnings }: { warnings: PlanSummary['document']['warnings'] }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  if (warnings.length === 0) return null
  return (
    <details className={styles.warnings}>
      <summary>{t.readerWarnings(warnings.length)}</summary>
      <ul>
        {warnings.map(({ kind, what }, i) => (
          // Notices of a document that was read never move, and two may be alike.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i}>
            {warningWord[kind][language]}: <q>{what}</q>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** 대사 of the document: what it prints against what follows from it, each with its place. */
function ReconciliationTab(props: {
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
        <FileLink className={styles.link} href={`/files/imports/${draftId}/equations.xlsx`}>
          {t.exportXlsx}
        </FileLink>
      }
    />
  )
}

/** The report knows terms only; those of an import come with their place. */
const locOf = (term: Term & Partial<Pick<LocatedTerm, 'loc'>>) => term.loc ?? null

export function Back() {
  const t = useText(importsMessages)
  return (
    <Link className={styles.link} to="/imports" search={{}}>
      {t.back}
    </Link>
  )
}
