import { useSuspenseQuery } from '@tanstack/react-query'
import { useTRPC } from '../../trpc.ts'
import { NotRead } from './NotRead.tsx'
import { PlanReview } from './PlanReview.tsx'
import { Reading } from './Reading.tsx'

const WATCH_MS = 500

/** One import, whatever became of it: being read, not read, no plan, or a plan to review. */
export function DraftPage({ draftId }: { draftId: number }) {
  const trpc = useTRPC()
  const { data: status } = useSuspenseQuery({
    ...trpc.imports.status.queryOptions({ draftId }),
    refetchInterval: (query) => (query.state.data?.state === 'uploaded' ? WATCH_MS : false),
  })
  if (status.state === 'uploaded') return <Reading status={status} />
  if (status.readAt === null || status.state === 'refused') return <NotRead status={status} />
  return <PlanReview status={status} />
}
