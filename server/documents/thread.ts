import { Worker } from 'node:worker_threads'
import type { Reason } from '#domain/entry/reasons.ts'
import { Refusal } from '../refusal.ts'
import { damaged, excessive } from './guard/damage.ts'
import type { ReadLimits, SheetLimits } from './guard/limits.ts'

const MB = 1024 * 1024
/** How often the size of the process is looked at while a task runs. */
const WATCH_MS = 50
/** A thread nobody has used for this long gives its memory back. */
const IDLE_MS = 30_000
/** Heaps of parsers only grow; after so many files a new thread is cheaper. */
const FILES_PER_THREAD = 50

/** What one task may cost. */
export type ThreadLimits = Pick<ReadLimits, 'milliseconds' | 'heapMb' | 'growthMb'>

/** What a thread is asked, one file at a time. */
export type Task =
  | {
      readonly kind: 'document'
      readonly bytes: Uint8Array
      readonly name: string
      readonly limits: ReadLimits
      /** a module whose `recognise` makes the answer of the document, so that the document itself need not travel */
      readonly recogniser: string | null
      /** what `recognise` is given beside the document */
      readonly given?: unknown
    }
  /** a document that was read before, as its recogniser packed it: its `again` makes the answer */
  | {
      readonly kind: 'again'
      readonly bytes: Uint8Array
      readonly name: string
      readonly limits: ReadLimits
      readonly recogniser: string
      readonly given: unknown
    }
  | {
      readonly kind: 'picture'
      readonly bytes: Uint8Array
      readonly name: string
      readonly limits: ReadLimits
      readonly page: number
    }
  | { readonly kind: 'sheets'; readonly bytes: Uint8Array; readonly name: string; readonly limits: SheetLimits }

/** How far the reading of a document is; `done` of `total` pages or sections. */
export interface ReadProgress {
  readonly stage: 'reading' | 'recognising'
  readonly done: number
  readonly total: number
}

/** What the thread sends back. `retire`: its memory may be in disorder, so the next task gets a new thread. */
export type Answer =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  | { readonly kind: 'done'; readonly result: unknown; readonly retire: boolean }
  | {
      readonly kind: 'refused'
      readonly reason: Reason
      readonly facts: Readonly<Record<string, string | number>>
      readonly retire: boolean
    }
  /** a fault of ours and not of the file */
  | { readonly kind: 'failed'; readonly error: unknown }

export interface BoundedThread {
  /**
   * Runs one task; the next waits. Refuses 'file-too-large' (what: time or memory) when a limit is spent, 'file-damaged' when the
   * thread dies, and what the thread refuses. Then the thread is ended; nothing else notices.
   */
  readonly run: <T>(task: Task, limits: ThreadLimits, onProgress?: (progress: ReadProgress) => void) => Promise<T>
  /** Ends the thread after what waits, if there is one; for a server that stops. */
  readonly end: () => Promise<void>
}

interface Running {
  readonly worker: Worker
  readonly heapMb: number
  files: number
  idle: NodeJS.Timeout | null
}

const WORKER = new URL('./worker.ts', import.meta.url)

/** A reading thread, started when first needed. It sees neither the server's environment, which holds secrets, nor its options. */
export function boundedThread(): BoundedThread {
  let current: Running | null = null
  let queue: Promise<unknown> = Promise.resolve()

  function start(heapMb: number): Running {
    const worker = new Worker(WORKER, {
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 8 },
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    worker.stdout.resume()
    worker.stderr.resume()
    // A thread that dies between two files must not end the server.
    worker.on('error', () => {})
    worker.on('exit', () => {
      if (current?.worker === worker) current = null
    })
    worker.unref()
    return { worker, heapMb, files: 0, idle: null }
  }

  async function end(): Promise<void> {
    const ending = current
    current = null
    if (ending?.idle) clearTimeout(ending.idle)
    await ending?.worker.terminate()
  }

  async function workerFor(heapMb: number): Promise<Worker> {
    if (current && (current.files >= FILES_PER_THREAD || current.heapMb !== heapMb)) await end()
    current ??= start(heapMb)
    if (current.idle) clearTimeout(current.idle)
    current.idle = null
    current.files++
    return current.worker
  }

  function rest(): void {
    if (!current) return
    if (current.idle) clearTimeout(current.idle)
    current.idle = setTimeout(() => void end(), IDLE_MS)
    current.idle.unref()
  }

  async function runOne(task: Task, limits: ThreadLimits, onProgress: (progress: ReadProgress) => void): Promise<unknown> {
    const worker = await workerFor(limits.heapMb)
    const before = process.memoryUsage.rss()
    const over = new AbortController()
    try {
      return await new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(excessive('time', limits.milliseconds)), limits.milliseconds)
        const watch = setInterval(() => {
          if (process.memoryUsage.rss() - before > limits.growthMb * MB) reject(excessive('memory', limits.growthMb))
        }, WATCH_MS)
        const died = (error?: unknown) =>
          reject(isOutOfMemory(error) ? excessive('memory', limits.heapMb) : damaged('unreadable'))
        const receive = (answer: Answer) => {
          if (answer.kind === 'progress') return onProgress(answer.progress)
          if (answer.kind === 'failed' || answer.retire) void end()
          if (answer.kind === 'done') resolve(answer.result)
          else reject(answer.kind === 'refused' ? new Refusal(answer.reason, answer.facts) : answer.error)
        }
        worker.on('message', receive).on('error', died).on('exit', died)
        over.signal.addEventListener('abort', () => {
          clearTimeout(late)
          clearInterval(watch)
          worker.off('message', receive).off('error', died).off('exit', died)
        })
        // A copy: the sender may still need the bytes, and a parser may take a buffer away.
        const bytes = new Uint8Array(task.bytes)
        worker.postMessage({ ...task, bytes }, [bytes.buffer])
      })
    } catch (error) {
      if (error instanceof Refusal && (error.facts['what'] === 'time' || error.facts['what'] === 'memory')) await end()
      throw error
    } finally {
      over.abort()
      rest()
    }
  }

  return {
    run: <T>(task: Task, limits: ThreadLimits, onProgress: (progress: ReadProgress) => void = () => {}) => {
      const turn = queue.then(() => runOne(task, limits, onProgress))
      queue = turn.catch(() => {})
      return turn as Promise<T>
    },
    end: async () => {
      await queue
      await end()
    },
  }
}

const isOutOfMemory = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
