import type { Db } from '#data/database.ts'
import { addDays, monthsOf, seoulDay } from '#domain/entry/due.ts'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import { type ActingPerson, type EntryValue, mayAct, sameValue } from '#domain/entry/submission.ts'
import type { Owners } from '../organisation/owners.ts'
import { type SignedIn } from '../record/writer.ts'
import { type GridCell, gridCell } from '../actuals/cell.ts'
import { cellContext, cellsAt, departmentsOf } from '../actuals/context.ts'
import { indicatorsIn, plansOf, plansUnder } from '../actuals/indicators.ts'
import { type DueCell, dueCells } from '../deadlines/cells.ts'
import { waitsFor } from '../deadlines/rows.ts'
import { actOnMany, type ManyInput, type Outcome } from '../actuals/many.ts'
import { type Progress, progressOf } from '#domain/entry/progress.ts'
import type { Writer } from '../record/writer.ts'
import { bureausWithPlan, unknownYear, type UnitName, type YearPlan } from '../plans/plan.ts'
import { Refusal } from '../refusal.ts'

/**
 * Why the head should look: a rule spoke, it is far from last year, the target was missed, well over it, a confirmed figure changed, it does not apply,
 * it was returned before, it is one's own. No evidence and lateness are flags only while they are rare: `rareOnly`.
 */
export type Flag =
  | 'finding'
  | 'far'
  | 'missed'
  | 'exceeded'
  | 'changed-since-confirmed'
  | 'not-applicable'
  | 'resubmitted'
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

/** What is left in one period. */
export interface PeriodCount {
  readonly year: number
  readonly month: number
  /** submitted, to be confirmed or returned */
  readonly waiting: number
  /** returned or reopened, not submitted again yet */
  readonly changing: number
  /** confirmed or closed */
  readonly confirmed: number
}

export interface ReviewList {
  readonly today: string
  /** every period begun in which something was submitted, oldest first; not narrowed by the period asked for */
  readonly periods: readonly PeriodCount[]
  /** what is to be submitted next of the periods that have ended, and how many; null when nothing is left */
  readonly next: { readonly year: number; readonly month: number; readonly count: number; readonly dueOn: string } | null
  readonly departments: readonly (UnitName & {
    /** of the one period asked for; null over several */
    readonly progress: Progress | null
    /** this person confirms and returns here; false = looks on */
    readonly reviews: boolean
    /** submitted, with something to look at; oldest period first, as `plain` and `changing` */
    readonly rows: readonly ReviewRow[]
    /** submitted, nothing to look at: confirm them together */
    readonly plain: readonly ReviewRow[]
    /** returned, or confirmed once and reopened, not submitted again yet */
    readonly changing: readonly ReviewRow[]
    /** confirmed or closed, of the one period asked for; [] over several */
    readonly confirmed: readonly GridCell[]
  })[]
}

export interface ReviewAsk {
  /** left out: every year begun */
  readonly year?: number | undefined
  /** left out: every period */
  readonly month?: number | undefined
  readonly departmentId?: number | undefined
  /** for those who see everything: whose departments */
  readonly bureauId?: number | undefined
}

const isFinal = ({ stage }: Pick<DueCell, 'stage'>) => stage === 'confirmed' || stage === 'closed'
const isChanging = ({ stage, grant }: DueCell) => stage === 'returned' || (stage === 'draft' && grant !== 'none')

/**
 * The inbox of the head, over all periods unless one is asked for. Whoever may read the entries may look on; what may be done
 * is in each row. Refuses 'forbidden' for other people's departments and 'unknown-year'.
 */
export async function reviewList(db: Db, ask: ReviewAsk, user: SignedIn, today: string): Promise<ReviewList> {
  const context = await cellContext(db, user, today)
  const asked = await departmentsAsked(db, ask, user, context.acting, context.owners)
  const plans = plansAsked(ask, await plansOf(db, asked, 'all', today, context.owners), today)
  const due = await dueCells(db, { plans, departmentIds: asked, owners: context.owners }, today)
  const indicators = await indicatorsIn(
    db,
    plans.map((p) => p.id),
    asked,
    context.owners,
  )
  const { dated } = context
  const one = ask.year !== undefined && ask.month !== undefined ? { year: ask.year, month: ask.month } : null
  const cells: GridCell[] = []
  for (const period of one === null ? periodsOf(due) : [one]) {
    if (ask.month !== undefined && period.month !== ask.month) continue
    const wanted = new Set(
      due
        .filter((c) => c.year === period.year && c.month === period.month && (waitsFor(c) === 'review' || isChanging(c)))
        .map((c) => c.indicatorId),
    )
    for (const plan of plans.filter((p) => p.year === period.year)) {
      const some = indicators.filter(
        (i) =>
          i.plan_id === plan.id &&
          monthsOf(dated.of(i, period.year, today).frequency).includes(period.month) &&
          (one !== null || wanted.has(i.id)),
      )
      cells.push(...(await cellsAt(db, plan.id, some, period, context)).map((facts) => gridCell(facts, context)))
    }
  }
  const waiting = rareOnly(cells.filter((c) => c.stage === 'submitted').map((c) => reviewRow(c, context.policy.exceededFrom)))
  // Each department once, by the name of its newest year.
  const units = [...new Map(plans.flatMap((plan) => plan.departments.map((d) => [d.id, d] as const))).values()].filter((d) =>
    asked.includes(d.id),
  )
  return {
    today,
    periods: periodsOf(due).filter((p) => p.waiting + p.changing + p.confirmed > 0),
    next: nextOf(due, today),
    departments: units.map((unit) => {
      const mine = cells.filter((c) => c.departmentId === unit.id)
      const own = waiting.filter((r) => r.cell.departmentId === unit.id)
      return {
        ...unit,
        progress: one === null ? null : progressOf(mine, today),
        reviews: mayAct(context.acting, 'confirm', unit.id),
        rows: own.filter((r) => r.flags.length > 0),
        plain: own.filter((r) => r.flags.length === 0),
        changing: mine
          .filter((c) => c.stage === 'returned' || (c.stage === 'draft' && (c.confirmed !== null || c.returned !== null)))
          .map((c) => reviewRow(c, context.policy.exceededFrom)),
        confirmed: one === null ? [] : mine.filter(isFinal),
      }
    }),
  }
}

