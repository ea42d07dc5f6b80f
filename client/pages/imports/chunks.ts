/** A long document in pieces that are drawn when they come near the window. Pure. */
import type { Block } from '../../../server/imports/model.ts'

export interface Chunk {
  readonly key: string
  readonly blocks: readonly Block[]
  /** rem: before it was drawn once */
  readonly height: number
}

const CELLS = 240
const weightOf = (block: Block) => (block.kind === 'text' ? 1 : block.grid.length * (block.grid[0]?.length ?? 0))
const heightOf = (block: Block) => (block.kind === 'text' ? 1.75 : block.grid.length * 1.9 + 1)

export function chunksOf(blocks: readonly Block[]): readonly Chunk[] {
  const chunks: { blocks: Block[]; weight: number }[] = []
  for (const block of blocks) {
    const last = chunks.at(-1)
    const weight = weightOf(block)
    if (last === undefined || (last.weight > 0 && last.weight + weight > CELLS)) chunks.push({ blocks: [block], weight })
    else {
      last.blocks.push(block)
      last.weight += weight
    }
  }
  return chunks.map(({ blocks: own }) => ({
    key: String(own[0]?.loc.block ?? 0), blocks: own, height: own.reduce((sum, block) => sum + heightOf(block), 0),
  }))
}
