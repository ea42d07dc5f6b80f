/** Stages 3 to 7, loaded by the reading thread: recognising a province takes seconds in which the server has others to answer. */
import type { ReadDocument } from '../../documents/model.ts'
import { bureauReadings } from '../recognise/recognise-plan.ts'
import type { Recognition, Seen } from '../records.ts'
import { type SaidRule, tableWords } from '../recognise/rules.ts'
import { pack, type PackedParts, unpack } from './parts.ts'
import { type Forgotten, type RememberedRule, rulesFor } from './remembered.ts'

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
  /** what was said of an earlier document and holds here too */
  readonly remembered: readonly RememberedRule[]
}

/** `remembered`: what was said of earlier documents; what of it fits this one holds from the beginning. */
export function recognise(document: ReadDocument, remembered: readonly (RememberedRule | Forgotten)[] = []): Recognised {
  const rules = rulesFor(document, remembered)
  return {
    format: document.format,
    bureaus: bureauReadings(document, rules).map((bureau) => {
      const words = new Set(bureau.document.blocks.flatMap((block) => (block.kind === 'table' ? [tableWords(block)] : [])))
      return {
        packed: { document: pack(bureau.document), recognition: pack(bureau.recognition) },
        summary: summaryOf(bureau.recognition),
        remembered: rules.filter(({ table }) => words.has(table)),
      }
    }),
  }
}

/** A document that was read before, read again with what was said of its tables since. */
export function again(packed: Uint8Array, rules: readonly SaidRule[]): Uint8Array {
  const [first] = bureauReadings(unpack(packed) as ReadDocument, rules)
  return pack(first?.recognition)
}

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
