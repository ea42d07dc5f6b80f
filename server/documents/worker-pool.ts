import { Worker } from 'node:worker_threads'
import { Refusal } from '../refusal.ts'
import { damaged, excessive } from './guard/damage.ts'
import type { Message, Results, Task } from './worker-messages.ts'

const MB = 1024 * 1024
/** How often the process is looked at while a file is read. */
const WATCH_MS = 50
/** A thread nobody has used for this long gives its memory back. */
const IDLE_MS = 30_000
/** Heaps of parsers only grow; after so many files a new thread is cheaper. */
const FILES_PER_THREAD = 50

interface Thread {
  readonly worker: Worker
  readonly heapMb: number
  files: number
  idle: NodeJS.Timeout | null
}

let thread: Thread | null = null
let queue: Promise<unknown> = Promise.resolve()

/**
 * One file in the reading thread; the next waits. A file that takes too long, or makes the process grow too much, is refused
 * with `file-too-large` and its thread is ended; nothing else notices.
 */
export function inReadingThread<K extends Task['kind']>(
  task: Extract<Task, { kind: K }>,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Results[K]> {
  const turn = queue.then(() => runOne(task, onProgress))
  queue = turn.catch(() => {})
  return turn as Promise<Results[K]>
}

/** Ends the thread, if there is one; for a server that stops. */
export async function endReadingThread(): Promise<void> {
  await queue
  await end()
}

async function runOne(task: Task, onProgress: (done: number, total: number) => void): Promise<Results[Task['kind']]> {
  const { worker } = await threadFor(task)
  const before = process.memoryUsage.rss()
  const clock = new AbortController()
  try {
    return await new Promise((resolve, reject) => {
      const { signal } = clock
      const late = setTimeout(() => reject(excessive('time', task.limits.milliseconds)), task.limits.milliseconds)
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > task.limits.growthMb * MB) reject(excessive('memory', task.limits.growthMb))
      }, WATCH_MS)
      const died = (error?: unknown) =>
        reject(isOutOfMemory(error) ? excessive('memory', task.limits.heapMb) : damaged('unreadable'))
      const heard = (message: Message) => {
        if (message.kind === 'progress') return onProgress(message.done, message.total)
        if (message.retire) void end()
        if (message.kind === 'done') resolve(message.result)
        else reject(new Refusal(message.reason, message.facts))
      }
      worker.on('message', heard).on('error', died).on('exit', died)
      signal.addEventListener('abort', () => {
        clearTimeout(late)
        clearInterval(watch)
        worker.off('message', heard).off('error', died).off('exit', died)
      })
      // The reader's own copy: the sender may still need the bytes, and a parser may take a buffer away.
      const bytes = new Uint8Array(task.bytes)
      worker.postMessage({ ...task, bytes }, [bytes.buffer])
    })
  } catch (error) {
    if (error instanceof Refusal && (error.facts['what'] === 'time' || error.facts['what'] === 'memory')) await end()
    throw error
  } finally {
    clock.abort()
    rest()
  }
}

const isOutOfMemory = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

async function threadFor(task: Task): Promise<Thread> {
  if (thread && (thread.files >= FILES_PER_THREAD || thread.heapMb !== task.limits.heapMb)) await end()
  thread ??= start(task.limits.heapMb)
  if (thread.idle) clearTimeout(thread.idle)
  thread.idle = null
  thread.files++
  return thread
}

function start(heapMb: number): Thread {
  // Beside this file under the same extension, whether Node reads the source or a bundle.
  const file = import.meta.url.endsWith('.ts') ? new URL('./worker.ts', import.meta.url) : new URL('./worker.js', import.meta.url)
  const worker = new Worker(file, {
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 8 },
    // Nothing of the server's environment, which holds secrets, and none of its options.
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
    if (thread?.worker === worker) thread = null
  })
  worker.unref()
  return { worker, heapMb, files: 0, idle: null }
}

function rest() {
  if (!thread) return
  if (thread.idle) clearTimeout(thread.idle)
  thread.idle = setTimeout(() => void end(), IDLE_MS)
  thread.idle.unref()
}

async function end() {
  const ending = thread
  thread = null
  if (ending?.idle) clearTimeout(ending.idle)
  await ending?.worker.terminate()
}
