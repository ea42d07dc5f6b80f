import type { ReadDocument } from '#server/documents/model.ts'

/** Counts the blocks of a document, in the reading thread; throws for one called as no document is. */
export function recognise({ blocks, name }: ReadDocument): number {
  if (name === 'fault.md') throw new TypeError('a fault of ours')
  return blocks.length
}
