import { getRouteApi, Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { seoulDay } from '#domain/entry/due.ts'
import { formatDate, formatDateTime, formatNumber, withUnit } from '../../format.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { Korean, useText } from '../../language.tsx'
import { type Notice, useNoticeWords } from '../../shared/notices/notice-words.ts'
import { usePeriodNames } from '../../shared/text/period-name.ts'
import { useSteadyQuery } from '../../shared/steady.ts'
import { type Outputs, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { messages } from './messages.ts'
import styles from './notices.module.css'

type Answer = Outputs['notices']['digest']
type Item = Answer['items'][number]

const route = getRouteApi('/frame/notices')
const ACTS = ['return', 'reopen', 'confirm', 'submit'] as const
/** Kinds whose matter the lists of figures above say already. */
const SAID: ReadonlySet<Notice['kind']> = new Set(['returned', 'waiting', 'due', 'overdue', 'reopened', 'changed', 'confirmed'])

/** 하루 요약: what became due on a day, came back, was confirmed, opened again and submitted; on one sheet of paper. */
export function Digest({ choice }: { choice: ReactNode }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const digest = useSteadyQuery(trpc.notices.digest.queryOptions({ day: search.day })).data
  const { notices } = useSteadyQuery(trpc.notices.list.queryOptions()).data
  const role = useFrame()?.user.role ?? 'executive'
  const wordsOf = useNoticeWords(role)
  const names = usePeriodNames()
  const bureaus = useFrame()?.bureaus.length ?? 1
  const inBureau = (bureauId: number) => (bureaus > 1 ? { bureau: bureauId } : {})
  const others = notices.filter((n) => !SAID.has(n.kind) && seoulDay(new Date(n.at)) === digest.day)
  const left = digest.due.reduce((sum, one) => sum + one.left, 0)
  const count = (act: Item['act']) => digest.items.filter((item) => item.act === act).length
  const empty = digest.due.length + digest.items.length + others.length === 0
  return (
    <PageFrame
      documentTitle={`${t.digest} ${formatDate(digest.day)}`}
      title={empty ? t.digestNone(formatDate(digest.day)) : t.digestTitle(left, count('return'), count('confirm'))}
      subtitle={t.digestWhat(formatDate(digest.day))}
      actions={
        <>
          {choice}
          <select
            className={styles.select}
            aria-label={t.day}
            value={digest.day}
            onChange={(event) =>
              void navigate({
                search: (before) => ({ ...before, day: event.target.value === digest.today ? undefined : event.target.value }),
                replace: true,
              })
            }
          >
            {digest.days.map((day) => (
              <option key={day} value={day}>
                {day === digest.today ? t.todayOf(formatDate(day)) : formatDate(day)}
              </option>
            ))}
          </select>
          <Button onClick={() => window.print()}>{t.print}</Button>
        </>
      }
    >
      {empty && <EmptyState title={t.digestEmpty}>{digest.late > 0 ? t.late(digest.late) : t.digestEmptyWhat}</EmptyState>}
      {digest.due.length > 0 && (
        <Card
          headline={t.dueHead(
            digest.due.reduce((sum, one) => sum + one.count, 0),
            left,
          )}
          subtitle={t.dueWhat}
        >
          <ul className={styles.plain}>
            {digest.due.map((one) => (
              <li key={`${one.departmentId}.${one.year}.${one.month}`}>
                <Link
                  to="/deadlines"
                  search={{ ...inBureau(one.bureauId), department: one.departmentId, year: one.year, show: 'all' }}
                >
                  <Korean>{one.department}</Korean> · {names.at(one.year, one.month)}
                </Link>{' '}
                <span className={styles.line}>{t.dueLine(one.count, one.left)}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {ACTS.map((act) => {
        const own = digest.items.filter((item) => item.act === act)
        if (own.length === 0) return null
        return (
          <Card key={act} headline={t[act](own.length)}>
            <ul className={styles.plain}>
              {own.map((item) => (
                <li key={`${item.indicatorId}.${item.year}.${item.month}.${item.at}`}>
                  <Link
                    to="/departments/$departmentId"
                    params={{ departmentId: String(item.departmentId) }}
                    search={{ ...inBureau(item.bureauId), year: item.year, indicator: item.indicatorId }}
                  >
                    <Korean>{item.indicator}</Korean>
                  </Link>{' '}
                  {item.value !== null && <strong>{withUnit(formatNumber(item.value), item.unit)}</strong>}
                  <p className={styles.line}>
                    <Korean>{item.department}</Korean> · {names.at(item.year, item.month)} · {item.by} · {formatDateTime(item.at)}
                    {item.reason !== null && (
                      <>
                        {' · '}
                        <Korean>{item.reason}</Korean>
                      </>
                    )}
                  </p>
                </li>
              ))}
            </ul>
          </Card>
        )
      })}
      {others.length > 0 && (
        <Card headline={t.others(others.length)}>
          <ul className={styles.plain}>
            {others.map((notice) => {
              const { title, lines, place } = wordsOf(notice)
              return (
                <li key={notice.key}>
                  <Link {...place}>{title}</Link>
                  {lines.map((line) => (
                    <Fragment key={line}>
                      {' '}
                      <span className={styles.line}>{line}</span>
                    </Fragment>
                  ))}
                </li>
              )
            })}
          </ul>
        </Card>
      )}
      {!empty && digest.late > 0 && <p className={styles.line}>{t.late(digest.late)}</p>}
    </PageFrame>
  )
}
