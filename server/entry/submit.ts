import type { Db } from '#data/database.ts'
import { isReady } from '#domain/entry/progress.ts'
import type { GridCell } from '../actuals/cell.ts'
import { findingsNow, missingNow, typedByAnother } from '../actuals/cell.ts'
import { itemOf, explanationOf } from '../actuals/history.ts'
import { actOnMany, type Condition, type ManyInput, type Outcome } from '../actuals/many.ts'
import { Refusal } from '../refusal.ts'
import type { Writer } from '../record/writer.ts'

/** One's own or named as another's; complete, and every check answered: what the head gets has no gaps. */
const complete: Condition = (facts, context, seen) => {
  const item = itemOf(facts.revisions)
  const typedBy = typedByAnother(facts, item, context)
  if (typedBy !== null && typedBy !== seen.typedBy)
    throw new Refusal('draft-of-another', { indicator: facts.indicator.name, by: typedBy })
  const findings = findingsNow(facts, item)
  // Typed figures passed the hard rules; one can break later, when a target or another month changes.
  if (findings.some((finding) => finding.hard)) return 'hard-rule'
  const missing = missingNow(facts, item, explanationOf(facts.revisions), findings, context)
  // Thrown here, for all or none: the refusal says of which indicator what is missing.
  if (missing.length > 0) throw new Refusal('entry-incomplete', { indicator: facts.indicator.name, missing: missing.join(' ') })
  return null
}

/**
 * 제출: hands the cells to the head, all of them or none. Refuses what `decide` refuses, 'version-conflict',
 * 'entry-incomplete' and 'hard-rule', naming the first indicator that is not ready, and 'draft-of-another' for what somebody
 * else typed unless the ask names them.
 */
export const submit = (db: Db, input: ManyInput, as: Writer): Promise<readonly Outcome[]> =>
  actOnMany(db, as, input, { kind: 'submit' }, { allOrNone: true, condition: complete })

/** 거두기: takes submitted cells back to draft before the head has acted; each cell has its own outcome. */
export const recall = (db: Db, input: ManyInput, as: Writer): Promise<readonly Outcome[]> =>
  actOnMany(db, as, input, { kind: 'recall' }, { allOrNone: false })

/** The cells of a grid that can be submitted now, as the submit wants them. */
export const readyCells = (cells: readonly GridCell[]) =>
  cells
    .filter(isReady)
    .map(({ indicatorId, version, typedBy }) => ({ indicatorId, version, ...(typedBy === null ? {} : { typedBy }) }))
