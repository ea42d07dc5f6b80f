import { Worker } from 'node:worker_threads'
import { excessive } from '../../documents/guard/damage.ts'
import { DEFAULT_LIMITS } from '../../documents/guard/limits.ts'
import type { ReadDocument } from '../../documents/model.ts'
import type { PackedParts } from './parts.ts'

export interface Recognised {
  readonly packed: PackedParts
  readonly summary:
    | {
        readonly kind: 'plan'
        readonly indicators: number
        readonly programmes: number
        readonly attention: number
        readonly unrecognised: number
      }
    | { readonly kind: 'not-a-plan' }
}

/** Stages 3 to 7 in a thread of their own, with its memory and time limited. Refuses `file-too-large` when either is spent. */
export async function recogniseInThread(document: ReadDocument): Promise<Recognised> {
  // Beside this file under the same extension, whether Node reads the source or a bundle.
  const file = import.meta.url.endsWith('.ts')
    ? new URL('./recognise-worker.ts', import.meta.url)
    : new URL('./recognise-worker.js', import.meta.url)
  const worker = new Worker(file, {
    workerData: document,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: DEFAULT_LIMITS.heapMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 8 },
  })
  let late: NodeJS.Timeout | undefined
  try {
    return await new Promise<Recognised>((resolve, reject) => {
      late = setTimeout(() => reject(excessive('time', DEFAULT_LIMITS.milliseconds)), DEFAULT_LIMITS.milliseconds)
      worker.once('message', resolve)
      worker.once('error', (error: unknown) => reject(isOutOfMemory(error) ? excessive('memory', DEFAULT_LIMITS.heapMb) : error))
      worker.once('exit', () => reject(new Error('the thread ended without an answer')))
    })
  } finally {
    clearTimeout(late)
    await worker.terminate()
  }
}

const isOutOfMemory = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
