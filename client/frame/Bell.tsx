import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import type { Role } from '#domain/entry/permissions.ts'
import { formatDateTime } from '../format.ts'
import { useText } from '../language.tsx'
import { useTRPC } from '../trpc.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { BellIcon } from '../ui/icons.tsx'
import { Popover } from '../ui/Popover.tsx'
import styles from './Bell.module.css'
import { noticeMessages } from './notice-messages.ts'
import { type Notice, useNoticeWords } from './notice-words.ts'

/** The bell of the top bar: how many notices are unread, and the list. */
export function Bell({ role }: { role: Role }) {
  const t = useText(noticeMessages)
  const trpc = useTRPC()
  const client = useQueryClient()
  const { data, isError } = useQuery(trpc.notices.list.queryOptions())
  const read = useMutation(
    trpc.notices.read.mutationOptions({ onSuccess: (now) => client.setQueryData(trpc.notices.list.queryKey(), now) }),
  )
  const unread = data?.unread ?? 0
  const mark = (keys: readonly string[]) => {
    if (keys.length > 0) read.mutate({ keys: [...keys] })
  }
  return (
    <Popover
      label={t.bell}
      triggerClass={styles.trigger}
      trigger={
        <>
          <BellIcon />
          {unread > 0 && (
            <span className={styles.count} aria-hidden="true">
              {unread > 99 ? '99+' : unread}
            </span>
          )}
          <span className="sr-only">{unread > 0 ? t.bellUnread(unread) : t.bell}</span>
        </>
      }
    >
      <div className={styles.panel}>
        <div className={styles.head}>
          <h2 className={styles.title}>{t.bell}</h2>
          {unread > 0 && (
            <Button
              kind="quiet"
              small
              disabled={read.isPending}
              onClick={() => mark((data?.notices ?? []).filter((n) => !n.read).map((n) => n.key))}
            >
              {t.readAll}
            </Button>
          )}
        </div>
        {isError && data === undefined && <p role="alert">{t.failed}</p>}
        {data?.notices.length === 0 && <EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
        {data !== undefined && data.notices.length > 0 && (
          <ul className={styles.list} aria-label={t.list}>
            {data.notices.map((notice) => (
              <Row key={notice.key} notice={notice} role={role} onFollow={() => mark(notice.read ? [] : [notice.key])} />
            ))}
          </ul>
        )}
      </div>
    </Popover>
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
          {when(notice)}
        </time>
      </Link>
    </li>
  )
}

// A day is told at its first moment, which is no hour anybody did something at.
const when = ({ at }: Notice) => formatDateTime(at).replace(/ 00:00$/, '')
