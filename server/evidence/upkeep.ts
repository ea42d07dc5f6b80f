import type { Db } from '#data/database.ts'
import { appendAudit, lockWriters } from '../record/record.ts'
import type { Config } from '../config.ts'
import { subjectOf } from '../actuals/apply.ts'
import { discard, filesOlderThan, isOlder, keptPath, vaultOf } from './vault.ts'
import { virusScan } from './virus-scan.ts'
import { log } from '../log.ts'

const DAY = 24 * 60 * 60 * 1000
const MINUTE = 60 * 1000
const SCANNER = { id: null, name: '백신 검사', role: null }

/** Scans once more what waits. Returns how many contents got an answer. The outcome is in the audit record. */
export async function scanWaiting(
  db: Db,
  vault: string,
  command: string,
  auditKey: string,
  now: Date,
  signal?: AbortSignal,
): Promise<number> {
  const waiting = await db
    .selectFrom('evidence')
    .select('sha256')
    .distinct()
    .where('scan', '=', 'waiting')
    .where('removed_at', 'is', null)
    .execute()
  let answered = 0
  for (const { sha256 } of waiting) {
    if (sha256 === null || signal?.aborted === true) continue
    const answer = await virusScan(command, keptPath(vault, sha256), signal ? { signal } : {})
    if (answer === 'unknown') {
      await db
        .updateTable('evidence')
        .set((eb) => ({ scan_tries: eb('scan_tries', '+', 1) }))
        .where('sha256', '=', sha256)
        .where('scan', '=', 'waiting')
        .execute()
      continue
    }
    answered += 1
    await settle(db, sha256, answer === 'clean' ? 'clean' : 'refused', auditKey, now)
    // After the commit: a crash between leaves a file nobody can fetch, for the clean-up.
    if (answer === 'infected') await discard(keptPath(vault, sha256))
  }
  return answered
}

/** The same content is one file, so one answer holds for every value it proves; an infection also for those scanned before. */
async function settle(db: Db, sha256: string, scan: 'clean' | 'refused', auditKey: string, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockWriters(trx)
    const rows = await trx.selectFrom('evidence').selectAll().where('sha256', '=', sha256).execute()
    for (const row of rows) {
      if (row.scan === scan || (scan === 'clean' && row.scan !== 'waiting')) continue
      await trx.updateTable('evidence').set({ scan, scanned_at: now.toISOString() }).where('id', '=', row.id).execute()
      const subject = subjectOf({ indicatorId: row.indicator_id, year: row.year, month: row.month })
      const one = { id: row.id, title: row.title, sha256 }
      await appendAudit(trx, auditKey, {
        at: now,
        actor: SCANNER,
        act: 'evidence.scan',
        subject,
        before: { ...one, scan: row.scan },
        after: { ...one, scan },
      })
    }
  })
}

/** Deletes files a day old that no row names: left by a crash, a refused request or an infection. Returns how many. */
export async function clearOrphans(db: Db, vault: string, now: Date): Promise<number> {
  const before = new Date(now.getTime() - DAY)
  let gone = 0
  for (const { path, sha256 } of await filesOlderThan(vault, before)) {
    gone += await db.transaction().execute(async (trx) => {
      // Whoever attaches a file looks under the same lock whether it is there.
      await lockWriters(trx)
      const row =
        sha256 === null
          ? undefined
          : await trx
              .selectFrom('evidence')
              .select('id')
              .where('sha256', '=', sha256)
              .where('scan', '<>', 'refused')
              .executeTakeFirst()
      if (row !== undefined || !(await isOlder(path, before))) return 0
      await discard(path)
      return 1
    })
  }
  return gone
}

/** Clears orphans now and daily, scans what waits now and every minute. Returns how to stop. What fails is tried again the next time. */
export function keepEvidence(db: Db, config: Pick<Config, 'localFolder' | 'evidence'>, auditKey: string): () => Promise<void> {
  const { scanCommand } = config.evidence
  let running: Promise<unknown> = Promise.resolve()
  const stop = new AbortController()
  // One after the other: a slow scanner must not be started twice on the same file.
  const next = (work: () => Promise<unknown>) => {
    running = running
      .then(() => (stop.signal.aborted ? undefined : work()))
      .catch((error: unknown) => log.error({ err: error }, 'the upkeep of evidence failed'))
  }
  const scan = async () =>
    scanCommand === null ? 0 : scanWaiting(db, await vaultOf(db, config), scanCommand, auditKey, new Date(), stop.signal)
  const clear = async () => clearOrphans(db, await vaultOf(db, config), new Date())
  next(clear)
  next(scan)
  // unref: a timer alone must not keep a finished process alive.
  const timers = [
    setInterval(() => next(clear), DAY).unref(),
    ...(scanCommand === null ? [] : [setInterval(() => next(scan), MINUTE).unref()]),
  ]
  return async () => {
    stop.abort()
    for (const timer of timers) clearInterval(timer)
    await running
  }
}
