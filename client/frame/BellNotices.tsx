import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import type { Role } from '#domain/entry/permissions.ts'
import { useText } from '../language.tsx'
import { noticeMessages } from '../shared/notices/messages.ts'
import { newestOf, type Notice, useNoticeWords, whenOf } from '../shared/notices/notice-words.ts'
import { useTRPC } from '../trpc.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import styles from './Bell.module.css'

/** Notices that the bell has; all of them have a page. */
const MOST = 7

/** What the bell opens: the newest notices, and the way to all. */
export default function BellNotices({ role }: { role: Role }) {
  const t = useText(noticeMessages)
  const trpc = useTRPC()
  const client = useQueryClient()
  const { data, isError } = useQuery(trpc.notices.list.queryOptions())
  const onSuccess = (now: NonNullable<typeof data>) => client.setQueryData(trpc.notices.list.queryKey(), now)
  const read = useMutation(trpc.notices.read.mutationOptions({ onSuccess }))
  const readAll = useMutation(trpc.notices.readAll.mutationOptions({ onSuccess }))
  const unread = data?.unread ?? 0
  // What is unread comes first, so that a few that are read do not hide it.
  const shown = (data?.notices ?? []).toSorted((a, b) => Number(a.read) - Number(b.read)).slice(0, MOST)
  const mark = (keys: readonly string[]) => {
    if (keys.length > 0) read.mutate({ keys: [...keys] })
  }
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t.bell}</h2>
        {unread > 0 && (
          <Button
            kind="quiet"
            small
            disabled={readAll.isPending}
            onClick={() => readAll.mutate({ until: newestOf(data?.notices ?? []) })}
          >
            {t.readAll}
          </Button>
        )}
      </div>
      {isError && data === undefined && <p role="alert">{t.failed}</p>}
      {data?.notices.length === 0 && <EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
      {data !== undefined && data.notices.length > 0 && (
        <ul className={styles.list} aria-label={t.list}>
          {shown.map((notice) => (
            <Row key={notice.key} notice={notice} role={role} onFollow={() => mark(notice.read ? [] : [notice.key])} />
          ))}
        </ul>
      )}
      <Link
        to="/notices"
        className={styles.all}
        onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
      >
        {t.all(data?.notices.length ?? 0)}
      </Link>
    </div>
  )
}

function Row({ notice, role, onFollow }: { notice: Notice; role: Role; onFollow: () => void }) {
  const t = useText(noticeMessages)
  const { title, lines, place } = useNoticeWords(role)(notice)
  const follow = (event: MouseEvent<HTMLElement>) => {
    onFollow()
    event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
  }
  return (
    <li className={styles.row} data-unread={!notice.read}>
      <Link {...place} className={styles.link} onClick={follow}>
        <span className={styles.what}>
          {title}
          {!notice.read && <span className="sr-only"> ({t.unread})</span>}
        </span>
        {lines.map((line) => (
          <span key={line} className={styles.line}>
            {line}
          </span>
        ))}
        <time className={styles.at} dateTime={notice.at}>
          {whenOf(notice)}
        </time>
      </Link>
    </li>
  )
}
