import { Worker } from 'node:worker_threads'
import type { Reason } from '#domain/entry/reasons.ts'
import { damaged, excessive } from './guard/damage.ts'
import { Refusal } from '../refusal.ts'
import { SHEET_LIMITS } from './read-sheet.ts'
import type { ReadFile } from './sheet.ts'

export type SheetAnswer =
  | { readonly kind: 'read'; readonly file: ReadFile }
  | { readonly kind: 'refused'; readonly reason: Reason; readonly facts: Readonly<Record<string, string | number>> }

let queue: Promise<unknown> = Promise.resolve()

/** The file's rows, read in a thread of its own; one file at a time, so that many together cost no more memory than one. */
export async function readInThread(bytes: Uint8Array, name: string): Promise<ReadFile> {
  if (bytes.length === 0) throw damaged('empty')
  if (bytes.length > SHEET_LIMITS.bytes) throw excessive('bytes', SHEET_LIMITS.bytes)
  const turn = queue.then(() => readOne(bytes, name))
  queue = turn.catch(() => {})
  return turn
}

async function readOne(bytes: Uint8Array, name: string): Promise<ReadFile> {
  // Beside this file under the same extension, whether Node reads the source or a bundle.
  const file = import.meta.url.endsWith('.ts')
    ? new URL('./sheet-worker.ts', import.meta.url)
    : new URL('./sheet-worker.js', import.meta.url)
  const worker = new Worker(file, {
    workerData: { bytes: new Uint8Array(bytes), name },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: SHEET_LIMITS.heapMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 8 },
  })
  let late: NodeJS.Timeout | undefined
  try {
    const answer = await new Promise<SheetAnswer>((resolve, reject) => {
      late = setTimeout(() => reject(excessive('time', SHEET_LIMITS.milliseconds)), SHEET_LIMITS.milliseconds)
      worker.once('message', resolve)
      worker.once('error', (error: unknown) =>
        reject(isOutOfMemory(error) ? excessive('memory', SHEET_LIMITS.heapMb) : damaged('unreadable')),
      )
      worker.once('exit', () => reject(damaged('unreadable')))
    })
    if (answer.kind === 'refused') throw new Refusal(answer.reason, answer.facts)
    return answer.file
  } finally {
    clearTimeout(late)
    await worker.terminate()
  }
}

const isOutOfMemory = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
