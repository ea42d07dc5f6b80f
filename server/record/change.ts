import type { Selectable } from 'kysely'
import type { AuditEntryTable } from '#data/schema.ts'
import { type Action, type Actor, may, PERMISSIONS } from '#domain/entry/permissions.ts'

/** What an open screen hears of an accepted write: what changed, never a figure, so that nothing is told past the matrix. */
export interface Change {
  /** number of its entry in the record: grows by one, without a gap */
  readonly seq: number
  /** 'value.enter', 'period.close' … */
  readonly act: string
  /** 'actual:12:2026:3', 'period:2:2026:quarter:9' … */
  readonly subject: string
  readonly departmentId?: number
  readonly indicatorId?: number
  readonly year?: number
  /** only to whoever did it: the number of their own request, so that its page need not ask for what it was just answered */
  readonly requestId?: string
}

/** A change with what only the server may know of it. */
export interface Told {
  readonly change: Change
  readonly actorId: string | null
  readonly requestId: string | null
}

export type AuditRow = Pick<Selectable<AuditEntryTable>, 'seq' | 'act' | 'subject' | 'actor_id' | 'request_id'>

/** Reads a change from its entry in the record. `departmentOf`: whose an indicator is. */
export function toldOf(row: AuditRow, departmentOf: ReadonlyMap<number, number>): Told {
  const { seq, act, subject } = row
  const indicatorId = indicatorOf(subject)
  const parts = subject.split(':').map(Number)
  const of = subject.split(':')[0] ?? ''
  const departmentId =
    indicatorId === null ? (DEPARTMENT_SUBJECTS.has(of) ? whole(parts[1]) : undefined) : departmentOf.get(indicatorId)
  const year = of === 'actual' || of === 'period' ? whole(parts[2]) : undefined
  return {
    change: {
      seq,
      act,
      subject,
      ...(departmentId === undefined ? {} : { departmentId }),
      ...(indicatorId === null ? {} : { indicatorId }),
      ...(year === undefined ? {} : { year }),
    },
    actorId: row.actor_id,
    requestId: row.request_id,
  }
}

// 'activities:<department>' is one being added; a period's unit may be a bureau and is told as it is.
const DEPARTMENT_SUBJECTS = new Set(['deputy', 'activities'])
const whole = (n: number | undefined) => (n !== undefined && Number.isInteger(n) && n > 0 ? n : undefined)

/** The indicator a subject is about: 'actual:<indicator>:…', 'indicator:<indicator>'; null when it is another thing or '*'. */
export function indicatorOf(subject: string): number | null {
  const [of, id] = subject.split(':')
  return of === 'actual' || of === 'indicator' ? (whole(Number(id)) ?? null) : null
}

/** Whose pages can change by an act, by its name or else its first word. What is not here is told to the administrator alone. */
const AUDIENCE: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['value', 'score.read'],
  ['evidence', 'score.read'],
  ['comment', 'comment.read'],
  ['policy', 'score.read'],
  ['setting', 'score.read'],
  ['activity', 'activity.read'],
  ['schedule', 'schedule.read'],
  ['plan', 'plan.read'],
  ['draft', 'draft.read'],
  ['target', 'score.read'],
  ['calendar', 'calendar.read'],
  ['import.confirm', 'plan.read'],
  ['import.undo', 'plan.read'],
  ['import', 'import.manage'],
  ['reorganisation.apply', 'plan.read'],
  ['reorganisation.undo', 'plan.read'],
  ['reorganisation', 'structure.manage'],
  ['due', 'plan.read'],
  ['period', 'plan.read'],
  ['deputy', 'plan.read'],
  ['budget', 'budget.read'],
  ['account', 'account.manage'],
  ['session', 'account.manage'],
  ['sign-in', 'account.manage'],
  ['sign-out', 'account.manage'],
])
// The record's own noise: nothing on a page but the record follows from it, and knocking must not keep screens busy.
const NOT_TOLD = /^(refused|audit|evidence\.fetch$|sign-in\.refused)\b/

// A figure being typed is seen where a department's entries are read, and nowhere else.
const TYPING: ReadonlySet<string> = new Set(['value.enter', 'value.clear'])

/** Whether this person's screens hear of it; `departmentIds` holds also those they stand in for. Accounts are told to the administrator and to the person they belong to. */
export function hears(user: Actor & { readonly id: string }, { act, subject, departmentId }: Change): boolean {
  if (NOT_TOLD.test(act)) return false
  if (subject === `account:${user.id}`) return true
  if (TYPING.has(act)) return may(user, 'entry.read', departmentId)
  const action = AUDIENCE.get(act) ?? AUDIENCE.get(act.split('.')[0] ?? '')
  return PERMISSIONS[action ?? 'audit.read'][user.role] !== 'nowhere'
}

/** The change as this person hears it. */
export const as = (user: { readonly id: string }, { change, actorId, requestId }: Told): Change =>
  requestId !== null && actorId === user.id ? { ...change, requestId } : change
