import { z } from 'zod'
import type { Db } from '#data/database.ts'
import { DEFAULT_SUNSET_YEARS } from '#domain/scoring/sunset.ts'
import { type Setting, settingInForce } from '../settings/settings.ts'

/** What no law fixes about next year's plan: a dated setting of the organisation. */
export interface NextPlanRules {
  /** settled years in a row at 100 % or more after which 일몰 is proposed */
  readonly sunsetYears: number
}

export const nextPlanRulesShape = z.object({ sunsetYears: z.number().int().min(2).max(10) })

export const NEXT_PLAN_RULES: Setting<NextPlanRules> = {
  name: 'next-plan-rules',
  shape: nextPlanRulesShape,
  otherwise: { sunsetYears: DEFAULT_SUNSET_YEARS },
  onRecord: (rules) => rules,
}

/** The rules in force on `today`. */
export const nextPlanRules = (db: Db, today: string): Promise<NextPlanRules> => settingInForce(db, NEXT_PLAN_RULES, today)
