/** Reads one file and ends: parsers of foreign files run here, under a heap limit and a clock the parent holds. */
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../refusal.ts'
import { readSheets } from './read-sheet.ts'
import type { SheetAnswer } from './sheet-thread.ts'

for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => {}
// No reader has anything to fetch.
Reflect.deleteProperty(globalThis, 'fetch')

async function answer(): Promise<SheetAnswer> {
  const { bytes, name } = workerData as { bytes: Uint8Array; name: string }
  try {
    return { kind: 'read', file: await readSheets(bytes, name) }
  } catch (error) {
    return error instanceof Refusal
      ? { kind: 'refused', reason: error.reason, facts: error.facts }
      : { kind: 'refused', reason: 'file-damaged', facts: { what: 'unreadable' } }
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
void answer().then((said) => parentPort?.postMessage(said))
