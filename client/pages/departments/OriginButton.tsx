import { useQuery } from '@tanstack/react-query'
import { useText } from '../../language.tsx'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Explain } from '../../ui/Explain.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { moneyTexts } from './messages-money.ts'
import styles from './Origin.module.css'
import { OriginList } from './OriginList.tsx'

interface Asked {
  readonly subject: 'budget_amount' | 'budget_statement' | 'programme' | 'project' | 'staffing'
  readonly ids: readonly number[]
  /** one figure of the row; all of them when left out */
  readonly field?: string
}

/** Where a row's figures are printed. Asked for only when somebody wants to know. */
export function OriginButton({ name, ...asked }: Asked & { name: string }) {
  const t = useText(moneyTexts)
  return (
    <Explain subject={name} question={t.originOf} compact>
      {/* Of one width from the start: the panel is placed before the answer comes. Long lists scroll, so a key must reach them. */}
      <div className={styles.popover} role="group" aria-label={name} tabIndex={0}>
        <Origins {...asked} />
      </div>
    </Explain>
  )
}

function Origins({ subject, ids, field }: Asked) {
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(trpc.budgets.origins.queryOptions({ subject, ids: ids.slice(0, 200) }))
  if (error) return <ErrorNotice reason={reasonOf(error)} onRetry={() => void refetch()} />
  return data === undefined ? (
    <Skeleton lines={3} />
  ) : (
    <OriginList origins={field === undefined ? data : data.filter((o) => o.field === field)} />
  )
}
