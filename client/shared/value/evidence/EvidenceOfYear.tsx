import { useSuspenseQuery } from '@tanstack/react-query'
import { useText } from '../../../language.tsx'
import { useTRPC } from '../../../trpc.ts'
import styles from './evidence.module.css'
import { Items } from './Items.tsx'
import { messages } from './messages.ts'

/** All evidence of an indicator in one year, to be read only; `ofMonth` says which period each belongs to. */
export function EvidenceOfYear(props: { indicatorId: number; year: number; ofMonth?: (month: number) => string }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.evidence.ofYear.queryOptions({ indicatorId: props.indicatorId, year: props.year }))
  if (data.length === 0) return <p className={styles.hint}>{t.yearNone}</p>
  return <Items items={data} onRemove={null} {...(props.ofMonth ? { ofMonth: props.ofMonth } : {})} />
}
