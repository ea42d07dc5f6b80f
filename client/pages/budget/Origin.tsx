import { useQuery } from '@tanstack/react-query'
import { Korean, type Texts, useLanguage, useText } from '../../language.tsx'
import { InOriginal } from '../../shared/value/origin/InOriginal.tsx'
import { originMessages } from '../../shared/value/origin/messages.ts'
import { confirmedOf, doubtsOf, placeOf } from '../../shared/value/origin/origin-words.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './budget.module.css'
import { budgetMessages } from './messages.ts'

// The store names columns its own way; the page only ever asks for these.
const COLUMN: Readonly<Record<string, string>> = {
  budgetShare: 'budget_share',
  previousShare: 'previous_share',
  changeRate: 'change_rate',
}

/** Where one stored figure stands in its document, with the letters as they are printed there, and who confirmed it. */
export function Origin(props: { subject: 'budget_amount' | 'budget_statement' | 'budget_execution'; id: number; field: string }) {
  const t = useText(budgetMessages)
  const words = useText(originMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const answer = useQuery(trpc.budgets.origins.queryOptions({ subject: props.subject, ids: [props.id] }))
  if (answer.isPending) return <Skeleton lines={3} />
  if (answer.isError) return <ErrorNotice reason={reasonOf(answer.error)} onRetry={() => void answer.refetch()} />
  const origin = answer.data.find((one) => one.field === (COLUMN[props.field] ?? props.field))
  if (origin === undefined) return <p className="muted">{t.noOrigin}</p>
  const place = placeOf(origin, words)
  const doubts = doubtsOf(origin, words, language)
  return (
    <dl className={styles.pairs}>
      <div>
        <dt>{t.document}</dt>
        <dd>
          <Korean>{origin.document}</Korean>
        </dd>
      </div>
      <div>
        <dt>{t.place}</dt>
        <dd>
          <Korean>{origin.table}</Korean> · <Korean>{rowOf(origin.row, t)}</Korean> · <Korean>{origin.column}</Korean>
          {place !== null && <> · {place}</>} <InOriginal origin={origin} />
        </dd>
      </div>
      <div>
        <dt>{t.originRaw}</dt>
        <dd>
          <q className={styles.raw}>{origin.raw}</q>
          {doubts !== null && (
            <>
              {' '}
              <span className={styles.quiet}>{doubts}</span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t.confirmedBy}</dt>
        <dd>{confirmedOf(origin, words)}</dd>
      </div>
    </dl>
  )
}

/** Rows of the statement are stored by their key. */
function rowOf(row: string, t: Texts<typeof budgetMessages>): string {
  const words: Readonly<Record<string, string>> = {
    total: t.itemTotal,
    policy: t.itemPolicy,
    administration: t.itemAdministration,
    personnel: t.itemPersonnel,
    basic: t.itemBasic,
    finance: t.itemFinance,
  }
  return words[row] ?? row
}
