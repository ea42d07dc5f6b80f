import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import type { Role } from '#domain/entry/permissions.ts'
import { lateSentence } from '#domain/words/running-sentence.ts'
import { formatDate, formatDateTime, formatPercent } from '../format.ts'
import { type Language, type Texts, useLanguage, useText } from '../language.tsx'
import { type Outputs, useTRPC } from '../trpc.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { BellIcon } from '../ui/icons.tsx'
import { Popover } from '../ui/Popover.tsx'
import styles from './Bell.module.css'
import { noticeMessages } from './notice-messages.ts'
import { type PeriodNames, usePeriodNames } from '../shared/text/period-name.ts'
import { frameMessages } from './messages.ts'

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

type Notice = Outputs['notices']['list']['notices'][number]

/** Where a notice leads. */
type NoticePlace =
  | {
      readonly to: '/entry' | '/review'
      readonly search: {
        readonly year?: number
        readonly month?: number
        readonly department?: number
        readonly bureau?: number
      }
    }
  | {
      readonly to: '/departments/$departmentId'
      readonly params: { readonly departmentId: string }
      readonly hash: string
      readonly search: { readonly year: number; readonly indicator: number }
    }
  | {
      readonly to: '/deadlines'
      readonly search: { readonly department?: number; readonly bureau?: number; readonly show: 'late' }
    }
  | { readonly to: '/budget'; readonly search: { readonly tab: 'transfers' } }
  | { readonly to: '/plans'; readonly search: { readonly plan: number; readonly bureau: number } }
  | { readonly to: '/next-plan'; readonly search: { readonly department: number } }
  | { readonly to: '/' | '/system'; readonly search: Record<string, never> }

interface NoticeWords {
  readonly title: string
  /** place, period, who and why */
  readonly lines: readonly string[]
  readonly place: NoticePlace
}

/** A notice as it is read. `role`: a head follows a changed value to the review, an evaluator to the entry. */
function useNoticeWords(role: Role): (notice: Notice) => NoticeWords {
  const t = useText(noticeMessages)
  const roles = useText(frameMessages)
  const names = usePeriodNames()
  const language = useLanguage()
  return (notice) => wordsOf(notice, role, { t, names, language, roleName: (of) => roles[of] })
}

interface Words {
  readonly t: Texts<typeof noticeMessages>
  readonly names: PeriodNames
  readonly language: Language
  readonly roleName: (role: Role) => string
}

