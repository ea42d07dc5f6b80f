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
export type Notice = Found & { readonly read: boolean }

/** Events are told for this many days; what waits is told until it is done. */
export const RECENT_DAYS = 14
