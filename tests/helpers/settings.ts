import type { Db } from '#data/database.ts'
import { openPeriod, type SetPeriodInput } from '#server/periods/close.ts'
import { periodRows } from '#server/periods/periods.ts'
import type { Writer } from '#server/record/writer.ts'
import { changePolicy, type PolicyRules } from '#server/settings/change-policy.ts'
import { changeSetting, type Setting, settingSeen, settingsHistory } from '#server/settings/settings.ts'
import { fresh } from './people.ts'

/** What is set here is set by somebody who has seen all that was set before. */
interface From {
  readonly effectiveFrom: string
  readonly reason: string
}

export async function setSetting<T>(db: Db, as: Writer, setting: Setting<T>, value: T, from: From): Promise<T> {
  const { seen } = await settingSeen(db, setting, from.effectiveFrom)
  return changeSetting(db, as, setting, value, { ...from, seen, requestId: fresh() })
}

export async function setPolicy(db: Db, as: Writer, rules: PolicyRules, from: From) {
  const { seen } = await settingsHistory(db, from.effectiveFrom)
  return changePolicy(db, as, { rules, ...from, seen: seen.policies, requestId: fresh() })
}

export async function setWindow(db: Db, input: Omit<SetPeriodInput, 'seen'>, as: Writer) {
  const { unitId, year, frequency, month } = input
  const rows = await periodRows(db, year)
  const own = rows.find((r) => r.unitId === unitId && r.frequency === frequency && r.month === month)
  return openPeriod(db, { ...input, seen: own?.recordedAt ?? null }, as)
}
