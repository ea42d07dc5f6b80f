import { useSuspenseQuery } from '@tanstack/react-query'
import { CatchBoundary, type ErrorComponentProps, getRouteApi, Link } from '@tanstack/react-router'
import { PageError } from '../../frame/states.tsx'
import { useText } from '../../language.tsx'
import { factsOf, reasonOf, useTRPC } from '../../trpc.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { messages } from './messages.ts'
import { type ReactNode, useState } from 'react'
import { useFrame } from '../../frame/use-frame.ts'
import { kit } from '../../messages.ts'
import { type Draft, useDraft } from '../../shared/write/draft.ts'
import type { Write } from '../../shared/write/use-write.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { ActionBar } from './ActionBar.tsx'
import { DepartmentCard } from './DepartmentCard.tsx'
import { Figure } from './RowFacts.tsx'
import { PeriodChoice } from './PeriodChoice.tsx'
import type { GridCell, Picked, ReviewDepartment, ReviewList } from './selection.ts'
import { useReview } from './use-review.ts'
import styles from './Review.module.css'
import { countdownText } from '#domain/entry/due.ts'
import { formatDate } from '../../format.ts'

const route = getRouteApi('/frame/review')

/** 검토·확정. Heads and their deputies act; whoever else may read the entries looks on. */
export function Review() {
  return (
    <CatchBoundary getResetKey={() => 'review'} errorComponent={Failed}>
      <Page />
    </CatchBoundary>
  )
}

function Page() {
  const trpc = useTRPC()
  const { year, month, bureau } = route.useSearch()
  const list = useSuspenseQuery(trpc.review.list.queryOptions({ year, month, bureauId: bureau })).data
  return <ReviewPage list={list} key={`${bureau ?? ''}.${list.year}.${list.month}`} />
}

function Failed(props: ErrorComponentProps) {
  const t = useText(messages)
  if (reasonOf(props.error) !== 'forbidden') return <PageError {...props} />
  return (
    <PageFrame documentTitle={t.page} title={t.page}>
      <EmptyState title={t.noAccess}>{t.noAccessWhat}</EmptyState>
    </PageFrame>
  )
}

const waits = (of: ReviewDepartment) => of.rows.length + of.plain.length > 0

function ReviewPage({ list }: { list: ReviewList }) {
  const t = useText(messages)
  const { department } = route.useSearch()
  const role = useFrame()?.user.role
  const review = useReview({ year: list.year, month: list.month })
  const [returning, setReturning] = useState<Picked | null>(null)
  const [reopening, setReopening] = useState<GridCell | null>(null)
  const all = list.departments
  // Where something waits comes first: of thirty departments most have nothing on a given day.
  const cards = (all.some((c) => c.id === department) ? all.filter((c) => c.id === department) : all).toSorted(
    (a, b) => Number(waits(b)) - Number(waits(a)),
  )
  const reviews = cards.some((c) => c.reviews)
  const rows = cards.flatMap((c) => [...c.rows, ...c.plain])
  const plain = cards.reduce((sum, c) => sum + c.plain.length, 0)
  const period = list.month === 0 ? t.yearName(list.year) : t.monthName(list.year, list.month)
  const reopenCell =
    reopening === null
      ? null
      : (cards.flatMap((c) => c.confirmed).find((c) => c.indicatorId === reopening.indicatorId) ?? reopening)
  return (
    <PageFrame
      title={rows.length > 0 ? t.waiting(rows.length) : t.nothing}
      documentTitle={t.page}
      subtitle={
        reviews
          ? t.summary(period, rows.length - plain, plain)
          : `${period} · ${role === 'administrator' ? t.readOnlyAdministrator : t.readOnly}`
      }
      actions={<PeriodChoice list={list} />}
    >
      {rows.length > 0 && reviews && <p className={styles.keys}>{t.keys}</p>}
      {rows.length === 0 && <Nothing cards={cards} search={{ year: list.year, month: list.month }} />}
      {cards.map((of) => (
        <DepartmentCard
          key={of.id}
          of={of}
          review={review}
          onReopen={(cell) => {
            review.reopen.reset()
            setReopening(cell)
          }}
        />
      ))}
      {(reviews || review.said !== '') && (
        <ActionBar
          rows={rows}
          review={review}
          asking={returning !== null || reopening !== null}
          onReturn={(some) => {
            review.sendBack.reset()
            setReturning(some)
          }}
        />
      )}
      {returning !== null && (
        <ReasonDialog
          title={t.returnTitle(returning.size)}
          name={`review.return.${list.year}.${list.month}`}
          how={t.returnHow}
          act={t.returnDo}
          danger
          write={review.sendBack}
          onClose={() => setReturning(null)}
          onAct={(reason, draft) => review.doReturn(returning, reason, () => setReturning(null), draft)}
        >
          <ul className={styles.names}>
            {rows
              .filter(({ cell }) => returning.has(cell.indicatorId))
              .map(({ cell }) => (
                <li key={cell.indicatorId} lang="ko">
                  {cell.name}
                </li>
              ))}
          </ul>
        </ReasonDialog>
      )}
      {reopenCell !== null && (
        <ReasonDialog
          title={t.reopenTitle}
          name={`review.reopen.${list.year}.${list.month}.${reopenCell.indicatorId}`}
          how={t.reopenHow}
          act={t.reopenDo}
          write={review.reopen}
          onClose={() => setReopening(null)}
          onAct={(reason, draft) => review.doReopen(reopenCell, reason, () => setReopening(null), draft)}
        >
          <p className={styles.subject}>
            <span lang="ko">{reopenCell.name}</span> <Figure value={reopenCell.value} unit={reopenCell.unit} strong />
          </p>
        </ReasonDialog>
      )}
    </PageFrame>
  )
}

