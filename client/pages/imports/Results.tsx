import { useState } from 'react'
import { formatNumber } from '../../format.ts'
import { Korean, type Texts, useLanguage, useText } from '../../language.tsx'
import type { Refused } from '../../shared/write/send-file.ts'
import { type Outputs, reasonOf, trpcClient, useTRPC } from '../../trpc.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { type ChangeActs, RecordList } from './ChangeRecords.tsx'
import { UnitQuestions } from './Changes.tsx'
import styles from './changes.module.css'
import confirmStyles from './confirm.module.css'
import { confirmMessages } from './confirm-messages.ts'
import { refusalText } from './refusal-words.ts'
import { resultMessages } from './result-messages.ts'
import { PAGE, useWhole } from './use-records.ts'
import type { PlanSummary } from './use-review.ts'

type Result = Outputs['imports']['results']['results'][number]
type Report = NonNullable<PlanSummary['report']>
type Words = Texts<typeof resultMessages>
const KINDS = ['differs', 'new', 'barred', 'same'] as const

/** Says as what the document is handled, and lets a person say otherwise. */
export function KindOfDocument({ summary, acts }: { summary: PlanSummary; acts: ChangeActs }) {
  const t = useText(resultMessages)
  if (summary.report === null && (!summary.mayBeReport || !acts.editable)) return null
  const report = summary.report !== null
  return (
    <Banner
      action={
        acts.editable && (
          <Button small disabled={acts.busy} onClick={() => acts.decide('kind:report', report ? 'refused' : 'accepted')}>
            {report ? t.isPlan : t.makeReport}
          </Button>
        )
      }
    >
      {report ? t.isReport : t.maybe}
    </Banner>
  )
}

/** 반영할 실적: what the report prints against what is stored; where they differ a person chooses. */
export function ResultsTab(props: { draftId: number; summary: PlanSummary; report: Report; acts: ChangeActs }) {
  const t = useText(resultMessages)
  const trpc = useTRPC()
  const { draftId, summary, report, acts } = props
  const [chosen, setKind] = useState<(typeof KINDS)[number] | null>(null)
  const standing = chosen ?? KINDS.find((one) => report[one] > 0) ?? 'new'
  const answer = useWhole([...trpc.imports.results.queryKey({ draftId, standing }), summary.version], async (offset) => {
    const page = await trpcClient.imports.results.query({ draftId, standing, offset, limit: PAGE })
    return { items: page.results, inAll: page.inAll }
  })
  const matches = useChanges(draftId, summary, 'renamed')
  const free = useChanges(draftId, summary, 'gone')
  const names = new Map(summary.plan.units.map((unit) => [unit.key, unit.name]))
  const columns = columnsOf(t, acts, free.data ?? [])
  return (
    <div className="stack">
      {acts.refused !== null && (
        <p className={styles.refused} role="alert">
          {acts.refused}
        </p>
      )}
      <UnitQuestions summary={summary} acts={acts} />
      {(matches.data ?? []).length > 0 && (
        <Card headline={t.matches}>
          <RecordList records={matches.data ?? []} unitNames={names} acts={acts} />
        </Card>
      )}
      <Card headline={t.headline(report.new, report.differs, report.same, report.barred)} subtitle={t.how}>
        <div className="no-print">
          <Segmented
            label={t.kinds}
            small
            value={standing}
            onChange={setKind}
            options={KINDS.map((one) => ({ value: one, label: t.count(t[one], report[one]) }))}
          />
        </div>
        {answer.error !== null ? (
          <ErrorNotice reason={reasonOf(answer.error)} onRetry={() => void answer.refetch()} />
        ) : answer.data === undefined ? (
          <Skeleton lines={8} />
        ) : answer.data.length === 0 ? (
          <EmptyState title={t.none} />
        ) : (
          <DataTable
            caption={t.count(t[standing], report[standing])}
            columns={columns}
            rows={answer.data}
            rowId={(result) => result.path}
            rowName={(result) => `${result.indicator} ${result.year}`}
            phone="cards"
          />
        )}
      </Card>
    </div>
  )
}

/** Indicators of the document that are to be matched, or of the plan that none of the document's is. */
function useChanges(draftId: number, summary: PlanSummary, change: 'renamed' | 'gone') {
  const trpc = useTRPC()
  const asked = { draftId, change, group: 'indicators' } as const
  return useWhole(
    [...trpc.imports.diff.queryKey(asked), summary.version],
    async (offset) => {
      const page = await trpcClient.imports.diff.query({ ...asked, offset, limit: PAGE })
      return { items: page.records, inAll: page.inAll }
    },
    summary.changes[change] > 0,
  )
}

interface Free {
  readonly stored: { readonly id: number; readonly name: string } | null
}

