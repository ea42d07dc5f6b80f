import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import type { Store } from '#data/database.ts'
import { addDays } from '#domain/entry/due.ts'
import type { Config } from '../config.ts'
import { log } from '../log.ts'
import { appendAudit } from '../record/record.ts'
import type { BackupAnswer, BackupTask } from './backup-thread.ts'
import { evidenceBeside } from './evidence.ts'
import { endingFor } from './make.ts'
import { dueBefore, NIGHTLY, nightlyEntries } from './state.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A night whose backup fails is tried so often, an hour apart. */
const TRIES = 3
/** Any number of ours, the same in every instance. */
const LOCK = 7_415_926
const ACTOR = { id: null, name: '야간 백업', role: null }
const NAME = /^jipyo\.night-(\d{4}-\d{2}-\d{2})\.(?:sqlite|dump)$/
const THREAD = new URL('./backup-thread.ts', import.meta.url)

export interface Nightly {
  readonly store: Store
  readonly config: Pick<Config, 'databaseUrl' | 'localFolder' | 'backup'>
  readonly auditKey: string
  readonly clock?: () => Date
  /** makes one backup; a thread does it when absent */
  readonly make?: (task: BackupTask) => Promise<BackupAnswer>
}

/**
 * Makes the night's backup when its hour has come and none was made since; the hour is missed when no server ran, and made up for at the
 * next start. Of several instances one makes it. Returns what was done; null = nothing was to be done, or another instance is at it.
 */
export async function backUpIfDue({ store, config, auditKey, clock = () => new Date(), make = inThread }: Nightly) {
  const { hour, folder, keepDays } = config.backup
  if (hour === null) return null
  const due = dueBefore(clock(), hour)
  const isDue = async () => {
    const tries = (await nightlyEntries(store.db)).filter(({ at }) => at >= due.at)
    const [newest] = tries
    if (newest === undefined) return true
    const made = tries.some(({ made: one }) => one !== null)
    return !made && tries.length < TRIES && clock().getTime() - newest.at.getTime() >= HOUR
  }
  if (!(await isDue())) return null
  return alone(store, async () => {
    // Another instance may have made it while this one waited.
    if (!(await isDue())) return null
    const file = join(folder, `jipyo.night-${due.night}.${endingFor(config.databaseUrl)}`)
    const earlier = nightsIn(folder).findLast(({ night }) => night < due.night)?.file ?? null
    const answer = await make({ databaseUrl: config.databaseUrl, localFolder: config.localFolder, file, earlier })
    await store.db.transaction().execute((trx) =>
      appendAudit(trx, auditKey, {
        at: clock(),
        actor: ACTOR,
        subject: NIGHTLY,
        ...(answer.kind === 'made'
          ? {
              act: 'backup.make',
              after: {
                night: due.night,
                size: answer.made.bytes,
                evidenceFiles: answer.made.evidence.copied,
                evidenceMissing: answer.made.evidence.missing.length,
              },
            }
          : { act: 'backup.fail', after: { night: due.night, failure: answer.failure } }),
      }),
    )
    if (answer.kind === 'failed') {
      log.error({ night: due.night, failure: answer.failure, why: answer.message }, 'the nightly backup failed')
      // Kept to look into, under a name that nobody restores by mistake.
      if (existsSync(file)) renameSync(file, `${file}.damaged`)
      return answer
    }
    log.info({ night: due.night, bytes: answer.made.bytes, evidence: answer.made.evidence.copied }, 'the nightly backup was made')
    // Only after a new one stands: of nights without a backup the last one stays, however old.
    for (const { night, file: old } of nightsIn(folder)) {
      if (night < addDays(due.night, -keepDays))
        for (const one of [old, evidenceBeside(old)]) rmSync(one, { recursive: true, force: true })
    }
    return answer
  })
}

/** Looks every minute whether a backup is due. Returns how to stop; a backup on its way is given up. */
export function keepBackups(nightly: Nightly): () => Promise<void> {
  if (nightly.config.backup.hour === null) return () => Promise.resolve()
  const stop = new AbortController()
  let running: Promise<unknown> | null = null
  const look = () => {
    running ??= backUpIfDue({ make: (task) => inThread(task, stop.signal), ...nightly })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) log.error({ err: error }, 'the nightly backup failed')
      })
      .finally(() => {
        running = null
      })
  }
  look()
  // unref: a timer alone must not keep a finished process alive.
  const timer = setInterval(look, MINUTE).unref()
  return async () => {
    clearInterval(timer)
    stop.abort()
    await running
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

/** Runs `work` unless another instance on the same database does; null then. A SQLite file has one server. */
async function alone<T>({ kind, db }: Store, work: () => Promise<T>): Promise<T | null> {
  if (kind === 'sqlite') return work()
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ ours: boolean }>`select pg_try_advisory_lock(${LOCK}) as ours`.execute(connection)
    if (rows[0]?.ours !== true) return null
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(${LOCK})`.execute(connection)
    }
  })
}

function inThread(task: BackupTask, signal?: AbortSignal): Promise<BackupAnswer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(THREAD, { workerData: task })
    const failed = (message: string) => resolve({ kind: 'failed', failure: 'failed', message })
    thread
      .once('message', (answer: BackupAnswer) => resolve(answer))
      .once('error', (error) => failed(error instanceof Error ? error.message : String(error)))
      .once('exit', () => failed('the thread ended'))
    // A server that stops has not failed: the next start makes it up.
    signal?.addEventListener('abort', () => {
      reject(new Error('the server stops'))
      void thread.terminate()
    })
  })
}
