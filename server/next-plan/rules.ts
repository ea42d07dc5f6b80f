import { z } from 'zod'
import type { Db } from '#data/database.ts'
import { DEFAULT_SUNSET_YEARS } from '#domain/scoring/sunset.ts'
import { write } from '../record/write.ts'
import type { Writer } from '../record/writer.ts'
import { putSetting, refuseChange, settingOn } from '../settings/settings.ts'

/** What no law fixes about next year's plan: a dated setting of the organisation. */
export interface NextPlanRules {
  /** settled years in a row at 100 % or more after which 일몰 is proposed */
  readonly sunsetYears: number
}

export const nextPlanRulesShape = z.object({ sunsetYears: z.number().int().min(2).max(10) })

/** The rules in force on `today`. */
export async function nextPlanRules(db: Db, today: string): Promise<NextPlanRules> {
  const stored = await settingOn(db, 'next-plan-rules', today).executeTakeFirst()
  return stored ? nextPlanRulesShape.parse(JSON.parse(stored.value)) : { sunsetYears: DEFAULT_SUNSET_YEARS }
}

/** Sets the rules from a day on; earlier ones stay. Refuses 'forbidden' and 'reason-needed'. */
export async function changeNextPlanRules(
  db: Db,
  as: Writer,
  input: { rules: NextPlanRules; effectiveFrom: string; reason: string; requestId: string },
): Promise<NextPlanRules> {
  return write(db, as, { act: 'setting.change', subject: 'setting:next-plan-rules', input }, async (trx, audit) => {
    refuseChange(as, input.reason)
    const before = await nextPlanRules(trx, input.effectiveFrom)
    await putSetting(trx, as, 'next-plan-rules', input.rules, input)
    await audit({ before, after: { ...input.rules, effectiveFrom: input.effectiveFrom }, reason: input.reason })
    return input.rules
  })
}
