/** A thread of its own for one document: recognising a province takes seconds in which the server has others to answer. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadDocument } from '../../documents/model.ts'
import { recognisePlan } from '../recognise/recognise-plan.ts'
import { pack } from './parts.ts'
import type { Recognised } from './recognise-thread.ts'

const document = workerData as ReadDocument
const recognition = recognisePlan(document)
const packed = { document: pack(document), recognition: pack(recognition) }
const answer: Recognised = {
  packed,
  summary:
    recognition.kind === 'plan'
      ? {
          kind: 'plan',
          indicators: recognition.records.indicators.length,
          programmes: recognition.records.programmes.length,
          attention: recognition.attention.length,
          unrecognised: recognition.unrecognised.length,
        }
      : { kind: 'not-a-plan' },
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(answer)
