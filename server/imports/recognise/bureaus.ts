import type { Block, ReadDocument } from '../../documents/model.ts'
import { signature } from './signature.ts'
import { filled, type Line, linesOf } from './source.ts'

/**
 * The document cut at every second and later owner of the bureau's kind ('[소관실국] …'): each part is one bureau's plan.
 * Blocks keep their places, so that every loc still points into the whole document.
 */
export function bureausIn(document: ReadDocument): ReadDocument[] {
  const starts: number[] = []
  const names: string[] = []
  const saying = document.blocks.filter((block) => saysOwner(block))
  for (const line of linesOf({ blocks: saying })) {
    const sign = signature(line)
    if (sign?.kind !== 'owner' || sign.level !== 'bureau' || !sign.value || names.includes(sign.value.squeezed)) continue
    names.push(sign.value.squeezed)
    starts.push(startOf(document.blocks, line, sign.value.squeezed))
  }
  if (starts.length < 2) return [document]
  return starts.map((from, i) => ({
    ...document,
    blocks: document.blocks.slice(i === 0 ? 0 : from, starts[i + 1] ?? document.blocks.length),
  }))
}

const saysOwner = (block: Block): boolean =>
  block.kind === 'text' ? OWNER.test(block.text) : block.grid.some((row) => row.some((cell) => OWNER.test(cell.text)))
const OWNER = /소[^가-힣]{0,9}관/

/** The owner's table, and the bureau's name or a title printed as texts right above it. */
function startOf(blocks: readonly Block[], line: Line, name: string): number {
  let at = blocks.findIndex((block) => block.loc.block === line.block)
  for (let above = at - 1; above >= 0 && at - above <= 3; above--) {
    const block = blocks[above]
    if (block?.kind !== 'text') break
    const texts = linesOf({ blocks: [block] }).flatMap(filled)
    if (
      texts.some(
        (piece) => piece.squeezed === name || piece.squeezed === `[${name}]` || /성과계획서$|^전략목표/.test(piece.squeezed),
      )
    )
      at = above
  }
  return at
}
