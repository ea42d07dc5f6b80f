import { z } from 'zod'
import type { Db } from '#data/database.ts'
import { COUNTED_STAGES, type CountedStages } from '#domain/entry/submission.ts'
import { CHALLENGE_RULES, type ChallengeRule } from '#domain/plan/filing.ts'
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

/** Submitted figures count as 잠정, confirmed ones as 확정 (rules §6). */
const DEFAULT_COUNTED: CountedStages = 'submitted-and-confirmed'

export const countedShape = z.enum(COUNTED_STAGES)

type OnDay = { readonly today: string }

type SettingName = 'entry-rules' | 'counted-stages' | 'next-plan-rules' | 'filing-rule' | 'landing-year' | 'handover-days'

/** The value of a setting in force on a day; no row: its default. */
export const settingOn = (db: Db, name: SettingName, day: string) =>
  db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', name)
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

const forEntry = compiledOnce((db, { today }: OnDay) =>
  db.selectNoFrom([
    settingOn(db, 'entry-rules', today).as('rules'),
    policyOn(db, today).as('policy'),
    db.selectFrom('indicator_definition').select('id').limit(1).as('definition'),
    db
      .selectFrom('reorganisation')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('state', '=', 'applied')
      .as('events'),
  ]),
)
const forScoring = compiledOnce((db, { today }: OnDay) =>
  db.selectNoFrom([policyOn(db, today).as('policy'), settingOn(db, 'counted-stages', today).as('counted')]),
)

// Written only by this product, from a checked ScoringPolicy.
const policyOf = (stored: string | null | undefined) => (stored ? (JSON.parse(stored) as ScoringPolicy) : DEFAULT_POLICY)
const countedOf = (stored: string | null | undefined) => (stored ? countedShape.parse(JSON.parse(stored)) : DEFAULT_COUNTED)
const rulesOf = (stored: string | null | undefined) => (stored ? entryRulesShape.parse(JSON.parse(stored)) : DEFAULT_ENTRY_RULES)

/** The scoring policy in force on `today` (the newest whose effective date has come), and which figures it scores. */
export async function scoringInForce(db: Db, today: string): Promise<{ policy: ScoringPolicy; counted: CountedStages }> {
  const [row] = await forScoring(db, { today })
  return { policy: policyOf(row?.policy), counted: countedOf(row?.counted) }
}

/** 집계 대상 in force on `today`. */
export const countedStages = async (db: Db, today: string): Promise<CountedStages> =>
  countedOf((await settingOn(db, 'counted-stages', today).executeTakeFirst())?.value)

/** The entry rules in force on `today`. */
export const entryRules = async (db: Db, today: string): Promise<EntryRules> =>
  rulesOf((await settingOn(db, 'entry-rules', today).executeTakeFirst())?.value)

/** auto 자동: the year under work (#domain/plan/plan-of-year.ts); or a year that everybody lands on */
export const landingShape = z.union([z.literal('auto'), z.number().int().min(1990).max(2200)])
export type LandingYear = z.infer<typeof landingShape>

/** The year a page opens with where none is asked for, on `today`. */
export async function landingSetting(db: Db, today: string): Promise<LandingYear> {
  const row = await settingOn(db, 'landing-year', today).executeTakeFirst()
  return row ? landingShape.parse(JSON.parse(row.value)) : 'auto'
}

/** Sets it from a day on. Refuses 'forbidden' and 'reason-needed'. */
export async function changeLanding(
  db: Db,
  as: Writer,
  input: { landing: LandingYear; effectiveFrom: string; reason: string; requestId: string },
): Promise<LandingYear> {
  return write(db, as, { act: 'setting.change', subject: 'setting:landing-year', input }, async (trx, audit) => {
    refuseChange(as, input.reason)
    const before = await landingSetting(trx, input.effectiveFrom)
    await putSetting(trx, as, 'landing-year', input.landing, input)
    await audit({
      before: { landingYear: before },
      after: { landingYear: input.landing, effectiveFrom: input.effectiveFrom },
      reason: input.reason,
    })
    return input.landing
  })
}

/** Days after a reorganisation in which people of a unit that gave something away still write for the days before (rules §9). */
const DEFAULT_HANDOVER_DAYS = 30
export const handoverShape = z.number().int().min(0).max(60)

/** 인계 기간 in force on `day`, in days. */
export async function handoverDays(db: Db, day: string): Promise<number> {
  const row = await settingOn(db, 'handover-days', day).executeTakeFirst()
  return row ? handoverShape.parse(JSON.parse(row.value)) : DEFAULT_HANDOVER_DAYS
}

/** Sets it from a day on, for reorganisations that take effect from then on. Refuses 'forbidden' and 'reason-needed'. */
export async function changeHandover(
  db: Db,
  as: Writer,
  input: { days: number; effectiveFrom: string; reason: string; requestId: string },
): Promise<number> {
  return write(db, as, { act: 'setting.change', subject: 'setting:handover-days', input }, async (trx, audit) => {
    refuseChange(as, input.reason)
    const before = await handoverDays(trx, input.effectiveFrom)
    await putSetting(trx, as, 'handover-days', input.days, input)
    await audit({
      before: { handoverDays: before },
      after: { handoverDays: input.days, effectiveFrom: input.effectiveFrom },
      reason: input.reason,
    })
    return input.days
  })
}

