import type { Db } from '#data/database.ts'
import { checkReorganisation, isQuestion, questionKey, type ReorganisationFinding } from '#domain/plan/reorganisation-check.ts'
import {
  type Divisible,
  type Followed,
  followedBy,
  goalsAfter,
  type GoalsAfter,
  structureAfter,
  type UnitAfter,
  type UnitBefore,
} from '#domain/plan/reorganisation.ts'
import type { ReorganisationDraft } from '#domain/plan/reorganisation.ts'
import type { ReorganisationTable } from '#data/schema/organisation.ts'
import { HANDOVER, settingSeen } from '../settings/settings.ts'
import { eventRow, type Head } from './drafts.ts'
import { draftOf, factsOf, type FigureAfter } from './facts.ts'
import { type Standing, standingOn } from './undo.ts'

export type EventState = ReorganisationTable['state']

/** One event with all that follows from it, for the pages that draft and show it. */
export interface ReorganisationView {
  readonly id: number
  readonly version: number
  readonly state: EventState
  readonly head: Head
  /** the day before its own, or yesterday while it has none */
  readonly dayBefore: string
  readonly draft: ReorganisationDraft
  readonly before: readonly UnitBefore[]
  readonly after: readonly UnitAfter[]
  readonly followed: readonly Followed[]
  /** what keeps it from being applied; `question`: the key to accept it with, null = it must be mended */
  readonly findings: readonly (ReorganisationFinding & { readonly question: string | null })[]
  /** questions that were answered */
  readonly answered: readonly (ReorganisationFinding & { readonly question: string })[]
  /** entered for times after its day, at most 50 */
  readonly figures: readonly FigureAfter[]
  readonly handoverUntil: string | null
  /** of the setting in force on its day */
  readonly handoverDays: number
  /** the number of that setting's newest change */
  readonly handoverSeen: number
  readonly divisible: readonly Divisible[]
  /** what becomes of the goals of the units concerned */
  readonly goals: GoalsAfter
  readonly applied: { readonly at: string; readonly by: string } | null
  readonly ended: { readonly at: string; readonly by: string; readonly reason: string } | null
  /** of an applied one: what stands on it; [] = it can be undone */
  readonly standing: readonly Standing[]
  readonly today: string
}

const MOST_FIGURES = 50

/** Refuses 'unknown-reorganisation'. */
export async function eventView(db: Db, id: number, today: string): Promise<ReorganisationView> {
  const row = await eventRow(db, id)
  const { dayTyped, ...draft } = draftOf(row)
  const around = await factsOf(db, row, today)
  const handover = await settingSeen(db, HANDOVER, row.effective_on ?? today)
  const followed = followedBy(draft, around.followers)
  const all = row.state === 'draft' ? checkReorganisation({ ...draft, accepted: [] }, around) : []
  const isAnswered = (one: ReorganisationFinding) => isQuestion(one) && draft.accepted.includes(questionKey(one))
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    head: {
      title: row.title,
      ordinance: row.ordinance,
      ordinanceNumber: row.ordinance_number,
      decided: row.decided,
      day: row.effective_on ?? dayTyped,
      source: row.source,
    },
    dayBefore: around.dayBefore,
    draft,
    before: around.before,
    after: structureAfter(around.before, draft),
    followed,
    findings: all
      .filter((one) => !isAnswered(one))
      .map((one) => ({ ...one, question: isQuestion(one) ? questionKey(one) : null })),
    answered: all.filter(isAnswered).map((one) => ({ ...one, question: questionKey(one) })),
    figures: around.figures.slice(0, MOST_FIGURES),
    handoverUntil: row.handover_until,
    handoverDays: handover.value,
    handoverSeen: handover.seen,
    divisible: around.divisible,
    goals: goalsAfter(followed),
    applied: row.applied_at === null ? null : { at: row.applied_at, by: row.applied_by ?? '' },
    ended: row.ended_at === null ? null : { at: row.ended_at, by: row.ended_by ?? '', reason: row.ended_reason ?? '' },
    standing: await standingOn(db, row),
    today,
  }
}

export interface ReorganisationItem {
  readonly id: number
  readonly state: EventState
  readonly title: string
  readonly ordinance: string
  readonly effectiveOn: string | null
  /** of a draft: what keeps it from being applied */
  readonly open: number
}

/** Every event, the newest day first; drafts without a day before all. */
export async function eventList(db: Db, today: string): Promise<readonly ReorganisationItem[]> {
  const rows = await db.selectFrom('reorganisation').selectAll().orderBy('id', 'desc').limit(200).execute()
  const items: ReorganisationItem[] = []
  for (const row of rows) {
    const open = row.state === 'draft' ? checkReorganisation(draftOf(row), await factsOf(db, row, today)).length : 0
    const ordinance = [row.ordinance, row.ordinance_number].filter((text) => text !== '').join(' ')
    items.push({ id: row.id, state: row.state, title: row.title, ordinance, effectiveOn: row.effective_on, open })
  }
  return items.toSorted((a, b) => (b.effectiveOn ?? '9').localeCompare(a.effectiveOn ?? '9') || b.id - a.id)
}
