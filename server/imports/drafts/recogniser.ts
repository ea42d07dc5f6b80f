/** Stages 3 to 7, loaded by the reading thread: recognising a province takes seconds in which the server has others to answer. */
import type { ReadDocument } from '../../documents/model.ts'
import { bureauReadings } from '../recognise/recognise-plan.ts'
import type { Recognition, Seen } from '../records.ts'
import { pack, type PackedParts } from './parts.ts'

/** What a document was recognised as, a bureau each; at least one. */
export interface Recognised {
  readonly format: string
  readonly bureaus: readonly RecognisedBureau[]
}

/** The parts are packed here: they travel and are stored so. */
export interface RecognisedBureau {
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

export const recognise = (document: ReadDocument): Recognised => ({
  format: document.format,
  bureaus: bureauReadings(document).map((bureau) => ({
    packed: { document: pack(bureau.document), recognition: pack(bureau.recognition) },
    summary: summaryOf(bureau.recognition),
  })),
})

const summaryOf = (recognition: Recognition): RecognisedBureau['summary'] =>
  recognition.kind === 'plan'
    ? {
        kind: 'plan',
        indicators: recognition.records.indicators.length,
        programmes: recognition.records.programmes.length,
        attention: recognition.attention.length,
        unrecognised: recognition.unrecognised.length,
      }
    : { kind: 'not-a-plan', lacks: recognition.seen.lacks }
