/** What the thread of a nightly backup runs: reading a whole database and its evidence must not hold up the people at work. */
import { parentPort, workerData } from 'node:worker_threads'
import type { BackupFailure } from '#domain/words/audit-codes.ts'
import { backupFailure, type Made, makeBackup } from './make.ts'

/** What the thread is started with. */
export interface BackupTask {
  readonly databaseUrl: string
  readonly localFolder: string
  readonly file: string
  readonly earlier: string | null
}
export type BackupAnswer =
  | { readonly kind: 'made'; readonly made: Made }
  | { readonly kind: 'failed'; readonly failure: BackupFailure; readonly message: string }

async function answerTo(task: BackupTask): Promise<BackupAnswer> {
  try {
    return { kind: 'made', made: await makeBackup(task, task.file, task.earlier) }
  } catch (error) {
    return { kind: 'failed', failure: backupFailure(error), message: error instanceof Error ? error.message : String(error) }
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(await answerTo(workerData as BackupTask))