async function departmentsAsked(
  db: Db,
  ask: ReviewAsk,
  user: SignedIn,
  acting: ActingPerson,
  owners: Owners,
): Promise<readonly number[]> {
  const everywhere = PERMISSIONS['entry.read'][user.role] === 'everywhere'
  const own = [...new Set([...departmentsOf(acting, 'review'), ...acting.entersFor])]
  const all = everywhere ? await departmentsOfBureau(db, ask, owners) : own
  const { departmentId } = ask
  const asked = departmentId === undefined ? all : everywhere || own.includes(departmentId) ? [departmentId] : []
  if (asked.length === 0) throw new Refusal('forbidden')
  return asked
}

/** Every department of the bureau in any year begun, or in the one asked for. */
async function departmentsOfBureau(db: Db, { bureauId, year }: ReviewAsk, owners: Owners): Promise<readonly number[]> {
  const bureau = bureauId ?? (await bureausWithPlan(db, owners.day))[0]?.id
  if (bureau === undefined) throw new Refusal('unknown-plan')
  const plans = await plansUnder(db, bureau, 'all', owners)
  return [...new Set(plansAsked({ year }, plans, owners.day).flatMap((p) => p.departments.map((d) => d.id)))]
}

/** The plans of the years to look through: of the one asked for, else of those that have begun. Refuses 'unknown-year'. */
function plansAsked({ year }: Pick<ReviewAsk, 'year'>, plans: readonly YearPlan[], today: string): readonly YearPlan[] {
  if (year === undefined) return plans.filter((p) => p.year <= Number(today.slice(0, 4)))
  const years = [...new Set(plans.map((p) => p.year))].toSorted((a, b) => a - b)
  if (years.length > 0 && !years.includes(year)) throw unknownYear(year, years)
  return plans.filter((p) => p.year === year)
}

/** Every period of the cells with its counts, oldest first: a year's own figures stand at its end. */
function periodsOf(due: readonly DueCell[]): PeriodCount[] {
  return [...Map.groupBy(due, ({ year, month }) => `${year}.${month}`).values()]
    .flatMap((own): PeriodCount[] => {
      const [first] = own
      const count = (test: (cell: DueCell) => boolean) => own.filter(test).length
      return first === undefined
        ? []
        : [
            {
              year: first.year,
              month: first.month,
              waiting: count((c) => waitsFor(c) === 'review'),
              changing: count(isChanging),
              confirmed: count(isFinal),
            },
          ]
    })
    .toSorted(inTime)
}

const inTime = (a: { year: number; month: number }, b: { year: number; month: number }) =>
  a.year - b.year || (a.month || 13) - (b.month || 13)

/** A month's grace: what is late for longer stands on the deadline board, not here. */
const LATELY_DAYS = 31

function nextOf(due: readonly DueCell[], today: string): ReviewList['next'] {
  const ended = ({ year, month }: DueCell) => `${year}-${String(month || 12).padStart(2, '0')}` < today.slice(0, 7)
  const left = due
    .filter((c) => waitsFor(c) === 'enter' && !isChanging(c) && ended(c))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
  const first = left.find((c) => c.dueOn >= addDays(today, -LATELY_DAYS)) ?? left.at(-1)
  if (first === undefined) return null
  const { year, month, dueOn } = first
  return { year, month, dueOn, count: left.filter((c) => c.year === year && c.month === month).length }
}

/** What is true of more than half of all that waits tells nothing about one of them: such a flag is left out. */
function rareOnly(rows: readonly ReviewRow[]): ReviewRow[] {
  const common = (['no-evidence', 'late'] as const).filter(
    (flag) => rows.filter((r) => r.flags.includes(flag)).length * 2 > rows.length,
  )
  return rows.map((row) => ({ ...row, flags: row.flags.filter((flag) => !common.some((one) => one === flag)) }))
}

/**
 * Half or less, or half as much again or more, of the same period last year; of a count at least two, since one more or
 * less than two is chance.
 */
function isFar({ value, lastYear, decimals }: GridCell): boolean {
  if (value.kind !== 'measured' || lastYear === null) return false
  const change = Math.abs(value.value - lastYear)
  return change > 0 && change * 2 >= Math.abs(lastYear) && (decimals > 0 || change >= 2)
}

function reviewRow(cell: GridCell, exceededFrom: number): ReviewRow {
  const confirmable = cell.acts.includes('confirm')
  const { rate } = cell.score
  const changed = cell.confirmed !== null && !sameValue(cell.confirmed.value, cell.value)
  const flags: Flag[] = []
  if (cell.findings.length > 0) flags.push('finding')
  else if (isFar(cell)) flags.push('far')
  if (cell.yearFigure.complete && cell.score.category === 'missed') flags.push('missed')
  if (cell.yearFigure.complete && rate.kind === 'rate' && rate.shown >= exceededFrom) flags.push('exceeded')
  if (changed) flags.push('changed-since-confirmed')
  if (cell.value.kind === 'not-applicable') flags.push('not-applicable')
  if (cell.returned !== null) flags.push('resubmitted')
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