function wordsOf(n: Notice, role: Role, { t, names, language, roleName }: Words): NoticeWords {
  const at = 'department' in n && 'month' in n ? `${n.department} · ${names.at(n.year, n.month)}` : ''
  const search = 'departmentId' in n && 'month' in n ? { year: n.year, month: n.month, department: n.departmentId } : {}
  const why = 'reason' in n && n.reason !== null ? [t.said(n.by, n.reason)] : 'by' in n ? [n.by] : []
  switch (n.kind) {
    case 'returned':
      return { title: t.returned(n.indicator), lines: [at, ...why], place: { to: '/entry', search } }
    case 'waiting':
      // The inbox holds every period: what waits in another month stands there too.
      return { title: t.waiting(n.count), lines: [at], place: { to: '/review', search: { department: n.departmentId } } }
    case 'due':
      return {
        title: dueTitle(n.count, n.days, t),
        lines: [`${at} · ${t.until(formatDate(n.on))}`],
        place: { to: '/entry', search },
      }
    case 'overdue':
      return {
        title: textOf(lateSentence(n.late)[language]),
        lines: [n.bureau, n.departments.map(({ name, count }) => `${name} ${count}`).join(', ')],
        place: { to: '/deadlines', search: { bureau: n.bureauId, show: 'late' } },
      }
    case 'reminder':
      return {
        title: (n.task === 'review' ? t.remindReview : t.remindEnter)(n.count),
        lines: [at, ...why],
        // What is late, over all periods.
        place:
          n.task === 'review'
            ? { to: '/review', search: { department: n.departmentId } }
            : { to: '/deadlines', search: { department: n.departmentId, show: 'late' } },
      }
    case 'list':
      return {
        title: n.again ? t.listAgain(n.year, n.quarter) : t.movementList(n.year, n.quarter, n.days),
        lines: [t.listLine(n.count, formatDate(n.on))],
        place: { to: '/budget', search: { tab: 'transfers' } },
      }
    case 'period': {
      const period = names.of(n.year, n.month, n.frequency)
      const until = n.status === 'open' && n.closesOn !== null ? [t.until(formatDate(n.closesOn))] : []
      return {
        title: n.status === 'open' ? t.opened(period) : t.closed(period),
        lines: [[n.unit, ...until].join(' · ')],
        place: {
          to: '/entry',
          search: { year: n.year, month: n.month, ...(n.bureauId !== null && { bureau: n.bureauId }) },
        },
      }
    }
    case 'reopened':
    case 'changed':
      return { title: t[n.kind](n.indicator), lines: [at, ...why], place: { to: role === 'head' ? '/review' : '/entry', search } }
    case 'comment':
      return {
        title: n.resolved ? t.commentsResolved(n.indicator) : t.comments(n.count, n.indicator),
        lines: [at, n.text === null ? n.by : t.said(n.by, n.text)],
        // Where the figure, its working and what was said stand together, for every role.
        place: {
          to: '/departments/$departmentId',
          params: { departmentId: String(n.departmentId) },
          search: { year: n.year, indicator: n.indicatorId },
          hash: 'comments',
        },
      }
    case 'target-waiting':
      return {
        title: t.targetWaiting(n.count),
        lines: [],
        place: { to: '/plans', search: { plan: n.planId, bureau: n.bureauId } },
      }
    case 'target-decided':
      return {
        title: (n.approved ? t.targetApproved : t.targetReturned)(n.indicator),
        lines: [at, ...why],
        place: {
          to: '/departments/$departmentId',
          params: { departmentId: String(n.departmentId) },
          search: { year: n.year, indicator: n.indicatorId },
          hash: 'targets',
        },
      }
    case 'draft':
      return {
        title: t.draftWaits(n.year),
        lines: [[n.department, n.by].filter((part) => part !== '').join(' · ')],
        place: { to: '/next-plan', search: { department: n.departmentId } },
      }
    case 'deputy':
      return {
        title: (n.task === 'enter' ? t.deputyEnter : t.deputyReview)(n.department),
        lines: [`${t.days(formatDate(n.fromOn), formatDate(n.toOn))} · ${n.by}`],
        place: { to: n.task === 'enter' ? '/entry' : '/review', search: { department: n.departmentId } },
      }
    case 'backup':
      return {
        title: n.failure === null ? t.backupMissed(n.missed) : n.failure === 'no-answer' ? t.backupAway : t.backupFailed,
        lines: [n.last === null ? t.backupNone : t.backupLast(formatDateTime(n.last))],
        place: { to: '/system', search: {} },
      }
    case 'disk':
      return {
        title: t.diskFull(formatPercent((n.free / n.total) * 100)),
        lines: [n.folder],
        place: { to: '/system', search: {} },
      }
    case 'account':
      return {
        title: n.before === null ? t.departments : t.role(roleName(n.before), roleName(n.role)),
        lines: [n.departments.length > 0 ? t.departmentsNow(n.departments.join(', ')) : t.noDepartments, n.by],
        place: { to: '/', search: {} },
      }
  }
}

const textOf = (segments: readonly { readonly text: string }[]) => segments.map(({ text }) => text).join('')

function dueTitle(count: number, days: number, t: Texts<typeof noticeMessages>): string {
  if (days < 0) return t.late(count, -days)
  return days === 0 ? t.dueToday(count) : days === 1 ? t.dueTomorrow(count) : t.dueIn(count, days)
}
