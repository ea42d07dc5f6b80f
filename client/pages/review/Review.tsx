import { CatchBoundary, type ErrorComponentProps, getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { countdown, countdownText } from '#domain/entry/countdown.ts'
import { daysBetween, seoulDay } from '#domain/entry/due.ts'
import { formatDate } from '../../format.ts'
import { Onward, PageError } from '../../frame/states.tsx'
import { useFrame } from '../../frame/use-frame.ts'
import { usePastDay } from '../../known-day.ts'
import { type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { usePageHelp } from '../../shared/keys.ts'
import { useSteadyQuery } from '../../shared/steady.ts'
import { usePeriodNames } from '../../shared/text/period-name.ts'
import { ReasonDialog } from '../../shared/write/ReasonDialog.tsx'
import type { Write } from '../../shared/write/use-write.ts'
import { factsOf, reasonOf, useTRPC } from '../../trpc.ts'
import { Opened } from '../../ui/Opened.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ActionBar } from './ActionBar.tsx'
import { Choices, confirmedPeriod, ShowChoice, TAB } from './Choices.tsx'
import { Inbox } from './Inbox.tsx'
import { KEYS, messages } from './messages.ts'
import { ChangingList, ConfirmedList } from './OtherLists.tsx'
import { Figure } from './RowFacts.tsx'
import { type GridCell, keyOf, NONE, type Pickable, returnDraft, type ReviewList, sectionsOf } from './selection.ts'
import { useReview } from './use-review.ts'
import styles from './Review.module.css'

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
  const list = useSteadyQuery(trpc.review.list.queryOptions({ year, month, bureauId: bureau })).data
  return <ReviewPage list={list} key={bureau ?? ''} />
}

function Failed(props: ErrorComponentProps) {
  const t = useText(messages)
  if (reasonOf(props.error) !== 'forbidden') return <PageError {...props} />
  return (
    <PageFrame documentTitle={t.page} title={t.page}>
      <EmptyState title={t.noAccess} action={<Onward />}>
        {t.noAccessWhat}
      </EmptyState>
    </PageFrame>
  )
}

function ReviewPage({ list }: { list: ReviewList }) {
  const t = useText(messages)
  const names = usePeriodNames()
  const { department, year, month, show = 'waiting' } = route.useSearch()
  const language = useLanguage()
  const role = useFrame()?.user.role
  const [returning, setReturning] = useState<readonly Pickable[] | null>(null)
  const [reopening, setReopening] = useState<GridCell | null>(null)
  const chosen = list.departments.filter((d) => d.id === department)
  const shown = chosen.length > 0 ? chosen : list.departments
  const past = usePastDay()
  const reviews = !past && shown.some((d) => d.reviews)
  const sections = sectionsOf(shown)
  const { all } = sections
  const review = useReview(all.length)
  usePageHelp(reviews ? { keys: KEYS.map(([key, ko, en]) => [key, language === 'ko' ? ko : en]) } : null)
  const ofPeriod = year !== undefined && month !== undefined ? { year, month } : null
  const [oldest] = all.flatMap(({ cell }) => cell.last?.at ?? []).toSorted()
  const subtitle = [
    ...(ofPeriod === null ? [] : [names.at(ofPeriod.year, ofPeriod.month), progressText(shown, t)]),
    ...(oldest === undefined ? [] : [t.oldest(Math.max(0, daysBetween(seoulDay(new Date(oldest)), list.today)))]),
    ...(ofPeriod === null && all.length > 0 && list.next !== null ? [nextText(list.next, list.today, names, t, language)] : []),
    ...(reviews || past ? [] : [role === 'administrator' ? t.readOnlyAdministrator : t.readOnly]),
  ].join(' · ')
  return (
    <PageFrame
      title={t.waiting(all.length, sections.look.length + sections.again.length)}
      documentTitle={[
        t[TAB[show]](all.length),
        t.page,
        ...(ofPeriod === null ? [] : [names.at(ofPeriod.year, ofPeriod.month)]),
      ].join(' · ')}
      subtitle={subtitle}
      actions={<ShowChoice list={list} onChange={() => review.pick(NONE)} />}
    >
      <div className={`${styles.choices} no-print`}>
        <Choices list={list} departments={list.departments} />
        {reviews && all.length > 0 && show === 'waiting' && <p className={styles.keys}>{t.keysHint}</p>}
      </div>
      {show === 'waiting' && all.length === 0 && <Nothing list={list} ofPeriod={ofPeriod} />}
      {show === 'waiting' && all.length > 0 && (
        <Inbox
          sections={sections}
          review={review}
          reviews={(id) => reviews && shown.some((d) => d.id === id && d.reviews)}
          departmentOf={shown.length > 1 ? (id) => shown.find((d) => d.id === id)?.shortName ?? '' : null}
          today={list.today}
          returning={returning !== null}
          onReturn={(some) => {
            review.sendBack.reset()
            setReturning(some)
          }}
        />
      )}
      {show === 'changing' && <Changing departments={shown} />}
      {show === 'confirmed' && (
        // In its own place: the page, and the switch that has the focus, stay.
        <Opened waiting={<Skeleton height={240} lines={6} />}>
          <Confirmed
            list={list}
            department={chosen[0]?.id}
            onReopen={(cell) => {
              review.reopen.reset()
              setReopening(cell)
            }}
          />
        </Opened>
      )}
      {(reviews || review.status !== '') && (
        <ActionBar
          rows={all}
          review={review}
          dialogOpen={returning !== null || reopening !== null}
          onReturn={(some) => {
            review.sendBack.reset()
            setReturning(some)
          }}
        />
      )}
      {returning !== null && (
        <ReasonDialog
          title={t.returnTitle(returning.length)}
          name={returnDraft(returning)}
          problem={problemOf(review.sendBack, t)}
          label={t.reasonLabel}
          rows={4}
          act={t.returnDo}
          danger
          write={review.sendBack}
          onClose={() => setReturning(null)}
          onSend={(reason, draft) => review.doReturn(returning, reason, () => setReturning(null), draft)}
        >
          <ul className={styles.names}>
            {all
              .filter(({ cell }) => returning.some((one) => keyOf(one) === keyOf(cell)))
              .map(({ cell }) => (
                <li key={keyOf(cell)} lang="ko">
                  {cell.name} · {names.of(cell.year, cell.month, cell.frequency, cell.reported)}
                </li>
              ))}
          </ul>
          <p className={styles.how}>{t.returnHow}</p>
        </ReasonDialog>
      )}
      {reopening !== null && (
        <ReasonDialog
          title={t.reopenTitle}
          name={`review.reopen.${keyOf(reopening)}`}
          problem={problemOf(review.reopen, t)}
          label={t.reasonLabel}
          rows={4}
          act={t.reopenDo}
          write={review.reopen}
          onClose={() => setReopening(null)}
          onSend={(reason, draft) => review.doReopen(reopening, reason, () => setReopening(null), draft)}
        >
          <p className={styles.subject}>
            <span lang="ko">{reopening.name}</span> <Figure value={reopening.value} unit={reopening.unit} strong />
          </p>
          <p className={styles.how}>{t.reopenHow}</p>
        </ReasonDialog>
      )}
    </PageFrame>
  )
}

/** "지표 3건 가운데 제출 0 · 확정 2 · 반려 1" over the departments shown. */
function progressText(departments: ReviewList['departments'], t: Texts<typeof messages>): string {
  const sum = (of: 'of' | 'submitted' | 'confirmed' | 'returned') =>
    departments.reduce((total, d) => total + (d.progress?.[of] ?? 0), 0)
  return t.progress(sum('of'), sum('submitted'), sum('confirmed'), sum('returned'))
}

const nextText = (
  next: NonNullable<ReviewList['next']>,
  today: string,
  names: ReturnType<typeof usePeriodNames>,
  t: Texts<typeof messages>,
  language: Language,
) =>
  t.nextLeft(
    names.at(next.year, next.month),
    next.count,
    `${formatDate(next.dueOn)} ${countdownText(countdown(next.dueOn, today))[language]}`,
  )

function Changing({ departments }: { departments: ReviewList['departments'] }) {
  const t = useText(messages)
  const rows = departments.flatMap((d) => d.changing)
  return rows.length === 0 ? <EmptyState title={t.noneChanging} /> : <ChangingList rows={rows} />
}

/** What is confirmed in the period of the address, or in the newest that has any. */
function Confirmed(props: { list: ReviewList; department: number | undefined; onReopen: (cell: GridCell) => void }) {
  const t = useText(messages)
  const { year, month } = route.useSearch()
  const at = confirmedPeriod(props.list, { year, month })
  return at === undefined ? (
    <EmptyState title={t.noneConfirmed} />
  ) : (
    <ConfirmedOf at={at} department={props.department} onReopen={props.onReopen} />
  )
}

function ConfirmedOf(props: {
  at: { readonly year: number; readonly month: number }
  department: number | undefined
  onReopen: (cell: GridCell) => void
}) {
  const t = useText(messages)
  const names = usePeriodNames()
  const trpc = useTRPC()
  const { bureau } = route.useSearch()
  const { year, month } = props.at
  const { departments } = useSteadyQuery(trpc.review.list.queryOptions({ year, month, bureauId: bureau })).data
  const found = departments.filter((d) => (props.department === undefined || d.id === props.department) && d.confirmed.length > 0)
  if (found.length === 0) return <EmptyState title={t.noneConfirmed} />
  return found.map((d) => (
    <ConfirmedList
      key={d.id}
      title={found.length > 1 ? `${names.at(year, month)} · ${d.name}` : names.at(year, month)}
      cells={d.confirmed}
      onReopen={props.onReopen}
    />
  ))
}

/** Of a request that was refused whole for one indicator: which one the server named. */
function problemOf({ refused, error }: Pick<Write<never, unknown>, 'refused' | 'error'>, t: Texts<typeof messages>): ReactNode {
  const { indicator } = factsOf(error)
  if (refused === undefined || indicator === undefined) return null
  return refused === 'version-conflict' ? (
    t.changedMeanwhile(String(indicator))
  ) : (
    <ErrorNotice reason={refused} title={t.ofOne(String(indicator))} />
  )
}

/** Nothing waits here: in other periods it may, or what comes next is not submitted yet. */
function Nothing({ list, ofPeriod }: { list: ReviewList; ofPeriod: { year: number; month: number } | null }) {
  const t = useText(messages)
  const language = useLanguage()
  const names = usePeriodNames()
  const search = route.useSearch()
  const elsewhere = ofPeriod === null ? 0 : list.periods.reduce((sum, p) => sum + p.waiting, 0)
  const { next } = list
  if (elsewhere > 0)
    return (
      <EmptyState
        title={t.emptyTitle}
        action={
          <Link to="/review" search={{ ...search, year: undefined, month: undefined }}>
            {t.allPeriods}
          </Link>
        }
      >
        {t.elsewhere(elsewhere)}
      </EmptyState>
    )
  return (
    <EmptyState
      title={t.emptyTitle}
      action={
        next !== null && (
          <Link to="/entry" search={{ year: next.year, month: next.month }}>
            {t.toEntry}
          </Link>
        )
      }
    >
      {next === null ? t.emptyDone : `${nextText(next, list.today, names, t, language)}. ${t.emptyNext}`}
    </EmptyState>
  )
}
