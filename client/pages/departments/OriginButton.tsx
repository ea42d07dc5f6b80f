import { useQuery } from '@tanstack/react-query'
import { useText } from '../../language.tsx'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Explain } from '../../ui/Explain.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { planTexts } from './messages-plan.ts'
import { OriginList } from './OriginList.tsx'

interface Asked {
  readonly subject: 'budget_amount' | 'budget_statement' | 'programme' | 'project'
  readonly ids: readonly number[]
}

/** Where a row's figures are printed. Asked for only when somebody wants to know. */
export function OriginButton({ name, ...asked }: Asked & { name: string }) {
  const t = useText(planTexts)
  return (
    <Explain subject={name} question={t.originOf} compact>
      <Origins {...asked} />
    </Explain>
  )
}

function Origins({ subject, ids }: Asked) {
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(trpc.budgets.origins.queryOptions({ subject, ids: ids.slice(0, 200) }))
  if (error) return <ErrorNotice reason={reasonOf(error)} onRetry={() => void refetch()} />
  return data === undefined ? <Skeleton lines={3} /> : <OriginList origins={data} />
}