/** The guide wants a reason for a target that asks for no effort (rules §7). */
const DEFAULT_FILING_RULE: ChallengeRule = 'refuse'
const filingShape = z.enum(CHALLENGE_RULES)

/** Whether a plan is filed with targets that the challenge check asks about and nobody explained, on `today`. */
export async function filingRule(db: Db, today: string): Promise<ChallengeRule> {
  const row = await settingOn(db, 'filing-rule', today).executeTakeFirst()
  return row ? filingShape.parse(JSON.parse(row.value)) : DEFAULT_FILING_RULE
}

/** Sets it from a day on. Refuses 'forbidden' and 'reason-needed'. */
export async function changeFilingRule(
  db: Db,
  as: Writer,
  input: { rule: ChallengeRule; effectiveFrom: string; reason: string; requestId: string },
): Promise<ChallengeRule> {
  return write(db, as, { act: 'setting.change', subject: 'setting:filing-rule', input }, async (trx, audit) => {
    refuseChange(as, input.reason)
    const before = await filingRule(trx, input.effectiveFrom)
    await putSetting(trx, as, 'filing-rule', input.rule, input)
    await audit({
      before: { filingRule: before },
      after: { filingRule: input.rule, effectiveFrom: input.effectiveFrom },
      reason: input.reason,
    })
    return input.rule
  })
}

/**
 * The entry rules and the scoring policy in force on `today`, in one query, which also says whether anything was ever decided
 * about how indicators are measured, and how many reorganisations were ever applied.
 */
export async function settingsInForce(
  db: Db,
  today: string,
): Promise<{ rules: EntryRules; policy: ScoringPolicy; definitionsChanged: boolean; events: number }> {
  const [row] = await forEntry(db, { today })
  return {
    rules: rulesOf(row?.rules),
    policy: policyOf(row?.policy),
    definitionsChanged: row?.definition != null,
    events: row?.events ?? 0,
  }
}

/** Sets rules from a day on; earlier ones stay. Refuses 'forbidden' and 'reason-needed'. */
export async function changeEntryRules(
  db: Db,
  as: Writer,
  input: { rules: EntryRules; effectiveFrom: string; reason: string; requestId: string },
): Promise<EntryRules> {
  return write(db, as, { act: 'setting.change', subject: 'setting:entry-rules', input }, async (trx, audit) => {
    refuseChange(as, input.reason)
    const before = await entryRules(trx, input.effectiveFrom)
    await putSetting(trx, as, 'entry-rules', input.rules, input)
    await audit({ before, after: { ...input.rules, effectiveFrom: input.effectiveFrom }, reason: input.reason })
    return input.rules
  })
}

/** Sets from a day on which stages count; what held before stays on record. Refuses 'forbidden' and 'reason-needed'. */
export async function changeCountedStages(
  db: Db,
  as: Writer,
  input: { counted: CountedStages; effectiveFrom: string; reason: string; requestId: string },
): Promise<CountedStages> {
  return write(db, as, { act: 'setting.change', subject: 'setting:counted-stages', input }, async (trx, audit) => {
    refuseChange(as, input.reason)
    const before = await countedStages(trx, input.effectiveFrom)
    await putSetting(trx, as, 'counted-stages', input.counted, input)
    await audit({
      before: { counted: before },
      after: { counted: input.counted, effectiveFrom: input.effectiveFrom },
      reason: input.reason,
    })
    return input.counted
  })
}

/** Refuses 'forbidden' and 'reason-needed'. */
export function refuseChange(as: Writer, reason: string): void {
  if (as.user.role !== 'administrator') throw new Refusal('forbidden')
  if (reason.trim() === '') throw new Refusal('reason-needed')
}

/** Writes a setting that holds from a day on; earlier ones stay. */
export const putSetting = (
  trx: Db,
  as: Writer,
  name: SettingName,
  value: object | number | CountedStages | ChallengeRule | LandingYear,
  { effectiveFrom, reason }: { readonly effectiveFrom: string; readonly reason: string },
) =>
  trx
    .insertInto('setting')
    .values({
      name,
      value: JSON.stringify(value),
      effective_from: effectiveFrom,
      reason,
      recorded_at: as.now.toISOString(),
      recorded_by: as.user.name,
    })
    .execute()

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
  readonly counted: readonly {
    readonly id: number
    readonly counted: CountedStages
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

/** Every version of the entry rules, of 집계 대상 and of the scoring policy, with who set it from when and why. */
export async function settingsHistory(db: Db, today: string): Promise<SettingsHistory> {
  const named = await db
    .selectFrom('setting')
    .selectAll()
    .where('name', 'in', ['entry-rules', 'counted-stages'])
    .orderBy('effective_from', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const settings = named.filter((row) => row.name === 'entry-rules')
  const counted = named.filter((row) => row.name === 'counted-stages')
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
    counted: counted.map((row) => ({ id: row.id, counted: countedShape.parse(JSON.parse(row.value)), ...dated(counted, row) })),
    // Written only by this product, from a checked ScoringPolicy.
    policies: policies.map((row) => ({
      version: row.version,
      policy: JSON.parse(row.rules) as ScoringPolicy,
      ...dated(policies, row),
    })),
  }
}
