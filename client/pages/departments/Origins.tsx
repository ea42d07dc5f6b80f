import { useQuery } from '@tanstack/react-query'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { InOriginal } from '../../shared/value/origin/InOriginal.tsx'
import { originMessages } from '../../shared/value/origin/messages.ts'
import { confirmedOf, doubtsOf, placeOf } from '../../shared/value/origin/origin-words.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Explain } from '../../ui/Explain.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './Origin.module.css'
import type { Origin } from './figures.ts'
import { moneyTexts } from './messages-money.ts'
import { panelTexts } from './messages-panel.ts'

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

// What a field of the store is called in the printed table is its column; a placeholder is printed but is not a figure.
const isPlaceholder = (o: Origin) => o.field.includes('placeholder')

/** Document › table › row, then each figure with the string as printed and, where the document is kept, its place. */
export function OriginList({ origins }: { origins: readonly Origin[] }) {
  const t = useText(panelTexts)
  const words = useText(originMessages)
  const language = useLanguage()
  const placed = (group: readonly Origin[]) => group.some((o) => o.importId !== null || placeOf(o, words) !== null)
  if (origins.length === 0) return <p className="muted">{t.originsNone}</p>
  const groups = [...Map.groupBy(origins, (o) => `${o.document}\n${o.table}\n${o.row}`).values()]
  return (
    <div className={styles.groups}>
      {groups.map((group) => {
        const first = group[0]
        if (first === undefined) return null
        return (
          <div key={`${first.table}${first.row}`}>
            <p className={styles.document}>
              <Korean>{first.document}</Korean>
            </p>
            <p className={styles.place}>
              <Korean>{t.originRow(first.table, first.row)}</Korean>
            </p>
            <p className={styles.document}>{confirmedOf(first, words)}</p>
            <table className={styles.table} aria-label={`${first.document} ${t.originRow(first.table, first.row)}`}>
              <thead>
                <tr>
                  <th scope="col">{t.column}</th>
                  <th scope="col">{t.raw}</th>
                  {placed(group) && (
                    <th scope="col" className="num">
                      {t.where}
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {group.map((o) => (
                  <tr key={`${o.subject}${o.subjectId}${o.field}`}>
                    <th scope="row">
                      <Korean>{o.column}</Korean>
                    </th>
                    <td>
                      <Korean>{o.raw === '' ? t.blank : `“${o.raw}”`}</Korean>
                      {isPlaceholder(o) && <span className={styles.note}>{t.placeholder}</span>}
                      {doubtsOf(o, words, language) !== null && (
                        <span className={styles.note}>{doubtsOf(o, words, language)}</span>
                      )}
                    </td>
                    {placed(group) && (
                      <td>
                        {placeOf(o, words) ?? '–'}
                        <span className={styles.note}>
                          <InOriginal origin={o} />
                        </span>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      })}
    </div>
  )
}
