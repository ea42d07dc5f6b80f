import { z } from 'zod'
import type { Db } from '#data/database.ts'
import { gradeBandProblems } from '#domain/scoring/grade.ts'
import { ROLL_UP_RULES, type ScoringPolicy } from '#domain/scoring/policy.ts'
import { Refusal } from '../refusal.ts'
import { write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'
import { type DatedChange, refuseChange, scoringInForce } from './settings.ts'

/** The rules of a scoring policy (rules §5), without their version and day. */
export const policyShape = z.strictObject({
  cap: z.union([z.literal(100), z.literal(110), z.literal(120), z.literal(130), z.null()]),
  exceededFrom: z.number().min(100).max(1000),
  lowerIsBetter: z.enum(['two-minus-ratio', 'ratio']),
  rollUp: z.enum(ROLL_UP_RULES),
  grades: z
    .array(z.strictObject({ grade: z.string().trim().min(1).max(10), from: z.number().min(0).max(1000) }))
    .min(1)
    .max(10)
    .nullable(),
})
export type PolicyRules = Omit<ScoringPolicy, 'version' | 'effectiveFrom'>

export interface ChangePolicyInput extends DatedChange {
  readonly rules: PolicyRules
}

/**
 * Sets how scores are made from a day on; earlier policies stay. Its version is the year of its day and a number. Refuses
 * 'forbidden', 'reason-needed', 'version-conflict' (facts: by, at) when another was set since the person looked, and 'bad-input'
 * for two grades that are alike or begin at one score.
 */
export async function changePolicy(db: Db, as: Writer, input: ChangePolicyInput): Promise<ScoringPolicy> {
  return write(db, as, { act: 'setting.change', subject: 'setting:scoring-policy', input }, async (trx, audit) => {
    const newest = await trx
      .selectFrom('scoring_policy')
      .select(['id', 'recorded_by as by', 'recorded_at as at'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    refuseChange(as, input, newest)
    const { rules, effectiveFrom } = input
    const reason = input.reason.trim()
    if (rules.grades !== null && gradeBandProblems(rules.grades).length > 0) throw new Refusal('bad-input', { field: 'grades' })
    const year = effectiveFrom.slice(0, 4)
    const rows = await trx.selectFrom('scoring_policy').select('version').where('version', 'like', `${year}-%`).execute()
    const numbers = rows.map(({ version }) => Number(version.slice(5))).filter((n) => Number.isInteger(n))
    const grades = rules.grades?.toSorted((a, b) => b.from - a.from) ?? null
    const policy: ScoringPolicy = { version: `${year}-${Math.max(0, ...numbers) + 1}`, effectiveFrom, ...rules, grades }
    const { policy: before } = await scoringInForce(trx, effectiveFrom)
    await trx
      .insertInto('scoring_policy')
      .values({
        version: policy.version,
        effective_from: effectiveFrom,
        rules: JSON.stringify(policy),
        reason,
        recorded_at: as.now.toISOString(),
        recorded_by: as.user.name,
      })
      .execute()
    await audit({ before: onRecord(before), after: onRecord(policy), reason })
    return policy
  })
}

const onRecord = ({ version, grades, ...rules }: ScoringPolicy) => ({
  policyVersion: version,
  ...rules,
  grades: grades?.map(({ grade, from }) => `${grade} ${from}`) ?? null,
})
