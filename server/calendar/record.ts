import type { Db } from '#data/database.ts'
import { may } from '#domain/entry/permissions.ts'
import type { Step } from '#domain/plan/statutory-days.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { Refusal } from '../refusal.ts'
import { calendar, isKnown } from './calendar.ts'

export interface RecordStepInput {
  readonly bureauId: number
  readonly fiscalYear: number
  readonly step: Step
  /** ISO day; null = what was recorded is taken back */
  readonly doneOn: string | null
  readonly note: string
  readonly requestId: string
}

/**
 * Records that a step of the year was done, where the store cannot know it. An earlier entry stays, the newest holds. Refuses
 * 'forbidden', 'unknown-bureau', 'unknown-year', 'calendar-known' for what the store knows by itself, 'calendar-day' for a day
 * to come.
 */
export async function recordStep(db: Db, input: RecordStepInput, as: Writer): Promise<{ doneOn: string | null }> {
  return write(db, as, { act: 'calendar.record', subject: `calendar:${input.bureauId}`, input }, async (trx, audit) => {
    if (!may(as.user, 'calendar.record')) throw new Refusal('forbidden')
    const { bureauId, fiscalYear, step, doneOn } = input
    const { bureaus } = await calendar(trx, { year: fiscalYear }, as.today)
    const before = bureaus.find((b) => b.id === bureauId)?.steps.find((s) => s.step === step)
    if (before === undefined) throw new Refusal('unknown-bureau')
    if (await isKnown(trx, input, as.today)) throw new Refusal('calendar-known')
    if (doneOn !== null && doneOn > as.today) throw new Refusal('calendar-day', { last: as.today })
    await trx
      .insertInto('calendar_record')
      .values({
        bureau_id: bureauId,
        fiscal_year: fiscalYear,
        step,
        done_on: doneOn,
        note: input.note.trim(),
        recorded_at: as.now.toISOString(),
        recorded_by: as.user.name,
        recorded_by_id: as.user.id,
      })
      .execute()
    const was = before.state.kind === 'done' ? before.state.on : null
    await audit({
      before: { unitId: bureauId, year: fiscalYear, step, doneOn: was },
      after: { unitId: bureauId, year: fiscalYear, step, doneOn, note: input.note.trim() },
    })
    return { doneOn }
  })
}
