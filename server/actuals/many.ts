import type { Db } from '#data/database.ts'
import type { Reason } from '#domain/entry/reasons.ts'
import { type Act, decide, mayAct } from '#domain/entry/submission.ts'
import { Refusal } from '../refusal.ts'
import { applyAct } from './apply.ts'
import { type CellContext, type GridCell, gridCell } from './cell.ts'
import { cellContext, cellOf } from './context.ts'
import type { CellFacts } from './facts.ts'
import { itemOf, wordsOf } from './history.ts'
import { type Audit, write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'

/** A cell as the person saw it. */
export interface Seen {
  readonly indicatorId: number
  readonly version: number
}

/** What became of each cell: done, or why not and what stands there now. */
export interface Outcome {
  readonly indicatorId: number
  readonly refused: Reason | null
  readonly cell: GridCell | null
}

export interface ManyInput {
  readonly year: number
  readonly month: number
  readonly cells: readonly Seen[]
  readonly requestId: string
}

/** A further condition of the act on one cell; null = none broken. */
export type Condition = (facts: CellFacts, context: CellContext) => Reason | null

/**
 * One act on many cells in one transaction. With `allOrNone` the first refusal refuses everything; otherwise each cell has
 * its own outcome, so that one that changed meanwhile does not hold up eleven others. Each done cell has its revision and
 * its audit entry. Refuses 'forbidden' when the person may do it with none of the cells.
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
    async (trx, audit) => {
      const context = await cellContext(trx, as.user, as.today)
      const outcomes: Outcome[] = []
      for (const [index, seen] of input.cells.entries()) {
        const one = {
          trx,
          as,
          audit,
          context,
          input,
          seen,
          act,
          condition: options.condition,
          requestId: index === 0 ? input.requestId : `${input.requestId}#${index + 1}`,
        }
        outcomes.push(await actOnOne(one, options.allOrNone))
      }
      const [first] = outcomes
      if (first && outcomes.every((o) => o.refused === 'forbidden')) throw new Refusal('forbidden')
      return outcomes
    },
  )
}

interface One {
  readonly trx: Db
  readonly as: Writer
  readonly audit: Audit
  readonly context: CellContext
  readonly input: ManyInput
  readonly seen: Seen
  readonly act: Act
  readonly condition: Condition | undefined
  readonly requestId: string
}

async function actOnOne(one: One, strict: boolean): Promise<Outcome> {
  const { trx, context, seen, act, input } = one
  const key = { indicatorId: seen.indicatorId, year: input.year, month: input.month }
  const { indicator, facts } = await cellOf(trx, key, context)
  const no = facts === null ? 'unknown-indicator' : await tryAct(one, facts)
  if (no !== null && strict) {
    throw new Refusal(no, {
      indicator: indicator.name,
      ...(no === 'version-conflict' && facts ? conflictFacts(facts, seen) : {}),
    })
  }
  // Nothing of a cell is told to whom it may not concern.
  if (!mayAct(context.doer, act.kind, indicator.department_id))
    return { indicatorId: seen.indicatorId, refused: 'forbidden', cell: null }
  const now = await cellOf(trx, key, context)
  return { indicatorId: seen.indicatorId, refused: no, cell: now.facts === null ? null : gridCell(now.facts, context) }
}

async function tryAct(
  { trx, as, audit, context, seen, act, condition, requestId }: One,
  facts: CellFacts,
): Promise<Reason | null> {
  const item = itemOf(facts.revisions)
  const departmentId = facts.indicator.department_id
  if (!mayAct(context.doer, act.kind, departmentId)) return 'forbidden'
  if (item.version !== seen.version) return 'version-conflict'
  const decision = decide(item, act, context.doer, {
    departmentId,
    window: facts.window,
    selfApproval: context.rules.selfApproval,
  })
  if (decision.kind === 'refused') return decision.reason
  const broken = condition?.(facts, context) ?? null
  if (broken !== null) return broken
  await applyAct(trx, as, audit, { facts, act, item: decision.item, words: wordsOf(facts.revisions), parts: null, requestId })
  return null
}

function conflictFacts(facts: CellFacts, seen: Seen) {
  const last = facts.revisions.at(-1)
  return { seen: seen.version, version: last?.version ?? 0, by: last?.recorded_by ?? '', at: last?.recorded_at ?? '' }
}
