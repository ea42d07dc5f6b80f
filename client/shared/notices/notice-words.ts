import type { Role } from '#domain/entry/permissions.ts'
import { lateSentence } from '#domain/words/running-sentence.ts'
import { ROLE_WORDS } from '#domain/words/terms.ts'
import { formatDate, formatDateTime, formatPercent } from '../../format.ts'
import { type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import type { Outputs } from '../../trpc.ts'
import { type PeriodNames, usePeriodNames } from '../text/period-name.ts'
import { noticeMessages } from './messages.ts'

export type Notice = Outputs['notices']['list']['notices'][number]

/** The bureau of what it is about, where there are several. */
interface Bureau {
  readonly bureau?: number
}
/** Where a notice leads. */
export type NoticePlace =
  | {
      readonly to: '/entry' | '/review'
      readonly search: Bureau & { readonly year?: number; readonly month?: number; readonly department?: number }
    }
  | {
      readonly to: '/departments/$departmentId'
      readonly params: { readonly departmentId: string }
      readonly hash: string
      readonly search: Bureau & { readonly year: number; readonly indicator: number }
    }
  | {
      readonly to: '/deadlines'
      readonly search: Bureau & { readonly department?: number; readonly show: 'late' }
    }
  | { readonly to: '/budget'; readonly search: { readonly tab: 'transfers' } }
  | { readonly to: '/plans'; readonly search: { readonly plan: number; readonly bureau: number } }
  | { readonly to: '/next-plan'; readonly search: Bureau & { readonly department: number } }
  | { readonly to: '/activities'; readonly search: Bureau & { readonly activity: number } }
  | { readonly to: '/imports'; readonly search: { readonly file: number } }
  | {
      readonly to: '/schedules/$scheduleId'
      readonly params: { readonly scheduleId: string }
      readonly search: Bureau & { readonly step: number }
    }
  | { readonly to: '/' | '/system'; readonly search: Record<string, never> }

interface NoticeWords {
  readonly title: string
  /** place, period, who and why */
  readonly lines: readonly string[]
  readonly place: NoticePlace
}

/** A notice as it is read. `role`: a head follows a changed value to the review, an evaluator to the entry. */
export function useNoticeWords(role: Role): (notice: Notice) => NoticeWords {
  const t = useText(noticeMessages)
  const names = usePeriodNames()
  const language = useLanguage()
  return (notice) => wordsOf(notice, role, { t, names, language, roleName: (of) => ROLE_WORDS[of][language] })
}

interface Words {
  readonly t: Texts<typeof noticeMessages>
  readonly names: PeriodNames
  readonly language: Language
  readonly roleName: (role: Role) => string
}

function wordsOf(n: Notice, role: Role, { t, names, language, roleName }: Words): NoticeWords {
  const bureau = n.inBureau === null ? {} : { bureau: n.inBureau }
  const at = 'department' in n && 'month' in n ? `${n.department} · ${names.at(n.year, n.month)}` : ''
  const search =
    'departmentId' in n && 'month' in n ? { ...bureau, year: n.year, month: n.month, department: n.departmentId } : bureau
  const why = 'reason' in n && n.reason !== null ? [t.said(n.by, n.reason)] : 'by' in n ? [n.by] : []
  switch (n.kind) {
    case 'returned':
      return { title: t.returned(n.indicator), lines: [at, ...why], place: { to: '/entry', search } }
    case 'waiting':
      // The inbox holds every period: what waits in another month stands there too.
      return {
        title: t.waiting(n.count),
        lines: [at],
        place: { to: '/review', search: { ...bureau, department: n.departmentId } },
      }
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
            ? { to: '/review', search: { ...bureau, department: n.departmentId } }
            : { to: '/deadlines', search: { ...bureau, department: n.departmentId, show: 'late' } },
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
          search: { ...bureau, year: n.year, indicator: n.indicatorId },
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
          search: { ...bureau, year: n.year, indicator: n.indicatorId },
          hash: 'targets',
        },
      }
    case 'draft':
      return {
        title: t.draftWaits(n.year),
        lines: [[n.department, n.by].filter((part) => part !== '').join(' · ')],
        place: { to: '/next-plan', search: { ...bureau, department: n.departmentId } },
      }
    case 'deputy':
      return {
        title: (n.task === 'enter' ? t.deputyEnter : t.deputyReview)(n.department),
        lines: [`${t.days(formatDate(n.fromOn), formatDate(n.toOn))} · ${n.by}`],
        place: { to: n.task === 'enter' ? '/entry' : '/review', search: { ...bureau, department: n.departmentId } },
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
    case 'confirmed':
      return { title: t.confirmed(n.count, n.indicator), lines: [at, n.by], place: { to: '/entry', search } }
    case 'step':
      return {
        title: t.step(n.step, n.days),
        lines: [`${n.department} · ${n.schedule}`, t.stepLine(n.count, formatDate(n.on))],
        place: {
          to: '/schedules/$scheduleId',
          params: { scheduleId: String(n.scheduleId) },
          search: { ...bureau, step: n.stepId },
        },
      }
    case 'follow-up':
      return {
        title: n.days < 0 ? t.followUpLate(n.text, -n.days) : t.followUp(n.text, n.days),
        lines: [`${n.department} · ${n.activity}`, t.until(formatDate(n.on))],
        place: { to: '/activities', search: { ...bureau, activity: n.activityId } },
      }
    case 'paper':
      return {
        title: n.refused ? t.paperRefused(n.fileName) : t.paperWaits(n.fileName),
        lines: [n.by],
        place: { to: '/imports', search: { file: n.draftId } },
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

/** Whether a notice asks for something to be done, or only tells. */
export const isTask = ({ kind }: Pick<Notice, 'kind'>): boolean => !NEWS.has(kind)
const NEWS: ReadonlySet<Notice['kind']> = new Set(['period', 'comment', 'target-decided', 'deputy', 'account', 'confirmed'])

/** What its link leads to, in words of what is done there. */
export function actOf(place: NoticePlace, t: Texts<typeof noticeMessages>): string {
  switch (place.to) {
    case '/entry':
      return t.toEntry
    case '/review':
      return t.toReview
    case '/departments/$departmentId':
      return t.toIndicator
    case '/deadlines':
      return t.toDeadlines
    case '/budget':
      return t.toBudget
    case '/plans':
      return t.toPlans
    case '/next-plan':
      return t.toNextPlan
    case '/activities':
      return t.toActivity
    case '/imports':
      return t.toImports
    case '/system':
      return t.toSystem
    case '/schedules/$scheduleId':
      return t.toSchedule
    case '/':
      return t.toStart
  }
}

/** When it was; a day is told at its first moment, which is no hour anybody did something at. */
export const whenOf = ({ at }: Notice): string => formatDateTime(at).replace(/ 00:00$/, '')

/** The moment of the newest of some notices, ISO: up to it all that was shown is read. */
export const newestOf = (notices: readonly Pick<Notice, 'at'>[]): string =>
  notices.reduce((newest, { at }) => (at > newest ? at : newest), '1970-01-01T00:00:00.000Z')