const columnsOf = (t: Words, acts: ChangeActs, free: readonly Free[]): readonly Column<Result>[] => [
  {
    id: 'indicator',
    header: t.indicator,
    sort: (one) => one.indicator,
    cell: (one) => (
      <span>
        <Korean>{one.indicator}</Korean>{' '}
        <span className="muted">
          <Korean>{one.measure}</Korean>
        </span>
      </span>
    ),
  },
  { id: 'year', header: t.year, numeric: true, sort: (one) => one.year, cell: (one) => one.year },
  { id: 'target', header: t.target, numeric: true, cell: (one) => figure(one.target) },
  {
    id: 'reported',
    header: t.reported,
    numeric: true,
    cell: (one) => (
      <button
        type="button"
        className={styles.link}
        aria-label={t.open(formatNumber(one.value), one.indicator, one.year)}
        onClick={() => acts.open(one.path)}
      >
        {formatNumber(one.value)}
      </button>
    ),
  },
  { id: 'stored', header: t.stored, numeric: true, cell: (one) => figure(one.stored?.value ?? null) },
  {
    id: 'rate',
    header: t.rate,
    numeric: true,
    cell: (one) => (
      <span>
        {one.rate === null ? '–' : one.rate.toFixed(1)}
        {one.printedRate !== null && <small className={styles.kept}> {t.printedRate(one.printedRate)}</small>}
      </span>
    ),
  },
  { id: 'act', header: t.act, cell: (one) => <WhatHappens result={one} acts={acts} free={free} t={t} /> },
]

const figure = (value: number | null) => (value === null ? '–' : formatNumber(value))

function WhatHappens({ result, acts, free, t }: { result: Result; acts: ChangeActs; free: readonly Free[]; t: Words }) {
  const { standing, barred, decision, path } = result
  const subject = `result:${path}`
  if (standing === 'new') return t.enters
  if (standing === 'same') return acts.editable ? t.confirms : t.same
  if (barred === 'no-indicator' && result.stored === null && acts.editable && free.length > 0)
    return <Choose result={result} acts={acts} free={free} t={t} />
  if (barred !== null) return t[barred]
  if (!acts.editable || decision === 'accepted' || decision === 'refused')
    return (
      <span className={styles.acts}>
        {decision === 'accepted' ? t.takes : t.keeps}
        {acts.editable && (
          <Button small kind="quiet" disabled={acts.busy} onClick={() => acts.decide(subject, 'open')}>
            {t.again}
          </Button>
        )}
      </span>
    )
  return (
    <span className={styles.acts}>
      <Button small disabled={acts.busy} onClick={() => acts.decide(subject, 'accepted')}>
        {t.takeReport}
      </Button>
      <Button small disabled={acts.busy} onClick={() => acts.decide(subject, 'refused')}>
        {t.keepStored}
      </Button>
    </span>
  )
}

/** An indicator of the document that no name leads to: a person says which of the plan's it is. */
function Choose({ result, acts, free, t }: { result: Result; acts: ChangeActs; free: readonly Free[]; t: Words }) {
  const record = result.path.split('/').slice(0, 2).join('/')
  return (
    <span className={styles.acts}>
      {t['no-indicator']}
      <select
        aria-label={t.chooseOne(result.indicator)}
        disabled={acts.busy}
        value=""
        onChange={(event) => acts.decide(`match:${record}`, 'accepted', event.currentTarget.value)}
      >
        <option value="">{t.choose}</option>
        {free.flatMap(({ stored }) =>
          stored === null
            ? []
            : [
                <option key={stored.id} value={stored.id} lang="ko">
                  {stored.name}
                </option>,
              ],
        )}
      </select>
    </span>
  )
}

/** Says in numbers what entering the results does, then asks. */
export function ResultsDialog(props: {
  summary: PlanSummary
  report: Report
  pending: boolean
  refused: Refused | null
  onClose: () => void
  onConfirm: () => void
}) {
  const t = useText(resultMessages)
  const words = useText(confirmMessages)
  const language = useLanguage()
  const { summary, report } = props
  const { fiscalYear, bureau } = summary.plan
  return (
    <FormDialog
      title={t.confirm}
      act={t.confirm}
      back={words.notYet}
      missing={summary.needsInAll > 0 && words.blocked(summary.needsInAll)}
      pending={props.pending}
      problem={props.refused !== null && refusalText(props.refused, language)}
      onClose={props.onClose}
      onSend={props.onConfirm}
    >
      <p className={confirmStyles.lead}>{t.lead(fiscalYear, bureau, report.new + report.taken)}</p>
      <ul className={confirmStyles.list}>
        {report.same > 0 && <li>{t.sources(report.same)}</li>}
        {report.differs - report.taken > 0 && <li>{t.kept(report.differs - report.taken)}</li>}
        {report.barred > 0 && <li data-kind="warn">{t.notEntered(report.barred)}</li>}
        {summary.unread > 0 && <li data-kind="warn">{words.unread(summary.unread)}</li>}
        <li>{t.noPlan}</li>
      </ul>
    </FormDialog>
  )
}
