import type { Db } from '#data/database.ts'
import type { Reason } from '#domain/entry/reasons.ts'
import { hasPeriod } from '#domain/entry/entry-text.ts'
import { type Act, decide, mayAct } from '#domain/entry/submission.ts'
import { Refusal } from '../refusal.ts'
import { applyAct } from './apply.ts'
import { type CellContext, type GridCell, gridCell, settingOf } from './cell.ts'
import type { CellFacts, OfYear } from './cell-facts.ts'
import { cellContext, cellsAt, placedIn, refuseComputed } from './context.ts'
import { explanationOf, itemOf } from './history.ts'
import { type IndicatorRow, indicatorOr, plannedIndicators } from './indicators.ts'
import { periodOr } from './windows.ts'
import { type Audit, write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'

/** A cell as the person saw it. */
export interface Seen {
  readonly indicatorId: number
  readonly version: number
  /** of a draft that somebody else typed: who, as the person saw it */
  readonly typedBy?: string | undefined
}

/** What became of each cell: done, or why not and what stands there now. */
export interface Outcome {
  readonly indicatorId: number
  readonly year: number
  readonly month: number
  readonly refused: Reason | null
  readonly cell: GridCell | null
}

export interface ManyInput {
  /** of the cells that name no period of their own */
  readonly year: number
  readonly month: number
  readonly cells: readonly (Seen & { readonly year?: number | undefined; readonly month?: number | undefined })[]
  readonly requestId: string
}

/** A further condition of the act on one cell; null = none broken. */
export type Condition = (facts: CellFacts, context: CellContext, seen: Seen) => Reason | null

/**
 * One act on many cells in one transaction. With `allOrNone` the first refusal refuses everything; otherwise each cell has
 * its own outcome, so that one that changed meanwhile does not hold up eleven others. Each done cell has its revision and
 * its audit entry. The cells of one period are read together: a fixed number of queries, and the writes of each. A later
 * period is read after the writes of an earlier one, which may have made the same year's figure. Refuses 'forbidden' when
 * the person may do it with none of the cells.
 */
export async function actOnMany(
  db: Db,
  as: Writer,
  input: ManyInput,
  act: Act,
  options: { readonly allOrNone: boolean; readonly condition?: Condition },
): Promise<readonly Outcome[]> {
  const subject = `actual:*:${input.year}:${input.month}`
  return write(
    db,
    as,
    { act: `value.${act.kind}`, subject, input: { ...input, ...('reason' in act ? { reason: act.reason } : {}) } },
    async (trx, audit, before) => {
      const context = await cellContext(trx, as.user, as.today, before)
      const asked = input.cells.map((cell, index) => ({
        indicatorId: cell.indicatorId,
        version: cell.version,
        typedBy: cell.typedBy,
        year: cell.year ?? input.year,
        month: cell.month ?? input.month,
        index,
      }))
      const told: { readonly index: number; readonly outcome: Outcome }[] = []
      for (const some of Map.groupBy(asked, ({ year, month }) => `${year}.${month}`).values()) {
        const cells = await readCells(trx, some, context)
        for (const { index, year, month, ...seen } of some) {
          const { indicator, facts } = cells.find(seen.indicatorId)
          const requestId = index === 0 ? input.requestId : `${input.requestId}#${index + 1}`
          const done =
            facts === null
              ? 'unknown-indicator'
              : await actOnOne({ trx, as, audit, context, seen, act, condition: options.condition, requestId }, facts)
          const refused = typeof done === 'string' ? done : null
          if (refused !== null && options.allOrNone) {
            throw new Refusal(refused, {
              indicator: indicator.name,
              ...(refused === 'version-conflict' && facts ? conflictFacts(facts, seen) : {}),
            })
          }
          const now = typeof done === 'string' ? facts : done
          if (now !== null) cells.put(now)
          const key = { indicatorId: seen.indicatorId, year, month }
          // Nothing of a cell goes out to whom it may not concern.
          const outcome = mayAct(context.acting, act.kind, indicator.department_id)
            ? { ...key, refused, cell: now === null ? null : gridCell(now, context) }
            : { ...key, refused: 'forbidden' as const, cell: null }
          told.push({ index, outcome })
        }
      }
      const outcomes = told.toSorted((a, b) => a.index - b.index).map(({ outcome }) => outcome)
      const [first] = outcomes
      if (first && outcomes.every((o) => o.refused === 'forbidden')) throw new Refusal('forbidden')
      return outcomes
    },
  )
}

/**
 * Cells of one period, read together. `find` refuses as `cellOf` does, for that cell alone and only when it is its turn;
 * `put` keeps what an act made of one, for a cell that is named twice. `common` is handed on from one period of a year to the next.
 */
export async function readCells(
  trx: Db,
  cells: readonly { readonly indicatorId: number; readonly year: number; readonly month: number }[],
  context: CellContext,
  common?: OfYear,
) {
  const [{ year, month } = { year: 0, month: 0 }] = cells
  const planned = await plannedIndicators(trx, [...new Set(cells.map((c) => c.indicatorId))], year, context)
  const ofYear = (indicator: IndicatorRow) =>
    placedIn(context.dated.row(indicator, year, context.today), { year, month }, context)
  const open = [...planned.values()].flatMap(({ indicator: printed, planOfYear }) => {
    const indicator = ofYear(printed)
    return planOfYear === indicator.plan_id && hasPeriod(indicator.frequency, month) ? [indicator] : []
  })
  const facts = new Map<number, CellFacts>()
  for (const [planId, some] of Map.groupBy(open, (indicator) => indicator.plan_id))
    for (const one of await cellsAt(trx, planId, some, { year, month }, context, common)) facts.set(one.indicator.id, one)
  return {
    find(indicatorId: number): { readonly indicator: IndicatorRow; readonly facts: CellFacts | null } {
      const indicator = ofYear(indicatorOr(planned.get(indicatorId), year))
      refuseComputed(indicator, month)
      periodOr(year, month, indicator.frequency)
      return { indicator, facts: facts.get(indicatorId) ?? null }
    },
    put: (after: CellFacts) => void facts.set(after.indicator.id, after),
  }
}

interface One {
  readonly trx: Db
  readonly as: Writer
  readonly audit: Audit
  readonly context: CellContext
  readonly seen: Seen
  readonly act: Act
  readonly condition: Condition | undefined
  readonly requestId: string
}

/** Does the act; the facts after it, or why it is refused. */
async function actOnOne(
  { trx, as, audit, context, seen, act, condition, requestId }: One,
  facts: CellFacts,
): Promise<CellFacts | Reason> {
  const item = itemOf(facts.revisions)
  if (!mayAct(context.acting, act.kind, facts.indicator.department_id)) return 'forbidden'
  if (item.version !== seen.version) return 'version-conflict'
  const decision = decide(item, act, context.acting, settingOf(facts, context))
  if (decision.kind === 'refused') return decision.reason
  const broken = condition?.(facts, context, seen) ?? null
  if (broken !== null) return broken
  const explanation = explanationOf(facts.revisions)
  return applyAct(trx, as, audit, { facts, act, item: decision.item, explanation, parts: null, requestId })
}

function conflictFacts(facts: CellFacts, seen: Seen) {
  const last = facts.revisions.at(-1)
  return { seen: seen.version, version: last?.version ?? 0, by: last?.recorded_by ?? '', at: last?.recorded_at ?? '' }
}
