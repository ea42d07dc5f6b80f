import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '#domain/entry/due.ts'
import type { BackupFailure } from '#domain/words/audit-codes.ts'
import { evidenceBeside } from './evidence.ts'
import { backupFailure, endingFor, type Made, makeBackup } from './make.ts'

const NAME = /^jipyo\.night-(\d{4}-\d{2}-\d{2})\.(?:sqlite|dump)$/

/** What the thread of a backup is started with. */
export interface BackupTask {
  readonly databaseUrl: string
  readonly localFolder: string
  /** where the backups of nights are */
  readonly folder: string
  /** YYYY-MM-DD */
  readonly night: string
  readonly keepDays: number
}
export type BackupAnswer =
  /** `left`: why backups that are too old could not be removed */
  | { readonly kind: 'made'; readonly made: Made; readonly left?: string }
  | { readonly kind: 'failed'; readonly failure: BackupFailure; readonly message: string }

/**
 * Makes a night's backup, and removes those that are too old. All that touches the folder happens here: it may be a share that hangs.
 * `reached` is called once the folder has answered.
 */
export async function backUpNight(task: BackupTask, reached: () => void, make = makeBackup): Promise<BackupAnswer> {
  const { folder, night, keepDays } = task
  const file = join(folder, `jipyo.night-${night}.${endingFor(task.databaseUrl)}`)
  try {
    const nights = nightsIn(folder)
    reached()
    const made = await make(task, file, nights.findLast((one) => one.night < night)?.file)
    const left = removed(nights.filter((one) => one.night < addDays(night, -keepDays)).map((one) => one.file))
    return { kind: 'made', made, ...(left !== null && { left }) }
  } catch (error) {
    // Kept to look into, under a name that nobody restores by mistake.
    if (existsSync(file)) renameSync(file, `${file}.damaged`)
    return { kind: 'failed', failure: backupFailure(error), message: messageOf(error) }
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Only after a new one stands: of nights without a backup the last one stays, however old. Returns why it failed. */
function removed(files: readonly string[]): string | null {
  try {
    for (const file of files.flatMap((old) => [old, evidenceBeside(old)])) rmSync(file, { recursive: true, force: true })
    return null
  } catch (error) {
    return messageOf(error)
  }
}

/** Backups of nights in a folder, the oldest first. */
function nightsIn(folder: string): readonly { readonly night: string; readonly file: string }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const night = NAME.exec(name)?.[1]
      return night === undefined ? [] : [{ night, file: join(folder, name) }]
    })
    .toSorted((a, b) => a.night.localeCompare(b.night))
}
