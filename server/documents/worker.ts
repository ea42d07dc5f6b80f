/** What a reading thread runs: parsers of foreign files, under the limits its parent holds. It ends with the parent. */
import { parentPort } from 'node:worker_threads'
import { Refusal } from '../refusal.ts'
import { damaged } from './guard/damage.ts'
import type { ReadDocument } from './model.ts'
import { engineFailed } from './read/engine.ts'
import { pictureOf } from './read/picture.ts'
import { guardAndRead } from './read/read.ts'
import type { Answer, ReadProgress, Task } from './thread.ts'

// Parsers warn about every oddity of a file, at length; what matters is in the document's warnings.
for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => {}
// No reader has anything to fetch.
Reflect.deleteProperty(globalThis, 'fetch')

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const send = (answer: Answer) => parentPort?.postMessage(answer)

parentPort?.on('message', (task: Task) => {
  void answerTo(task).then(send)
})

async function answerTo(task: Task): Promise<Answer> {
  try {
    return { kind: 'done', result: await run(task), retire: engineFailed() }
  } catch (error) {
    return error instanceof Refusal
      ? { kind: 'refused', reason: error.reason, facts: error.facts, retire: engineFailed() }
      : { kind: 'failed', error }
  }
}

async function run(task: Task): Promise<unknown> {
  const { bytes, name } = task
  // A reader that throws has met a file it does not understand.
  const reading = <T>(read: Promise<T>) =>
    read.catch((error: unknown) => {
      throw error instanceof Refusal ? error : damaged('unreadable')
    })
  switch (task.kind) {
    case 'picture':
      return reading(pictureOf(bytes, name, task.page, task.limits))
    case 'sheets':
      return reading(import('./read-sheet.ts').then(({ readSheets }) => readSheets(bytes, name, task.limits)))
    case 'document': {
      const document = await reading(guardAndRead(bytes, name, task.limits, reportReading()))
      if (task.recogniser === null) return document
      report({ stage: 'recognising', done: 0, total: 0 })
      const { recognise } = (await import(task.recogniser)) as { recognise: (document: ReadDocument, given?: unknown) => unknown }
      return recognise(document, task.given)
    }
    case 'again': {
      const { again } = (await import(task.recogniser)) as { again: (packed: Uint8Array, given: unknown) => unknown }
      return again(bytes, task.given)
    }
  }
}

const report = (progress: ReadProgress) => send({ kind: 'progress', progress })

/** At most twenty messages a file. */
function reportReading() {
  let reported = 0
  return (done: number, total: number) => {
    const share = done / total
    if (total <= 0 || (share < 1 && share - reported < 0.05)) return
    reported = share
    report({ stage: 'reading', done, total })
  }
}
