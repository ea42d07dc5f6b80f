import type { Store } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { type AddInput, addRecord } from '#server/imports/drafts/add.ts'
import type { Place } from '#server/imports/commit/cells.ts'
import { confirmDraft } from '#server/imports/drafts/confirm.ts'
import { correctField, decide } from '#server/imports/drafts/decide.ts'
import { draftRow } from '#server/imports/drafts/draft.ts'
import { startReading } from '#server/imports/drafts/reading.ts'
import { discardDraft, undoImport } from '#server/imports/drafts/undo.ts'
import { uploadDraft } from '#server/imports/drafts/upload.ts'
import { startRecording } from '#server/record/start-recording.ts'
import { fresh, KEY, person, writer } from '../people.ts'
import { makeTextFile } from '../documents/make.ts'
import { blocksOf } from './drafts-blocks.ts'
import { PLAIN, render } from '../plans/printer.ts'
import { type SyntheticPlan, syntheticPlan } from '../plans/synthetic.ts'

/** One department, one goal, a few indicators; settled 2027, plan of 2029. */
export const PLAN: SyntheticPlan = {
  ...syntheticPlan(5, { departments: 2, goals: 1, indicators: 3, programmes: 2, projects: 2 }),
  settledYear: 2027,
  money: '백만원',
}
export const TODAY = '2029-02-10'

/** The plan with its first indicator changed, as a later filing prints it. */
export function withFirst(
  plan: SyntheticPlan,
  change: Partial<SyntheticPlan['departments'][number]['goals'][number]['indicators'][number]>,
): SyntheticPlan {
  return {
    ...plan,
    departments: plan.departments.map((d, i) => ({
      ...d,
      goals: d.goals.map((g, j) => ({
        ...g,
        indicators: g.indicators.map((one, k) => (i + j + k === 0 ? { ...one, ...change } : one)),
      })),
    })),
  }
}

/** How many of each the plan has. */
export function sizesOf(plan: SyntheticPlan) {
  const goals = plan.departments.flatMap((d) => d.goals)
  const programmes = goals.flatMap((g) => g.programmes)
  return {
    indicators: goals.flatMap((g) => g.indicators).length,
    programmes: programmes.length,
    projects: programmes.flatMap((p) => p.projects).length,
  }
}

export const firstOf = (plan: SyntheticPlan) => {
  const [department] = plan.departments
  const indicator = department?.goals[0]?.indicators[0]
  if (!department || !indicator) throw new Error('an empty plan')
  return { department, indicator }
}

/** An administrator at work on a store. */
export function importer({ db }: Store, today = TODAY) {
  const as = writer(person('gihoek', 'administrator'), today)
  const version = async (draftId: number) => (await draftRow(db, draftId)).version
  return {
    as,
    /** sends a document and waits until it is read; returns the draft */
    bring: async (document: SyntheticPlan | string | Uint8Array, { name = 'plan.txt', again = false } = {}) => {
      const text = typeof document === 'object' && 'departments' in document ? render(document, PLAIN) : document
      const bytes = typeof text === 'string' ? makeTextFile(blocksOf(text)) : text
      const made = await uploadDraft(db, { name, bytes, again, requestId: fresh() }, as)
      await startReading(db, made.draftId, KEY)
      return made.draftId
    },
    version,
    correct: async (draftId: number, path: string, typed: string | null, place: Place | null = null) =>
      correctField(db, { draftId, version: await version(draftId), path, typed, place, requestId: fresh() }, as),
    add: async (draftId: number, what: Omit<AddInput, 'draftId' | 'version' | 'requestId'>) =>
      addRecord(db, { draftId, version: await version(draftId), requestId: fresh(), ...what }, as),
    decide: async (
      draftId: number,
      subject: string,
      decision: 'accepted' | 'refused' | 'dismissed' | 'open',
      word: string | null = null,
    ) => decide(db, { draftId, version: await version(draftId), subjects: [subject], decision, word, requestId: fresh() }, as),
    /** leaves nothing unread, or as many cells as it says */
    confirm: async (draftId: number, requestId = fresh(), unread = 0) =>
      confirmDraft(db, { draftId, version: await version(draftId), filedOn: '2028-11', councilOn: null, unread, requestId }, as),
    undo: async (draftId: number, reason = '잘못 올림') =>
      undoImport(db, { draftId, version: await version(draftId), reason, requestId: fresh() }, as),
    discard: async (draftId: number) =>
      discardDraft(db, { draftId, version: await version(draftId), reason: '', requestId: fresh() }, as),
  }
}

/** Without a plan, recorded from the start. */
export async function empty(store: Store): Promise<void> {
  await migrate(store)
  await startRecording(store.db, KEY, new Date('2026-01-05T00:00:00Z'))
}