/** Asks for the reason that is kept beside the value. */
function ReasonDialog(props: {
  title: string
  /** of the draft */
  name: string
  how: string
  act: string
  danger?: boolean
  write: Pick<Write<never, unknown>, 'pending' | 'refused' | 'error'>
  onClose: () => void
  onAct: (reason: string, draft: Draft<object>) => void
  children: ReactNode
}) {
  const t = useText(messages)
  const k = useText(kit)
  const draft = useDraft(props.name, { reason: '' })
  const reason = draft.typed.reason.trim()
  const { refused, pending, error } = props.write
  // The indicator the server names when it refuses a whole request.
  const { indicator } = factsOf(error)
  return (
    <FormDialog
      title={props.title}
      act={props.act}
      danger={props.danger === true}
      missing={reason === '' && k.missingReason}
      pending={pending}
      refused={refused}
      problem={
        refused === undefined || indicator === undefined ? null : refused === 'version-conflict' ? (
          t.changedMeanwhile(String(indicator))
        ) : (
          <ErrorNotice reason={refused} title={t.ofOne(String(indicator))} />
        )
      }
      draft={draft}
      onClose={props.onClose}
      onSend={() => props.onAct(reason, draft)}
    >
      {props.children}
      <p className={styles.how}>{props.how}</p>
      <ReasonField label={t.reasonLabel} rows={4} value={draft.typed.reason} onChange={(text) => draft.type({ reason: text })} />
    </FormDialog>
  )
}

/** Nothing waits: because all is confirmed, because it is not submitted yet, or because nothing is due in this period. */
function Nothing(props: { cards: readonly ReviewDepartment[]; search: { year: number; month: number } }) {
  const t = useText(messages)
  const total = props.cards.reduce((sum, c) => sum + c.progress.of, 0)
  const left = total - props.cards.reduce((sum, c) => sum + c.progress.confirmed + c.progress.submitted, 0)
  const due = props.cards
    .flatMap((c) => (c.progress.due === null ? [] : [c.progress.due]))
    .toSorted((a, b) => a.on.localeCompare(b.on))[0]
  const when = due === undefined ? '' : `${formatDate(due.on)} ${countdownText(due.count)}`
  return (
    <EmptyState
      title={t.emptyTitle}
      action={
        left > 0 && (
          <Link to="/entry" search={props.search}>
            {t.toEntry}
          </Link>
        )
      }
    >
      {total === 0 ? t.emptyNone : left === 0 ? t.emptyDone : t.emptyLeft(left, when)}
    </EmptyState>
  )
}
