import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import type { Role } from '#domain/entry/permissions.ts'
import { useText } from '../language.tsx'
import { part } from '../missing-part.ts'
import { useTRPC } from '../trpc.ts'
import { BellIcon } from '../ui/icons.tsx'
import { Opened } from '../ui/Opened.tsx'
import { Popover } from '../ui/Popover.tsx'
import { frameMessages } from './messages.ts'
import styles from './Bell.module.css'

const BellNotices = lazy(() => part(() => import('./BellNotices.tsx')))

/** The bell of the top bar: how many notices are unread, the newest of them, and the way to all. */
export function Bell({ role }: { role: Role }) {
  const t = useText(frameMessages)
  const { data } = useQuery(useTRPC().notices.list.queryOptions())
  const unread = data?.unread ?? 0
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
      <Opened>
        <BellNotices role={role} />
      </Opened>
    </Popover>
  )
}
