import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import type { Store } from '#data/database.ts'
import type { BackupFailure } from '#domain/words/audit-codes.ts'
import type { Config } from '../config.ts'
import { log } from '../log.ts'
import { appendAudit } from '../record/record.ts'
import type { BackupMessage } from './backup-thread.ts'
import type { BackupAnswer, BackupTask } from './night.ts'
import { dueBefore, NIGHTLY, nightlyEntries } from './state.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A night whose backup fails is tried so often, an hour apart. */
const TRIES = 3
/** Any number of ours, the same in every instance. */
const LOCK = 7_415_926
const ACTOR = { id: null, name: '야간 백업', role: null }
/** So long the folder may take to answer, and the whole backup. */
const LIMITS = { reach: MINUTE, whole: 6 * HOUR }
const THREAD = new URL('./backup-thread.ts', import.meta.url)

export interface Nightly {
  readonly store: Store
  readonly config: Pick<Config, 'databaseUrl' | 'localFolder' | 'backup'>
  readonly auditKey: string
  readonly clock?: () => Date
  /** makes one backup; a thread of its own does it when absent */
  readonly make?: (task: BackupTask) => Promise<BackupAnswer>
}

/**
 * Makes the night's backup when its hour has come and none was made since; the hour is missed when no server ran, and made up for at the
 * next start. Of several instances one makes it. Returns what was done; null = nothing was to be done, or another instance is at it.
 */
export async function backUpIfDue({ store, config, auditKey, clock = () => new Date(), make = backupThread() }: Nightly) {
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
    const { databaseUrl, localFolder } = config
    const answer = await make({ databaseUrl, localFolder, folder, night: due.night, keepDays })
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
      return answer
    }
    log.info({ night: due.night, bytes: answer.made.bytes, evidence: answer.made.evidence.copied }, 'the nightly backup was made')
    if (answer.left !== undefined) log.warn({ why: answer.left }, 'backups that are too old could not be removed')
    return answer
  })
}

/** Looks every minute whether a backup is due. Returns how to stop; a backup on its way is given up. */
export function keepBackups(nightly: Nightly): () => Promise<void> {
  if (nightly.config.backup.hour === null) return () => Promise.resolve()
  const stop = new AbortController()
  const make = backupThread(stop.signal)
  let running: Promise<unknown> | null = null
  const look = () => {
    running ??= backUpIfDue({ make, ...nightly })
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

/**
 * Makes backups in a thread, one at a time. A folder that does not answer within the limits makes the backup fail, and no other thread is
 * started while the one that was given up still hangs in it.
 */
export function backupThread(stop?: AbortSignal, limits = LIMITS): (task: BackupTask) => Promise<BackupAnswer> {
  let hangs = false
  const failed = (failure: BackupFailure, message: string): BackupAnswer => ({ kind: 'failed', failure, message })
  return (task) =>
    hangs
      ? Promise.resolve(failed('no-answer', 'the backup before this one still hangs in the folder'))
      : new Promise((resolve, reject) => {
          const thread = new Worker(THREAD, { workerData: task })
          hangs = true
          const giveUp = (after: number) =>
            setTimeout(() => {
              resolve(failed('no-answer', `no answer for ${after / 1000} seconds`))
              void thread.terminate()
            }, after)
          let limit = giveUp(limits.reach)
          thread
            .on('message', (message: BackupMessage) => {
              if (message.kind !== 'reached') return resolve(message)
              clearTimeout(limit)
              limit = giveUp(limits.whole)
            })
            .once('error', (error) => resolve(failed('failed', error instanceof Error ? error.message : String(error))))
            .once('exit', () => {
              hangs = false
              clearTimeout(limit)
              resolve(failed('failed', 'the thread ended'))
            })
          // A server that stops has not failed: the next start makes it up.
          stop?.addEventListener('abort', () => {
            clearTimeout(limit)
            reject(new Error('the server stops'))
            void thread.terminate()
          })
        })
}
