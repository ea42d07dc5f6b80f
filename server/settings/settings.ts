import { z } from 'zod'
import type { Db } from '#data/database.ts'
import { DOUBLE_RULES, type DoubleRule } from '#domain/entry/activity.ts'
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

/** auto 자동: the year under work (#domain/plan/plan-of-year.ts); or a year that everybody lands on */
export const landingShape = z.union([z.literal('auto'), z.number().int().min(1990).max(2200)])
export type LandingYear = z.infer<typeof landingShape>

export const handoverShape = z.number().int().min(0).max(60)

/** A dated setting: its name, what is stored of it, what holds before anything was set, and how the record writes it. */
export interface Setting<T> {
  readonly name: SettingName
  readonly shape: z.ZodType<T>
  readonly otherwise: T
  readonly onRecord: (value: T) => object
}

type SettingName =
  | 'entry-rules'
  | 'counted-stages'
  | 'next-plan-rules'
  | 'filing-rule'
  | 'landing-year'
  | 'handover-days'
  | 'double-rule'

export const ENTRY_RULES: Setting<EntryRules> = {
  name: 'entry-rules',
  shape: entryRulesShape,
  otherwise: DEFAULT_ENTRY_RULES,
  onRecord: (rules) => rules,
}
/** 집계 대상: which stages count outside entry. */
export const COUNTED: Setting<CountedStages> = {
  name: 'counted-stages',
  shape: countedShape,
  otherwise: DEFAULT_COUNTED,
  onRecord: (counted) => ({ counted }),
}
/** The year a page opens with where none is asked for. */
export const LANDING: Setting<LandingYear> = {
  name: 'landing-year',
  shape: landingShape,
  otherwise: 'auto',
  onRecord: (landingYear) => ({ landingYear }),
}
/** 인계 기간: days after a reorganisation in which people of a unit that gave something away still write for the days before (rules §9). */
export const HANDOVER: Setting<number> = {
  name: 'handover-days',
  shape: handoverShape,
  otherwise: 30,
  onRecord: (days) => ({ handoverDays: days }),
}
/** Whether a plan is filed with targets that the challenge check asks about and nobody explained: the guide wants a reason (rules §7). */
export const FILING_RULE: Setting<ChallengeRule> = {
  name: 'filing-rule',
  shape: z.enum(CHALLENGE_RULES),
  otherwise: 'refuse',
  onRecord: (rule) => ({ filingRule: rule }),
}

/** 중복 인정: whether one activity may be counted for several indicators (rules §9). */
export const DOUBLE_RULE: Setting<DoubleRule> = {
  name: 'double-rule',
  shape: z.enum(DOUBLE_RULES),
  otherwise: 'warn',
  onRecord: (rule) => ({ doubleRule: rule }),
}

type OnDay = { readonly today: string }

/** The value of a setting in force on a day; no row: its default. */
const settingOn = (db: Db, name: SettingName, day: string) =>
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
const valueOf = <T>({ shape, otherwise }: Setting<T>, stored: string | null | undefined): T =>
  stored == null ? otherwise : shape.parse(JSON.parse(stored))

/** The scoring policy in force on `today` (the newest whose effective date has come), and which figures it scores. */
export async function scoringInForce(db: Db, today: string): Promise<{ policy: ScoringPolicy; counted: CountedStages }> {
  const [row] = await forScoring(db, { today })
  return { policy: policyOf(row?.policy), counted: valueOf(COUNTED, row?.counted) }
}

/** A setting in force on `day`. */
export async function settingInForce<T>(db: Db, setting: Setting<T>, day: string): Promise<T> {
  return valueOf(setting, (await settingOn(db, setting.name, day).executeTakeFirst())?.value)
}

/** A setting in force on `day`, with the number of its newest change, of whatever day: what a change of it says it has seen. */
export async function settingSeen<T>(db: Db, setting: Setting<T>, day: string): Promise<{ value: T; seen: number }> {
  // First the number: a change in between is then refused, and not overwritten unseen.
  const seen = (await newestOf(db, setting.name))?.id ?? 0
  return { value: await settingInForce(db, setting, day), seen }
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
    rules: valueOf(ENTRY_RULES, row?.rules),
    policy: policyOf(row?.policy),
    definitionsChanged: row?.definition != null,
    events: row?.events ?? 0,
  }
}

/** A change of a dated setting. */
export interface DatedChange {
  /** ISO day */
  readonly effectiveFrom: string
  readonly reason: string
  /** the number of the newest change that the person saw; 0 = none */
  readonly seen: number
  readonly requestId: string
}

/**
 * Sets a setting from a day on; earlier versions stay. Refuses 'forbidden', 'reason-needed', and 'version-conflict' (facts: by,
 * at) when it was set since the person looked.
 */
export async function changeSetting<T>(db: Db, as: Writer, setting: Setting<T>, value: T, change: DatedChange): Promise<T> {
  const { name, onRecord } = setting
  const input = { ...change, value }
  return write(db, as, { act: 'setting.change', subject: `setting:${name}`, input }, async (trx, audit) => {
    const { effectiveFrom, reason } = change
    refuseChange(as, change, await newestOf(trx, name))
    const before = await settingInForce(trx, setting, effectiveFrom)
    await trx
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
    await audit({ before: onRecord(before), after: { ...onRecord(value), effectiveFrom }, reason })
    return value
  })
}

const newestOf = (db: Db, name: SettingName) =>
  db
    .selectFrom('setting')
    .select(['id', 'recorded_by as by', 'recorded_at as at'])
    .where('name', '=', name)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

interface Newest {
  readonly id: number
  readonly by: string
  readonly at: string
}

/** Refuses 'forbidden', 'reason-needed', and 'version-conflict' (facts: by, at) where `newest` is not the change that was seen. */
export function refuseChange(
  as: Writer,
  { reason, seen }: Pick<DatedChange, 'reason' | 'seen'>,
  newest: Newest | undefined,
): void {
  if (as.user.role !== 'administrator') throw new Refusal('forbidden')
  if (reason.trim() === '') throw new Refusal('reason-needed')
  if (newest !== undefined && newest.id !== seen) throw new Refusal('version-conflict', { by: newest.by, at: newest.at })
}

export interface SettingsHistory {
  /** of each, the number of its newest change: what a change says it has seen */
  readonly seen: { readonly rules: number; readonly counted: number; readonly policies: number }
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
  const newest = (rows: readonly { readonly id: number }[]) => Math.max(0, ...rows.map(({ id }) => id))
  return {
    seen: { rules: newest(settings), counted: newest(counted), policies: newest(policies) },
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
