import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { useFrame } from '../../frame/use-frame.ts'
import { useText } from '../../language.tsx'
import { noticeMessages } from '../../shared/notices/messages.ts'
import { actOf, isTask, newestOf, type Notice, useNoticeWords, whenOf } from '../../shared/notices/notice-words.ts'
import { useSteadyQuery } from '../../shared/steady.ts'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Digest } from './Digest.tsx'
import { messages } from './messages.ts'
import styles from './notices.module.css'

const route = getRouteApi('/frame/notices')
type View = 'all' | 'unread' | 'day'

/** 알림: what a person should know and do, in one place; or what one day brought. */
export function Notices() {
  // What is shown stays until the other is in, and the keyboard in the choice.
  return useDeferredValue(route.useSearch().view) === 'day' ? <Digest choice={<ViewChoice view="day" />} /> : <List />
}

function List() {
  const t = useText(messages)
  const trpc = useTRPC()
  const client = useQueryClient()
  const view: View = route.useSearch().view ?? 'all'
  const { notices, unread } = useSteadyQuery(trpc.notices.list.queryOptions()).data
  const onSuccess = (now: { notices: typeof notices; unread: number; departments: readonly number[] }) =>
    client.setQueryData(trpc.notices.list.queryKey(), now)
  const read = useMutation(trpc.notices.read.mutationOptions({ onSuccess }))
  const readAll = useMutation(trpc.notices.readAll.mutationOptions({ onSuccess }))
  const shown = view === 'unread' ? notices.filter((n) => !n.read) : notices
  const tasks = shown.filter((n) => isTask(n))
  const news = shown.filter((n) => !isTask(n))
  const mark = (notice: Notice) => {
    if (!notice.read) read.mutate({ keys: [notice.key] })
  }
  const title = notices.length === 0 ? t.none : unread > 0 ? t.unread(unread) : t.allRead
  return (
    <PageFrame
      documentTitle={t.page}
      title={title}
      subtitle={t.what}
      actions={
        <>
          <ViewChoice view={view} unread={unread} />
          {unread > 0 && (
            <Button disabled={readAll.isPending} onClick={() => readAll.mutate({ until: newestOf(notices) })}>
              {t.readAll}
            </Button>
          )}
        </>
      }
    >
      {shown.length === 0 ? (
        <EmptyState title={view === 'unread' && notices.length > 0 ? t.noneUnread : t.none}>{t.noneWhat}</EmptyState>
      ) : (
        <>
          {tasks.length > 0 && (
            <Card headline={t.tasks(tasks.length)} subtitle={t.tasksWhat}>
              <Rows of={tasks} name={t.tasksList} onRead={mark} />
            </Card>
          )}
          {news.length > 0 && (
            <Card headline={t.news(news.length)} subtitle={t.newsWhat}>
              <Rows of={news} name={t.newsList} onRead={mark} />
            </Card>
          )}
        </>
      )}
    </PageFrame>
  )
}

function ViewChoice({ view, unread }: { view: View; unread?: number }) {
  const t = useText(messages)
  const navigate = route.useNavigate()
  return (
    <Segmented<View>
      small
      label={t.view}
      value={view}
      onChange={(next) =>
        void navigate({
          search: (before) => ({ ...before, view: next === 'all' ? undefined : next, day: undefined }),
          replace: true,
        })
      }
      options={[
        { value: 'all', label: t.viewAll },
        { value: 'unread', label: unread === undefined ? t.viewUnread : t.viewUnreadOf(unread) },
        { value: 'day', label: t.viewDay },
      ]}
    />
  )
}

function Rows({ of, name, onRead }: { of: readonly Notice[]; name: string; onRead: (notice: Notice) => void }) {
  const t = useText(messages)
  const n = useText(noticeMessages)
  const role = useFrame()?.user.role ?? 'executive'
  const wordsOf = useNoticeWords(role)
  return (
    <ul className={styles.rows} aria-label={name}>
      {of.map((notice) => {
        const { title, lines, place } = wordsOf(notice)
        return (
          <li key={notice.key} className={styles.row} data-unread={!notice.read}>
            <div className={styles.text}>
              <p className={styles.title}>
                {title}
                {!notice.read && <span className="sr-only"> ({n.unread})</span>}
              </p>
              {lines.map((line) => (
                <p key={line} className={styles.line}>
                  {line}
                </p>
              ))}
              <time className={styles.line} dateTime={notice.at}>
                {whenOf(notice)}
              </time>
            </div>
            <div className={`${styles.acts} no-print`}>
              <Link {...place} className={styles.act} aria-label={`${title}: ${actOf(place, n)}`} onClick={() => onRead(notice)}>
                {actOf(place, n)}
              </Link>
              {!notice.read && (
                <Button small kind="quiet" aria-label={t.readOf(title)} onClick={() => onRead(notice)}>
                  {t.read}
                </Button>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
