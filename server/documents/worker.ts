/** The reading thread: parsers run here, under a heap limit and a clock the parent holds. It ends with the parent. */
import { parentPort } from 'node:worker_threads'
import { Refusal } from '../refusal.ts'
import { engineFailed } from './read/engine.ts'
import { pictureOf } from './read/picture.ts'
import { guardAndRead } from './read/read.ts'
import type { Message, Task } from './worker-messages.ts'

// Parsers warn about every oddity of a file, at length; what matters is in the document's warnings.
for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => {}
// No reader has anything to fetch.
Reflect.deleteProperty(globalThis, 'fetch')

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const say = (message: Message) => parentPort?.postMessage(message)

parentPort?.on('message', (task: Task) => {
  void run(task).then(say)
})

async function run(task: Task): Promise<Message> {
  try {
    const result =
      task.kind === 'read'
        ? await guardAndRead(task.bytes, task.name, task.limits, progress())
        : await pictureOf(task.bytes, task.name, task.page, task.limits)
    return { kind: 'done', result, retire: engineFailed() }
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('file-damaged', { what: 'unreadable' })
    return { kind: 'refused', reason: refusal.reason, facts: refusal.facts, retire: engineFailed() }
  }
}

/** At most twenty messages a file. */
function progress() {
  let said = 0
  return (done: number, total: number) => {
    const share = done / total
    if (total <= 0 || (share < 1 && share - said < 0.05)) return
    said = share
    say({ kind: 'progress', done, total })
  }
}
