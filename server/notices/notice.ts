import type { Frequency } from '#domain/scoring/indicator.ts'
import type { LatePeriod } from '../deadlines/late.ts'
import type { BackupFailure } from '#domain/words/audit-codes.ts'
import type { Role } from '#domain/entry/permissions.ts'

/** The place a notice leads to: the figures of a department in one period. */
interface Place {
  readonly departmentId: number
  readonly department: string
  readonly year: number
  readonly month: number
}
interface OfValue extends Place {
  readonly indicatorId: number
  readonly indicator: string
  readonly by: string
  readonly reason: string | null
}

export type NoticeBody =
  /** a value I entered or submitted came back */
  | ({ readonly kind: 'returned' } & OfValue)
  /** values wait for my review */
  | ({ readonly kind: 'waiting'; readonly count: number } & Place)
  /** values are still to be entered; `on` their day, `days` until it (negative = late) */
  | ({ readonly kind: 'due'; readonly count: number; readonly on: string; readonly days: number } & Place)
  /** results of a bureau were not entered by their day: for whom enters none and answers for them */
  | {
      readonly kind: 'overdue'
      readonly bureauId: number
      readonly bureau: string
      /** by period, the oldest first */
      readonly late: readonly LatePeriod[]
      /** whose they are, most first */
      readonly departments: readonly { readonly name: string; readonly count: number }[]
    }
  /** the administrator asks for what is late; the place is the oldest of it */
  | ({
      readonly kind: 'reminder'
      readonly task: 'enter' | 'review'
      readonly count: number
      readonly by: string
    } & Place)
  | {
      readonly kind: 'period'
      readonly status: 'open' | 'closed'
      readonly unit: string
      /** of my figures in it; null = their plan is of no bureau of today's */
      readonly bureauId: number | null
      readonly frequency: Frequency
      readonly year: number
      readonly month: number
      readonly closesOn: string | null
      readonly by: string
    }
  /** a value of mine that was confirmed is open again, or has been changed since */
  | ({ readonly kind: 'reopened' | 'changed' } & OfValue)
  /** others wrote about a value; `resolved`: somebody marked what I wrote as settled */
  | ({ readonly kind: 'comment'; readonly count: number; readonly resolved: boolean; readonly text: string | null } & Omit<
      OfValue,
      'reason'
    >)
  /** figures I entered were confirmed by somebody else, on one day */
  | ({ readonly kind: 'confirmed'; readonly count: number; readonly indicator: string; readonly by: string } & Place)
  /** steps of a schedule are not done on their day: the one longest overdue, its last day as planned, and how many there are */
  | {
      readonly kind: 'step'
      readonly scheduleId: number
      readonly schedule: string
      readonly stepId: number
      readonly step: string
      readonly on: string
      readonly days: number
      readonly count: number
      readonly departmentId: number
      readonly department: string
    }
  /** what was promised at an activity is still to be done; `days` until its day (negative = late) */
  | {
      readonly kind: 'follow-up'
      readonly activityId: number
      readonly activity: string
      readonly text: string
      readonly on: string
      readonly days: number
      readonly departmentId: number
      readonly department: string
    }
  /** a plan document waits for review, or could not be read */
  | {
      readonly kind: 'paper'
      readonly draftId: number
      readonly fileName: string
      readonly refused: boolean
      readonly by: string
    }
  /** the list of a quarter's budget transfers is to go to the council, or to go again; `on` its day, `days` until it */
  | {
      readonly kind: 'list'
      readonly year: number
      readonly quarter: 1 | 2 | 3 | 4
      readonly count: number
      readonly on: string
      readonly days: number
      /** it went once, and something changed since */
      readonly again: boolean
    }
  /** requests to change a target wait for my decision; the place is the plan of the newest, and its bureau */
  | { readonly kind: 'target-waiting'; readonly count: number; readonly planId: number; readonly bureauId: number }
  /** a target I asked to change was decided */
  | ({ readonly kind: 'target-decided'; readonly approved: boolean } & OfValue)
  /** next year's draft waits for a department's part */
  | {
      readonly kind: 'draft'
      readonly planId: number
      readonly year: number
      readonly departmentId: number
      readonly department: string
      readonly by: string
    }
  | {
      readonly kind: 'deputy'
      readonly task: 'enter' | 'review'
      readonly departmentId: number
      readonly department: string
      readonly fromOn: string
      readonly toOn: string
      readonly by: string
    }
  /** nightly backups fail or are missed; `missed` nights without one, `last` ISO instant of the last one */
  | {
      readonly kind: 'backup'
      readonly missed: number
      readonly failure: BackupFailure | null
      readonly last: string | null
    }
  /** a disk gets full; bytes */
  | { readonly kind: 'disk'; readonly folder: string; readonly free: number; readonly total: number }
  | {
      readonly kind: 'account'
      readonly role: Role
      readonly before: Role | null
      readonly departments: readonly string[]
      readonly by: string
    }

/** `key`: the same event has the same one for ever, so it is shown once and stays read. `at`: ISO instant. */
export type Found = NoticeBody & { readonly key: string; readonly at: string }
/** `inBureau`: the bureau its link leads into, where there are several; else null */
export type Notice = Found & { readonly read: boolean; readonly inBureau: number | null }

/** Events are told for this many days; what waits is told until it is done. */
export const RECENT_DAYS = 14
