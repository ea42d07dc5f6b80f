/** What the thread of a nightly backup runs: reading a whole database and its evidence must not hold up the people at work. */
import { parentPort, workerData } from 'node:worker_threads'
import { type BackupAnswer, backUpNight, type BackupTask } from './night.ts'

/** `reached`: the folder answers. */
export type BackupMessage = BackupAnswer | { readonly kind: 'reached' }

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const tell = (message: BackupMessage) => parentPort?.postMessage(message)
tell(await backUpNight(workerData as BackupTask, () => tell({ kind: 'reached' })))
