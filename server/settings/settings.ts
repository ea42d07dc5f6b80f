import { z } from 'zod'
import type { Db } from '#data/database.ts'
import { DEFAULT_POLICY, type ScoringPolicy } from '#domain/scoring/policy.ts'
import { compiledOnce } from '../../data/compiled-once.ts'
import { Refusal } from '../refusal.ts'
import { write } from '../record/write.ts'
import { type Writer } from '../record/writer.ts'

/** What no law fixes about entering figures: dated settings of the organisation (rules §3 and rules §7). */
export interface EntryRules {
  /** whether one's own figure may be confirmed by oneself */
  readonly selfApproval: boolean
  /** percent; over it the cause is asked for */
  readonly explainOver: number
  /** days after its end within which a part of the year is due */
  readonly inYearDays: number
}

export const DEFAULT_ENTRY_RULES: EntryRules = { selfApproval: false, explainOver: 120, inYearDays: 10 }

export const entryRulesShape = z.object({
  selfApproval: z.boolean(),
  explainOver: z.number().min(100).max(1000),
  inYearDays: z.number().int().min(0).max(365),
})

type OnDay = { readonly today: string }

const rulesOn = (db: Db, day: string) =>
  db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'entry-rules')
    .where('effective_from', '<=', day)
    .orderBy('effective_from', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
const policyOn = (db: Db, day: string) =>
  db
    .selectFrom('scoring_policy')
    .select('rules')
    .where('effective_from', '<=', day)
    .orderBy('effective_from', 'desc')
    .orderBy('id', 'desc')
    .limit(1)

const bothInForce = compiledOnce((db, { today }: OnDay) =>
  db.selectNoFrom([rulesOn(db, today).as('rules'), policyOn(db, today).as('policy')]),
)
const policyAlone = compiledOnce((db, { today }: OnDay) => policyOn(db, today))

// Written only by this product, from a checked ScoringPolicy.
const policyOf = (stored: string | null | undefined) => (stored ? (JSON.parse(stored) as ScoringPolicy) : DEFAULT_POLICY)
const rulesOf = (stored: string | null | undefined) => (stored ? entryRulesShape.parse(JSON.parse(stored)) : DEFAULT_ENTRY_RULES)

/** The scoring policy in force on `today`: the newest whose effective date has come. */
export async function policyInForce(db: Db, today: string): Promise<ScoringPolicy> {
  const [row] = await policyAlone(db, { today })
  return policyOf(row?.rules)
}

/** The entry rules in force on `today`. */
export const entryRules = async (db: Db, today: string): Promise<EntryRules> =>
  rulesOf((await rulesOn(db, today).executeTakeFirst())?.value)

/** The entry rules and the scoring policy in force on `today`, in one query. */
export async function settingsInForce(db: Db, today: string): Promise<{ rules: EntryRules; policy: ScoringPolicy }> {
  const [row] = await bothInForce(db, { today })
  return { rules: rulesOf(row?.rules), policy: policyOf(row?.policy) }
}

/** Sets rules from a day on; earlier ones stay. Refuses 'forbidden' and 'reason-needed'. */
export async function changeEntryRules(
  db: Db,
  as: Writer,
  input: { rules: EntryRules; effectiveFrom: string; reason: string; requestId: string },
): Promise<EntryRules> {
  return write(db, as, { act: 'setting.change', subject: 'setting:entry-rules', input }, async (trx, audit) => {
    if (as.user.role !== 'administrator') throw new Refusal('forbidden')
    if (input.reason.trim() === '') throw new Refusal('reason-needed')
    const before = await entryRules(trx, input.effectiveFrom)
    await trx
      .insertInto('setting')
      .values({
        name: 'entry-rules',
        value: JSON.stringify(input.rules),
        effective_from: input.effectiveFrom,
        reason: input.reason,
        recorded_at: as.now.toISOString(),
        recorded_by: as.user.name,
      })
      .execute()
    await audit({ before, after: { ...input.rules, effectiveFrom: input.effectiveFrom }, reason: input.reason })
    return input.rules
  })
}

export interface SettingsHistory {
  /** newest first; `state` on the day asked */
  readonly rules: readonly {
    readonly id: number
    readonly rules: EntryRules
    readonly effectiveFrom: string
    readonly reason: string
    readonly recordedAt: string
    readonly recordedBy: string
    readonly state: 'coming' | 'in-force' | 'past'
  }[]
  readonly policies: readonly {
    readonly version: string
    readonly policy: ScoringPolicy
    readonly effectiveFrom: string
    readonly reason: string
    readonly recordedAt: string
    readonly recordedBy: string
    readonly state: 'coming' | 'in-force' | 'past'
  }[]
}

/** Every version of the entry rules and of the scoring policy, with who set it from when and why. */
export async function settingsHistory(db: Db, today: string): Promise<SettingsHistory> {
  const settings = await db
    .selectFrom('setting')
    .selectAll()
    .where('name', '=', 'entry-rules')
    .orderBy('effective_from', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const policies = await db
    .selectFrom('scoring_policy')
    .selectAll()
    .orderBy('effective_from', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const dated = <
    Row extends {
      readonly id: number
      readonly effective_from: string
      readonly reason: string
      readonly recorded_at: string
      readonly recorded_by: string
    },
  >(
    rows: readonly Row[],
    row: Row,
  ) => {
    const holds = rows.find((one) => one.effective_from <= today)
    const state =
      row.effective_from > today ? ('coming' as const) : row.id === holds?.id ? ('in-force' as const) : ('past' as const)
    return {
      effectiveFrom: row.effective_from,
      reason: row.reason,
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
      state,
    }
  }
  return {
    rules: settings.map((row) => ({ id: row.id, rules: entryRulesShape.parse(JSON.parse(row.value)), ...dated(settings, row) })),
    // Written only by this product, from a checked ScoringPolicy.
    policies: policies.map((row) => ({
      version: row.version,
      policy: JSON.parse(row.rules) as ScoringPolicy,
      ...dated(policies, row),
    })),
  }
}
