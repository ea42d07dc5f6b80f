import { useSuspenseQuery } from '@tanstack/react-query'
import { CatchBoundary, type ErrorComponentProps, getRouteApi, Link } from '@tanstack/react-router'
import { countdownText } from '#domain/entry/due.ts'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import { formatDate } from '../../format.ts'
import { PageError } from '../../frame/states.tsx'
import { useFrame } from '../../frame/use-frame.ts'
import { useText } from '../../language.tsx'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { BoardTable } from './BoardTable.tsx'
import { Choices } from './Choices.tsx'
import { messages } from './messages.ts'
import { linesOf, type Show, shownLines, summaryOf } from './shown.ts'

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
  const trpc = useTRPC()
  const search = route.useSearch()
  const board = useSuspenseQuery(
    trpc.deadlines.board.queryOptions({ year: search.year, bureauId: search.bureau, departmentId: search.department }),
  ).data
  const role = useFrame()?.user.role
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
        ? t.next(formatDate(next.on), countdownText(next.count))
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
      documentTitle={t.page}
      title={title}
      subtitle={t.what(formatDate(board.today))}
      actions={<Choices board={board} lines={lines} show={show} />}
    >
      <Card
        headline={t.table}
        actions={
          role !== undefined &&
          PERMISSIONS['deputy.name'][role] !== 'nowhere' && (
            <Link to="/periods" search={{ tab: 'deputies' }}>
              {t.deputies}
            </Link>
          )
        }
      >
        {shown.length === 0 ? empty : <BoardTable lines={shown} several={board.departments.length > 1} />}
      </Card>
    </PageFrame>
  )
}
