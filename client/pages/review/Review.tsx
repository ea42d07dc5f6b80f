import { useSuspenseQuery } from '@tanstack/react-query'
import { CatchBoundary, type ErrorComponentProps, getRouteApi } from '@tanstack/react-router'
import { PageError } from '../../frame/states.tsx'
import { useText } from '../../language.tsx'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { messages } from './messages.ts'
import { ReviewPage } from './ReviewPage.tsx'

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
