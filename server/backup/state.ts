import type { Db } from '#data/database.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { BACKUP_FAILURES, type BackupFailure } from '#domain/words/audit-codes.ts'
import type { Config } from '../config.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Korea's time, which has no summer time. */
const SEOUL = 9 * HOUR
/** So long after its hour a night without a backup counts as missed. */
const GRACE = 3 * HOUR
/** So many nights without a backup are told. */
const MISSED = 2

/** What every entry about nightly backups is about. */
export const NIGHTLY = 'backup:nightly'

/** The last moment up to `now` at which a night's backup was due, `hour` of Asia/Seoul, and the day of that moment. */
export function dueBefore(now: Date, hour: number): { readonly night: string; readonly at: Date } {
  const shift = SEOUL - hour * HOUR
  const at = new Date(Math.floor((now.getTime() + shift) / DAY) * DAY - shift)
  return { night: seoulDay(at), at }
}

export interface NightlyEntry {
  readonly at: Date
  /** what was made; null = it failed */
  readonly made: {
    readonly night: string
    readonly size: number
    readonly evidenceFiles: number
    readonly evidenceMissing: number
  } | null
  readonly failure: BackupFailure
}

/** What the record says of the last nights, the newest first. */
export async function nightlyEntries(db: Db): Promise<readonly NightlyEntry[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['at', 'act', 'after_json'])
    .where('subject', '=', NIGHTLY)
    .orderBy('seq', 'desc')
    .limit(60)
    .execute()
  return rows.map(({ at, act, after_json }): NightlyEntry => {
    const after = JSON.parse(after_json ?? '{}') as Readonly<Record<string, unknown>>
    const number = (name: string) => Number(after[name] ?? 0)
    const failure = after['failure']
    return {
      at: new Date(at),
      made:
        act === 'backup.make'
          ? {
              night: String(after['night']),
              size: number('size'),
              evidenceFiles: number('evidenceFiles'),
              evidenceMissing: number('evidenceMissing'),
            }
          : null,
      failure: BACKUP_FAILURES.find((one) => one === failure) ?? 'failed',
    }
  })
}

export interface BackupState extends Pick<Config['backup'], 'hour' | 'folder' | 'keepDays'> {
  /** ISO instant; null = none was made yet */
  readonly last: (NonNullable<NightlyEntry['made']> & { readonly at: string }) | null
  /** of the newest try, when it failed */
  readonly failure: { readonly at: string; readonly why: BackupFailure } | null
  /** nights without a backup since the last one, or since the first that failed */
  readonly missed: number
  /** whether somebody should look: the newest try failed, or two nights were missed, or evidence was not there */
  readonly trouble: boolean
}

/** How the nightly backups stand. */
export async function backupState(db: Db, { hour, folder, keepDays }: Config['backup'], now: Date): Promise<BackupState> {
  const entries = await nightlyEntries(db)
  const newest = entries[0]
  const success = entries.find(({ made }) => made !== null)
  const last = success?.made ? { ...success.made, at: success.at.toISOString() } : null
  const failure = newest && newest.made === null ? { at: newest.at.toISOString(), why: newest.failure } : null
  // Without any yet, from the hour at which the first one failed.
  const first = entries.at(-1)
  const since = success?.at ?? (first && hour !== null ? new Date(dueBefore(first.at, hour).at.getTime() - 1) : null)
  const due = hour === null || since === null ? null : dueBefore(new Date(now.getTime() - GRACE), hour).at
  const missed = due === null || since === null || due <= since ? 0 : Math.floor((due.getTime() - since.getTime()) / DAY) + 1
  const trouble = hour !== null && (failure !== null || missed >= MISSED || (last?.evidenceMissing ?? 0) > 0)
  return { hour, folder, keepDays, last, failure, missed, trouble }
}
