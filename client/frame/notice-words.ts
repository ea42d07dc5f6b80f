import type { Role } from '#domain/entry/permissions.ts'
import { formatDate } from '../format.ts'
import { type Texts, useText } from '../language.tsx'
import { type PeriodNames, usePeriodNames } from '../shared/text/period-name.ts'
import type { Outputs } from '../trpc.ts'
import { frameMessages } from './messages.ts'
import { noticeMessages } from './notice-messages.ts'

export type Notice = Outputs['notices']['list']['notices'][number]

/** Where a notice leads. */
export type NoticePlace =
  | {
      readonly to: '/entry' | '/review'
      readonly search: { readonly year?: number; readonly month?: number; readonly department?: number }
    }
  | {
      readonly to: '/departments/$departmentId'
      readonly params: { readonly departmentId: string }
      readonly hash: string
      readonly search: { readonly year: number; readonly indicator: number }
    }
  | { readonly to: '/'; readonly search: Record<string, never> }

interface NoticeWords {
  readonly title: string
  /** place, period, who and why */
  readonly lines: readonly string[]
  readonly place: NoticePlace
}

/** A notice as it is read. `role`: a head follows a changed value to the review, an evaluator to the entry. */
export function useNoticeWords(role: Role): (notice: Notice) => NoticeWords {
  const t = useText(noticeMessages)
  const roles = useText(frameMessages)
  const names = usePeriodNames()
  return (notice) => wordsOf(notice, role, { t, names, roleName: (of) => roles[of] })
}

interface Words {
  readonly t: Texts<typeof noticeMessages>
  readonly names: PeriodNames
  readonly roleName: (role: Role) => string
}

function wordsOf(n: Notice, role: Role, { t, names, roleName }: Words): NoticeWords {
  const at = 'department' in n && 'year' in n ? `${n.department} · ${names.at(n.year, n.month)}` : ''
  const search = 'departmentId' in n && 'year' in n ? { year: n.year, month: n.month, department: n.departmentId } : {}
  const why = 'reason' in n && n.reason !== null ? [t.said(n.by, n.reason)] : 'by' in n ? [n.by] : []
  switch (n.kind) {
    case 'returned':
      return { title: t.returned(n.indicator), lines: [at, ...why], place: { to: '/entry', search } }
    case 'waiting':
      return { title: t.waiting(n.count), lines: [at], place: { to: '/review', search } }
    case 'due':
      return {
        title: dueTitle(n.count, n.days, t),
        lines: [`${at} · ${t.until(formatDate(n.on))}`],
        place: { to: '/entry', search },
      }
    case 'period': {
      const period = names.of(n.year, n.month, n.frequency)
      const until = n.status === 'open' && n.closesOn !== null ? [t.until(formatDate(n.closesOn))] : []
      return {
        title: n.status === 'open' ? t.opened(period) : t.closed(period),
        lines: [[n.unit, ...until].join(' · ')],
        place: { to: '/entry', search: { year: n.year, month: n.month } },
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
    case 'deputy':
      return {
        title: (n.task === 'enter' ? t.deputyEnter : t.deputyReview)(n.department),
        lines: [`${t.days(formatDate(n.fromOn), formatDate(n.toOn))} · ${n.by}`],
        place: { to: n.task === 'enter' ? '/entry' : '/review', search: { department: n.departmentId } },
      }
    case 'account':
      return {
        title: n.before === null ? t.departments : t.role(roleName(n.before), roleName(n.role)),
        lines: [n.departments.length > 0 ? t.departmentsNow(n.departments.join(', ')) : t.noDepartments, n.by],
        place: { to: '/', search: {} },
      }
  }
}

function dueTitle(count: number, days: number, t: Texts<typeof noticeMessages>): string {
  if (days < 0) return t.late(count, -days)
  return days === 0 ? t.dueToday(count) : days === 1 ? t.dueTomorrow(count) : t.dueIn(count, days)
}
