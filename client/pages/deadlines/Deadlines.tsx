import { CatchBoundary, type ErrorComponentProps, getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { countdown, countdownText } from '#domain/entry/countdown.ts'
import { daysBetween } from '#domain/entry/due.ts'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import { formatDate } from '../../format.ts'
import { PageError } from '../../frame/states.tsx'
import { usePastDay } from '../../known-day.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { useLanguage, useText } from '../../language.tsx'
import { useSteadyQuery } from '../../shared/steady.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { BoardTable } from './board-columns.tsx'
import { messages } from './messages.ts'
import { PressingSteps } from './PressingSteps.tsx'
import { RemindDialog } from './Remind.tsx'
import { type Board, type Line, linesOf, type Show, shownLines, summaryOf } from './shown.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import styles from './deadlines.module.css'

const route = getRouteApi('/frame/deadlines')

/** 마감 현황: which figures are left, by when and whom they wait for. */
export function Deadlines() {
  return (
    <CatchBoundary getResetKey={() => 'deadlines'} errorComponent={BoardError}>
      <Page />
    </CatchBoundary>
  )
}

function BoardError(props: ErrorComponentProps) {
  const t = useText(messages)
  const { department } = route.useSearch()
  if (reasonOf(props.error) !== 'forbidden' || department !== undefined) return <PageError {...props} />
  return (
    <PageFrame documentTitle={t.page} title={t.page}>
      <EmptyState title={t.noAccess}>{t.noAccessWhat}</EmptyState>
    </PageFrame>
  )
}

function Page() {
  const t = useText(messages)
  const language = useLanguage()
  const trpc = useTRPC()
  const search = route.useSearch()
  const board = useSteadyQuery(
    trpc.deadlines.board.queryOptions({ year: search.year, bureauId: search.bureau, departmentId: search.department }),
  ).data
  const role = useFrame()?.user.role
  const past = usePastDay()
  const [reminding, setReminding] = useState(false)
  const [said, setSaid] = useState('')
  const lines = linesOf(board)
  const show: Show = search.show ?? 'left'
  const shown = shownLines(lines, show)
  const { values, departments, next } = summaryOf(lines)
  const title =
    values > 0
      ? board.departments.length > 1
        ? t.late(values, departments)
        : t.lateOwn(values)
      : next !== null
        ? t.next(formatDate(next.on), countdownText(next.count)[language])
        : lines.length > 0
          ? t.allDone
          : t.page
  const empty =
    lines.length === 0 ? (
      <EmptyState title={t.none}>{t.noneAtAll}</EmptyState>
    ) : (
      <EmptyState title={show === 'late' ? t.noneLate : t.noneLeft}>{t.noneWhat}</EmptyState>
    )
  return (
    <PageFrame
      sheet="landscape"
      documentTitle={show === 'left' ? t.page : `${(show === 'late' ? t.showLate : t.showAll)(shown.length)} · ${t.page}`}
      title={title}
      subtitle={t.what(formatDate(board.today))}
      actions={<Choices board={board} lines={lines} show={show} />}
    >
      <Lists board={board} />
      <PressingSteps />
      <Card
        headline={t.table}
        actions={
          <>
            {values > 0 && !past && role !== undefined && PERMISSIONS['period.manage'][role] === 'everywhere' && (
              <Button onClick={() => setReminding(true)}>{t.remind}</Button>
            )}
            {role !== undefined && PERMISSIONS['deputy.name'][role] !== 'nowhere' && (
              <Link to="/periods" search={{ tab: 'deputies' }}>
                {t.deputies}
              </Link>
            )}
          </>
        }
      >
        <p className={styles.saidNow} role="status">
          {said}
        </p>
        {shown.length === 0 ? empty : <BoardTable lines={shown} several={board.departments.length > 1} />}
        {reminding && (
          <RemindDialog
            scope={{ bureauId: search.bureau, departmentId: search.department }}
            onClose={() => setReminding(false)}
            onDone={(text) => {
              setSaid(text)
              setReminding(false)
            }}
          />
        )}
      </Card>
    </PageFrame>
  )
}

/** Quarterly lists of budget transfers that wait to go to the council. */
function Lists({ board }: { board: Board }) {
  const t = useText(messages)
  const language = useLanguage()
  if (board.lists.length === 0) return null
  return (
    <Card headline={t.lists} subtitle={t.listsWhat}>
      <ul className={styles.lists}>
        {board.lists.map((list) => {
          const days = daysBetween(list.dueOn, board.today)
          return (
            <li key={`${list.year}.${list.quarter}`}>
              <Link to="/budget" search={{ tab: 'transfers' }}>
                {t.listOf(list.year, list.quarter)}
              </Link>
              <span>{t.listCount(list.count)}</span>
              <span className={styles.due} data-late={days > 0} data-soon={days > -8}>
                {formatDate(list.dueOn)} <strong>{countdownText(countdown(list.dueOn, board.today))[language]}</strong>
              </span>
              {list.state === 'changed' && <strong>{t.listChanged}</strong>}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** What is shown, kept in the address. What leaves no choice is not there. */
function Choices({ board, lines, show }: { board: Board; lines: readonly Line[]; show: Show }) {
  const t = useText(messages)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const go = (next: typeof search) => void navigate({ search: { ...search, ...next }, replace: true })
  const departments = board.departments.filter((d) => search.bureau === undefined || d.bureauId === search.bureau)
  const count = (of: Show) => shownLines(lines, of).length
  return (
    <>
      {board.bureaus.length > 1 && (
        <select
          className={styles.select}
          aria-label={t.bureau}
          value={search.bureau ?? ''}
          onChange={(event) => go({ bureau: Number(event.target.value) || undefined, department: undefined })}
        >
          <option value="">{t.allBureaus}</option>
          {board.bureaus.map((b) => (
            <option key={b.id} value={b.id} lang="ko">
              {b.name}
            </option>
          ))}
        </select>
      )}
      {board.departments.length > 1 && (
        <select
          className={styles.select}
          aria-label={t.department}
          value={search.department ?? ''}
          onChange={(event) => go({ department: Number(event.target.value) || undefined })}
        >
          <option value="">{t.allDepartments}</option>
          {departments.map((d) => (
            <option key={d.id} value={d.id} lang="ko">
              {d.name}
            </option>
          ))}
        </select>
      )}
      <Segmented
        small
        label={t.year}
        value={board.year ?? 0}
        onChange={(year) => go({ year: year === 0 ? undefined : year })}
        options={[{ value: 0, label: t.now }, ...board.years.map((year) => ({ value: year, label: year }))]}
      />
      <Segmented<Show>
        small
        label={t.show}
        value={show}
        onChange={(next) => go({ show: next === 'left' ? undefined : next })}
        options={[
          { value: 'late', label: t.showLate(count('late')) },
          { value: 'left', label: t.showLeft(count('left')) },
          { value: 'all', label: t.showAll(count('all')) },
        ]}
      />
    </>
  )
}
