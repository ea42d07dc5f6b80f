/** Stages 3 to 7, loaded by the reading thread: recognising a province takes seconds in which the server has others to answer. */
import type { ReadDocument } from '../../documents/model.ts'
import { recognisePlan } from '../recognise/recognise-plan.ts'
import type { Seen } from '../records.ts'
import { pack, type PackedParts } from './parts.ts'

/** What a document was recognised as. The parts are packed here: they travel and are stored so. */
export interface Recognised {
  readonly format: string
  readonly packed: PackedParts
  readonly summary:
    | {
        readonly kind: 'plan'
        readonly indicators: number
        readonly programmes: number
        readonly attention: number
        readonly unrecognised: number
      }
    | { readonly kind: 'not-a-plan'; readonly lacks: Seen['lacks'] }
}

export function recognise(document: ReadDocument): Recognised {
  const recognition = recognisePlan(document)
  return {
    format: document.format,
    packed: { document: pack(document), recognition: pack(recognition) },
    summary:
      recognition.kind === 'plan'
        ? {
            kind: 'plan',
            indicators: recognition.records.indicators.length,
            programmes: recognition.records.programmes.length,
            attention: recognition.attention.length,
            unrecognised: recognition.unrecognised.length,
          }
        : { kind: 'not-a-plan', lacks: recognition.seen.lacks },
  }
}
