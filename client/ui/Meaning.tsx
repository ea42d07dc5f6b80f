import { MEANINGS } from '#domain/words/meanings.ts'
import type { TermKey } from '#domain/words/terms.ts'

/** What a word of the field means; loaded when the first is asked for. */
export default function Meaning({ term }: { term: TermKey }) {
  return MEANINGS[term]
}
