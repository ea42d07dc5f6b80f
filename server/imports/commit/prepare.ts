import type { PlanRecords, Recognition } from '../records.ts'
import { completed, withAdded } from './added.ts'
import { correct, type Correction } from './correct.ts'
import { type Compared, compare } from './diff.ts'
import { equationsOf, type LocatedEquation } from './equations.ts'
import { leaveOut } from './leave-out.ts'
import { type Decisions, matchUnits, type UnitMatch, withEvidence } from './match-units.ts'
import { type Need, needsOf } from './needs.ts'
import type { CurrentPlan, StoredUnit } from './current-plan.ts'

export type PlanRecognition = Extract<Recognition, { kind: 'plan' }>
export type Corrections = ReadonlyMap<string, Correction>

/** What persons made of a recognition, before it meets the store. */
export interface Reviewed {
  /** as the document was read */
  readonly asRead: PlanRecords
  /** with corrections, all records */
  readonly corrected: PlanRecords
  /** without the records that are left out: what would be entered */
  readonly records: PlanRecords
  readonly equations: readonly LocatedEquation[]
  /** what a person added under something that is there no more */
  readonly unplaced: readonly Correction[]
}

/** Stages 8 and 9 for one document: its records as corrected, and every equation recomputed. Pure. */
export function review(recognition: PlanRecognition, corrections: Corrections, decisions: Decisions): Reviewed {
  const asRead = recognition.records
  const { records: whole, unplaced } = withAdded(asRead, corrections)
  const corrected = completed(correct(whole, corrections), corrections)
  const records = leaveOut(corrected, decisions)
  return { asRead, corrected, records, equations: equationsOf(records), unplaced }
}

/** What a document would do to the store, and what a person has to settle first. */
export interface Prepared {
  readonly units: readonly UnitMatch[]
  readonly current: CurrentPlan | null
  readonly compared: Compared
  readonly needs: readonly Need[]
}

/** The reviewed records against the store. `planOf`: the plan of a bureau to compare with. */
export async function prepare(
  { records, unplaced }: Reviewed,
  store: readonly StoredUnit[],
  decisions: Decisions,
  planOf: (bureauId: number) => Promise<CurrentPlan | null>,
): Promise<Prepared> {
  const matched = matchUnits(records, store, decisions)
  const bureau = matched.find((u) => u.kind === 'bureau')?.unit
  const current = bureau ? await planOf(bureau.id) : null
  const units = withEvidence(matched, records, store, current, decisions)
  const compared = compare(records, units, current, decisions)
  return { units, current, compared, needs: needsOf(records, units, compared.records, unplaced) }
}
