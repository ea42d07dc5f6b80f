import type { Db } from '#data/database.ts'
import { type Correction, type FieldValue, type Pointed } from '../commit/correct.ts'
import type { Decision, Decisions } from '../commit/match-units.ts'
import { type PlanRecognition, prepare, type Prepared, review, type Reviewed } from '../commit/prepare.ts'
import { currentPlan, storedUnits } from '../commit/current-plan.ts'
import { Refusal } from '../../refusal.ts'
import { isReport, judgeResults, type JudgedResult, needsOfReport, planOfReport } from '../results/results.ts'
import { draftRow } from './draft.ts'
import { lately } from './lately.ts'
import { partOf } from './parts.ts'

/** A draft with all that persons did to it and all that would come of it. */
export interface OpenedDraft extends Reviewed, Prepared {
  readonly id: number
  readonly version: number
  readonly recognition: PlanRecognition
  readonly corrections: ReadonlyMap<string, Correction>
  readonly decisions: Decisions
  /** of a result report: its results against the stored ones; null: a plan */
  readonly results: readonly JudgedResult[] | null
}

/** Corrections in force, by path. */
export async function correctionsOf(db: Db, draftId: number): Promise<Map<string, Correction>> {
  const rows = await db.selectFrom('import_correction').selectAll().where('draft_id', '=', draftId).orderBy('id').execute()
  const newest = new Map(rows.map((r) => [r.path, r]))
  return new Map(
    [...newest].flatMap(([path, r]) =>
      r.value === null ? [] : [[path, { path, ...valueIn(r.value), at: r.recorded_at, by: r.recorded_by }] as const],
    ),
  )
}

/** A correction's value as it is stored, and back. */
export const storedValue = (value: FieldValue, from: Pointed | null): string => JSON.stringify(from ? { value, ...from } : value)
export function valueIn(json: string): Pick<Correction, 'value' | 'from'> {
  // Written by storedValue.
  const stored = JSON.parse(json) as FieldValue | (Pointed & { readonly value: FieldValue })
  if (stored === null || typeof stored !== 'object') return { value: stored }
  const { value, raw, loc } = stored
  return { value, from: { raw, loc } }
}

/** Decisions in force, by subject. */
export async function decisionsOf(db: Db, draftId: number): Promise<Map<string, Decision>> {
  const rows = await db.selectFrom('import_decision').selectAll().where('draft_id', '=', draftId).orderBy('id').execute()
  return new Map(rows.map((r) => [r.subject, { decision: r.decision, word: r.word, at: r.recorded_at, by: r.recorded_by }]))
}

/** The recognition of a draft; refuses 'unknown-import', and 'import-not-open' when nothing was recognised. */
export async function recognitionOf(db: Db, draftId: number): Promise<PlanRecognition> {
  const recognition = await partOf(db, draftId, 'recognition')
  if (recognition?.kind === 'plan') return recognition
  const { state } = await draftRow(db, draftId)
  throw new Refusal('import-not-open', { state })
}

/** Everything about a draft that was read, as it stands now. Refuses 'unknown-import' and 'import-not-open' (not read). */
export async function openedDraft(db: Db, draftId: number, today: string): Promise<OpenedDraft> {
  const { version } = await draftRow(db, draftId)
  const recognition = await recognitionOf(db, draftId)
  const corrections = await correctionsOf(db, draftId)
  const decisions = await decisionsOf(db, draftId)
  const reviewed = await lately(db, `review ${draftId} ${version}`, () => review(recognition, corrections, decisions))
  // Whatever changes the store leaves an entry in the record.
  const { seq } = await db.selectFrom('audit_head').select('seq').where('id', '=', 1).executeTakeFirstOrThrow()
  const compared = await lately(db, `compared ${draftId} ${version} ${seq} ${today}`, () =>
    against(db, reviewed, recognition, decisions, today),
  )
  return { id: draftId, version, recognition, corrections, decisions, ...reviewed, ...compared }
}

/** What it would do to the store of today: as a plan, or as a result report. */
export async function against(
  db: Db,
  reviewed: Reviewed,
  recognition: PlanRecognition,
  decisions: Decisions,
  today: string,
): Promise<Prepared & Pick<OpenedDraft, 'results'>> {
  const year = reviewed.records.fiscalYear.value
  const report = isReport(recognition, decisions)
  const plan = await prepare(reviewed, await storedUnits(db, today), decisions, async (bureauId) =>
    currentPlan(db, bureauId, year, today, report ? await planOfReport(db, bureauId, year, today) : null),
  )
  if (!report) return { ...plan, results: null }
  const asked = { ...reviewed, ...plan }
  const results = await judgeResults(db, asked, recognition, decisions, today)
  return { ...plan, results, needs: needsOfReport(asked, results) }
}
