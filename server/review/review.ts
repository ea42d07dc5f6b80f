import type { Db } from '#data/database.ts'
import { monthsOf } from '#domain/entry/due.ts'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import { type EntryValue, mayAct, sameValue } from '#domain/entry/submission.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { type SignedIn } from '../record/writer.ts'
import { type GridCell, gridCell } from '../actuals/cell.ts'
import { cellContext, cellsAt, departmentsOf } from '../actuals/context.ts'
import { indicatorsIn, plansOf } from '../actuals/indicators.ts'
import { type PeriodAsked, periodAsked } from '../entry/landing.ts'
import { actOnMany, type ManyInput, type Outcome } from '../actuals/many.ts'
import { type Progress, progressOf } from '#domain/entry/progress.ts'
import type { Writer } from '../record/writer.ts'
import { planInForce, type UnitName } from '../plans/plan.ts'
import { Refusal } from '../refusal.ts'

/** Why the head should look: a rule spoke, the target was missed, well over it, a confirmed figure changed, no evidence. */
export type Flag =
  | 'finding'
  | 'missed'
  | 'exceeded'
  | 'changed-since-confirmed'
  | 'not-applicable'
  | 'no-evidence'
  | 'late'
  | 'own-figure'

export interface ReviewRow {
  readonly cell: GridCell
  readonly flags: readonly Flag[]
  /** figure last confirmed → figure submitted, where they differ; null when there was none or it is the same */
  readonly difference: {
    readonly from: EntryValue
    readonly to: EntryValue
    readonly by: string
    readonly at: string
    readonly reason: string | null
  } | null
  /** may be confirmed by this person now; false with the flag 'own-figure' when it is their own */
  readonly confirmable: boolean
}

export interface ReviewList extends PeriodAsked {
  readonly departments: readonly (UnitName & {
    readonly progress: Progress
    /** this person confirms and returns here; false = looks on */
    readonly reviews: boolean
    /** submitted, with something to look at */
    readonly rows: readonly ReviewRow[]
    /** submitted, nothing to look at: confirm them together */
    readonly plain: readonly ReviewRow[]
    /** confirmed once and reopened or changed since, not submitted again yet */
    readonly changing: readonly ReviewRow[]
    /** confirmed or closed */
    readonly confirmed: readonly GridCell[]
  })[]
}

export interface ReviewAsk {
  /** both left out: the newest year's figure that can be entered */
  readonly year?: number | undefined
  readonly month?: number | undefined
  readonly departmentId?: number | undefined
  /** for those who see everything: whose departments */
  readonly bureauId?: number | undefined
}

/**
 * What waits for the head: differences and flags first. Whoever may read the entries may look on; what may be done is in
 * each row. Refuses 'forbidden' for other people's departments.
 */
export async function reviewList(db: Db, ask: ReviewAsk, user: SignedIn, today: string): Promise<ReviewList> {
  const context = await cellContext(db, user, today)
  const everywhere = PERMISSIONS['entry.read'][user.role] === 'everywhere'
  const own = [...new Set([...departmentsOf(context.doer, 'review'), ...context.doer.entersFor])]
  const asked =
    ask.departmentId === undefined
      ? everywhere
        ? (await planInForce(db, today, ask.bureauId)).departments.map((d) => d.id)
        : own
      : everywhere || own.includes(ask.departmentId)
        ? [ask.departmentId]
        : []
  if (asked.length === 0) throw new Refusal('forbidden')
  const plans = await plansOf(db, asked, today)
  const indicators = await indicatorsIn(
    db,
    plans.map((p) => p.id),
    asked,
  )
  const period = periodAsked(ask, plans, indicators, today)
  const departments = []
  for (const plan of plans) {
    const due = indicators.filter((i) => i.plan_id === plan.id && monthsOf(i.frequency).includes(period.month))
    const cells = (await cellsAt(db, plan.id, due, period, context)).map((facts) => gridCell(facts, context))
    for (const unit of plan.departments.filter((d) => asked.includes(d.id))) {
      const mine = cells.filter((c) => c.departmentId === unit.id)
      const waiting = mine.filter((c) => c.stage === 'submitted').map((c) => reviewRow(c, context.policy.exceededFrom))
      departments.push({
        ...unit,
        progress: progressOf(mine, today),
        reviews: mayAct(context.doer, 'confirm', unit.id),
        rows: waiting.filter((r) => r.flags.length > 0),
        plain: waiting.filter((r) => r.flags.length === 0),
        changing: mine
          .filter((c) => c.confirmed !== null && (c.stage === 'draft' || c.stage === 'returned'))
          .map((c) => reviewRow(c, context.policy.exceededFrom)),
        confirmed: mine.filter((c) => c.stage === 'confirmed' || c.stage === 'closed'),
      })
    }
  }
  return { ...period, departments }
}

function reviewRow(cell: GridCell, exceededFrom: number): ReviewRow {
  const confirmable = cell.acts.includes('confirm')
  const { rate } = cell.score
  const changed = cell.confirmed !== null && !sameValue(cell.confirmed.value, cell.value)
  const flags: Flag[] = []
  if (cell.findings.length > 0) flags.push('finding')
  if (cell.yearFigure.complete && cell.score.category === 'missed') flags.push('missed')
  if (cell.yearFigure.complete && rate.kind === 'rate' && rate.shown >= exceededFrom) flags.push('exceeded')
  if (changed) flags.push('changed-since-confirmed')
  if (cell.value.kind === 'not-applicable') flags.push('not-applicable')
  if (cell.value.kind === 'measured' && cell.evidence === 0) flags.push('no-evidence')
  if (cell.last !== null && seoulDay(new Date(cell.last.at)) > cell.due.on) flags.push('late')
  // Whoever may return a figure may confirm it too, but for one's own.
  if (!confirmable && cell.acts.includes('return')) flags.push('own-figure')
  return {
    cell,
    flags,
    confirmable,
    difference:
      changed && cell.confirmed
        ? { from: cell.confirmed.value, to: cell.value, by: cell.last?.by ?? '', at: cell.last?.at ?? '', reason: cell.reason }
        : null,
  }
}

/** 확정: each cell has its own outcome, so one that changed meanwhile does not hold up the others. */
export const confirm = (db: Db, input: ManyInput, as: Writer): Promise<readonly Outcome[]> =>
  actOnMany(db, as, input, { kind: 'confirm' }, { allOrNone: false })

/** 반려, with the reason the evaluator reads. */
export const returnCells = (
  db: Db,
  { reason, ...input }: ManyInput & { readonly reason: string },
  as: Writer,
): Promise<readonly Outcome[]> => actOnMany(db, as, input, { kind: 'return', reason }, { allOrNone: true })

/** 예외 재개: a confirmed value is opened by the head, a closed one by the administrator; the reason is on record. */
export const reopen = (
  db: Db,
  { reason, ...input }: ManyInput & { readonly reason: string },
  as: Writer,
): Promise<readonly Outcome[]> => actOnMany(db, as, input, { kind: 'reopen', reason }, { allOrNone: true })
